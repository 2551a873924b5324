package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
	"kasb/ui/term"
)

// calibration shows one sentence in every way that a line can be written, and
// asks which one reads right. Its question stands there in English too: Arabic
// may be what can't be read.
type calibration struct {
	env  *Env
	list list
	now  term.Strategy // the one in use, as it was drawn
}

// sample fails visibly where it is written the wrong way: a bracketed word, a
// number, a lam-alef, which must take one cell, and a Latin word with a mark
// behind it.
const sample = "كيف (أبدأ) في 2024 بلا YouTube؟"

func newCalibration(env *Env) *calibration {
	c := &calibration{env: env, list: list{env: env}}
	c.list.draw, c.list.above = c.row, c.question
	c.list.spaced = func(int) bool { return false }
	c.fill()
	c.list.at = int(c.now)
	return c
}

// fill draws the rows anew: which of them is in use may have changed.
func (c *calibration) fill() {
	c.now = c.env.Profile.Strategy
	c.list.set(len(term.Names()))
}

func (c *calibration) Title() string { return "معايرة العرض" }

func (c *calibration) keys() Keys {
	k := c.env.Keys
	n := strconv.Itoa(c.list.n)
	var digits []string
	for i := range c.list.n {
		digits = append(digits, strconv.Itoa(i+1))
	}
	k.Digit.SetKeys(digits...)
	k.Digit.SetHelp("1–"+n, "هذا السطر صحيح")
	k.Choose = with(k.Choose, "السطر المحدد صحيح")
	k.DontKnow = with(k.DontKnow, "تلقائي")
	k.Leave = with(k.Leave, "ترك")
	return k
}

func (c *calibration) ShortHelp() []key.Binding {
	k := c.keys()
	return []key.Binding{k.Digit, k.DontKnow, k.Leave, k.Up, k.Down}
}

func (c *calibration) FullHelp() [][]key.Binding {
	k := c.keys()
	return [][]key.Binding{append([]key.Binding{k.Digit, k.DontKnow, k.Choose}, c.list.moves(k)...), {k.Leave, k.Back}}
}

func (c *calibration) Update(msg tea.Msg) (Screen, tea.Cmd) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return c, nil
	}
	k := c.keys()
	switch {
	case key.Matches(m, k.Leave, k.Back):
		return c, pop
	case c.list.move(m, k):
	case key.Matches(m, k.Choose):
		return c, c.choose(term.Strategy(c.list.at).String())
	case key.Matches(m, k.Digit):
		return c, c.choose(term.Strategy(digit(m) - 1).String())
	case key.Matches(m, k.DontKnow):
		return c, c.choose("")
	}
	return c, nil
}

// choose keeps what was chosen and goes back to where everything is seen in it.
func (c *calibration) choose(name string) tea.Cmd {
	return tea.Sequence(pop, c.env.calibrate(name))
}

func (c *calibration) More() bool { return c.list.pane.more() }

func (c *calibration) View(size Size) []rtl.Line {
	if c.now != c.env.Profile.Strategy {
		c.fill()
	}
	return c.list.view(size)
}

// Way gives each row its own.
func (c *calibration) Way(line int) (s term.Strategy, other bool) {
	line += c.list.pane.top
	for i, l := range c.list.lines {
		if line >= l[0] && line < l[1] {
			return term.Strategy(i), true
		}
	}
	return 0, false
}

// question stands above the first row.
func (c *calibration) question(i, width int, spaced bool) []rtl.Line {
	if i > 0 {
		return nil
	}
	english := "Which line is right? Press its digit."
	arabic := "أي سطر صحيح؟ اضغط رقمه، أو 0 للتلقائي."
	if spaced {
		english = "Which line reads right: letters joined, words from right to left, brackets around the second word, " +
			"both bars in line with the others? Press the digit of the first such line, or 0 to leave it to the program."
		arabic = "أي سطر صحيح: حروفه متصلة، وكلماته من اليمين إلى اليسار، وقوساه حول الكلمة الثانية، والخطان على جانبيه على استقامة خطوط الأسطر الأخرى؟ " +
			"اضغط رقم أول سطر كهذا، أو 0 لترك الأمر للبرنامج."
	}
	th := c.env.Theme
	lines := rtl.Layout(th.Text.Render(english), rtl.Options{Width: width, Base: rtl.LeftToRight, Align: rtl.AlignLeft})
	lines = append(lines, rtl.Layout(th.Text.Render(arabic), c.env.options(width))...)
	if spaced {
		lines = append([]rtl.Line{c.env.blank(width)}, lines...)
		lines = append(lines, c.env.blank(width))
	}
	return lines
}

// row is the sentence in a frame, its digit at the left edge. Digit and frame
// are drawn, not written: they stand where they are put with every strategy.
func (c *calibration) row(i int, marked bool, width int) []rtl.Line {
	th := c.env.Theme
	bar, number, dot := " ", th.Key, " "
	if marked {
		bar, number = "▌", th.Selected
	}
	if term.Strategy(i) == c.now {
		dot = "●"
	}
	side := rtl.Fill("│", 1, th.Rule)
	text := rtl.Fit(th.Text.Render(sample), rtl.Width(sample), rtl.AlignRight)
	row := rtl.Row(side, rtl.Blank(1), text, rtl.Blank(1), side,
		rtl.Fill(dot, 1, pen(th.Good)), rtl.Fill(strconv.Itoa(i+1), 1, pen(number)), rtl.Fill(bar, 1, pen(th.Brand)))
	return []rtl.Line{rtl.Row(rtl.Blank(width-row.Width()), row)}
}

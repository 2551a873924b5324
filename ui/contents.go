package ui

import (
	"sort"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// contents lists the headings of a page, a line each, as deep as they stand. Only
// the lines in sight are drawn: a long text has thousands of headings.
type contents struct {
	env    *Env
	md     *markdown
	all    []heading
	least  int // the level of the highest one
	here   int // the heading under which the page stands, -1 before the first one
	at     int
	top    int
	height int
	drawn  map[drawnHeading]rtl.Line
	laid   layoutKey // how they are drawn
}

// drawnHeading is a heading as it looks, with the mark or without.
type drawnHeading struct {
	heading int
	marked  bool
}

// keptHeadings is how many headings are kept as they were drawn, at most.
const keptHeadings = 512

// jumpMsg takes a page to a byte of its text.
type jumpMsg struct{ offset int }

// openContents lists the headings of a page's text, which stands at a byte.
func openContents(r *reader) tea.Cmd {
	text, offset := r.doc.text, r.doc.offset()
	return func() tea.Msg {
		c := &contents{env: r.env, md: newMarkdown(markdownTheme{}), all: headings(text), least: 6}
		for _, h := range c.all {
			c.least = min(c.least, h.level)
		}
		c.here = headingAbove(c.all, offset)
		c.at = max(c.here, 0)
		return openMsg{from: r, open: func() (Screen, error) { return c, nil }}
	}
}

// headingAbove is the number of the heading under which a byte of the text
// stands, -1 before the first one.
func headingAbove(all []heading, offset int) int {
	return sort.Search(len(all), func(i int) bool { return all[i].offset > offset }) - 1
}

func (c *contents) Title() string { return "المحتويات" }

func (c *contents) Status(bool) string { return headingsNoun.Of(len(c.all)) }

func (c *contents) ShortHelp() []key.Binding {
	k := c.keys()
	return []key.Binding{k.Choose, k.Leave, k.Down, k.Up, k.Quit}
}

func (c *contents) keys() Keys {
	k := c.env.Keys
	k.Choose = with(k.Choose, "الذهاب إليه")
	k.Forward = with(k.Forward, "الذهاب إليه")
	k.Choose.SetEnabled(len(c.all) > 0)
	k.Forward.SetEnabled(len(c.all) > 0)
	return k
}

func (c *contents) FullHelp() [][]key.Binding {
	k := c.keys()
	return [][]key.Binding{{k.Choose, k.Forward}, {k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}, {k.Leave, k.Back, k.Contents}}
}

func (c *contents) Update(msg tea.Msg) (Screen, tea.Cmd) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return c, nil
	}
	k := c.keys()
	page := max(c.height-2, 1)
	switch {
	case key.Matches(m, k.Leave, k.Back, k.Contents):
		return c, pop
	case key.Matches(m, k.Choose, k.Forward):
		to := jumpMsg{c.all[c.at].offset}
		return c, tea.Sequence(pop, func() tea.Msg { return to })
	case key.Matches(m, k.Up):
		c.at--
	case key.Matches(m, k.Down):
		c.at++
	case key.Matches(m, k.PageUp):
		c.at -= page
	case key.Matches(m, k.PageDown):
		c.at += page
	case key.Matches(m, k.Top):
		c.at = 0
	case key.Matches(m, k.End):
		c.at = len(c.all)
	}
	c.at = max(min(c.at, len(c.all)-1), 0)
	return c, nil
}

func (c *contents) Point(_, y int) bool {
	if y < 0 || y >= c.height || c.top+y >= len(c.all) {
		return false
	}
	c.at = c.top + y
	return true
}

func (c *contents) More() bool { return c.top+c.height < len(c.all) }

func (c *contents) View(size Size) []rtl.Line {
	c.height = size.Height
	c.top = min(max(c.top, c.at-c.height+1), c.at)
	if c.at == c.here && c.top == c.at { // with some of what stands before it
		c.top = c.at - c.height/3
	}
	c.top = max(min(c.top, len(c.all)-c.height), 0)
	if len(c.all) == 0 {
		return rtl.Layout(c.env.Theme.Faint.Render("لا عناوين في هذه الصفحة."), c.env.options(size.Width))
	}
	if k := c.env.layoutKey(size.Width); c.laid != k || len(c.drawn) > keptHeadings {
		c.laid, c.drawn = k, map[drawnHeading]rtl.Line{}
	}
	var lines []rtl.Line
	for i := c.top; i < min(c.top+c.height, len(c.all)); i++ {
		k := drawnHeading{i, i == c.at}
		if _, ok := c.drawn[k]; !ok {
			c.drawn[k] = c.line(i, size.Width)
		}
		lines = append(lines, c.drawn[k])
	}
	return lines
}

// line is heading i. A bar marks the one that Enter goes to, a dot the one that
// the page stands at.
func (c *contents) line(i, width int) rtl.Line {
	th, h := c.env.Theme, c.all[i]
	bar, dot, style := " ", " ", th.Text
	if h.level == c.least {
		style = th.Title
	}
	if i == c.here {
		dot = th.Accent.Render("●")
	}
	if i == c.at {
		bar, style = th.Brand.Render("▌"), th.Selected
	}
	text := c.md.inlineText(h.text)
	head := rtl.Row(rtl.Fit(bar, 1, rtl.AlignRight), rtl.Blank(1), rtl.Fit(dot, 1, rtl.AlignRight), rtl.Blank(1+min(2*(h.level-c.least), width/3)))
	o := rtl.Options{Width: width - head.Width(), Base: count(text).direction(rtl.RightToLeft), Align: rtl.AlignRight, Marks: c.env.marks, Digits: c.env.Theme.Digits}
	return rtl.Row(head, o.Fit(style.Render(text)))
}

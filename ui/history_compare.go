package ui

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/ui/rtl"
)

// comparison shows what moved between two runs. One of them stays, the other can
// be any of the rest; the older one is always the one before.
type comparison struct {
	env    *Env
	table  *quiz.Table
	runs   []run // those that have a result, newest first
	stays  int
	other  int
	before quiz.Result
	after  quiz.Result
	pane   pane
	laid   layoutKey
}

// openComparison compares the marked run of the history.
func openComparison(h *history) tea.Cmd {
	other, ok := h.other()
	if !ok {
		return nil
	}
	env, table, marked := h.env, h.table, h.list.at
	c := &comparison{env: env, table: table}
	for i, r := range h.runs {
		switch i {
		case marked:
			c.stays = len(c.runs)
		case other:
			c.other = len(c.runs)
		}
		if r.scored {
			c.runs = append(c.runs, r)
		}
	}
	return func() tea.Msg {
		return openMsg{from: h, open: func() (Screen, error) { return c, c.score() }}
	}
}

// pair is the older run and the newer one.
func (c *comparison) pair() (before, after run) {
	return c.runs[max(c.stays, c.other)], c.runs[min(c.stays, c.other)]
}

func (c *comparison) score() (err error) {
	before, after := c.pair()
	c.laid = layoutKey{}
	if c.before, err = c.table.Result(before.sitting.Sitting); err != nil {
		return err
	}
	c.after, err = c.table.Result(after.sitting.Sitting)
	return err
}

func (c *comparison) Title() string { return "مقارنة نتيجتين" }

// Status is which of the other runs is shown.
func (c *comparison) Status(bool) string {
	others := len(c.runs) - 1
	if others < 2 {
		return ""
	}
	n := c.other + 1
	if c.other > c.stays {
		n--
	}
	return fmt.Sprintf("المقارنة %d من %d", n, others)
}

func (c *comparison) keys() Keys {
	k := c.env.Keys
	for _, b := range []*key.Binding{&k.NextItem, &k.NextPage} {
		*b = with(*b, "مع أقدم")
		b.SetEnabled(len(c.runs) > 2)
	}
	for _, b := range []*key.Binding{&k.PrevItem, &k.PrevPage} {
		*b = with(*b, "مع أحدث")
		b.SetEnabled(len(c.runs) > 2)
	}
	return k
}

func (c *comparison) ShortHelp() []key.Binding {
	k := c.keys()
	return []key.Binding{k.Leave, k.NextPage, k.PrevPage, k.Down, k.Up, k.Quit}
}

func (c *comparison) FullHelp() [][]key.Binding {
	k := c.keys()
	return [][]key.Binding{{k.NextPage, k.PrevPage, k.NextItem, k.PrevItem},
		{k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}, {k.Leave, k.Back}}
}

func (c *comparison) Update(msg tea.Msg) (Screen, tea.Cmd) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return c, nil
	}
	k := c.keys()
	switch {
	case c.pane.key(m, k):
	case key.Matches(m, k.Leave, k.Back):
		return c, pop
	case key.Matches(m, k.NextItem, k.NextPage):
		return c, c.turn(1)
	case key.Matches(m, k.PrevItem, k.PrevPage):
		return c, c.turn(-1)
	}
	return c, nil
}

// turn compares with the next run but the one that stays.
func (c *comparison) turn(by int) tea.Cmd {
	n := len(c.runs)
	for next := true; next; next = c.other == c.stays {
		c.other = (c.other + by + n) % n
	}
	if err := c.score(); err != nil {
		return fail(err)
	}
	return nil
}

func (c *comparison) More() bool { return c.pane.more() }

func (c *comparison) View(size Size) []rtl.Line {
	if k := c.env.layoutKey(size.Width); c.laid != k {
		c.laid = k
		c.pane.set(c.layout(size.Width))
	}
	return c.pane.view(size.Height)
}

func (c *comparison) layout(width int) []rtl.Line {
	s := &sheet{env: c.env, width: width}
	th := c.env.Theme
	before, after := c.pair()
	d := c.table.Difference(c.before, c.after)
	for _, r := range []struct {
		label string
		run
	}{{"قبل: ", before}, {"بعد: ", after}} {
		s.lines = append(s.lines, rtl.Layout(th.Title.Render(r.label)+th.Text.Render(r.date)+th.Faint.Render(" · "+report.FormName(r.sitting.Form)), s.options())...)
		s.under(th.Text.Render(r.top))
	}
	if before.sitting.Form != after.sitting.Form {
		s.text(th.Warn, "الصيغتان مختلفتان، والقصيرة أقل يقينا: بعض الفرق من الأسئلة نفسها.")
	}
	if v := c.table.Version; before.sitting.Table != v || after.sitting.Table != v {
		s.text(th.Faint, "حُسبت النتيجتان بجدول اليوم، الإصدار "+strconv.Itoa(v)+"، وبعض الإجابات من إصدار سابق.")
	}
	s.blank()
	d.Readiness.Name = "الجاهزية من 100"
	c.row(s, difference{Moved: d.Readiness, top: 100, known: [2]bool{!c.before.NoRanking, !c.after.NoRanking}})
	s.heading("ملاءمة المسارات من 100")
	if len(d.Fits) == 0 {
		s.text(th.Faint, "لا مقارنة هنا: في إحدى النتيجتين لا ترتيب للمسارات، فأجوبة «لا أعرف» فيها كثيرة.")
	}
	var rows []difference
	for _, m := range d.Fits {
		rows = append(rows, difference{Moved: m, top: 100, known: [2]bool{true, true}})
	}
	c.rows(s, rows)
	s.heading("ما تقيسه الأسئلة، من 0 إلى 4")
	rows = rows[:0]
	for i, m := range d.Values {
		v, w := c.before.Values[i], c.after.Values[i]
		rows = append(rows, difference{Moved: m, top: 4, known: [2]bool{v.Known, w.Known}, words: [2]string{v.Words, w.Words}})
	}
	c.rows(s, rows)
	return s.lines
}

// difference is a number before and after.
type difference struct {
	quiz.Moved
	top   float64 // of its scale
	known [2]bool
	words [2]string
}

// by is how far the numbers moved as they are shown, 0 where one is not known.
func (d difference) by() float64 {
	if !d.known[0] || !d.known[1] {
		return 0
	}
	return math.Round(10*d.To)/10 - math.Round(10*d.From)/10
}

// changed reports whether there is something to see.
func (d difference) changed() bool { return d.by() != 0 || d.known[0] != d.known[1] }

// rows are the differences, those that moved most before the others.
func (c *comparison) rows(s *sheet, rows []difference) {
	slices.SortStableFunc(rows, func(a, b difference) int { return cmp.Compare(math.Abs(b.by()), math.Abs(a.by())) })
	for _, d := range rows {
		c.row(s, d)
	}
}

// row is a name, a bar, the number before and after, and the change. In a narrow
// window what has changed takes a second line.
func (c *comparison) row(s *sheet, d difference) {
	const (
		nameWidth   = 27
		numberWidth = 3
		changeWidth = 9
		gap         = 2
	)
	th := c.env.Theme
	style := th.Text
	if !d.changed() {
		style = th.Faint
	}
	fit := func(styled string, width int, a rtl.Align) rtl.Line { return c.env.fit(styled, width, a) }
	number := func(side int, n float64, a rtl.Align) rtl.Line {
		text := "؟"
		if d.known[side] {
			text = short(n)
		}
		return fit(style.Render(text), numberWidth, a)
	}
	change := c.env.change(d.by())
	if !d.known[0] || !d.known[1] {
		change = th.Faint.Render("غير معروف")
	}
	to := number(1, d.To, rtl.AlignRight)
	numbers := rtl.Row(number(0, d.From, rtl.AlignLeft), fit(th.Faint.Render(" ← "), 3, rtl.AlignLeft), to)
	if !d.changed() {
		numbers = rtl.Row(rtl.Blank(numbers.Width()-to.Width()), to)
	}
	// A sign and a number alone have no letter that says where to begin.
	tail := rtl.Options{Width: changeWidth, Base: rtl.RightToLeft, Align: rtl.AlignRight, Digits: th.Digits}.Fit(change)
	switch {
	case s.width >= narrow-4:
		room := s.width - nameWidth - numbers.Width() - tail.Width() - 2*gap
		s.lines = append(s.lines, rtl.Row(fit(style.Render(d.Name), nameWidth, rtl.AlignRight), c.bar(d, room), rtl.Blank(gap), numbers, rtl.Blank(gap), tail))
	case !d.changed():
		room := s.width - numbers.Width()
		s.lines = append(s.lines, rtl.Row(fit(style.Render(d.Name), room, rtl.AlignRight), numbers))
	default:
		room := s.width - numbers.Width()
		s.lines = append(s.lines, rtl.Row(fit(style.Render(d.Name), s.width-changeWidth, rtl.AlignRight), tail), rtl.Row(c.bar(d, room), numbers))
	}
	if d.changed() && d.words[0] != d.words[1] && d.words[0] != "" && d.words[1] != "" {
		s.under(th.Faint.Render(d.words[0] + " ← " + d.words[1]))
	}
}

// bar is filled as far as both numbers go; what one of them has more is drawn
// another way: double where it was won, broken where it was lost.
func (c *comparison) bar(d difference, width int) rtl.Line {
	th := c.env.Theme
	cells := func(n float64) int { return min(max(int(n/d.top*float64(width)+0.5), 0), width) }
	from, to := cells(d.From), cells(d.To)
	pen := th.Bar
	switch {
	case !d.known[0] && !d.known[1]:
		from, to = 0, 0
	case !d.known[0]:
		from = to
	case !d.known[1]:
		to = from
	}
	if !d.changed() {
		pen = th.BarRest
	}
	both := min(from, to)
	parts := []rtl.Line{rtl.Fill("━", both, pen)}
	switch {
	case to > from:
		parts = append(parts, rtl.Fill("═", to-from, th.Won))
	case to < from:
		parts = append(parts, rtl.Fill("╍", from-to, th.Lost))
	}
	return rtl.Row(append(parts, rtl.Fill("─", width-max(from, to), th.BarRest))...)
}

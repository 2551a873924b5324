package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// versus puts the path looked at beside another one.
type versus struct {
	r     *result
	other int // index of result.Fits; -1: the best of the others
	page
	text  *renderedPage
	drawn pageKey // what text was rendered for; its width does not count
}

func (c *versus) name() (long, short string) { return "مقارنة", "قارن" }

func (c *versus) keys(k Keys) Keys {
	k.Digit = with(k.Digit, "المسار الآخر")
	return k
}

func (c *versus) hints(k Keys) []key.Binding {
	return []key.Binding{k.Digit, k.NextPage, k.Down, k.Choose}
}

func (c *versus) press(m tea.KeyPressMsg, k Keys) (tea.Cmd, bool) {
	if key.Matches(m, k.Digit) {
		if d := digit(m) - 1; d < len(c.r.result.Fits) && d != c.r.at {
			c.other = d
		}
		return nil, true
	}
	return nil, c.pane.key(m, k)
}

// beside is the index of the other path.
func (c *versus) beside() int {
	if c.other >= 0 && c.other != c.r.at {
		return c.other
	}
	if c.r.at == 0 {
		return 1
	}
	return 0
}

func (c *versus) view(size Size) []rtl.Line {
	k := pageKey{layoutKey: c.r.env.layoutKey(size.Width), at: c.r.at, other: c.beside()}
	return c.show(size, k, func() []rtl.Line { return c.layout(k) })
}

func (c *versus) layout(k pageKey) []rtl.Line {
	s := &sheet{env: c.r.env, width: k.width}
	drawn := k
	drawn.width = 0
	if c.text == nil || c.drawn != drawn {
		fits := c.r.result.Fits
		cmp, err := c.r.table.Compare(c.r.answers, fits[k.at].Path, fits[k.other].Path)
		if err == nil {
			c.text, err = newMarkdown(c.r.env.Theme.Page).render(c.markdown(cmp))
		}
		if err != nil {
			s.text(c.r.env.Theme.Bad, err.Error())
			return s.lines
		}
		c.drawn = drawn
	}
	return c.text.layout(k.width, c.r.env.marks).lines
}

// markdown is the comparison as a page.
func (c *versus) markdown(cmp quiz.Comparison) string {
	var b strings.Builder
	a, z := cmp.Fits[0], cmp.Fits[1]
	b.WriteString("## «" + a.Name + "» و«" + z.Name + "»\n\n")
	row := func(cells ...string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	row("", a.Name, z.Name)
	row("---", "---", "---")
	row("الملاءمة", itoa(a.Shown)+" "+a.Word, itoa(z.Shown)+" "+z.Word)
	if a.Blocked != nil || z.Blocked != nil {
		gate := func(f quiz.Fit) string {
			if f.Blocked == nil {
				return "متحقق"
			}
			return "ناقص: " + f.Blocked.Name
		}
		row("شرط البدء", gate(a), gate(z))
	}
	var pages [2]content.Page
	for i, f := range cmp.Fits {
		pages[i], _ = c.r.lib.Page(f.Path)
	}
	if x, y := pages[0].Estimate, pages[1].Estimate; x != nil && y != nil {
		row("كلفة البداية", x.Cost, y.Cost)
		row("الوقت", x.Hours, y.Hours)
		row("أول دخل", x.FirstIncome, y.FirstIncome)
		row("بالهاتف وحده", x.Phone, y.Phone)
	}
	b.WriteString("\nالكلفة والوقت وموعد أول دخل تقديراتنا للتخطيط، ولم تُقس على أحد.\n\n## ما يطلبه كل مسار وما عندك\n\n")
	row("القيمة", "عندك", a.Name, z.Name)
	row("---", "---", "---", "---")
	for _, n := range cmp.Rows {
		have := level(n.Level)
		if !n.Known {
			have = "لا أعرف"
		}
		row(n.Name, have, ask(n.Asks[0]), ask(n.Asks[1]))
	}
	for i, p := range pages {
		if risks, ok := p.Section(content.Risks); ok {
			b.WriteString("\n## مخاطر «" + cmp.Fits[i].Name + "»\n\n" + risks + "\n")
		}
	}
	return b.String()
}

// ask is what a path needs, and what of it is missing.
func ask(a *quiz.Ask) string {
	switch {
	case a == nil:
		return "لا يطلبه"
	case a.Met:
		return "✓ " + a.Words
	}
	return "**" + a.Words + "**، ينقصك " + arabic.MissingPoints.Of(int(a.Gain+0.5))
}

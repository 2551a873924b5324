package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// item is one thing to choose in a menu.
type item struct {
	title, note string
	section     string // heading above the item, where a new group begins
	mark        string // a short word at the left end of the title's line
}

// menu is a list of titles with notes. Its owner asks for the marked one after
// a key and does what belongs to it.
type menu struct {
	list
	intro func(Theme) string // styled text above the items; may be nil
	items []item
}

func newMenu(env *Env) *menu {
	m := &menu{list: list{env: env}}
	m.draw, m.above = m.item, m.heading
	m.spaced = func(i int) bool { return m.items[i].note != "" }
	return m
}

// fill replaces the items and keeps the mark where it can.
func (m *menu) fill(intro func(Theme) string, items []item) {
	m.intro, m.items = intro, items
	m.set(len(items))
}

// press moves the mark, or reports that the marked item was chosen.
func (m *menu) press(msg tea.KeyPressMsg) (chosen bool) {
	k := m.env.Keys
	switch {
	case m.move(msg, k):
	case key.Matches(msg, k.Choose, k.Forward):
		return m.n > 0
	case key.Matches(msg, k.Digit):
		if d := digit(msg); d <= m.n {
			m.at = d - 1
			return true
		}
	}
	return false
}

// bindings are the keys that a menu answers to.
func (m *menu) bindings() []key.Binding {
	k := m.env.Keys
	return append([]key.Binding{with(k.Choose, "فتح"), with(k.Forward, "فتح"), k.Digit}, m.moves(k)...)
}

// heading is the introduction above the first item and the heading above a
// group.
func (m *menu) heading(i, width int, spaced bool) []rtl.Line {
	th := m.env.Theme
	o := m.env.options(width)
	var lines []rtl.Line
	if i == 0 && m.intro != nil {
		lines = append(rtl.Layout(m.intro(th), o), rtl.Blank(width))
	}
	if section := m.items[i].section; section != "" {
		if i > 0 && spaced && !m.spaced(i-1) { // else there is a blank line already
			lines = append(lines, rtl.Blank(width))
		}
		lines = append(lines, rtl.Layout(th.Title.Render(section), o)...)
	}
	return lines
}

// item is a title with its number and its note under it; a bar marks it.
func (m *menu) item(i int, marked bool, width int) []rtl.Line {
	th, it := m.env.Theme, m.items[i]
	bar, title := " ", th.Text
	if marked {
		bar, title = th.Brand.Render("▌"), th.Selected
	}
	number := " "
	if i < 9 {
		number = th.Key.Render(strconv.Itoa(i + 1))
	}
	head := rtl.Row(rtl.Fit(bar, 1, rtl.AlignRight), rtl.Blank(1), m.env.fit(number, 1, rtl.AlignRight), rtl.Blank(2))
	rest := rtl.Row(rtl.Fit(bar, 1, rtl.AlignRight), rtl.Blank(head.Width()-1))
	mark := rtl.Line{}
	if it.mark != "" {
		text := th.Faint.Render(it.mark)
		mark = rtl.Row(rtl.Blank(2), m.env.fit(text, rtl.Width(text), rtl.AlignLeft))
	}
	o := m.env.options(width - mark.Width())
	o.First, o.Rest = head, rest
	lines := rtl.Layout(title.Render(it.title), o)
	for j, l := range lines {
		if j == 0 {
			lines[j] = rtl.Row(l, mark)
		} else {
			lines[j] = rtl.Row(l, rtl.Blank(mark.Width()))
		}
	}
	if it.note != "" {
		o.Width, o.First = width, rest
		lines = append(lines, rtl.Layout(th.Faint.Render(it.note), o)...)
	}
	return lines
}

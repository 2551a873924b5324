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

// menu is a list of items of which one is chosen. Its owner asks for the index
// after a key and does what belongs to it.
type menu struct {
	env   *Env
	intro func(Theme) string // styled text above the items; may be nil
	items []item
	at    int
	pane  pane
	first []int // line at which each item begins
	last  []int // line after each item
	laid  menuKey
}

// menuKey is what a menu's lines depend on.
type menuKey struct {
	layoutKey
	at     int  // the item that is marked
	spaced bool // blank lines stand between items
}

func newMenu(env *Env) menu { return menu{env: env} }

// set replaces the items and keeps the choice where it can.
func (m *menu) set(intro func(Theme) string, items []item) {
	m.intro, m.items = intro, items
	m.at = min(m.at, max(0, len(items)-1))
	m.laid = menuKey{}
}

// key moves the choice; chosen is true when the item at m.at is wanted.
func (m *menu) key(msg tea.KeyPressMsg) (chosen bool) {
	k := m.env.Keys
	n := len(m.items)
	if n == 0 {
		return false
	}
	switch {
	case key.Matches(msg, k.Up):
		m.at = max(m.at-1, 0)
	case key.Matches(msg, k.Down):
		m.at = min(m.at+1, n-1)
	case key.Matches(msg, k.NextItem):
		m.at = (m.at + 1) % n
	case key.Matches(msg, k.PrevItem):
		m.at = (m.at + n - 1) % n
	case key.Matches(msg, k.PageUp):
		m.at = max(m.at-3, 0)
	case key.Matches(msg, k.PageDown):
		m.at = min(m.at+3, n-1)
	case key.Matches(msg, k.Top):
		m.at = 0
	case key.Matches(msg, k.End):
		m.at = n - 1
	case key.Matches(msg, k.Choose, k.Forward):
		return true
	case key.Matches(msg, k.Digit):
		if d := digit(msg); d <= n {
			m.at = d - 1
			return true
		}
	}
	return false
}

// bindings are the keys that a menu answers to.
func (m *menu) bindings() []key.Binding {
	k := m.env.Keys
	return []key.Binding{with(k.Choose, "فتح"), k.Up, k.Down, k.Digit, with(k.Forward, "فتح"), k.NextItem, k.PrevItem, k.PageUp, k.PageDown, k.Top, k.End}
}

func (m *menu) view(size Size) []rtl.Line {
	if k := (menuKey{m.env.layoutKey(size.Width), m.at, size.roomy()}); m.laid != k {
		m.laid = k
		m.layout(size.Width)
	}
	m.pane.view(size.Height)
	from := m.first[m.at]
	if m.at == 0 {
		from = 0 // with the introduction
	}
	m.pane.show(from, m.last[m.at])
	return m.pane.view(size.Height)
}

func (m *menu) layout(width int) {
	th := m.env.Theme
	o := rtl.Options{Width: width, Base: rtl.RightToLeft, Align: rtl.AlignRight}
	var lines []rtl.Line
	if m.intro != nil {
		lines = append(lines, rtl.Layout(m.intro(th), o)...)
		lines = append(lines, rtl.Blank(width))
	}
	m.first, m.last = m.first[:0], m.last[:0]
	for i, it := range m.items {
		if it.section != "" {
			if i > 0 && m.laid.spaced {
				lines = append(lines, rtl.Blank(width))
			}
			lines = append(lines, rtl.Layout(th.Title.Render(it.section), o)...)
		}
		m.first = append(m.first, len(lines))
		lines = append(lines, m.item(i, it, width)...)
		m.last = append(m.last, len(lines))
		if m.laid.spaced && it.note != "" {
			lines = append(lines, rtl.Blank(width))
		}
	}
	m.pane.lines = lines
}

// item lays one item out: a bar where it is chosen, its number, its title and
// its note under the title.
func (m *menu) item(i int, it item, width int) []rtl.Line {
	th := m.env.Theme
	bar, title := " ", th.Text
	if i == m.at {
		bar, title = th.Brand.Render("▌"), th.Selected
	}
	number := " "
	if i < 9 {
		number = th.Key.Render(strconv.Itoa(i + 1))
	}
	head := rtl.Row(rtl.Fit(bar, 1, rtl.AlignRight), rtl.Blank(1), rtl.Fit(number, 1, rtl.AlignRight), rtl.Blank(2))
	rest := rtl.Row(rtl.Fit(bar, 1, rtl.AlignRight), rtl.Blank(head.Width()-1))
	mark := rtl.Line{}
	if it.mark != "" {
		text := th.Faint.Render(it.mark)
		mark = rtl.Row(rtl.Blank(2), rtl.Fit(text, rtl.Width(text), rtl.AlignLeft))
	}
	o := rtl.Options{Width: width - mark.Width(), Base: rtl.RightToLeft, Align: rtl.AlignRight, First: head, Rest: rest}
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

package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// helpScreen lists every key that works on the screen below it.
type helpScreen struct {
	env   *Env
	below Screen
	pane  pane
	laid  layoutKey
}

func newHelp(env *Env, below Screen) *helpScreen { return &helpScreen{env: env, below: below} }

func (h *helpScreen) Title() string { return "مساعدة" }

func (h *helpScreen) ShortHelp() []key.Binding {
	k := h.env.Keys
	return []key.Binding{k.Leave, k.Up, k.Down, k.Quit}
}

func (h *helpScreen) FullHelp() [][]key.Binding {
	k := h.env.Keys
	return [][]key.Binding{{k.Leave, k.Back, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}}
}

func (h *helpScreen) Update(msg tea.Msg) (Screen, tea.Cmd) {
	if msg, ok := msg.(tea.KeyPressMsg); ok && !h.pane.key(msg, h.env.Keys) &&
		key.Matches(msg, h.env.Keys.Leave, h.env.Keys.Back, h.env.Keys.Choose) {
		return h, pop
	}
	return h, nil
}

func (h *helpScreen) More() bool { return h.pane.more() }

func (h *helpScreen) View(size Size) []rtl.Line {
	if k := h.env.layoutKey(size.Width); h.laid != k {
		h.laid = k
		h.pane.set(h.layout(size.Width))
	}
	return h.pane.view(size.Height)
}

func (h *helpScreen) layout(width int) []rtl.Line {
	th, k := h.env.Theme, h.env.Keys
	o := h.env.options(width)
	name := h.below.Title()
	if name == "" {
		name = "الشاشة الأولى"
	}
	lines := rtl.Layout(th.Title.Render("مفاتيح: "+name), o)
	for _, group := range append(h.below.FullHelp(), []key.Binding{k.Search, k.Help, k.Quit, k.Interrupt, k.Suspend}) {
		lines = append(lines, rtl.Blank(width))
		for _, b := range group {
			if b.Enabled() {
				lines = append(lines, h.row(b, width)...)
			}
		}
	}
	lines = append(lines, rtl.Blank(width))
	note := "تعمل المفاتيح نفسها مع لوحة المفاتيح العربية: ض بدل q، و؟ بدل ?، والأرقام ١ و٢ و٣ كالأرقام 1 و2 و3. السهم الأيسر يتقدم والأيمن يرجع."
	return append(lines, rtl.Layout(th.Faint.Render(note), o)...)
}

// row is one key: what it does, behind every name that it has.
func (h *helpScreen) row(b key.Binding, width int) []rtl.Line {
	const column = 22
	th := h.env.Theme
	names := rtl.Line{}
	for i, k := range b.Keys() {
		text := th.Key.Render(keyName(k))
		one := rtl.Fit(text, rtl.Width(text), rtl.AlignRight)
		if i > 0 {
			one = rtl.Row(rtl.Blank(2), one)
		}
		names = rtl.Row(names, one)
	}
	if names.Width() > column-2 {
		text := th.Key.Render(b.Help().Key)
		names = rtl.Fit(text, rtl.Width(text), rtl.AlignRight)
	}
	head := rtl.Row(rtl.Blank(2), names, rtl.Blank(column-names.Width()))
	o := h.env.options(width)
	o.First, o.Rest = head, rtl.Blank(head.Width())
	return rtl.Layout(th.Text.Render(b.Help().Desc), o)
}

// keyName is the name of a key as it stands on the keyboard.
func keyName(k string) string {
	if name, ok := map[string]string{
		"up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "esc": "Esc", "tab": "Tab",
		"shift+tab": "Shift+Tab", "pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End",
		"space": "Space", "backspace": "Backspace", "delete": "Delete", "ctrl+c": "Ctrl+C",
	}[k]; ok {
		return name
	}
	return k
}

package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// helpScreen lists every key that works on the screen below it, in groups. The
// list can be searched: Esc takes the words away, and then closes.
type helpScreen struct {
	env    *Env
	below  Screen
	field  *Field // the words that the keys in sight have
	typing bool
	groups []keyGroup // in sight
	count  int        // the keys in them
	pane   pane
	laid   helpLook
	styled layoutKey // the theme that the field was drawn with
}

// helpLook is what the lines depend on.
type helpLook struct {
	layoutKey
	query string
}

func newHelp(env *Env, below Screen) *helpScreen {
	h := &helpScreen{env: env, below: below, field: NewField(rtl.RightToLeft)}
	h.field.Prompt, h.field.Placeholder = "بحث في المفاتيح:", "كلمة أو مفتاح"
	return h
}

func (h *helpScreen) Title() string { return "مساعدة" }

func (h *helpScreen) Typing() bool { return h.typing }

func (h *helpScreen) Cursor() *tea.Cursor { return h.field.Cursor() }

// keys are those of the help itself.
func (h *helpScreen) keys() Keys {
	k := h.env.Keys
	k.Search = with(k.Search, "بحث في المفاتيح")
	k.Search.SetEnabled(true) // whatever there is to search below
	if h.field.Value() != "" {
		k.Leave = with(k.Leave, "كل المفاتيح")
	}
	if !h.typing {
		return k
	}
	k.Leave.SetKeys("esc")
	k.Up.SetKeys("up")
	k.Down.SetKeys("down")
	k.PageUp.SetKeys("pgup")
	k.PageDown.SetKeys("pgdown")
	k.Choose = with(k.Choose, "تم")
	for _, b := range []*key.Binding{&k.Top, &k.End, &k.Back, &k.Search} {
		b.SetEnabled(false)
	}
	return k
}

func (h *helpScreen) ShortHelp() []key.Binding {
	k := h.keys()
	if h.typing {
		return []key.Binding{k.Choose, k.Leave, k.Down, k.Up, k.Interrupt}
	}
	return []key.Binding{k.Leave, k.Search, k.Up, k.Down, k.Quit}
}

func (h *helpScreen) FullHelp() [][]key.Binding {
	k := h.keys()
	if h.typing {
		return append([][]key.Binding{{k.Choose, k.Leave, k.Up, k.Down, k.PageUp, k.PageDown}}, h.field.Keys.All()...)
	}
	return [][]key.Binding{{k.Leave, k.Back, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}}
}

func (h *helpScreen) Update(msg tea.Msg) (Screen, tea.Cmd) {
	if h.typing && h.field.Update(msg) {
		return h, nil
	}
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return h, nil
	}
	switch k := h.keys(); {
	case h.pane.key(m, k):
	case key.Matches(m, k.Search):
		h.typing = true
	case h.typing && key.Matches(m, k.Choose):
		h.typing = false
	case key.Matches(m, k.Leave) && (h.typing || h.field.Value() != ""):
		h.typing = false
		h.field.SetValue("")
	case key.Matches(m, k.Leave, k.Back, k.Choose):
		return h, pop
	}
	return h, nil
}

func (h *helpScreen) More() bool { return h.pane.more() }

func (h *helpScreen) View(size Size) []rtl.Line {
	query := h.field.Value()
	if k := (helpLook{h.env.layoutKey(size.Width), query}); h.laid != k {
		other := h.laid.query != query
		h.laid = k
		h.groups, h.count = keyGroups(h.env.Keys, h.below, query)
		h.pane.set(h.layout(size.Width))
		if other {
			h.pane.moveTo(0)
		}
	}
	var head []rtl.Line
	if h.typing || query != "" {
		head = h.search(size)
	}
	return append(head, h.pane.view(size.Height-len(head))...)
}

// search is the field, and how many keys there are that have its words.
func (h *helpScreen) search(size Size) []rtl.Line {
	if style := h.env.layoutKey(0); h.styled != style {
		h.styled = style
		h.field.Pens, h.field.Marks = h.env.Theme.FieldPens(), h.env.marks
	}
	h.field.Block = h.env.Profile.Strategy.MovesCursor()
	count := keysNoun.Of(h.count)
	if h.count == 0 {
		count += ". قد تنفع كلمة أقصر، أو اسم المفتاح كما هو على لوحة المفاتيح."
	}
	lines := append([]rtl.Line{h.field.View(size.Width)}, rtl.Layout(h.env.Theme.Faint.Render(count), h.env.options(size.Width))...)
	if size.roomy() {
		lines = append(lines, h.env.blank(size.Width))
	}
	return lines
}

func (h *helpScreen) layout(width int) []rtl.Line {
	th := h.env.Theme
	s := &sheet{env: h.env, width: width}
	if h.field.Value() == "" {
		name := h.below.Title()
		if name == "" {
			name = "الشاشة الأولى"
		}
		s.text(th.Title, "مفاتيح: "+name)
	}
	for i, group := range h.groups {
		if i > 0 || len(s.lines) > 0 {
			s.blank()
		}
		s.text(th.Accent, group.name)
		for _, b := range group.keys {
			s.lines = append(s.lines, h.row(b, width)...)
		}
	}
	if h.field.Value() == "" {
		s.blank()
		s.text(th.Faint, "تعمل المفاتيح نفسها مع لوحة المفاتيح العربية: ض بدل q، و؟ بدل ?، والأرقام ١ و٢ و٣ كالأرقام 1 و2 و3. السهم الأيسر يتقدم والأيمن يرجع.")
		if h.env.mouse() {
			s.text(th.Faint, "النقر يفتح ما تحته. والنقر على مفتاح في آخر سطر كالضغط عليه، وعلى اسم الشاشة في أول سطر رجوع. لتحديد النص ونسخه: Shift مع الفأرة، وفي iTerm2 مفتاح Option.")
		}
	}
	return s.lines
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

package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/quiz"
	"kasb/content/search"
	"kasb/ui/rtl"
)

// maxHits is how many results are shown at most.
const maxHits = 30

// searchable is what there is to search in, made once by a command.
type searchable struct {
	lib   *content.Library
	table *quiz.Table
	index *search.Index
}

// openSearch lays the search on top, from wherever it lies: it is the way back to the screen that it was called from.
func (a *App) openSearch() tea.Cmd {
	if a.search == nil {
		a.search = newSearch(a.env)
	}
	a.stack = slices.DeleteFunc(a.stack, func(s Screen) bool { return s == a.search })
	a.stack = append(a.stack, a.search)
	a.search.enter()
	return a.env.makeSearchable()
}

// searchableMsg brings it to the root, whichever screen is on top by then.
type searchableMsg struct {
	*searchable
	err error
}

// makeSearchable reads and indexes the content, unless that was done.
func (e *Env) makeSearchable() tea.Cmd {
	if e.searchable != nil {
		return nil
	}
	library, questions := e.Library, e.Table
	return func() tea.Msg {
		lib, err := library()
		if err != nil {
			return searchableMsg{err: err}
		}
		table, err := questions()
		if err != nil {
			return searchableMsg{err: err}
		}
		return searchableMsg{searchable: &searchable{lib, table, search.New(lib, table)}}
	}
}

// chooseMsg opens the marked result once there is one.
type chooseMsg struct{}

// searchScreen finds words in all that there is to read, while they are typed. The program has one, which keeps what was
// typed.
type searchScreen struct {
	env    *Env
	field  *Field
	list   list
	hits   []search.Hit
	asked  string      // the query that hits are the answer to
	meant  string      // what its keys type on an Arabic layout, where only that was found
	in     *searchable // what they were found in; nil before there is anything
	recent string      // the query that led somewhere, to come back to
	note   string      // in place of the number of results, until the next key
	styled layoutKey   // the theme that the field was drawn with
}

func newSearch(env *Env) *searchScreen {
	s := &searchScreen{env: env, field: NewField(rtl.RightToLeft), list: list{env: env}}
	s.field.Prompt, s.field.Placeholder = "بحث:", "كلمة أو أكثر"
	s.list.draw = s.result
	return s
}

// enter begins anew with what was typed last, all of it selected: it can be taken up or typed over.
func (s *searchScreen) enter() {
	if s.field.Value() == "" {
		s.field.SetValue(s.recent)
	}
	s.field.edit.moveTo(0, false)
	s.field.edit.moveTo(len(s.field.Value()), true)
	s.note = ""
}

// find brings the results up to date with the field.
func (s *searchScreen) find() {
	query := s.field.Value()
	if s.in == s.env.searchable && s.asked == query {
		return
	}
	s.asked, s.meant, s.in, s.hits, s.note = query, "", s.env.searchable, nil, ""
	if s.in != nil {
		s.hits = s.in.index.Search(query, maxHits)
	}
	if typed, ok := arabic.OnArabicKeys(query); ok && s.in != nil && (len(s.hits) == 0 || len(query) >= 4) {
		// A few letters may stand somewhere inside of Latin words by chance.
		if hits := s.in.index.Search(typed, maxHits); len(hits) > len(s.hits) {
			s.hits, s.meant = hits, typed
		}
	}
	s.list.at, s.list.pane.top = 0, 0
	s.list.set(len(s.hits))
}

func (s *searchScreen) Title() string { return "بحث" }

func (s *searchScreen) Typing() bool { return true }

func (s *searchScreen) Cursor() *tea.Cursor { return s.field.Cursor() }

// keys are those that are no text and not the field's.
func (s *searchScreen) keys() Keys {
	k := s.env.Keys
	only := func(b key.Binding, name string) key.Binding {
		b.SetKeys(name)
		return b
	}
	k.Up, k.Down = only(k.Up, "up"), only(k.Down, "down")
	k.PageUp, k.PageDown = only(k.PageUp, "pgup"), only(k.PageDown, "pgdown")
	k.Top, k.End = key.Binding{}, key.Binding{}
	k.Choose, k.Leave = with(k.Choose, "فتح"), only(k.Leave, "esc")
	if s.field.Value() != "" {
		k.Leave = with(k.Leave, "مسح")
	}
	k.Choose.SetEnabled(len(s.hits) > 0)
	return k
}

func (s *searchScreen) ShortHelp() []key.Binding {
	k := s.keys()
	return []key.Binding{k.Choose, k.Leave, k.Down, k.Up, k.Interrupt}
}

func (s *searchScreen) FullHelp() [][]key.Binding {
	k := s.keys()
	return append([][]key.Binding{{k.Up, k.Down, k.NextItem, k.PrevItem, k.PageUp, k.PageDown}, {k.Choose, k.Leave}}, s.field.Keys.All()...)
}

func (s *searchScreen) Update(msg tea.Msg) (Screen, tea.Cmd) {
	if s.field.Update(msg) {
		s.find()
		return s, nil
	}
	s.find() // the index may have come meanwhile
	m, ok := msg.(tea.KeyPressMsg)
	if _, choose := msg.(chooseMsg); choose && len(s.hits) > 0 {
		return s, s.open(s.hits[s.list.at])
	}
	if !ok {
		return s, nil
	}
	s.note = ""
	switch k := s.keys(); {
	case s.list.move(m, k):
	case s.in == nil && key.Matches(m, s.env.Keys.Choose): // typed ahead, or what went wrong is tried again
		return s, tea.Sequence(s.env.makeSearchable(), func() tea.Msg { return chooseMsg{} })
	case key.Matches(m, k.Choose):
		return s, s.open(s.hits[s.list.at])
	case key.Matches(m, k.Leave) && s.field.Value() != "":
		s.recent = s.field.Value()
		s.field.SetValue("")
		s.find()
	case key.Matches(m, k.Leave):
		return s, pop
	}
	return s, nil
}

// open leads to what was found. A question is only asked in the assessment, so that is said.
func (s *searchScreen) open(h search.Hit) tea.Cmd {
	s.recent = s.field.Value()
	switch h.Kind {
	case search.Question:
		s.note = s.whereAsked(h.ID)
		return nil
	case search.Term:
		return openGlossary(s.env, s, s.in.lib, h.ID)
	}
	page, ok := s.in.lib.Page(h.ID)
	if h.ID == content.CompareID {
		page, ok = s.in.lib.Compare(), true
	}
	if !ok {
		return nil
	}
	if h.Offset < 0 {
		return openReader(s.env, s, s.in.lib, page, false)
	}
	return openReaderAt(s.env, s, s.in.lib, page, h.Offset)
}

// whereAsked says where in the assessment a question is asked.
func (s *searchScreen) whereAsked(id string) string {
	for i, q := range s.in.table.Questions {
		if q.ID == id {
			return "هذا السؤال رقم " + itoa(i+1) + " من " + itoa(len(s.in.table.Questions)) + " في اختبار جاهزيتك."
		}
	}
	return ""
}

func (s *searchScreen) More() bool { return s.list.pane.more() }

// View is the field, a line that says how much was found, and the results.
func (s *searchScreen) View(size Size) []rtl.Line {
	s.find()
	if style := s.env.layoutKey(0); s.styled != style {
		s.styled = style
		s.field.Pens, s.field.Marks = s.env.Theme.FieldPens(), s.env.marks
	}
	s.field.Block = s.env.Profile.Strategy.MovesCursor()
	th := s.env.Theme
	head := []rtl.Line{s.field.View(size.Width)}
	if size.roomy() {
		head = append(head, s.env.blank(size.Width))
	}
	text := th.Faint.Render(s.count())
	if s.note != "" {
		text = th.Warn.Render(s.note)
	}
	head = append(head, rtl.Layout(text, s.env.options(size.Width))...)
	if size.roomy() {
		head = append(head, s.env.blank(size.Width))
	}
	s.list.head = len(head)
	room := Size{size.Width, size.Height - len(head)}
	return append(head, s.list.view(room)...)
}

// count says what came of the query.
func (s *searchScreen) count() string {
	switch n := len(s.hits); {
	case s.in == nil:
		return "يُجهز البحث الآن، ويمكن الكتابة من غير انتظار."
	case strings.TrimSpace(s.asked) == "":
		return "في المقالات والمسارات والمنصات والمصطلحات وأسئلة الاختبار، بلا حاجة إلى همزات أو حركات."
	case n == 0:
		return "لا نتائج. كلمة واحدة تكفي، أو أول حروفها."
	case s.meant != "":
		return arabic.Results.Of(n) + " للبحث عن «" + s.meant + "»، وهي على هذه المفاتيح في اللوحة العربية."
	case n == maxHits:
		return "أول " + arabic.Results.Of(n) + ". كلمة أخرى تضيق البحث."
	default:
		return arabic.Results.Of(n)
	}
}

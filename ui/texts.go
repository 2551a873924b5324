package ui

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// Texts are Markdown files to read.
type Texts struct {
	Files []string // their paths, in their order
	// Read gives the text of a file. Its error is for the reader to see. It is
	// called beside the program's own work.
	Read func(path string) (string, error)
}

// NewReading is the program with the texts of files: a list of them, or the one
// that there is, whose text is given.
func NewReading(env *Env, t Texts, text string) *App {
	a := New(env)
	// There is no other text to search in.
	env.Keys.Search.SetEnabled(false)
	env.Keys.Find.SetKeys("f", "/")
	if len(t.Files) != 1 {
		a.stack = []Screen{newTextList(env, t)}
		return a
	}
	r, body := textShelf{t, t.Files[0]}.reader(text)
	r.root = true
	if msg, ok := newOpening(env, nil).open(r, body, 0).(openMsg); ok {
		s, err := msg.open()
		a.stack, a.err = []Screen{s}, err
	}
	return a
}

// textShelf is the place of a file among others.
type textShelf struct {
	Texts
	path string
}

// reader is the screen for the text of the file, and what of it is shown. A
// title in its head stands above a text that has none.
func (s textShelf) reader(text string) (r *reader, body string) {
	r = &reader{shelf: s, name: named(filepath.Base(s.path))}
	title, body := frontMatter(text)
	m := newMarkdown(markdownTheme{})
	for _, h := range headings(body[:min(len(body), 2*pieceSize)]) {
		if h.level == 1 {
			r.name = m.inlineText(h.text)
			return r, body
		}
	}
	r.page.Title = title
	return r, body
}

func (s textShelf) open(o opening, fragment string) tea.Msg {
	text, err := s.Read(s.path)
	if err != nil {
		return errMsg{err}
	}
	r, body := s.reader(text)
	if at, ok := headingAt(body, fragment); ok {
		o.at = place{offset: at, given: true}
	}
	return o.open(r, body, 0)
}

func (s textShelf) beside(step int) (string, func(opening) tea.Msg, bool) {
	i := slices.Index(s.Files, s.path) + step
	if i < 0 || i >= len(s.Files) || !slices.Contains(s.Files, s.path) {
		return "", nil, false
	}
	next := textShelf{s.Texts, s.Files[i]}
	return ltr(filepath.Base(next.path)), func(o opening) tea.Msg { return next.open(o, "") }, true
}

// follow opens a file that a relative link names.
func (s textShelf) follow(dest string) (func(opening) tea.Msg, bool) {
	u, err := url.Parse(dest)
	if err != nil || u.Scheme != "" || u.Host != "" || !IsMarkdown(u.Path) || filepath.IsAbs(u.Path) {
		return nil, false
	}
	next := textShelf{s.Texts, filepath.Join(filepath.Dir(s.path), filepath.FromSlash(u.Path))}
	return func(o opening) tea.Msg { return next.open(o, u.Fragment) }, true
}

// IsMarkdown reports whether a file is Markdown by its name.
func IsMarkdown(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".md", ".markdown":
		return true
	}
	return false
}

// headingAt is where the heading stands that a link names, as GitHub names them.
func headingAt(body, fragment string) (at int, ok bool) {
	if fragment == "" {
		return 0, false
	}
	m := newMarkdown(markdownTheme{})
	for _, h := range headings(body) {
		if slug(m.inlineText(h.text)) == strings.ToLower(fragment) {
			return h.offset, true
		}
	}
	return 0, false
}

func slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r):
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// textList is the files to read.
type textList struct {
	env   *Env
	texts Texts
	menu  *menu
}

func newTextList(env *Env, t Texts) *textList {
	l := &textList{env: env, texts: t, menu: newMenu(env)}
	top := commonFolder(t.Files)
	items := make([]item, len(t.Files))
	folder := ""
	for i, path := range t.Files {
		name := strings.TrimPrefix(path, top)
		items[i].title = named(filepath.Base(name))
		if in := filepath.Dir(name); in != folder {
			if folder = in; in != "." {
				items[i].section = named(in)
			}
		}
	}
	l.menu.fill(nil, items)
	return l
}

// commonFolder is what the paths of all files begin with.
func commonFolder(files []string) string {
	top := ""
	if len(files) > 0 {
		top = filepath.Dir(files[0]) + string(filepath.Separator)
	}
	for _, f := range files {
		for !strings.HasPrefix(f, top) && top != "" {
			up := filepath.Dir(strings.TrimSuffix(top, string(filepath.Separator)))
			if up == "." || up+string(filepath.Separator) == top {
				return ""
			}
			top = strings.TrimSuffix(up, string(filepath.Separator)) + string(filepath.Separator)
		}
	}
	return top
}

// named is a file's name inside of an Arabic screen, in its own direction.
func named(s string) string {
	return "\u2068" + strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s) + popIsolate
}

func (l *textList) Title() string { return "الملفات" }

func (l *textList) Status(bool) string { return filesNoun.Of(len(l.texts.Files)) }

func (l *textList) ShortHelp() []key.Binding {
	k := l.env.Keys
	return []key.Binding{with(k.Choose, "قراءة"), k.Down, k.Up, k.Quit}
}

func (l *textList) FullHelp() [][]key.Binding { return [][]key.Binding{l.menu.bindings()} }

func (l *textList) Update(msg tea.Msg) (Screen, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && l.menu.press(k) {
		file, o := textShelf{l.texts, l.texts.Files[l.menu.at]}, newOpening(l.env, l)
		return l, func() tea.Msg { return file.open(o, "") }
	}
	return l, nil
}

func (l *textList) More() bool { return l.menu.pane.more() }

func (l *textList) View(size Size) []rtl.Line { return l.menu.view(size) }

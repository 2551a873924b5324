package ui

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/ui/rtl"
)

// library lists the articles and the paths.
type library struct {
	env   *Env
	pages []content.Page
	paths int // place of the first page about paths
	menu  *menu
	lib   *content.Library
	marks []progress.Bookmark // for the entry behind the pages
}

// openLibrary shows the list with the first article chosen, or the first path.
func openLibrary(env *Env, from Screen, paths bool) tea.Cmd {
	return func() tea.Msg {
		lib, err := env.Library()
		if err != nil {
			return errMsg{err}
		}
		return openMsg{from: from, open: func() (Screen, error) {
			l := newLibrary(env, lib)
			if paths {
				l.menu.at, l.menu.raised = l.paths, true
			}
			return l, nil
		}}
	}
}

func newLibrary(env *Env, lib *content.Library) *library {
	l := &library{env: env, lib: lib, menu: newMenu(env)}
	articles := lib.Articles
	if len(lib.Terms) > 0 {
		articles = slices.Concat(articles, []content.Page{glossaryEntry()})
	}
	l.paths = len(articles)
	l.pages = slices.Concat(articles, []content.Page{lib.Compare()}, lib.Paths, lib.Platforms)
	l.fill()
	return l
}

func (l *library) fill() {
	items := make([]item, len(l.pages))
	for i, p := range l.pages {
		items[i] = item{title: p.Title, note: p.Summary, mark: readMark(l.env.State, p.ID)}
	}
	items[0].section = "المقالات"
	items[l.paths].section = arabic.MonetizationPaths(len(l.lib.Paths))
	if len(l.lib.Platforms) > 0 {
		items[len(items)-len(l.lib.Platforms)].section = "المنصات"
	}
	if l.marks, _ = marked(l.lib, l.env.State); len(l.marks) > 0 {
		items = append(items, item{section: "محفوظاتك", title: "الإشارات المرجعية", note: "مواضع حفظتها في الصفحات، وعددها: " + marksNoun.Of(len(l.marks)) + "."})
	}
	l.menu.fill(nil, items)
}

// readMark says how much of a page was read.
func readMark(st progress.State, id string) string {
	switch n := st.HasRead(id); n {
	case 0:
		return ""
	case 100:
		return "مقروء"
	default:
		return "المقروء " + strconv.Itoa(n) + "%"
	}
}

func (l *library) Title() string { return "استكشف" }

func (l *library) ShortHelp() []key.Binding {
	k := l.env.Keys
	return []key.Binding{with(k.Choose, "قراءة"), k.Leave, k.Search, k.Down, k.Up, k.Quit}
}

func (l *library) FullHelp() [][]key.Binding {
	return [][]key.Binding{l.menu.bindings(), {l.env.Keys.Leave, l.env.Keys.Back}}
}

// Resume shows anew how far the pages were read.
func (l *library) Resume() tea.Cmd {
	l.fill()
	return nil
}

func (l *library) Update(msg tea.Msg) (Screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return l, nil
	}
	if key.Matches(k, l.env.Keys.Leave, l.env.Keys.Back) {
		return l, pop
	}
	if l.menu.press(k) {
		if l.menu.at == len(l.pages) {
			return l, openBookmarks(l.env, l, l.lib)
		}
		page := l.pages[l.menu.at]
		if page.ID == glossaryID {
			return l, openGlossary(l.env, l, l.lib, "")
		}
		return l, openReader(l.env, l, l.lib, page, false)
	}
	return l, nil
}

func (l *library) More() bool { return l.menu.pane.more() }

func (l *library) View(size Size) []rtl.Line { return l.menu.view(size) }

package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/ui/rtl"
)

// glossaryID stands for the glossary in the list of pages.
const glossaryID = "glossary"

// glossaryEntry is how the list of pages shows it.
func glossaryEntry() content.Page {
	return content.Page{ID: glossaryID, Title: "المصطلحات", Summary: "كلمات تتكرر في الصفحات: ما معناها، وأين يُقرأ عنها أكثر."}
}

// glossary lists the words to know with what they mean. A choice leads to the page that says more.
type glossary struct {
	env  *Env
	lib  *content.Library
	menu *menu
}

// openGlossary shows the glossary at a term, or at its beginning.
func openGlossary(env *Env, from Screen, lib *content.Library, term string) tea.Cmd {
	return func() tea.Msg {
		return openMsg{from: from, open: func() (Screen, error) {
			g := newGlossary(env, lib)
			g.menu.at = max(0, slices.IndexFunc(lib.Terms, func(t content.Term) bool { return t.Term == term }))
			return g, nil
		}}
	}
}

func newGlossary(env *Env, lib *content.Library) *glossary {
	g := &glossary{env: env, lib: lib, menu: newMenu(env)}
	items := make([]item, len(lib.Terms))
	for i, t := range lib.Terms {
		items[i] = item{title: t.Term, note: g.note(t)}
	}
	g.menu.fill(nil, items)
	return g
}

// note is what stands under a term: its meaning, its other names, and the pages that say more.
func (g *glossary) note(t content.Term) string {
	lines := []string{t.Meaning}
	if len(t.Also) > 0 {
		lines = append(lines, "ويقال أيضا: "+strings.Join(t.Also, "، "))
	}
	var titles []string
	for _, p := range g.pages(t) {
		titles = append(titles, p.Title)
	}
	if titles != nil {
		lines = append(lines, "انظر: "+strings.Join(titles, "، "))
	}
	return strings.Join(lines, "\n")
}

// pages are those that say more of a term.
func (g *glossary) pages(t content.Term) []content.Page {
	var pages []content.Page
	for _, id := range t.See {
		if p, ok := g.lib.Page(id); ok {
			pages = append(pages, p)
		}
	}
	return pages
}

func (g *glossary) Title() string { return "المصطلحات" }

func (g *glossary) ShortHelp() []key.Binding {
	k := g.env.Keys
	return []key.Binding{with(k.Choose, "قراءة المزيد"), k.Leave, k.Search, k.Down, k.Up, k.Quit}
}

func (g *glossary) FullHelp() [][]key.Binding {
	return [][]key.Binding{g.menu.bindings(), {g.env.Keys.Leave, g.env.Keys.Back}}
}

func (g *glossary) Update(msg tea.Msg) (Screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return g, nil
	}
	if key.Matches(k, g.env.Keys.Leave, g.env.Keys.Back) {
		return g, pop
	}
	if g.menu.press(k) {
		return g, g.open(g.lib.Terms[g.menu.at])
	}
	return g, nil
}

// open leads to the page that says more of a term; where there are several they are offered.
func (g *glossary) open(t content.Term) tea.Cmd {
	pages := g.pages(t)
	switch len(pages) {
	case 0:
		return nil
	case 1:
		return openReader(g.env, g, g.lib, pages[0], false)
	}
	return push(g, func() Screen {
		return newSettings(g.env, t.Term, func(s *settings) {
			s.intro = g.env.Theme.Text.Render(t.Meaning)
			for _, p := range pages {
				s.add(item{title: p.Title, note: p.Summary}, func() tea.Cmd { return openReader(g.env, s, g.lib, p, false) })
			}
		})
	})
}

func (g *glossary) More() bool { return g.menu.pane.more() }

func (g *glossary) View(size Size) []rtl.Line { return g.menu.view(size) }

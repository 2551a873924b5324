package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/ui/rtl"
)

// bookmarks lists the places that the reader has marked, the newest first. One
// that is taken away stays on the list until it is left, so that it can be
// taken back.
type bookmarks struct {
	env   *Env
	lib   *content.Library
	all   []progress.Bookmark
	pages []content.Page
	menu  *menu
}

func openBookmarks(env *Env, from Screen, lib *content.Library) tea.Cmd {
	return func() tea.Msg {
		return openMsg{from: from, open: func() (Screen, error) {
			b := &bookmarks{env: env, lib: lib, menu: newMenu(env)}
			b.all, b.pages = marked(lib, env.State)
			b.fill()
			return b, nil
		}}
	}
}

// marked are the bookmarks in pages that there are, and these pages.
func marked(lib *content.Library, st progress.State) (all []progress.Bookmark, pages []content.Page) {
	for _, m := range slices.Backward(st.Bookmarks) {
		if page, ok := lib.Page(m.Page); ok {
			all, pages = append(all, m), append(pages, page)
		}
	}
	return all, pages
}

// kept reports whether bookmark i is there still.
func (b *bookmarks) kept(i int) bool {
	return slices.ContainsFunc(b.env.State.Bookmarks, func(m progress.Bookmark) bool {
		return m.Page == b.all[i].Page && m.Offset == b.all[i].Offset
	})
}

func (b *bookmarks) fill() {
	items := make([]item, len(b.all))
	for i, m := range b.all {
		title := b.pages[i].Title
		if m.Heading != "" {
			title += ": " + m.Heading
		}
		items[i] = item{title: title, note: "من يوم " + arabic.Date(m.When) + "."}
		if !b.kept(i) {
			items[i].mark = "أزيلت"
		}
	}
	b.menu.fill(nil, items)
}

func (b *bookmarks) Title() string { return "الإشارات المرجعية" }

func (b *bookmarks) keys() Keys {
	k := b.env.Keys
	if len(b.all) > 0 && !b.kept(b.menu.at) {
		k.Remove = with(k.Remove, "إرجاع")
	}
	return k
}

func (b *bookmarks) ShortHelp() []key.Binding {
	k := b.keys()
	return []key.Binding{with(k.Choose, "قراءة"), k.Leave, k.Remove, k.Down, k.Up, k.Quit}
}

func (b *bookmarks) FullHelp() [][]key.Binding {
	k := b.keys()
	return [][]key.Binding{b.menu.bindings(), {k.Remove}, {k.Leave, k.Back}}
}

func (b *bookmarks) Resume() tea.Cmd {
	b.fill()
	return nil
}

func (b *bookmarks) Update(msg tea.Msg) (Screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(k, b.env.Keys.Leave, b.env.Keys.Back):
		return b, pop
	case key.Matches(k, b.env.Keys.Remove):
		return b, b.remove(b.menu.at)
	case b.menu.press(k):
		return b, openReaderAt(b.env, b, b.lib, b.pages[b.menu.at], b.all[b.menu.at].Offset)
	}
	return b, nil
}

// remove takes a bookmark away, or takes it back.
func (b *bookmarks) remove(i int) tea.Cmd {
	m := b.all[i]
	change := func(st *progress.State) { st.Unmark(m.Page, m.Offset) }
	if !b.kept(i) {
		change = func(st *progress.State) { st.Mark(m) }
	}
	tell := b.env.save(change)
	b.fill()
	return tell
}

func (b *bookmarks) More() bool { return b.menu.pane.more() }

func (b *bookmarks) View(size Size) []rtl.Line { return b.menu.view(size) }

package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/quiz"
	"kasb/content/report"
)

// openReader shows a page; with turn it takes the place of the page before it.
func openReader(env *Env, from Screen, lib *content.Library, page content.Page, turn bool) tea.Cmd {
	opening := newOpening(env, from)
	opening.turn = turn
	return func() tea.Msg { return opening.page(lib, page) }
}

// NewPage is the program at a page of the library, with the first screen behind
// it. The page opens when the reader's state is there, at the place where it was
// left.
func NewPage(env *Env, id string) *App {
	a := New(env)
	a.then = func() tea.Cmd {
		opening := newOpening(env, a.stack[0])
		return func() tea.Msg {
			lib, err := env.Library()
			if err != nil {
				return errMsg{err}
			}
			page, ok := lib.Page(id)
			if !ok {
				return errMsg{errors.New("لا صفحة بهذا الاسم: " + ltr(id))}
			}
			return opening.page(lib, page)
		}
	}
	return a
}

// openReaderAt shows a page from a byte of its body on.
func openReaderAt(env *Env, from Screen, lib *content.Library, page content.Page, offset int) tea.Cmd {
	opening := newOpening(env, from)
	opening.at = place{offset: offset, given: true}
	return func() tea.Msg { return opening.page(lib, page) }
}

// openMethod shows the page that says how a result comes about.
func openMethod(env *Env, from Screen, table *quiz.Table) tea.Cmd {
	opening := newOpening(env, from)
	return func() tea.Msg {
		lib, err := env.Library()
		if err != nil {
			return errMsg{err}
		}
		_, body, _ := strings.Cut(report.Explain(table), "\n") // the heading is the page's title
		return opening.page(lib, content.Page{
			ID: "method", Kind: content.Article, Title: "كيف تُحسب النتيجة؟",
			Summary: "كل ما يدخل في الحساب، من الجدول الذي يحسب به البرنامج.", Body: body,
		})
	}
}

// opening is what a command takes along to open a page.
type opening struct {
	env   *Env // for the screen; the command leaves it alone
	from  Screen
	turn  bool // the page takes the place of from
	theme Theme
	style layoutKey
	left  func(page string) float64 // where pages were left
	at    place
}

// place is where a page is opened: at a byte of its body if one is given, else
// where it was left.
type place struct {
	offset int
	given  bool
}

func newOpening(env *Env, from Screen) opening {
	return opening{env: env, from: from, theme: env.Theme, style: env.layoutKey(0), left: env.State.LeftAt}
}

// page gets a page of the library ready and asks for its screen.
func (o opening) page(lib *content.Library, page content.Page) tea.Msg {
	return o.open(&reader{lib: lib, page: page, shelf: libraryShelf{lib, page}}, page.Text(), page.BodyStart())
}

// open gets a text ready and asks for the screen that shows it. The body begins
// at a byte of the text.
func (o opening) open(r *reader, text string, body int) tea.Msg {
	r.env, r.styled, r.body = o.env, o.style, body
	r.doc = newDocument(r.markdown(o.theme), text)
	start := 0
	if o.at.given {
		start = min(max(o.at.offset+body, 0), len(text))
	} else {
		start = int(o.left(r.page.ID) * float64(len(text)))
	}
	if err := r.doc.warm(start); err != nil {
		return errMsg{err}
	}
	r.doc.kept = start
	return openMsg{from: o.from, replace: o.turn, open: func() (Screen, error) {
		r.place()
		return r, nil
	}}
}

// markdown renders the page's text.
func (r *reader) markdown(th Theme) *markdown {
	m := newMarkdown(th.Page)
	m.charts = r.page.Charts
	return m
}

// shelf is where a page stands: what is beside it, and where its links lead.
type shelf interface {
	// beside is the page so many places behind, or before.
	beside(step int) (title string, open func(opening) tea.Msg, ok bool)
	// follow is what a link leads to.
	follow(dest string) (open func(opening) tea.Msg, ok bool)
}

// libraryShelf is the place of a page in the library.
type libraryShelf struct {
	lib  *content.Library
	page content.Page
}

func (s libraryShelf) beside(step int) (string, func(opening) tea.Msg, bool) {
	find := s.lib.Next
	if step < 0 {
		find = s.lib.Prev
	}
	page, ok := find(s.page.ID)
	return page.Title, func(o opening) tea.Msg { return o.page(s.lib, page) }, ok
}

func (s libraryShelf) follow(dest string) (func(opening) tea.Msg, bool) {
	id, ok := s.lib.Resolve(s.page, dest)
	if !ok {
		return nil, false
	}
	page, ok := s.lib.Page(id)
	return func(o opening) tea.Msg { return o.page(s.lib, page) }, ok
}

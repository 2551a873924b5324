package ui

import (
	"strconv"
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
	read  map[string]float64 // how far pages were read; it does not change
	at    place
}

// place is where a page is opened: at a byte of its body if one is given, else
// where it was left.
type place struct {
	offset int
	given  bool
}

func newOpening(env *Env, from Screen) opening {
	return opening{env: env, from: from, theme: env.Theme, style: env.layoutKey(0), read: env.State.Read}
}

// page gets a page of the library ready and asks for its screen.
func (o opening) page(lib *content.Library, page content.Page) tea.Msg {
	return o.open(&reader{lib: lib, page: page, shelf: libraryShelf{lib, page}}, compose(page), composed(page))
}

// open gets a text ready and asks for the screen that shows it. The body begins
// at a byte of the text.
func (o opening) open(r *reader, text string, body int) tea.Msg {
	r.env, r.styled, r.body = o.env, o.style, body
	r.doc = newDocument(r.markdown(o.theme), text)
	start := 0
	if at := o.read[r.page.ID]; o.at.given {
		start = min(max(o.at.offset+body, 0), len(text))
	} else if at > 0.05 && at < 0.95 {
		start = int(at * float64(len(text)))
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

// compose is the text of a page: what we estimate, its body, and its sources.
func compose(p content.Page) string {
	var b strings.Builder
	b.WriteString(estimate(p))
	b.WriteString(p.Body)
	if len(p.Sources) > 0 {
		b.WriteString("\n\n## المصادر\n\n")
		for i, s := range p.Sources {
			b.WriteString(strconv.Itoa(i+1) + ". " + s.Title + "، " + s.Date)
			if s.Address != "" {
				b.WriteString(": `" + s.Address + "`")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// composed is where the body begins in the text of a page.
func composed(p content.Page) int { return len(estimate(p)) }

func estimate(p content.Page) string {
	e := p.Estimate
	if e == nil {
		return ""
	}
	text := "| تقديرنا التقريبي | |\n|---|---|\n"
	for _, row := range [][2]string{{"كلفة البداية", e.Cost}, {"الوقت", e.Hours}, {"أول دخل", e.FirstIncome}, {"بالهاتف وحده", e.Phone}} {
		text += "| " + row[0] + " | " + row[1] + " |\n"
	}
	return text + "\n"
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

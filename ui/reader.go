package ui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/ui/rtl"
)

// reader shows one page: its text, its sources, and the way to its neighbours.
// Tab goes from link to link, and Enter follows the one that stands out.
type reader struct {
	env      *Env
	lib      *content.Library
	page     content.Page
	rendered *renderedPage
	text     pageLines
	pane     pane
	laid     layoutKey
	styled   layoutKey // the theme that the text was rendered with; its width does not count
	link     int       // the link that stands out, or -1
	start    float64   // where to begin, from 0 to 1; -1 once taken up
}

// openReader shows a page; with turn it takes the place of the page before it.
func openReader(env *Env, from Screen, lib *content.Library, page content.Page, turn bool) tea.Cmd {
	opening := newOpening(env, from)
	opening.turn = turn
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
}

func newOpening(env *Env, from Screen) opening {
	return opening{env: env, from: from, theme: env.Theme, style: env.layoutKey(0)}
}

// page renders a page and asks for its screen.
func (o opening) page(lib *content.Library, page content.Page) tea.Msg {
	rendered, err := renderPage(o.theme, page)
	if err != nil {
		return errMsg{err}
	}
	return openMsg{from: o.from, replace: o.turn, open: func() (Screen, error) {
		r := &reader{env: o.env, lib: lib, page: page, rendered: rendered, styled: o.style, link: -1}
		if at := o.env.State.Read[page.ID]; at > 0.05 && at < 0.95 {
			r.start = at
		}
		return r, nil
	}}
}

// renderPage gives a page's text its styles, sources behind it.
func renderPage(th Theme, p content.Page) (*renderedPage, error) {
	var b strings.Builder
	if e := p.Estimate; e != nil {
		b.WriteString("| تقديرنا التقريبي | |\n|---|---|\n")
		for _, row := range [][2]string{{"كلفة البداية", e.Cost}, {"الوقت", e.Hours}, {"أول دخل", e.FirstIncome}, {"بالهاتف وحده", e.Phone}} {
			b.WriteString("| " + row[0] + " | " + row[1] + " |\n")
		}
		b.WriteByte('\n')
	}
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
	m := newMarkdown(th.Page)
	m.charts = p.Charts
	return m.render(b.String())
}

func (r *reader) Title() string { return r.page.Title }

func (r *reader) Status(narrow bool) string {
	at := arabicContext + strconv.Itoa(int(r.pane.fraction()*100)) + "%"
	if narrow {
		return at
	}
	return "الموضع " + at
}

// keys are those that have something to do here.
func (r *reader) keys() Keys {
	k := r.env.Keys
	next, hasNext := r.lib.Next(r.page.ID)
	prev, hasPrev := r.lib.Prev(r.page.ID)
	if hasNext {
		k.NextPage = with(k.NextPage, "التالي: "+next.Title)
		k.Forward = with(k.Forward, "المقال التالي")
	}
	if hasPrev {
		k.PrevPage = with(k.PrevPage, "السابق: "+prev.Title)
	}
	k.NextItem = with(k.NextItem, "الرابط التالي")
	k.PrevItem = with(k.PrevItem, "الرابط السابق")
	k.Choose = with(k.Choose, "فتح الرابط")
	k.NextPage.SetEnabled(hasNext)
	k.Forward.SetEnabled(hasNext)
	k.PrevPage.SetEnabled(hasPrev)
	linked := len(r.rendered.links) > 0
	k.NextItem.SetEnabled(linked)
	k.PrevItem.SetEnabled(linked)
	k.Choose.SetEnabled(r.link >= 0)
	return k
}

func (r *reader) ShortHelp() []key.Binding {
	k := r.keys()
	return []key.Binding{k.PageDown, k.Leave, k.Choose, k.NextItem, with(k.NextPage, "التالي"), k.Down, k.Quit}
}

func (r *reader) FullHelp() [][]key.Binding {
	k := r.keys()
	return [][]key.Binding{{k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}, {k.NextItem, k.PrevItem, k.Choose},
		{k.Forward, k.NextPage, k.PrevPage}, {k.Leave, k.Back}}
}

func (r *reader) Update(msg tea.Msg) (Screen, tea.Cmd) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, nil
	}
	k := r.keys()
	switch {
	case r.pane.key(m, k):
		if r.link >= 0 && !r.sees(r.link) { // Enter must not follow what is out of sight
			r.link = -1
			r.mark()
		}
	case key.Matches(m, k.Leave, k.Back):
		return r, r.leave(pop)
	case key.Matches(m, k.NextItem):
		r.focus(r.next(1))
	case key.Matches(m, k.PrevItem):
		r.focus(r.next(-1))
	case key.Matches(m, k.Choose):
		return r, r.follow(r.rendered.links[r.link])
	case key.Matches(m, k.Forward, k.NextPage):
		next, _ := r.lib.Next(r.page.ID)
		return r, r.leave(openReader(r.env, r, r.lib, next, true))
	case key.Matches(m, k.PrevPage):
		prev, _ := r.lib.Prev(r.page.ID)
		return r, r.leave(openReader(r.env, r, r.lib, prev, true))
	}
	return r, nil
}

// focus lets link i stand out, the first one behind the last, and brings it
// into sight.
func (r *reader) focus(i int) {
	n := len(r.rendered.links)
	r.link = (i + n) % n
	r.mark()
	from, to := r.lines(r.link)
	r.pane.show(from, to)
}

// next is the link before or behind the one that stands out; where none does,
// the first or the last one in sight, or the next one out of it.
func (r *reader) next(step int) int {
	if r.link >= 0 {
		return r.link + step
	}
	links := r.rendered.links
	if step > 0 {
		for i := range links {
			if _, to := r.lines(i); to > r.pane.top {
				return i
			}
		}
		return 0
	}
	for i := len(links) - 1; i >= 0; i-- {
		if from, _ := r.lines(i); from < r.pane.top+r.pane.height {
			return i
		}
	}
	return len(links) - 1
}

// lines is where link i stands in the pane: its first line and the one behind it.
func (r *reader) lines(i int) (from, to int) {
	head := len(r.pane.lines) - len(r.text.lines)
	return r.text.links[i].from + head, r.text.links[i].to + head
}

// sees reports whether link i is in sight.
func (r *reader) sees(i int) bool {
	from, to := r.lines(i)
	return to > r.pane.top && from < r.pane.top+r.pane.height
}

// follow opens a page of ours. The address of another link is on the screen,
// for the reader to open where they choose to.
func (r *reader) follow(l pageLink) tea.Cmd {
	id, ok := r.lib.Resolve(r.page, l.Dest)
	if !ok {
		return nil
	}
	page, ok := r.lib.Page(id)
	if !ok {
		return nil
	}
	return r.leave(openReader(r.env, r, r.lib, page, false))
}

// leave keeps how far the page was read and goes on.
func (r *reader) leave(then tea.Cmd) tea.Cmd { return tea.Sequence(then, r.Leaving()) }

// Leaving keeps how far the page was read. What was read once stays read.
func (r *reader) Leaving() tea.Cmd {
	at := r.pane.fraction()
	if at <= r.env.State.Read[r.page.ID] {
		return nil
	}
	_, tell := r.env.save(func(st *progress.State) {
		read := map[string]float64{r.page.ID: at}
		for id, at := range st.Read {
			if id != r.page.ID {
				read[id] = at
			}
		}
		st.Read = read
	})
	return tell
}

func (r *reader) More() bool { return r.pane.more() }

func (r *reader) View(size Size) []rtl.Line {
	if k := r.env.layoutKey(size.Width); r.laid != k {
		r.laid = k
		r.layout(size)
	}
	r.pane.view(size.Height)
	if r.start > 0 {
		r.pane.moveTo(int(r.start*float64(r.pane.rest()) + 0.5))
		r.start = 0
	}
	return r.pane.view(size.Height)
}

func (r *reader) layout(size Size) {
	if style := r.env.layoutKey(0); r.styled != style {
		if rendered, err := renderPage(r.env.Theme, r.page); err == nil { // it was rendered before
			r.rendered, r.styled = rendered, style
		}
	}
	r.text = r.rendered.layout(size.Width, r.env.marks)
	r.mark()
}

// mark puts the page's head before its text, with the link that stands out.
func (r *reader) mark() {
	th := r.env.Theme
	s := &sheet{env: r.env, width: r.laid.width}
	s.text(th.Title, r.page.Title)
	s.text(th.Faint, r.page.Summary)
	s.blank()
	text := r.text.focus(r.link, func(p rtl.Pen) rtl.Pen {
		p.Attr |= rtl.Reverse
		return p
	})
	r.pane.set(append(s.lines, text...))
}

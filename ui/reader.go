package ui

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/progress"
	"kasb/ui/rtl"
)

// reader shows one page: its text, its sources, and the way to its neighbours.
// Tab goes from link to link, and Enter follows the one that stands out.
type reader struct {
	env                         *Env
	lib                         *content.Library // nil for a file of the reader's own
	page                        content.Page
	shelf                       shelf
	doc                         *document
	body                        int    // where the page's body begins in the text
	name                        string // for the header, where the page has no title
	root                        bool   // there is no screen below
	next, prev                  string // the pages beside it
	hasNext, hasPrev, hasUnread bool
	kept                        bool      // bookmarks find the page again
	back                        []int     // the places in the text from which links led to other places in it
	find                        *pageFind // nil where nothing is looked for
	fieldLine, fieldLeft        int       // where its field was drawn last
	laid                        layoutKey // how the text is laid out
	styled                      layoutKey // the theme that the text was rendered with; its width does not count
}

func (r *reader) Title() string { return cmp.Or(r.page.Title, r.name) }

func (r *reader) Status(narrow bool) string {
	at := arabicContext + strconv.Itoa(r.doc.percent()) + "%"
	marked := len(r.marksInSight()) > 0
	switch {
	case narrow && marked:
		return "إشارة · " + at
	case narrow:
		return at
	case marked:
		return "هنا إشارة مرجعية · الموضع " + at
	}
	return "الموضع " + at
}

// keys are those that have something to do here.
func (r *reader) keys() Keys {
	k := r.env.Keys
	if r.hasNext {
		k.NextPage = with(k.NextPage, "التالي: "+r.next)
		k.Forward = with(k.Forward, r.kind()+" التالي")
	}
	if r.hasPrev {
		k.PrevPage = with(k.PrevPage, "السابق: "+r.prev)
	}
	k.NextItem = with(k.NextItem, "الرابط التالي")
	k.PrevItem = with(k.PrevItem, "الرابط السابق")
	k.Choose = with(k.Choose, "فتح الرابط")
	k.NextPage.SetEnabled(r.hasNext)
	k.Forward.SetEnabled(r.hasNext)
	k.PrevPage.SetEnabled(r.hasPrev)
	k.NextItem.SetEnabled(r.doc.mayLink)
	k.PrevItem.SetEnabled(r.doc.mayLink)
	k.Unread.SetEnabled(r.hasUnread)
	finding := r.find != nil
	k.NextMatch.SetEnabled(finding)
	k.PrevMatch.SetEnabled(finding)
	if finding { // n and N are theirs
		k.NextPage.SetEnabled(false)
		k.Unread.SetEnabled(false)
		k.Leave = with(k.Leave, "ترك البحث")
	}
	k.Mark.SetEnabled(r.kept)
	k.Leave.SetEnabled(!r.root || len(r.back) > 0 || finding)
	k.Back.SetEnabled(!r.root || len(r.back) > 0)
	k.Choose.SetEnabled(r.doc.focused.link >= 0)
	return k
}

// kind is what the page is called.
func (r *reader) kind() string {
	if r.lib == nil {
		return "الملف"
	}
	return "المقال"
}

func (r *reader) ShortHelp() []key.Binding {
	if r.Typing() {
		k := r.findKeys()
		return []key.Binding{k.Choose, k.Leave, k.NextMatch, k.PrevMatch}
	}
	k := r.keys()
	return []key.Binding{k.NextMatch, k.PageDown, k.Leave, k.Choose, k.NextItem, with(k.NextPage, "التالي"), k.Find, k.Contents, k.Mark, k.Down, k.Quit}
}

func (r *reader) FullHelp() [][]key.Binding {
	if r.Typing() {
		k := r.findKeys()
		return append([][]key.Binding{{k.Choose, k.Leave, k.NextMatch, k.PrevMatch}}, r.find.field.Keys.All()...)
	}
	k := r.keys()
	turn := []key.Binding{k.Forward, k.NextPage, k.PrevPage, k.Unread}
	if r.find != nil {
		turn = []key.Binding{k.NextMatch, k.PrevMatch, k.Forward, k.PrevPage}
	}
	return [][]key.Binding{{k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}, {k.NextItem, k.PrevItem, k.Choose},
		{k.Find, k.Contents, k.Mark}, turn, {k.Leave, k.Back}}
}

func (r *reader) Update(msg tea.Msg) (Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case jumpMsg:
		r.doc.goTo(msg.offset)
		r.unfocus()
		return r, nil
	case foundMsg:
		return r, r.found(msg)
	case countedMsg:
		if f := r.find; f != nil && f.finder == msg.finder {
			f.counts, f.total = msg.counts, msg.total
		}
		return r, nil
	}
	if r.Typing() {
		return r, r.typeFind(msg)
	}
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, nil
	}
	k := r.keys()
	switch {
	case r.doc.key(m, k):
		r.unfocus()
	case r.find != nil && key.Matches(m, k.Leave):
		r.endFind()
	case key.Matches(m, k.Find):
		r.startFind()
	case key.Matches(m, k.NextMatch):
		return r, r.nextMatch(1)
	case key.Matches(m, k.PrevMatch):
		return r, r.nextMatch(-1)
	case key.Matches(m, k.Leave, k.Back):
		if n := len(r.back); n > 0 {
			r.doc.goTo(r.back[n-1])
			r.back = r.back[:n-1]
			return r, nil
		}
		return r, r.leave(pop)
	case key.Matches(m, k.NextItem):
		r.focus(1)
	case key.Matches(m, k.PrevItem):
		r.focus(-1)
	case key.Matches(m, k.Choose):
		return r, r.follow(r.doc.link(r.doc.focused))
	case key.Matches(m, k.Forward, k.NextPage):
		return r, r.turn(1)
	case key.Matches(m, k.PrevPage):
		return r, r.turn(-1)
	case key.Matches(m, k.Unread):
		next, _ := r.unread()
		return r, r.leave(openReader(r.env, r, r.lib, next, true))
	case key.Matches(m, k.Contents):
		return r, openContents(r)
	case key.Matches(m, k.Mark):
		return r, r.mark()
	}
	return r, nil
}

// unfocus lets no link stand out that is out of sight: Enter must not follow it.
func (r *reader) unfocus() {
	if f := r.doc.focused; f.link >= 0 && !r.doc.sees(f.piece, r.doc.piece(f.piece).links[f.link]) {
		r.doc.focused = noLink
	}
}

// focus lets the link a step behind or before stand out and brings it into sight.
func (r *reader) focus(step int) {
	if next, ok := r.doc.nextLink(r.doc.focused, step); ok {
		r.doc.focused = next
		r.doc.show(next.piece, r.doc.piece(next.piece).links[next.link])
	}
}

// turn opens the page before or behind in the place of this one.
func (r *reader) turn(step int) tea.Cmd {
	_, open, ok := r.shelf.beside(step)
	if !ok {
		return nil
	}
	o := newOpening(r.env, r)
	o.turn = true
	return r.leave(func() tea.Msg { return open(o) })
}

// follow opens a page of ours. The address of another link is on the screen,
// for the reader to open where they choose to.
func (r *reader) follow(l pageLink) tea.Cmd {
	if fragment, ok := strings.CutPrefix(l.Dest, "#"); ok {
		if name, err := url.PathUnescape(fragment); err == nil {
			fragment = name
		}
		if at, ok := headingAt(r.doc.text, fragment); ok {
			r.jump(at)
		}
		return nil
	}
	open, ok := r.shelf.follow(l.Dest)
	if !ok {
		return nil
	}
	o := newOpening(r.env, r)
	return r.leave(func() tea.Msg { return open(o) })
}

// jump goes to a place in the text, from which Esc leads back.
func (r *reader) jump(at int) {
	r.back = append(r.back, r.doc.offset())
	r.doc.focused = noLink
	r.doc.goTo(at)
}

// leave keeps how far the page was read and goes on.
func (r *reader) leave(then tea.Cmd) tea.Cmd {
	if r.find != nil {
		r.find.cancel()
	}
	return tea.Sequence(then, r.Leaving())
}

// Leaving keeps how far the page was read. What was read once stays read.
func (r *reader) Leaving() tea.Cmd {
	at := r.doc.fraction()
	if now := r.env.State; !now.ReadTo(r.page.ID, at) {
		return nil
	}
	tell := r.env.save(func(st *progress.State) { st.ReadTo(r.page.ID, at) })
	return tell
}

func (r *reader) More() bool { return r.doc.more() }

func (r *reader) View(size Size) []rtl.Line {
	if style := r.env.layoutKey(0); r.styled != style {
		r.styled = style
		r.doc.restyle(r.markdown(r.env.Theme))
	}
	if k := r.env.layoutKey(size.Width); r.laid != k {
		r.laid = k
		r.doc.lay(size.Width, r.env.marks, r.head(size.Width))
	}
	if r.find == nil {
		return r.doc.view(size.Height)
	}
	r.fieldLine = size.Height - 1
	lines := r.env.fill(r.doc.view(size.Height-1), Size{size.Width, size.Height - 1})
	return append(lines, r.findLine(size.Width))
}

// head is what stands above the text.
func (r *reader) head(width int) []rtl.Line {
	if r.page.Title == "" {
		return nil
	}
	th := r.env.Theme
	s := &sheet{env: r.env, width: width}
	s.text(th.Title, r.page.Title)
	s.text(th.Faint, r.page.Summary)
	s.blank()
	return s.lines
}

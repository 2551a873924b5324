package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/progress"
)

// mark sets a bookmark at the line on top, or takes away those in sight.
func (r *reader) mark() tea.Cmd {
	seen := r.marksInSight()
	if len(seen) == 0 {
		at := r.doc.offset()
		m := progress.Bookmark{Page: r.page.ID, Offset: at - r.body, When: r.env.Now()}
		all := headings(r.doc.text)
		if i := headingAbove(all, at); i >= 0 {
			m.Heading = newMarkdown(markdownTheme{}).inlineText(all[i].text)
		}
		tell := r.env.save(func(st *progress.State) { st.Mark(m) })
		return tell
	}
	tell := r.env.save(func(st *progress.State) {
		for _, m := range seen {
			st.Unmark(m.Page, m.Offset)
		}
	})
	return tell
}

// marksInSight are the bookmarks of the page at lines that are in sight.
func (r *reader) marksInSight() (seen []progress.Bookmark) {
	first, last := -2, 0
	for _, m := range r.env.State.Bookmarks {
		if m.Page != r.page.ID {
			continue
		}
		if first == -2 {
			first, last = r.doc.inSight()
		}
		if at := m.Offset + r.body; at >= first && at < last {
			seen = append(seen, m)
		}
	}
	return seen
}

// inSight are the bytes of the text whose lines are in sight.
func (d *document) inSight() (from, to int) {
	if d.end {
		return d.offset(), len(d.text) + 1
	}
	return d.offset(), d.offsetOf(d.step(d.top, d.height))
}

// place notes what is beside the page: it stays as it is while the page is on
// top.
func (r *reader) place() {
	r.next, _, r.hasNext = r.shelf.beside(1)
	r.prev, _, r.hasPrev = r.shelf.beside(-1)
	_, r.hasUnread = r.unread()
	r.kept = r.lib != nil
	if r.kept {
		_, r.kept = r.lib.Page(r.page.ID)
	}
}

// unread is the next page of the library that was not read to its end; behind
// the last one comes the first.
func (r *reader) unread() (content.Page, bool) {
	if r.lib == nil {
		return content.Page{}, false
	}
	pages := r.lib.Pages()
	here := slices.IndexFunc(pages, func(p content.Page) bool { return p.ID == r.page.ID })
	for i := range pages {
		if p := pages[(here+1+i)%len(pages)]; p.ID != r.page.ID && r.env.State.Read[p.ID] < progress.ReadToEnd {
			return p, true
		}
	}
	return content.Page{}, false
}

// Resume looks anew at what is unread, and has counted what no one was there for.
func (r *reader) Resume() tea.Cmd {
	r.place()
	return r.count()
}

// Wheel scrolls.
func (r *reader) Wheel(lines int) bool {
	r.doc.moveBy(lines)
	r.unfocus()
	return true
}

// Point lets the link at a place stand out.
func (r *reader) Point(x, y int) bool {
	if y < 0 || y >= r.doc.height {
		return false
	}
	at := r.doc.step(r.doc.top, y)
	if at.piece < 0 || r.doc.distance(at) != y {
		return false
	}
	line := r.doc.lines(at.piece)[at.line]
	for i, column := 0, 0; i < line.Len() && column <= x; i++ {
		c := line.At(i)
		if column += c.Width; column <= x {
			continue
		}
		if n, ok := linkNumber(c.Pen.LinkID); ok && n < len(r.doc.piece(at.piece).links) {
			r.doc.focused = docLink{at.piece, n}
			return true
		}
	}
	return false
}

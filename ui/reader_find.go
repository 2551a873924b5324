package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// pageFind is a search in the page of a reader: a field in the last line while
// words are typed, then the matches to go through. The first match is looked for
// by a command that the next key waits for; their number comes later.
type pageFind struct {
	field  *Field
	typing bool
	query  string  // what the matches are of
	finder *finder // nil where there is nothing to look for
	from   int     // the byte from which the first match is looked for
	looked bool    // the first match was looked for
	counts []int32 // the matches in each piece, nil before they are known
	total  int
	stop   context.CancelFunc // of the commands under way
	styled layoutKey          // the theme that the field was drawn with
}

// foundMsg brings the piece with the next match.
type foundMsg struct {
	finder *finder // that it was asked with
	piece  int
	step   int // 1 for the first match of the piece, -1 for the last
	ok     bool
}

// countedMsg brings the number of matches.
type countedMsg struct {
	finder *finder
	counts []int32
	total  int
}

// startFind opens the field, with what was looked for last.
func (r *reader) startFind() {
	f := r.find
	if f == nil {
		f = &pageFind{field: NewField(rtl.RightToLeft)}
		f.field.Prompt, f.field.Placeholder = "بحث في الصفحة:", "كلمة أو أكثر"
		r.find = f
	}
	f.typing, f.from = true, max(r.doc.offset(), 0)
	f.field.edit.moveTo(0, false)
	f.field.edit.moveTo(len(f.field.Value()), true)
}

// endFind puts the search away.
func (r *reader) endFind() {
	r.find.cancel()
	r.find = nil
	r.doc.mark(nil)
}

func (f *pageFind) cancel() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

func (r *reader) Typing() bool { return r.find != nil && r.find.typing }

func (r *reader) Cursor() *tea.Cursor {
	c := r.find.field.Cursor()
	if c != nil {
		c.Y = r.fieldLine
		c.X += r.fieldLeft
	}
	return c
}

// findKeys are the keys beside the field's own.
func (r *reader) findKeys() Keys {
	k := r.env.Keys
	only := func(b key.Binding, name string) key.Binding {
		b.SetKeys(name)
		return b
	}
	k.NextMatch = with(only(k.Down, "down"), "الموضع التالي")
	k.PrevMatch = with(only(k.Up, "up"), "الموضع السابق")
	k.Choose = with(k.Choose, "إبقاء المواضع")
	k.Leave = with(only(k.Leave, "esc"), "ترك البحث")
	return k
}

// typeFind takes what is typed while the field is open.
func (r *reader) typeFind(msg tea.Msg) tea.Cmd {
	f := r.find
	if f.field.Update(msg) {
		if f.field.Value() != f.query {
			return r.look()
		}
		return nil
	}
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch k := r.findKeys(); {
	case key.Matches(m, k.NextMatch):
		return r.nextMatch(1)
	case key.Matches(m, k.PrevMatch):
		return r.nextMatch(-1)
	case key.Matches(m, k.Choose):
		if f.typing = false; f.finder == nil {
			r.endFind()
		}
	case key.Matches(m, k.Leave):
		r.endFind()
	}
	return nil
}

// look looks for the first match of what is in the field.
func (r *reader) look() tea.Cmd {
	f := r.find
	f.cancel()
	f.query, f.finder, f.counts, f.total, f.looked = f.field.Value(), newFinder(f.field.Value()), nil, 0, false
	if f.finder.Empty() {
		f.finder = nil
	}
	r.doc.mark(f.finder)
	if f.finder == nil {
		return nil
	}
	return r.lookFrom(r.doc.pieceAt(f.from), 1)
}

// lookFrom looks for the next piece with matches, from a piece on.
func (r *reader) lookFrom(piece, step int) tea.Cmd {
	ctx, in, finder := r.find.context(), r.doc.looking(r.page.Charts, r.find.finder), r.find.finder
	return func() tea.Msg {
		piece, ok := in.first(ctx, piece, step)
		return foundMsg{finder, piece, step, ok}
	}
}

// context is for commands that are no use any more when something else is looked
// for.
func (f *pageFind) context() context.Context {
	f.cancel()
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	return ctx
}

// found goes to the match that was found and has them all counted.
func (r *reader) found(msg foundMsg) tea.Cmd {
	f := r.find
	if f == nil || msg.finder != f.finder {
		return nil
	}
	first := !f.looked
	f.looked = true
	if msg.ok {
		n := len(r.doc.piece(msg.piece).matches)
		at := docMatch{msg.piece, n - 1}
		if msg.step > 0 {
			at.match = 0
			if first { // not what stands before the place
				from := r.doc.lineAt(f.from)
				for m, lines := range r.doc.piece(msg.piece).matches {
					if from.piece == msg.piece && lines.to <= from.line && m+1 < n {
						at.match = m + 1
					}
				}
			}
		}
		if n > 0 {
			r.doc.toMatch(at)
		}
	}
	return r.count()
}

// count has the matches counted, where that was not done.
func (r *reader) count() tea.Cmd {
	f := r.find
	if f == nil || f.finder == nil || f.counts != nil || r.doc.current.match < 0 {
		return nil
	}
	ctx, in := f.context(), r.doc.looking(r.page.Charts, f.finder)
	return func() tea.Msg {
		counts, total := in.counts(ctx)
		if counts == nil {
			return nil
		}
		return countedMsg{in.finder, counts, total}
	}
}

// nextMatch goes to the next match, or the one before. Behind the last one comes
// the first.
func (r *reader) nextMatch(step int) tea.Cmd {
	f, at := r.find, r.doc.current
	if f.finder == nil || at.match < 0 {
		return nil
	}
	if next := at.match + step; next >= 0 && next < len(r.doc.piece(at.piece).matches) {
		r.doc.toMatch(docMatch{at.piece, next})
		return nil
	}
	n := len(r.doc.starts)
	if f.counts == nil {
		return r.lookFrom((at.piece+step+n)%n, step)
	}
	for i := 1; i <= n; i++ {
		piece := ((at.piece+i*step)%n + n) % n
		if f.counts[piece] == 0 {
			continue
		}
		if matches := len(r.doc.piece(piece).matches); matches > 0 {
			next := docMatch{piece, 0}
			if step < 0 {
				next.match = matches - 1
			}
			r.doc.toMatch(next)
			return nil
		}
	}
	return nil
}

// findStatus says which match is shown, and of how many.
func (r *reader) findStatus() string {
	f := r.find
	switch {
	case f.finder == nil:
		return ""
	case !f.looked:
		return "…"
	case r.doc.current.match < 0:
		return "لا مواضع"
	case f.counts == nil:
		return "…"
	}
	n := r.doc.current.match + 1
	for _, c := range f.counts[:r.doc.current.piece] {
		n += int(c)
	}
	return itoa(n) + " من " + itoa(f.total)
}

// findLine is the last line of the page while something is looked for.
func (r *reader) findLine(width int) rtl.Line {
	f, th := r.find, r.env.Theme
	if style := r.env.layoutKey(0); f.styled != style {
		f.styled = style
		f.field.Pens, f.field.Marks = th.FieldPens(), r.env.marks
	}
	f.field.Block = r.env.Profile.Strategy.MovesCursor()
	status := th.Warn.Render(r.findStatus())
	room := min(rtl.Width(status), width/2)
	if room > 0 {
		room++
	}
	r.fieldLeft = room
	return rtl.Row(f.field.View(width-room), rtl.Blank(min(room, 1)), r.env.fit(status, max(room-1, 0), rtl.AlignLeft))
}

package ui

import (
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// FieldPens are how a [Field] is drawn. What is selected is drawn in the pen of
// the text, reversed.
type FieldPens struct {
	Text        rtl.Pen // and of the room for it
	Prompt      rtl.Pen
	Placeholder rtl.Pen // and of the room beside it
}

// FieldPens are the pens of a field in the theme. Where there are no colours
// the placeholder is faint all the same: it must not pass for text.
func (t Theme) FieldPens() FieldPens {
	p := FieldPens{Text: pen(t.Text), Prompt: pen(t.Key), Placeholder: pen(t.Faint)}
	if p.Placeholder == p.Text {
		p.Placeholder.Attr |= rtl.Faint
	}
	return p
}

// drawnField is a field as it was drawn last.
type drawnField struct {
	look   fieldLook
	line   rtl.Line
	hidden int // cells of the text out of sight on its start side
	cursor tea.Cursor
}

// fieldLook is what the look of a field depends on, besides how far its text
// was moved before.
type fieldLook struct {
	prompt, placeholder   string
	pens                  FieldPens
	marks, block, changed bool
	edit                  edit
	width                 int
}

// View is the field in exactly width cells. Text that has no room moves along
// with the caret.
func (f *Field) View(width int) rtl.Line {
	look := fieldLook{f.Prompt, f.Placeholder, f.Pens, f.Marks, f.Block, f.changed, f.edit, max(width, 0)}
	if f.drawn.look != look {
		f.drawn.look = look
		f.draw(look.width)
	}
	return f.drawn.line
}

// Cursor is the terminal's cursor in the line that was drawn last, with X
// counted from its left edge, or nil where the line has no cell. It is a bar
// between letters, which in a right-to-left word has the next letter on its
// left, and a block where one cell shows the letters on both its sides.
func (f *Field) Cursor() *tea.Cursor {
	if f.drawn.line.Width() == 0 {
		return nil
	}
	c := f.drawn.cursor
	return &c
}

// draw draws prompt and text side by side. A cell beside the text is left for
// the caret: to the right of it for a bar at its right edge, which is drawn at
// the left edge of that cell, and on the side where it ends for a block.
func (f *Field) draw(width int) {
	gap, rightToLeft := 0, f.base == rtl.RightToLeft
	prompt := rtl.Options{Width: min(rtl.Width(f.Prompt), width/2), Base: f.base}.Fit(f.Prompt).Mark(in(f.Pens.Prompt))
	if prompt.Width() > 0 && (f.Block || !rightToLeft) {
		gap = 1
	}
	room := max(width-prompt.Width()-gap-1, 0) // for the text
	caret := min(width, 1)
	gap = min(gap, width-prompt.Width()-caret)

	text, c := f.text(room)
	fill := func(n int) rtl.Line { return rtl.Fill(" ", n, f.Pens.Text) }
	left := 0 // where the text begins
	switch {
	case !rightToLeft:
		left = prompt.Width() + gap
		f.drawn.line = rtl.Row(fill(caret), text, rtl.Blank(gap), prompt)
	case f.Block:
		left = caret
		f.drawn.line = rtl.Row(prompt, rtl.Blank(gap), text, fill(caret))
	default:
		space := fill(caret)
		if prompt.Width() > 0 {
			space = rtl.Blank(caret)
		}
		f.drawn.line = rtl.Row(prompt, space, text)
	}
	x, shape := c.X, tea.CursorBar
	if f.Block || c.Inside {
		x, shape = c.Cell, tea.CursorBlock
	}
	f.drawn.cursor = tea.Cursor{Shape: shape, Blink: true}
	f.drawn.cursor.X = min(max(left+x, 0), width-1)
}

// text is the part of the text that is in sight in room cells, and the caret
// in it.
func (f *Field) text(room int) (rtl.Line, rtl.Caret) {
	e := f.edit
	whole := rtl.Layout(e.text, rtl.Options{Base: f.base, Marks: f.Marks})[0]
	c := whole.Caret(e.at, f.base, f.changed && !f.Block)
	if e.text == "" {
		f.drawn.hidden = 0
		if f.base == rtl.RightToLeft {
			c.X, c.Cell = room, room-1
		}
		return rtl.Options{Width: room, Base: f.base}.Fit(f.Placeholder).Mark(in(f.Pens.Placeholder)), c
	}
	from, to := e.selection()
	whole = whole.Mark(in(f.Pens.Text))
	whole = whole.MarkText(from, to, func(p rtl.Pen) rtl.Pen {
		p.Attr ^= rtl.Reverse
		return p
	})

	// The text moves no further than it takes to have the caret in sight, and a
	// letter on both sides of it, and leaves no room empty that it could fill.
	// Cells are counted from the side where it starts.
	beside := min(2, room/3)
	first, last := max(min(c.X-beside, c.Cell), 0), min(max(c.X+beside, c.Cell+1), whole.Width())
	if f.base == rtl.RightToLeft {
		first, last = whole.Width()-last, whole.Width()-first
	}
	hidden := max(f.drawn.hidden, last-room)
	hidden = max(min(hidden, first, whole.Width()-room), 0)
	f.drawn.hidden = hidden

	left := hidden
	if f.base == rtl.RightToLeft {
		left = max(whole.Width()-hidden-room, 0)
	}
	shown := whole.Cut(left, min(room, whole.Width()-hidden))
	blank := rtl.Fill(" ", room-shown.Width(), f.Pens.Text)
	if f.base == rtl.LeftToRight {
		c.X, c.Cell = c.X-left, c.Cell-left
		return rtl.Row(blank, shown), c
	}
	c.X, c.Cell = c.X-left+blank.Width(), c.Cell-left+blank.Width()
	return rtl.Row(shown, blank), c
}

// in is what gives every cell of a line the same pen.
func in(p rtl.Pen) func(rtl.Pen) rtl.Pen { return func(rtl.Pen) rtl.Pen { return p } }

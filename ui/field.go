package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// FieldLimit is how much text a [Field] holds, in bytes: some 2,000 Arabic
// letters. Of what is typed or pasted beyond it the first part stays, in whole
// grapheme clusters, and [Field.Cut] says so.
const FieldLimit = 4096

// Field is a line of text to type in, Arabic and Latin and numbers together. It
// is edited in reading order and drawn in visual order. Any Bubble Tea program
// can use it: give it key presses as they were typed and pastes with
// [Field.Update], draw [Field.View] and put the terminal's cursor where
// [Field.Cursor] says.
//
// The arrows move in reading order: in a right-to-left field the left arrow
// goes forward, also inside a Latin word, where the caret is then seen to go
// right. Arrows that follow the screen would jump in the text where the
// direction changes and would leave a selection in pieces. In reading order
// the caret visits each place between two clusters once, and each is another
// place on the screen; only inside a lam-alef, which is one cell, the caret is a
// block upon it instead. Where it stands between two directions is written at
// [rtl.Line.Caret]: beside the letter before it when the text was just changed
// there, otherwise beside the letter of the surrounding direction.
//
// The keys are those of bubbles' textinput, but that ctrl+a selects all; the
// editing is not. That counts runes: it parts a mark from its letter and the people of a family of emoji,
// it puts the cursor at the number of its rune, and it selects nothing.
type Field struct {
	Prompt      string // before the text, a cell away from it
	Placeholder string // in place of the text where there is none
	Pens        FieldPens
	Keys        FieldKeys
	Marks       bool // draw the Arabic vowel marks, see [rtl.Options]; they are kept in any case
	Block       bool // the terminal draws no bar: put its block on the cell of the letter that follows, or behind the end

	base    rtl.Direction
	edit    edit
	changed bool // the text was changed at the caret, which has not moved since
	cut     bool
	drawn   drawnField
}

// NewField is an empty field that is read from right to left, or from left to
// right if base says so.
func NewField(base rtl.Direction) *Field {
	if base != rtl.LeftToRight {
		base = rtl.RightToLeft
	}
	return &Field{base: base, Keys: NewFieldKeys(base)}
}

// Value is the text as it was typed or pasted, in one line: newlines and tabs
// are spaces, and controls, those of direction too, are left out.
func (f *Field) Value() string { return f.edit.text }

// SetValue replaces the text as typing it would; the caret stands at its end.
func (f *Field) SetValue(s string) {
	f.edit.moveTo(0, false)
	f.edit.moveTo(len(f.edit.text), true)
	f.insert(s)
}

// Selection is the part of the text that is selected.
func (f *Field) Selection() string {
	from, to := f.edit.selection()
	return f.edit.text[from:to]
}

// Cut reports whether the last key or paste brought more than there was room
// for.
func (f *Field) Cut() bool { return f.cut }

// Update takes a key press or a paste and reports whether it was for the field.
// Text is taken as it was typed; a key of another kind is known by its place
// on the keyboard, as [physical] gives it.
func (f *Field) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.insert(msg.Content)
		return true
	case tea.KeyPressMsg:
		if msg.Text != "" {
			f.insert(msg.Text)
			return true
		}
		msg = physical(msg)
		if f.move(msg) {
			f.changed, f.cut = false, false
			return true
		}
		return f.delete(msg)
	}
	return false
}

// insert puts text in the place of the selection, or at the caret.
func (f *Field) insert(s string) {
	from, to := f.edit.selection()
	s, all := clean(s, FieldLimit-len(f.edit.text)+to-from)
	f.cut = !all
	if s == "" && !all {
		return // better the selection than nothing
	}
	f.edit.replace(from, to, s)
	f.changed = true
}

// move moves the caret by a key press and reports whether it was one for that.
func (f *Field) move(msg tea.KeyPressMsg) bool {
	e, k := &f.edit, f.Keys
	from, to := e.selection()
	selecting := key.Matches(msg, k.SelectForward, k.SelectBack, k.SelectWordForward, k.SelectWordBack, k.SelectStart, k.SelectEnd)
	switch {
	case e.selected() && key.Matches(msg, k.Forward):
		e.moveTo(to, false)
	case e.selected() && key.Matches(msg, k.Back):
		e.moveTo(from, false)
	case key.Matches(msg, k.Forward, k.SelectForward):
		e.moveTo(e.next(e.at), selecting)
	case key.Matches(msg, k.Back, k.SelectBack):
		e.moveTo(e.prev(e.at), selecting)
	case key.Matches(msg, k.WordForward, k.SelectWordForward):
		e.moveTo(e.nextWord(e.at), selecting)
	case key.Matches(msg, k.WordBack, k.SelectWordBack):
		e.moveTo(e.prevWord(e.at), selecting)
	case key.Matches(msg, k.Start, k.SelectStart):
		e.moveTo(0, selecting)
	case key.Matches(msg, k.End, k.SelectEnd):
		e.moveTo(len(e.text), selecting)
	case key.Matches(msg, k.SelectAll):
		e.moveTo(0, false)
		e.moveTo(len(e.text), true)
	default:
		return false
	}
	return true
}

// delete takes text away by a key press and reports whether it was one for
// that. Where something is selected that is what goes.
func (f *Field) delete(msg tea.KeyPressMsg) bool {
	e, k := &f.edit, f.Keys
	from, to := e.at, e.at
	switch {
	case key.Matches(msg, k.DeleteBack):
		from = e.prev(e.at)
	case key.Matches(msg, k.DeleteForward):
		to = e.next(e.at)
	case key.Matches(msg, k.DeleteWordBack):
		from = e.prevWord(e.at)
	case key.Matches(msg, k.DeleteWordForward):
		to = e.nextWord(e.at)
	case key.Matches(msg, k.DeleteBefore):
		from = 0
	case key.Matches(msg, k.DeleteAfter):
		to = len(e.text)
	default:
		return false
	}
	f.cut = false
	if e.selected() {
		from, to = e.selection()
	}
	if from < to {
		e.replace(from, to, "")
		f.changed = true
	}
	return true
}

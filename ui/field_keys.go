package ui

import (
	"charm.land/bubbles/v2/key"

	"kasb/ui/rtl"
)

// FieldKeys are the keys of a [Field]. None of them is text, nor a key that a
// screen needs beside a field: up and down, tab, enter and esc are its own.
//
// Forward is the direction of reading, the left arrow in a right-to-left field
// and the right arrow in another.
type FieldKeys struct {
	Forward, Back         key.Binding
	WordForward, WordBack key.Binding
	Start, End            key.Binding

	SelectForward, SelectBack         key.Binding
	SelectWordForward, SelectWordBack key.Binding
	SelectStart, SelectEnd            key.Binding
	SelectAll                         key.Binding

	DeleteBack, DeleteForward         key.Binding
	DeleteWordBack, DeleteWordForward key.Binding
	DeleteBefore, DeleteAfter         key.Binding // all that stands before or behind the caret
}

// NewFieldKeys declares the keys of a field with that base direction.
func NewFieldKeys(base rtl.Direction) FieldKeys {
	bind := func(help, desc string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, desc))
	}
	forward, back, forwardSign, backSign := "left", "right", "←", "→"
	if base == rtl.LeftToRight {
		forward, back, forwardSign, backSign = back, forward, backSign, forwardSign
	}
	return FieldKeys{
		Forward:     bind(forwardSign, "حرف إلى الأمام", forward, "ctrl+f"),
		Back:        bind(backSign, "حرف إلى الوراء", back, "ctrl+b"),
		WordForward: bind("Ctrl+"+forwardSign, "كلمة إلى الأمام", "ctrl+"+forward, "alt+"+forward, "alt+f"),
		WordBack:    bind("Ctrl+"+backSign, "كلمة إلى الوراء", "ctrl+"+back, "alt+"+back, "alt+b"),
		Start:       bind("Home", "بداية النص", "home"),
		End:         bind("End", "نهاية النص", "end", "ctrl+e"),

		SelectForward:     bind("Shift+"+forwardSign, "تحديد الحرف التالي", "shift+"+forward),
		SelectBack:        bind("Shift+"+backSign, "تحديد الحرف السابق", "shift+"+back),
		SelectWordForward: bind("Ctrl+Shift+"+forwardSign, "تحديد الكلمة التالية", "ctrl+shift+"+forward, "alt+shift+"+forward),
		SelectWordBack:    bind("Ctrl+Shift+"+backSign, "تحديد الكلمة السابقة", "ctrl+shift+"+back, "alt+shift+"+back),
		SelectStart:       bind("Shift+Home", "تحديد ما قبل المؤشر", "shift+home"),
		SelectEnd:         bind("Shift+End", "تحديد ما بعد المؤشر", "shift+end"),
		SelectAll:         bind("Ctrl+A", "تحديد الكل", "ctrl+a"),

		DeleteBack:        bind("Backspace", "حذف الحرف السابق", "backspace", "ctrl+h", "shift+backspace"),
		DeleteForward:     bind("Delete", "حذف الحرف التالي", "delete", "ctrl+d"),
		DeleteWordBack:    bind("Ctrl+W", "حذف الكلمة السابقة", "ctrl+w", "alt+backspace", "ctrl+backspace"),
		DeleteWordForward: bind("Alt+D", "حذف الكلمة التالية", "alt+d", "alt+delete", "ctrl+delete"),
		DeleteBefore:      bind("Ctrl+U", "حذف ما قبل المؤشر", "ctrl+u"),
		DeleteAfter:       bind("Ctrl+K", "حذف ما بعد المؤشر", "ctrl+k"),
	}
}

// All are the keys in groups, as a screen's help lists them.
func (k FieldKeys) All() [][]key.Binding {
	return [][]key.Binding{
		{k.Forward, k.Back, k.WordForward, k.WordBack, k.Start, k.End},
		{k.SelectForward, k.SelectBack, k.SelectWordForward, k.SelectWordBack, k.SelectStart, k.SelectEnd, k.SelectAll},
		{k.DeleteBack, k.DeleteForward, k.DeleteWordBack, k.DeleteWordForward, k.DeleteBefore, k.DeleteAfter},
	}
}

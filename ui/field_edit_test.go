package ui

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

func TestFieldEditing(t *testing.T) {
	const family, flags, toned = "👨‍👩‍👧", "🇸🇦🇪🇬", "👍🏽"
	for _, c := range []struct{ text, keys, want string }{
		// Grapheme clusters are one step.
		{"بَّت", "right", "بَّ|ت"},
		{"بَّت", "right right", "|بَّت"},
		{"بَّت", "right backspace", "|ت"},
		{"بَّت", "home delete", "|ت"},
		{"ab" + family, "right", "ab|" + family},
		{"ab" + family, "backspace", "ab|"},
		{flags, "right", "🇸🇦|🇪🇬"},
		{flags, "home delete", "|🇪🇬"},
		{toned + "x", "right shift+right", "[|" + toned + "]x"},
		{"e\u0301", "backspace", "|"},
		{"مي\u200cخ", "right right", "م|ي\u200cخ"}, // ZWNJ goes with its letter
		{"ب", "َ", "بَ|"},
		{"ت", "home َ", "َ|ت"},
		{"َ", "home ب", "بَ|"}, // the letter takes the mark that was there
		{"👨👩", "right \u200d", "👨\u200d👩|"},
		{"👨\u200da👩", "right backspace", "👨\u200d👩|"},

		// Words.
		{"كتب من يوتيوب", "ctrl+right", "كتب من |يوتيوب"},
		{"كتب من  يوتيوب ", "ctrl+right ctrl+right", "كتب |من  يوتيوب "},
		{"كتب من", "home ctrl+left", "كتب| من"},
		{"كتب من", "home ctrl+left ctrl+left", "كتب من|"},
		{"كتب من", "home ctrl+left ctrl+left ctrl+left", "كتب من|"},
		{"كتب من", "ctrl+right ctrl+right ctrl+right", "|كتب من"},
		{"كتب من", "ctrl+w", "كتب |"},
		{"كتب من ", "ctrl+w", "كتب |"},
		{"كتب من", "alt+backspace ctrl+backspace", "|"},
		{"كتب من", "home alt+d", "| من"},
		{"كتب من", "home ctrl+delete alt+delete", "|"},
		{"كتب من", "ctrl+right ctrl+u", "|من"},
		{"كتب من", "ctrl+right ctrl+k", "كتب |"},
		{"كتب", "home ctrl+u backspace ctrl+w", "|كتب"},
		{"كتب", "ctrl+k delete alt+d", "كتب|"},
		{"كتب", "home end", "كتب|"},
		{"كتب", "home ctrl+e ctrl+b ctrl+b ctrl+f", "كت|ب"},
		{"كتب", "ctrl+h ctrl+b ctrl+d", "ك|"},

		// Selection.
		{"كتب", "shift+right shift+right", "ك[|تب]"},
		{"كتب", "shift+right shift+right shift+left", "كت[|ب]"},
		{"كتب", "home shift+left", "[ك|]تب"},
		{"كتب", "right shift+home", "[|كت]ب"},
		{"كتب", "right shift+end", "كت[ب|]"},
		{"كتب من", "ctrl+shift+right", "كتب [|من]"},
		{"كتب من", "home ctrl+shift+left", "[كتب|] من"},
		{"كتب", "ctrl+a", "[كتب|]"},
		{"كتب", "ctrl+a left", "كتب|"},
		{"كتب", "ctrl+a right", "|كتب"},
		{"كتب", "shift+right left", "كتب|"},
		{"كتب", "home shift+left right", "|كتب"},
		{"كتب", "ctrl+a ctrl+right", "|كتب"},
		{"كتب", "ctrl+a shift+right", "[كت|]ب"},
		{"كتب", "ctrl+a ن", "ن|"},
		{"كتب", "shift+right space", "كت |"},
		{"كتب", "right shift+right backspace", "ك|ب"},
		{"كتب", "right shift+right delete", "ك|ب"},
		{"كتب من", "shift+right ctrl+w", "كتب م|"},
		{"كتب من", "shift+right ctrl+u", "كتب م|"},
		{"كتب", "shift+left shift+left", "كتب|"},

		// Text is text, whatever a screen does with the key elsewhere.
		{"", "q ? 5 ٥ ض ؟ space g", "q?5٥ض؟ g|"},
		// ctrl and a letter of an Arabic layout, from a terminal that says so.
		{"كتب", "ctrl+ش", "[كتب|]"},
		{"كتب من", "ctrl+ص", "كتب |"},
		{"كتب من", "home alt+ي", "| من"},
	} {
		y := newTypist(20)
		y.SetValue(c.text)
		if got := y.press(strings.Fields(c.keys)...).state(); got != c.want {
			t.Errorf("%q, %s: %q, want %q", c.text, c.keys, got, c.want)
		}
	}
}

// Keys that a screen needs beside its field are not the field's.
func TestFieldLeavesKeys(t *testing.T) {
	y := newTypist(20).types("كتاب")
	for _, name := range []string{"up", "down", "enter", "esc", "tab", "shift+tab", "pgup", "pgdown", "ctrl+c", "ctrl+x", "alt+x"} {
		if y.Update(keyPress(name)) {
			t.Errorf("%s was taken", name)
		}
	}
	for _, msg := range []tea.Msg{tea.WindowSizeMsg{}, tea.KeyReleaseMsg{Code: 'a', Text: "a"}, tea.PasteStartMsg{}, nil} {
		if y.Update(msg) {
			t.Errorf("%T was taken", msg)
		}
	}
	if y.state() != "كتاب|" {
		t.Errorf("state %q", y.state())
	}
	bound := map[string]bool{}
	for _, group := range y.Keys.All() {
		for _, b := range group {
			for _, name := range b.Keys() {
				if bound[name] {
					t.Errorf("%q is bound twice", name)
				}
				bound[name] = true
				if !y.Update(keyPress(name)) {
					t.Errorf("%s was not taken", name)
				}
			}
		}
	}
}

// What is pasted is one line of whole clusters without controls.
func TestFieldPaste(t *testing.T) {
	for _, c := range []struct{ paste, want string }{
		{"كتاب", "كتاب"},
		{"سطر\nثان\r\nثالث\rرابع", "سطر ثان ثالث رابع"},
		{"a\tb\vc\fd\u0085e\u2028f\u2029g", "a b c d e f g"},
		{"\x1b[31mأحمر\x1b[m\x00\x7f\u009b", "[31mأحمر[m"},
		{"\u2066YouTube\u2069\u200f\u200e\u202e\ufeff\u00ad\u200b\u061c", "YouTube"},
		{"مي\u200cخواهم 👨\u200d👩", "مي\u200cخواهم 👨\u200d👩"},
		{"🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"},
		{"a\xffb\xd9", "a\ufffdb\ufffd"},
		{"\ufefb \ufefc \ufef5\ufef8\ufef9", "لا لا لآلألإ"},
		{"", ""},
	} {
		y := newTypist(20).types("<>").press("right")
		y.Update(tea.PasteMsg{Content: c.paste})
		if want := "<" + c.want + "|>"; y.state() != want || y.Cut() {
			t.Errorf("%q: %q, want %q, cut %v", c.paste, y.state(), want, y.Cut())
		}
	}
}

// A field takes as much as it holds, and says what it did not.
func TestFieldLimit(t *testing.T) {
	mega := strings.Repeat("بَّ \n👨‍👩‍👧", 1<<20/30)
	y := newTypist(30).types("أ")
	y.Update(tea.PasteMsg{Content: mega})
	v := y.Value()
	if len(v) > FieldLimit || len(v) < FieldLimit-len("👨‍👩‍👧") || !y.Cut() {
		t.Errorf("%d bytes of %d are kept, cut %v", len(v), len(mega), y.Cut())
	}
	if rest, ok := strings.CutPrefix(strings.ReplaceAll(mega, "\n", " "), strings.TrimPrefix(v, "أ")); !ok {
		t.Error("what is kept is not what was pasted")
	} else if first, _ := utf8.DecodeRuneInString(rest); !strings.ContainsRune("ب 👨", first) {
		t.Errorf("a cluster was cut before %+q", first)
	}
	y.types(strings.Repeat("x", 40))
	if len(y.Value()) > FieldLimit || !y.Cut() {
		t.Errorf("%d bytes after typing, cut %v", len(y.Value()), y.Cut())
	}
	if y.press("backspace"); y.Cut() {
		t.Error("a deletion was cut")
	}
	if y.press("z"); y.Cut() || !strings.HasSuffix(y.Value(), "z") {
		t.Errorf("there is no room for what was deleted")
	}
	y.press("ctrl+a")
	y.Update(tea.PasteMsg{Content: "a" + strings.Repeat("\u064e", FieldLimit)}) // one cluster without room
	if y.Value() == "" || !y.Cut() || y.Selection() != y.Value() {
		t.Error("the text was lost for nothing")
	}
	y.Update(tea.PasteMsg{Content: strings.Repeat("a", FieldLimit)})
	if len(y.Value()) != FieldLimit || y.Cut() {
		t.Errorf("%d bytes have no room, cut %v", len(y.Value()), y.Cut())
	}
	y.SetValue(strings.Repeat("a", FieldLimit-2))
	y.Update(tea.PasteMsg{Content: "بت"}) // one of them has room
	if !strings.HasSuffix(y.Value(), "aب") || !y.Cut() {
		t.Errorf("the last letter is %q, cut %v", y.Value()[FieldLimit-3:], y.Cut())
	}
	y.SetValue(mega)
	if len(y.Value()) > FieldLimit || !y.Cut() || y.edit.at != len(y.Value()) {
		t.Errorf("SetValue: %d bytes, cut %v, caret at %d", len(y.Value()), y.Cut(), y.edit.at)
	}
}

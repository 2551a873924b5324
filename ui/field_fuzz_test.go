package ui

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"kasb/ui/rtl"
)

// fieldFault says what is wrong with a field as it is drawn in width cells.
func fieldFault(f *Field, width int) string {
	l, c := f.View(width), f.Cursor()
	sum := 0
	read := make([]bool, l.Len())
	for _, cell := range l.All() {
		sum += cell.Width
		if cell.Index < 0 || cell.Index >= len(read) || read[cell.Index] {
			return fmt.Sprintf("a cell has index %d of %d, or another one has it too", cell.Index, len(read))
		}
		read[cell.Index] = true
	}
	switch {
	case sum != max(width, 0) || l.Width() != sum:
		return fmt.Sprintf("%q takes %d cells and says %d, want %d", l, sum, l.Width(), width)
	case c == nil && width > 0 || c != nil && (width <= 0 || c.X < 0 || c.X >= width || c.Y != 0):
		return fmt.Sprintf("the cursor is %+v in %d cells", c, width)
	case !f.View(width).Is(l):
		return "the line is drawn anew without need"
	}
	e := f.edit
	switch from, to := e.selection(); {
	case !utf8.ValidString(e.text) || len(e.text) > FieldLimit:
		return fmt.Sprintf("the value is %+q", e.text)
	case from < 0 || to > len(e.text):
		return fmt.Sprintf("from %d to %d is selected of %d bytes", from, to, len(e.text))
	}
	ends := map[int]bool{0: true}
	for it := graphemes.FromString(e.text); it.Next(); {
		ends[it.End()] = true
	}
	if !ends[e.at] || !ends[e.anchor] {
		return fmt.Sprintf("caret at %d, anchor at %d in %+q", e.at, e.anchor, e.text)
	}
	return ""
}

// Whatever is typed and pasted, the value is that text, whole clusters of it,
// and the field is drawn as wide as asked with the caret inside.
func FuzzField(f *testing.F) {
	f.Add("كتاب لا إله", []byte{0, 1, 2, 3, 13, 14}, uint8(12))
	f.Add("«السعر 15% في 2024»\nYouTube", []byte{5, 200, 6, 7, 12, 201, 13}, uint8(3))
	f.Add("👨‍👩‍👧\xff\x1b[31m\u202eب\u064e", []byte{1, 1, 13, 200, 4, 202}, uint8(1))
	f.Add("🇸🇦🇪🇬🇸", []byte{4, 200, 0, 13, 201, 17, 18}, uint8(60))
	f.Fuzz(func(t *testing.T, text string, keys []byte, width uint8) {
		fields := []*Field{NewField(rtl.RightToLeft), NewField(rtl.LeftToRight)}
		fields[0].Prompt, fields[1].Block, fields[1].Marks = "بحث:", true, true
		runes := []rune(text)
		for i, k := range keys {
			if i > 100 {
				break
			}
			for _, f := range fields {
				from, to := f.edit.selection()
				before, put := f.Value(), ""
				switch {
				case int(k) < len(fieldKeyNames):
					f.Update(keyPress(fieldKeyNames[k]))
				case k >= 200 && k < 210:
					put = text[len(text)*int(k-200)/10:]
					f.Update(tea.PasteMsg{Content: put})
				case len(runes) > 0:
					put = string(runes[int(k)%len(runes)])
					f.Update(tea.KeyPressMsg{Code: runes[int(k)%len(runes)], Text: put})
				}
				if put != "" {
					kept := strings.Map(keptRune, strings.ToValidUTF8(put, "\xff"))
					whole := before[:from] + kept + before[to:]
					switch plain := kept == put; {
					case plain && !f.Cut() && f.Value() != whole:
						t.Fatalf("%+q in %+q from %d to %d gives %+q", put, before, from, to, f.Value())
					case plain && f.Cut() && len(whole) <= FieldLimit:
						t.Fatalf("%+q in %+q is cut", put, before)
					case plain && f.Cut() && f.Value() != before && !strings.HasPrefix(whole, f.Value()[:f.edit.at]):
						t.Fatalf("%+q in %+q gives %+q", put, before, f.Value())
					}
				}
				if fault := fieldFault(f, int(width)); fault != "" {
					t.Fatal(fault)
				}
				if strings.ContainsFunc(f.Value(), func(r rune) bool { return keptRune(r) != r }) {
					t.Fatalf("%+q is in the value", f.Value())
				}
			}
		}
	})
}

// keptRune is r if a field keeps it as it is, or -1.
func keptRune(r rune) rune {
	switch {
	case r == 0x200c, r == 0x200d, r >= 0xe0020 && r <= 0xe007f, unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return r
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp), r >= 0xfef5 && r <= 0xfefc:
		return -1
	}
	return r
}

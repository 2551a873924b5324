package term

import (
	"slices"
	"strings"
	"unicode"

	"kasb/ui/rtl"
)

// kittyModel shows each run of cells of one font as HarfBuzz sets it: from right to
// left if the first letter with a script is of a right-to-left one, and then
// with brackets mirrored. Pens belong to the screen. font tells the font of a
// rune in one face.
func kittyModel(font func(rune) int) model {
	joined := func(a, b sent) bool {
		for _, r := range [...]rune{a.rune(), b.rune()} {
			if r == ' ' || r >= 0x2500 && r < 0x25a0 {
				return false
			}
		}
		return font(a.rune()) == font(b.rune()) && a.pen.Attr&(rtl.Bold|rtl.Italic) == b.pen.Attr&(rtl.Bold|rtl.Italic)
	}
	return eachRun(joined, func(row []sent) []sent {
		tells := slices.IndexFunc(row, func(c sent) bool { return !unicode.In(c.rune(), unicode.Common, unicode.Inherited) })
		if tells < 0 || !unicode.In(row[tells].rune(), unicode.Arabic, unicode.Hebrew) {
			return row
		}
		shown := slices.Clone(row)
		for i := range shown {
			c := row[len(row)-1-i]
			r := c.rune()
			shown[i].text = strings.Replace(c.text, string(r), string(rtl.Mirror(r)), 1)
		}
		return shown
	})
}

// kittyFallback is a font without Arabic, which comes from a second one.
func kittyFallback(r rune) int {
	if ofRightScript(r) {
		return 1
	}
	return 0
}

// kittySigns is a font with Arabic but without signs such as arrows.
func kittySigns(r rune) int {
	if unicode.IsSymbol(r) || r > 0x2000 && r < 0x3000 {
		return 1
	}
	return 0
}

// sameButFace compares pens but for the faces of what is not Arabic.
func sameButFace(c rune, got, want rtl.Pen) bool {
	if !ofRightScript(c) {
		got.Attr &^= rtl.Bold | rtl.Italic
		want.Attr &^= rtl.Bold | rtl.Italic
	}
	return got == want
}

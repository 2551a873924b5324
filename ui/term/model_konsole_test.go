package term

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"kasb/ui/rtl"
)

// konsoleRow is how Konsole orders a row: pens travel, brackets are not
// mirrored, and what frames are made of counts as left-to-right letters.
var konsoleRow = bidiRow{base: rtl.LeftToRight, marks: true, override: func(r rune) rune {
	if r >= 0x2500 && r <= 0x25ff {
		return 'x'
	}
	return r
}}

// konsoleShape gives letters the forms that ICU's u_shapeArabic finds for them
// in the row as it is sent. Marks of direction part letters, vowel marks don't.
func konsoleShape(row []sent) []sent {
	var runes []rune
	at := make([]int, len(row))
	for i, c := range row {
		at[i] = len(runes)
		runes = append(runes, []rune(c.text)...)
	}
	link := func(r rune) (onRight, onLeft bool) {
		if string(r) == joiner {
			return true, true
		}
		j := joinsOf(r)
		return j.canRight, j.canLeft
	}
	beside := func(i, step int) rune {
		for i += step; i >= 0 && i < len(runes); i += step {
			if p, _ := bidi.LookupRune(runes[i]); p.Class() != bidi.NSM {
				return runes[i]
			}
		}
		return 0
	}
	shown := make([]sent, len(row))
	for i, c := range row {
		shown[i] = c
		r, size := utf8.DecodeRuneInString(c.text)
		j := joinsOf(r)
		if !j.canRight || r == tatweel {
			continue
		}
		_, right := link(beside(at[i], -1))
		left, _ := link(beside(at[i], 1))
		shown[i].text = string(withJoins(r, j, right, left && j.canLeft)) + strings.Clone(c.text[size:])
	}
	return shown
}

// withJoins is the form of the letter r that is joined on these sides.
func withJoins(r rune, j joins, right, left bool) rune {
	form := func(right, left bool) (n rune) {
		if right {
			n |= 1
		}
		if left {
			n |= 2
		}
		return n
	}
	return r - form(j.right, j.left) + form(right, left)
}

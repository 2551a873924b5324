package strict

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Forbidden reports runes that no file may hold: private-use runes mark structure inside the program, bidi controls
// would fight the text engine, and the other controls steer a terminal or are never seen. Line feed and tab stay
// allowed, as do the zero-width joiner and non-joiner, which are letters' business, and the signs that Arabic writes
// around numbers, which Unicode counts as format characters though they are seen.
func Forbidden(r rune) bool {
	switch {
	case r >= ' ' && r <= '~', r >= 'ء' && r <= 'ي', r == '\n', r == '\t': // nearly all of our text
		return false
	case r == 0x200C, r == 0x200D: // zero-width non-joiner and joiner
		return false
	case unicode.Is(unicode.Cf, r):
		return !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
	return r == unicode.ReplacementChar || unicode.In(r, unicode.Cc, unicode.Co, unicode.Zl, unicode.Zp)
}

// checkRunes looks at each line of a file as it is written. One fault a line is enough.
func checkRunes(file, text string, faults *Faults) {
	at := Place{File: file}
	for l := range strings.Lines(text) {
		at.Line++
		at.Column = 0
		if !utf8.ValidString(l) {
			faults.Add(at, "بايتات ليست UTF-8، والمتوقع ملف محفوظ بترميز UTF-8")
			continue
		}
		if i := strings.IndexFunc(l, Forbidden); i >= 0 {
			r, _ := utf8.DecodeRuneInString(l[i:])
			at.Column = 1 + utf8.RuneCountInString(l[:i])
			faults.Add(at, "رمز غير مسموح به U+%04X، والمتوقع نص بلا رموز تحكم", r)
		}
	}
}

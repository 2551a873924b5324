package arabic

import "strings"

// The letters of the Arabic 101 keyboard and the Latin letters on the same keys, lower case. Two keys differ from that
// rule: G and b send two letters.
const (
	arabicKeys = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ"
	latinKeys  = "qwertyuiop[]asdfghjkl;'zxcvnm,./`"
)

// LatinKey is the Latin letter on the same key as an Arabic one.
func LatinKey(c rune) (latin rune, ok bool) {
	i := strings.IndexRune(arabicKeys, c)
	if i < 0 {
		return 0, false
	}
	return rune(latinKeys[len([]rune(arabicKeys[:i]))]), true
}

// OnArabicKeys is what the keys of a text would have typed on an Arabic layout. It reports false for a text without
// Latin letters, and for one with Arabic ones.
func OnArabicKeys(text string) (typed string, ok bool) {
	arabic := []rune(arabicKeys)
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch i := strings.IndexRune(latinKeys, r); {
		case r == 'b':
			b.WriteString("لا")
		case i >= 0:
			b.WriteRune(arabic[i])
		case r >= 0x80:
			return "", false
		default:
			b.WriteRune(r)
		}
		ok = ok || r >= 'a' && r <= 'z'
	}
	return b.String(), ok
}

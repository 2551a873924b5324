package rtl

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// How many cells a rune takes is decided as Bubble Tea's renderer decides it on
// a terminal without mode 2027: rune by rune, [ansi.WcWidth]. A terminal with
// that mode counts grapheme clusters. Where the two differ, in emoji sequences,
// only as much is drawn as both count alike, so that a line is as wide as it
// says on either.

// zeroArabic has a bit for each rune from U+0600 to U+06FF that takes no cell:
// the marks and the format characters.
const (
	zero0600 = 0x17ff003f // U+0600–0605, 0610–061A, 061C
	zero0640 = 0xfffff800 // U+064B–065F
	zero0660 = 0x00010000 // U+0670
	zero06C0 = 0xbfc00000 // U+06D6–06DD, 06DF
	zero06E0 = 0x00003d9f // U+06E0–06E4, 06E7, 06E8, 06EA–06ED
)

// measurer measures runes. It remembers the last ones that are neither ASCII
// nor Arabic, since looking those up is slow.
type measurer struct {
	runes  [256]rune
	widths [256]uint8
}

// width is the number of cells that r takes, from 0 to 2.
func (m *measurer) width(r rune) int {
	switch {
	case r >= 0x20 && r < 0x7f:
		return 1
	case r >= 0x600 && r < 0x700:
		zero := [8]uint32{zero0600, 0, zero0640, zero0660, 0, 0, zero06C0, zero06E0}
		return 1 - int(zero[r>>5&7]>>(r&31)&1)
	case r >= formsBFirst && r < formsBLast:
		return 1
	}
	slot := r & 255
	if m.runes[slot] != r {
		var b [utf8.UTFMax]byte
		n := utf8.EncodeRune(b[:], r)
		m.runes[slot], m.widths[slot] = r, uint8(ansi.StringWidthWc(string(b[:n])))
	}
	return int(m.widths[slot])
}

// isSpace reports whether r is a space at which a line may break, which is
// white space (WS) to UAX #9 as well.
func isSpace(r rune) bool {
	if r < 0x1680 {
		return r == ' '
	}
	return r == 0x1680 || r >= 0x2000 && r <= 0x200a && r != 0x2007 || r == 0x205f || r == 0x3000
}

// isVowel reports whether r is one of the vowel marks that Options.Marks keeps.
func isVowel(r rune) bool { return r >= 0x64b && r <= 0x652 }

// isInvisible reports whether a rune that takes no cell is not drawn at all:
// controls of direction, joining and the like, and the variation selectors,
// of which U+FE0F changes how wide an emoji is on some terminals.
func isInvisible(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r >= 0x600 && r <= 0x605, r == 0x6dd:
		return false // they stand over or around digits
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// isEmojiModifier reports whether r gives an emoji a tone of skin.
func isEmojiModifier(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// isRegional reports whether r is one of the letters that make flags in pairs.
func isRegional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// inSequences reports whether r may begin a grapheme cluster that holds other
// runes which take a cell: emoji, Indic scripts, Hangul. Latin, Arabic, Hebrew
// and punctuation never do.
func inSequences(r rune) bool {
	return r >= 0x900 && (r < 0x2000 || r >= 0x2190) && (r < formsAFirst || r > formsBLast)
}

// isLatin reports whether r is a Latin letter; digits are not.
func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r < 0x250 && r != '×' && r != '÷'
}

// isHyphen reports whether a line may break behind r inside a Latin word.
func isHyphen(r rune) bool { return r == '-' || r == '/' || r == '–' || r == '‐' }

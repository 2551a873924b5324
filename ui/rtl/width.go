package rtl

import (
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// How many cells a rune takes is decided as Bubble Tea's renderer decides it on
// a terminal without mode 2027: rune by rune, [ansi.WcWidth]. A terminal with
// that mode counts grapheme clusters. Where the two differ, in emoji sequences,
// only as much is drawn as both count alike, so that a line is as wide as it
// says on either.

// zeroArabic has a bit for each rune from U+0600 to U+06FF that takes no cell:
// the marks and the format characters.
var zeroArabic = [8]uint32{
	0: 0x17ff003f, // U+0600–0605, 0610–061A, 061C
	2: 0xfffff800, // U+064B–065F
	3: 0x00010000, // U+0670
	6: 0xbfc00000, // U+06D6–06DD, 06DF
	7: 0x00003d9f, // U+06E0–06E4, 06E7, 06E8, 06EA–06ED
}

func isArabic(r rune) bool { return uint32(r)-0x600 < 0x100 }

// isArabicLetter reports whether r is one of the Arabic letters up to U+06D5: one
// cell wide and two bytes long, and its own mirror image.
func isArabicLetter(r rune) bool {
	return uint32(r)-0x620 <= 0x64a-0x620 || uint32(r)-0x671 <= 0x6d5-0x671
}

// arabicWidth is the number of cells of an Arabic rune.
func arabicWidth(r rune) int { return 1 - int(zeroArabic[r>>5&7]>>(r&31)&1) }

// measurer measures runes. It remembers those that are neither ASCII nor Arabic,
// since looking them up is slow and takes memory.
type measurer struct {
	pages [unicode.MaxRune>>8 + 1]*[256]uint8 // width + 1 of each rune of a page; 0 is not known yet
}

// width is the number of cells that r takes, from 0 to 2.
func (m *measurer) width(r rune) int {
	switch {
	case r >= 0x20 && r < 0x7f:
		return 1
	case isArabic(r):
		return arabicWidth(r)
	case r >= formsBFirst && r < formsBLast:
		return 1
	}
	page := m.pages[r>>8]
	if page == nil {
		page = new([256]uint8)
		m.pages[r>>8] = page
	}
	known := &page[r&255]
	if *known == 0 {
		*known = 1 + uint8(runeWidth(r))
	}
	return int(*known) - 1
}

// runeWidth is the number of cells of a rune as [ansi.WcWidth] counts it. It asks
// the tables of grapheme clusters, since those of [ansi.WcWidth] are two
// megabytes that the program would make for the sake of a line or an arrow.
func runeWidth(r rune) int {
	switch {
	case isRegional(r):
		return 1 // two of them are a flag
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r == 0xcf3, r >= 0x1d165 && r <= 0x1d166, r >= 0x1d16d && r <= 0x1d172:
		return 0 // spacing marks that wcwidth(3) gives no cell
	}
	return ansi.StringWidth(string(r))
}

const (
	nbsp = 0xa0   // a space at which no line breaks
	zwj  = 0x200d // joins emoji
	zwsp = 0x200b // lets a line break where there is no space
)

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
	case r < 0x700: // number signs of Cf stand over or around digits
		return r == 0xad || r == 0x61c
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

// kind is what breaking lines needs to know of a rune.
type kind uint8

const (
	kindOther kind = iota
	kindSpace
	kindLatin  // a letter
	kindDigit  // 0 to 9
	kindHyphen // and slash
)

func kindOf(r rune) kind {
	switch {
	case r < 0x80:
		return asciiKinds[r]
	case r >= 0xc0 && r < 0x250 && r != '×' && r != '÷':
		return kindLatin
	case r < 0x1680:
		return kindOther
	case r == '‐', r == '–':
		return kindHyphen
	case isSpace(r):
		return kindSpace
	}
	return kindOther
}

var asciiKinds = [128]kind{
	' ': kindSpace, '-': kindHyphen, '/': kindHyphen,
	'0': kindDigit, '1': kindDigit, '2': kindDigit, '3': kindDigit, '4': kindDigit,
	'5': kindDigit, '6': kindDigit, '7': kindDigit, '8': kindDigit, '9': kindDigit,
	'A': kindLatin, 'B': kindLatin, 'C': kindLatin, 'D': kindLatin, 'E': kindLatin, 'F': kindLatin, 'G': kindLatin,
	'H': kindLatin, 'I': kindLatin, 'J': kindLatin, 'K': kindLatin, 'L': kindLatin, 'M': kindLatin, 'N': kindLatin,
	'O': kindLatin, 'P': kindLatin, 'Q': kindLatin, 'R': kindLatin, 'S': kindLatin, 'T': kindLatin, 'U': kindLatin,
	'V': kindLatin, 'W': kindLatin, 'X': kindLatin, 'Y': kindLatin, 'Z': kindLatin,
	'a': kindLatin, 'b': kindLatin, 'c': kindLatin, 'd': kindLatin, 'e': kindLatin, 'f': kindLatin, 'g': kindLatin,
	'h': kindLatin, 'i': kindLatin, 'j': kindLatin, 'k': kindLatin, 'l': kindLatin, 'm': kindLatin, 'n': kindLatin,
	'o': kindLatin, 'p': kindLatin, 'q': kindLatin, 'r': kindLatin, 's': kindLatin, 't': kindLatin, 'u': kindLatin,
	'v': kindLatin, 'w': kindLatin, 'x': kindLatin, 'y': kindLatin, 'z': kindLatin,
}

// word is how far a Latin word has got. A line may break behind a hyphen or
// slash that stands between a letter or digit and a letter: inside well-known
// and example.com/about, but not inside 2019-2020, -v or https://.
type word uint8

const (
	wordNone   word = iota
	wordInside      // behind a letter or digit
	wordHyphen      // behind a hyphen that follows one
)

func (w word) next(k kind) word {
	switch {
	case k == kindLatin, k == kindDigit:
		return wordInside
	case k == kindHyphen && w == wordInside:
		return wordHyphen
	}
	return wordNone
}

package term

import (
	"unicode"

	"kasb/ui/rtl"
)

// tokens writes each stretch of right-to-left letters in a word back to front.
// Pens stay where they are on the screen, since kitty moves the glyphs only.
//
// kitty hands each run of cells of one font to HarfBuzz, which turns it round,
// brackets mirrored, if the first letter that tells is of a right-to-left
// script. A run ends at a blank, at what kitty draws itself (frames), and where
// bold or italic changes. What else stands in a word with Arabic letters, such
// as the full stop behind the last one, is in their run if the font has the
// letters too, and in another if they are taken from a second font, as most
// often they are. So that it does not matter, such a cell is made italic, or
// bold where that is no change: then it is always in another. Nothing of this
// is needed where both ways come to the same, as in a word in brackets.
func (w *writer) tokens(end int) {
	for i := 0; i < end; {
		if endsWord(w.line.Rune(i)) {
			w.cell(i)
			i++
			continue
		}
		word, letters := i, false
		for ; i < end && !endsWord(w.line.Rune(i)); i++ {
			letters = letters || tellsRightScript(w.line.Rune(i))
		}
		if letters {
			w.word(word, i)
			continue
		}
		for ; word < i; word++ {
			w.cell(word)
		}
	}
}

// word writes cells i to j, in which there are right-to-left letters.
func (w *writer) word(i, j int) {
	same := w.sameBothWays(i, j)
	for k := i; k < j; {
		face, start := w.face(k), k
		if ofRightScript(w.line.Rune(k)) {
			for k < j && ofRightScript(w.line.Rune(k)) && w.face(k) == face {
				k++
			}
			w.turned(start, k)
			continue
		}
		for k < j && !ofRightScript(w.line.Rune(k)) {
			k++
		}
		switch {
		case same:
			w.between(start, k, noFace, noFace)
		case start == i:
			w.between(start, k, noFace, w.faceOr(k, j))
		default:
			w.between(start, k, w.face(start-1), w.faceOr(k, j))
		}
	}
}

// turned writes cells i to j back to front, each with the pen of its place.
// Punctuation alone does not tell a direction and stays.
func (w *writer) turned(i, j int) {
	tells := false
	for k := i; k < j && !tells; k++ {
		tells = tellsRightScript(w.line.Rune(k))
	}
	for k := i; k < j; k++ {
		if tells {
			w.cellIn(i+j-1-k, w.line.Pen(k))
		} else {
			w.cell(k)
		}
	}
}

// between writes cells i to j, which are not of a right-to-left script. Those
// beside letters of face left or right get another one.
func (w *writer) between(i, j int, left, right rtl.Attr) {
	head, tail := i, j
	if left != noFace {
		head = w.alike(i, j, 1)
	}
	if right != noFace {
		tail = w.alike(j-1, i-1, -1) + 1
	}
	for k := i; k < j; k++ {
		p := w.line.Pen(k)
		for _, change := range [...]rtl.Attr{0, rtl.Italic, rtl.Bold, rtl.Bold | rtl.Italic} {
			if face := p.Attr&faces ^ change; (k >= head || face != left) && (k < tail || face != right) {
				p.Attr ^= change
				break
			}
		}
		w.cellIn(k, p)
	}
}

// alike is where the cells end, from i on in steps towards j, that change their
// look together: a single sign, or a number or word.
func (w *writer) alike(i, j, step int) int {
	face := w.face(i)
	if !isWordRune(w.line.Rune(i)) {
		return i + step
	}
	for i != j && isWordRune(w.line.Rune(i)) && w.face(i) == face {
		i += step
	}
	return i
}

// sameBothWays reports whether cells i to j show the same if they are turned
// together and if only the letters are: when letters of one face stand between
// signs that are each other's mirror images.
func (w *writer) sameBothWays(i, j int) bool {
	face := w.face(i)
	a, b := i, j
	for a < b && !ofRightScript(w.line.Rune(a)) {
		a++
	}
	for b > a && !ofRightScript(w.line.Rune(b-1)) {
		b--
	}
	if a-i != j-b {
		return false
	}
	for k := i; k < j; k++ {
		r := w.line.Rune(k)
		if w.face(k) != face || (k < a || k >= b) == ofRightScript(r) {
			return false
		}
		if k < a && (isWordRune(r) || rtl.Mirror(r) != w.line.Rune(i+j-1-k)) {
			return false
		}
	}
	return true
}

// faces are the attributes that choose another font; noFace is no set of them.
const (
	faces  = rtl.Bold | rtl.Italic
	noFace = ^faces
)

func (w *writer) face(i int) rtl.Attr { return w.line.Pen(i).Attr & faces }

// faceOr is the face of cell i, or noFace at the end of the word.
func (w *writer) faceOr(i, end int) rtl.Attr {
	if i == end {
		return noFace
	}
	return w.face(i)
}

// endsWord reports whether kitty shows a cell without a font: it is blank or
// drawn by kitty itself.
func endsWord(r rune) bool {
	return r == ' ' || r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff
}

// ofRightScript reports whether r stands in a block of a right-to-left script:
// letters, digits and the punctuation that fonts have together with them.
func ofRightScript(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r < 0x900, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfefc:
		return true
	}
	return r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// tellsRightScript reports whether r is of a right-to-left script and not, as
// some punctuation in its block, of Common.
func tellsRightScript(r rune) bool { return ofRightScript(r) && !unicode.Is(unicode.Common, r) }

// isWordRune reports whether r is a letter or digit.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

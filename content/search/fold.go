package search

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folded is a text as search compares it, with the way back to the text.
type Folded struct {
	Text string
	from []int32 // for each byte of Text where in the original its rune begins
	to   []int32 // and where it ends, marks included
}

// Fold makes texts alike that a reader takes for the same:
//
//   - Vowel marks and all other combining marks vanish (U+064B–U+0652, U+0670, the accents of Latin): few write them, and
//     a decomposed é or أ is then the same as a composed one. So do tatweel, which is ornament, and the joiners, the
//     bidi controls and other format characters, which are not seen.
//   - أ إ آ ٱ become ا, ى becomes ي and ة becomes ه: these are mixed up, or left out, in most of what is typed.
//   - ؤ becomes و and ئ becomes ي: the seat of a hamza is spelt in several ways. ء by itself stays: it is a letter that
//     nobody leaves out.
//   - Persian and Urdu letters become the Arabic ones that they stand for (ک ی ے ھ ہ ە): some keyboards send them. پ چ ڤ,
//     with which foreign names are written, become ب ج ف: فيديو is ڤيديو. گ stays, since it stands for غ, ج or ك.
//   - Presentation forms, ligatures, full-width letters become the letters that they show (NFKD): PDF files hold them.
//   - Digits ٠–٩ and ۰–۹ become 0–9. Between two digits ٫ and a point are a point, and ٬ and a comma vanish, so that ١٬٠٠٠ is
//     1000 and 5.11 is one word.
//   - Letters become lower case.
//   - Whatever else stands between words, ، ؛ ؟ « » among it, newlines, signs and controls, becomes one space; there is none
//     at the beginning and the end.
//
// Fold of a text that was folded changes nothing. No text folds to more than 18 letters a rune; most folds are shorter
// than the text.
func Fold(s string) Folded {
	f := Folded{from: make([]int32, 0, len(s)), to: make([]int32, 0, len(s))}
	text := make([]byte, 0, len(s))
	c := scan{text: s}
	space := false
	for c.next() {
		if c.r == ' ' {
			space = len(text) > 0
			continue
		}
		if space {
			text = append(text, ' ')
			at, to := f.to[len(f.to)-1], int32(c.start) // the other way round inside of a rune such as ½
			f.from, f.to = append(f.from, min(at, to)), append(f.to, max(at, to))
			space = false
		}
		text = utf8.AppendRune(text, c.r)
		end := int32(whole(s, c.end))
		for len(f.from) < len(text) {
			f.from, f.to = append(f.from, int32(c.start)), append(f.to, end)
		}
	}
	f.Text = string(text)
	return f
}

// Span is the part of the original that became Text[from:to], with the marks on its last letter. A rune that became
// several letters is part of it as a whole. The places are bytes of Text from 0 to its length, from not behind to.
func (f Folded) Span(from, to int) Span {
	if from == to {
		at := 0
		if from > 0 {
			at = int(f.to[from-1])
		}
		return Span{at, at}
	}
	return Span{int(f.from[from]), int(f.to[to-1])}
}

// Offset is the place in Text of what stands at byte at of the original, or of the next letter behind it.
func (f Folded) Offset(at int) int {
	return sort.Search(len(f.to), func(i int) bool { return int(f.to[i]) > at })
}

// scan goes over a text rune by rune and folds it on the way.
type scan struct {
	text       string
	pos        int    // the next byte to look at
	more       []byte // what is still to come of a rune that stands for several
	r          rune   // the letter found last, a space for what parts words
	start, end int    // where the rune that gave it begins and ends
}

// next finds the next letter and reports whether there is one.
func (c *scan) next() bool {
	for {
		if len(c.more) > 0 {
			r, size := utf8.DecodeRune(c.more)
			c.more = c.more[size:]
			if r = letter(r); r != 0 {
				c.r = r
				return true
			}
			continue
		}
		if c.pos >= len(c.text) {
			return false
		}
		begin := c.pos
		var r rune
		if b := c.text[begin]; b < utf8.RuneSelf {
			c.pos++
			r = ascii(rune(b))
			if b == '.' || b == ',' {
				r = c.between(rune(b))
			}
		} else if b>>5 == 0b110 && begin+1 < len(c.text) && c.text[begin+1]>>6 == 0b10 && b >= 0xd8 && b < 0xdc { // U+0600 to U+06FF
			c.pos += 2
			r = rune(b&0x1f)<<6 | rune(c.text[begin+1]&0x3f)
			if r == '٫' || r == '٬' {
				r = c.between(r)
			} else {
				r = arabic(r)
			}
		} else {
			long, size := utf8.DecodeRuneInString(c.text[begin:])
			c.pos += size
			if d := norm.NFKD.PropertiesString(c.text[begin:]).Decomposition(); d != nil {
				c.more, c.start, c.end = d, begin, c.pos
				continue
			}
			r = letter(long)
		}
		if r != 0 {
			c.r, c.start, c.end = r, begin, c.pos
			return true
		}
	}
}

// between is what a point or a comma is that was just read: part of a number, or a sign between words.
func (c *scan) between(sign rune) rune {
	next, _ := utf8.DecodeRuneInString(c.text[c.pos:])
	if next = letter(next); c.r < '0' || c.r > '9' || next < '0' || next > '9' {
		return ' '
	}
	if sign == '.' || sign == '٫' {
		return '.'
	}
	return 0
}

// letter is what a rune becomes that has no decomposition: a space for what parts words, 0 for what vanishes.
func letter(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return ascii(r)
	case r >= 0x600 && r < 0x700:
		return arabic(r)
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.IsLetter(r):
		return unicode.ToLower(r)
	case unicode.IsNumber(r), unicode.Is(unicode.Mc, r):
		return r
	}
	return ' '
}

func ascii(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	}
	return ' '
}

// arabic is letter for U+0600 to U+06FF. It knows the letters with a hamza too, which have a decomposition.
func arabic(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ', 'ٲ', 'ٳ', 'ٵ':
		return 'ا'
	case 'ى', 'ئ', 'ی', 'ې', 'ے', 'ۓ', 'ٸ':
		return 'ي'
	case 'ة', 'ھ', 'ہ', 'ۀ', 'ۂ', 'ۃ', 'ە':
		return 'ه'
	case 'ؤ', 'ٶ':
		return 'و'
	case 'ک':
		return 'ك'
	case 'پ':
		return 'ب'
	case 'چ':
		return 'ج'
	case 'ڤ':
		return 'ف'
	case 'ـ':
		return 0
	}
	switch {
	case r >= 'ء' && r <= 'ي':
		return r
	case r >= 0x64b && r <= 0x65f, r == 0x670:
		return 0
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	case unicode.IsLetter(r):
		return r
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return 0
	}
	return ' '
}

// whole is the place behind the marks and joiners that follow at: those of the letter before it.
func whole(s string, at int) int {
	for at < len(s) && s[at] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s[at:])
		if r >= 'ء' && r <= 'ي' && r != 'ـ' || !unicode.In(r, unicode.Mn, unicode.Me) && r != 'ـ' && r != 0x200c && r != 0x200d {
			break
		}
		at += size
	}
	return at
}

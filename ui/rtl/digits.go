package rtl

// Digits says how [Layout] draws the digits 0 to 9 in text that runs from right
// to left.
type Digits uint8

const (
	// AsWritten leaves digits as they are.
	AsWritten Digits = iota
	// ArabicIndic draws the digits of numbers as ٠ to ٩, and what belongs to a
	// number with it: 1,234.5% as ١٬٢٣٤٫٥٪. Left as they are, the digits of
	// left-to-right paragraphs and isolates are, of words with a letter that runs
	// from left to right (H264, 4K, a/2019.pdf, example.com), and of numbers
	// behind such a word and a space (Digital 2019).
	//
	// Text of numbers and signs alone counts as text from right to left, unless
	// Options.Base says otherwise. Like shaping it changes what cells draw, not
	// their sources: what was found at a place in the text is still found there.
	ArabicIndic
)

const (
	lrm             = '\u200e'
	arabicZero      = '٠'
	arabicDecimal   = '٫'
	arabicThousands = '٬'
	arabicPercent   = '٪'
)

// numerals is the paragraph read last as it is to be drawn: with other digits
// where Options.Digits wants them. Direction is found after that, since
// Arabic-Indic digits have a class of their own.
func (e *engine) numerals(base Direction) []rune {
	o := &e.options
	if o.Digits != ArabicIndic || o.Base == LeftToRight || !hasDigit(e.runes) {
		return e.runes
	}
	if base == LeftToRight { // found for want of a right-to-left letter
		for _, r := range e.runes {
			if classOf(r) == classL {
				return e.runes
			}
		}
	}
	e.drawn = append(e.drawn[:0], e.runes...)
	arabicDigits(e.drawn)
	return e.drawn
}

func hasDigit(text []rune) bool {
	for _, r := range text {
		if isDigit(r) {
			return true
		}
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// arabicDigits changes the digits of right-to-left text, and the signs of their
// numbers, in place.
func arabicDigits(text []rune) {
	latin := false // a word of Latin letters is before, and nothing but spaces since
	for i := 0; i < len(text); {
		switch c := classOf(text[i]); {
		case c == classWS, c == classS, c == classBN, c == classNSM:
			i++
		case setInitiator.has(c) || setExplicit.has(c):
			latin = false
			if c == classLRI || c == classLRE || c == classLRO || c == classFSI && !firstIsRTL(text[i+1:]) {
				i = behindNested(text, i)
			} else {
				i++ // the text inside is right-to-left text, and what closes it is passed by
			}
		case !ofWord(text[i], c):
			latin = false
			i++
		default:
			end, letters := i, false
			for end < len(text) {
				c := classOf(text[end])
				if c != classNSM && c != classBN && !ofWord(text[end], c) {
					break
				}
				letters = letters || c == classL && text[end] != lrm
				end++
			}
			word := text[i:end]
			if !letters && !(latin && hasDigit(word)) {
				arabicNumbers(word)
				latin = false
			} else {
				latin = !endsClause(word[len(word)-1])
			}
			i = end
		}
	}
}

// ofWord reports whether a rune of class c goes on with a word that may be a
// number, a Latin word or both. Letters from right to left end it, brackets,
// quotation marks and Arabic punctuation.
func ofWord(r rune, c class) bool {
	switch c {
	case classL, classEN, classAN, classES, classET, classCS:
		return r != '،'
	case classON:
		return r < 0x80 && r != '"' && r != '\'' && r != ';' && r != '!' && r != '?' || r == '–' || r == '−' || r == '…'
	}
	return false
}

// endsClause reports whether a sign at the end of a word parts what follows from
// it.
func endsClause(r rune) bool {
	return r == '.' || r == ',' || r == ':' || r == '…' || r == '–' || r == '|'
}

// arabicNumbers changes the numbers of a word that has no letters.
func arabicNumbers(word []rune) {
	for i := 0; i < len(word); {
		if !isDigit(word[i]) {
			i++
			continue
		}
		end, points := i, 0
		for end < len(word) && (isDigit(word[end]) || (word[end] == '.' || word[end] == ',') && end+1 < len(word) && isDigit(word[end+1])) {
			if word[end] == '.' {
				points++
			}
			end++
		}
		number := word[i:end]
		grouped := groups(number)
		for k, r := range number {
			switch {
			case isDigit(r):
				number[k] = arabicZero + r - '0'
			case r == '.' && points == 1: // more are a date or a version
				number[k] = arabicDecimal
			case r == ',' && grouped:
				number[k] = arabicThousands
			}
		}
		if end < len(word) && word[end] == '%' {
			word[end] = arabicPercent
		}
		i = end
	}
}

// groups reports whether the commas of a number part thousands: 1,234 and not
// 1,2.
func groups(number []rune) bool {
	digits, commas := 0, 0
	for _, r := range number {
		switch {
		case r == '.':
			return commas > 0 && digits == 3
		case r == ',':
			if commas > 0 && digits != 3 || digits > 3 || digits == 0 {
				return false
			}
			commas++
			digits = 0
		default:
			digits++
		}
	}
	return commas > 0 && digits == 3
}

// firstIsRTL reports whether the first strong letter of an FSI's text runs from
// right to left.
func firstIsRTL(text []rune) bool {
	depth := 0
	for _, r := range text {
		switch c := classOf(r); {
		case setInitiator.has(c):
			depth++
		case c == classPDI:
			if depth--; depth < 0 {
				return false
			}
		case depth > 0:
		case setRTL.has(c):
			return true
		case c == classL:
			return false
		}
	}
	return false
}

// behindNested is the place behind the isolate or embedding that begins at i.
func behindNested(text []rune, i int) int {
	closes := class(classPDI)
	if setExplicit.has(classOf(text[i])) {
		closes = classPDF
	}
	for depth := 0; i < len(text); i++ {
		switch c := classOf(text[i]); {
		case c == closes:
			if depth--; depth == 0 {
				return i + 1
			}
		case setInitiator.has(c) && closes == classPDI, setExplicit.has(c) && c != classPDF && closes == classPDF:
			depth++
		}
	}
	return i
}

package plain

import (
	"strings"
	"unicode"
)

// say writes lines.
func (d *dialogue) say(lines ...string) {
	d.begun = d.begun || len(lines) > 0
	for _, l := range lines {
		l = spoken(l)
		if d.Arabic {
			l = arabicDigits(l)
		}
		d.out.WriteString(l + "\n") // an error stays until the flush
	}
}

// sayIf writes the lines that are not empty.
func (d *dialogue) sayIf(lines ...string) {
	for _, l := range lines {
		if l != "" {
			d.say(l)
		}
	}
}

// title begins a place.
func (d *dialogue) title(text string) {
	if d.begun {
		d.say("")
	}
	d.titles++
	d.say(text)
}

// spoken is a line without what is not heard or should not be: controls, also those of direction, and signs that only
// look like something.
func spoken(s string) string {
	clean := strings.IndexFunc(s, unheard) < 0
	if clean && !strings.Contains(s, "  ") && strings.TrimSpace(s) == s {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '←' || r == '→' || r == '·':
			b.WriteString("، ")
		case unicode.IsSpace(r) || !unheard(r):
			b.WriteRune(r)
		}
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	return strings.ReplaceAll(text, " ،", "،")
}

func unheard(r rune) bool {
	switch {
	case r == '\u200c' || r == '\u200d': // they shape words
		return false
	case r == ' ':
		return false
	case r == unicode.ReplacementChar:
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) ||
		unicode.Is(unicode.So, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) || r == '•' || r == '·' || r == '←' || r == '→' ||
		r >= 0xfe00 && r <= 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff
}

// arabicDigits writes numbers with ٠ to ٩. Words with Latin letters, such as addresses and names of files, stay.
func arabicDigits(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
			continue
		}
		runes := []rune(w)
		for j, r := range runes {
			between := j > 0 && j+1 < len(runes) && isDigit(runes[j-1]) && runes[j+1] >= '0' && runes[j+1] <= '9'
			switch {
			case r >= '0' && r <= '9':
				runes[j] = '٠' + r - '0'
			case r == '.' && between:
				runes[j] = '٫'
			case r == '%':
				runes[j] = '٪'
			}
		}
		words[i] = string(runes)
	}
	return strings.Join(words, " ")
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '٠' && r <= '٩' }

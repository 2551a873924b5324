package term

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"kasb/ui/rtl"
)

// What random lines are made of.
var (
	sampleWords = []string{
		"السلام", "قناة", "ولا", "الأرباح", "لآلئ", "محتوى", "في", "و", "كتاب\u200cها", "ـنص", "پیام", "؟", "؛", "،", "مثلا،", "نعم؟",
		"(تقريبا)", "«نعم»", "(كلمة", "أخرى)", "[ب]", "{١}", "قناة.", "هكذا:", "نعم!", "و/أو", "الـYouTube", "(YouTube)", "≤", "أ≥ب", "«ab»",
		"YouTube", "AdSense", "Shorts", "mp3", "3D", "COVID-19", "a.b@c.de", "https://example.com/a?v=9", "(ab)", "[x]", "-v", "C++",
		"2024م", "15%", "1,500$", "+966", "2019-2020", "3.5", "٢٠٢٤", "٪١٥", "١٬٥٠٠", "٣٫٥", "٢٠-٣٠", "٢٠٢٤م", "50", "1", "م2", "10:30", "۱۲", "$",
		"│", "•", "●", "▼", "→", "…", "–", "\u00a0", "\u2066https://a.b/c\u2069", "\u2066(15%)\u2069", "你好", "👍", "\u3000", "שלום", "é",
		"مُحَمَّد", "لَا",
	}
	sampleGaps  = []string{" ", " ", " ", " ", " ", "  ", "", "/"}
	sampleCodes = []string{
		"\x1b[1m", "\x1b[3m", "\x1b[4m", "\x1b[7m", "\x1b[2m", "\x1b[9m", "\x1b[22m", "\x1b[23m", "\x1b[m", "\x1b[m", "\x1b[31m", "\x1b[92m",
		"\x1b[38;5;203m", "\x1b[38;2;230;230;230m", "\x1b[44m", "\x1b[48;5;236m", "\x1b[39m", "\x1b[49m", "\x1b]8;id=a;https://a.b/\a", "\x1b]8;;\a",
	}
)

// sampleText is a styled text of about n words.
func sampleText(rnd *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		word := sampleWords[rnd.IntN(len(sampleWords))]
		if rnd.IntN(5) == 0 {
			b.WriteString(sampleCodes[rnd.IntN(len(sampleCodes))])
		}
		if cut := rnd.IntN(len(word)); rnd.IntN(8) == 0 && utf8.RuneStart(word[cut]) {
			word = word[:cut] + sampleCodes[rnd.IntN(len(sampleCodes))] + word[cut:]
		}
		b.WriteString(word)
		b.WriteString(sampleGaps[rnd.IntN(len(sampleGaps))])
	}
	return b.String()
}

// sampleLine is a random line: a sentence, a row of a table, or either of them in
// a frame.
func sampleLine(rnd *rand.Rand) rtl.Line {
	bar := rtl.Fill("│", 1, rtl.Pen{Fg: rtl.Indexed(uint8(rnd.IntN(3) * 4))})
	field := func(width int) rtl.Line {
		o := rtl.Options{Width: width, Align: rtl.Align(rnd.IntN(4)), Base: rtl.Direction(rnd.IntN(3)), Marks: rnd.IntN(4) == 0}
		if rnd.IntN(6) == 0 {
			o.Fill = rtl.Pen{Bg: rtl.Indexed(8)}
		}
		text := sampleText(rnd, 1+rnd.IntN(1+width/5))
		if rnd.IntN(2) == 0 {
			return o.Fit(text)
		}
		lines := rtl.Layout(text, o)
		return lines[rnd.IntN(len(lines))]
	}
	var l rtl.Line
	switch rnd.IntN(3) {
	case 0: // a table
		columns := []rtl.Line{bar}
		for range 2 + rnd.IntN(3) {
			columns = append(columns, rtl.Blank(1), field(2+rnd.IntN(16)), rtl.Blank(1), bar)
		}
		l = rtl.Row(columns...)
	case 1: // in a frame
		l = rtl.Row(bar, rtl.Blank(1), field(4+rnd.IntN(50)), rtl.Blank(1), bar)
	default:
		l = field(1 + rnd.IntN(60))
	}
	if rnd.IntN(2) == 0 {
		l = rtl.Row(rtl.Blank(1), l, rtl.Blank(1))
	}
	return l
}

// samples is how many random lines each encoder is tested with: SAMPLES in the
// environment, or few.
func samples(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("SAMPLES"))
	if err != nil {
		return 4000
	}
	t.Logf("%d lines", n)
	return n
}

// sent is a cell as a terminal gets it.
type sent struct {
	text string
	pen  rtl.Pen
}

func (c sent) rune() rune {
	r, _ := utf8.DecodeRuneInString(c.text)
	return r
}

// reader takes encoded lines apart as a cell buffer does: what takes no cell
// belongs to the cell before it.
type reader struct{ pens map[change]rtl.Pen }

type change struct {
	from rtl.Pen
	code string
}

func (r *reader) read(b []byte) (cells []sent, err error) {
	var pen rtl.Pen
	for s := string(b); s != ""; {
		code := ""
		switch {
		case strings.HasPrefix(s, "\x1b["):
			code = s[:strings.IndexByte(s, 'm')+1]
		case strings.HasPrefix(s, "\x1b]"):
			code = s[:strings.IndexByte(s, '\a')+1]
		default:
			c, size := utf8.DecodeRuneInString(s)
			switch text := s[:size]; {
			case ansi.StringWidthWc(text) > 0:
				cells = append(cells, sent{text, pen})
			case len(cells) == 0:
				return nil, fmt.Errorf("the line begins with %U", c)
			default:
				cells[len(cells)-1].text += text
			}
			s = s[size:]
			continue
		}
		pen = r.apply(pen, code)
		s = s[len(code):]
	}
	if pen != (rtl.Pen{}) {
		return nil, fmt.Errorf("the line ends with pen %+v", pen)
	}
	return cells, nil
}

// apply lets the text engine read a code.
func (r *reader) apply(from rtl.Pen, code string) rtl.Pen {
	k := change{from, code}
	p, ok := r.pens[k]
	if !ok {
		if r.pens == nil {
			r.pens = map[change]rtl.Pen{}
		}
		p = rtl.Fit(string(from.Append(nil, rtl.Pen{}))+code+"x", 1, rtl.AlignLeft).At(0).Pen
		r.pens[k] = p
	}
	return p
}

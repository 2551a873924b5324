package term

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"kasb/ui/rtl"
)

// What is sent, in the order it is sent; the marks are in words.
func TestEncoders(t *testing.T) {
	const bold, red, plain = "\x1b[1m", "\x1b[31m", "\x1b[m"
	words := strings.NewReplacer(leftMark, "<lrm>", joiner, "<zwj>", nonJoiner, "<zwnj>", "\x1b[", "<", "m", ">")
	for _, c := range []struct {
		name, text string
		strategy   Strategy
		margin     string
		want       string
	}{
		{"a word is turned", "قناة", Tokens, " ", " ﻗﻨﺎﺓ"},
		{"so are its brackets, which is the same", "(قناة)", Tokens, " ", " (ﻗﻨﺎﺓ)"},
		{"a full stop goes to another font", "قناة.", Tokens, " ", " <3>.<>ﻗﻨﺎﺓ"},
		{"in bold text too", bold + "قناة.", Tokens, " ", " <1;3>.<23>ﻗﻨﺎﺓ<>"},
		{"and a number as a whole", "2024م", Tokens, " ", " ﻡ<3>2024<>"},
		{"nothing else does", "15% (قناة) YouTube؟", Tokens, " ", " ؟YouTube (ﻗﻨﺎﺓ) 15%"},
		{"colours stay in their place", "ق" + red + "ن", Tokens, " ", " <31>ﻗ<>ﻦ"},
		{"a run is turned between marks", "قناة 15", Runs, " ", " 15 <lrm>ﻗﻨﺎﺓ<lrm>"},
		{"the first one may have no cell before it", "قناة", Runs, "", "ﻗﻨﺎﺓ<lrm>"},
		{"colours travel", "ق" + red + "ن", Runs, " ", " <lrm>ﻗ<31>ﻦ<lrm><>"},
		{"numbers end with a mark", "٢٠ و٣٠", Runs, " ", " <lrm>٣٠<lrm>ﻭ<lrm> ٢٠<lrm>"},
		{"a joiner cut off", "\u200dب", Runs, " ", " <lrm><zwj>ﺐ<lrm>"},
		{"letters kept apart", "ب\u200cه", Runs, " ", " <lrm>ﺏ<zwnj>ﻩ<lrm>"},
		{"faint and not, where something may move", "قناة abc", Pair, " ", " abc <2>ﺓ<>ﺎ<2>ﻨ<>ﻗ"},
		{"Latin text stays", "abc (15%)", Pair, " ", " abc (15%)"},
	} {
		l := rtl.Fit(c.text, rtl.Width(c.text), rtl.AlignRight)
		if got := words.Replace(string(c.strategy.Append([]byte(c.margin), l))); got != c.want {
			t.Errorf("%v, %s: %q, want %q", c.strategy, c.name, got, c.want)
		}
	}
}

// A mark at the beginning of a row would go to the row above.
func TestRowsBeginWithACell(t *testing.T) {
	var r reader
	rnd := rand.New(rand.NewPCG(3, 4))
	for range samples(t) / 4 {
		l := sampleLine(rnd)
		for s := Visual; s < Logical; s++ {
			row, err := r.read(s.Append(nil, l))
			if err != nil || len(row) > l.Len() {
				t.Fatalf("%v: %d cells of %d, %v: %+q", s, len(row), l.Len(), err, s.Append(nil, l))
			}
		}
	}
}

// What joinsOf knows of the forms is what the text engine draws, but for U+0649,
// which ICU, and so Konsole, joins on the right only.
func TestJoinsOf(t *testing.T) {
	for base := rune(0x620); base < 0x6e0; base++ {
		joinable := false
		if base == 0x649 {
			continue
		}
		for sides := range 4 {
			right, left := sides&1 != 0, sides&2 != 0
			text := string(base)
			if right {
				text = joiner + text
			}
			if left {
				text += joiner
			}
			drawn, _ := utf8.DecodeRuneInString(rtl.Visual(text, rtl.RightToLeft))
			j := joinsOf(drawn)
			joinable = joinable || j.canRight
			if !joinable {
				continue // no letter, or one with no form but one
			}
			want := joins{right: right, left: left && j.canLeft, canRight: true, canLeft: j.canLeft}
			if drawn != base && j != want {
				t.Errorf("%U, joined on the right %v and on the left %v, is %U: %+v", base, right, left, drawn, j)
			}
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	const text = "سعر \x1b[1mالمنتج\x1b[m 15 دولارا (تقريبا) على YouTube، و\x1b[38;5;203mأرباح\x1b[m الألف 2.5$ إلى ٣٫٥"
	l := rtl.Fit(text, 92, rtl.AlignRight)
	for s := Visual; s <= Logical; s++ {
		b.Run(s.String(), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var dst []byte
			for b.Loop() {
				dst = s.Append(append(dst[:0], "  "...), l)
			}
		})
	}
}

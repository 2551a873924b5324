package term_test

import (
	"strings"
	"testing"

	"kasb/ui/rtl"
	"kasb/ui/term"
)

// styled is a paragraph with colours, a link, digits of both kinds and brackets.
const styled = "تُعدّ منصة \x1b[1;38;5;203mYouTube\x1b[m (تقديرات 2024) \x1b]8;;https://example.com/a\x1b\\من أكبر\x1b]8;;\x1b\\ " +
	"المنصات، إذ يزورها ٢٫٧ مليار مستخدم؛ ولا بد من 1,000 مشترك، أي ما يقارب 55% \x1b[4mلا أكثر\x1b[m!\n"

// BenchmarkEncode writes lines in each way.
func BenchmarkEncode(b *testing.B) {
	text := strings.Repeat(styled, 1000)
	lines := rtl.Layout(text, rtl.Options{Width: 80})
	for _, name := range term.Names() {
		b.Run(name, func(b *testing.B) {
			s, err := term.ParseStrategy(name)
			if err != nil {
				b.Fatal(err)
			}
			var dst []byte
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				dst = dst[:0]
				for _, l := range lines {
					dst = s.Append(dst, l)
				}
			}
		})
	}
}

// TestNoMemoryForALine holds that the whole way from text to bytes takes memory for
// a text, but none for a line.
func TestNoMemoryForALine(t *testing.T) {
	for _, s := range []term.Strategy{term.Visual, term.LRM} {
		var dst []byte
		measure := func(paragraphs int) (lines int, allocs float64) {
			text := strings.Repeat(styled, paragraphs)
			allocs = testing.AllocsPerRun(5, func() {
				lines = 0
				for l := range rtl.Lines(text, rtl.Options{Width: 40}) {
					dst = s.Append(dst[:0], l)
					lines++
				}
			})
			return lines, allocs
		}
		few, once := measure(200)
		many, more := measure(2000)
		// Memory that is kept for the next text may be lost to a collection or
		// to the race detector, and is taken again.
		if grown := more - once; grown > float64(many-few)/20 {
			t.Errorf("%v: %v allocations for %d lines, %v for %d", s, once, few, more, many)
		}
	}
}

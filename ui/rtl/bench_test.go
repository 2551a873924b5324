package rtl

import (
	"slices"
	"strings"
	"testing"
)

// step is a paragraph with what each step of laying it out begins with.
type step struct {
	at     int // in the text
	runes  []rune
	spans  []span
	base   Level
	levels []Level
	glyphs []rune
	cells  []cell
	wide   bool
	lines  [][]cell
}

// BenchmarkStep measures each step by itself, over the whole text, with lines of
// 80 cells.
func BenchmarkStep(b *testing.B) {
	text, o := BenchText(BenchSize, true), Options{Width: 80}
	var e engine
	e.begin(text, o)
	var paragraphs []step
	for i := 0; i < len(text); {
		next := e.prepare(i, false)
		p := step{
			at: i, base: e.base, wide: e.wide, runes: slices.Clone(e.runes), spans: slices.Clone(e.spans),
			levels: slices.Clone(e.levels), glyphs: slices.Clone(e.glyphs), cells: slices.Clone(e.cells),
		}
		for start := 0; start < len(p.cells); {
			end, next, _ := e.breakLine(start, o.Width)
			p.lines = append(p.lines, p.cells[start:end])
			start = next
		}
		paragraphs = append(paragraphs, p)
		i = next
	}
	for _, s := range []struct { // none changes what a later one begins with
		name string
		do   func(p step)
	}{
		{"parse", func(p step) { e.paragraph(text, p.at, false) }},
		{"resolve", func(p step) { e.resolver.resolve(p.runes, RightToLeft) }},
		{"shape", func(p step) { e.glyphs = shape(p.runes, p.levels, e.glyphs) }},
		{"cells", func(p step) {
			e.runes, e.spans, e.base, e.levels, e.glyphs = p.runes, p.spans, p.base, p.levels, p.glyphs
			e.clusters()
		}},
		{"wrap", func(p step) {
			e.cells, e.wide = p.cells, p.wide
			for start := 0; start < len(p.cells); {
				_, start, _ = e.breakLine(start, o.Width)
			}
		}},
		{"reorder", func(p step) {
			e.base = p.base
			for _, line := range p.lines {
				e.emit(line, len(line), prefix{})
				e.slab = e.slab[:0]
			}
		}},
	} {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				for _, p := range paragraphs {
					s.do(p)
				}
			}
		})
	}
}

func BenchmarkLayout(b *testing.B) {
	latin := strings.Repeat(strings.Repeat("The quick brown fox jumps over the lazy dog, 42 times (or so). ", 16)+"\n", 1000)
	for _, c := range []struct {
		name, text string
		o          Options
	}{
		{"plain", BenchText(BenchSize, false), Options{Width: 80}},
		{"styled", BenchText(BenchSize, true), Options{Width: 80}},
		{"marks", BenchText(BenchSize, false), Options{Width: 80, Marks: true}},
		{"Latin", latin, Options{Width: 80}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				Layout(c.text, c.o)
			}
		})
	}
}

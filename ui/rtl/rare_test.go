package rtl

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestRareSources looks at cells whose source is not one piece of the text.
func TestRareSources(t *testing.T) {
	t.Parallel()
	type half struct{ text, source string }
	for in, want := range map[string][]half{
		"ل\x1b[1mَ\x1b[mا":       {{"ﻻَ", "لَا"}},
		"e\x1b[1m\u0301\x1b[m":   {{"e\u0301", "e\u0301"}},
		"\u200e\x1b[1m\u200eb":   {{"b", "\u200e\u200eb"}},
		"a\tب":                   {{"a", "a"}, {" ", " "}, {" ", " "}, {" ", " "}, {"ﺏ", "ب"}},
		"\t\u0301":               {{" ", " "}, {" ", " "}, {" ", " "}, {"\u00a0\u0301", " \u0301"}},
		"\u200f\tb":              {{" ", "\u200f "}, {" ", " "}, {" ", " "}, {" ", " "}, {"b", "b"}},
		"\xff\u0301\xfe":         {{"\ufffd\u0301", "\ufffd\u0301"}, {"\ufffd", "\ufffd"}},
		"\ufffd":                 {{"\ufffd", "\ufffd"}},
		"ب\x00\u200d\rب":         {{"ﺑ", "ب\u200d"}, {"ﺐ", "ب"}},
		"🇸\x1b[1m🇦":              {{"🇸🇦", "🇸🇦"}},
		"\u2066a\u2069 \u2067\t": {{"a", "\u2066a\u2069"}, {" ", " "}, {" ", "\u2067 "}, {" ", " "}},
		"a \u200f\x1b[m\u200e":   {{"a", "a"}, {" ", " \u200f\u200e"}},
		"\u200f\x00\u200e":       {{" ", "\u200f\u200e"}},
	} {
		var got []half
		for _, c := range reading(Layout(in, Options{Marks: true})[0]) {
			got = append(got, half{c.Text, c.Source})
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+q gives %+q, want %+q", in, got, want)
		}
	}
	l := Fit("a\u2028b\nc", 5, AlignStart)
	if c := reading(l); c[1].Source != " " || c[3].Source != " " || l.String() != "a b c" {
		t.Errorf("separators in one line: %+v", c)
	}
	l = Layout("\x1b[1m你\x1b[m\u0301", Options{Width: 1})[0]
	if c := l.At(0); c.Text != "…" || c.Source != "你\u0301" || c.Width != 1 {
		t.Errorf("a letter without room: %+v", c)
	}
	marks := strings.Repeat("\u0301", 40_000)
	if c := Layout("a"+marks+"b", Options{})[0].At(0); c.Source != "a"+marks || c.Text != c.Source {
		t.Errorf("a letter with many marks keeps %d bytes, draws %d", len(c.Source), len(c.Text))
	}
}

// TestRarePrefix holds that a prefix keeps its text, which is not that of the
// lines, and its pens.
func TestRarePrefix(t *testing.T) {
	t.Parallel()
	first := Options{Width: 4, Marks: true, Fill: Pen{Bg: Indexed(2)}}.Fit("\x1b[1mبٌ\x1b[m\u20661\u2069")
	rest := Fill("e\u0301", 2, Pen{Attr: Faint})
	lines := Layout("مرحبا بكم", Options{Width: 10, First: first, Rest: rest})
	for y, prefix := range []Line{first, rest} {
		if err := checkLine(lines[y], 10); err != nil {
			t.Fatal(err)
		}
		if got, want := reading(lines[y])[:prefix.Len()], reading(prefix); !slices.Equal(got, want) {
			t.Errorf("line %d begins with\n%+v, want\n%+v", y, got, want)
		}
	}
}

// TestFullTable holds that a letter is drawn and nothing else is when no more rare
// cells can be kept.
func TestFullTable(t *testing.T) {
	t.Parallel()
	var e engine
	e.begin("a\x1b[1m\u0301 ب\xff", Options{Width: 9})
	e.rare.entries = make([]rare, glyphRune+1)
	l := e.fit()
	e.store.pens = e.pens
	if got := strings.TrimSpace(l.String()); got != "\ufffdﺏ a" {
		t.Errorf("%q", l)
	}
	for _, c := range l.All() {
		if strings.ContainsFunc(c.Source, unicode.IsControl) {
			t.Errorf("%+v", c)
		}
	}
}

// TestLinesForget lays out a text with more pens and marked letters than tables
// hold when nobody looks back.
func TestLinesForget(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "\x1b[38;2;%d;%d;7mنص%c%c ب\u064e\n", i&255, i>>8, 0x300+rune(i%64), 0x483+rune(i>>6%5))
	}
	text := b.String()
	o := Options{Width: 12, Marks: true, First: Fit("أوّل", 5, AlignStart), Rest: Fill("│", 1, Pen{Attr: Bold}), Fill: Pen{Bg: Indexed(5)}}
	lines := Layout(text, o)
	y := 0
	for l := range Lines(text, o) {
		if !slices.Equal(reading(l), reading(lines[y])) {
			t.Fatalf("line %d is %+v, want %+v", y, reading(l), reading(lines[y]))
		}
		y++
	}
	if y != len(lines) {
		t.Errorf("%d lines of %d", y, len(lines))
	}
}

// TestLastLine holds that a line stays what it was when the loop has ended with it.
func TestLastLine(t *testing.T) {
	t.Parallel()
	const text = "\x1b[1mبَ\x1b[31ma\tb\nc"
	var last Line
	for last = range Lines(text, Options{Marks: true}) {
		break
	}
	for range 10 {
		for range Lines("\x1b[4mتٌ\x1b[32m\u0301\t", Options{Marks: true}) {
		}
	}
	if want := Layout(text, Options{Marks: true})[0]; !slices.Equal(reading(last), reading(want)) {
		t.Errorf("%+v, want %+v", reading(last), reading(want))
	}
}

// TestLinesTakeNoMemory holds that ten times the text takes no more memory than the
// text, once.
func TestLinesTakeNoMemory(t *testing.T) {
	const paragraph = "تُعدّ منصة \x1b[1;38;5;203mYouTube\x1b[m (تقديرات 2024) \x1b]8;id=7;https://example.com/a\x1b\\من\x1b]8;;\a أكبر " +
		"الـ\x1b[1mمنصات\x1b[m، \u2066https://example.com/b\u2069\t5.5% و٣٫٥؛ ل\x1b[4mَّا\x1b[m 你好 👍🏽 🇸🇦 e\u0301 \xff\n"
	for _, o := range []Options{
		{}, {Width: 30}, {Width: 3}, {Width: 30, Marks: true},
		{Width: 30, First: Fit("1. ", 3, AlignStart), Rest: Blank(3), Fill: Pen{Bg: Indexed(4)}},
	} {
		var e engine
		var dst []byte
		allocs := func(times int) float64 {
			text := strings.Repeat(paragraph, times)
			return testing.AllocsPerRun(3, func() {
				e.lines(text, o, func(l Line) bool {
					dst = appendLine(dst[:0], l)
					return true
				})
			})
		}
		once := allocs(10)
		if many := allocs(100); many > once {
			t.Errorf("%+v: %v allocations for 10 paragraphs, %v for 100", o, once, many)
		}
	}
}

func appendLine(dst []byte, l Line) []byte {
	last := Pen{}
	for i := 0; i < l.Len(); {
		pen, end := l.PenRun(i)
		dst = pen.Append(dst, last)
		for last = pen; i < end; i++ {
			dst = l.AppendText(dst, i)
		}
	}
	return append(Pen{}.Append(dst, last), '\n')
}

// TestShortWays checks what is decided for a range of runes at once.
func TestShortWays(t *testing.T) {
	t.Parallel()
	for r := range rune(unicode.MaxRune + 1) {
		if isArabicLetter(r) && (arabicWidth(r) != 1 || runeSize(r) != 2 || mirror(r) != r || kindOf(r) != kindOther || inSequences(r) || !isArabic(r)) {
			t.Errorf("%U is no common Arabic letter", r)
		}
		want := unicode.In(r, unicode.Cf, unicode.Variation_Selector) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
		if got := isInvisible(r); got != want {
			t.Errorf("isInvisible(%U) is %v", r, got)
		}
	}
}

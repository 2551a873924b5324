package rtl

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unsafe"

	"github.com/charmbracelet/x/ansi"
)

// sample is a random text with what is known of it.
type sample struct {
	styled string
	plain  []rune // paragraphs end with '\n'
	pens   []Pen  // of each rune of plain
}

var (
	sampleWords = []string{
		"السلام", "قناة", "ولا", "الأرباح", "لَا", "مُحَمَّد", "بِّ", "كتاب\u200cها", "م\u0654ا", "لآلئ", "ﻻ", "שלום",
		"YouTube", "AdSense", "well-known", "a\u0301e\u0301", "https://example.com/watch?v=9", "Ünï", "x/y",
		"55%", "2019-2020", "١٢٣", "٤٫٥", "+966", "1,500$", "(تقريبا)", "[ab]", "{١}", "«نعم»", "؟", "!", "…", "3.5",
		"\u2066https://a.b/c\u2069", "\u2067نص 5\u2069", "\u2068mix نص\u2069", "\u200f", "\u200e", "\u202bab\u202c", "\u200d",
		"你好", "世界。", "👍", "👍🏽", "👨‍👩‍👧‍👦", "❤️", "🇸🇦", "🇪🇬🇸", "한글", "e\u0301\u064b", "\u064e", "ـ", "ـَ", "\u00a0", "\u200b", "स्ते",
	}
	sampleGaps  = []string{" ", " ", " ", " ", " ", " ", "", "", "  ", "     ", "\n", "\u00a0"}
	sampleCodes = []struct {
		code  string
		apply func(*Pen)
	}{
		{"\x1b[1m", func(p *Pen) { p.Attr |= Bold }},
		{"\x1b[3;4m", func(p *Pen) { p.Attr |= Italic | Underline }},
		{"\x1b[m", func(p *Pen) { *p = Pen{Link: p.Link, LinkID: p.LinkID} }},
		{"\x1b[22;24m", func(p *Pen) { p.Attr &^= Bold | Faint | Underline }},
		{"\x1b[31m", func(p *Pen) { p.Fg = Indexed(1) }},
		{"\x1b[38;5;200;7m", func(p *Pen) { p.Fg = Indexed(200); p.Attr |= Reverse }},
		{"\x1b[48:2::1:2:3m", func(p *Pen) { p.Bg = RGB(1, 2, 3) }},
		{"\x1b]8;id=x;https://a.b/\x1b\\", func(p *Pen) { p.Link, p.LinkID = "https://a.b/", "x" }},
		{"\x1b]8;;\a", func(p *Pen) { p.Link, p.LinkID = "", "" }},
		{"\x1b[2K", func(*Pen) {}},
		{"\r", func(*Pen) {}},
		{"\x00", func(*Pen) {}},
		{"\x1b(B", func(*Pen) {}},
	}
)

// newSample makes a text of about n words.
func newSample(rnd *rand.Rand, n int) sample {
	var s sample
	var b strings.Builder
	var pen Pen
	write := func(text string) {
		b.WriteString(text)
		for _, r := range text {
			s.plain = append(s.plain, r)
			s.pens = append(s.pens, pen)
		}
	}
	style := func() {
		c := sampleCodes[rnd.IntN(len(sampleCodes))]
		b.WriteString(c.code)
		c.apply(&pen)
	}
	for range n {
		word := []rune(sampleWords[rnd.IntN(len(sampleWords))])
		if rnd.IntN(4) == 0 {
			style()
		}
		cut := len(word)
		if rnd.IntN(6) == 0 {
			cut = rnd.IntN(len(word))
		}
		write(string(word[:cut]))
		if cut < len(word) {
			style()
			write(string(word[cut:]))
		}
		write(sampleGaps[rnd.IntN(len(sampleGaps))])
	}
	s.styled = b.String()
	return s
}

// checkLine checks what holds for every line, whatever it shows.
func checkLine(l Line, width int) error {
	sum := 0
	read := make([]bool, l.Len())
	for i, c := range l.All() {
		sum += c.Width
		if c.Width < 1 || c.Width > 2 {
			return fmt.Errorf("cell %d is %d wide", i, c.Width)
		}
		if w := ansi.StringWidthWc(c.Text); w != c.Width {
			return fmt.Errorf("cell %d %+q says %d cells and takes %d", i, c.Text, c.Width, w)
		}
		if c.Index < 0 || c.Index >= len(read) || read[c.Index] {
			return fmt.Errorf("cell %d has index %d of %d, or another one has it too", i, c.Index, len(read))
		}
		read[c.Index] = true
		if got := string(l.AppendText(nil, i)); got != c.Text {
			return fmt.Errorf("AppendText of cell %d gives %+q, At %+q", i, got, c.Text)
		}
		if first := []rune(c.Text)[0]; first != l.Rune(i) || unicode.In(first, unicode.Mn, unicode.Cf) {
			return fmt.Errorf("cell %d %+q begins with %U", i, c.Text, first)
		}
		if strings.ContainsFunc(c.Text, unicode.IsControl) {
			return fmt.Errorf("cell %d %+q draws a control", i, c.Text)
		}
	}
	if sum != width || l.Width() != width {
		return fmt.Errorf("width %d, cells %d, asked for %d: %q", l.Width(), sum, width, l)
	}
	if w := ansi.StringWidthWc(l.String()); w != width {
		return fmt.Errorf("%q takes %d cells, asked for %d", l, w, width)
	}
	return nil
}

// reading is the cells of a line in reading order.
func reading(l Line) []Cell {
	cells := make([]Cell, l.Len())
	for _, c := range l.All() {
		cells[c.Index] = c
	}
	return cells
}

// checkText checks that lines hold the letters of s, each once, in order, with
// their pens and marks; only spaces may be missing, and controls between
// them, and only between lines.
func checkText(s sample, lines []Line, marks bool) error {
	plain, pens := s.plain, s.pens
	for y, l := range lines {
		first := true
		for _, c := range reading(l) {
			source := []rune(c.Source)
			if len(source) == 0 {
				continue
			}
			skipped, err := find(plain, source, first)
			if err != nil {
				return fmt.Errorf("line %d: %w", y, err)
			}
			plain, pens = plain[skipped:], pens[skipped:]
			first = false
			letter := slices.IndexFunc(source, func(r rune) bool { return ansi.StringWidthWc(string(r)) > 0 })
			if letter >= 0 && c.Pen != pens[letter] {
				return fmt.Errorf("line %d: cell %+q has pen %+v, its letter %+v", y, c.Source, c.Pen, pens[letter])
			}
			if letter >= 0 && c.Text != "…" {
				var want []rune
				for _, r := range source[letter:] {
					if unicode.In(r, unicode.Mn) && !unicode.Is(unicode.Variation_Selector, r) && (marks || !isVowel(r)) {
						want = append(want, r)
					}
				}
				got := slices.DeleteFunc([]rune(c.Text), func(r rune) bool { return !unicode.In(r, unicode.Mn) })
				if !slices.Equal(got, want) {
					return fmt.Errorf("line %d: cell %+q draws the marks %+q", y, c.Source, string(got))
				}
			}
			plain, pens = plain[len(source):], pens[len(source):]
		}
	}
	if rest := strings.TrimFunc(string(plain), isDropped); rest != "" {
		return fmt.Errorf("lost at the end: %+q", rest)
	}
	return nil
}

// behind is what is left of the text at the end of a line: where nothing else
// is left of a paragraph than what may be dropped, the next line begins another.
func behind(plain []rune) []rune {
	end := slices.Index(plain, '\n')
	if end < 0 || slices.ContainsFunc(plain[:end], func(r rune) bool { return !isDropped(r) }) {
		return plain
	}
	return plain[end+1:]
}

// find looks where the text goes on with the source of a cell: at once, or for
// the first cell of a line behind what was dropped.
func find(plain, source []rune, first bool) (at int, err error) {
	for {
		rest := plain[at:]
		if len(rest) >= len(source) && slices.Equal(rest[:len(source)], source) {
			return at, nil
		}
		if !first || len(rest) == 0 || !isDropped(rest[0]) {
			return 0, fmt.Errorf("cell %+q where the text goes on %+q", string(source), string(plain[:min(9, len(plain))]))
		}
		at++
	}
}

// isDropped reports whether a rune may get lost between lines: a space, and what
// is not drawn with it. Number signs such as U+0600 are of category Cf and drawn.
func isDropped(r rune) bool {
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false
	}
	return isSpace(r) || r == '\n' || unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

func TestLayoutKeepsEveryLetter(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	prefix := Fill("•", 2, Pen{Attr: Bold})
	for n := range 150 {
		s := newSample(rnd, 1+rnd.IntN(40))
		o := Options{
			Base:  Direction(rnd.IntN(3)),
			Align: Align(rnd.IntN(4)),
			Marks: rnd.IntN(2) == 0,
		}
		if rnd.IntN(3) == 0 {
			o.First, o.Rest = prefix, Blank(2)
		}
		if rnd.IntN(3) == 0 {
			o.Fill = Pen{Bg: Indexed(4)}
		}
		for o.Width = range 121 {
			lines := Layout(s.styled, o)
			for y, l := range lines {
				width := o.Width
				if width == 0 {
					width = l.Width()
				}
				if err := checkLine(l, width); err != nil {
					t.Fatalf("sample %d, %+v, line %d of %+q: %v", n, o, y, s.styled, err)
				}
			}
			y := 0
			for l := range Lines(s.styled, o) {
				if y >= len(lines) || !slices.Equal(reading(l), reading(lines[y])) {
					t.Fatalf("sample %d, %+v, %+q: Lines has another line %d", n, o, s.styled, y)
				}
				y++
			}
			if y != len(lines) {
				t.Fatalf("sample %d, %+v, %+q: Lines gives %d lines of %d", n, o, s.styled, y, len(lines))
			}
			if err := checkText(s, lines, o.Marks); err != nil {
				t.Fatalf("sample %d, %+v, %+q: %v", n, o, s.styled, err)
			}
		}
	}
}

func TestFitIsExact(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		s := newSample(rnd, 1+rnd.IntN(12))
		text := strings.TrimRight(strings.ReplaceAll(s.styled, "\n", " "), " ")
		full := Width(text)
		for width := range 60 {
			l := Fit(text, width, Align(rnd.IntN(4)))
			if err := checkLine(l, width); err != nil {
				t.Fatalf("%+q: %v", text, err)
			}
			cells := reading(l)
			cut := slices.ContainsFunc(cells, func(c Cell) bool { return c.Text == "…" && c.Source == "" })
			if width > 0 && cut != (full > width) && !strings.Contains(text, "\x1b") {
				t.Fatalf("%+q is %d wide and gives %q in %d", text, full, l, width)
			}
			var b strings.Builder
			for _, c := range cells {
				b.WriteString(c.Source)
			}
			if !strings.HasPrefix(string(s.plain), b.String()) && !strings.Contains(string(s.plain), "\n") {
				t.Fatalf("%+q gives %+q", text, b.String())
			}
		}
	}
}

func TestRowKeepsItsColumns(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		var columns []Line
		width := 0
		var sources, text string
		var pens []Pen
		for range 1 + rnd.IntN(5) {
			var l Line
			switch s := newSample(rnd, 3); rnd.IntN(5) {
			case 0:
				l = Blank(rnd.IntN(4))
			case 1:
				l = Fill("─", rnd.IntN(4), Pen{Fg: Indexed(uint8(rnd.IntN(9)))})
			case 2:
				l = Fit(s.styled, 9, AlignStart).Mark(func(p Pen) Pen { p.Bg = Indexed(3); return p })
			default:
				l = Fit(s.styled, rnd.IntN(30), AlignStart)
			}
			columns = append(columns, l)
			width += l.Width()
			text = l.String() + text
			for _, c := range reading(l) {
				sources += c.Source
				pens = append(pens, c.Pen)
			}
		}
		row := Row(columns...)
		if err := checkLine(row, width); err != nil {
			t.Fatal(err)
		}
		if row.String() != text {
			t.Fatalf("%q, want %q", row, text)
		}
		got := ""
		for i, c := range reading(row) {
			got += c.Source
			if c.Pen != pens[i] {
				t.Fatalf("cell %d read in %q has pen %+v, want %+v", i, row, c.Pen, pens[i])
			}
		}
		if got != sources {
			t.Fatalf("sources %+q, want %+q", got, sources)
		}
	}
}

func TestLatinComesOutUnchanged(t *testing.T) {
	t.Parallel()
	text := "Hello, world! (100% [sic] «ok») a+b=c — naïve café; https://example.com/?q=1&b=2 {x} <y>"
	for _, base := range []Direction{Auto, LeftToRight} {
		if got := Layout(text, Options{Base: base})[0].String(); got != text {
			t.Errorf("%q", got)
		}
	}
	for width := 1; width <= 120; width++ {
		var words []string
		for _, l := range Layout(text, Options{Width: width}) {
			words = append(words, strings.TrimRight(l.String(), " "))
		}
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := strings.Join(words, ""); squeeze(got) != squeeze(text) {
			t.Fatalf("width %d: %q", width, got)
		}
	}
}

// TestWidthsAgree holds the drawn line against the two ways in which terminals
// count: rune by rune and by grapheme clusters.
func TestWidthsAgree(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"السَّلامُ عليكم", "لا لأ لإ لآ", "👨‍👩‍👧‍👦 نص", "👍🏽 ❤️ ☺︎ 1️⃣", "🇸🇦🇪🇬", "你好 한글 한", "e\u0301 ñ", "© ™ ↔️ ▶️",
	} {
		l := Layout(text, Options{})[0]
		if wc, clusters := ansi.StringWidthWc(l.String()), ansi.StringWidth(l.String()); wc != clusters || wc != l.Width() {
			t.Errorf("%q: %d cells rune by rune, %d by clusters, Width %d", l, wc, clusters, l.Width())
		}
	}
}

func TestMeasureAgreesWithTheRenderer(t *testing.T) {
	t.Parallel()
	var m measurer
	for r := rune(0x20); r <= unicode.MaxRune; r++ {
		if r >= 0xd800 && r < 0xe000 {
			continue
		}
		if !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf) {
			continue // of a Unicode that is newer than Go's, or of none
		}
		if got, want := m.width(r), ansi.StringWidthWc(string(r)); got != want {
			t.Errorf("%U: %d cells, want %d", r, got, want)
		}
	}
}

// TestCellStaysSmall guards the memory that a long article takes.
func TestCellStaysSmall(t *testing.T) {
	t.Parallel()
	if size := unsafe.Sizeof(cell{}); size > 16 {
		t.Errorf("a cell takes %d bytes", size)
	}
}

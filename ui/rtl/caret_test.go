package rtl

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestCaret(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		base       Direction
		behind     bool
		want       []int // X before each rune and at the end
	}{
		{"empty", "", RightToLeft, false, []int{0}},
		{"Arabic", "كتاب", RightToLeft, false, []int{4, 3, 2, 1, 0}},
		{"Latin", "abc", LeftToRight, false, []int{0, 1, 2, 3}},
		{"Latin inside", "في You هو", RightToLeft, false, []int{9, 8, 7, 6, 4, 5, 3, 2, 1, 0}},
		{"Latin inside, typed", "في You هو", RightToLeft, true, []int{9, 8, 7, 6, 4, 5, 6, 2, 1, 0}},
		{"Latin at the end", "في ab", RightToLeft, false, []int{5, 4, 3, 2, 1, 0}},
		{"Latin at the end, typed", "في ab", RightToLeft, true, []int{5, 4, 3, 2, 1, 2}},
		{"Latin at the beginning", "ab في", RightToLeft, false, []int{5, 4, 3, 2, 1, 0}},
		{"Latin alone", "abc", RightToLeft, false, []int{3, 1, 2, 0}},
		{"Latin alone, typed", "abc", RightToLeft, true, []int{3, 1, 2, 3}},
		{"a space ends Latin", "ab ", RightToLeft, true, []int{3, 2, 3, 0}},
		{"Arabic inside", "a كتب b", LeftToRight, false, []int{0, 1, 2, 4, 3, 5, 6, 7}},
		{"Arabic at the end, typed", "a كتب", LeftToRight, true, []int{0, 1, 2, 4, 3, 2}},
		{"number", "نسبة 55%", RightToLeft, false, []int{8, 7, 6, 5, 4, 3, 2, 1, 0}},
		{"auto is right to left", "ab في", Auto, false, []int{5, 4, 3, 2, 1, 0}},
		{"auto is left to right", "ab", Auto, false, []int{0, 1, 2}},
		{"lam-alef", "بلاب", RightToLeft, false, []int{3, 2, 2, 1, 0}},
		{"wide", "ا你ب", RightToLeft, false, []int{4, 3, 1, 0}},
	} {
		l := Layout(c.text, Options{Base: c.base})[0]
		var got []int
		for i := range c.text + "." {
			got = append(got, l.Caret(i, c.base, c.behind).X)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: carets of %q are at %v, want %v", c.name, l, got, c.want)
		}
	}
}

func TestCaretCell(t *testing.T) {
	t.Parallel()
	padded := Fit("لاa", 5, AlignRight)
	for _, c := range []struct {
		name   string
		line   Line
		at     int
		base   Direction
		behind bool
		want   Caret
	}{
		{"the letter that follows", Fit("بت", 2, AlignStart), 2, RightToLeft, false, Caret{X: 1, Cell: 0}},
		{"beyond the left end", Fit("بت", 2, AlignStart), 4, RightToLeft, false, Caret{X: 0, Cell: -1}},
		{"beyond the right end", Fit("ab", 2, AlignStart), 2, LeftToRight, false, Caret{X: 2, Cell: 2}},
		{"a wide letter", Fit("ب你", 3, AlignStart), 2, RightToLeft, false, Caret{X: 2, Cell: 0}},
		{"right of a Latin word", Fit("ب ab", 4, AlignStart), 3, RightToLeft, false, Caret{X: 2, Cell: 1}},
		{"inside a Latin word", Fit("ب ab", 4, AlignStart), 4, RightToLeft, false, Caret{X: 1, Cell: 1}},
		{"before lam-alef", padded, 0, RightToLeft, false, Caret{X: 5, Cell: 4}},
		{"inside lam-alef", padded, 2, RightToLeft, false, Caret{X: 5, Cell: 4, Inside: true}},
		{"behind lam-alef", padded, 4, RightToLeft, true, Caret{X: 4, Cell: 3}},
		{"at the end, padded", padded, 5, RightToLeft, false, Caret{X: 3, Cell: 2}},
		{"at the end, padded, typed", padded, 5, RightToLeft, true, Caret{X: 4, Cell: 4}},
		{"too far", padded, 99, RightToLeft, false, Caret{X: 3, Cell: 2}},
		{"no text", Blank(3), 0, RightToLeft, false, Caret{X: 3, Cell: 2}},
		{"no text, left to right", Blank(3), 0, LeftToRight, false, Caret{X: 0, Cell: 0}},
		{"inside an emoji", Fit("👨‍👩", 2, AlignStart), 7, LeftToRight, false, Caret{X: 0, Cell: 0, Inside: true}},
	} {
		if got := c.line.Caret(c.at, c.base, c.behind); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// Every place between two cells is that of exactly one caret, so that a caret
// that moves is seen to move.
func TestCaretsStandApart(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		text := strings.ReplaceAll(string(newSample(rnd, 1+rnd.IntN(6)).plain), "\n", " ")
		base := Direction(rnd.IntN(3))
		l := Layout(text, Options{Base: base})[0]
		var edges, got []int
		at, x := 0, 0
		got = append(got, l.Caret(0, base, false).X)
		edges = append(edges, 0)
		for _, c := range reading(l) {
			at += len(c.Source)
			got = append(got, l.Caret(at, base, false).X)
		}
		for _, c := range l.All() {
			x += c.Width
			edges = append(edges, x)
		}
		slices.Sort(got)
		if !slices.Equal(got, edges) {
			t.Fatalf("%+q, base %d, as %q: carets at %v, edges at %v", text, base, l, got, edges)
		}
		for i := range text {
			for _, behind := range []bool{false, true} {
				c := l.Caret(i, base, behind)
				if c.X < 0 || c.X > l.Width() || c.Cell < -1 || c.Cell > l.Width() || c.Inside && (c.Cell < 0 || c.Cell >= l.Width()) {
					t.Fatalf("%+q, base %d: caret %d is %+v", text, base, i, c)
				}
			}
		}
	}
}

// The parts of a line put side by side again are the line.
func TestCut(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		l := Fit(newSample(rnd, 1+rnd.IntN(6)).styled, 1+rnd.IntN(40), Align(rnd.IntN(4)))
		from, width := rnd.IntN(l.Width()+1), rnd.IntN(50)
		parts := []Line{l.Cut(from+width, 99), l.Cut(from, width), l.Cut(0, from)}
		for _, p := range parts {
			if err := checkLine(p, p.Width()); err != nil {
				t.Fatal(err)
			}
		}
		row := Row(parts...)
		if row.Width() != l.Width() || parts[1].Width() != min(width, l.Width()-from) {
			t.Fatalf("%q cut at %d and %d cells further is %d, %d, %d wide", l, from, width, parts[2].Width(), parts[1].Width(), parts[0].Width())
		}
		at := func(l Line) (cells []Cell) { // half a wide cell left out
			for _, c := range l.All() {
				for range c.Width {
					cells = append(cells, c)
				}
			}
			return cells
		}
		got := at(row)
		for x, want := range at(l) {
			g := got[x]
			whole := want.Width == 1 || g.Width == 2
			if g.Pen != want.Pen || whole && (g.Text != want.Text || g.Source != want.Source) || !whole && (g.Text != " " || g.Source != "") {
				t.Fatalf("%q cut at %d and %d: cell %d is %+v, was %+v", l, from, from+width, x, g, want)
			}
		}
	}
	if l := Fit("abc", 3, AlignLeft); l.Cut(-1, 2).String() != "ab" || l.Cut(2, 2).String() != "c" || l.Cut(9, 2).Len() != 0 || l.Cut(1, -1).Len() != 0 {
		t.Error("what lies outside of the line is not left out")
	}
}

func TestMarkText(t *testing.T) {
	t.Parallel()
	reverse := func(p Pen) Pen { p.Attr ^= Reverse; return p }
	for _, c := range []struct {
		text     string
		from, to int
		want     string // of each cell from the left: r for reverse
	}{
		{"بتث", 0, 2, "--r"},
		{"بتث", 2, 6, "rr-"},
		{"بتث", 2, 2, "---"},
		{"بلاب", 2, 4, "-r-"}, // the lam
		{"بلاب", 4, 6, "-r-"}, // the alef
		{"بلاب", 4, 4, "---"}, // between them
		{"ب ab ت", 3, 4, "--r---"},
		{"ب ab ت", 4, 6, "-r-r--"}, // one piece of text, two on the screen
		{"abc", 0, 9, "rrr"},
		{"", 0, 9, ""},
	} {
		l := Layout(c.text, Options{})[0]
		got := ""
		for _, cell := range l.MarkText(c.from, c.to, reverse).All() {
			got += string("-r"[cell.Pen.Attr&Reverse/Reverse])
		}
		if got != c.want {
			t.Errorf("%q from %d to %d: %s, want %s", c.text, c.from, c.to, got, c.want)
		}
		for i, cell := range l.All() {
			if cell.Pen != (Pen{}) {
				t.Errorf("cell %d of the line itself was marked", i)
			}
		}
	}
	l := Layout("\x1b[31mاب\x1b[m", Options{})[0].MarkText(0, 2, reverse)
	if got := l.At(1).Pen; got != (Pen{Fg: Indexed(1), Attr: Reverse}) || l.At(0).Pen != (Pen{Fg: Indexed(1)}) {
		t.Errorf("a marked red letter has pen %+v", got)
	}
}

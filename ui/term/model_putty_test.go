package term

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"kasb/ui/rtl"
)

// puttyModel is PuTTY: UAX #9 over the whole row, whose base is that of its first
// strong letter, with L4. It sees the first rune of a cell and no marks. Pens
// travel with their cells.
func puttyModel(row []sent) []sent { return bidiRow{base: rtl.Auto, mirrors: true}.reorder(row) }

// tied reports whether a row may have no order that is right: if a number
// follows a right-to-left letter or number with no blank or left-to-right letter
// between them, and that letter has no other one on its right that the number
// can belong to; or if a bracket stands inside a word, where it may find another
// one to pair with (N0).
func tied(l rtl.Line) bool {
	blank := func(i int) bool { return i < 0 || i >= l.Len() || l.Rune(i) == ' ' }
	after := false
	for i := range l.Len() {
		p, _ := bidi.LookupRune(l.Rune(i))
		switch c := p.Class(); {
		case isMoved(c):
			after = true
		case c == bidi.L, blank(i):
			after = false
		case c == bidi.EN && after, p.IsBracket() && !blank(i-1) && !blank(i+1):
			return true
		}
	}
	return false
}

// checkInverse checks that the row is shown as wanted, or that it can't be.
func (r *reader) checkInverse(t *testing.T, l rtl.Line) (right bool) {
	wrong := new(inverter).solve(l, true)
	err := r.check(Inverse, l, puttyModel, samePen)
	switch {
	case wrong > 0 && !tied(l):
		t.Errorf("no order is found for %q", l)
	case (wrong > 0) != (err != nil):
		t.Errorf("%d cells are said to be wrong: %v", wrong, err)
	}
	return err == nil
}

func TestInverse(t *testing.T) {
	var r reader
	rnd := rand.New(rand.NewPCG(1, 2))
	n, right := samples(t), 0
	for range n {
		if r.checkInverse(t, sampleLine(rnd)) {
			right++
		}
	}
	t.Logf("%d of %d rows have an order, the others have a number or bracket tied to a letter", right, n)
	if right < n*98/100 {
		t.Errorf("only %d of %d rows are right", right, n)
	}
}

// All rows of up to five cells are tried in every order, and with anchors in
// every place: where no order is found there is none.
func TestInverseFindsWhatThereIs(t *testing.T) {
	const kinds = "ﺏa1١ .%-()"
	v := new(inverter)
	for n := 1; n <= 5; n++ {
		shown := map[string]bool{}
		cells := make([]sent, n)
		allRows(kinds+string(anchor), make([]rune, n), 0, func(row []rune) {
			for i, r := range row {
				cells[i] = sent{text: string(r)}
			}
			text := ""
			for _, c := range puttyModel(cells) {
				text += c.text
			}
			shown[strings.ReplaceAll(text, string(anchor), " ")] = true
		})
		rows, none := 0, 0
		allRows(kinds, make([]rune, n), 0, func(row []rune) {
			rows++
			text := string(row)
			wrong := v.solve(asPut(text), false)
			if wrong > 0 && row[0] == ' ' && n > 1 {
				wrong = v.solve(asPut(text[1:]), true)
			}
			if wrong > 0 {
				none++
			}
			if (wrong == 0) != shown[text] {
				t.Errorf("%q: an order exists: %v, and is found: %v", text, shown[text], wrong == 0)
			}
		})
		t.Logf("%d of %d rows of %d cells have no order", none, rows, n)
	}
}

// asPut is a line of these cells.
func asPut(cells string) rtl.Line {
	return rtl.Options{Width: utf8.RuneCountInString(cells), Base: rtl.LeftToRight, Align: rtl.AlignLeft}.Fit("\u202d" + cells)
}

// allRows calls f with every row of these kinds of cells that begins with row[:k].
func allRows(kinds string, row []rune, k int, f func([]rune)) {
	if k == len(row) {
		f(row)
		return
	}
	for _, r := range kinds {
		row[k] = r
		allRows(kinds, row, k+1, f)
	}
}

func FuzzInverse(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		var r reader
		r.checkInverse(t, sampleLine(rand.New(rand.NewPCG(a, b))))
	})
}

func TestInverseRows(t *testing.T) {
	dot := string(anchor)
	for _, c := range []struct {
		name, text string
		margin     bool
		want       string
	}{
		{"nothing to move", "(ab) 15%", true, " (ab) 15%"},
		{"Arabic goes to the right edge by itself", "قناة 15", true, " \ufed7\ufee8\ufe8e\ufe93 15"},
		{"a Latin word first, an anchor in the margin", "YouTube قناة", true, "\x1b[30m" + dot + "\x1b[m\ufed7\ufee8\ufe8e\ufe93 YouTube"},
		{"no blank for an anchor: the words change places", "YouTube قناة", false, "\ufed7\ufee8\ufe8e\ufe93 YouTube"},
		{"brackets are sent as their mirror images", "(قناة", true, " (\ufed7\ufee8\ufe8e\ufe93"},
	} {
		dst := []byte(nil)
		if c.margin {
			dst = []byte(" ")
		}
		if got := string(Inverse.Append(dst, rtl.Fit(c.text, rtl.Width(c.text), rtl.AlignRight))); got != c.want {
			t.Errorf("%s: %+q, want %+q", c.name, got, c.want)
		}
	}
}

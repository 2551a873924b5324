package term

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"kasb/ui/rtl"
)

// model is what a terminal makes of a row of cells: what its screen shows.
type model func(row []sent) []sent

// samePen is what a model compares pens with that has nothing to add.
func samePen(_ rune, got, want rtl.Pen) bool { return got == want }

// check encodes a line, lets a terminal show it and compares the screen with
// the line, cell by cell.
func (r *reader) check(s Strategy, l rtl.Line, show model, same func(c rune, got, want rtl.Pen) bool) error {
	const margin = 2
	b := s.Append([]byte("  "), l)
	row, err := r.read(b)
	if err != nil {
		return err
	}
	if len(row) > margin+l.Len() {
		return fmt.Errorf("%d cells are sent for %d", len(row)-margin, l.Len())
	}
	for len(row) < margin+l.Len()+margin {
		row = append(row, sent{text: " "})
	}
	screen := show(row)
	if len(screen) != len(row) {
		return fmt.Errorf("%d cells are shown of %d", len(screen), len(row))
	}
	screen = screen[margin : margin+l.Len()]
	for i, c := range l.All() {
		got := screen[i]
		got.text = unmarked(got.text)
		switch {
		case got.text != c.Text:
			err = fmt.Errorf("cell %d shows %+q, not %+q", i, got.text, c.Text)
		case c.Text == " " && blankLook(got.pen) == blankLook(c.Pen):
		case !same(got.rune(), got.pen, c.Pen):
			err = fmt.Errorf("cell %d %q has pen %+v, not %+v", i, c.Text, got.pen, c.Pen)
		}
		if err != nil {
			return fmt.Errorf("%w\nwanted %q\nshown  %q\nsent   %+q", err, l, text(screen), b)
		}
	}
	return nil
}

// blankLook is what can be seen of a blank.
func blankLook(p rtl.Pen) rtl.Pen {
	look := rtl.Pen{Bg: p.Bg, Attr: p.Attr & (rtl.Reverse | rtl.Underline | rtl.Strike)}
	if look.Attr&rtl.Reverse != 0 {
		look.Bg = p.Fg
	}
	if look.Attr&^rtl.Reverse != 0 {
		look.Fg = p.Fg
	}
	return look
}

var marks = strings.NewReplacer(leftMark, "", joiner, "", nonJoiner, "", string(anchor), " ")

// unmarked is a cell's text without the marks that an encoder put there.
func unmarked(s string) string { return marks.Replace(s) }

func text(row []sent) string {
	var b strings.Builder
	for _, c := range row {
		b.WriteString(unmarked(c.text))
	}
	return b.String()
}

// bidiRow is how a terminal applies UAX #9 to cells.
type bidiRow struct {
	base     rtl.Direction
	marks    bool            // what stands behind a cell's letter counts
	mirrors  bool            // L4 is applied
	override func(rune) rune // what a rune counts as, if not nil
}

// reorder gives the cells from left to right.
func (t bidiRow) reorder(row []sent) []sent {
	var runes []rune
	var cell []int // of each rune that begins one, or -1
	for i, c := range row {
		for k, r := range c.text {
			if k > 0 && !t.marks {
				break
			}
			if k > 0 {
				i = -1
			} else if t.override != nil {
				r = t.override(r)
			}
			runes, cell = append(runes, r), append(cell, i)
		}
	}
	levels, _ := rtl.Levels(runes, t.base)
	var shown []sent
	for _, i := range rtl.VisualOrder(levels) {
		if cell[i] < 0 {
			continue
		}
		c := row[cell[i]]
		if r := c.rune(); t.mirrors && levels[i]&1 != 0 && rtl.Mirror(r) != r {
			c.text = strings.Replace(c.text, string(r), string(rtl.Mirror(r)), 1)
		}
		shown = append(shown, c)
	}
	return shown
}

// eachRun lets a terminal show each run of cells by itself; joined reports
// whether two neighbours are of one run.
func eachRun(joined func(a, b sent) bool, show model) model {
	return func(row []sent) (shown []sent) {
		for i := 0; i < len(row); {
			start := i
			for i++; i < len(row) && joined(row[i-1], row[i]); i++ {
			}
			shown = append(shown, show(row[start:i])...)
		}
		return shown
	}
}

// sameStyle reports whether two cells look alike but for their letters.
func sameStyle(a, b sent) bool {
	return a.pen.Fg == b.pen.Fg && a.pen.Bg == b.pen.Bg && a.pen.Attr == b.pen.Attr
}

// terminals are the models, by name, and how each wants its lines.
var terminals = map[string]struct {
	strategy Strategy
	show     model
	same     func(c rune, got, want rtl.Pen) bool
}{
	"a terminal that moves nothing": {Visual, func(row []sent) []sent { return row }, samePen},
	// VTE, which lays out the row as a whole, and tmux in it.
	"VTE": {LRM, bidiRow{base: rtl.LeftToRight, marks: true, mirrors: true}.reorder, samePen},
	// The DOM renderer of xterm.js: a browser lays out each style by itself.
	"xterm.js": {LRM, eachRun(sameStyle, bidiRow{base: rtl.LeftToRight, marks: true, mirrors: true}.reorder), samePen},
	"QTerminal": {Pair, eachRun(sameStyle, bidiRow{base: rtl.LeftToRight, mirrors: true}.reorder), func(_ rune, got, want rtl.Pen) bool {
		got.Attr &^= rtl.Faint
		want.Attr &^= rtl.Faint
		return got == want
	}},
	"Konsole": {Runs, func(row []sent) []sent {
		return konsoleRow.reorder(konsoleShape(row))
	}, samePen},
	"kitty, a font with Arabic":     {Tokens, kittyModel(func(rune) int { return 0 }), sameButFace},
	"kitty, Arabic from elsewhere":  {Tokens, kittyModel(kittyFallback), sameButFace},
	"kitty, signs from a third one": {Tokens, kittyModel(kittySigns), sameButFace},
}

func TestModels(t *testing.T) {
	for name, m := range terminals {
		t.Run(name, func(t *testing.T) {
			var r reader
			rnd := rand.New(rand.NewPCG(1, 2))
			for range samples(t) {
				if err := r.check(m.strategy, sampleLine(rnd), m.show, m.same); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// The models must be able to tell: a line that is sent as it stands is wrong
// in every terminal that moves letters.
func TestModelsMove(t *testing.T) {
	var r reader
	l := rtl.Fit("كيف (أبدأ) 2024 على YouTube", 40, rtl.AlignRight)
	for name, m := range terminals {
		if err := r.check(Visual, l, m.show, m.same); (err == nil) != (m.strategy == Visual) {
			t.Errorf("%s shows a plain line: %v", name, err)
		}
	}
}

func fuzzModel(f *testing.F, names ...string) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		var r reader
		l := sampleLine(rand.New(rand.NewPCG(a, b)))
		for _, name := range names {
			m := terminals[name]
			if err := r.check(m.strategy, l, m.show, m.same); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func FuzzLRM(f *testing.F)  { fuzzModel(f, "VTE", "xterm.js") }
func FuzzPair(f *testing.F) { fuzzModel(f, "QTerminal") }
func FuzzRuns(f *testing.F) { fuzzModel(f, "Konsole") }
func FuzzTokens(f *testing.F) {
	fuzzModel(f, "kitty, a font with Arabic", "kitty, Arabic from elsewhere", "kitty, signs from a third one")
}

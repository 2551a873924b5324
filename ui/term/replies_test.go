package term

import (
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// decode reads what a terminal sends as Bubble Tea does.
func decode(t *testing.T, wire string) []any {
	t.Helper()
	var d uv.EventDecoder
	var events []any
	for b := []byte(wire); len(b) > 0; {
		n, event := d.Decode(b)
		if n == 0 {
			t.Fatalf("%q can't be read", b)
		}
		events = append(events, event)
		b = b[n:]
	}
	return events
}

// hear is what is known after a terminal has sent its answers, and nothing else.
func hear(t *testing.T, wire string) Replies {
	t.Helper()
	var r Replies
	for _, event := range decode(t, wire) {
		if !r.Take(event) {
			t.Errorf("%#v in %q is no answer", event, wire)
		}
	}
	return r
}

func TestTake(t *testing.T) {
	r := hear(t, "\x1bP>|kitty(0.26.5)\x1b\\\x1b[8;0$y\x1b[>1;4000;26c\x1b[?62;c")
	if want := (Replies{Version: "kitty(0.26.5)", Bidi: "8;0", Secondary: ">1;4000;26", Primary: "?62;0"}); r != want {
		t.Errorf("heard %+v, want %+v", r, want)
	}
	before := r
	for _, msg := range []any{nil, "?6", uv.KeyPressEvent{Code: 'p', Text: "p"}, uv.ModeReportEvent{Mode: ansi.ModeSynchronizedOutput, Value: 1},
		uv.ModeReportEvent{Mode: ansi.DECMode(bidiMode), Value: 1}} {
		if r.Take(msg) || r != before {
			t.Errorf("%#v was taken for an answer: %+v", msg, r)
		}
	}
}

// What the queries do to the screen of a terminal that prints what it does not
// know of them, and of one that does not.
func TestQueriesLeaveNothing(t *testing.T) {
	q := Evidence{}.Queries()
	if !strings.HasSuffix(q, queryPrimary) {
		t.Errorf("%q does not end with DA1", q)
	}
	const line = "  some text"
	for _, prints := range []bool{false, true} {
		s := &row{cells: []rune(line), at: 5}
		s.write(q, prints)
		if got := strings.TrimRight(string(s.cells), " "); got != line || s.at != 5 {
			t.Errorf("prints %v: left is %q, the cursor at %d", prints, got, s.at)
		}
	}
}

// row is one row of a terminal with a cursor, as far as the queries need it.
type row struct {
	cells     []rune
	at, saved int
}

func (r *row) write(s string, prints bool) {
	p := ansi.NewParser()
	p.SetHandler(ansi.Handler{
		Execute: func(b byte) {
			if b == '\r' {
				r.at = 0
			}
		},
		HandleEsc: func(c ansi.Cmd) {
			switch c.Final() {
			case '7':
				r.saved = r.at
			case '8':
				r.at = r.saved
			}
		},
		HandleCsi: func(c ansi.Cmd, _ ansi.Params) {
			switch c.Final() {
			case '@':
				r.cells = append(r.cells[:r.at], append([]rune{' '}, r.cells[r.at:]...)...)
			case 'P':
				r.cells = append(r.cells[:r.at], r.cells[r.at+1:]...)
			case 'p':
				if prints {
					r.cells[r.at] = 'p'
					r.at++
				}
			}
		},
	})
	for i := range len(s) {
		p.Advance(s[i])
	}
}

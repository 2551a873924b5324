package plain

import (
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"kasb/content"
	"kasb/content/progress"
	"kasb/content/quiz"
)

var (
	realLibrary = sync.OnceValues(content.Load)
	realTable   = sync.OnceValues(quiz.Load)
)

// listener types lines and hears what comes of each.
type listener struct {
	lines []string
	heard bytes.Buffer
	begun []int // where what follows a line begins; first what comes before any
}

// Read is the keyboard: a line whenever the program waits for one.
func (l *listener) Read(p []byte) (int, error) {
	l.begun = append(l.begun, l.heard.Len())
	n := len(l.begun) - 1
	if n >= len(l.lines) {
		return 0, io.EOF
	}
	return copy(p, l.lines[n]+"\n"), nil
}

// after is what was said behind line n, from 0; with -1 before the first one.
func (l *listener) after(n int) string {
	from := 0
	if n >= 0 {
		from = l.begun[n]
	}
	to := l.heard.Len()
	if n+1 < len(l.begun) {
		to = l.begun[n+1]
	}
	return l.heard.String()[from:to]
}

// program is the whole program with the real content.
func program(store *progress.Store) Program {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	return Program{
		Library: realLibrary, Table: realTable, Store: store, Paths: 8,
		Now: func() time.Time { // a clock that goes on a second whenever it is looked at
			now = now.Add(time.Second)
			return now
		},
	}
}

// listen runs the program for somebody who types these lines and then ends the input.
func listen(t testing.TB, p Program, lines ...string) *listener {
	t.Helper()
	l := &listener{lines: lines}
	p.In, p.Out = l, &l.heard
	if err := Run(p); err != nil {
		t.Fatal(err)
	}
	return l
}

// hears fails unless texts were said, in this order.
func (l *listener) hears(t testing.TB, texts ...string) {
	t.Helper()
	rest := l.heard.String()
	for _, text := range texts {
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			t.Fatalf("not heard: %q in\n%s", text, l.heard.String())
		}
		rest = after
	}
}

// pleasant fails where text holds what a screen reader would stumble over.
func pleasant(t testing.TB, text string) {
	t.Helper()
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' || c == 0x7f {
			t.Fatalf("byte %#x in %q", c, text[max(0, i-40):min(len(text), i+40)])
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		bad := strings.ContainsFunc(line, func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.So, r) ||
				r == unicode.ReplacementChar || r == '•' || r == '·' || r == '│' || r == '─'
		})
		if bad || line != strings.TrimSpace(line) || strings.Contains(line, "  ") {
			t.Fatalf("line %q", line)
		}
	}
	if strings.Contains(text, "\n\n\n") {
		t.Fatalf("two blank lines in\n%s", text)
	}
}

var numbered = regexp.MustCompile(`(?m)^(\d+)(?:\.| أو الحرف .:|:) (.*)$`)

// offered is the numbered choices of what was said last, but for 0.
func offered(said string) (numbers []int, labels string) {
	for _, m := range numbered.FindAllStringSubmatch(said, -1) {
		if n, _ := strconv.Atoi(m[1]); n > 0 {
			numbers = append(numbers, n)
		}
		labels += m[0] + "\n"
	}
	return numbers, labels
}

// answered is a state with a finished sitting and more to come back to.
func answered(t testing.TB, form quiz.Form, place func(i int, q quiz.Question) int) progress.State {
	t.Helper()
	table, err := realTable()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	s := progress.Begin(table, form, at)
	for i, q := range table.Asked(form) {
		s, _ = s.Answer(table, q, place(i, q))
	}
	var st progress.State
	st.Finish(s)
	return st
}

package quiz

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one mistake in the data.
type Fault struct {
	File         string // questions.yaml or table.yaml
	Line, Column int    // from 1; 0 when the fault belongs to the file as a whole
	Want         string // what is wrong and what was expected, in Arabic
}

func (f Fault) String() string {
	if f.Line == 0 {
		return f.File + ": " + f.Want
	}
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Want)
}

// Faults is every mistake found in one load, by file and place. It is never empty when returned as an error.
type Faults []Fault

func (fs Faults) Error() string {
	var b strings.Builder
	b.WriteString("أخطاء في بيانات التقييم:")
	for _, f := range fs {
		b.WriteString("\n" + f.String())
	}
	return b.String()
}

// spot is a place in the data.
type spot struct {
	file         string
	line, column int
}

func (fs *Faults) add(at spot, format string, args ...any) {
	*fs = append(*fs, Fault{at.file, at.line, at.column, fmt.Sprintf(format, args...)})
}

func (fs Faults) sort() {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// quote shows text from the data inside a fault, cut to a readable length, without runes that could steer a terminal.
func quote(s string) string {
	var b strings.Builder
	b.WriteString("«")
	for i, r := range []rune(strings.ToValidUTF8(s, "\uFFFD")) {
		switch {
		case i == 60:
			b.WriteString("…»")
			return b.String()
		case r == '\n':
			b.WriteByte(' ')
		case forbidden(r):
			fmt.Fprintf(&b, "U+%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteString("»")
	return b.String()
}

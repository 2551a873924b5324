package strict

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Place is where something stands in a file.
type Place struct {
	File   string
	Line   int // from 1; 0 for the file as a whole
	Column int // in runes, from 1; 0 for the line as a whole
}

// String returns file:line:column without the parts that are 0, on one line: a question mark stands for what is
// [Forbidden] in the file's name.
func (p Place) String() string {
	file := strings.Map(func(r rune) rune {
		if r < ' ' || Forbidden(r) { // a name from the disk may hold anything
			return '?'
		}
		return r
	}, p.File)
	switch {
	case p.Line == 0:
		return file
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", file, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", file, p.Line, p.Column)
}

// Fault is one mistake in a file.
type Fault struct {
	Place
	Want string // what is wrong and what was expected, in Arabic
}

func (f Fault) String() string { return f.Place.String() + ": " + f.Want }

// Faults is every mistake found in one load. It is never empty when returned as an error.
type Faults []Fault

// Add adds one fault.
func (fs *Faults) Add(at Place, format string, args ...any) {
	*fs = append(*fs, Fault{at, fmt.Sprintf(format, args...)})
}

// Err returns nil when there are no faults, else Faults in the order of files, lines and columns.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return fs
}

func (fs Faults) Error() string {
	var b strings.Builder
	b.WriteString("أخطاء في المحتوى:")
	for _, f := range fs {
		b.WriteString("\n" + f.String())
	}
	return b.String()
}

// Quote shows text from a file inside a fault: in one line, cut after 60 runes, with tabs and [Forbidden] runes as
// their numbers.
func Quote(s string) string {
	var b strings.Builder
	b.WriteString("«")
	for i, r := range []rune(strings.ToValidUTF8(s, "\uFFFD")) {
		switch {
		case i == 60:
			b.WriteString("…»")
			return b.String()
		case r == '\n':
			b.WriteByte(' ')
		case r == '\t', Forbidden(r):
			fmt.Fprintf(&b, "U+%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteString("»")
	return b.String()
}

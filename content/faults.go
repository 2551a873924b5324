package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one mistake in one page.
type Fault struct {
	File string // inside the content folder: articles/history.md
	Line int    // from 1; 0 when the fault belongs to the file as a whole
	Want string // what is wrong and what was expected, in Arabic
}

func (f Fault) String() string {
	if f.Line == 0 {
		return f.File + ": " + f.Want
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Want)
}

// Faults is every mistake found in one load, by file and line. It is never empty when returned as an error.
type Faults []Fault

func (fs Faults) Error() string {
	var b strings.Builder
	b.WriteString("أخطاء في المحتوى:")
	for _, f := range fs {
		b.WriteString("\n" + f.String())
	}
	return b.String()
}

func (fs *Faults) add(file string, line int, format string, args ...any) {
	*fs = append(*fs, Fault{file, line, fmt.Sprintf(format, args...)})
}

func (fs Faults) sort() {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}

// quote shows text from a page inside a fault. Runes that must not reach a terminal appear as their number.
func quote(s string) string {
	var b strings.Builder
	b.WriteString("«")
	for i, r := range []rune(strings.ToValidUTF8(s, "\uFFFD")) {
		if i == 60 {
			b.WriteString("…")
			break
		}
		if r == '\n' {
			r = ' '
		}
		if forbidden(r) {
			fmt.Fprintf(&b, "U+%04X", r)
			continue
		}
		b.WriteRune(r)
	}
	b.WriteString("»")
	return b.String()
}

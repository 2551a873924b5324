package strict

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Name takes one of the names.
func (r *Reader) Name(to *string, names ...string) func(ast.Node) {
	return func(n ast.Node) {
		s, ok := scalar(n)
		if b, is := n.(*ast.BoolNode); is {
			s = b.GetToken().Value // what others call on and off
		} else if ok && slices.Contains(names, s) {
			*to = s
			return
		}
		want := "واحد من: " + strings.Join(names, "، ") + Meant(s, names)
		if _, is := n.(*ast.BoolNode); is {
			r.Fault(n, "قيمة غير صالحة %s، والمتوقع %s", Quote(s), want)
			return
		}
		r.mismatch(n, "%s", want)
	}
}

// Meant is what a fault adds where a name is so near to one of the known ones that it must be a slip of the finger;
// empty where none is.
func Meant(s string, names []string) string {
	s = strings.ToLower(s)
	best, least := "", max(1, len(s)/4)+1
	if s == "" || len(s) > 64 { // nobody's slip
		return ""
	}
	for _, name := range names {
		if d := distance(s, name); d < least {
			best, least = name, d
		}
	}
	if best == "" {
		return ""
	}
	return "، ولعل المقصود " + best
}

// distance is the number of bytes to insert, delete, change, or swap with their neighbour, that make one name another.
func distance(a, b string) int {
	var rows [3][]int
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
	}
	before, last, row := rows[0], rows[1], rows[2]
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

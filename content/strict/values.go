package strict

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
)

// scalar returns a node's text. A number counts as the text it was written as, so that a date may be just 2019.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n"), true // the block's end, not the text's
	case *ast.IntegerNode, *ast.FloatNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// Text takes one line of text that is not empty, with single spaces between its words and at most limit runes; limit
// 0 means any length.
func (r *Reader) Text(to *string, limit int) func(ast.Node) {
	return func(n ast.Node) {
		s, ok := scalar(n)
		switch length := utf8.RuneCountInString(s); {
		case !ok:
			r.mismatch(n, "نص في سطر واحد")
		case strings.TrimSpace(s) == "":
			r.Fault(n, "القيمة فارغة، والمتوقع نص في سطر واحد")
		case strings.Contains(s, "\n"):
			r.Fault(n, "النص في أكثر من سطر، والمتوقع سطر واحد")
		case strings.ContainsFunc(s, Forbidden):
			// Written as an escape such as \u202E, or reported by Open.
			if !strings.ContainsFunc(written(n), Forbidden) {
				r.Fault(n, "رمز غير مسموح به في %s، والمتوقع نص بلا رموز تحكم", Quote(s))
			}
		case s != strings.Join(strings.Fields(s), " "):
			r.Fault(n, "فراغ زائد في %s، والمتوقع فراغ واحد بين الكلمات", Quote(s))
		case limit > 0 && length > limit:
			r.Fault(n, "عدد حروف النص %d، والمتوقع %d على الأكثر: %s", length, limit, Quote(s))
		default:
			*to = s
		}
	}
}

// written returns a text as it stands in the file.
func written(n ast.Node) string {
	if l, ok := n.(*ast.LiteralNode); ok {
		n = l.Value
	}
	return n.GetToken().Origin
}

// AppendText takes one more line of text for a list. A line with a fault is appended empty, which keeps the places of
// the others.
func (r *Reader) AppendText(to *[]string, limit int) func(ast.Node) {
	return func(n ast.Node) {
		var s string
		r.Text(&s, limit)(n)
		*to = append(*to, s)
	}
}

// Ref is an id and where it stands.
type Ref struct {
	ID string // empty when it could not be read
	At Place
}

// ID takes a name for programs: see [ValidID].
func (r *Reader) ID(to *Ref) func(ast.Node) {
	return func(n ast.Node) {
		s, ok := n.(*ast.StringNode)
		if !ok || !ValidID(s.Value) {
			r.mismatch(n, "معرف من حروف لاتينية صغيرة وأرقام وشرطات")
			return
		}
		*to = Ref{s.Value, r.At(n)}
	}
}

// ValidID reports whether s is lower-case Latin letters, digits and hyphens, at least one of them.
func ValidID(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool {
		return c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z')
	})
}

// Number takes a whole number from lo to hi; hi 0 means that there is no upper limit.
func (r *Reader) Number(to *int, lo, hi int) func(ast.Node) {
	return func(n ast.Node) {
		if i, ok := n.(*ast.IntegerNode); ok {
			v, err := strconv.Atoi(i.GetToken().Value)
			if err == nil && v >= lo && (v <= hi || hi == 0) {
				*to = v
				return
			}
		}
		if hi == 0 {
			r.mismatch(n, "عدد صحيح من %d فصاعدا", lo)
			return
		}
		r.mismatch(n, "عدد صحيح من %d إلى %d", lo, hi)
	}
}

// Boolean takes true or false.
func (r *Reader) Boolean(to *bool) func(ast.Node) {
	return func(n ast.Node) {
		b, ok := n.(*ast.BoolNode)
		if !ok {
			r.mismatch(n, "true أو false")
			return
		}
		*to = b.Value
	}
}

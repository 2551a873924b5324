package quiz

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// reader decodes one file strictly. It walks the syntax tree instead of decoding into structs, because the library's
// decoder stops at the first fault and we want all of them.
type reader struct {
	file   string
	faults *Faults
}

// field is one key of a mapping and the function that takes its value.
type field struct {
	key      string
	read     func(ast.Node)
	optional bool
}

// parse returns the root of the file's only document, or nil after reporting why there is none.
func (r reader) parse(data []byte) ast.Node {
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.syntax(err)
		return nil
	}
	var root ast.Node
	for _, doc := range file.Docs {
		switch {
		case doc.Body == nil:
		case root == nil:
			root = doc.Body
		default:
			r.fault(doc.Body, "مستند YAML ثان، والمتوقع مستند واحد")
		}
	}
	if root == nil {
		r.faults.add(spot{file: r.file}, "الملف فارغ، والمتوقع بيانات التقييم")
	}
	return root
}

func (r reader) syntax(err error) {
	at, message := spot{file: r.file}, err.Error()
	var e yaml.Error
	if errors.As(err, &e) {
		message = e.GetMessage()
		if t := e.GetToken(); t != nil && t.Position != nil {
			at.line, at.column = t.Position.Line, t.Position.Column
		}
	}
	r.faults.add(at, "ليس YAML سليما: %s", quote(message))
}

// at is the node's place. A block mapping's own token is its first colon, so its first key stands for it.
func (r reader) at(n ast.Node) spot {
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	if v, ok := n.(*ast.MappingValueNode); ok {
		n = v.Key
	}
	s := spot{file: r.file}
	if n == nil {
		return s
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		s.line, s.column = t.Position.Line, t.Position.Column
	}
	return s
}

func (r reader) fault(n ast.Node, format string, args ...any) {
	r.faults.add(r.at(n), format, args...)
}

// mapping reads a mapping that holds each of the fields once and nothing else.
func (r reader) mapping(n ast.Node, fields ...field) {
	var entries []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		entries = m.Values
	case *ast.MappingValueNode:
		entries = []*ast.MappingValueNode{m}
	default:
		r.fault(n, "قيمة من نوع آخر، والمتوقع المفاتيح: %s", keys(fields))
		return
	}
	seen := make([]bool, len(fields))
	for _, e := range entries {
		key := e.Key.GetToken().Value
		i := slices.IndexFunc(fields, func(f field) bool { return f.key == key })
		switch {
		case i < 0:
			r.fault(e.Key, "مفتاح غير معروف %s، والمتوقع واحد من: %s", quote(key), keys(fields))
		case seen[i]:
			r.fault(e.Key, "المفتاح %s مكرر، والمتوقع مرة واحدة", quote(key))
		default:
			seen[i] = true
			fields[i].read(e.Value)
		}
	}
	for i, f := range fields {
		if !seen[i] && !f.optional {
			r.fault(n, "المفتاح %s مفقود", quote(f.key))
		}
	}
}

func keys(fields []field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	return strings.Join(names, "، ")
}

// list reads a sequence with lo to hi items; hi 0 means that there is no upper limit.
func (r reader) list(n ast.Node, lo, hi int, read func(ast.Node)) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		r.fault(n, "قيمة من نوع آخر، والمتوقع قائمة")
		return
	}
	switch count := len(seq.Values); {
	case hi > 0 && lo == hi && count != lo:
		r.fault(n, "عدد عناصر القائمة %d، والمتوقع %d", count, lo)
	case hi > 0 && (count < lo || count > hi):
		r.fault(n, "عدد عناصر القائمة %d، والمتوقع من %d إلى %d", count, lo, hi)
	case count < lo:
		r.fault(n, "عدد عناصر القائمة %d، والمتوقع %d أو أكثر", count, lo)
	}
	for _, v := range seq.Values {
		read(v)
	}
}

func (r reader) items(lo, hi int, read func(ast.Node)) func(ast.Node) {
	return func(n ast.Node) { r.list(n, lo, hi, read) }
}

// text takes one line of text of at most limit runes.
func (r reader) text(to *string, limit int) func(ast.Node) {
	return func(n ast.Node) {
		var s string
		switch n := n.(type) {
		case *ast.StringNode:
			s = n.Value
		case *ast.IntegerNode:
			s = n.GetToken().Value
		default:
			r.fault(n, "القيمة ليست نصا، والمتوقع نص في سطر واحد")
			return
		}
		switch {
		case strings.TrimSpace(s) == "":
			r.fault(n, "القيمة فارغة، والمتوقع نص")
		case strings.ContainsFunc(s, forbidden):
			r.fault(n, "رمز غير مسموح به في %s، والمتوقع سطر واحد بلا رموز تحكم", quote(s))
		case s != strings.Join(strings.Fields(s), " "):
			r.fault(n, "فراغ زائد في %s، والمتوقع فراغ واحد بين الكلمات", quote(s))
		case len([]rune(s)) > limit:
			r.fault(n, "طول النص %d حرفا، والمتوقع %d على الأكثر: %s", len([]rune(s)), limit, quote(s))
		default:
			*to = s
		}
	}
}

// forbidden reports runes that could steer a terminal or the direction of text.
func forbidden(r rune) bool {
	if ' ' <= r && r <= '~' || 'ء' <= r && r <= 'ي' { // nearly every rune of the data
		return false
	}
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co) || r == unicode.ReplacementChar
}

// appendText takes one more line of text for a list.
func (r reader) appendText(to *[]string, limit int) func(ast.Node) {
	return func(n ast.Node) {
		var s string
		r.text(&s, limit)(n)
		*to = append(*to, s)
	}
}

// id takes a name for programs: lower-case Latin letters, digits and hyphens.
func (r reader) id(to *ref) func(ast.Node) {
	return func(n ast.Node) {
		s, ok := n.(*ast.StringNode)
		if !ok || s.Value == "" || strings.ContainsFunc(s.Value, func(c rune) bool {
			return c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z')
		}) {
			r.fault(n, "معرف غير صالح، والمتوقع حروف لاتينية صغيرة وأرقام وشرطات")
			return
		}
		*to = ref{s.Value, r.at(n)}
	}
}

// number takes a whole number from lo to hi.
func (r reader) number(to *int, lo, hi int) func(ast.Node) {
	return func(n ast.Node) {
		i, ok := n.(*ast.IntegerNode)
		if ok {
			v, err := strconv.Atoi(i.GetToken().Value)
			if err == nil && v >= lo && v <= hi {
				*to = v
				return
			}
		}
		r.fault(n, "قيمة غير صالحة، والمتوقع عدد صحيح من %d إلى %d", lo, hi)
	}
}

func (r reader) boolean(to *bool) func(ast.Node) {
	return func(n ast.Node) {
		b, ok := n.(*ast.BoolNode)
		if !ok {
			r.fault(n, "قيمة غير صالحة، والمتوقع true أو false")
			return
		}
		*to = b.Value
	}
}

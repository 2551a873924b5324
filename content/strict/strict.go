// Package strict reads YAML that people write by hand and reports all faults of all files together, each with its
// file, line, column and what was expected there. Call [Open] first, hand the YAML to [Reader.Parse], whose function
// reads it with [Reader.Mapping], [Reader.List] and the readers of single values, and return [Faults.Err].
package strict

import (
	"errors"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Reader reads one file. It walks the syntax tree instead of decoding into structs, because the library's decoder
// stops at the first fault and we want all of them.
type Reader struct {
	file   string
	line   int // of the file on which the YAML starts, from 1
	faults *Faults
}

// Open reports the lines of a file that are not UTF-8 or hold a [Forbidden] rune, one fault a line. It returns a
// reader that adds its faults to the same list, and the file's text as valid UTF-8 with LF at the ends of lines and
// without a byte order mark.
func Open(file string, data []byte, faults *Faults) (r *Reader, text string) {
	// Windows editors begin with a byte order mark, and a checkout there may have put CR before every LF.
	text = strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	checkRunes(file, text, faults)
	// A CR alone was reported with the other controls. To the YAML parser it would end a line, to everybody else not.
	text = strings.ReplaceAll(text, "\r", " ")
	return &Reader{file, 1, faults}, strings.ToValidUTF8(text, "\uFFFD")
}

// Parse calls read with the root of the YAML's only document; the root is nil, for Mapping and List to report, when
// there is none. The YAML is text of the opened file and starts on the given line of it, from 1. Parse reports
// whether there was a root.
func (r *Reader) Parse(text string, line int, read func(root ast.Node)) bool {
	r.line = line
	if at, want := overwrought(text); at > 0 {
		r.faults.Add(Place{File: r.file, Line: line + at - 1}, "%s", want)
		return false
	}
	file, err := parser.ParseBytes([]byte(text), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.syntax(err)
		return false
	}
	var root ast.Node
	for _, doc := range file.Docs {
		switch {
		case doc.Body == nil:
		case root == nil:
			root = doc.Body
		default:
			r.Fault(doc.Body, "مستند YAML ثان، والمتوقع مستند واحد")
		}
	}
	read(root)
	return root != nil
}

func (r *Reader) syntax(err error) {
	at, message := r.At(nil), err.Error()
	var e yaml.Error
	if errors.As(err, &e) {
		message = e.GetMessage()
		if t := e.GetToken(); t != nil && t.Position != nil {
			at.Line, at.Column = r.line+t.Position.Line-1, t.Position.Column
		}
	}
	r.faults.Add(at, "ليس YAML سليما: %s", yamlSlip(message))
}

// At returns the place of a node in the file. That of a block mapping is its first key, because the mapping's own
// token is its first colon; that of nil is the line on which the YAML starts.
func (r *Reader) At(n ast.Node) Place {
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	if v, ok := n.(*ast.MappingValueNode); ok {
		n = v.Key
	}
	at := Place{File: r.file, Line: r.line}
	if n == nil {
		return at
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		at.Line, at.Column = r.line+t.Position.Line-1, t.Position.Column
	}
	return at
}

// Fault reports what is wrong at a node and what was expected there.
func (r *Reader) Fault(n ast.Node, format string, args ...any) {
	r.faults.Add(r.At(n), format, args...)
}

// mismatch reports a value of the wrong kind.
func (r *Reader) mismatch(n ast.Node, want string, args ...any) {
	want = "، والمتوقع " + want
	switch n := n.(type) {
	case nil:
		r.Fault(n, "لا بيانات"+want, args...)
	case *ast.AnchorNode, *ast.AliasNode:
		r.Fault(n, "مرجع YAML من نوع & أو *، وهو غير مقبول هنا"+want, args...)
	case *ast.TagNode:
		r.Fault(n, "وسم نوع من YAML يبدأ بعلامة !، وهو غير مقبول هنا"+want, args...)
	case *ast.NullNode:
		r.Fault(n, "القيمة فارغة"+want, args...)
	case *ast.StringNode, *ast.LiteralNode, *ast.IntegerNode, *ast.FloatNode:
		s, _ := scalar(n)
		r.Fault(n, "قيمة غير صالحة %s"+want, append([]any{Quote(s)}, args...)...)
	default:
		r.Fault(n, "قيمة من نوع آخر"+want, args...)
	}
}

// Field is one key of a mapping and the function that takes its value.
type Field struct {
	key      string
	read     func(ast.Node)
	optional bool
}

// Required is a key that must be there.
func Required(key string, read func(ast.Node)) Field { return Field{key, read, false} }

// Optional is a key that may be missing.
func Optional(key string, read func(ast.Node)) Field { return Field{key, read, true} }

// Mapping reads a mapping that holds each of the fields at most once and nothing else.
func (r *Reader) Mapping(n ast.Node, fields ...Field) {
	var entries []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		entries = m.Values
	case *ast.MappingValueNode:
		entries = []*ast.MappingValueNode{m}
	default:
		r.mismatch(n, "المفاتيح: %s", strings.Join(names(fields), "، "))
		return
	}
	seen := make([]bool, len(fields))
	for _, e := range entries {
		key := e.Key.GetToken().Value
		i := slices.IndexFunc(fields, func(f Field) bool { return f.key == key })
		switch {
		case i < 0:
			r.UnknownKey(e.Key, names(fields)...)
		case seen[i]:
			r.RepeatedKey(e.Key)
		default:
			seen[i] = true
			fields[i].read(e.Value)
		}
	}
	for i, f := range fields {
		if !seen[i] && !f.optional {
			r.Fault(n, "المفتاح %s مفقود", Quote(f.key))
		}
	}
}

func names(fields []Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	return names
}

// UnknownKey reports a key that is none of those expected.
func (r *Reader) UnknownKey(n ast.Node, expected ...string) {
	key := n.GetToken().Value
	r.Fault(n, "مفتاح غير معروف %s، والمتوقع واحد من: %s%s", Quote(key), strings.Join(expected, "، "), Meant(key, expected))
}

// RepeatedKey reports a key that stands in the mapping already.
func (r *Reader) RepeatedKey(n ast.Node) {
	r.Fault(n, "المفتاح %s مكرر، والمتوقع مرة واحدة", Quote(n.GetToken().Value))
}

// List reads a sequence with lo to hi items; hi 0 means that there is no upper limit.
func (r *Reader) List(n ast.Node, lo, hi int, read func(ast.Node)) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		r.mismatch(n, "قائمة")
		return
	}
	switch count := len(seq.Values); {
	case hi > 0 && lo == hi && count != lo:
		r.Fault(n, "عدد عناصر القائمة %d، والمتوقع %d", count, lo)
	case hi > 0 && (count < lo || count > hi):
		r.Fault(n, "عدد عناصر القائمة %d، والمتوقع من %d إلى %d", count, lo, hi)
	case count < lo:
		r.Fault(n, "عدد عناصر القائمة %d، والمتوقع %d أو أكثر", count, lo)
	}
	for _, v := range seq.Values {
		read(v)
	}
}

// Items is [Reader.List] as the function of a field.
func (r *Reader) Items(lo, hi int, read func(ast.Node)) func(ast.Node) {
	return func(n ast.Node) { r.List(n, lo, hi, read) }
}

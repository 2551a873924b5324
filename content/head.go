package content

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// headReader decodes a page's head strictly. It walks the syntax tree instead of decoding into a struct, because
// the library's decoder stops at the first fault and we want all of them.
type headReader struct {
	doc    *document
	faults *Faults
}

// field is one expected key and the function that takes its value.
type field struct {
	key  string
	read func(ast.Node)
}

func (d *document) decodeHead(faults *Faults) {
	r := headReader{d, faults}
	file, err := parser.ParseBytes([]byte(d.head), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.syntax(err)
		return
	}
	fields := []field{
		{"title", r.text(&d.Title)},
		{"order", r.order},
		{"summary", r.text(&d.Summary)},
		{"updated", r.day(&d.Updated)},
		{"sources", r.sources},
	}
	if d.Kind == Path {
		fields = append(fields, field{"estimate", r.estimate})
	}
	var root ast.Node
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if root != nil {
			r.fault(doc.Body, "مستند YAML ثان، والمتوقع مستند واحد")
			continue
		}
		root = doc.Body
	}
	r.mapping(root, fields)
}

// fault reports at the node's place; a nil node stands for the head as a whole.
func (r headReader) fault(n ast.Node, format string, args ...any) {
	line, column := 1, 0
	if n != nil {
		line, column = position(n)
	}
	if column > 0 {
		format += " (العمود %d)"
		args = append(args, column)
	}
	r.faults.add(r.doc.name, line, format, args...)
}

// position returns the node's line in the file, whose first line is --- , and its column, both from 1.
func position(n ast.Node) (line, column int) {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		n = m.Values[0].Key // a block mapping's own token is its first colon
	}
	t := n.GetToken()
	if t == nil || t.Position == nil {
		return 1, 0
	}
	return t.Position.Line + 1, t.Position.Column
}

// The usual slip in prose is a colon, which YAML takes for another key.
const wantYAML = "والمتوقع في كل سطر مفتاح وقيمة، والقيمة التي فيها نقطتان بين علامتي اقتباس"

func (r headReader) syntax(err error) {
	var e yaml.Error
	if errors.As(err, &e) {
		if t := e.GetToken(); t != nil && t.Position != nil {
			r.faults.add(r.doc.name, t.Position.Line+1, "بيانات الصفحة ليست YAML سليما: %s، %s (العمود %d)",
				quote(e.GetMessage()), wantYAML, t.Position.Column)
			return
		}
	}
	r.faults.add(r.doc.name, 1, "بيانات الصفحة ليست YAML سليما: %s، %s", quote(err.Error()), wantYAML)
}

// mapping reads a mapping that must hold each of the fields exactly once and nothing else.
func (r headReader) mapping(n ast.Node, fields []field) {
	var entries []*ast.MappingValueNode
	switch m := n.(type) {
	case nil:
	case *ast.MappingNode:
		entries = m.Values
	case *ast.MappingValueNode:
		entries = []*ast.MappingValueNode{m}
	default:
		r.fault(n, "قيمة من نوع آخر، والمتوقع المفاتيح: %s", keys(fields))
		return
	}
	seen := make(map[string]bool, len(fields))
	for _, e := range entries {
		key := e.Key.GetToken().Value
		f, ok := find(fields, key)
		switch {
		case !ok:
			r.fault(e.Key, "مفتاح غير معروف %s، والمتوقع واحد من: %s", quote(key), keys(fields))
		case seen[key]:
			r.fault(e.Key, "المفتاح %s مكرر، والمتوقع مرة واحدة", quote(key))
		default:
			seen[key] = true
			f.read(e.Value)
		}
	}
	for _, f := range fields {
		if !seen[f.key] {
			r.fault(n, "المفتاح %s مفقود", quote(f.key))
		}
	}
}

func find(fields []field, key string) (field, bool) {
	for _, f := range fields {
		if f.key == key {
			return f, true
		}
	}
	return field{}, false
}

func keys(fields []field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	return strings.Join(names, "، ")
}

// scalar returns a node's text. A number counts as the text it was written as, so that a date may be just 2019.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// text takes one line of text that is not empty.
func (r headReader) text(to *string) func(ast.Node) {
	return func(n ast.Node) {
		s, ok := scalar(n)
		s = strings.TrimSpace(s)
		switch {
		case !ok:
			r.fault(n, "القيمة ليست نصا، والمتوقع نص في سطر واحد")
		case s == "":
			r.fault(n, "القيمة فارغة، والمتوقع نص")
		case strings.Contains(s, "\n"):
			r.fault(n, "النص في أكثر من سطر، والمتوقع سطر واحد")
		case strings.ContainsFunc(s, forbidden) && !strings.ContainsFunc(r.doc.head, forbidden):
			// Written as an escape such as \u202E; checkRunes has seen the others.
			r.fault(n, "رمز غير مسموح به في %s، والمتوقع نص بلا رموز تحكم", quote(s))
		default:
			*to = s
		}
	}
}

// day takes a day of the calendar.
func (r headReader) day(to *string) func(ast.Node) {
	return func(n ast.Node) {
		s, _ := scalar(n)
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			r.fault(n, "تاريخ غير صالح %s، والمتوقع يوم مثل 2026-11-24", quote(s))
			return
		}
		*to = s
	}
}

func (r headReader) order(n ast.Node) {
	s, _ := scalar(n)
	v, err := strconv.Atoi(s)
	if err != nil || v < 1 {
		r.fault(n, "ترتيب غير صالح %s، والمتوقع عدد صحيح من 1 فصاعدا", quote(s))
		return
	}
	r.doc.Order = v
	r.doc.orderLine, _ = position(n)
}

func (r headReader) sources(n ast.Node) {
	list, ok := n.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		r.fault(n, "لا مصادر، والمتوقع قائمة فيها مصدر واحد على الأقل")
		return
	}
	for _, v := range list.Values {
		var s Source
		r.mapping(v, []field{
			{"title", r.text(&s.Title)},
			{"address", r.address(&s.Address)},
			{"date", r.text(&s.Date)},
		})
		r.doc.Sources = append(r.doc.Sources, s)
	}
}

// address takes a web address without its scheme.
func (r headReader) address(to *string) func(ast.Node) {
	return func(n ast.Node) {
		r.text(to)(n)
		site, _, _ := strings.Cut(*to, "/")
		if *to != "" && (strings.ContainsAny(*to, " …") || strings.Contains(*to, "://") || !strings.Contains(site, ".")) {
			r.fault(n, "عنوان غير صالح %s، والمتوقع موقع مثل example.com/page بلا https ولا فراغ", quote(*to))
		}
	}
}

func (r headReader) estimate(n ast.Node) {
	e := new(Estimate)
	r.mapping(n, []field{
		{"cost", r.text(&e.Cost)},
		{"hours", r.text(&e.Hours)},
		{"first_income", r.text(&e.FirstIncome)},
		{"phone", r.text(&e.Phone)},
	})
	r.doc.Estimate = e
}

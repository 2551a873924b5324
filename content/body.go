package content

import (
	"bytes"
	"html"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"kasb/content/strict"
)

// checkReferences looks for runes that come to a page as character references such as &rlm;. Those that stand in the
// file itself were reported when it was opened. One fault a line is enough.
func (d *document) checkReferences(text string, faults *strict.Faults) {
	line := 0
	for l := range strings.Lines(text) {
		line++
		if !strings.Contains(l, "&") || strings.ContainsFunc(l, strict.Forbidden) {
			continue
		}
		l = html.UnescapeString(l)
		if i := strings.IndexFunc(l, strict.Forbidden); i >= 0 {
			r, _ := utf8.DecodeRuneInString(l[i:])
			faults.Add(d.at(line), "رمز غير مسموح به U+%04X، والمتوقع نص بلا رموز تحكم", r)
		}
	}
}

// newParser reads the same Markdown as the program shows: CommonMark with tables and the other GitHub additions.
func newParser() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
}

// bodyCheck looks for what a page's Markdown must not hold.
type bodyCheck struct {
	*document
	library *Library
	source  []byte // Body
	faults  *strict.Faults
	drawn   map[string]bool // charts that the body shows
}

func (b *bodyCheck) check(p parser.Parser) {
	b.drawn = make(map[string]bool)
	defer func() {
		for _, c := range b.Charts {
			if !b.drawn[c.ID] && c.ID != "" {
				b.faults.Add(c.at, "الرسم %s لا يظهر في النص، والمتوقع سطر فيه ![وصف](chart:%s)", strict.Quote(c.ID), c.ID)
			}
		}
	}()
	for n := range nodes(p.Parse(text.NewReader(b.source))) {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				b.fault(n, "عنوان من المستوى 1، والمتوقع ## فما دونه لأن عنوان الصفحة في بياناتها")
			}
		case *ast.HTMLBlock, *ast.RawHTML:
			b.fault(n, "وسم HTML، والمتوقع Markdown وحده")
		case *ast.Image:
			b.image(n)
		case *ast.Link:
			if n.FirstChild() == nil {
				b.fault(n, "رابط بلا نص، والمتوقع نص بين القوسين [ ]")
			}
			b.link(n, string(n.Destination))
		case *ast.AutoLink:
			b.link(n, string(n.URL(b.source)))
		case *tables.TableHeader:
			b.row(n)
		case *tables.TableRow:
			b.row(n)
		case *ast.Paragraph:
			b.brokenTable(n)
		}
	}
}

// nodes walks the tree in reading order.
func nodes(root ast.Node) func(yield func(ast.Node) bool) {
	return func(yield func(ast.Node) bool) {
		// The walker returns only errors of its visitor, and this one has none.
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && !yield(n) {
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
	}
}

// image checks a picture: only charts are drawn.
func (b *bodyCheck) image(n *ast.Image) {
	id, ok := ChartID(string(n.Destination))
	if !ok {
		b.fault(n, "صورة، والمتوقع نص أو رسم من بيانات الصفحة مثل ![وصف](chart:id)")
		return
	}
	if _, ok := b.Chart(id); !ok {
		b.fault(n, "رسم غير معروف %s، والمتوقع معرف من قائمة charts في الصفحة", strict.Quote(id))
	}
	if n.FirstChild() == nil || n.Parent().ChildCount() != 1 || n.Parent().Kind() != ast.KindParagraph {
		b.fault(n, "الرسم %s ليس وحده في فقرة وله وصف، والمتوقع سطر فيه ![وصف](chart:id) وحده", strict.Quote(id))
	}
	b.drawn[id] = true
}

func (b *bodyCheck) link(n ast.Node, dest string) {
	u, err := url.Parse(dest)
	switch {
	case err != nil:
		b.fault(n, "رابط غير مفهوم %s، والمتوقع صفحة من صفحاتنا أو عنوان https", strict.Quote(dest))
	case u.Scheme != "":
		if u.Scheme != "https" || u.Host == "" {
			b.fault(n, "رابط %s ليس https، والمتوقع عنوان يبدأ بـ https://", strict.Quote(dest))
		}
	default:
		switch _, ok := b.library.Resolve(b.Page, dest); {
		case !ok:
			b.fault(n, "رابط مكسور %s، والمتوقع صفحة موجودة مثل ../paths/name.md", strict.Quote(dest))
		case path.Join(b.Kind.dir(), dest) == b.name:
			b.fault(n, "رابط %s يعود إلى صفحته نفسها، والمتوقع صفحة أخرى", strict.Quote(dest))
		}
	}
}

// row checks a table's row. The parser fills short rows and cuts long ones, so the cells are counted in the source.
func (b *bodyCheck) row(n ast.Node) {
	table, ok := n.Parent().(*tables.Table)
	first := n.FirstChild()
	if !ok || first == nil || first.Lines().Len() == 0 {
		return
	}
	line := b.source[first.Lines().At(0).Start:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	line = bytes.TrimSuffix(bytes.TrimSpace(line), []byte("|"))
	cells := 1 + bytes.Count(line, []byte("|")) - bytes.Count(line, []byte(`\|`))
	if want := len(table.Alignments); cells != want {
		b.fault(first, "صف فيه من الخلايا %d، والمتوقع %d كما في رأس الجدول", cells, want)
	}
}

// brokenTable finds a table that the parser left as a paragraph because its rule does not fit its header.
func (b *bodyCheck) brokenTable(n *ast.Paragraph) {
	for i := 1; i < n.Lines().Len(); i++ {
		s := n.Lines().At(i)
		rule := strings.TrimSpace(string(s.Value(b.source)))
		if strings.Contains(rule, "|") && strings.Contains(rule, "-") && strings.Trim(rule, "|-: \t") == "" {
			b.faults.Add(b.at(b.line(s.Start)), "سطر الفصل لا يطابق رأس الجدول، والمتوقع عدد الأعمدة نفسه")
		}
	}
}

func (b *bodyCheck) fault(n ast.Node, format string, args ...any) {
	b.faults.Add(b.at(b.line(b.offset(n))), format, args...)
}

// line returns the line of the file on which the body's byte at offset stands.
func (b *bodyCheck) line(offset int) int {
	return b.bodyLine + bytes.Count(b.source[:offset], []byte("\n"))
}

// offset returns where a node starts, as near as the tree knows: inline nodes have no place of their own, so it is
// that of their first text, else of the text before them, else of the block around them.
func (b *bodyCheck) offset(n ast.Node) int {
	for d := range nodes(n) {
		if o, ok := start(d); ok {
			return o
		}
	}
	for at := n; at != nil; at = at.Parent() {
		for s := at.PreviousSibling(); s != nil && at.Type() == ast.TypeInline; s = s.PreviousSibling() {
			if o, ok := start(s); ok {
				return o
			}
		}
		if o, ok := start(at); ok {
			return o
		}
	}
	return 0
}

func start(n ast.Node) (int, bool) {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Start, true
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			return n.Segments.At(0).Start, true
		}
	}
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start, true
	}
	return 0, false
}

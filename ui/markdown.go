package ui

import (
	"bufio"
	"bytes"
	"cmp"
	"net/url"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kasb/content"
	"kasb/ui/rtl"
)

// markdown renders the bodies of pages. A new one costs nothing: parser and
// Glamour are set up with the first page. It is not safe for concurrent use.
//
//	body ─goldmark→ blocks ─Glamour, one block's text at a time→ renderedPage ─layout→ []rtl.Line
//
// Glamour draws what stands inside a block: emphasis, code, links, pictures.
// The blocks themselves are not left to it: it sets lists, quotations and tables
// from the left edge, has no hanging indent and drops what does not fit a
// table. They keep their place in the tree as a stack of prefixes, and [rtl]
// does the rest.
type markdown struct {
	theme  markdownTheme
	charts []content.Chart // that the body may show
	parser parser.Parser
	roles  [roleCount]renderer.Renderer
}

func newMarkdown(theme markdownTheme) *markdown { return &markdown{theme: theme} }

// renderedPage is a page's text with its styles, ready to be laid out at any
// width. It does not change.
type renderedPage struct {
	blocks []pageBlock
	links  []pageLink // in reading order
	pens   pagePens
	side   rtl.Direction // where it begins: right in Arabic pages
	name   string        // tells its links from those of other pages that are seen with it
}

// pageLink is a link of a page.
type pageLink struct {
	Dest string // as it is written, such as ../paths/youtube.md or https://example.org
	Text string // what it says, without styles
}

// web reports whether the link's address is one to show and to open.
func (l pageLink) web() bool {
	u, err := url.Parse(l.Dest)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// opens reports whether a terminal may be told the address.
func (l pageLink) opens() bool {
	u, err := url.Parse(l.Dest)
	return l.web() || err == nil && u.Scheme == "mailto"
}

// pagePens are the pens of what is drawn without Glamour, the bar between the
// columns of tables, and how digits are drawn.
type pagePens struct {
	code, rule rtl.Pen
	bar        string
	digits     rtl.Digits
}

// blockKind is how a block is laid out.
type blockKind uint8

const (
	blockText  blockKind = iota
	blockBlank           // an empty line between two others
	blockRule
	blockCode
	blockTable
	blockChart
)

// pageBlock is a block whose lines are laid out together. It stands inside of
// quotations and lists, which each give a prefix to its lines, the outermost
// first.
type pageBlock struct {
	kind        blockKind
	first, rest []edge        // of the first line and of the others
	side        rtl.Direction // where text begins that is narrower than the room
	styledText                // of blockText
	code        string        // of blockCode, without styles
	table       *pageTable    // of blockTable
	chart       *pageChart    // of blockChart
	at          int           // byte of the body at which the line begins that it begins with
}

// edge is what a list item or a quotation puts beside a line: a marker, a bar
// or blanks.
type edge struct {
	rtl.Line
	side rtl.Direction // right of the line or left of it
}

// styledText is a text in reading order with the codes of its styles.
type styledText struct {
	drawn  string
	base   rtl.Direction
	linked bool // holds links
}

// parse is the parser, set up with the first body.
func (m *markdown) parse() parser.Parser {
	if m.parser == nil {
		m.parser = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList)).Parser()
	}
	return m.parser
}

// begin parses a body.
func (m *markdown) begin(body string, o ...parser.ParseOption) (*pageWriter, ast.Node) {
	source := []byte(body)
	w := &pageWriter{
		markdown: m,
		page: &renderedPage{pens: pagePens{
			code: penOf(m.theme.Code, m.theme.CodeFill),
			rule: penOf(m.theme.Rule, ""),
			bar:  cmp.Or(m.theme.Bar, "│"), digits: m.theme.Digits,
		}},
		inlines: inlines{source: source},
		marker:  penOf(m.theme.Marker, ""),
		quote:   penOf(m.theme.Quote, ""),
		words:   make(map[ast.Node]words),
	}
	w.out = bufio.NewWriter(&w.drawn)
	doc := m.parse().Parse(text.NewReader(source), o...)
	w.page.side = w.count(doc).direction(rtl.RightToLeft)
	w.last = w.page.side
	return w, doc
}

// render parses a body and gives every text in it its styles.
func (m *markdown) render(body string) (*renderedPage, error) {
	w, doc := m.begin(body)
	w.blocks(doc, false)
	return w.page, w.err
}

// each renders a body block by block, and hands each one out when it is ready.
// A title, if there is one, stands above a body that has none.
func (m *markdown) each(title, body string, do func(*renderedPage, *pageBlock) error) error {
	w, doc := m.begin(body)
	if title != "" && !w.titled(doc) {
		heading := ast.NewHeading(1)
		heading.AppendChild(heading, ast.NewString([]byte(title)))
		doc.InsertBefore(doc, doc.FirstChild(), heading)
		w.words[heading] = count(title)
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.PreviousSibling() != nil {
			w.blank()
		}
		w.buf = w.buf[:0] // what was drawn of it is in the blocks
		w.node(n)
		if w.err != nil {
			return w.err
		}
		for i := range w.page.blocks {
			if err := do(w.page, &w.page.blocks[i]); err != nil {
				return err
			}
		}
		clear(w.page.blocks)
		w.page.blocks = w.page.blocks[:0]
	}
	return nil
}

// titled reports whether a document has a heading of level 1.
func (w *pageWriter) titled(doc ast.Node) bool {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				return true
			}
		case *ast.HTMLBlock:
			if bytes.Contains(bytes.ToLower(n.Lines().Value(w.source)), []byte("<h1")) {
				return true
			}
		}
	}
	return false
}

// renderer is Glamour's renderer for text of a role.
func (m *markdown) renderer(r role) renderer.Renderer {
	if m.roles[r] == nil {
		glamour := ansi.NewRenderer(ansi.Options{Styles: m.theme.style(r)})
		m.roles[r] = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(glamour, 1000)))
	}
	return m.roles[r]
}

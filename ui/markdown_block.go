package ui

import (
	"bufio"
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"kasb/ui/rtl"
)

// pageWriter turns the tree of a body into the blocks of a page.
type pageWriter struct {
	*markdown
	inlines
	page          *renderedPage
	words         map[ast.Node]words // of every block
	around        []container        // that the next block stands in, the outermost first
	last          rtl.Direction      // side of the last text that stood in none
	begun         bool               // there is something on the page
	gap           bool               // a blank line goes before the next block
	gapRest       []edge             // with these edges
	drawn         bytes.Buffer
	out           *bufio.Writer // to drawn
	marker, quote rtl.Pen
	at            int  // of the block that is written, see pageBlock
	prefix        int  // bytes before the body that are not of the text
	dry           bool // nothing is drawn: only the side is asked for at which the text ends
	// ahead gives the blocks behind the body, which is a part of a text; may be nil.
	ahead func(yield func(ast.Node) bool)
	err   error
}

// container is a list item or a quotation: what it puts beside the first line
// in it and beside all others.
type container struct {
	first, rest rtl.Line
	side        rtl.Direction
	begun       bool
}

// blocks adds the blocks below n. In a tight list no blank lines stand between
// them.
func (w *pageWriter) blocks(n ast.Node, tight bool) {
	for c := n.FirstChild(); c != nil && w.err == nil; c = c.NextSibling() {
		if c.PreviousSibling() != nil && !tight {
			w.blank()
		}
		w.node(c)
	}
}

func (w *pageWriter) node(n ast.Node) {
	if at, ok := firstByte(n); ok {
		at = lineStart(w.source, at)
		if _, fenced := n.(*ast.FencedCodeBlock); fenced && at > 0 {
			at = lineStart(w.source, at-1)
		}
		w.at = max(at-w.prefix, 0)
	}
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		if c, ok := w.chart(n); ok {
			w.add(pageBlock{kind: blockChart, chart: c})
			return
		}
		w.text(n, roleBody)
	case *ast.List:
		w.list(n, w.sideOf(n))
	case *ast.Blockquote:
		side := w.sideOf(n)
		bar := "▐"
		if side == rtl.LeftToRight {
			bar = "▌"
		}
		line := beside(side, rtl.Fill(bar, 1, w.quote), rtl.Blank(1))
		w.within(n, false, container{first: line, rest: line, side: side})
	case *ast.ThematicBreak:
		w.add(pageBlock{kind: blockRule})
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		w.add(pageBlock{kind: blockCode, code: codeText(n, w.source)})
	case *ast.HTMLBlock:
		w.html(n)
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.blocks(n, true)
	case *extast.DefinitionTerm:
		w.text(n, roleStrong)
	case *extast.DefinitionDescription:
		w.within(n, n.IsTight, container{first: rtl.Blank(2), rest: rtl.Blank(2), side: w.sideOf(n.Parent())})
	default:
		w.blocks(n, false)
	}
}

// within adds the blocks below n inside of containers. The first line of the
// outermost shows even if there is nothing in it.
func (w *pageWriter) within(n ast.Node, tight bool, in ...container) {
	outer := len(w.around)
	w.around = append(w.around, in...)
	w.blocks(n, tight)
	side := w.around[outer].side
	if !w.around[outer].begun {
		w.add(pageBlock{styledText: styledText{base: side}})
	}
	if w.around = w.around[:outer]; outer == 0 {
		w.last = side
	}
}

// text adds a block of the text below n.
func (w *pageWriter) text(n ast.Node, r role) {
	base := w.words[n].direction(w.side())
	if len(w.around) == 0 {
		w.last = base
	}
	w.paragraph(w.styled(n, r, base))
}

// heading adds a heading. An English one stands at the side of the text below
// it.
func (w *pageWriter) heading(n *ast.Heading) {
	side := w.below(n)
	base := w.words[n].direction(side)
	if base == rtl.RightToLeft {
		side = base
	}
	if len(w.around) == 0 {
		w.last = side
	}
	w.paragraph(w.styled(n, headingRole(n.Level), base))
}

// paragraph adds a block of text unless there is nothing to read in it.
func (w *pageWriter) paragraph(s styledText) {
	if s.drawn != "" {
		w.add(pageBlock{styledText: s})
	}
}

// styled is the text below n.
func (w *pageWriter) styled(n ast.Node, r role, base rtl.Direction) styledText {
	start, links := len(w.buf), len(w.links)
	return w.draw(w.copyOf(n), start, links, r, base)
}

// draw is a copy as Glamour draws it. Its text begins at start and its links at
// number links. Around a text block without a document Glamour writes nothing:
// no margins, no padding, no wrapping.
func (w *pageWriter) draw(copied *ast.TextBlock, start, links int, r role, base rtl.Direction) styledText {
	w.page.links = w.links
	if w.dry {
		return styledText{base: base}
	}
	if len(w.links) == links && unquote(w.buf[start:]) == "" {
		return styledText{base: base}
	}
	w.drawn.Reset()
	if err := w.renderer(r).Render(w.out, w.buf, copied); err != nil && w.err == nil {
		w.err = err
	}
	drawn := finish(w.drawn.Bytes(), w.page.name, w.links)
	if base == rtl.RightToLeft {
		drawn = arabicContext + drawn
	}
	return styledText{drawn: drawn, base: base, linked: len(w.links) > links}
}

// blank puts a blank line before the next block.
func (w *pageWriter) blank() {
	if w.begun {
		w.gap, w.gapRest = true, w.rests()
	}
}

// add adds a block where the writer stands.
func (w *pageWriter) add(b pageBlock) {
	if w.gap {
		w.page.blocks = append(w.page.blocks, pageBlock{kind: blockBlank, first: w.gapRest, rest: w.gapRest, at: w.at})
		w.gap = false
	}
	w.begun = true
	b.rest, b.side, b.at = w.rests(), w.side(), w.at
	b.first = b.rest
	for i := range w.around {
		c := &w.around[i]
		if !c.begun {
			if &b.first[0] == &b.rest[0] {
				b.first = slices.Clone(b.rest)
			}
			b.first[i].Line = c.first
			c.begun = true
		}
	}
	w.page.blocks = append(w.page.blocks, b)
}

// firstByte is where the text of a block begins, without the signs before it.
func firstByte(n ast.Node) (at int, ok bool) {
	for ; n != nil && n.Type() == ast.TypeBlock; n = n.FirstChild() {
		if n.Lines().Len() > 0 {
			return n.Lines().At(0).Start, true
		}
	}
	return 0, false
}

// rests is the edges of all lines but the first ones.
func (w *pageWriter) rests() []edge {
	if len(w.around) == 0 {
		return nil
	}
	rests := make([]edge, len(w.around))
	for i, c := range w.around {
		rests[i] = edge{c.rest, c.side}
	}
	return rests
}

// codeText is the text of a code block.
func codeText(n ast.Node, source []byte) string {
	lines := make([]string, n.Lines().Len())
	for i := range lines {
		segment := n.Lines().At(i)
		lines[i] = string(segment.Value(source))
	}
	return codeOf(lines)
}

// codeOf is lines of code: tabs expanded, no controls, no newline at the end.
func codeOf(lines []string) string {
	const tab = 4
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		start := b.Len()
		for _, r := range strings.TrimRight(line, "\r\n") {
			switch {
			case r == '\t':
				column := rtl.Width(b.String()[start:])
				b.WriteString("    "[column%tab:])
			case r < ' ', r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029:
				b.WriteByte(' ')
			default:
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

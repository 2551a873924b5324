package ui

import (
	"bufio"
	"bytes"
	"slices"
	"strconv"
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
	around        []container // that the next block stands in, the outermost first
	gap           bool        // a blank line goes before the next block
	gapRest       []rtl.Line  // with these prefixes
	drawn         bytes.Buffer
	out           *bufio.Writer // to drawn
	marker, quote rtl.Pen
	err           error
}

// container is a list item or a quotation: what it puts before the first line
// in it and before all others.
type container struct {
	first, rest rtl.Line
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
	switch n := n.(type) {
	case *ast.Heading:
		w.text(n, headingRole(n.Level))
	case *ast.Paragraph, *ast.TextBlock:
		w.text(n, roleBody)
	case *ast.List:
		w.list(n)
	case *ast.Blockquote:
		bar := rtl.Row(rtl.Fill("▐", 1, w.quote), rtl.Blank(1))
		w.within(n, false, container{first: bar, rest: bar})
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
		w.within(n, n.IsTight, container{first: rtl.Blank(2), rest: rtl.Blank(2)})
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
	if !w.around[outer].begun {
		w.add(pageBlock{styledText: styledText{base: rtl.RightToLeft}})
	}
	w.around = w.around[:outer]
}

// list adds the items of a list. Their markers stand at the right, all in a
// column as wide as the widest, and their text hangs to the left of it.
func (w *pageWriter) list(n *ast.List) {
	width := 1
	if n.IsOrdered() {
		width = rtl.Width(number(n, n.Start+n.ChildCount()-1))
	}
	count := n.Start
	for c := n.FirstChild(); c != nil && w.err == nil; c = c.NextSibling() {
		if c.PreviousSibling() != nil && !n.IsTight {
			w.blank()
		}
		box := w.box(c)
		var in []container
		switch {
		case n.IsOrdered():
			in = append(in, w.item(number(n, count), width))
			count++
		case box == "":
			in = append(in, w.item(bullet(n), width))
		}
		if box != "" {
			in = append(in, w.item(box, 1))
		}
		w.within(c, n.IsTight, in...)
	}
}

// item is the container of a list item: its marker and the hanging indent.
// Shorter numbers stand next to the text, so that their dots are in a column.
func (w *pageWriter) item(marker string, width int) container {
	o := rtl.Options{Width: width, Base: rtl.RightToLeft, Align: rtl.AlignLeft}
	line := o.Fit(marker).Mark(func(rtl.Pen) rtl.Pen { return w.marker })
	return container{first: rtl.Row(line, rtl.Blank(1)), rest: rtl.Blank(width + 1)}
}

// number is the marker of an item of a numbered list, with the sign that the
// source has behind it.
func number(n *ast.List, count int) string { return strconv.Itoa(count) + string(n.Marker) }

// bullet is the marker of the items of a list: another one for each depth.
func bullet(n ast.Node) string {
	bullets := [...]string{"•", "◦", "▪"}
	depth := 0
	for p := n.Parent(); p != nil; p = p.Parent() {
		if l, ok := p.(*ast.List); ok && !l.IsOrdered() {
			depth++
		}
	}
	return bullets[depth%len(bullets)]
}

// box is the box of a task, or nothing.
func (w *pageWriter) box(item ast.Node) string {
	if first := item.FirstChild(); first != nil {
		if box, ok := first.FirstChild().(*extast.TaskCheckBox); ok {
			if box.IsChecked {
				return "☑"
			}
			return "☐"
		}
	}
	return ""
}

// text adds a block of the text below n.
func (w *pageWriter) text(n ast.Node, r role) { w.paragraph(w.styled(n, r)) }

// paragraph adds a block of text unless there is nothing to read in it.
func (w *pageWriter) paragraph(s styledText) {
	if s.drawn != "" {
		w.add(pageBlock{styledText: s})
	}
}

// styled is the text below n.
func (w *pageWriter) styled(n ast.Node, r role) styledText {
	start, links := len(w.buf), len(w.links)
	return w.draw(w.copyOf(n), start, links, r)
}

// draw is a copy as Glamour draws it. Its text begins at start and its links at
// number links. Around a text block without a document Glamour writes nothing:
// no margins, no padding, no wrapping.
func (w *pageWriter) draw(copied *ast.TextBlock, start, links int, r role) styledText {
	plain := w.buf[start:]
	w.page.links = w.links
	if len(w.links) == links && unquote(plain) == "" {
		return styledText{base: rtl.RightToLeft}
	}
	w.drawn.Reset()
	if err := w.renderer(r).Render(w.out, w.buf, copied); err != nil && w.err == nil {
		w.err = err
	}
	base := direction(plain)
	drawn := finish(w.drawn.Bytes(), w.links)
	if base == rtl.RightToLeft {
		drawn = arabicContext + drawn
	}
	return styledText{drawn: drawn, base: base, linked: len(w.links) > links}
}

// blank puts a blank line before the next block.
func (w *pageWriter) blank() {
	if len(w.page.blocks) == 0 {
		return
	}
	w.gap, w.gapRest = true, w.rests()
}

// add adds a block where the writer stands.
func (w *pageWriter) add(b pageBlock) {
	if w.gap {
		w.page.blocks = append(w.page.blocks, pageBlock{kind: blockBlank, first: w.gapRest, rest: w.gapRest})
		w.gap = false
	}
	b.rest = w.rests()
	b.first = b.rest
	for i := range w.around {
		c := &w.around[i]
		if !c.begun {
			if &b.first[0] == &b.rest[0] {
				b.first = slices.Clone(b.rest)
			}
			b.first[i] = c.first
			c.begun = true
		}
	}
	w.page.blocks = append(w.page.blocks, b)
}

// rests is the prefixes of all lines but the first ones.
func (w *pageWriter) rests() []rtl.Line {
	if len(w.around) == 0 {
		return nil
	}
	rests := make([]rtl.Line, len(w.around))
	for i, c := range w.around {
		rests[i] = c.rest
	}
	return rests
}

// codeText is the text of a code block: tabs expanded, no controls, no newline
// at the end.
func codeText(n ast.Node, source []byte) string {
	const tab = 4
	var b strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		line := strings.TrimRight(string(segment.Value(source)), "\r\n")
		if i > 0 {
			b.WriteByte('\n')
		}
		start := b.Len()
		for _, r := range line {
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

// html adds the text of an HTML block, without its tags.
func (w *pageWriter) html(n *ast.HTMLBlock) {
	raw := n.Lines().Value(w.source)
	if n.HasClosure() {
		raw = append(bytes.Clone(raw), n.ClosureLine.Value(w.source)...)
	}
	var text inlines
	for len(raw) > 0 {
		open := bytes.IndexByte(raw, '<')
		if open < 0 {
			open = len(raw)
		}
		text.put(raw[:open], false)
		raw = raw[open:]
		end := []byte(">")
		if bytes.HasPrefix(raw, []byte("<!--")) {
			end = []byte("-->")
		}
		closed := bytes.Index(raw, end)
		if closed < 0 {
			text.put(raw, true)
			break
		}
		closed += len(end)
		if isBreakTag(string(raw[:closed])) {
			text.mark(markBreak)
		}
		raw = raw[closed:]
	}
	var lines []string
	for line := range strings.SplitSeq(string(text.buf), string(markBreak)) {
		if words := strings.Fields(line); len(words) > 0 {
			lines = append(lines, strings.Join(words, " "))
		}
	}
	copied := ast.NewTextBlock()
	start := len(w.buf)
	w.buf = append(w.buf, strings.Join(lines, string(markBreak))...)
	w.leaf(copied, start, emphasis{})
	w.paragraph(w.draw(copied, start, len(w.links), roleBody))
}

// isBreakTag reports whether an HTML tag begins a new line.
func isBreakTag(tag string) bool {
	name := strings.ToLower(strings.Trim(tag, "</> \n"))
	return name == "br" || name == "p" || name == "div" || name == "li"
}

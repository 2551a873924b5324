package ui

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// insideAddress is the address of links that stay inside the program. It never
// reaches a terminal: see pageLines.
const insideAddress = "kasb:"

// linkID is the id of a page's link in the pens of its cells.
func linkID(number int) string { return linkIDPrefix + strconv.Itoa(number) }

const linkIDPrefix = "kasb"

// linkNumber is the number of the link with an id.
func linkNumber(id string) (number int, ok bool) {
	digits, ok := strings.CutPrefix(id, linkIDPrefix)
	if !ok {
		return 0, false
	}
	number, err := strconv.Atoi(digits)
	return number, err == nil
}

// inlines copies what stands inside of blocks to trees that Glamour draws
// right. In its copies strikethrough stands next to the text and links stand
// outside of emphasis: the other way round Glamour forgets one of the two.
type inlines struct {
	source []byte
	buf    []byte     // the text of all copies
	links  []pageLink // of all copies
}

// emphasis is the styles that surround a node.
type emphasis struct{ strong, slanted, struck bool }

// copyOf is a copy of n whose children are as in n but for what Glamour gets
// wrong.
func (b *inlines) copyOf(n ast.Node) *ast.TextBlock {
	copied := ast.NewTextBlock()
	b.children(copied, n, emphasis{})
	return copied
}

func (b *inlines) children(dst, n ast.Node, e emphasis) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.inline(dst, c, e)
	}
}

// inline copies one node. It makes only nodes that Glamour knows: about others
// Glamour prints a warning into the middle of the screen.
func (b *inlines) inline(dst, n ast.Node, e emphasis) {
	switch n := n.(type) {
	case *ast.Text:
		start := len(b.buf)
		b.put(n.Segment.Value(b.source), n.IsRaw())
		switch {
		case n.HardLineBreak():
			b.mark(markBreak)
		case n.SoftLineBreak():
			b.buf = append(b.buf, ' ')
		}
		b.leaf(dst, start, e)
	case *ast.String:
		start := len(b.buf)
		b.put(n.Value, n.IsRaw() || n.IsCode())
		b.leaf(dst, start, e)
	case *ast.CodeSpan:
		b.code(dst, n, e)
	case *ast.Emphasis:
		if n.Level > 1 {
			e.strong = true
		} else {
			e.slanted = true
		}
		b.children(dst, n, e)
	case *extast.Strikethrough:
		e.struck = true
		b.children(dst, n, e)
	case *ast.Link:
		b.link(dst, string(n.Destination), e, func(link ast.Node) { b.children(link, n, e) })
	case *ast.AutoLink:
		dest := string(n.URL(b.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
			dest = "mailto:" + dest
		}
		b.link(dst, dest, e, func(link ast.Node) {
			start := len(b.buf)
			b.buf = append(b.buf, isolate...)
			b.put(n.Label(b.source), true)
			b.buf = append(b.buf, popIsolate...)
			b.leaf(link, start, e)
		})
	case *ast.Image:
		b.image(dst, n)
	case *ast.RawHTML:
		tag := string(n.Segments.Value(b.source))
		if isBreakTag(tag) {
			start := len(b.buf)
			b.mark(markBreak)
			b.leaf(dst, start, e)
		}
	case *extast.TaskCheckBox: // the item's marker shows it
	default:
		b.children(dst, n, e)
	}
}

// leaf adds the text from start on to dst, inside of its emphasis.
func (b *inlines) leaf(dst ast.Node, start int, e emphasis) {
	if start == len(b.buf) {
		return
	}
	if last, ok := dst.LastChild().(*ast.Text); ok && e == (emphasis{}) && last.Segment.Stop == start {
		last.Segment.Stop = len(b.buf) // one text is drawn sooner than two
		return
	}
	var leaf ast.Node = b.segment(start)
	wrap := func(outer ast.Node) {
		outer.AppendChild(outer, leaf)
		leaf = outer
	}
	if e.struck {
		wrap(extast.NewStrikethrough())
	}
	if e.slanted {
		wrap(ast.NewEmphasis(1))
	}
	if e.strong {
		wrap(ast.NewEmphasis(2))
	}
	dst.AppendChild(dst, leaf)
}

func (b *inlines) segment(start int) *ast.Text {
	return ast.NewTextSegment(text.NewSegment(start, len(b.buf)))
}

func (b *inlines) code(dst ast.Node, n *ast.CodeSpan, e emphasis) {
	start := len(b.buf)
	if e.struck {
		b.buf = append(b.buf, isolate...)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.put(t.Segment.Value(b.source), true) // its newlines become spaces
		}
	}
	if e.struck {
		b.buf = append(b.buf, popIsolate...)
		b.leaf(dst, start, e)
		return
	}
	span := ast.NewCodeSpan()
	span.AppendChild(span, b.segment(start))
	dst.AppendChild(dst, span)
}

// link adds a link: marks around its text say where it is, and behind it
// stands its address if that is one for readers and not its text already.
// Glamour's own hyperlinks would lose the number of the link.
func (b *inlines) link(dst ast.Node, dest string, e emphasis, children func(link ast.Node)) {
	number := len(b.links)
	link := pageLink{Dest: dest}
	b.links = append(b.links, link)
	numbered := number <= markLinkLast-markLink
	if numbered {
		b.marked(dst, markLink+rune(number))
	}
	const nowhere = "#" // to Glamour a text in the style of links and no more
	node := ast.NewLink()
	node.Destination = []byte(nowhere)
	start := len(b.buf)
	children(node)
	link.Text = unquote(b.buf[start:])
	b.links[number] = link
	dst.AppendChild(dst, node)
	if numbered {
		b.marked(dst, markLinkEnd)
	}
	if link.web() && link.Text != dest && "http://"+link.Text != dest {
		address := ast.NewLink() // without children Glamour draws the address only
		address.Destination = b.address(dest)
		dst.AppendChild(dst, address)
	}
}

// image adds the description of a picture, and its address if it is one for
// readers.
func (b *inlines) image(dst ast.Node, n *ast.Image) {
	start := len(b.buf)
	b.buf = append(b.buf, "صورة"...)
	if alt := b.plain(n); alt != "" {
		b.buf = append(b.buf, ": "...)
		b.put([]byte(alt), true)
	}
	image := ast.NewImage(ast.NewLink())
	if dest := string(n.Destination); (pageLink{Dest: dest}).web() {
		image.Destination = b.address(dest)
	}
	image.AppendChild(image, b.segment(start))
	dst.AppendChild(dst, image)
}

// address is an address as Glamour must get it to show it unchanged.
func (b *inlines) address(dest string) []byte {
	c := inlines{}
	c.put([]byte(dest), true)
	return c.buf
}

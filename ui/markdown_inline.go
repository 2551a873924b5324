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
func linkID(page string, number int) string { return linkIDPrefix + page + strconv.Itoa(number) }

const linkIDPrefix = "kasb"

// linkNumber is the number of the link with an id.
func linkNumber(id string) (number int, ok bool) {
	digits, ok := strings.CutPrefix(id, linkIDPrefix)
	if !ok {
		return 0, false
	}
	number, err := strconv.Atoi(digits[strings.LastIndexByte(digits, '.')+1:])
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

// emphasis is the styles that surround a node, and whether a link does.
type emphasis struct{ strong, slanted, struck, linked bool }

// copyOf is a copy of n whose children are as in n but for what Glamour gets
// wrong.
func (b *inlines) copyOf(n ast.Node) *ast.TextBlock {
	copied := ast.NewTextBlock()
	b.children(copied, n, emphasis{})
	return copied
}

func (b *inlines) children(dst, n ast.Node, e emphasis) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if href, end := b.anchored(c); end != nil {
			first := c.NextSibling()
			b.link(dst, href, b.pictured(first, end), e, func(link ast.Node, e emphasis) {
				for ; first != end; first = first.NextSibling() {
					b.inline(link, first, e)
				}
			})
			c = end
			continue
		}
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
		b.link(dst, string(n.Destination), b.pictured(n.FirstChild(), nil), e, func(link ast.Node, e emphasis) { b.children(link, n, e) })
	case *ast.AutoLink:
		dest := string(n.URL(b.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
			dest = "mailto:" + dest
		}
		b.link(dst, dest, false, e, func(link ast.Node, e emphasis) {
			start := len(b.buf)
			b.buf = append(b.buf, isolate...)
			b.put(n.Label(b.source), true)
			b.buf = append(b.buf, popIsolate...)
			b.leaf(link, start, e)
		})
	case *ast.Image:
		b.picture(dst, b.plain(n), string(n.Destination), e.linked)
	case *ast.RawHTML:
		switch t := b.tagOf(n); {
		case breaks(t):
			start := len(b.buf)
			b.mark(markBreak)
			b.leaf(dst, start, e)
		case t.Data == "img":
			if alt, given := lookUp(t, "alt"); alt != "" || !given {
				b.picture(dst, alt, attribute(t, "src"), e.linked)
			}
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
	plain := !e.strong && !e.slanted && !e.struck
	if last, ok := dst.LastChild().(*ast.Text); ok && plain && last.Segment.Stop == start {
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
// stands its address if that is one for readers and not its text already. A
// link that is only pictures, such as a badge, has its address in the marks
// alone. Glamour's own hyperlinks would lose the number of the link.
func (b *inlines) link(dst ast.Node, dest string, pictured bool, e emphasis, children func(ast.Node, emphasis)) {
	e.linked = true
	number := len(b.links)
	b.links = append(b.links, pageLink{Dest: dest})
	b.linkText(dst, number, func(link ast.Node) { children(link, e) })
	if !pictured {
		b.linkAddress(dst, number)
	}
}

// linkText adds text of a link.
func (b *inlines) linkText(dst ast.Node, number int, children func(link ast.Node)) {
	numbered := number <= markLinkLast-markLink
	if numbered {
		b.marked(dst, markLink+rune(number))
	}
	const nowhere = "#" // to Glamour a text in the style of links and no more
	node := ast.NewLink()
	node.Destination = []byte(nowhere)
	start := len(b.buf)
	children(node)
	b.links[number].Text += unquote(b.buf[start:])
	dst.AppendChild(dst, node)
	if numbered {
		b.marked(dst, markLinkEnd)
	}
}

// linkAddress adds the address of a link behind its text.
func (b *inlines) linkAddress(dst ast.Node, number int) {
	link := b.links[number]
	if link.web() && link.Text != link.Dest && "http://"+link.Text != link.Dest {
		address := ast.NewLink() // without children Glamour draws the address only
		address.Destination = b.address(link.Dest)
		dst.AppendChild(dst, address)
	}
}

// address is an address as Glamour must get it to show it unchanged.
func (b *inlines) address(dest string) []byte {
	c := inlines{}
	c.put([]byte(dest), true)
	return c.buf
}

package ui

import (
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"kasb/ui/rtl"
)

// document is a Markdown text of any size in a window. It is parsed, rendered
// and laid out piece by piece, when a piece comes into sight, and pieces out of
// sight are let go again: the text itself is all that grows with its size.
//
//	text ─splitText→ pieces ─markdown→ renderedPage ─layout→ docPiece ─view→ []rtl.Line
//
// The lines are those that the whole text would have (see [markdown.render]). A
// place in it is a byte of the text, whatever the width.
type document struct {
	text string
	pieces
	side  rtl.Direction
	md    *markdown
	links linkContext

	first  int             // the first piece in which there is anything to see, -1 before that is known
	behind []rtl.Direction // the side at which the text behind a piece stands, Auto where not known

	width   int
	marks   bool // vowel marks are shown
	head    []rtl.Line
	laid    map[int]*docPiece // pieces that are laid out
	top     docLine
	kept    int  // the byte to stay at when the layout changes, -1 for that of the top line
	height  int  // lines shown at once, as of the last view
	last    int  // piece of the last line in sight
	end     bool // the end is in sight
	mayLink bool
	focused docLink
	finding *finder // whose matches are marked; nil for none
	current docMatch
}

// docLine is a line of a piece; piece -1 is what stands above the text.
type docLine struct{ piece, line int }

// docLink is a link of a piece, none if it is -1.
type docLink struct{ piece, link int }

var noLink = docLink{0, -1}

// docMatch is a match in a piece, none if it is -1.
type docMatch struct{ piece, match int }

var noMatch = docMatch{0, -1}

// docPiece is a piece as it is laid out.
type docPiece struct {
	page *renderedPage
	pageLines
	found   *finder     // whose matches are marked in them
	matches []lineRange // where they stand
	shown   []rtl.Line  // the lines with what stands out
	outs    outs        // in them
}

// outs is what stands out in the lines of a piece: a link and a match, -1 for
// none.
type outs struct{ link, match int }

const (
	// sideBytes is how much of a text tells at which side it begins, where its
	// first word does not.
	sideBytes = 32 << 10
	// wideLook is how many pieces are looked at for what another piece depends on.
	wideLook = 64
	// keptPieces is how many pieces out of sight are kept, about.
	keptPieces = 12
	// maxLooked is how many pieces are rendered to find a link.
	maxLooked = 256
)

func newDocument(md *markdown, body string) *document {
	d := &document{text: body, md: md, first: -1, kept: -1, focused: noLink, current: noMatch, laid: map[int]*docPiece{}}
	d.mayLink = mayLink(body)
	var defs definitions
	d.pieces, defs = splitText(body)
	d.behind = make([]rtl.Direction, len(d.starts))
	d.links = linkContext{body: body, defs: defs, with: md.parse(), last: new(parsedBlock)}
	d.side = d.beginning()
	return d
}

// source is the text of piece i as it is parsed.
func (d *document) source(i int) string { return d.joined[i].prefix + d.text[d.starts[i]:d.stop(i)] }

// stop is where piece i ends.
func (d *document) stop(i int) int {
	if i+1 < len(d.starts) {
		return d.starts[i+1]
	}
	return len(d.text)
}

// begin parses piece i.
func (d *document) begin(i int) (*pageWriter, ast.Node) {
	ctx := d.links
	ctx.Context = parser.NewContext()
	return d.md.begin(d.source(i), parser.WithContext(ctx))
}

// beginning is the side at which the text begins.
func (d *document) beginning() rtl.Direction {
	var c words
	for i := range d.starts {
		if c.first == rtl.RightToLeft || d.starts[i] >= sideBytes {
			break
		}
		w, doc := d.begin(i)
		c.join(w.words[doc])
	}
	return c.direction(rtl.RightToLeft)
}

// write renders piece i behind text that stands at a side; begun says whether
// there is any to see. Dry does all but draw it.
func (d *document) write(i int, before rtl.Direction, begun, dry bool) *pageWriter {
	w, doc := d.begin(i)
	w.page.side, w.last, w.dry = d.side, before, dry
	if i > 0 {
		w.page.name = itoa(i) + "."
	}
	w.ahead = func(yield func(ast.Node) bool) {
		for j := i + 1; j < min(len(d.starts), i+wideLook); j++ {
			next, doc := d.begin(j)
			for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
				w.words[n] = next.words[n]
				if !yield(n) {
					return
				}
			}
		}
	}
	j, joined := d.joined[i]
	w.begun, w.gap = begun, begun && (!joined || j.apart)
	w.prefix = len(j.prefix)
	w.blocks(doc, false)
	return w
}

// begun reports whether there is anything to see before piece i.
func (d *document) begun(i int) bool {
	for j := 0; d.first < 0 && j < i; j++ {
		if len(d.write(j, d.side, false, false).page.blocks) > 0 {
			d.first = j
		}
	}
	return d.first >= 0 && d.first < i
}

// before is the side at which the text before piece i stands. Most pieces end at
// a side of their own; where one does not, those before it are looked at.
func (d *document) before(i int) rtl.Direction {
	if i == 0 {
		return d.side
	}
	at, side := i-1, d.behind[i-1]
	var unsure []*[2]rtl.Direction // what the pieces from at on make of text at either side
	for side == rtl.Auto {
		both := &[2]rtl.Direction{d.write(at, rtl.RightToLeft, true, true).last, d.write(at, rtl.LeftToRight, true, true).last}
		switch {
		case both[0] == both[1]:
			side = both[0]
		case at == 0, i-at >= wideLook:
			side = both[sideIndex(d.side)]
		default:
			unsure = append(unsure, both)
			at--
			side = d.behind[at]
		}
	}
	for _, both := range slices.Backward(unsure) {
		side = both[sideIndex(side)]
	}
	d.behind[i-1] = side
	return side
}

func sideIndex(side rtl.Direction) int {
	if side == rtl.RightToLeft {
		return 0
	}
	return 1
}

// render renders piece i.
func (d *document) render(i int) (*renderedPage, error) {
	w := d.write(i, d.before(i), d.begun(i), false)
	d.behind[i] = w.last
	if d.first < 0 && len(w.page.blocks) > 0 {
		d.first = i
	}
	return w.page, w.err
}

// warm renders the piece at a byte, so that it need not be when it is drawn.
func (d *document) warm(at int) error {
	i := d.pieceAt(at)
	page, err := d.render(i)
	d.laid[i] = &docPiece{page: page}
	return err
}

// pieceAt is the piece with a byte.
func (d *document) pieceAt(at int) int {
	return max(sort.SearchInts(d.starts, at+1)-1, 0)
}

// piece is piece i as it is laid out. What Glamour fails to draw is shown as it
// is written.
func (d *document) piece(i int) *docPiece {
	p := d.laid[i]
	if p == nil {
		page, err := d.render(i)
		if err != nil {
			page.blocks = append(page.blocks, pageBlock{kind: blockCode, code: codeOf(slices.Collect(strings.Lines(d.source(i))))})
		}
		p = &docPiece{page: page}
		d.laid[i] = p
	}
	if p.lines == nil && len(p.page.blocks) > 0 || p.found != d.finding {
		p.lay(d)
	}
	want := outs{-1, -1}
	if d.focused.piece == i {
		want.link = d.focused.link
	}
	if d.current.piece == i {
		want.match = d.current.match
	}
	if p.outs != want {
		p.outs = want
		p.shown = p.focus(want.link, reversed)
		if len(p.matches) > 0 {
			p.shown = showMatches(p.shown, p.matches, want.match)
		}
	}
	return p
}

// lay sets the piece in lines, what is found in it marked.
func (p *docPiece) lay(d *document) {
	page, n := p.page, 0
	p.found = d.finding
	if p.found != nil {
		page, n = page.found(p.found)
	}
	p.pageLines = page.layout(d.width, d.marks)
	p.matches = matchLines(p.lines, n)
	p.shown, p.outs = p.lines, outs{-1, -1}
	if n > 0 {
		p.shown = showMatches(p.lines, p.matches, -1)
	}
}

func reversed(p rtl.Pen) rtl.Pen {
	p.Attr |= rtl.Reverse
	return p
}

// lines are the lines of piece i, which may be none.
func (d *document) lines(i int) []rtl.Line {
	if i < 0 {
		return d.head
	}
	return d.piece(i).shown
}

// lay says how the text is laid out from now on, and what stands above it. The
// same text stays on top.
func (d *document) lay(width int, marks bool, head []rtl.Line) {
	if d.width > 0 && d.kept < 0 {
		d.kept = d.offset()
	}
	d.width, d.marks, d.head = max(width, 1), marks, head
	for _, p := range d.laid {
		p.pageLines = pageLines{}
	}
	d.top = d.lineAt(d.kept)
}

// restyle renders the text anew.
func (d *document) restyle(md *markdown) {
	if d.width > 0 && d.kept < 0 {
		d.kept = d.offset()
	}
	d.md, d.links.with = md, md.parse()
	clear(d.laid)
}

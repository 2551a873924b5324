package ui

import (
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// pieces are the parts of a text.
type pieces struct {
	starts []int
	// Pieces that go on with a block which is too large for one: what has to
	// stand before their text for that, such as the fence of code.
	joined map[int]join
}

// join is how a piece goes on with the block before.
type join struct {
	prefix string
	apart  bool // a blank line is between
}

// splitText cuts a text into pieces and notes where its lines may define
// addresses of links.
func splitText(body string) (p pieces, defs definitions) {
	s := newBlockScan()
	p.starts = append(p.starts, 0)
	block := defined{at: -1} // the lines without a blank one between them
	table := ""              // the head of the table that is open
	before := 0              // where the line before began
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		line := body[at:end]
		code, inner := s.fence != "" || s.html != "", s.inner != ""
		size := at - p.starts[len(p.starts)-1]
		if size >= hugePiece {
			if j, ok := s.join(line, table); ok {
				if p.joined == nil {
					p.joined = map[int]join{}
				}
				p.joined[len(p.starts)] = j
				p.starts = append(p.starts, at)
				size = 0
			}
		}
		switch prose := s.prose; {
		case s.line(line) && size >= pieceSize:
			p.starts = append(p.starts, at)
		case prose && s.item == 0 && block.at >= 0 && isTableRule(line):
			table = body[before : end+min(1, len(body)-end)]
		}
		if s.blank {
			table = ""
		}
		before = at
		switch {
		case s.blank, code, s.fence != "", (inner || s.inner != "") && s.within:
			block.at = -1
		case block.at < 0:
			block = defined{at, s.within}
		}
		if !code && block.at >= 0 && strings.Contains(line, "]:") {
			defs.note(line, block)
		}
		at = end + 1
	}
	return p, defs
}

// hugePiece is how many bytes a piece may have before a block is cut in its
// middle. It is laid out in parts then: a table has its head in each.
const hugePiece = 32 << 10

// join reports whether a block may be cut in two before a line, and how its
// second part has to begin.
func (s *blockScan) join(line, table string) (j join, ok bool) {
	indent, text := lineText(line)
	switch {
	case s.html != "" || text == "":
	case s.fence != "":
		return join{prefix: s.fence + "\n"}, !closes(s.fence, text)
	case s.item > 0:
		width, number := listMarker(text)
		first := text[0] >= '0' && text[0] <= '9' && number < 2 // its number would begin again
		return join{apart: s.blank}, indent == 0 && width > 0 && !first && !isRule(text)
	case s.blank || indent > 0:
	case table != "":
		return join{prefix: table}, text[0] == '|'
	case s.prose && !s.termed:
		return join{}, wordByte(text[0]) && (text[0] > '9' || text[0] < '0')
	}
	return join{}, false
}

// isTableRule reports whether a line is the one below the head of a table.
func isTableRule(line string) bool {
	_, text := lineText(line)
	return strings.Contains(text, "|") && strings.Contains(text, "-") && strings.Trim(text, "|-: \t") == ""
}

// lineEnd is where the line that stands at a byte ends.
func lineEnd(s string, at int) int {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s)
}

// lineStart is where the line begins in which a byte stands.
func lineStart[T string | []byte](s T, at int) int {
	for at > 0 && s[at-1] != '\n' {
		at--
	}
	return at
}

// heading is a heading of a document.
type heading struct {
	offset int    // where its first line begins
	level  int    // from 1
	text   string // as it is written, without the signs of the heading itself
}

// headings finds the headings that stand in no list or quotation.
func headings(body string) (all []heading) {
	s := newBlockScan()
	block := 0
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		if prose := s.prose; !prose {
			block = at
		}
		s.line(body[at:end])
		if s.level > 0 {
			h := heading{offset: at, level: s.level}
			_, h.text = lineText(body[at:end])
			if h.text[0] == '#' {
				h.text = strings.TrimLeft(h.text, "#")
				if short := strings.TrimRight(h.text, "#"); strings.HasSuffix(short, " ") || short == "" {
					h.text = short
				}
			} else {
				h.offset, h.text = block, body[block:at]
			}
			h.text = strings.Join(strings.Fields(h.text), " ")
			all = append(all, h)
		}
		at = end + 1
	}
	return all
}

// definitions are where the addresses of links may be defined, by their labels.
// They are looked at when a link asks.
type definitions map[string][]defined

// defined is where the lines begin that may define something, and whether they
// stand in a list.
type defined struct {
	at   int
	item bool
}

// note notes a line that may define an address; the lines that it stands with
// begin at block. The line may stand in lists and quotations.
func (d *definitions) note(line string, block defined) {
	label, ok := strings.CutPrefix(strings.TrimLeft(line, " \t>-*+.)0123456789"), "[")
	if !ok {
		return
	}
	label, _, ok = strings.Cut(label, "]:")
	if !ok {
		return
	}
	if *d == nil {
		*d = definitions{}
	}
	key := util.ToLinkReference([]byte(label))
	if at := (*d)[key]; len(at) == 0 || at[len(at)-1] != block {
		(*d)[key] = append(at, block)
	}
}

// linkContext is what goldmark knows besides the piece that it parses: the
// addresses that are defined in the whole text.
type linkContext struct {
	parser.Context
	body string
	defs definitions
	with parser.Parser
	last *parsedBlock
}

// parsedBlock is what the lines define that were looked at last: many links ask
// for the same ones.
type parsedBlock struct {
	defined
	parser.Context
}

func (c linkContext) Reference(label string) (parser.Reference, bool) {
	for _, at := range c.defs[label] {
		if c.last.Context == nil || c.last.defined != at {
			*c.last = parsedBlock{at, c.parse(at)}
		}
		if r, ok := c.last.Context.Reference(label); ok {
			return r, true
		}
	}
	return nil, false
}

// parse is what is defined by the lines from at on.
func (c linkContext) parse(block defined) parser.Context {
	ctx := parser.NewContext()
	var b strings.Builder
	in := -1 // columns that the first line is set in
	for at := block.at; at < len(c.body); {
		end := lineEnd(c.body, at)
		line := c.body[at:end]
		columns, text := lineText(line)
		if text == "" {
			break
		}
		if in < 0 {
			in = columns
		}
		if block.item && columns >= in { // deep in a list
			line = strings.Repeat(" ", columns-in) + text
		}
		b.WriteString(line + "\n")
		at = end + 1
	}
	c.with.Parse(text.NewReader([]byte(b.String())), parser.WithContext(ctx))
	return ctx
}

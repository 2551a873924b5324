package ui

import (
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// splitText is where the pieces of a text begin, and where its lines may define
// addresses of links.
func splitText(body string) (starts []int, defs definitions) {
	s := newBlockScan()
	starts = append(starts, 0)
	block := -1 // where the lines without a blank one between them began
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		line := body[at:end]
		code := s.fence != ""
		if s.line(line) && at-starts[len(starts)-1] >= pieceSize {
			starts = append(starts, at)
		}
		switch {
		case s.blank:
			block = -1
		case block < 0:
			block = at
		}
		if !code && block >= 0 && strings.Contains(line, "]:") {
			defs.note(line, block)
		}
		at = end + 1
	}
	return starts, defs
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
type definitions map[string][]int

// note notes a line that may define an address; the lines that it stands with
// begin at block. The line may stand in lists and quotations.
func (d *definitions) note(line string, block int) {
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
	at int
	parser.Context
}

func (c linkContext) Reference(label string) (parser.Reference, bool) {
	for _, at := range c.defs[label] {
		if c.last.Context == nil || c.last.at != at {
			*c.last = parsedBlock{at, c.parse(at)}
		}
		if r, ok := c.last.Context.Reference(label); ok {
			return r, true
		}
	}
	return nil, false
}

// parse is what is defined by the lines from at on.
func (c linkContext) parse(at int) parser.Context {
	ctx := parser.NewContext()
	var block strings.Builder
	for at < len(c.body) {
		end := lineEnd(c.body, at)
		_, line := lineText(c.body[at:end])
		if line == "" {
			break
		}
		block.WriteString(line + "\n")
		at = end + 1
	}
	c.with.Parse(text.NewReader([]byte(block.String())), parser.WithContext(ctx))
	return ctx
}

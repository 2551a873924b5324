package rtl

import (
	"bytes"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/parser"
)

const (
	tabStop = 4         // cells from one tab stop to the next
	maxPen  = 1<<16 - 1 // last place in a table of pens
)

// span says with which pen the runes from at on are drawn, and where the first of
// them begins in the text. Up to the next span they follow each other there,
// with nothing between them.
type span struct {
	at, off int
	pen     uint16
}

// reader turns styled text into paragraphs of plain runes with pens.
type reader struct {
	runes   []rune // the paragraph read last
	spans   []span // of it; the first one begins at 0
	pens    []Pen  // pen 0 is the zero Pen
	index   map[Pen]uint16
	pen     Pen    // in effect
	current uint16 // its place in pens

	codes   *ansi.Parser // made when the first escape code is met
	code    string       // the text from the escape code at hand on
	clean   []byte       // room for an address
	measure measurer
}

// reset forgets all pens but the one in effect.
func (rd *reader) reset() {
	clear(rd.pens)
	clear(rd.index)
	rd.pens = append(rd.pens[:0], Pen{})
	rd.current = rd.number(rd.pen)
}

// paragraph reads the paragraph that begins at s[i] and says where the next one
// begins. A newline ends it, as do U+2028 and U+2029; with oneLine those become
// spaces. Left out are all controls and escape codes that are no pens; a code
// that its paragraph does not finish is left out as well. Tabs become spaces.
// Bytes that are not UTF-8 become U+FFFD.
func (rd *reader) paragraph(s string, i int, oneLine bool) (next int) {
	runes := rd.runes[:0]
	rd.spans = append(rd.spans[:0], span{0, i, rd.current})
	column, measured := 0, 0
	for i < len(s) {
		c := s[i]
		if c >= 0x20 && c < 0x7f {
			runes = append(runes, rune(c))
			i++
			continue
		}
		if c >= 0xc2 && c < 0xe0 && i+1 < len(s) && s[i+1]&0xc0 == 0x80 {
			if r := rune(c&0x1f)<<6 | rune(s[i+1]&0x3f); r >= 0xa0 {
				runes = append(runes, r)
				i += 2
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= 0xa0 && (r != utf8.RuneError || size > 1) && r != 0x2028 && r != 0x2029 {
			runes = append(runes, r)
			i += size
			continue
		}
		rd.runes = runes
		switch {
		case r == '\n', r == 0x2028, r == 0x2029:
			if !oneLine {
				return i + size
			}
			rd.add(' ', i)
		case r == '\t':
			for _, r := range runes[measured:] {
				column += rd.measure.width(r)
			}
			for n := tabStop - column%tabStop; n > 0; n-- {
				rd.add(' ', i)
				column++
			}
			measured = len(rd.runes)
		case r == '\x1b':
			size = rd.escape(s[i:])
		case r == utf8.RuneError:
			rd.add(r, i)
		}
		runes = rd.runes
		i += size
		rd.from(i)
	}
	rd.runes = runes
	return len(s)
}

// add adds a rune that stands for another one in the text, or for part of it.
func (rd *reader) add(r rune, off int) {
	rd.from(off)
	rd.runes = append(rd.runes, r)
}

// from begins a span: the runes to come stand at off.
func (rd *reader) from(off int) {
	next := span{len(rd.runes), off, rd.current}
	if last := len(rd.spans) - 1; rd.spans[last].at == next.at {
		rd.spans[last] = next
		return
	}
	rd.spans = append(rd.spans, next)
}

// escape reads the escape code at the beginning of s, takes over the pen it
// sets, and gives its length in bytes. It ends before a newline in any case.
func (rd *reader) escape(s string) int {
	if rd.codes == nil {
		rd.codes = ansi.NewParser()
		rd.codes.SetDataSize(0) // grow as needed: addresses can be long
		rd.codes.SetHandler(ansi.Handler{HandleCsi: rd.csi, HandleOsc: rd.osc})
	}
	p := rd.codes
	p.Reset()
	rd.code = s
	p.Advance(s[0])
	for i := 1; i < len(s); i++ {
		c := s[i]
		state := p.State()
		switch {
		case c == '\n':
			return i
		case c < 0x80:
			p.Advance(c)
		case state == parser.OscStringState:
			// The parser takes 0x9C for the end of the code (ST) even inside a
			// letter such as «Ü».
			var escaped [3]byte
			for _, c := range appendPercent(escaped[:0], c) {
				p.Advance(c)
			}
		case state < parser.DcsStringState || state == parser.EscapeState || state == parser.EscapeIntermediateState:
			return i // no code holds a letter here
		}
		if p.State() == parser.GroundState {
			return i + 1
		}
	}
	return len(s)
}

// osc takes over the link of an OSC 8 code: "8;id=…;address".
func (rd *reader) osc(command int, data []byte) {
	if command != 8 {
		return
	}
	_, rest, _ := bytes.Cut(data, []byte(";"))
	params, link, found := bytes.Cut(rest, []byte(";"))
	if !found {
		return
	}
	const begin = len("\x1b]") // data stands behind it
	rd.clean = appendAddress(rd.clean[:0], link)
	rd.pen.Link, rd.pen.LinkID = rd.cleaned(begin+len(data)-len(link)), ""
	for off := begin + len(data) - len(rest); len(params) > 0 && rd.pen.Link != ""; {
		param, behind, _ := bytes.Cut(params, []byte(":"))
		if id, ok := bytes.CutPrefix(param, []byte("id=")); ok {
			rd.clean = appendLinkID(rd.clean[:0], id)
			rd.pen.LinkID = rd.cleaned(off + len("id="))
		}
		off += len(params) - len(behind)
		params = behind
	}
	rd.current = rd.number(rd.pen)
}

// cleaned is what has been cleaned, as a string. It takes no memory if there was
// nothing to clean: then it stands in the code, at off.
func (rd *reader) cleaned(off int) string {
	if end := off + len(rd.clean); end <= len(rd.code) && rd.code[off:end] == string(rd.clean) {
		return rd.code[off:end]
	}
	return string(rd.clean)
}

// csi takes over the pen of an SGR code.
func (rd *reader) csi(command ansi.Cmd, params ansi.Params) {
	if command != 'm' { // neither a prefix nor an intermediate byte
		return
	}
	rd.pen.apply(params)
	rd.current = rd.number(rd.pen)
}

// number is the place of p in the table of pens. A text with more than 65,536
// pens draws the rest with the last one.
func (rd *reader) number(p Pen) uint16 {
	if p == (Pen{}) {
		return 0
	}
	if n, ok := rd.index[p]; ok {
		return n
	}
	if len(rd.pens) > maxPen {
		return maxPen
	}
	if rd.index == nil {
		rd.index = make(map[Pen]uint16)
	}
	n := uint16(len(rd.pens))
	rd.pens = append(rd.pens, p)
	rd.index[p] = n
	return n
}

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

// span says that the runes from at on are drawn with pen.
type span struct {
	at  int
	pen uint16
}

// reader turns styled text into paragraphs of plain runes with pens.
type reader struct {
	text  []byte // plain text of all paragraphs so far
	runes []rune // the paragraph read last
	spans []span // its pens; the first one begins at 0
	pens  []Pen  // pen 0 is the zero Pen
	index map[Pen]uint16
	pen   Pen // in effect

	codes   *ansi.Parser // made when the first escape code is met
	clean   []byte       // room for an address
	measure measurer
}

// reset forgets everything but the memory.
func (rd *reader) reset() {
	rd.text = rd.text[:0]
	rd.pens = append(rd.pens[:0], Pen{})
	rd.pen = Pen{}
	if len(rd.index) > 0 {
		clear(rd.index)
	}
}

// paragraph reads the paragraph that begins at s[i] and says where the next one
// begins. A newline ends it, as do U+2028 and U+2029; with oneLine those become
// spaces. Left out are all controls and escape codes that are no pens; a code
// that its paragraph does not finish is left out as well. Tabs become spaces.
// Bytes that are not UTF-8 become U+FFFD.
func (rd *reader) paragraph(s string, i int, oneLine bool) (next int) {
	runes := rd.runes[:0]
	rd.spans = append(rd.spans[:0], span{0, rd.penNumber()})
	kept := i // s[kept:i] is text that has not been copied
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
		rd.text = append(rd.text, s[kept:i]...)
		rd.runes = runes
		switch {
		case r == '\n', r == 0x2028, r == 0x2029:
			if !oneLine {
				return i + size
			}
			rd.add(' ', 1)
		case r == '\t':
			for _, r := range runes[measured:] {
				column += rd.measure.width(r)
			}
			n := tabStop - column%tabStop
			rd.add(' ', n)
			column, measured = column+n, len(rd.runes)
		case r == '\x1b':
			size = rd.escape(s[i:])
		case r == utf8.RuneError:
			rd.add(r, 1)
		}
		runes = rd.runes
		i += size
		kept = i
	}
	rd.text = append(rd.text, s[kept:]...)
	rd.runes = runes
	return len(s)
}

// add adds n runes that the text does not hold as they are.
func (rd *reader) add(r rune, n int) {
	for range n {
		rd.runes = append(rd.runes, r)
		rd.text = utf8.AppendRune(rd.text, r)
	}
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
			for _, c := range appendPercent(nil, c) {
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
	_, data, _ = bytes.Cut(data, []byte(";"))
	params, link, found := bytes.Cut(data, []byte(";"))
	if !found {
		return
	}
	rd.clean = appendAddress(rd.clean[:0], link)
	rd.pen.Link, rd.pen.LinkID = string(rd.clean), ""
	for param := range bytes.SplitSeq(params, []byte(":")) {
		if id, ok := bytes.CutPrefix(param, []byte("id=")); ok && rd.pen.Link != "" {
			rd.clean = appendLinkID(rd.clean[:0], id)
			rd.pen.LinkID = string(rd.clean)
		}
	}
	rd.setPen()
}

// csi takes over the pen of an SGR code.
func (rd *reader) csi(command ansi.Cmd, params ansi.Params) {
	if command != 'm' { // neither a prefix nor an intermediate byte
		return
	}
	rd.pen.apply(params)
	rd.setPen()
}

// setPen notes that the pen has changed.
func (rd *reader) setPen() {
	n := rd.penNumber()
	last := &rd.spans[len(rd.spans)-1]
	switch {
	case last.pen == n:
	case last.at == len(rd.runes):
		last.pen = n
	default:
		rd.spans = append(rd.spans, span{len(rd.runes), n})
	}
}

// penNumber is the place of the pen in effect in the table of pens.
func (rd *reader) penNumber() uint16 { return rd.number(rd.pen) }

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

package rtl

import "strconv"

// Color is a terminal colour: the zero value is the terminal's own, others are
// made by [Indexed] and [RGB].
type Color uint32

const (
	colorIndexed Color = 1 << 24
	colorRGB     Color = 2 << 24
)

// Indexed is one of the 256 palette colours.
func Indexed(n uint8) Color { return colorIndexed | Color(n) }

// RGB is a 24-bit colour.
func RGB(r, g, b uint8) Color { return colorRGB | Color(r)<<16 | Color(g)<<8 | Color(b) }

// Attr is a set of text attributes.
type Attr uint8

const (
	Bold Attr = 1 << iota
	Faint
	Italic
	Underline
	Reverse
	Strike
)

// Pen is how a cell is drawn. Pens are comparable; the zero Pen is plain text
// in the terminal's own colours.
type Pen struct {
	Fg, Bg Color
	Attr   Attr
	Link   string // address of an OSC 8 link, or empty
	LinkID string // its id, which tells a terminal that the pieces of a wrapped link are one
}

// Append appends to dst the escape codes (SGR and OSC 8) that take a terminal
// from pen from to p: nothing when they are equal. Start from the zero Pen and
// go back to it at the end of what is written.
func (p Pen) Append(dst []byte, from Pen) []byte {
	if p == from {
		return dst
	}
	if p.Link != from.Link || p.LinkID != from.LinkID && p.Link != "" {
		dst = appendLink(dst, p)
	}
	p.Link, p.LinkID, from.Link, from.LinkID = "", "", "", ""
	if p == from {
		return dst
	}
	dst = append(dst, "\x1b["...)
	if p == (Pen{}) {
		return append(dst, 'm')
	}
	// Two ways lead there: change what differs, or reset and set everything.
	// Both are tried behind each other and the shorter one stays.
	start := len(dst)
	dst = appendChange(dst, p, from)
	middle := len(dst)
	dst = appendChange(append(dst, "0;"...), p, Pen{})
	if len(dst)-middle < middle-start {
		dst = append(dst[:start], dst[middle:]...)
	} else {
		dst = dst[:middle]
	}
	dst[len(dst)-1] = 'm' // in place of the last semicolon
	return dst
}

// appendChange appends the SGR parameters that differ, each with a semicolon
// behind it.
func appendChange(dst []byte, p, from Pen) []byte {
	const intensity = Bold | Faint // one code, 22, ends both
	off, on := from.Attr&^p.Attr, p.Attr&^from.Attr
	if off&intensity != 0 {
		dst = append(dst, "22;"...)
		on |= p.Attr & intensity
	}
	for i, code := range [...]string{"1;", "2;", "3;", "4;", "7;", "9;"} {
		attr := Attr(1) << i
		if off&attr&^intensity != 0 {
			dst = append(append(dst, '2'), code...)
		}
		if on&attr != 0 {
			dst = append(dst, code...)
		}
	}
	if p.Fg != from.Fg {
		dst = appendColor(dst, p.Fg, 30)
	}
	if p.Bg != from.Bg {
		dst = appendColor(dst, p.Bg, 40)
	}
	return dst
}

// appendColor appends the parameters of a colour; first is 30 for the
// foreground and 40 for the background.
func appendColor(dst []byte, c Color, first int64) []byte {
	number := func(n int64) { dst = append(strconv.AppendInt(dst, n, 10), ';') }
	switch n := int64(c & 0xff); {
	case c&colorRGB != 0:
		number(first + 8)
		number(2)
		number(int64(c >> 16 & 0xff))
		number(int64(c >> 8 & 0xff))
		number(n)
	case c&colorIndexed == 0:
		number(first + 9)
	case n < 8:
		number(first + n)
	case n < 16:
		number(first + 60 + n - 8)
	default:
		number(first + 8)
		number(5)
		number(n)
	}
	return dst
}

// appendLink appends the OSC 8 that begins the link of p, or ends a link when
// p has none.
func appendLink(dst []byte, p Pen) []byte {
	dst = append(dst, "\x1b]8;"...)
	if p.LinkID != "" && p.Link != "" {
		dst = appendLinkID(append(dst, "id="...), p.LinkID)
	}
	return append(appendAddress(append(dst, ';'), p.Link), '\a')
}

// appendLinkID appends an id without the bytes that would end it.
func appendLinkID[T string | []byte](dst []byte, id T) []byte {
	for i := range len(id) {
		if c := id[i]; c > ' ' && c < 0x7f && c != ':' && c != ';' {
			dst = append(dst, c)
		}
	}
	return dst
}

// appendAddress appends a link's address without controls and spaces, and with
// its letters beyond ASCII escaped, as OSC 8 asks for.
func appendAddress[T string | []byte](dst []byte, link T) []byte {
	for i := range len(link) {
		if c := link[i]; c >= 0x80 {
			dst = appendPercent(dst, c)
		} else if c > ' ' && c < 0x7f {
			dst = append(dst, c)
		}
	}
	return dst
}

// appendPercent appends a byte as it stands in an address (RFC 3986, 2.1).
func appendPercent(dst []byte, c byte) []byte {
	const hex = "0123456789ABCDEF"
	return append(dst, '%', hex[c>>4], hex[c&15])
}

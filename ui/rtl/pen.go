package rtl

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
}

package rtl

import "github.com/charmbracelet/x/ansi"

// apply changes the pen as the parameters of an SGR code say. What a Pen has no
// place for (blinking, fonts, the colour of the underline) is passed over.
func (p *Pen) apply(params ansi.Params) {
	if len(params) == 0 {
		params = ansi.Params{0}
	}
	for len(params) > 0 {
		n := 1
		for n < len(params) && params[n-1].HasMore() {
			n++ // sub-parameters, behind colons
		}
		code := params[0].Param(0)
		switch {
		case code == 38 || code == 48 || code == 58:
			color, used, ok := readColor(params, n)
			switch n = used; {
			case ok && code == 38:
				p.Fg = color
			case ok && code == 48:
				p.Bg = color
			}
		case code == 4 && n > 1:
			p.Attr &^= Underline
			if params[1].Param(1) != 0 { // 4:3 is a curly underline
				p.Attr |= Underline
			}
		default:
			p.applyOne(code)
		}
		params = params[n:]
	}
}

// applyOne applies a code that is a single number.
func (p *Pen) applyOne(code int) {
	switch {
	case code == 0:
		*p = Pen{Link: p.Link, LinkID: p.LinkID}
	case code == 1:
		p.Attr |= Bold
	case code == 2:
		p.Attr |= Faint
	case code == 3:
		p.Attr |= Italic
	case code == 4, code == 21:
		p.Attr |= Underline
	case code == 7:
		p.Attr |= Reverse
	case code == 9:
		p.Attr |= Strike
	case code == 22:
		p.Attr &^= Bold | Faint
	case code == 23:
		p.Attr &^= Italic
	case code == 24:
		p.Attr &^= Underline
	case code == 27:
		p.Attr &^= Reverse
	case code == 29:
		p.Attr &^= Strike
	case code >= 30 && code <= 37:
		p.Fg = Indexed(uint8(code - 30))
	case code == 39:
		p.Fg = 0
	case code >= 40 && code <= 47:
		p.Bg = Indexed(uint8(code - 40))
	case code == 49:
		p.Bg = 0
	case code >= 90 && code <= 97:
		p.Fg = Indexed(uint8(code - 90 + 8))
	case code >= 100 && code <= 107:
		p.Bg = Indexed(uint8(code - 100 + 8))
	}
}

// readColor reads the colour behind code 38, 48 or 58: "5;n" or "2;r;g;b",
// or the same with colons, where a colour space may stand before r. The first
// group of params is n long; used is how many parameters the colour took.
func readColor(params ansi.Params, n int) (color Color, used int, ok bool) {
	value := func(i int) int {
		v := params[i].Param(0)
		ok = ok && v <= 255
		return v
	}
	ok = true
	colons := n > 1
	if !colons {
		n = len(params)
	}
	if n < 2 {
		return 0, n, false
	}
	switch kind := params[1].Param(0); {
	case kind == 5 && n >= 3:
		color, used = Indexed(uint8(value(2))), 3
	case kind == 2 && n >= 5:
		i := 2
		if colons && n >= 6 {
			i = 3 // behind the colour space
		}
		color, used = RGB(uint8(value(i)), uint8(value(i+1)), uint8(value(i+2))), 5
	default:
		return 0, n, false // nobody knows how long it is
	}
	if colons {
		used = n
	}
	return color, used, ok
}

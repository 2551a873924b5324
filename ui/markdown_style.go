package ui

import (
	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"

	"kasb/ui/rtl"
)

// markdownTheme is the colours of a page's text by role: "#rrggbb", the number
// of an ANSI colour, or nothing for the terminal's own. The zero theme has no
// colour at all and tells roles apart by weight alone.
type markdownTheme struct {
	Text       string // running text
	Heading    string // headings of level 2 (and 1)
	Subheading string // headings of level 3 and below
	Strong     string
	Emphasis   string
	Strike     string
	Code       string // inline code and code blocks
	CodeFill   string // background of code blocks
	Link       string // text of a link
	Address    string // the address behind it
	Quote      string // bar of a quotation
	Rule       string // horizontal rules and the lines of tables
	Marker     string // bullets and numbers of lists
	Bar        string // what stands between the columns of a table, one cell wide; "│" if empty
	Digits     rtl.Digits
}

// role is what a block's text is; each has a Glamour style of its own, which
// differs in how plain text looks.
type role uint8

const (
	roleBody role = iota
	roleHeading
	roleSubheading
	roleMinor  // headings of level 4 and below
	roleStrong // a table's header, a term that is defined
	roleCount
)

// headingRole is the role of a heading of level 1 to 6.
func headingRole(level int) role {
	switch level {
	case 1, 2:
		return roleHeading
	case 3:
		return roleSubheading
	}
	return roleMinor
}

// style is the Glamour style for text of a role. Only inline elements are in
// it: blocks are ours, since Glamour sets them from the left. Faint is not
// used anywhere: Glamour knows it and does not draw it.
func (t markdownTheme) style(r role) ansi.StyleConfig {
	on := true
	primitive := func(color string) (p ansi.StylePrimitive) {
		if color != "" {
			p.Color = &color
		}
		return p
	}
	text := primitive(t.Text)
	strong := primitive(t.Strong)
	strong.Bold = &on
	colourless := t.Heading == "" && t.Subheading == ""
	switch r {
	case roleHeading:
		text = primitive(t.Heading)
		text.Bold = &on
		if colourless {
			text.Underline = &on
		}
	case roleSubheading:
		text = primitive(t.Subheading)
		text.Bold = &on
	case roleMinor:
		text = primitive(t.Subheading)
		if colourless {
			text.Underline = &on
		}
	case roleStrong:
		text.Bold = &on
	}
	if r != roleBody {
		strong.Color = nil // bold inside a heading stays in the heading's colour
	}
	emphasis := primitive(t.Emphasis)
	if t.Emphasis == "" {
		emphasis.Italic = &on // fonts have no slanted Arabic: a colour says it better
	}
	strike := primitive(t.Strike)
	strike.CrossedOut = &on
	link := primitive(t.Link)
	if t.Link == "" {
		link.Underline = &on // a line under Arabic letters runs through their dots
	}
	address := primitive(t.Address)
	address.Prefix, address.Suffix = "("+isolate, popIsolate+")"
	// Isolates keep code and addresses left-to-right inside and in one piece
	// (UAX #9, 2.4).
	code := primitive(t.Code)
	code.Prefix, code.Suffix = isolate, popIsolate
	return ansi.StyleConfig{
		Text:          text,
		Strong:        strong,
		Emph:          emphasis,
		Strikethrough: strike,
		Code:          ansi.StyleBlock{StylePrimitive: code},
		LinkText:      link,
		Link:          address,
		Image:         address,
		ImageText:     emphasis,
	}
}

// penOf is the pen that draws in a colour of the theme on a background of the
// theme; either may be empty.
func penOf(color, fill string) rtl.Pen {
	style := lipgloss.NewStyle()
	if color != "" {
		style = style.Foreground(lipgloss.Color(color))
	}
	if fill != "" {
		style = style.Background(lipgloss.Color(fill))
	}
	return pen(style)
}

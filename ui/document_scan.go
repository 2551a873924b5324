package ui

import "strings"

// pieceSize is how many bytes a piece of a document has at least: enough that
// it is worth its parser, few enough that it is there at once.
const pieceSize = 2 << 10

// blockScan goes through a Markdown text line by line and knows, without parsing
// it, where nothing goes on from the lines before: the text can be cut there and
// each part parsed alone. Where it cannot be sure it says no.
//
// Of what stands inside of a list item it needs to know little, as long as it
// knows which lines do.
type blockScan struct {
	fence  string // of the code block that is open
	html   string // what ends the block of HTML that is open: a text, or blankLine
	item   int    // the column at which text stands in the open item, 0 for none
	inner  string // the fence of a code block that is open in it
	bare   bool   // that item has no text yet
	listed bool   // another item would belong to the list before
	termed bool   // another term would belong to the definitions before
	blank  bool   // the line before was blank
	prose  bool   // the line before was text, which this one may go on with
	quoted bool   // that text stands in a quotation
	plain  bool   // the block before is a paragraph that stands in nothing
	headed bool   // the block before was a heading
	within bool   // this line stands in an item
	level  int    // of the heading that this line is or ends, 0 for none
}

const blankLine = "\n"

// newBlockScan is a scan at the beginning of a text.
func newBlockScan() blockScan { return blockScan{blank: true} }

// line takes the next line, without its newline, and reports whether the text
// may be cut before it.
func (s *blockScan) line(line string) (cut bool) {
	s.level, s.within = 0, false
	indent, text := lineText(line)
	switch {
	case s.fence != "":
		if indent < 4 && closes(s.fence, text) {
			s.fence = ""
		}
		return false
	case s.html == blankLine && text == "":
		s.html = ""
	case s.html != "":
		if s.html != blankLine && endsHTML(text, s.html) {
			s.html = ""
		}
		return false
	}
	if text == "" {
		if s.bare {
			s.item, s.bare = 0, false
		}
		s.blank, s.prose = true, false
		return false
	}
	after := s.blank
	s.blank, s.bare = false, false
	if s.item > 0 && indent >= s.item {
		s.prose, s.headed, s.within = s.inside(text), false, true
		return false
	}
	if indent >= 4 { // code, or text that goes on
		s.prose = s.prose && !after
		if after {
			s.item = 0
		}
		s.headed = false
		return false
	}
	width, number := 0, 0
	rule := isRule(text)
	if !rule {
		width, number = listMarker(text)
	}
	cut = after && indent == 0 && text[0] != ':' && (text[0] == '#' || !s.headed && !s.termed) && (width == 0 || !s.listed)
	prose, quoted, plain := s.prose, s.prose && s.quoted, s.plain
	s.prose, s.headed, s.quoted, s.plain = false, false, false, false
	switch level := headingLevel(text); {
	case width > 0 && (s.item > 0 || quoted || !prose || number == 1 && len(text) > width):
		s.item, s.listed, s.prose = indent+width, true, true
		s.inner = ""
		if spaces, rest := textFrom(text[width:], indent+width); rest == "" {
			s.item, s.bare, s.prose = s.item+1, true, false
		} else {
			s.prose = s.inside(rest)
			if spaces > 4 {
				spaces = 1
			}
			s.item += spaces
		}
		return cut
	case level > 0:
		s.headed, s.level, s.termed = true, level, false
	case prose && !quoted && underlines(text) > 0 && s.item == 0:
		s.headed, s.level = true, underlines(text)
	case rule:
	case fenceOf(text) != "":
		s.fence = fenceOf(text)
	case text[0] == '>':
		s.prose, s.quoted = true, true
	case text[0] == ':' && indent == 0 && (plain || s.termed) && (len(text) == 1 || text[1] == ' ' || text[1] == '\t'):
		s.termed, s.prose = true, true
		spaces, _ := lineText(text[1:])
		s.item = 1 + max(spaces, 1)
		return false
	case text[0] == '<' && s.openHTML(text, prose):
	default:
		s.prose, s.quoted, s.plain = true, quoted, !quoted && (!prose || plain)
		if !after && prose {
			return false // of the paragraph before, which may stand in an item
		}
	}
	s.item, s.listed = 0, false
	return cut
}

// inside takes a line of an item, without what it is set in, and reports whether
// it ends with text that may go on outside of the item.
func (s *blockScan) inside(text string) bool {
	for text != "" { // lists and quotations in the item
		width, _ := listMarker(text)
		if text[0] == '>' {
			width = 1
		}
		if width == 0 || s.inner != "" {
			break
		}
		_, text = lineText(text[width:])
	}
	switch {
	case s.inner != "":
		if closes(s.inner, text) {
			s.inner = ""
		}
		return false
	case text == "":
		return false
	}
	s.inner = fenceOf(text)
	return s.inner == "" && headingLevel(text) == 0 && !isRule(text)
}

// lineText is how many columns a line is set in, and its text without blanks at
// both ends.
func lineText(line string) (columns int, text string) { return textFrom(line, 0) }

// textFrom is lineText of a part of a line that begins at a column.
func textFrom(line string, column int) (columns int, text string) {
	for i := range len(line) {
		switch line[i] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - (column+columns)%4
		default:
			return columns, strings.TrimRight(line[i:], " \t\r\n\v\f")
		}
	}
	return columns, ""
}

// fenceOf is the fence that a code block begins with, or nothing.
func fenceOf(text string) string {
	c := text[0]
	if c != '`' && c != '~' {
		return ""
	}
	n := len(text) - len(strings.TrimLeft(text, string(c)))
	if n < 3 || c == '`' && strings.IndexByte(text[n:], '`') >= 0 {
		return ""
	}
	return text[:n]
}

// closes reports whether a line ends the code block that began with a fence.
func closes(fence, text string) bool {
	return len(text) >= len(fence) && strings.Trim(text, fence[:1]) == ""
}

func headingLevel(text string) int {
	n := len(text) - len(strings.TrimLeft(text, "#"))
	if n > 6 || n < len(text) && text[n] != ' ' && text[n] != '\t' {
		return 0
	}
	return n
}

// underlines is the level of the heading that a line makes of the text above
// it, 0 for none.
func underlines(text string) int {
	switch {
	case strings.Trim(text, "=") == "":
		return 1
	case strings.Trim(text, "-") == "":
		return 2
	}
	return 0
}

func isRule(text string) bool {
	c := text[0]
	if c != '-' && c != '*' && c != '_' {
		return false
	}
	n := 0
	for i := range len(text) {
		switch text[i] {
		case c:
			n++
		case ' ', '\t':
		default:
			return false
		}
	}
	return n >= 3
}

// listMarker is the width of the marker that an item begins with, 0 for none,
// and its number, 1 for a bullet.
func listMarker(text string) (width, number int) {
	n := 0
	for n < len(text) && n < 10 && text[n] >= '0' && text[n] <= '9' {
		number = number*10 + int(text[n]-'0')
		n++
	}
	switch {
	case n == len(text) || n == 10:
		return 0, 0
	case n > 0:
		if text[n] != '.' && text[n] != ')' {
			return 0, 0
		}
	case text[0] == '-', text[0] == '*', text[0] == '+':
		number = 1
	default:
		return 0, 0
	}
	n++
	if n < len(text) && text[n] != ' ' && text[n] != '\t' {
		return 0, 0
	}
	return n, number
}

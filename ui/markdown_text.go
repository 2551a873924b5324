package ui

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

const (
	isolate      = "\u2066" // LRI
	isolateRight = "\u2067" // RLI
	popIsolate   = "\u2069" // PDI
)

// Glamour changes text in ways that cannot be undone: it makes hard and soft
// breaks the same, resolves character references inside code and takes the
// backslash from some characters only. So the text is resolved before, and
// private-use runes stand for what Glamour must not see. Content holds no such
// runes; where a stranger's text does, they become U+FFFD.
const (
	markBreak     = '\ue000' // a hard line break
	markBackslash = '\ue001'
	markAmpersand = '\ue002'
	markLinkEnd   = '\ue003'
	markLast      = '\ue00f'
	markLink      = '\U000f0000' // the first link of a page begins; one rune more for each other link
	markLinkLast  = '\U000ffffd'
)

// put adds text. Character references and backslashes are resolved unless the
// text is literal; controls become spaces.
func (b *inlines) put(s []byte, literal bool) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\\' && !literal && i+1 < len(s) && util.IsPunct(s[i+1]):
			b.rune(rune(s[i+1]))
			i += 2
			continue
		case c == '&' && !literal:
			if r, n := reference(s[i:]); n > 0 {
				for _, r := range r {
					b.rune(r)
				}
				i += n
				continue
			}
		}
		r, n := utf8.DecodeRune(s[i:])
		b.rune(r)
		i += n
	}
}

func (b *inlines) rune(r rune) {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0:
		r = ' '
	case r == '\\':
		r = markBackslash
	case r == '&':
		r = markAmpersand
	case r >= markBreak && r <= markLast, r >= markLink && r <= markLinkLast:
		r = utf8.RuneError
	}
	b.mark(r)
}

// mark adds a rune as it is.
func (b *inlines) mark(r rune) { b.buf = utf8.AppendRune(b.buf, r) }

// marked adds a rune as a text of its own.
func (b *inlines) marked(dst ast.Node, r rune) {
	start := len(b.buf)
	b.mark(r)
	b.leaf(dst, start, emphasis{})
}

// reference resolves the character reference at the beginning of s; n is its
// length, 0 if there is none.
func reference(s []byte) (resolved string, n int) {
	const longest = 33 // &CounterClockwiseContourIntegral;
	end := bytes.IndexByte(s[:min(len(s), longest)], ';')
	if end < 0 {
		return "", 0
	}
	name := string(s[:end+1])
	resolved = html.UnescapeString(name)
	// A few names resolve without their semicolon: "&ltx;" is not "<x;".
	if resolved == name || utf8.RuneCountInString(resolved) > 2 || resolved != ";" && strings.HasSuffix(resolved, ";") {
		return "", 0
	}
	return resolved, end + 1
}

// unquote is text of a copy as it reads, without marks and isolates.
func unquote(b []byte) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r == markBreak:
			return ' '
		case r == markBackslash:
			return '\\'
		case r == markAmpersand:
			return '&'
		case isMark(r), r == 0x2066, r == 0x2069:
			return -1
		}
		return r
	}, string(b))
	return strings.TrimSpace(s)
}

// plain is the text below a node as it reads.
func (b *inlines) plain(n ast.Node) string {
	c := inlines{source: b.source}
	c.children(ast.NewTextBlock(), n, emphasis{})
	return unquote(c.buf)
}

// inlineText is a line of Markdown as it reads.
func (m *markdown) inlineText(s string) string {
	b := inlines{source: []byte("# " + s)}
	doc := m.parse().Parse(text.NewReader(b.source))
	if doc.FirstChild() == nil {
		return ""
	}
	return b.plain(doc.FirstChild())
}

// finish puts back what stood for something else while Glamour drew. Links
// become hyperlinks: to their address or, inside the program, to their number.
func finish(drawn []byte, page string, links []pageLink) string {
	var s strings.Builder
	s.Grow(len(drawn) + len(drawn)/8)
	for len(drawn) > 0 {
		// All marks begin with one of two bytes.
		i := bytes.IndexFunc(drawn, isMark)
		if i < 0 {
			break
		}
		s.Write(drawn[:i])
		r, n := utf8.DecodeRune(drawn[i:])
		drawn = drawn[i+n:]
		switch r {
		case markBreak:
			s.WriteByte('\n')
		case markBackslash:
			s.WriteByte('\\')
		case markAmpersand:
			s.WriteByte('&')
		case markLinkEnd:
			s.WriteString("\x1b]8;;\a")
		default:
			if number := int(r - markLink); number >= 0 && number < len(links) {
				address := insideAddress
				if links[number].opens() {
					address = links[number].Dest
				}
				s.WriteString("\x1b]8;id=" + linkID(page, number) + ";" + address + "\a")
			}
		}
	}
	s.Write(drawn)
	return s.String()
}

func isMark(r rune) bool {
	return r >= markBreak && r <= markLast || r >= markLink && r <= markLinkLast
}

// arabicContext lets what follows be set as behind an Arabic letter, so that
// «62%» reads alone or at the beginning as it does inside a sentence (U+061C,
// UAX #9 W2).
const arabicContext = "\u061c"

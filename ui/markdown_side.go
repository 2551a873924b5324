package ui

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/bidi"

	"kasb/ui/rtl"
)

// words counts the words of a text by the direction of their letters. What has
// no letters, such as a number, is no word.
type words struct {
	rtl, ltr int
	first    rtl.Direction // of the first word, Auto if there is none
	texts    int           // blocks of text that they stand in
}

// count is the words of a text.
func count(s string) (c words) {
	c.add([]byte(s))
	return c
}

func (c *words) add(s []byte) {
	word := rtl.Auto
	for _, r := range string(s) {
		switch {
		case r <= ' ' || r >= 0x80 && unicode.IsSpace(r):
			c.word(word)
			word = rtl.Auto
		case word == rtl.RightToLeft: // whatever else is in it
		default:
			if d := letterDirection(r); d != rtl.Auto {
				word = d
			}
		}
	}
	c.word(word)
}

func (c *words) word(d rtl.Direction) {
	switch d {
	case rtl.Auto:
		return
	case rtl.RightToLeft:
		c.rtl++
	case rtl.LeftToRight:
		c.ltr++
	}
	if c.first == rtl.Auto {
		c.first = d
	}
}

func (c *words) join(o words) {
	c.rtl += o.rtl
	c.ltr += o.ltr
	c.texts += o.texts
	if c.first == rtl.Auto {
		c.first = o.first
	}
}

// letterDirection is the direction of a letter, Auto of all else.
func letterDirection(r rune) rtl.Direction {
	if r < 0x80 {
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return rtl.LeftToRight
		}
		return rtl.Auto
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.R, bidi.AL:
		return rtl.RightToLeft
	case bidi.L:
		if !isMark(r) {
			return rtl.LeftToRight
		}
	}
	return rtl.Auto
}

// direction is the base direction of a paragraph with these words. It is right
// to left if the first word is, and also if a quarter of all are: «YouTube هي
// منصة» is an Arabic sentence whatever its first word is, and an English one
// stays English with an Arabic name in it. A text without words goes the other
// way given.
func (c words) direction(otherwise rtl.Direction) rtl.Direction {
	switch {
	case c.first == rtl.Auto:
		return otherwise
	case c.first == rtl.RightToLeft, 3*c.rtl >= c.ltr:
		return rtl.RightToLeft
	}
	return rtl.LeftToRight
}

// shortText is how many words the items of a list have at most, on average,
// that is no prose but names.
const shortText = 4

// names reports whether the text is left-to-right and hardly more than names.
func (c words) names() bool { return c.rtl == 0 && c.ltr <= shortText*c.texts }

// count notes the words of n and of every block below it. Code has none: a
// command is Latin in a text of any language. Nor have pictures, which are
// badges more often than not.
func (w *pageWriter) count(n ast.Node) (c words) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			c.add(util.ResolveEntityNames(util.ResolveNumericReferences(child.Segment.Value(w.source))))
		case *ast.String:
			c.add(child.Value)
		case *ast.CodeSpan, *ast.RawHTML, *ast.AutoLink, *ast.Image, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		default:
			c.join(w.count(child))
		}
	}
	if n.Type() != ast.TypeInline {
		switch n.(type) {
		case *ast.Heading, *ast.Paragraph, *ast.TextBlock, *extast.TableCell, *extast.DefinitionTerm:
			c.texts++
		}
		w.words[n] = c
	}
	return c
}

// side is the side at which text without letters stands, and lists of mere
// names: that of the list or quotation around it, else that of the text before.
func (w *pageWriter) side() rtl.Direction {
	if n := len(w.around); n > 0 {
		return w.around[n-1].side
	}
	return w.last
}

// sideOf is the side at which a list, quotation or table begins.
func (w *pageWriter) sideOf(n ast.Node) rtl.Direction {
	side, c := w.side(), w.words[n]
	switch n.(type) {
	case *ast.List, *extast.Table:
		if side == rtl.RightToLeft && c.names() {
			return side // «المتطلبات»: Node.js, Docker, PostgreSQL
		}
	}
	return c.direction(side)
}

// below is the side of the text below a heading, which an English heading
// goes along with.
func (w *pageWriter) below(n *ast.Heading) rtl.Direction {
	side := w.side()
	look := func(next ast.Node) (on bool) {
		switch next := next.(type) {
		case *ast.Heading:
			return next.Level > n.Level
		case *ast.Paragraph, *ast.List, *ast.Blockquote, *extast.Table, *extast.DefinitionList:
			if w.words[next].first != rtl.Auto {
				side = w.sideOf(next)
				return false
			}
		}
		return true
	}
	for next := n.NextSibling(); next != nil; next = next.NextSibling() {
		if !look(next) {
			return side
		}
	}
	if w.ahead != nil && n.Parent().Kind() == ast.KindDocument {
		w.ahead(look)
	}
	return side
}

// align is the alignment of what stands at a side.
func align(side rtl.Direction) rtl.Align {
	if side == rtl.LeftToRight {
		return rtl.AlignLeft
	}
	return rtl.AlignRight
}

package ui

import (
	"context"
	"html"
	"strings"
	"unicode/utf8"

	"kasb/content"
	"kasb/content/search"
)

// finder looks for what a reader types in a document. The matches are those in
// the text as it is shown, so a piece has to be rendered for them; most pieces are
// passed over by a look at their source.
type finder struct {
	*search.Matcher
	words []*search.Matcher // of a query of several, each alone
}

func newFinder(query string) *finder {
	f := &finder{Matcher: search.NewMatcher(query)}
	for word := range strings.FieldsSeq(query) {
		if m := search.NewMatcher(word); !m.Empty() {
			f.words = append(f.words, m)
		}
	}
	return f
}

// may reports whether there may be matches in what is shown of a source; where
// addresses are defined elsewhere, defined is true.
func (f *finder) may(source string, defined bool) bool {
	switch {
	case strings.Contains(source, "!["), strings.IndexByte(source, '<') >= 0, defined && strings.IndexByte(source, '[') >= 0:
		return true // there may be more than the source says, or it is not in one piece
	}
	if f.all(source) {
		return true
	}
	bare := source
	if strings.IndexByte(bare, '&') >= 0 {
		bare = html.UnescapeString(bare)
	}
	if parted(bare) {
		bare = strings.Map(func(r rune) rune {
			if strings.ContainsRune(insideWords, r) {
				return -1
			}
			return r
		}, bare)
	}
	return bare != source && f.all(bare)
}

func (f *finder) all(source string) bool {
	for _, w := range f.words {
		if _, ok := w.Match(source, 0); !ok {
			return false
		}
	}
	return true
}

// insideWords are signs of Markdown that may part a word that is shown whole.
const insideWords = "*_~`\\[]"

// parted reports whether a sign of Markdown stands between two letters.
func parted(s string) bool {
	for i := strings.IndexAny(s, insideWords); i >= 0; {
		end := i
		for end < len(s) && strings.IndexByte(insideWords, s[end]) >= 0 {
			end++
		}
		if i > 0 && end < len(s) && wordByte(s[i-1]) && wordByte(s[end]) {
			return true
		}
		next := strings.IndexAny(s[end:], insideWords)
		if next < 0 {
			return false
		}
		i = end + next
	}
	return false
}

func wordByte(c byte) bool {
	return c >= utf8.RuneSelf || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// count counts the matches in a text that is shown.
func (f *finder) count(drawn string) (n int) {
	text, _ := unstyled(drawn)
	for range f.All(text) {
		n++
	}
	return n
}

// looked is a document for a command to look for matches in: it shares with the
// one on the screen what does not change.
type looked struct {
	*document
	*finder
}

// looking is the document for a command.
func (d *document) looking(charts []content.Chart, f *finder) looked {
	md := newMarkdown(markdownTheme{})
	md.charts = charts
	c := &document{text: d.text, pieces: d.pieces, side: d.side, md: md, links: d.links}
	c.links.last = new(parsedBlock)
	return looked{c, f}
}

// in is how many matches piece i has.
func (l looked) in(i int) (n int) {
	if !l.may(l.source(i), l.links.defs != nil) {
		return 0
	}
	l.links.with = l.md.parse()
	page := l.write(i, l.side, true, false).page
	for b := range page.blocks {
		page.blocks[b].texts(func(s string) string {
			n += l.count(s)
			return s
		})
	}
	return n
}

// first is the first piece with matches from piece i on, once round.
func (l looked) first(ctx context.Context, i, step int) (piece int, ok bool) {
	n := len(l.starts)
	for k := range n {
		piece := ((i+k*step)%n + n) % n
		if ctx.Err() != nil {
			return 0, false
		}
		if l.in(piece) > 0 {
			return piece, true
		}
	}
	return 0, false
}

// counts are the matches in each piece.
func (l looked) counts(ctx context.Context) (counts []int32, total int) {
	counts = make([]int32, len(l.starts))
	for i := range counts {
		if ctx.Err() != nil {
			return nil, 0
		}
		n := l.in(i)
		counts[i] = int32(n)
		total += n
	}
	return counts, total
}

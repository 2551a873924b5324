package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// edit is a text with a caret and a selection. It moves and deletes by grapheme
// clusters (UAX #29), so that a letter with its marks or a family of emoji is
// one step; places are counted in bytes and always stand between clusters.
type edit struct {
	text   string
	at     int // the caret
	anchor int // the other end of the selection; at the caret if there is none
}

// selection is the bytes of the text that are selected.
func (e *edit) selection() (from, to int) { return min(e.at, e.anchor), max(e.at, e.anchor) }

func (e *edit) selected() bool { return e.at != e.anchor }

// moveTo moves the caret; with selecting the selection reaches to it from
// where it began.
func (e *edit) moveTo(at int, selecting bool) {
	e.at = at
	if !selecting {
		e.anchor = at
	}
}

// replace puts text in the place of some other and the caret behind it. Where
// it forms a cluster with what follows, as a joiner between two emoji does, the
// caret goes behind that.
func (e *edit) replace(from, to int, text string) {
	e.text = e.text[:from] + text + e.text[to:]
	e.moveTo(e.boundary(from+len(text)), false)
}

// boundary is the first place between clusters that has at least at bytes
// before it.
func (e *edit) boundary(at int) int {
	for c := range clusters(e.text) {
		if c.from >= at {
			return c.from
		}
	}
	return len(e.text)
}

// next is the place behind the cluster that follows at, prev the one before
// the cluster that ends there.
func (e *edit) next(at int) int { return e.boundary(min(at+1, len(e.text))) }

func (e *edit) prev(at int) int {
	before := 0
	for c := range clusters(e.text[:at]) {
		before = c.from
	}
	return before
}

// nextWord is the end of the word that follows at. A word is what stands
// between spaces.
func (e *edit) nextWord(at int) int {
	inside := false
	for c := range clusters(e.text[at:]) {
		if c.space && inside {
			return at + c.from
		}
		inside = inside || !c.space
	}
	return len(e.text)
}

// prevWord is the beginning of the word that stands before at.
func (e *edit) prevWord(at int) int {
	begin, inside := 0, false
	for c := range clusters(e.text[:at]) {
		if !c.space && !inside {
			begin = c.from
		}
		inside = !c.space
	}
	return begin
}

// cluster is where a grapheme cluster begins and whether it is a space.
type cluster struct {
	from  int // bytes
	space bool
}

// clusters gives the grapheme clusters of s in reading order.
func clusters(s string) func(yield func(cluster) bool) {
	return func(yield func(cluster) bool) {
		for it := graphemes.FromString(s); it.Next(); {
			first, _ := utf8.DecodeRuneInString(it.Value())
			if !yield(cluster{it.Start(), unicode.IsSpace(first)}) {
				return
			}
		}
	}
}

// clean is what a field takes of s, up to room bytes in whole clusters, and
// whether that was all of it. Newlines and tabs become spaces. Left out are
// controls, and with them what would be a step of the caret without anything
// to see: controls of direction and all other format characters that no
// cluster takes in. What is not UTF-8 becomes U+FFFD.
//
// X11's Arabic layout has lam-alef as one key and some terminals send its
// presentation form, which is no text to search for: it becomes two letters.
func clean(s string, room int) (kept string, all bool) {
	var b strings.Builder
	var last rune
	for _, r := range s {
		before := last
		last = r
		switch {
		case r == '\n' && before == '\r':
			continue
		case r == '\n', r == '\r', r == '\t', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			r = ' '
		case r >= 0xfef5 && r <= 0xfefc:
			b.WriteRune('ل')
			r = [...]rune{'آ', 'أ', 'إ', 'ا'}[(r-0xfef5)/2]
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && !joins(r):
			continue
		}
		b.WriteRune(r)
		if b.Len() > room {
			break
		}
	}
	kept = b.String()
	if len(kept) <= room {
		return kept, true
	}
	end := 0
	for c := range clusters(kept) {
		if c.from > room {
			break
		}
		end = c.from
	}
	return kept[:end], false
}

// joins reports whether a format character belongs to a cluster with others:
// the joiners, the number signs of Arabic, and the tags that make a flag.
func joins(r rune) bool {
	return r == 0x200c || r == 0x200d || r >= 0xe0020 && r <= 0xe007f || unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

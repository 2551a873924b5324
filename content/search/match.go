package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords is how many words of a query count; a reader types a few, and a paste may bring a thousand.
const maxWords = 16

// Matcher finds a query in texts. It does not change and may be used by several at once.
//
// A query of several words is found where they follow each other, whatever signs and line ends stand between them: the
// first may be the end of a longer word and the last the beginning of one. A query of one word is found in the middle of
// words too. A word with the article is also found without, as long as three letters are left, and a word behind
// another one also with و ف ب ل ك or the article before it.
//
// A query of signs alone, such as «%», is found as it is. One of nothing that is seen is found nowhere.
type Matcher struct {
	words   []word
	literal string
}

// NewMatcher prepares a query of any length; of its words the first 16 count.
func NewMatcher(query string) *Matcher {
	m := &Matcher{}
	for _, w := range appendWords(nil, query) {
		if len(m.words) == maxWords {
			break
		}
		m.words = append(m.words, newWord(w))
	}
	if m.words == nil {
		m.literal = strings.TrimFunc(query, func(r rune) bool {
			return unicode.IsSpace(r) || r == unicode.ReplacementChar || unicode.In(r, unicode.C, unicode.M) || r == 'ـ'
		})
	}
	return m
}

// Empty reports whether there is nothing to look for.
func (m *Matcher) Empty() bool { return m.words == nil && m.literal == "" }

// Find gives all matches of a query in a text, in their order. They do not overlap.
func Find(text, query string) []Span {
	var spans []Span
	for s := range NewMatcher(query).All(text) {
		spans = append(spans, s)
	}
	return spans
}

// Match is the first match that begins at byte from or behind it. From is a place between runes, from 0 to the length of
// the text. What stands before it is looked at, as far as the beginning of its word.
func (m *Matcher) Match(text string, from int) (Span, bool) {
	for s := range m.after(text, from) {
		return s, true
	}
	return Span{}, false
}

// All gives the matches from the beginning of a text to its end, without working memory.
func (m *Matcher) All(text string) iter.Seq[Span] { return m.after(text, 0) }

func (m *Matcher) after(text string, from int) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		if m.words == nil {
			m.literals(text, from, yield)
			return
		}
		q := m.words[0]
		first, _ := utf8.DecodeRuneInString(q.whole)
		var starts [2]rune // first letters of the stems
		for i, s := range q.stems {
			starts[i], _ = utf8.DecodeRuneInString(s)
		}
		c, at := wordStart(text, from)
		for c.next() {
			if c.r == ' ' {
				at = leadNothing
				continue
			}
			before := at
			at = at.step(c.r)
			if c.r != first && c.r != starts[0] && c.r != starts[1] || c.start < from {
				continue
			}
			if to, ok := m.at(c, before); ok {
				span := Span{c.start, whole(text, to)}
				if !yield(span) {
					return
				}
				from = span.To
			}
		}
	}
}

// literals finds a query without words.
func (m *Matcher) literals(text string, from int, yield func(Span) bool) {
	for m.literal != "" {
		i := strings.Index(text[from:], m.literal)
		if i < 0 {
			return
		}
		from += i
		if !yield(Span{from, from + len(m.literal)}) {
			return
		}
		from += len(m.literal)
	}
}

// at is where the query ends that begins with the letter that c has found, behind that lead.
func (m *Matcher) at(c scan, before lead) (to int, ok bool) {
	q := m.words[0]
	if to, ok := m.rest(c, q.whole); ok {
		return to, true
	}
	if before.before(shortest) {
		for _, s := range q.stems {
			if to, ok := m.rest(c, s); ok {
				return to, true
			}
		}
	}
	return 0, false
}

// rest goes on with the first word of the query, in the form that begins with the letter that c has found, and with the
// words that follow it.
func (m *Matcher) rest(c scan, form string) (to int, ok bool) {
	if !c.spell(form, len(m.words) == 1) {
		return 0, false
	}
	for i, q := range m.words[1:] {
		if !c.skip() || !q.follows(&c, i == len(m.words)-2) {
			return 0, false
		}
	}
	return c.end, true
}

// follows reads the word that begins with the letter that c has found, if it is this one, be it with a lead.
func (q word) follows(c *scan, last bool) bool {
	for at := lead(leadNothing); at != leadNone && c.r != ' '; {
		if at.before(q.size) {
			if t := *c; t.spell(q.whole, last) {
				*c = t
				return true
			}
		}
		for _, s := range q.stems {
			if t := *c; at.before(shortest) && t.spell(s, last) {
				*c = t
				return true
			}
		}
		at = at.step(c.r)
		if !c.next() {
			break
		}
	}
	return false
}

// spell reads letters, the first of them found already, and reports whether they were those of form; unless it is the
// last one, the word has to end there.
func (c *scan) spell(form string, last bool) bool {
	for i, r := range form {
		if i > 0 && !c.next() || c.r != r {
			return false
		}
	}
	if last {
		return true
	}
	t := *c
	return t.next() && t.r == ' '
}

// skip goes to the first letter of the next word.
func (c *scan) skip() bool {
	for c.next() {
		if c.r != ' ' {
			return true
		}
	}
	return false
}

// wordStart is a scan that begins where the word does that stands around byte at, and what it has read of its lead. It
// goes back no further than any lead is long.
func wordStart(text string, at int) (scan, lead) {
	const far = 32 // runes: five letters with their marks
	pos := at
	for range far {
		r, size := utf8.DecodeLastRuneInString(text[:pos])
		if size == 0 || letter(r) == ' ' && r != '.' && r != ',' && r != '٫' && r != '٬' {
			return scan{text: text, pos: pos}, leadNothing
		}
		pos -= size
	}
	return scan{text: text, pos: pos}, leadNone
}

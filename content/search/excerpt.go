package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// marks are the places of all words in a text, those that touch put together.
func marks(text string, words []word) []Span {
	var spans []Span
	for _, w := range words {
		if w.size == 1 {
			spans = appendInitials(spans, text, w.whole)
			continue
		}
		m := Matcher{words: []word{w}}
		for s := range m.All(text) {
			spans = append(spans, s)
		}
	}
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	kept := spans[:0]
	for _, s := range spans {
		if n := len(kept); n > 0 && s.From <= kept[n-1].To {
			kept[n-1].To = max(kept[n-1].To, s.To)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// appendInitials adds the places of a letter at the beginning of words: where a single letter is looked for, it counts only there.
func appendInitials(spans []Span, text, initial string) []Span {
	c, begins := scan{text: text}, true
	for c.next() {
		if begins && initial == string(c.r) {
			spans = append(spans, Span{c.start, whole(text, c.end)})
		}
		begins = c.r == ' '
	}
	return spans
}

// Of a line so many letters are shown at most, and so many of them before the first match.
const (
	lineLetters   = 70
	beforeLetters = 25
)

// Excerpt cuts a long line to what stands around its first match, between words where it can, and says with … that it did. It
// gives the matches in what is left.
func Excerpt(line string, spans []Span) (string, []Span) {
	if utf8.RuneCountInString(line) <= lineLetters {
		return line, spans
	}
	from := 0
	if len(spans) > 0 {
		from = back(line, spans[0].From, beforeLetters)
	}
	to := forward(line, from, lineLetters)
	if to == len(line) {
		from = back(line, to, lineLetters)
	}
	if from > 0 {
		if i := strings.IndexByte(line[from:], ' '); i >= 0 && (len(spans) == 0 || from+i+1 <= spans[0].From) {
			from += i + 1
		}
	}
	if to < len(line) {
		if i := strings.LastIndexByte(line[from:to], ' '); i > 0 && (len(spans) == 0 || from+i >= spans[0].To) {
			to = from + i
		}
	}
	head, tail := "", ""
	if from > 0 {
		head = "… "
	}
	if to < len(line) {
		tail = " …"
	}
	var kept []Span
	for _, s := range spans {
		s = Span{max(s.From, from), min(s.To, to)}
		if s.From < s.To {
			kept = append(kept, Span{s.From - from + len(head), s.To - from + len(head)})
		}
	}
	return head + line[from:to] + tail, kept
}

// back is the place so many runes before at, and forward the one behind it, as far as there are any.
func back(s string, at, runes int) int {
	for ; runes > 0 && at > 0; runes-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

func forward(s string, at, runes int) int {
	for ; runes > 0 && at < len(s); runes-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return whole(s, at)
}

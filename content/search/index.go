package search

import (
	"cmp"
	"slices"
	"strings"
)

// Kind is what a hit is.
type Kind uint8

const (
	Article  Kind = iota
	Path          // a monetization path
	Platform      // a social network
	Term          // a word of the glossary
	Question      // of the assessment
)

// Place is where in a thing the words stand.
type Place uint8

const (
	InTitle   Place = iota // a page's title, a term or another word for it, the text of a question
	InSummary              // a page's summary
	InHeading              // a heading in a page
	InText                 // a paragraph, a list item or the row of a table; a meaning; an answer
	InSource               // the title or the date of one of a page's sources
)

// rank is the place in the order of hits.
func (p Place) rank() int { return [...]int{0, 1, 1, 2, 3}[p] }

// Hit is a thing in which a query was found, and the best place in it.
type Hit struct {
	Kind    Kind
	ID      string // id of the page or of the question; the term itself
	Title   string // as it is written: the page's title, the term, the text of the question
	InTitle []Span // what to mark in Title

	Place   Place
	Heading string // the heading above a place in a page's text; empty above the first one
	Offset  int    // where in the page's Body the text of the paragraph, item, row or heading begins, in bytes, from 0 to its length, which stands for the sources; -1 for what no Body holds
	Line    string // the place as one line, at most some 70 letters of it; a summary, a meaning, or nothing where it is the title
	Spans   []Span // what to mark in Line, in their order, not overlapping
	More    int    // how many other places hold the query
}

// Index finds queries in the pages, the glossary and the questions. It does not change once it is made, and any number of
// readers may use it at once. It takes about three times the memory of the text that it holds.
type Index struct {
	things   []thing
	pieces   []piece
	words    []string // all folded words, each once
	postings []posting
	ends     []int32 // for each word where its postings end
}

// thing is what a hit leads to. Its pieces follow each other in the index.
type thing struct {
	kind      Kind
	id, title string
	about     string // what Line shows where the title was found
}

// piece is a part of a thing in which all words of a query have to stand.
type piece struct {
	text    string
	thing   int32
	heading int32 // piece with the heading above it, or -1
	offset  int32
	place   Place
}

// posting is a word's place: the piece, and how many words stand before it there.
type posting struct{ piece, at int32 }

// grade is how well a word fits; less is better.
type grade uint8

const (
	gradeWhole  grade = iota // the word, be it with the article and what is written with a word
	gradePrefix              // such a word goes on behind it
	gradeInside
	gradeNone
)

// fit is how well a word of the texts fits the word of a query.
func (q word) fit(w, core string) grade {
	if !strings.Contains(w, core) {
		return gradeNone
	}
	best := gradeNone
	at := lead(leadNothing)
	for i, r := range w {
		if at == leadNone {
			break
		}
		if at.before(q.size) {
			best = min(best, start(w[i:], q.whole))
		}
		if at.before(shortest) {
			for _, s := range q.stems {
				best = min(best, start(w[i:], s))
			}
		}
		at = at.step(r)
	}
	if best == gradeNone && q.size > 1 && strings.Contains(w, q.whole) {
		return gradeInside // a single letter stands inside of most words
	}
	return best
}

func start(w, q string) grade {
	switch {
	case w == q:
		return gradeWhole
	case strings.HasPrefix(w, q):
		return gradePrefix
	}
	return gradeNone
}

// found is what is known of a piece while a query is looked up, word by word.
type found struct {
	words       int32 // of the query, so many were found
	first, last int32 // words of the piece, the outermost ones of those
	worst       grade

	grade grade // of the word that is looked up now
	at    int32
}

// order is where a piece stands among the hits, less being better.
type order struct {
	inside  bool // a word of the query was found only inside of others, which says little wherever it is
	rank    int
	grade   grade
	inexact bool // the query is not there as it was typed
	spread  int32
	first   int32
}

func (a order) compare(b order) int {
	return cmp.Or(less(a.inside, b.inside), cmp.Compare(a.rank, b.rank), cmp.Compare(a.grade, b.grade), less(a.inexact, b.inexact),
		cmp.Compare(a.spread, b.spread), cmp.Compare(a.first, b.first))
}

// less puts false before true.
func less(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Search finds the things that hold all words of a query in one place, in any order, each thing once: the best first, at
// most limit of them, or all if limit is 0 or less. Of a query the first 16 words count; one without words finds nothing.
//
// A title is better than a summary or a heading, these are better than text, and text is better than a source; a whole word
// is better than the beginning of one. Then comes what holds the query as it was typed, then what has its words closer
// together and nearer to its beginning. What holds a word only in the middle of others comes last.
func (x *Index) Search(query string, limit int) []Hit {
	m := NewMatcher(query)
	words := slices.CompactFunc(m.words, func(a, b word) bool { return a.whole == b.whole })
	if len(words) == 0 {
		return nil
	}
	pieces := x.look(words)

	typed := strings.TrimSpace(query)
	type best struct {
		order
		piece, more int
	}
	bests := make([]best, 0, 64)
	for i, f := range pieces {
		if int(f.words) < len(words) {
			continue
		}
		p := x.pieces[i]
		o := order{f.worst == gradeInside, p.place.rank(), f.worst, !strings.Contains(p.text, typed), f.last - f.first, f.first}
		if n := len(bests); n > 0 && x.pieces[bests[n-1].piece].thing == p.thing {
			b := &bests[n-1]
			b.more++
			if o.compare(b.order) < 0 {
				b.order, b.piece = o, i
			}
			continue
		}
		bests = append(bests, best{order: o, piece: i})
	}
	slices.SortStableFunc(bests, func(a, b best) int { return a.compare(b.order) })
	if limit > 0 && len(bests) > limit {
		bests = bests[:limit]
	}
	hits := make([]Hit, len(bests))
	for i, b := range bests {
		hits[i] = x.hit(b.piece, words)
		hits[i].More = b.more
	}
	return hits
}

// of is where word i stands.
func (x *Index) of(i int) []posting {
	from := int32(0)
	if i > 0 {
		from = x.ends[i-1]
	}
	return x.postings[from:x.ends[i]]
}

// look finds the words in the pieces.
func (x *Index) look(words []word) []found {
	pieces := make([]found, len(x.pieces))
	touched := make([]int32, 0, len(x.pieces))
	for n, q := range words {
		touched = touched[:0]
		core := q.core()
		for i, w := range x.words {
			g := q.fit(w, core)
			if g == gradeNone {
				continue
			}
			for _, p := range x.of(i) {
				f := &pieces[p.piece]
				switch {
				case int(f.words) == n:
					f.words++
					f.grade, f.at = g, p.at
					touched = append(touched, p.piece)
				case int(f.words) == n+1 && (g < f.grade || g == f.grade && p.at < f.at):
					f.grade, f.at = g, p.at
				}
			}
		}
		for _, i := range touched {
			f := &pieces[i]
			if n == 0 {
				f.first, f.last, f.worst = f.at, f.at, f.grade
			}
			f.first, f.last, f.worst = min(f.first, f.at), max(f.last, f.at), max(f.worst, f.grade)
		}
	}
	return pieces
}

// hit is the hit that leads to a piece.
func (x *Index) hit(i int, words []word) Hit {
	p := x.pieces[i]
	t := x.things[p.thing]
	h := Hit{Kind: t.kind, ID: t.id, Title: t.title, InTitle: marks(t.title, words), Place: p.place, Offset: int(p.offset)}
	if p.heading >= 0 {
		h.Heading = x.pieces[p.heading].text
	}
	h.Line = p.text
	if p.text == t.title {
		h.Line = t.about
	}
	h.Line, h.Spans = Excerpt(h.Line, marks(h.Line, words))
	return h
}

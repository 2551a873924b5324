package search

import "unicode/utf8"

// lead is how far a word has been read whose first letters may be no part of it: a conjunction و or ف, then a preposition
// ب, ل or ك, then the article. With ل the article is written لل.
type lead uint8

const (
	leadNothing lead = iota
	leadConjunction
	leadPreposition
	leadLam
	leadAlef
	leadArticle
	leadNone // what was read is part of the word
)

// step is the lead with one more folded letter.
func (l lead) step(r rune) lead {
	switch {
	case l == leadNothing && (r == 'و' || r == 'ف'):
		return leadConjunction
	case l <= leadConjunction && (r == 'ب' || r == 'ك'):
		return leadPreposition
	case l <= leadConjunction && r == 'ل':
		return leadLam
	case l <= leadPreposition && r == 'ا':
		return leadAlef
	case (l == leadLam || l == leadAlef) && r == 'ل':
		return leadArticle
	}
	return leadNone
}

// before reports whether a word of so many letters may begin here. Very short words are taken only behind the article,
// and single letters not even there: كان is not ان behind a ك.
func (l lead) before(letters int) bool {
	switch l {
	case leadNothing:
		return true
	case leadArticle:
		return letters > 1
	case leadConjunction, leadPreposition, leadLam:
		return letters >= shortest
	}
	return false
}

// shortest is how many letters a word has at least that is found without its article: of two, too much would be found.
const shortest = 3

// word is one folded word of a query.
type word struct {
	whole string
	stems []string // the word without its article and what stands before it, the shortest one last
	size  int      // letters of whole
}

// newWord finds the stems of a folded word. The letters و ف ب ل ك without an article stay: they are part of too many
// words. للغة may be ل before لغة with its first ل written once, so that two stems are tried there.
func newWord(w string) word {
	at := lead(leadNothing)
	q := word{whole: w, size: utf8.RuneCountInString(w)}
	before := at
	for i, r := range w {
		if at == leadArticle {
			if before == leadLam && utf8.RuneCountInString(w[i:])+1 >= shortest {
				q.stems = append(q.stems, "ل"+w[i:])
			}
			if utf8.RuneCountInString(w[i:]) >= shortest {
				q.stems = append(q.stems, w[i:])
			}
			break
		}
		if before, at = at, at.step(r); at == leadNone {
			break
		}
	}
	return q
}

// core is what every text holds that the word is found in.
func (q word) core() string {
	if n := len(q.stems); n > 0 {
		return q.stems[n-1]
	}
	return q.whole
}

// appendWords adds the words of a text, folded, to dst. A word is what stands between two spaces of [Fold].
func appendWords(dst []string, s string) []string {
	text := Fold(s).Text
	for from, i := 0, 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' {
			if i > from {
				dst = append(dst, text[from:i])
			}
			from = i + 1
		}
	}
	return dst
}

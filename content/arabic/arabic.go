// Package arabic writes numbers with their nouns, days, and names in other scripts, as Arabic does.
package arabic

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Phrase is a phrase with a number in its six forms, by the plural categories of CLDR: zero, one, two, few (3 to 10),
// many (11 to 99), other (100 and its like). %d in a form is the number; «نقطتين» has it in the word.
type Phrase [6]string

// Of is the phrase for a number that is not below 0.
func (p Phrase) Of(n int) string {
	form := p[5]
	switch plural.Cardinal.MatchPlural(language.Arabic, n%1_000_000, 0, 0, 0, 0) {
	case plural.Zero:
		form = p[0]
	case plural.One:
		form = p[1]
	case plural.Two:
		form = p[2]
	case plural.Few:
		form = p[3]
	case plural.Many:
		form = p[4]
	}
	before, after, found := strings.Cut(form, "%d")
	if !found {
		return form
	}
	return before + strconv.Itoa(n) + after
}

// Date is a day as it is written: «24 نوفمبر 2026».
func Date(t time.Time) string {
	months := [...]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
	y, m, d := t.Date()
	return strconv.Itoa(d) + " " + months[m-1] + " " + strconv.Itoa(y)
}

// Isolate keeps a path, a name or what a user types from left to right inside an Arabic sentence (U+2066, UAX #9 2.4).
func Isolate(s string) string { return "\u2066" + s + "\u2069" }

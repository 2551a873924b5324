package report

import (
	"fmt"
	"strconv"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"kasb/content/quiz"
)

// date is a day as it is written: «24 نوفمبر 2026».
func date(t time.Time) string {
	months := [...]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
	y, m, d := t.Date()
	return fmt.Sprintf("%d %s %d", d, months[m-1], y)
}

// phrase is a number with its noun, behind a word that governs it, in the Arabic plural forms of CLDR. One and two are
// in the word.
type phrase struct{ zero, one, two, few, many, other string }

func (p phrase) of(n int) string {
	number := strconv.Itoa(n) + " "
	switch plural.Cardinal.MatchPlural(language.Arabic, n, 0, 0, 0, 0) {
	case plural.Zero:
		return p.zero
	case plural.One:
		return p.one
	case plural.Two:
		return p.two
	case plural.Few:
		return number + p.few
	case plural.Many:
		return number + p.many
	}
	return number + p.other
}

// days follows «خطة»: «خطة 30 يوما».
func days(n int) string {
	return phrase{"بلا أيام", "يوم واحد", "يومين", "أيام", "يوما", "يوم"}.of(n)
}

// points follows a verb or a preposition: «أقل من 4 نقاط».
func points(n float64) string {
	return phrase{"لا شيء", "نقطة واحدة", "نقطتين", "نقاط", "نقطة", "نقطة"}.of(int(n))
}

// levels follows a preposition: «حتى 5 مستويات».
func levels(n int) string {
	return phrase{"لا شيء", "مستوى واحد", "مستويين", "مستويات", "مستوى", "مستوى"}.of(n)
}

// week is the name of a week, from 0.
func week(i int) string {
	names := [...]string{"الأسبوع الأول", "الأسبوع الثاني", "الأسبوع الثالث", "الأسبوع الرابع"}
	if i < len(names) {
		return names[i]
	}
	return "الأسبوع " + strconv.Itoa(i+1)
}

// named puts a name in quotation marks, so that its own «و» cannot be taken for the sentence's.
func named(name string) string { return "«" + name + "»" }

// fitOf is a fit as number and word.
func fitOf(f quiz.Fit) string { return fmt.Sprintf("%d من 100، %s", f.Shown, f.Word) }

// readinessOf is readiness as number and band.
func readinessOf(r quiz.Readiness) string { return fmt.Sprintf("%d من 100، %s", r.Shown, r.Band) }

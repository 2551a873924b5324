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

// days is so many days in the genitive, by the plural rules of CLDR: «خطة 30 يوما».
func days(n int) string {
	number := strconv.Itoa(n)
	switch plural.Cardinal.MatchPlural(language.Arabic, n, 0, 0, 0, 0) {
	case plural.Zero:
		return "بلا أيام"
	case plural.One:
		return "يوم واحد"
	case plural.Two:
		return "يومين"
	case plural.Few:
		return number + " أيام"
	case plural.Many:
		return number + " يوما"
	}
	return number + " يوم"
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

package ui

import (
	"math"
	"strconv"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// noun is a noun in the forms that Arabic takes after a number, by the plural
// categories of CLDR.
type noun struct {
	zero, one, two string // whole phrases: the number is in the word
	few            string // behind 3 to 10: plural
	many           string // behind 11 to 99: singular, accusative
	other          string // behind 100 and its like: singular, genitive
}

var (
	answersNoun        = noun{"لا إجابات", "إجابة واحدة", "إجابتان", "إجابات", "إجابة", "إجابة"}
	questionsNoun      = noun{"لا أسئلة", "سؤال واحد", "سؤالان", "أسئلة", "سؤالا", "سؤال"}
	pathsNoun          = noun{"لا مسارات", "مسار واحد", "مسارين", "مسارات", "مسارا", "مسار"} // behind a preposition
	changedAnswersNoun = noun{"لا تغيير", "جواب واحد مختلف", "جوابان مختلفان", "أجوبة مختلفة", "جوابا مختلفا", "جواب مختلف"}
	minutesNoun        = noun{"أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"}
	minutesAfter       = noun{"", "دقيقة واحدة", "دقيقتين", "دقائق", "دقيقة", "دقيقة"} // behind a word that governs it
	placesNoun         = noun{"لا مواضع", "موضع واحد", "موضعان", "مواضع", "موضعا", "موضع"}
	headingsNoun       = noun{"لا عناوين", "عنوان واحد", "عنوانان", "عناوين", "عنوانا", "عنوان"}
	marksNoun          = noun{"لا إشارات", "إشارة واحدة", "إشارتان", "إشارات", "إشارة", "إشارة"}
	filesNoun          = noun{"لا ملفات", "ملف واحد", "ملفان", "ملفات", "ملفا", "ملف"}
	resultsNoun        = noun{"لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"}
)

// missingPoints is how much reaching a need adds, behind «ينقصك».
func missingPoints(points float64) string {
	return counted(int(points+0.5), noun{"أقل من نقطة", "نقطة واحدة", "نقطتان", "نقاط", "نقطة", "نقطة"})
}

// aboutMinutes is a time in words: «نحو 5 دقائق».
func aboutMinutes(d time.Duration) string {
	if d <= 0 {
		return minutesNoun.zero
	}
	return "نحو " + counted(minutes(d), minutesAfter)
}

// minutes is a time in whole minutes, the last one counted whole.
func minutes(d time.Duration) int { return int((d + time.Minute - 1) / time.Minute) }

// counted is a number with its noun, in the nominative: «3 أسئلة».
func counted(n int, w noun) string {
	i, f := n%1_000_000, 0
	switch plural.Cardinal.MatchPlural(language.Arabic, i, f, f, f, f) {
	case plural.Zero:
		return w.zero
	case plural.One:
		return w.one
	case plural.Two:
		return w.two
	case plural.Few:
		return strconv.Itoa(n) + " " + w.few
	case plural.Many:
		return strconv.Itoa(n) + " " + w.many
	}
	return strconv.Itoa(n) + " " + w.other
}

var months = [...]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}

// date is a day as it is written: «24 نوفمبر 2026».
func date(t time.Time) string {
	y, m, d := t.Date()
	return strconv.Itoa(d) + " " + months[m-1] + " " + strconv.Itoa(y)
}

// itoa is a whole number in digits.
func itoa(n int) string { return strconv.Itoa(n) }

// short is a number with one decimal where it has any.
func short(n float64) string { return strconv.FormatFloat(math.Round(10*n)/10, 'f', -1, 64) }

// pathsTitle is the heading over so many paths: «مسارات الربح الثمانية». Where
// there is no such word it says no number.
func pathsTitle(n int) string {
	words := [...]string{2: "مسارا الربح", 3: "الثلاثة", 4: "الأربعة", 5: "الخمسة", 6: "الستة", 7: "السبعة", 8: "الثمانية", 9: "التسعة", 10: "العشرة"}
	switch {
	case n == 2:
		return words[n]
	case n > 2 && n < len(words):
		return "مسارات الربح " + words[n]
	}
	return "مسارات الربح"
}

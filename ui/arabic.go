package ui

import (
	"math"
	"strconv"
	"time"

	"kasb/content/arabic"
)

var (
	answersNoun        = arabic.Phrase{"لا إجابات", "إجابة واحدة", "إجابتان", "%d إجابات", "%d إجابة", "%d إجابة"}
	questionsNoun      = arabic.Phrase{"لا أسئلة", "سؤال واحد", "سؤالان", "%d أسئلة", "%d سؤالا", "%d سؤال"}
	pathsNoun          = arabic.Phrase{"لا مسارات", "مسار واحد", "مسارين", "%d مسارات", "%d مسارا", "%d مسار"} // behind a preposition
	changedAnswersNoun = arabic.Phrase{"لا تغيير", "جواب واحد مختلف", "جوابان مختلفان", "%d أجوبة مختلفة", "%d جوابا مختلفا", "%d جواب مختلف"}
	minutesNoun        = arabic.Phrase{"أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "%d دقائق", "%d دقيقة", "%d دقيقة"}
	minutesAfter       = arabic.Phrase{"", "دقيقة واحدة", "دقيقتين", "%d دقائق", "%d دقيقة", "%d دقيقة"} // behind a word that governs it
	placesNoun         = arabic.Phrase{"لا مواضع", "موضع واحد", "موضعان", "%d مواضع", "%d موضعا", "%d موضع"}
	headingsNoun       = arabic.Phrase{"لا عناوين", "عنوان واحد", "عنوانان", "%d عناوين", "%d عنوانا", "%d عنوان"}
	marksNoun          = arabic.Phrase{"لا إشارات", "إشارة واحدة", "إشارتان", "%d إشارات", "%d إشارة", "%d إشارة"}
	filesNoun          = arabic.Phrase{"لا ملفات", "ملف واحد", "ملفان", "%d ملفات", "%d ملفا", "%d ملف"}
	resultsNoun        = arabic.Phrase{"لا نتائج", "نتيجة واحدة", "نتيجتان", "%d نتائج", "%d نتيجة", "%d نتيجة"}
)

// missingPoints is how much reaching a need adds, behind «ينقصك».
func missingPoints(points float64) string {
	return arabic.Phrase{"أقل من نقطة", "نقطة واحدة", "نقطتان", "%d نقاط", "%d نقطة", "%d نقطة"}.Of(int(points + 0.5))
}

// aboutMinutes is a time in words: «نحو 5 دقائق».
func aboutMinutes(d time.Duration) string {
	if d <= 0 {
		return minutesNoun.Of(0)
	}
	return "نحو " + minutesAfter.Of(minutes(d))
}

// minutes is a time in whole minutes, the last one counted whole.
func minutes(d time.Duration) int { return int((d + time.Minute - 1) / time.Minute) }

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

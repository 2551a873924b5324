package arabic

import (
	"time"
)

// Nouns with a number that the program says in more than one place.
var (
	Answers        = Phrase{"لا إجابات", "إجابة واحدة", "إجابتان", "%d إجابات", "%d إجابة", "%d إجابة"}
	Questions      = Phrase{"لا أسئلة", "سؤال واحد", "سؤالان", "%d أسئلة", "%d سؤالا", "%d سؤال"}
	PathsAfter     = Phrase{"لا مسارات", "مسار واحد", "مسارين", "%d مسارات", "%d مسارا", "%d مسار"} // behind a preposition
	ChangedAnswers = Phrase{"لا تغيير", "إجابة واحدة مختلفة", "إجابتان مختلفتان", "%d إجابات مختلفة", "%d إجابة مختلفة", "%d إجابة مختلفة"}
	Minutes        = Phrase{"أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "%d دقائق", "%d دقيقة", "%d دقيقة"}
	MinutesAfter   = Phrase{"", "دقيقة واحدة", "دقيقتين", "%d دقائق", "%d دقيقة", "%d دقيقة"} // behind a word that governs it
	Places         = Phrase{"لا مواضع", "موضع واحد", "موضعان", "%d مواضع", "%d موضعا", "%d موضع"}
	Results        = Phrase{"لا نتائج", "نتيجة واحدة", "نتيجتان", "%d نتائج", "%d نتيجة", "%d نتيجة"}
	// MissingPoints is how much reaching a need adds, behind «ينقصك».
	MissingPoints = Phrase{"أقل من نقطة", "نقطة واحدة", "نقطتان", "%d نقاط", "%d نقطة", "%d نقطة"}
)

// AboutMinutes is a time in words: «نحو 5 دقائق».
func AboutMinutes(d time.Duration) string {
	if d <= 0 {
		return Minutes.Of(0)
	}
	return "نحو " + MinutesAfter.Of(WholeMinutes(d))
}

// WholeMinutes is a time in whole minutes, the last one counted whole.
func WholeMinutes(d time.Duration) int { return int((d + time.Minute - 1) / time.Minute) }

// MonetizationPaths is the heading over so many paths: «مسارات الربح الثمانية». Where there is no such word it says no
// number.
func MonetizationPaths(n int) string {
	words := [...]string{2: "مسارا الربح", 3: "الثلاثة", 4: "الأربعة", 5: "الخمسة", 6: "الستة", 7: "السبعة", 8: "الثمانية", 9: "التسعة", 10: "العشرة"}
	switch {
	case n == 2:
		return words[n]
	case n > 2 && n < len(words):
		return "مسارات الربح " + words[n]
	}
	return "مسارات الربح"
}

package quiz

import (
	"strings"

	"kasb/content/arabic"
)

// The phrases are functions, not variables, so that the program has nothing to set up before its first frame.

// aboutPoints follows a verb or a preposition: «يضيف نحو نقطتين».
func aboutPoints(points float64) string {
	return arabic.Phrase{"أقل من نقطة", "نحو نقطة واحدة", "نحو نقطتين", "نحو %d نقاط", "نحو %d نقطة", "نحو %d نقطة"}.Of(rounded(points))
}

// underPoints is a limit: «أقل من 4 نقاط».
func underPoints(points float64) string {
	return arabic.Phrase{"بلا فارق", "أقل من نقطة واحدة", "أقل من نقطتين", "أقل من %d نقاط", "أقل من %d نقطة", "أقل من %d نقطة"}.Of(rounded(points))
}

// steps is the subject of a sentence: «فيه خطوتان».
func steps(n int) string {
	return arabic.Phrase{"بلا خطوات", "خطوة واحدة", "خطوتان", "%d خطوات", "%d خطوة", "%d خطوة"}.Of(n)
}

// stepsAfter follows a preposition: «أطول من خطوتين».
func stepsAfter(n int) string {
	return arabic.Phrase{"لا شيء", "خطوة واحدة", "خطوتين", "%d خطوات", "%d خطوة", "%d خطوة"}.Of(n)
}

// betweenThem stands for so many paths named before.
func betweenThem(n int) string {
	return arabic.Phrase{"بينها", "بينها", "بينهما", "بينها", "بينها", "بينها"}.Of(n)
}

// closePaths follows «بين»: «بين 3 مسارات متقاربة».
func closePaths(n int) string {
	return arabic.Phrase{"بلا مسارات", "مسار واحد", "خيارين", "%d مسارات متقاربة", "%d مسارا متقاربا", "%d مسار متقارب"}.Of(n)
}

// matters is the subject of a sentence: «يسبقه أمران».
func matters(n int) string {
	return arabic.Phrase{"بلا أمور", "أمر واحد", "أمران", "%d أمور", "%d أمرا", "%d أمر"}.Of(n)
}

// moreQuestions is a sentence about what the full form asks too.
func moreQuestions(n int) string {
	return arabic.Phrase{"لا أسئلة أخرى في الصيغة الكاملة.", "في الصيغة الكاملة سؤال آخر.", "في الصيغة الكاملة سؤالان آخران.", "في الصيغة الكاملة %d أسئلة أخرى.", "في الصيغة الكاملة %d سؤالا آخر.", "في الصيغة الكاملة %d سؤال آخر."}.Of(n)
}

// unknownAnswers is the subject of a sentence.
func unknownAnswers(n int) string {
	return arabic.Phrase{"كل الإجابات معروفة", "إجابة واحدة غير معروفة", "إجابتان غير معروفتين", "%d إجابات غير معروفة", "%d إجابة غير معروفة", "%d إجابة غير معروفة"}.Of(n)
}

func rounded(points float64) int { return int(points + 0.5) }

// named puts a name in quotation marks, so that its own «و» cannot be taken for the sentence's.
func named(name string) string { return "«" + name + "»" }

// and joins names: «أ» و«ب» و«ج».
func and(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = named(n)
	}
	return strings.Join(quoted, " و")
}

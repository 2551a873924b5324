package report

import (
	"fmt"
	"strconv"

	"kasb/content/arabic"
	"kasb/content/quiz"
)

// days follows «خطة»: «خطة 30 يوما».
func days(n int) string {
	return arabic.Phrase{"بلا أيام", "يوم واحد", "يومين", "%d أيام", "%d يوما", "%d يوم"}.Of(n)
}

// points follows a verb or a preposition: «أقل من 4 نقاط».
func points(n float64) string {
	return arabic.Phrase{"لا شيء", "نقطة واحدة", "نقطتين", "%d نقاط", "%d نقطة", "%d نقطة"}.Of(int(n))
}

// levels follows a preposition: «حتى 5 مستويات».
func levels(n int) string {
	return arabic.Phrase{"لا شيء", "مستوى واحد", "مستويين", "%d مستويات", "%d مستوى", "%d مستوى"}.Of(n)
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

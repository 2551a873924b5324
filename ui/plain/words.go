package plain

import "kasb/content/arabic"

var (
	pointsNoun  = arabic.Phrase{"بلا نقاط", "نقطة واحدة", "نقطتان", "%d نقاط", "%d نقطة", "%d نقطة"}
	pointsAfter = arabic.Phrase{"لا شيء", "نقطة واحدة", "نقطتين", "%d نقاط", "%d نقطة", "%d نقطة"} // behind a verb
)

// moved says how a number has moved: «زادت 3 نقاط».
func moved(by int) string {
	switch {
	case by > 0:
		return "زادت " + pointsAfter.Of(by)
	case by < 0:
		return "نقصت " + pointsAfter.Of(-by)
	}
	return "كما كانت"
}

package ui

import (
	"math"
	"strconv"

	"kasb/content/arabic"
)

var (
	keysNoun     = arabic.Phrase{"لا مفاتيح", "مفتاح واحد", "مفتاحان", "%d مفاتيح", "%d مفتاحا", "%d مفتاح"}
	headingsNoun = arabic.Phrase{"لا عناوين", "عنوان واحد", "عنوانان", "%d عناوين", "%d عنوانا", "%d عنوان"}
	marksNoun    = arabic.Phrase{"لا إشارات", "إشارة واحدة", "إشارتان", "%d إشارات", "%d إشارة", "%d إشارة"}
	filesNoun    = arabic.Phrase{"لا ملفات", "ملف واحد", "ملفان", "%d ملفات", "%d ملفا", "%d ملف"}
	faultsNoun   = arabic.Phrase{"لا أخطاء", "خطأ واحد", "خطآن", "%d أخطاء", "%d خطأ", "%d خطأ"}
)

// itoa is a whole number in digits.
func itoa(n int) string { return strconv.Itoa(n) }

// short is a number with one decimal where it has any.
func short(n float64) string { return strconv.FormatFloat(math.Round(10*n)/10, 'f', -1, 64) }

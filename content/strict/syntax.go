package strict

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// slip is a mistake in the form of a file, told by the parser's own words for it.
type slip struct{ message, what string }

func told(slips []slip, message string) (what string, ok bool) {
	for _, s := range slips {
		if strings.Contains(message, s.message) {
			return s.what, true
		}
	}
	return "", false
}

// The first that fits counts.
var yamlSlips = []slip{
	{"could not find end character", "نص بين علامتي اقتباس لم ينته، والمتوقع علامة اقتباس في آخره"},
	{"tab character", "علامة جدولة (Tab) في أول السطر، والمتوقع مسافات"},
	{"'\t'", "علامة جدولة (Tab) في أول السطر، والمتوقع مسافات"},
	{"character corresponding to", "قوس إغلاق لم يُفتح، والمتوقع قوس فتح قبله"},
	{"',' or ']'", "قائمة بين قوسين مربعين لم تُغلق، والمتوقع فاصلة لاتينية بعد كل عنصر وقوس في آخرها"},
	{"sequence end token", "قائمة بين قوسين مربعين لم تُغلق، والمتوقع قوس في آخرها"},
	{"expected sequence element", "فاصلة ليس قبلها عنصر، والمتوقع عنصر قبل كل فاصلة"},
	{"',' or '}'", "مفاتيح بين قوسين معقوفين لم تُغلق، والمتوقع فاصلة لاتينية بعد كل قيمة وقوس في آخرها"},
	{"flow map", "مفاتيح بين قوسين معقوفين لم تُغلق، والمتوقع قوس في آخرها"},
	{"anchor", "علامة & في أول القيمة، والمتوقع القيمة بين علامتي اقتباس"},
	{"alias", "علامة * في أول القيمة، والمتوقع القيمة بين علامتي اقتباس"},
	{"tag", "علامة ! في أول القيمة، والمتوقع القيمة بين علامتي اقتباس"},
	{"reserved character", "علامة @ أو ` في أول القيمة، والمتوقع القيمة بين علامتي اقتباس"},
	{"escape", "شرطة مائلة \\ بين علامتي اقتباس، والمتوقع شرطتان \\\\ أو علامات اقتباس مفردة"},
	{"surrogate", "شرطة مائلة \\ بين علامتي اقتباس، والمتوقع شرطتان \\\\ أو علامات اقتباس مفردة"},
	{"directive", "علامة % في أول السطر، والمتوقع مفتاح وقيمة"},
	{"YAML version", "علامة % في أول السطر، والمتوقع مفتاح وقيمة"},
	{"document separator", "سطر من ثلاث علامات يقطع النص، والمتوقع نص واحد بلا قطع"},
	{"end content", "سطر من ثلاث علامات يقطع النص، والمتوقع نص واحد بلا قطع"},
	{"multi-line content", "علامة | أو > بلا نص تحتها، والمتوقع نص يبدأ كل سطر منه بمسافات"},
	{"value is not allowed in this context", "بداية السطر أو القيمة لا تناسب ما قبلها، والمتوقع مسافات كالتي قبل المفاتيح المجاورة، والقيمة التي فيها نقطتان بين علامتي اقتباس"},
	{"are not allowed in this context", "قائمة في غير موضعها، والمتوقع كل عنصر في سطر تحت المفتاح"},
}

// anySlip stands for all others: a colon in prose, which YAML takes for another key, or a line without one.
const anySlip = "سطر ليس مفتاحا وقيمة، والمتوقع في كل سطر مفتاح وقيمة، والقيمة التي فيها نقطتان بين علامتي اقتباس"

// yamlSlip is what is wrong with YAML and what was expected, by the parser's message.
func yamlSlip(message string) string {
	if what, ok := told(yamlSlips, message); ok {
		return what
	}
	return anySlip
}

// What JSON has in the place of a mistake.
var jsonSlips = []slip{
	{"beginning of object key string", "مفتاح بين علامتي اقتباس، ولا فاصلة بعد آخر عنصر"},
	{"after object key:value pair", "فاصلة أو قوس إغلاق"},
	{"after object key", "نقطتان بين المفتاح والقيمة"},
	{"beginning of value", "قيمة: عدد، أو نص بين علامتي اقتباس"},
	{"after array element", "فاصلة أو قوس إغلاق"},
	{"after top-level value", "نهاية الملف"},
	{"in string", "نص في سطر واحد بين علامتي اقتباس"},
	{"in numeric literal", "عدد"},
}

// JSONFault is the first thing that is wrong with the form of JSON, by the error of [json.Unmarshal] or a
// [json.Decoder], and the byte of the text at which it stands. What comes behind it can't be told. It reports false
// where the error is about something else.
func JSONFault(text string, err error) (at int, what string, ok bool) {
	var syntax *json.SyntaxError
	switch {
	case err != nil && strings.TrimSpace(text) == "":
		return 0, "لا شيء هنا، والمتوقع بيانات JSON", true
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF),
		errors.As(err, &syntax) && int(syntax.Offset) >= len(text) && strings.HasPrefix(syntax.Error(), "unexpected end"):
		return len(strings.TrimRight(text, " \r\n\t")), "الملف ينتهي قبل تمامه، والمتوقع إغلاق كل قوس وكل علامة اقتباس", true
	case syntax == nil:
		return 0, "", false
	}
	at = min(max(int(syntax.Offset)-1, 0), len(text))
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	want, ok := told(jsonSlips, syntax.Error())
	if !ok {
		want = "ملف بصيغة JSON"
	}
	return at, "ليس JSON سليما عند " + Quote(string(r)) + "، والمتوقع " + want, true
}

package progress

import (
	"errors"
	"strings"
	"testing"
	"unicode"
)

// What is wrong with a document is said in Arabic, with its place.
func TestWrongData(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "السطر 1، العمود 1: لا شيء هنا",
		"{\n  \"version\": 2,\n": "السطر 2، العمود 16: الملف ينتهي قبل تمامه",
		"كلام":                   "السطر 1، العمود 1: ليس JSON سليما عند «ك»",
		"{}":                     "السطر 1، العمود 1: لا رقم إصدار",
		`{"version": 1}`:         "السطر 1، العمود 1: رقم الإصدار 1، والمتوقع 2",
		`{"version": 3}`:         "السطر 1، العمود 1: كتبه إصدار أحدث من كسب",
		`{"version": "2"}`:       "السطر 1، العمود 16: في [version] نص، والمتوقع عدد",
		"{\"version\": 2,\n\"state\": {\"finished\": {}}}":            "السطر 2، العمود 24: في [state.finished] مفاتيح وقيم، والمتوقع قائمة",
		"{\"version\": 2,\n\"state\": {\"read\": [1]}}":               "السطر 2، العمود 20: في [state.read] قائمة، والمتوقع مفاتيح وقيم",
		`{"version": 2, "state": {"read": {"a": "b"}}}`:               "السطر 1، العمود 43: في [state.read] نص، والمتوقع عدد",
		`{"version": 2, "state": {"read": {"a": 2}}}`:                 "موضع القراءة في [a] هو 2، والمتوقع من 0 إلى 1",
		`{"version": 2, "colour": 1}`:                                 "السطر 1، العمود 16: اسم غير معروف: [\"colour\"]",
		`{"version": 2, "state": {"finished": [{"started": "أمس"}]}}`: "السطر 1، العمود 52: تاريخ غير صالح: [أمس]",
		`{"version": 2, "state": {"finished": [{"started": 5}]}}`:     "تاريخ غير صالح، والمتوقع مثل",
		`{"version": 2, "state": {"finished": [{}]}}`:                 "اختبار بلا وقت بداية",
		`{"version": 2} {}`:                                           "السطر 1، العمود 17: كلام زائد بعد نهاية البيانات",
		`{"version": 2, "packs": {"../a": {}}}`:                       "اسم مجلد غير مقبول: [\"../a\"]",
	} {
		_, err := ParseData([]byte(text))
		var wrong *Wrong
		if !errors.As(err, &wrong) {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got := strings.NewReplacer("\u2066", "[", "\u2068", "[", "\u2069", "]").Replace(err.Error())
		if !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// The reason why a file was moved aside is one that can be read.
func TestReasonOfDamage(t *testing.T) {
	for _, data := range []string{`{"version":2,"read":{"a`, `{"version":2,"read":7}`, "x"} {
		dir := t.TempDir()
		put(t, dir+"/reading.json", data)
		_, err := Open(dir).Load()
		if err == nil {
			t.Fatalf("%q is read", data)
		}
		_, reason, _ := strings.Cut(err.Error(), "السبب: ")
		reason = strings.NewReplacer("read", "", "JSON", "", "«x»", "").Replace(reason)
		if reason == "" || strings.ContainsFunc(reason, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

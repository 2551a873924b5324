package strict

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/goccy/go-yaml/ast"
)

// What is wrong with the form of a file is said in Arabic, and each slip by its own words.
func TestSlipsInYAML(t *testing.T) {
	for text, want := range map[string]string{
		"a: \"b\n":                "a.yaml:1:4: ليس YAML سليما: نص بين علامتي اقتباس لم ينته",
		"a: 'b\nc: d\n":           "a.yaml:1:4: ليس YAML سليما: نص بين علامتي اقتباس لم ينته",
		"a:\n\tb: c\n":            "a.yaml:2:1: ليس YAML سليما: علامة جدولة",
		"a: [b, c\nd: e\n":        "a.yaml:2:1: ليس YAML سليما: قائمة بين قوسين مربعين لم تُغلق",
		"a: [b c, d\n":            "a.yaml:1:4: ليس YAML سليما: قائمة بين قوسين مربعين لم تُغلق",
		"a: {b: c\n":              "a.yaml:1:4: ليس YAML سليما: مفاتيح بين قوسين معقوفين لم تُغلق",
		"a: b]\n":                 "",
		"]\n":                     "a.yaml:1:1: ليس YAML سليما: قوس إغلاق لم يُفتح",
		"a: *\n":                  "a.yaml:1:4: ليس YAML سليما: علامة * في أول القيمة",
		"a: @b\n":                 "a.yaml:1:4: ليس YAML سليما: علامة @ أو ` في أول القيمة",
		"a: \"\\d\"\n":            "a.yaml:1:6: ليس YAML سليما: شرطة مائلة",
		"a: b: c\n":               "a.yaml:1:4: ليس YAML سليما: بداية السطر أو القيمة لا تناسب ما قبلها",
		"a: b\n  c: d\n":          "a.yaml:1:4: ليس YAML سليما: بداية السطر أو القيمة لا تناسب ما قبلها",
		"a: b\nكلام بلا نقطتين\n": "a.yaml:2:1: ليس YAML سليما: سطر ليس مفتاحا وقيمة",
		"a: b\n- c\n":             "a.yaml:2:1: ليس YAML سليما: سطر ليس مفتاحا وقيمة",
		"a: - b\n":                "a.yaml:1:4: ليس YAML سليما: قائمة في غير موضعها",
	} {
		var faults Faults
		r, clean := Open("a.yaml", []byte(text), &faults)
		r.Parse(clean, 1, func(ast.Node) {})
		got := ""
		if len(faults) > 0 {
			got = faults[0].String()
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		if strings.ContainsFunc(strings.NewReplacer("a.yaml", "", "YAML", "", "Tab", "").Replace(got), latin) {
			t.Errorf("%q: %s", text, got)
		}
	}
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

func TestFaultsInJSON(t *testing.T) {
	for text, want := range map[string]struct {
		at   int
		what string
	}{
		"":             {0, "لا شيء هنا"},
		"{\n":          {1, "الملف ينتهي قبل تمامه"},
		`{"a": "b`:     {8, "الملف ينتهي قبل تمامه"},
		`{"a": 1,}`:    {8, "ليس JSON سليما عند «}»، والمتوقع مفتاح"},
		`{"a" 1}`:      {5, "ليس JSON سليما عند «1»، والمتوقع نقطتان"},
		`{"a": 1 "b"}`: {8, "ليس JSON سليما عند «\"»، والمتوقع فاصلة"},
		`{"a": نعم}`:   {6, "ليس JSON سليما عند «ن»، والمتوقع قيمة"},
		"[1 2]":        {3, "ليس JSON سليما عند «2»، والمتوقع فاصلة"},
		"[1]]":         {3, "ليس JSON سليما عند «]»، والمتوقع نهاية"},
		"[\"a\nb\"]":   {3, "ليس JSON سليما عند « »، والمتوقع نص في سطر"},
		"[1.x]":        {3, "ليس JSON سليما عند «x»، والمتوقع عدد"},
		"[nul]":        {4, "ليس JSON سليما عند «]»، والمتوقع ملف بصيغة"},
		"\x00":         {0, "ليس JSON سليما عند «U+0000»، والمتوقع قيمة"},
	} {
		var v any
		at, what, ok := JSONFault(text, json.Unmarshal([]byte(text), &v))
		if !ok || at != want.at || !strings.HasPrefix(what, want.what) {
			t.Errorf("%q: %d, %s, %v, want %d, %s", text, at, what, ok, want.at, want.what)
		}
	}
	if _, what, ok := JSONFault("1", json.Unmarshal([]byte("1"), new(string))); ok {
		t.Errorf("a value of another kind: %s", what)
	}
}

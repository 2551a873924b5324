package quiz

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"kasb/content/strict"
)

// answersFile is a file with all answers of a form at level 2, in scam scenes 1, a line each in the order of the
// questions. Edits are pairs of old and new text.
func answersFile(t *Table, form Form, edits ...string) string {
	var b strings.Builder
	b.WriteString("{\n  \"version\": 1,\n  \"answers\": {")
	for i, q := range t.Asked(form) {
		if i > 0 {
			b.WriteByte(',')
		}
		level := "2"
		if q.top == 1 {
			level = "1"
		}
		b.WriteString("\n    \"" + q.ID + "\": " + level)
	}
	b.WriteString("\n  }\n}\n")
	return strings.NewReplacer(edits...).Replace(b.String())
}

func TestParseAnswers(t *testing.T) {
	table := loaded(t)
	for _, form := range []Form{Full, Short} {
		want := table.uniform(form, 2)
		want["time"], want["net"], want["equip"], want["safe-1"] = Unknown, 0, 4, 0
		edits := []string{`"time": 2`, `"time" : "unknown"`, `"net": 2`, `"net":0`, `"equip": 2`, "\"equip\":\t4.0", `"safe-1": 1`, `"safe-1": 0`}
		file := answersFile(table, form, edits...)
		for name, data := range map[string]string{
			"as written":        file,
			"Windows line ends": strings.ReplaceAll(file, "\n", "\r\n"),
			"byte order mark":   "\ufeff" + file,
			"one line":          strings.ReplaceAll(file, "\n", ""),
			"answers first":     `{"answers"` + file[strings.Index(file, ": {"):len(file)-3] + `,"version":1}`,
			"written escapes":   strings.Replace(file, `"time"`, `"\u0074ime"`, 1),
		} {
			got, err := table.ParseAnswers("a.json", []byte(data), form)
			if err != nil || !maps.Equal(got, want) {
				t.Errorf("%s, %s: %v, %v", form, name, got, err)
			}
		}
	}
}

func TestParseAnswersFaults(t *testing.T) {
	table := loaded(t)
	full := func(edits ...string) string { return answersFile(table, Full, edits...) }
	const level, scam = `والمتوقع عدد صحيح من 0 إلى 4، أو "unknown"`, `والمتوقع عدد صحيح من 0 إلى 1، أو "unknown"`
	for name, c := range map[string]struct {
		data string
		form Form
		want []string
	}{
		"empty":           {"", Full, []string{"a.json:1:1: الملف فارغ، والمتوقع المفاتيح: version، answers"}},
		"blank":           {" \n\n", Full, []string{"a.json:1:1: الملف فارغ، والمتوقع المفاتيح: version، answers"}},
		"not JSON":        {"version: 1\n", Full, []string{"a.json:1:1: ليس JSON سليما عند «v»، والمتوقع قيمة: عدد، أو نص بين علامتي اقتباس"}},
		"an array":        {"\n [1]", Full, []string{"a.json:2:2: قيمة من نوع آخر، والمتوقع المفاتيح: version، answers"}},
		"a word":          {`"نعم"`, Full, []string{"a.json:1:1: قيمة غير صالحة «نعم»، والمتوقع المفاتيح: version، answers"}},
		"null":            {`null`, Full, []string{"a.json:1:1: القيمة فارغة، والمتوقع المفاتيح: version، answers"}},
		"cut off":         {full()[:60], Full, []string{"a.json:5:13: الملف ينتهي قبل تمامه، والمتوقع إغلاق كل قوس وكل علامة اقتباس"}},
		"single quotes":   {"{'version': 1}", Full, []string{"a.json:1:2: ليس JSON سليما عند «'»، والمتوقع مفتاح بين علامتي اقتباس، ولا فاصلة بعد آخر عنصر"}},
		"comma at end":    {full(`"safe-3": 1`, `"safe-3": 1,`), Full, []string{"a.json:31:3: ليس JSON سليما عند «}»، والمتوقع مفتاح بين علامتي اقتباس، ولا فاصلة بعد آخر عنصر"}},
		"comma missing":   {full(`"time": 2,`, `"time": 2`), Full, []string{"a.json:5:5: ليس JSON سليما عند «\"»، والمتوقع فاصلة أو قوس إغلاق"}},
		"colon missing":   {full(`"time": 2`, `"time" ٢`), Full, []string{"a.json:4:12: ليس JSON سليما عند «٢»، والمتوقع نقطتان بين المفتاح والقيمة"}},
		"Arabic digit":    {full(`"time": 2`, `"time": ٢`), Full, []string{"a.json:4:13: ليس JSON سليما عند «٢»، والمتوقع قيمة: عدد، أو نص بين علامتي اقتباس"}},
		"Arabic comma":    {full(`"time": 2,`, `"time": 2،`), Full, []string{"a.json:4:14: ليس JSON سليما عند «،»، والمتوقع فاصلة أو قوس إغلاق"}},
		"line in a text":  {"{\"ver\nsion\": 1}", Full, []string{"a.json:1:6: ليس JSON سليما عند « »، والمتوقع نص في سطر واحد بين علامتي اقتباس"}},
		"leading zero":    {full(`"time": 2`, `"time": 02`), Full, []string{"a.json:4:14: ليس JSON سليما عند «2»، والمتوقع فاصلة أو قوس إغلاق"}},
		"two documents":   {full() + "{}", Full, []string{"a.json:33:1: ليس JSON سليما عند «{»، والمتوقع نهاية الملف"}},
		"escape code":     {full(`"time"`, "\"\x1btime\""), Full, []string{"a.json:4:6: رمز غير مسموح به U+001B، والمتوقع نص بلا رموز تحكم", "a.json:4:6: ليس JSON سليما عند «U+001B»، والمتوقع نص في سطر واحد بين علامتي اقتباس"}},
		"no keys":         {"{}", Full, []string{"a.json:1:1: المفتاح «version» مفقود", "a.json:1:1: المفتاح «answers» مفقود"}},
		"strange keys":    {full(`"version": 1`, `"version": 1, "Answers": [], "date": {"a": 1}`), Full, []string{"a.json:2:17: مفتاح غير معروف «Answers»، والمتوقع واحد من: version، answers", "a.json:2:32: مفتاح غير معروف «date»، والمتوقع واحد من: version، answers"}},
		"keys twice":      {full(`"version": 1`, `"version": 1, "version": 1`), Full, []string{"a.json:2:17: المفتاح «version» مكرر، والمتوقع مرة واحدة"}},
		"version missing": {full(`"version": 1,`, ``), Full, []string{"a.json:1:1: المفتاح «version» مفقود"}},
		"later version":   {full(`"version": 1`, `"version": 2`), Full, []string{"a.json:2:14: إصدار غير معروف «2»، والمتوقع 1"}},
		"version as text": {full(`"version": 1`, `"version": "1"`), Full, []string{"a.json:2:14: قيمة غير صالحة «1»، والمتوقع 1"}},
		"version null":    {full(`"version": 1`, `"version": null`), Full, []string{"a.json:2:14: القيمة فارغة، والمتوقع 1"}},
		"answers a list":  {`{"version": 1, "answers": [1, 2]}`, Full, []string{"a.json:1:27: قيمة من نوع آخر، والمتوقع إجابة لكل سؤال بين قوسي {}"}},
		"many at once": {
			full(`"time": 2`, `"time": 5`, `"equip": 2`, `"equip": -1`, `"net": 2`, `"net": 1.5`, `"audience": 2`, `"audience": "2"`,
				`"product": 2`, `"product": true`, `"writing-1": 2`, `"writing-1": null`, `"writing-2": 2`, `"writing-2": {"a": [1]}`,
				`"sell-1": 2`, `"sell-9": 2`, `"sell-2": 2`, `"sell-2": 1e999`, `"safe-1": 1`, `"safe-1": 2`, `"safe-2": 1`, `"safe-2": 0, "time": 1`,
				`"safe-3": 1`, `"safe-3": "Unknown"`),
			Full, []string{
				"a.json:3:14: أسئلة بلا إجابة: sell-1، والمتوقع إجابة عن كل سؤال من أسئلة الصيغة الكاملة",
				"a.json:4:13: قيمة غير صالحة «5»، " + level,
				"a.json:5:14: قيمة غير صالحة «-1»، " + level,
				"a.json:6:12: قيمة غير صالحة «1.5»، " + level,
				"a.json:7:17: قيمة غير صالحة «2»، " + level,
				"a.json:8:16: قيمة من نوع آخر، " + level,
				"a.json:9:18: القيمة فارغة، " + level,
				"a.json:10:18: قيمة من نوع آخر، " + level,
				"a.json:11:5: سؤال غير معروف «sell-9»، والمتوقع معرف من معرفات الأسئلة",
				"a.json:12:15: قيمة غير صالحة «1e999»، " + level,
				"a.json:28:15: قيمة غير صالحة «2»، " + scam,
				"a.json:29:18: السؤال «time» مكرر، والمتوقع مرة واحدة",
				"a.json:30:15: قيمة غير صالحة «Unknown»، " + scam,
			},
		},
		"short file for the full form": {answersFile(table, Short), Full, []string{
			"a.json:3:14: أسئلة بلا إجابة: writing-2، sell-2، design-2، lang-2، risk-2، camera-2، teach-2، org-2، safe-2، safe-3، والمتوقع إجابة عن كل سؤال من أسئلة الصيغة الكاملة",
		}},
		"full form's question in the short form": {answersFile(table, Short, `"time": 2`, `"time": 2, "org-2": 2`), Short, []string{
			"a.json:4:16: السؤال «org-2» ليس من أسئلة الصيغة القصيرة، والمتوقع إجابات أسئلتها وحدها",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			answers, err := table.ParseAnswers("a.json", []byte(c.data), c.form)
			if answers != nil {
				t.Errorf("answers %v", answers)
			}
			var got []string
			var faults strict.Faults
			if errors.As(err, &faults) {
				for _, f := range faults {
					got = append(got, f.String())
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// The places of many faults are found in one go through the text.
func TestParseAnswersManyFaults(t *testing.T) {
	const many = 200_000
	for name, between := range map[string]string{"in one line": "", "in lines": "\n\n "} {
		var b strings.Builder
		b.WriteString(`{"version": 1, "answers": {`)
		for i := range many {
			fmt.Fprintf(&b, `"ش%d":1,`, i)
			if i%3 == 0 {
				b.WriteString(between)
			}
		}
		text := strings.TrimRight(b.String(), ", \n") + `, "": 2}}`
		began := time.Now()
		_, err := loaded(t).ParseAnswers("a.json", []byte(text), Full)
		var faults strict.Faults
		if errors.As(err, &faults); len(faults) != many+2 {
			t.Fatalf("%s: %d faults", name, len(faults))
		}
		if took := time.Since(began); took > 10*time.Second { // a minute and more where each counts from the beginning
			t.Errorf("%s: it takes %v", name, took)
		}
		before := text[:len(text)-len(`"": 2}}`)]
		want := strict.Place{File: "a.json", Line: 1 + strings.Count(before, "\n"), Column: 1 + utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:])}
		if got := faults[many+1].Place; got != want {
			t.Errorf("%s: the last is at %v, want %v", name, got, want)
		}
	}
}

// What is accepted can be scored and says the same when it is written and read again; what is not has faults at
// places that are in the file.
func FuzzParseAnswers(f *testing.F) {
	table := loaded(f)
	for _, form := range []Form{Full, Short} {
		f.Add([]byte(answersFile(table, form)), form == Short)
		f.Add([]byte(answersFile(table, form, "2", `"unknown"`)), form == Short)
	}
	for _, s := range []string{"", "{", "[]", "{}", "null", "\ufeff{}", "{\"version\":1,\"answers\":{\"time\":\"\\ud800\"}}\r\n", "{\"a\":{\"b\":[1,{}]},\"a\":\xff}"} {
		f.Add([]byte(s), false)
	}
	f.Fuzz(func(t *testing.T, data []byte, short bool) {
		form := Full
		if short {
			form = Short
		}
		answers, err := table.ParseAnswers("f", data, form)
		if err != nil {
			var faults strict.Faults
			if !errors.As(err, &faults) || len(faults) == 0 || answers != nil {
				t.Fatalf("%v with %v", err, answers)
			}
			lines := strings.Count(string(data), "\n") + 1
			for _, x := range faults {
				if x.File != "f" || x.Line < 1 || x.Line > lines || x.Column < 0 || strings.ContainsFunc(x.Want, strict.Forbidden) || strings.Contains(x.Want, "\n") {
					t.Errorf("fault %q in %q", x, data)
				}
			}
			return
		}
		if r, err := table.Score(answers); err != nil || r.Form != form {
			t.Fatalf("form %s, %v", r.Form, err)
		}
		out := map[string]any{}
		for id, level := range answers {
			if out[id] = level; level == Unknown {
				out[id] = unknownWord
			}
		}
		again, err := json.Marshal(map[string]any{versionKey: AnswersVersion, answersKey: out})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := table.ParseAnswers("f", again, form); err != nil || !maps.Equal(got, answers) {
			t.Errorf("%v, %v; want %v", got, err, answers)
		}
	})
}

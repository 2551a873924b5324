package report_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"kasb/content/quiz"
	"kasb/content/report"
)

func compiled(tb testing.TB) *jsonschema.Schema {
	tb.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.Schema()))
	if err != nil {
		tb.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		tb.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func decoded(tb testing.TB, text string) map[string]any {
	tb.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	return doc.(map[string]any)
}

func TestJSONIsAsTheSchemaSays(t *testing.T) {
	s := compiled(t)
	n := 3000
	if testing.Short() {
		n = 400
	}
	kinds := map[string]int{}
	sheets(t, n, func(r report.Report) {
		text := written(t, r, report.JSON)
		doc := decoded(t, text)
		if err := s.Validate(doc); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		kinds[doc["confidence"].(string)]++
		if strings.ContainsAny(text, "\x1b\t\r") || strings.Contains(text, `\u`) || !strings.HasSuffix(text, "\n}\n") || !strings.HasPrefix(text, "{\n  \"table\": ") {
			t.Errorf("%s", text)
		}
		agrees(t, r, doc)
	})
	for _, kind := range []string{"clear", "leaning", "between", "flat", "none"} {
		if kinds[kind] == 0 {
			t.Errorf("no sheet is %s: %v", kind, kinds)
		}
	}
}

// agrees compares a document with the result it was made from.
func agrees(t *testing.T, r report.Report, doc map[string]any) {
	t.Helper()
	number := func(v any) float64 {
		f, err := v.(json.Number).Float64()
		if err != nil {
			t.Fatal(err)
		}
		if _, decimals, _ := strings.Cut(v.(json.Number).String(), "."); len(decimals) > 1 {
			t.Errorf("%v has more than one decimal", v)
		}
		return f
	}
	if _, ok := doc["date"]; ok == r.Date.IsZero() {
		t.Errorf("date %v of %v", doc["date"], r.Date)
	}
	if math.Abs(number(doc["readiness"])-r.Result.Readiness.Score) > 0.0500001 {
		t.Errorf("readiness %v of %v", doc["readiness"], r.Result.Readiness.Score)
	}
	matches := doc["matches"].([]any)
	if len(matches) != len(r.Result.Fits) {
		t.Fatalf("%d matches of %d", len(matches), len(r.Result.Fits))
	}
	joint, last := 0, 100.0
	for i, m := range matches {
		m, f := m.(map[string]any), r.Result.Fits[i]
		if m["path"] != f.Path || m["blocked"] != (f.Blocked != nil) {
			t.Errorf("place %d: %v of %+v", i, m, f)
		}
		if f.Blocked != nil && m["gate"] != f.Blocked.Text {
			t.Errorf("%s: gate %v", f.Path, m["gate"])
		}
		fit := number(m["fit"])
		if math.Abs(fit-min(max(f.Score, 0), 100)) > 0.0500001 || fit > last {
			t.Errorf("%s: fit %v of %v behind %v", f.Path, fit, f.Score, last)
		}
		last = fit
		if m["joint"] == true {
			joint++
		}
		if _, ok := m["range"]; ok != (f.Range != "") {
			t.Errorf("%s: range %v, %q", f.Path, m["range"], f.Range)
		}
	}
	if joint != len(r.Result.Joint) {
		t.Errorf("%d joint of %d", joint, len(r.Result.Joint))
	}
	given := doc["answers"].(map[string]any)
	if len(given) != len(r.Answers) {
		t.Errorf("%d answers of %d", len(given), len(r.Answers))
	}
	for id, level := range r.Answers {
		if level == quiz.Unknown {
			if given[id] != "unknown" {
				t.Errorf("%s is %v", id, given[id])
			}
		} else if number(given[id]) != float64(level) {
			t.Errorf("%s is %v, want %d", id, given[id], level)
		}
	}
}

// TestSchemaIsStrict breaks good documents in one way each.
func TestSchemaIsStrict(t *testing.T) {
	s := compiled(t)
	table := loaded(t)
	document := func(a quiz.Answers) map[string]any {
		r, err := report.New(table, a, "")
		if err != nil {
			t.Fatal(err)
		}
		r.Date = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
		doc := decoded(t, written(t, r, report.JSON))
		if err := s.Validate(doc); err != nil {
			t.Fatal(err)
		}
		return doc
	}
	first := func(d map[string]any) map[string]any { return d["matches"].([]any)[0].(map[string]any) }
	full, short, low := person(table, quiz.Full), person(table, quiz.Short), even(table, quiz.Full, 1)
	for name, c := range map[string]struct {
		answers quiz.Answers
		spoil   func(d map[string]any)
	}{
		"no table":              {full, func(d map[string]any) { delete(d, "table") }},
		"no matches":            {full, func(d map[string]any) { delete(d, "matches") }},
		"winner without match":  {full, func(d map[string]any) { d["matches"] = []any{} }},
		"strange key":           {full, func(d map[string]any) { d["extra"] = true }},
		"strange key inside":    {full, func(d map[string]any) { first(d)["extra"] = true }},
		"strange form":          {full, func(d map[string]any) { d["form"] = "long" }},
		"strange confidence":    {full, func(d map[string]any) { d["confidence"] = "sure" }},
		"winner and none":       {full, func(d map[string]any) { d["confidence"] = "none" }},
		"no joint path":         {full, func(d map[string]any) { first(d)["joint"] = false }},
		"no plan":               {full, func(d map[string]any) { d["plan"] = nil }},
		"date in words":         {full, func(d map[string]any) { d["date"] = "أمس" }},
		"readiness above 100":   {full, func(d map[string]any) { d["readiness"] = json.Number("100.5") }},
		"readiness as text":     {full, func(d map[string]any) { d["readiness"] = "61.4" }},
		"fit below 0":           {full, func(d map[string]any) { first(d)["fit"] = json.Number("-1") }},
		"blocked without gate":  {full, func(d map[string]any) { first(d)["blocked"] = true }},
		"gate without blocked":  {full, func(d map[string]any) { first(d)["gate"] = "شرط" }},
		"range of one":          {full, func(d map[string]any) { first(d)["range"] = []any{json.Number("1")} }},
		"level 5":               {full, func(d map[string]any) { d["answers"].(map[string]any)["time"] = json.Number("5") }},
		"level -1":              {full, func(d map[string]any) { d["answers"].(map[string]any)["time"] = json.Number("-1") }},
		"half a level":          {full, func(d map[string]any) { d["answers"].(map[string]any)["time"] = json.Number("1.5") }},
		"strange word":          {full, func(d map[string]any) { d["answers"].(map[string]any)["time"] = "none" }},
		"empty text":            {full, func(d map[string]any) { d["verdict"] = "" }},
		"escape code":           {full, func(d map[string]any) { d["verdict"] = "\x1b[1m" }},
		"note of the full form": {full, func(d map[string]any) { d["note"] = "ملاحظة" }},
		"short without note":    {short, func(d map[string]any) { delete(d, "note") }},
		"nothing and a winner":  {low, func(d map[string]any) { first(d)["joint"] = true }},
		"nothing and sure":      {low, func(d map[string]any) { d["confidence"] = "clear" }},
		"none without a way":    {low, func(d map[string]any) { delete(d, "nothing") }},
	} {
		doc := document(c.answers)
		c.spoil(doc)
		if err := s.Validate(doc); err == nil {
			t.Errorf("%s passes", name)
		}
	}
}

// The schema that is handed out can't be changed for the next one.
func TestSchemaIsACopy(t *testing.T) {
	report.Schema()[0] = 'x'
	if report.Schema()[0] != '{' {
		t.Error("it is changed")
	}
}

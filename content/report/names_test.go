package report

import (
	"strings"
	"testing"
	"time"

	"kasb/content/quiz"
)

func TestFirst(t *testing.T) {
	table, err := quiz.Load()
	if err != nil {
		t.Fatal(err)
	}
	a, b := table.Paths[0], table.Paths[1]
	ids := func(n int) (ids []string) {
		for _, p := range table.Paths[:n] {
			ids = append(ids, p.ID)
		}
		return ids
	}
	for _, c := range []struct {
		res   quiz.Result
		paths int
		holds string
	}{
		{quiz.Result{NoRanking: true}, 0, "بلا ترتيب"},
		{quiz.Result{Nothing: &quiz.Plan{Path: a.ID, Name: a.Name}}, 1, "والأقرب: " + a.Name + "."},
		{quiz.Result{Nothing: &quiz.Plan{Path: a.ID, Name: a.Name}, Fits: []quiz.Fit{{Path: a.ID}}}, 1, "لا مسار يناسب بإجابات اليوم."},
		{quiz.Result{Joint: ids(1)}, 1, "الأنسب: " + a.Name + "."},
		{quiz.Result{Joint: ids(2)}, 2, a.Name + "، أو " + b.Name + "."},
		{quiz.Result{Joint: ids(5)}, 5, "الترجيح بين 5 مسارات."},
	} {
		if first, sentence := First(table, c.res); len(first) != c.paths || !strings.Contains(sentence, c.holds) {
			t.Errorf("%v, %q, want %d paths and %q", first, sentence, c.paths, c.holds)
		}
	}
}

func TestFileName(t *testing.T) {
	day := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	for f, want := range map[Format]string{Text: "kasb-2026-03-04.txt", Markdown: "kasb-2026-03-04.md", JSON: "kasb-2026-03-04.json"} {
		if got := f.FileName(day); got != want {
			t.Errorf("%s: %s, want %s", f, got, want)
		}
	}
	if FormName(quiz.Short) == FormName(quiz.Full) {
		t.Error("the forms have one name")
	}
}

package quiz

import (
	"slices"
	"strings"
	"testing"
)

// The pages that help are those of the path and of what is missing, each once and with every reason once.
func TestReading(t *testing.T) {
	table := loaded(t)
	for level := range 5 {
		answers := Answers{}
		for i, q := range table.Questions {
			answers[q.ID] = q.LevelAt((level + i) % (len(q.Answers) + 1))
		}
		r, err := table.Score(answers)
		if err != nil {
			t.Fatal(err)
		}
		for at := range max(1, len(r.Fits)) {
			pages := table.Reading(r, at)
			var seen []string
			for _, p := range pages {
				if p.Page == "" || p.Why == "" || slices.Contains(seen, p.Page) {
					t.Errorf("%+v in %v", p, pages)
				}
				seen = append(seen, p.Page)
				reasons := strings.SplitAfter(p.Why, ". ")
				if slices.Sort(reasons); len(slices.Compact(slices.Clone(reasons))) != len(reasons) {
					t.Errorf("%q says something twice", p.Why)
				}
			}
			if len(r.Fits) > 0 && pages[0].Page != r.Fits[at].Path {
				t.Errorf("first comes %q, not %q", pages[0].Page, r.Fits[at].Path)
			}
		}
	}
}

// What one page helps with is said in one sentence.
func TestReadingSaysItOnce(t *testing.T) {
	table := loaded(t)
	weak := func(ids ...string) (r Result) {
		for _, id := range ids {
			d, _ := table.Dimension(id)
			r.Readiness.Weakest = append(r.Readiness.Weakest, Part{ID: id, Name: d.Name})
		}
		return r
	}
	time, _ := table.Dimension("time")
	patience, _ := table.Dimension("patience")
	pages := table.Reading(weak("time", "patience"), 0)
	if want := "من أضعف ما في الجاهزية: " + time.Name + " و" + patience.Name + "."; time.Page != patience.Page || len(pages) != 1 || pages[0].Why != want {
		t.Errorf("%q, want one page and %q", pages, want)
	}
}

func TestKnownAndVaried(t *testing.T) {
	table := loaded(t)
	q := table.Questions[0]
	a := Answers{q.ID: 1, "nothing": 2, table.Questions[1].ID: 77}
	if known := table.Known(a); len(known) != 1 || known[q.ID] != 1 || len(a) != 3 {
		t.Errorf("known are %v of %v", known, a)
	}
	v := table.Varied(a, map[string]int{q.ID: len(q.Answers), "other": 1})
	if v[q.ID] != Unknown || a[q.ID] != 1 || len(v) != 3 {
		t.Errorf("varied they are %v", v)
	}
	if q.TextAt(0) != q.Answers[0].Text || q.TextAt(-1) != "لا أعرف" || q.TextAt(len(q.Answers)) != "لا أعرف" || q.LevelAt(2) != q.Answers[2].Level {
		t.Error("texts or levels are not those of their places")
	}
}

package quiz

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// checkShape fails unless a result is one that the screens can show: one of the three shapes of [Result], lists within
// their bounds, every number on its scale.
func checkShape(t *testing.T, table *Table, r Result) {
	t.Helper()
	fail := func(format string, args ...any) { t.Helper(); t.Errorf(format+"\n%+v", append(args, r)...) }

	if r.Version != table.Version || r.Disclaimer == "" || r.Verdict == "" || len(r.Values) != len(table.Dimensions) {
		fail("incomplete result")
	}
	if r.NoRanking != (r.Unknown*3 > r.Asked) || r.Asked != len(table.Asked(r.Form)) {
		fail("%d unknown of %d", r.Unknown, r.Asked)
	}
	for _, v := range r.Values {
		if math.IsNaN(v.Level) || v.Level < 0 || v.Level > 4 {
			fail("value %s is %v", v.ID, v.Level)
		}
	}
	sum := 0
	for _, p := range r.Readiness.Parts {
		sum += p.Points
	}
	if sum != r.Readiness.Shown && (sum < r.Readiness.Shown || r.Readiness.Capped == "") {
		fail("parts of readiness add up to %d", sum)
	}
	winner := len(r.Joint) > 0
	if r.NoRanking != (r.Readiness.Band == firstGuess) || r.NoRanking && len(r.Readiness.Weakest) > 0 {
		t.Errorf("no ranking is %v, and readiness %q with %v", r.NoRanking, r.Readiness.Band, r.Readiness.Weakest)
	}
	switch {
	case r.NoRanking && (len(r.Fits) > 0 || winner || r.Nothing != nil):
		fail("ranking in spite of unknown answers")
	case !r.NoRanking && (len(r.Fits) != len(table.Paths) || winner == (r.Nothing != nil)):
		fail("neither a winner nor nothing yet, or both")
	}
	if winner != (r.Sure != None) || !winner && (r.Flat || r.Separating != nil || r.WhyNot != nil || r.Change != nil ||
		r.HangsOn != nil || r.Caution != "") {
		fail("something of a winner without one")
	}
	if c := r.Change; c != nil && (c.From < 0 || c.To <= c.From || c.To > 4) {
		fail("change %+v is no rise of a known answer", *c)
	}
	if (r.Sure == Between) != (len(r.Joint) > 1) || (r.Separating != nil) != (len(r.Joint) > 1) {
		fail("joint result does not agree with how sure it is")
	}
	order := func(id string) int { return slices.IndexFunc(table.Paths, func(p Path) bool { return p.ID == id }) }
	if !slices.IsSortedFunc(r.Joint, func(a, b string) int { return order(a) - order(b) }) {
		fail("joint result out of table order")
	}
	for i, f := range r.Fits {
		if i > 0 && (f.Score > r.Fits[i-1].Score || f.Score == r.Fits[i-1].Score && order(f.Path) < order(r.Fits[i-1].Path)) {
			fail("%s is out of order", f.Path)
		}
		if f.Low > f.Shown || f.Shown > f.High || f.Low < 0 || f.High > 100 || (f.Range == "") != (f.Low == f.High) {
			fail("%s: %d to %d around %d", f.Path, f.Low, f.High, f.Shown)
		}
		if len(f.For) > 3 || len(f.Missing) > 3 || f.Word == "" {
			fail("%s: %d reasons, %d gaps, word %q", f.Path, len(f.For), len(f.Missing), f.Word)
		}
		if winner && slices.Contains(r.Joint, f.Path) != (r.Fits[0].Score-f.Score < table.rule.tie) {
			fail("%s: joint or not?", f.Path)
		}
	}
	if p := r.Nothing; p != nil {
		if p.Path != r.Fits[0].Path || len(p.Steps) == 0 || len(p.Steps) > table.rule.steps ||
			p.Long && len(p.Steps) > table.rule.longSteps || !p.Long && p.Fit < table.rule.target {
			fail("plan %+v", *p)
		}
	}
	rd := r.Readiness
	if rd.Low > rd.Shown || rd.Shown > rd.High || rd.Low < 0 || rd.High > 100 || rd.Band == "" || len(rd.Weakest) > 2 {
		fail("readiness %+v", rd)
	}
	if rd.Capped != "" && rd.Score != table.readiness.cap {
		fail("readiness is not at the cap that it names")
	}
}

// TestShapes also checks, sheet by sheet, that a change does what it says and is the smallest one.
func TestShapes(t *testing.T) {
	table := loaded(t)
	r := seeded(11)
	changes, none, hanging := 0, 0, 0
	for n := range 300 {
		a := randomAnswers(table, r, []Form{Full, Short}[n%2], n%4)
		got := scored(t, table, a)
		checkShape(t, table, got)
		if got.HangsOn != nil {
			hanging++
		}
		if got.Nothing != nil || got.NoRanking {
			continue
		}
		smallest := 5 // found by trying everything
		for _, q := range table.Asked(got.Form) {
			from := a[q.ID]
			if from == Unknown {
				continue
			}
			for _, answer := range q.Answers {
				if answer.Level <= from {
					continue
				}
				a[q.ID] = answer.Level
				s, err := table.sheet(a)
				if err != nil {
					t.Fatal(err)
				}
				person := s.person
				if first := table.rank(person)[0]; first.path.ID != got.Fits[0].Path && table.wins(first, person) {
					smallest = min(smallest, answer.Level-from)
				}
			}
			a[q.ID] = from
		}
		c := got.Change
		if c == nil {
			none++
			if smallest < 5 {
				t.Fatalf("a change by %d is missing for %v", smallest, a)
			}
			continue
		}
		changes++
		if a[c.Question] != c.From || c.To-c.From != smallest {
			t.Fatalf("change %+v, smallest is %d", *c, smallest)
		}
		a[c.Question] = c.To
		if first := scored(t, table, a).Fits[0].Path; first != c.Path {
			t.Fatalf("change %+v puts %s first", *c, first)
		}
	}
	t.Logf("%d changes, %d sheets without one, %d hang on an unknown answer", changes, none, hanging)
	if changes == 0 || none == 0 || hanging == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

func TestSeparating(t *testing.T) {
	table := loaded(t)
	p := func(id string) *Path {
		return &table.Paths[slices.IndexFunc(table.Paths, func(p Path) bool { return p.ID == id })]
	}
	person := table.person(2, nil)
	got := table.separating(person, p("writing"), p("pages"))
	if got.Question != "writing-1" || got.Paths != [2]string{"writing", "pages"} {
		t.Errorf("got %+v", *got)
	}
	// Of language and design the better one counts.
	person = table.person(1, map[string]float64{"design": 4})
	got = table.separating(person, p("teaching"), p("services"))
	if got.Question != "design-1" || got.Paths != [2]string{"services", "teaching"} {
		t.Errorf("got %+v", *got)
	}
	if !strings.Contains(got.Text, table.Questions[table.byID[got.Question]].Text) {
		t.Errorf("the question is not in %q", got.Text)
	}
}

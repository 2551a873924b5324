package quiz

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestAnswerErrors(t *testing.T) {
	table := loaded(t)
	short := table.uniform(Short, 2)
	with := func(a Answers, id string, level int) Answers {
		b := Answers{id: level}
		for k, v := range a {
			if k != id {
				b[k] = v
			}
		}
		return b
	}
	without := with(short, "net", 2)
	delete(without, "net")
	for name, c := range map[string]struct {
		answers Answers
		want    AnswerError
	}{
		"unknown question":  {with(short, "money", 2), AnswerError{Strange: []string{"money"}}},
		"level too high":    {with(short, "time", 5), AnswerError{Levels: []string{"time"}}},
		"level below":       {with(short, "time", -2), AnswerError{Levels: []string{"time"}}},
		"level of a scene":  {with(short, "safe-1", 2), AnswerError{Levels: []string{"safe-1"}}},
		"several at once":   {Answers{"b": 1, "a": 1, "net": 9}, AnswerError{Strange: []string{"a", "b"}, Levels: []string{"net"}}},
		"missing":           {without, AnswerError{Missing: []string{"net"}}},
		"neither of a form": {with(short, "sell-2", 1), AnswerError{Missing: strings.Fields("camera-2 design-2 lang-2 org-2 risk-2 safe-2 safe-3 teach-2 writing-2")}},
	} {
		_, err := table.Score(c.answers)
		var got *AnswerError
		if !errors.As(err, &got) || !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s: %v, want %v", name, err, &c.want)
		}
		if checked := table.Check(c.answers) != nil; checked != (len(c.want.Missing) == 0) {
			t.Errorf("%s: Check finds a fault is %v", name, checked)
		}
	}
	if _, err := table.Score(nil); err == nil {
		t.Error("no answers give a result")
	}
	if err := table.Check(nil); err != nil {
		t.Errorf("Check of no answers: %v", err)
	}
}

func TestScamCap(t *testing.T) {
	table := loaded(t)
	for _, c := range []struct {
		name    string
		change  Answers
		shown   int
		band    string
		reasons []string // pieces of Capped
	}{
		{"all right", nil, 100, "جاهز", nil},
		{"one scene right", Answers{"safe-1": 0, "safe-2": 0}, 91, "جاهز", nil},
		{"no scene right", Answers{"safe-1": 0, "safe-2": 0, "safe-3": 0}, 59, "قريب", []string{"59", "مشاهد الاحتيال"}},
		{"no way to be paid", Answers{"pay": 0}, 59, "قريب", []string{"59", "طريقة قانونية"}},
		{"neither", Answers{"pay": 0, "safe-1": 0, "safe-2": 0, "safe-3": 0}, 59, "قريب", []string{"طريقة قانونية", "، واختيارك في مشاهد الاحتيال"}},
		{"unknown is not wrong", Answers{"safe-1": 0, "safe-2": 0, "safe-3": Unknown}, 89, "جاهز", nil},
	} {
		a := table.uniform(Full, 4)
		for id, level := range c.change {
			a[id] = level
		}
		r := scored(t, table, a).Readiness
		if r.Shown != c.shown || r.Band != c.band || (r.Capped != "") != (c.reasons != nil) {
			t.Errorf("%s: %d %s %q, want %d %s", c.name, r.Shown, r.Band, r.Capped, c.shown, c.band)
		}
		for _, piece := range c.reasons {
			if !strings.Contains(r.Capped, piece) {
				t.Errorf("%s: %q lacks %q", c.name, r.Capped, piece)
			}
		}
	}
}

// A cap that does not lower the score is not spoken of, and what holds readiness down is always among the weakest.
func TestCapOnlyWhereItLowers(t *testing.T) {
	table := loaded(t)
	for _, form := range []Form{Full, Short} {
		for level := range 5 {
			a := table.uniform(form, level)
			a["pay"] = 0
			r := scored(t, table, a).Readiness
			if capped := level >= 3; (r.Capped != "") != capped {
				t.Errorf("%s, all %d: %d, %q", form, level, r.Shown, r.Capped)
			}
		}
	}
	rng := seeded(21)
	named, silent := 0, 0
	for n := range 2_000 {
		a := randomAnswers(table, rng, []Form{Full, Short}[n%2], n%3)
		for id := range a {
			switch {
			case n%4 == 0:
				a[id] = min(a[id], 1)
			case n%4 == 1 && a[id] != Unknown && strings.HasPrefix(id, "safe"):
				a[id] = 0
			}
		}
		s, err := table.sheet(a)
		if err != nil {
			t.Fatal(err)
		}
		person, r := s.person, scored(t, table, a).Readiness
		for _, d := range table.Dimensions {
			if d.ID != "pay" && d.ID != "safe" || person[table.Questions[d.questions[0]].dimension] > 0 {
				continue
			}
			if !slices.ContainsFunc(r.Weakest, func(p Part) bool { return p.Name == d.Name }) {
				t.Fatalf("%s is 0 and not among the weakest %+v", d.ID, r.Weakest)
			}
			if lowered := table.readiness.uncapped(person) > r.Score; lowered != (r.Capped != "") {
				t.Fatalf("readiness %v, without the cap %v: %q", r.Score, table.readiness.uncapped(person), r.Capped)
			}
			if r.Capped != "" {
				named++
			} else {
				silent++
			}
		}
	}
	if named == 0 || silent == 0 {
		t.Errorf("%d capped, %d below the cap: the sheets do not reach what is tested", named, silent)
	}
}

// A step begins from the level of an answer as given or from where the step before ended, never from a mean.
func TestPlanBeginsFromAnAnswer(t *testing.T) {
	table := loaded(t)
	r := seeded(22)
	begins, left := 0, 0
	for n := range 2_000 {
		a := randomAnswers(table, r, Full, n%2)
		lower(table, r, a, 4)
		got := scored(t, table, a)
		if got.Nothing == nil {
			continue
		}
		last := make(map[string]string) // value → where its last step ended
		for _, step := range got.Nothing.Steps {
			i := slices.IndexFunc(table.Dimensions, func(d Dimension) bool { return d.Name == step.Name })
			d := table.Dimensions[i]
			_, to, _ := strings.Cut(step.Text, "إلى «")
			from, ok := "", false
			if rest, found := strings.CutPrefix(step.Text, "من «"); found {
				from, to, ok = strings.Cut(rest, "» إلى «")
			}
			if !ok {
				left++
			} else if last[d.ID] != "" {
				if from != last[d.ID] {
					t.Fatalf("%q after %q", step.Text, last[d.ID])
				}
			} else {
				begins++
				for _, q := range d.questions {
					if level := a[table.Questions[q].ID]; level != Unknown && d.Levels[level] != from {
						t.Fatalf("%q, but %s is %d", step.Text, table.Questions[q].ID, level)
					}
				}
			}
			last[d.ID] = strings.TrimSuffix(to, "».")
		}
	}
	t.Logf("%d steps from an answer, %d without a beginning", begins, left)
	if begins == 0 || left == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

func TestWeakestParts(t *testing.T) {
	table := loaded(t)
	a := table.uniform(Full, 3)
	a["net"], a["org-1"], a["org-2"] = 1, 1, 1
	got := scored(t, table, a).Readiness.Weakest
	if len(got) != 2 || got[0].Name != "النظام والاستمرار" || got[1].Name != "الإنترنت" || got[0].Action == got[1].Action {
		t.Errorf("weakest %+v", got)
	}
	// All skills but one are low: the best one counts, so skill is no weak part.
	for _, q := range table.Questions {
		if slices.Contains([]string{"camera", "writing", "lang", "design", "sell"}, q.Dimension) {
			a[q.ID] = 0
		}
	}
	for _, w := range scored(t, table, a).Readiness.Weakest {
		if w.Name == "أقوى مهارة لديك" {
			t.Errorf("weakest %+v", w)
		}
	}
	if got := scored(t, table, table.uniform(Full, 4)).Readiness.Weakest; len(got) != 0 {
		t.Errorf("weakest of the best: %+v", got)
	}
}

func TestUnknownAnswers(t *testing.T) {
	table := loaded(t)
	for _, form := range []Form{Full, Short} {
		asked := table.Asked(form)
		a := table.uniform(form, 2)
		for i, q := range asked {
			if i > 0 { // one more than before
				a[asked[i-1].ID] = Unknown
			}
			r := scored(t, table, a)
			checkShape(t, table, r)
			if r.Unknown != i || r.NoRanking != (i > len(asked)/3) {
				t.Errorf("%s, %d unknown (next %s): %d, no ranking is %v", form, i, q.ID, r.Unknown, r.NoRanking)
			}
		}
	}

	// Unknown counts as the middle of the scale, and is remembered.
	known, unknown := table.uniform(Full, 2), table.uniform(Full, 2)
	unknown["audience"], unknown["sell-1"] = Unknown, Unknown
	k, u := scored(t, table, known), scored(t, table, unknown)
	for i := range k.Fits {
		if k.Fits[i].Path != u.Fits[i].Path || k.Fits[i].Score != u.Fits[i].Score {
			t.Errorf("fits differ: %s %v, %s %v", k.Fits[i].Path, k.Fits[i].Score, u.Fits[i].Path, u.Fits[i].Score)
		}
	}
	for _, v := range u.Values {
		if v.Known == (v.ID == "audience") || v.Level != 2 && v.ID != "safe" || (v.Words == "") != (v.ID == "audience" || v.ID == "pay" || v.ID == "safe") {
			t.Errorf("value %+v", v)
		}
	}
	for i, f := range u.Fits {
		p, _ := table.Path(f.Path)
		asksFor := slices.ContainsFunc(p.needs, func(n need) bool {
			id := table.Dimensions[n.dimensions[0]].ID
			return id == "audience" || id == "sell"
		})
		if (f.Low < f.High) != asksFor || (f.Range != "") != asksFor {
			t.Errorf("%s: %d to %d around %d, %q", f.Path, f.Low, f.High, f.Shown, f.Range)
		}
		for _, r := range f.For {
			if r.Name == "الجمهور" {
				t.Errorf("%s: an unknown answer speaks for it: %q", f.Path, r.Text)
			}
		}
		if k.Fits[i].Range != "" {
			t.Errorf("%s: range %q without unknown answers", f.Path, k.Fits[i].Range)
		}
	}
}

func TestHangsOn(t *testing.T) {
	table := loaded(t)
	a := table.uniform(Full, 2)
	a["audience"] = Unknown // with many followers affiliate selling comes first, with none it does not
	a["pay"] = Unknown      // no path asks for it
	r := scored(t, table, a)
	if r.HangsOn == nil || !slices.Equal(r.HangsOn.Questions, []string{"audience"}) || r.HangsOn.Path == r.Fits[0].Path {
		t.Fatalf("hangs on %+v", r.HangsOn)
	}
	q, _ := table.Question("audience")
	p, _ := table.Path(r.HangsOn.Path)
	for _, piece := range []string{q.Text, p.Name} {
		if !strings.Contains(r.HangsOn.Text, piece) {
			t.Errorf("%q lacks %q", r.HangsOn.Text, piece)
		}
	}
	// A clear winner hangs on nothing that it does not need.
	for _, d := range readPeople(t) {
		if d.path == "teaching" {
			d.answers["pay"], d.answers["safe-2"] = Unknown, Unknown
			if h := scored(t, table, d.answers).HangsOn; h != nil {
				t.Errorf("%s hangs on %+v", d.words, *h)
			}
		}
	}
}

// One unknown answer decides alone when it does so at its lowest or highest; of several the first asked is named.
func TestHangsOnTheFirstThatDecides(t *testing.T) {
	table := loaded(t)
	r := seeded(23)
	alone, together := 0, 0
	for n := range 1_000 {
		a := randomAnswers(table, r, []Form{Full, Short}[n%2], 1+n%3)
		got := scored(t, table, a)
		if got.Nothing != nil {
			continue
		}
		var want, path string
		for _, q := range table.Asked(got.Form) {
			if a[q.ID] != Unknown {
				continue
			}
			for _, level := range []int{0, int(q.top)} {
				a[q.ID] = level
				if first := table.first(profileOf(t, table, a)).path.ID; first != got.Fits[0].Path && want == "" {
					want, path = q.ID, first
				}
			}
			a[q.ID] = Unknown
		}
		switch h := got.HangsOn; {
		case want != "":
			alone++
			if h == nil || !slices.Equal(h.Questions, []string{want}) || h.Path != path {
				t.Fatalf("hangs on %+v, want %s, which puts %s first", h, want, path)
			}
		case h != nil:
			together++
			if len(h.Questions) < 2 {
				t.Fatalf("hangs on %+v, which does not decide alone", *h)
			}
		}
	}
	t.Logf("%d hang on one answer, %d on several", alone, together)
	if alone == 0 || together == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

func TestPlan(t *testing.T) {
	table := loaded(t)
	r := seeded(13)
	long, enough := 0, 0
	for range 3_000 {
		a := randomAnswers(table, r, Full, 0)
		lower(table, r, a, 4)
		got := scored(t, table, a)
		if got.Nothing == nil {
			continue
		}
		s, err := table.sheet(a)
		if err != nil {
			t.Fatal(err)
		}
		// Walking the steps leads where the plan says.
		person := s.person
		p, _ := table.Path(got.Nothing.Path)
		for range got.Nothing.Steps {
			next, ok := table.rise(&p, person)
			if !ok || next.to > 4 || next.to-next.from > 1 {
				t.Fatalf("step %+v", next)
			}
			person[next.dimension] = next.to
		}
		if shown(table.fit(&p, person)) != got.Nothing.Fit {
			t.Fatalf("steps lead to %d, the plan says %d", shown(table.fit(&p, person)), got.Nothing.Fit)
		}
		if got.Nothing.Long {
			long++
			continue
		}
		enough++
		if p.short(person) > 0 {
			t.Fatal("the plan ends below the gate")
		}
	}
	t.Logf("%d plans, %d longer roads", enough, long)
	if enough == 0 || long == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

// The design's warning: a path may suit a person who is not ready to start.
func TestCaution(t *testing.T) {
	table := loaded(t)
	for _, p := range readPeople(t) {
		r := scored(t, table, p.answers)
		want := r.Fits[0].Shown >= 60 && r.Readiness.Shown < 60
		if (r.Caution != "") != want {
			t.Errorf("%s: fit %d, readiness %d: %q", p.words, r.Fits[0].Shown, r.Readiness.Shown, r.Caution)
		}
		for _, w := range r.Readiness.Weakest {
			if want && !strings.Contains(r.Caution, w.Name) {
				t.Errorf("%s: %q lacks %s", p.words, r.Caution, w.Name)
			}
		}
	}
}

// FuzzScore gives any answers at all: an error or a result of proper shape, never a panic.
func FuzzScore(f *testing.F) {
	table := loaded(f)
	f.Add([]byte{})
	f.Add([]byte("\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x01\x01\x01"))
	f.Add([]byte("\x00\x00\x00\x00\x00\x00\xff\x00\xff\x00\xff\x00\xff\x00\x00\x00\x00\xff\x00\xff\x00\xff\x00\xff\x01\xff\xff"))
	f.Add([]byte("\x05\x05\x05\x05\x05\x04\x04\x04\x04\x04\x04\x04\x04\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x05\x01\x00"))
	f.Add([]byte("\x09\x02strange"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a := Answers{}
		for i, b := range data {
			if i >= len(table.Questions) {
				a[string(data[i:])] = int(b)
				break
			}
			switch id := table.Questions[i].ID; {
			case b == 0xff: // no answer
			case b == 5:
				a[id] = Unknown
			case b > 0xf0:
				a[id] = -int(b)
			default:
				a[id] = int(b)
			}
		}
		r, err := table.Score(a)
		if err != nil {
			var wrong *AnswerError
			if !errors.As(err, &wrong) || err.Error() == "" {
				t.Fatalf("error %#v", err)
			}
			return
		}
		checkShape(t, table, r)
		again, err := table.Score(a)
		if err != nil || !reflect.DeepEqual(r, again) {
			t.Fatalf("not the same twice: %v", err)
		}
	})
}

package quiz

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"kasb/content/strict"
)

// seeded is the same stream of random numbers in every run.
func seeded(n uint64) *rand.Rand { return rand.New(rand.NewPCG(n, 2026)) }

// draws are the ways to make up a person: every dimension by a fair die, by one that likes low answers, and by dice
// that share one factor of the person.
var draws = []struct {
	name string
	draw func(*rand.Rand, int) profile
}{
	{"uniform", func(r *rand.Rand, n int) profile {
		p := make(profile, n)
		for i := range p {
			p[i] = float64(r.IntN(5))
		}
		return p
	}},
	{"low", func(r *rand.Rand, n int) profile {
		p := make(profile, n)
		for i := range p {
			x := r.Float64()
			for _, edge := range []float64{.25, .55, .80, .95} {
				if x >= edge {
					p[i]++
				}
			}
		}
		return p
	}},
	{"correlated", func(r *rand.Rand, n int) profile {
		p := make(profile, n)
		g := r.NormFloat64()
		for i := range p {
			p[i] = min(4, max(0, math.Round(1.8+0.6*g+1.1*r.NormFloat64())))
		}
		return p
	}},
}

// asked are the dimensions that some path asks for.
func (t *Table) askedFor() []int {
	var ds []int
	for d := range t.Dimensions {
		if t.Dimensions[d].needed {
			ds = append(ds, d)
		}
	}
	return ds
}

// Property 1a: a person with exactly a path's needs and 1 elsewhere has that path first.
func TestEveryPathComesFirst(t *testing.T) {
	table := loaded(t)
	least, greatest := math.Inf(1), 0.0
	for i := range table.Paths {
		p := &table.Paths[i]
		person := table.person(1, nil)
		for _, n := range p.needs {
			person[n.dimensions[0]] = n.level
		}
		ranking := table.rank(person)
		if ranking[0].path != p {
			t.Errorf("%s: first is %s", p.ID, ranking[0].path.ID)
		}
		least, greatest = min(least, lead(ranking)), max(greatest, lead(ranking))
	}
	if least < 10 {
		t.Errorf("least lead %.1f, want a clear one", least)
	}
	t.Logf("leads from %.1f to %.1f", least, greatest)
}

// Property 2: raising a value never lowers a fit or readiness.
func TestMonotone(t *testing.T) {
	table := loaded(t)
	r := seeded(2)
	for range 120_000 {
		low := make(profile, len(table.Dimensions))
		for i := range low {
			low[i] = float64(r.IntN(9)) / 2
		}
		d := r.IntN(len(low))
		if low[d] == 4 {
			continue
		}
		high := slices.Clone(low)
		high[d] += float64(1+r.IntN(int(8-2*low[d]))) / 2
		for i := range table.Paths {
			p := &table.Paths[i]
			if before, after := table.fit(p, low), table.fit(p, high); after < before {
				t.Fatalf("%s falls from %v to %v when %s rises from %v to %v",
					p.ID, before, after, table.Dimensions[d].ID, low[d], high[d])
			}
		}
		if before, after := table.readiness.score(low), table.readiness.score(high); after < before {
			t.Fatalf("readiness falls from %v to %v when %s rises from %v to %v",
				before, after, table.Dimensions[d].ID, low[d], high[d])
		}
	}
}

// The same for a single answer of a sheet, scam scenes included.
func TestMonotoneInAnswers(t *testing.T) {
	table := loaded(t)
	r := seeded(22)
	for range 5_000 {
		a := randomAnswers(table, r, Full, 0)
		q := table.Questions[r.IntN(len(table.Questions))]
		if a[q.ID] >= int(q.top) {
			continue
		}
		person := func() profile {
			s, err := table.sheet(a)
			if err != nil {
				t.Fatal(err)
			}
			return s.person
		}
		low := person()
		a[q.ID]++
		high := person()
		for i := range table.Paths {
			p := &table.Paths[i]
			if before, after := table.fit(p, low), table.fit(p, high); after < before {
				t.Fatalf("%s falls from %v to %v when %s rises", p.ID, before, after, q.ID)
			}
		}
		if before, after := table.readiness.score(low), table.readiness.score(high); after < before {
			t.Fatalf("readiness falls from %v to %v when %s rises", before, after, q.ID)
		}
	}
}

// Properties 3 and 3b: no path is first much more, or much less, often than the others.
func TestBalance(t *testing.T) {
	table := loaded(t)
	for _, d := range draws[:2] {
		for seed := range uint64(3) {
			r := seeded(30 + seed)
			const sheets = 20_000
			count := make(map[string]int)
			for range sheets {
				count[table.first(d.draw(r, len(table.Dimensions))).path.ID]++
			}
			least, greatest := 1.0, 0.0
			for _, p := range table.Paths {
				share := float64(count[p.ID]) / sheets
				if share < .07 || share > .18 {
					t.Errorf("%s sheets, seed %d: %s is first in %.1f%%, want 7%% to 18%%", d.name, seed, p.ID, 100*share)
				}
				least, greatest = min(least, share), max(greatest, share)
			}
			t.Logf("%s sheets, seed %d: %.1f%% to %.1f%%", d.name, seed, 100*least, 100*greatest)
		}
	}
}

// Properties 4 and 4b: one answer moved a little rarely changes the first path, and hardly ever to one that was not
// shown beside it already.
func TestStability(t *testing.T) {
	table := loaded(t)
	dimensions := table.askedFor()
	for _, d := range draws {
		for _, step := range []struct{ by, changed, surprised float64 }{{1, .17, .05}, {.5, .09, .01}} {
			r := seeded(4)
			const sheets = 30_000
			changed, surprised := 0, 0
			for range sheets {
				person := d.draw(r, len(table.Dimensions))
				ranking := table.rank(person)
				moved := dimensions[r.IntN(len(dimensions))]
				by := step.by
				if person[moved] == 4 || person[moved] > 0 && r.IntN(2) == 0 {
					by = -by
				}
				person[moved] += by
				now := table.first(person).path
				if now == ranking[0].path {
					continue
				}
				changed++
				if !slices.ContainsFunc(table.joint(ranking), func(x ranked) bool { return x.path == now }) {
					surprised++
				}
			}
			c, s := float64(changed)/sheets, float64(surprised)/sheets
			if c >= step.changed || s >= step.surprised {
				t.Errorf("%s sheets, a value moved by %v: %.1f%% change, want under %.0f%%; %.1f%% to a path not shown, want under %.0f%%",
					d.name, step.by, 100*c, 100*step.changed, 100*s, 100*step.surprised)
			}
			t.Logf("%s sheets, a value moved by %v: %.1f%% change, %.1f%% to a path not shown", d.name, step.by, 100*c, 100*s)
		}
	}
}

// Property 5: the order of the rows in the files changes no number.
func TestOrderOfRowsChangesNothing(t *testing.T) {
	table := loaded(t)
	r := seeded(5)
	for range 5 {
		var faults strict.Faults
		s, ok := decode(questionsYAML, tableYAML, &faults)
		if !ok {
			t.Fatal(faults)
		}
		shuffle(r, s.questions)
		shuffle(r, s.dimensions)
		shuffle(r, s.paths)
		shuffle(r, s.readiness.parts)
		for i := range s.paths {
			shuffle(r, s.paths[i].needs)
		}
		other := build(s, &faults)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for n := range 150 {
			a := randomAnswers(table, r, []Form{Full, Short}[n%2], n%3)
			was, now := numbers(t, table, a), numbers(t, other, a)
			if !reflect.DeepEqual(was, now) {
				t.Fatalf("numbers differ after shuffling the rows:\n%v\n%v", was, now)
			}
		}
	}
}

func shuffle[T any](r *rand.Rand, s []T) {
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
}

// numbers are all numbers of a result by what they belong to.
func numbers(t *testing.T, table *Table, a Answers) map[string]float64 {
	t.Helper()
	r := scored(t, table, a)
	m := map[string]float64{"readiness": r.Readiness.Score, "low": float64(r.Readiness.Low), "high": float64(r.Readiness.High)}
	for _, v := range r.Values {
		m["value "+v.ID] = v.Level
	}
	for _, f := range r.Fits {
		m["fit "+f.Path] = f.Score
		m["low "+f.Path], m["high "+f.Path] = float64(f.Low), float64(f.High)
		w, err := table.Why(a, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range w.Shares {
			m["part "+f.Path+" "+part.Need] = part.Points
		}
	}
	return m
}

// Property 5, the rest: a sitting that is saved and taken up again ends as one that was not.
func TestResumingChangesNothing(t *testing.T) {
	table := loaded(t)
	r := seeded(55)
	for _, form := range []Form{Full, Short} {
		a := randomAnswers(table, r, form, 1)
		straight, resumed := table.Begin(form), table.Begin(form)
		for range table.Asked(form) {
			q, _ := table.Current(straight)
			straight = table.Answer(straight, a[q.ID])
			resumed = table.Answer(resumed, a[q.ID])
			data, err := json.Marshal(resumed)
			if err != nil {
				t.Fatal(err)
			}
			resumed = Sitting{}
			if err := json.Unmarshal(data, &resumed); err != nil {
				t.Fatal(err)
			}
		}
		x, err := table.Result(straight)
		if err != nil {
			t.Fatal(err)
		}
		y, err := table.Result(resumed)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(x, y) || !reflect.DeepEqual(x, scored(t, table, a)) {
			t.Errorf("%s: results differ", form)
		}
	}
}

// Property 6: the same answers give the same result, also from two loads and in two places at once.
func TestSameAnswersSameResult(t *testing.T) {
	one, two := loaded(t), loaded(t)
	r := seeded(6)
	for n := range 50 {
		a := randomAnswers(one, r, []Form{Full, Short}[n%2], n%4)
		want := scored(t, one, a)
		var wg sync.WaitGroup
		for _, table := range []*Table{one, two, one} {
			wg.Go(func() {
				if got, err := table.Score(a); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("another result for %v (%v)", a, err)
				}
			})
		}
		wg.Wait()
	}
}

// Property 7: a blocked path has its reason; nothing-yet and a winner exclude each other.
func TestBlockedAndNothing(t *testing.T) {
	table := loaded(t)
	r := seeded(7)
	blocked, nothing := 0, 0
	for n := range 2_000 {
		a := randomAnswers(table, r, []Form{Full, Short}[n%2], 0)
		if n%3 == 0 { // low sheets, where both are common
			for id := range a {
				a[id] = min(a[id], r.IntN(3))
			}
		}
		got := scored(t, table, a)
		s, err := table.sheet(a)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range got.Fits {
			p, _ := table.Path(f.Path)
			if below := p.short(s.person) > 0; below != (f.Blocked != nil) {
				t.Fatalf("%s: below the gate is %v, reason %v", f.Path, below, f.Blocked)
			}
			if f.Blocked != nil {
				blocked++
				if f.Blocked.Text == "" {
					t.Fatalf("%s: blocked without a reason", f.Path)
				}
			}
		}
		top := got.Fits[0]
		if want := top.Shown < table.rule.fits || top.Blocked != nil; want != (got.Nothing != nil) {
			t.Fatalf("top fit %d, blocked %v: nothing fits yet is %v", top.Shown, top.Blocked, got.Nothing != nil)
		}
		if got.Nothing != nil {
			nothing++
		}
		checkShape(t, table, got)
	}
	t.Logf("%d blocked paths, %d results with nothing yet", blocked, nothing)
	if blocked == 0 || nothing == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

// What would change the first path is never a worse answer, and never an unknown one.
func TestChangeOnlyRises(t *testing.T) {
	table := loaded(t)
	r := seeded(20)
	changes := 0
	for n := range 2_000 {
		a := randomAnswers(table, r, []Form{Full, Short}[n%2], n%4)
		c := scored(t, table, a).Change
		if c == nil {
			continue
		}
		changes++
		if c.From != a[c.Question] || c.From == Unknown || c.To <= c.From {
			t.Fatalf("change %+v of the answer %d", *c, a[c.Question])
		}
	}
	if changes == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

// Property 9: the parts of a fit add up to it, unrounded and as the whole numbers that are shown.
func TestPartsAddUp(t *testing.T) {
	table := loaded(t)
	r := seeded(9)
	blocked := 0
	for n := range 10_000 {
		a := randomAnswers(table, r, []Form{Full, Short}[n%2], n%3)
		p := table.Paths[n%len(table.Paths)]
		w, err := table.Why(a, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		sum, whole := float64(w.Center), w.Center
		for i, part := range w.Shares {
			sum += part.Points
			whole += part.Whole
			if math.Abs(float64(part.Whole)-part.Points) >= 1 {
				t.Fatalf("%s: %v is shown as %d", part.Need, part.Points, part.Whole)
			}
			if i > 0 && part.Points > w.Shares[i-1].Points {
				t.Fatalf("%s is out of order", part.Need)
			}
			if part.Known != (len(part.Said) > 0) {
				t.Fatalf("%s: known %v, said %q", part.Need, part.Known, part.Said)
			}
		}
		if w.Gate != nil {
			blocked++
			sum += w.Gate.Points
			whole += w.Gate.Whole
			if w.Gate.Text == "" {
				t.Fatal("a gate without a reason")
			}
		}
		if math.Abs(sum-w.Score) > 1e-9 || whole != w.Whole {
			t.Fatalf("%s: parts add up to %v and %d, fit is %v and %d", p.ID, sum, whole, w.Score, w.Whole)
		}
		for _, f := range scored(t, table, a).Fits {
			if f.Path == p.ID && (f.Shown != w.Shown || f.Score != w.Score || (f.Blocked != nil) != (w.Gate != nil)) {
				t.Fatalf("%s: %+v does not explain %+v", p.ID, w, f)
			}
		}
	}
	if blocked == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

// randomAnswers fills a form; about unknown of ten answers are "I do not know", never so many that no ranking is
// shown.
func randomAnswers(t *Table, r *rand.Rand, f Form, unknown int) Answers {
	a := Answers{}
	asked := t.Asked(f)
	left := len(asked) / 3
	for _, q := range asked {
		a[q.ID] = q.Answers[r.IntN(len(q.Answers))].Level
		if left > 0 && r.IntN(10) < unknown {
			a[q.ID] = Unknown
			left--
		}
	}
	return a
}

func scored(t *testing.T, table *Table, a Answers) Result {
	t.Helper()
	r, err := table.Score(a)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

package quiz

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"kasb/content/strict"
)

// The properties of a result by their numbers in the design. 1b is in people_test.go; 3, 3b, 4 and 4b are in
// simulation_test.go; 8 is in golden_test.go.

// Property 1a: a person with exactly a path's needs and 1 elsewhere has that path first, whichever of several values
// meets a need.
func TestEveryPathComesFirst(t *testing.T) {
	table := loaded(t)
	for choice, want := range []float64{table.rule.clear, table.rule.tie} { // the first value, the last
		least, greatest := math.Inf(1), 0.0
		for i := range table.Paths {
			p := &table.Paths[i]
			person := table.person(1, nil)
			for _, n := range p.needs {
				person[n.dimensions[min(choice, len(n.dimensions)-1)]] = n.level
			}
			ranking := table.rank(person)
			if ranking[0].path != p || !table.wins(ranking[0], person) {
				t.Errorf("%s: first is %s with %.1f", p.ID, ranking[0].path.ID, ranking[0].fit)
			}
			least, greatest = min(least, lead(ranking)), max(greatest, lead(ranking))
		}
		if least < want {
			t.Errorf("least lead %.1f, want %v", least, want)
		}
		t.Logf("leads from %.1f to %.1f", least, greatest)
	}
}

// Property 2: raising a value never lowers a fit or readiness.
func TestMonotone(t *testing.T) {
	table := loaded(t)
	r := seeded(2)
	low, high := make(profile, len(table.Dimensions)), make(profile, len(table.Dimensions))
	for range 120_000 {
		for i := range low {
			low[i] = float64(r.IntN(9)) / 2
		}
		d := r.IntN(len(low))
		low[d] = float64(r.IntN(8)) / 2
		copy(high, low)
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

// Property 5: the order of the rows in the files changes no number.
func TestOrderOfRowsChangesNothing(t *testing.T) {
	table := loaded(t)
	r := seeded(5)
	for range 5 {
		var faults strict.Faults
		s, ok := decode(files, ".", &faults)
		if !ok {
			t.Fatal(faults)
		}
		shuffle(r, s.questions)
		shuffle(r, s.dimensions)
		shuffle(r, s.paths)
		shuffle(r, s.readiness.parts)
		for i := range s.questions {
			shuffle(r, s.questions[i].Answers)
		}
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
	m := map[string]float64{
		"readiness": r.Readiness.Score, "low": float64(r.Readiness.Low), "high": float64(r.Readiness.High),
		"sure": float64(r.Sure), "joint": float64(len(r.Joint)), "unknown": float64(r.Unknown), "asked": float64(r.Asked),
	}
	if r.Nothing != nil {
		m["plan"], m["steps"] = float64(r.Nothing.Fit), float64(len(r.Nothing.Steps))
	}
	if r.Change != nil {
		m["change"] = float64(r.Change.To - r.Change.From)
	}
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

// Property 5: nor does the order in which the questions are answered, with answers changed on the way.
func TestOrderOfQuestionsChangesNothing(t *testing.T) {
	table := loaded(t)
	r := seeded(56)
	for n := range 200 {
		form := []Form{Full, Short}[n%2]
		a := randomAnswers(table, r, form, n%4)
		qs := table.Asked(form)
		shuffle(r, qs)
		s := table.Begin(form)
		for _, q := range qs {
			s.At = q.ID
			s = table.Answer(s, q.Answers[r.IntN(len(q.Answers))].Level)
			s.At = q.ID
			s = table.Answer(s, a[q.ID])
		}
		got, err := table.Result(s)
		if err != nil {
			t.Fatal(err)
		}
		if want := scored(t, table, a); !reflect.DeepEqual(got, want) {
			t.Fatalf("answered in another order:\n%+v\n%+v", got, want)
		}
	}
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

// Property 6: the same numbers on every machine, to the last bit. When table.yaml changes a weight, the test fails with
// the sum to write here; when nothing but code has changed, or only on one kind of machine, it has found a fault.
const sumOfNumbers = 0xaffef29e8ab2cc07

func TestSameNumbersEverywhere(t *testing.T) {
	table := loaded(t)
	// By id, so that neither a text nor the order of rows matters.
	var ids []string
	for _, q := range table.Questions {
		ids = append(ids, q.ID)
	}
	slices.Sort(ids)
	r, sum := seeded(66), fnv.New64a()
	write := func(x float64) { binary.Write(sum, binary.LittleEndian, math.Float64bits(x)) }
	for n := range 2_000 {
		form := []Form{Full, Short}[n%2]
		a := Answers{}
		for _, id := range ids {
			q, _ := table.Question(id)
			level := r.IntN(int(q.top)+2) - 1
			if level == Unknown && r.IntN(2) == 0 { // some unknown, fewer than a third
				level = 0
			}
			if form.asks(q) {
				a[id] = level
			}
		}
		got := scored(t, table, a)
		slices.SortFunc(got.Fits, func(a, b Fit) int { return cmp.Compare(a.Path, b.Path) })
		for _, f := range got.Fits {
			write(f.Score)
		}
		write(got.Readiness.Score)
	}
	if got := sum.Sum64(); got != sumOfNumbers {
		t.Errorf("the sum of all fits and readiness is %#x, want %#x", got, uint64(sumOfNumbers))
	}
}

// Property 7: a blocked path has its reason; nothing-yet and a winner exclude each other; too many unknown answers
// leave no ranking.
func TestBlockedAndNothing(t *testing.T) {
	table := loaded(t)
	r := seeded(7)
	blocked, nothing, winners, silent := 0, 0, 0, 0
	for n := range 10_000 {
		form, unknown := []Form{Full, Short}[n%2], n/2%11
		a := Answers{}
		for _, q := range table.Asked(form) {
			a[q.ID] = q.Answers[r.IntN(len(q.Answers))].Level
			if n%3 == 0 { // low sheets, where both are common
				a[q.ID] = min(a[q.ID], r.IntN(3))
			}
			if r.IntN(20) < unknown { // none to half of them
				a[q.ID] = Unknown
			}
		}
		got := scored(t, table, a)
		checkShape(t, table, got)
		if t.Failed() {
			return
		}
		if got.NoRanking {
			silent++
			continue
		}
		s, err := table.sheet(a)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range got.Fits {
			p, _ := table.Path(f.Path)
			if below := p.short(s.person) > 0; below != (f.Blocked != nil) {
				t.Fatalf("%s: below the gate is %v, reason %v", f.Path, below, f.Blocked)
			}
			if f.Blocked == nil {
				continue
			}
			blocked++
			if f.Blocked.Name == "" || !strings.Contains(f.Blocked.Text, p.gate.text) {
				t.Fatalf("%s: blocked without a reason: %+v", f.Path, *f.Blocked)
			}
		}
		top := got.Fits[0]
		if want := top.Shown < table.rule.fits || top.Blocked != nil; want != (got.Nothing != nil) {
			t.Fatalf("top fit %d, blocked %v: nothing fits yet is %v", top.Shown, top.Blocked, got.Nothing != nil)
		}
		if got.Nothing != nil {
			nothing++
		} else {
			winners++
		}
	}
	t.Logf("%d blocked paths, %d results with nothing yet, %d with a winner, %d without a ranking", blocked, nothing, winners, silent)
	if blocked == 0 || nothing == 0 || winners == 0 || silent == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

// Whatever is asked about answers leaves them, and the table, as they were, also when several ask at once. The race
// detector sees more than this test.
func TestNothingIsChanged(t *testing.T) {
	table := loaded(t)
	before := loaded(t)
	r := seeded(8)
	for n := range 40 {
		a := randomAnswers(table, r, []Form{Full, Short}[n%2], n%4)
		was := maps.Clone(a)
		result := scored(t, table, a)
		asks := []func() error{
			func() error { _, err := table.Score(a); return err },
			func() error { _, err := table.Why(a, table.Paths[n%8].ID); return err },
			func() error { _, err := table.Month(a, table.Paths[n%8].ID); return err },
			func() error { _, err := table.Compare(a, table.Paths[n%8].ID, table.Paths[(n+3)%8].ID); return err },
			func() error { table.Difference(result, result); return nil },
			func() error {
				for _, q := range table.Asked(result.Form)[:4] { // what if
					other := maps.Clone(a)
					other[q.ID] = q.Answers[0].Level
					if _, err := table.Score(other); err != nil {
						return err
					}
				}
				return nil
			},
		}
		var wg sync.WaitGroup
		for _, ask := range slices.Concat(asks, asks) {
			wg.Go(func() {
				if err := ask(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if !maps.Equal(a, was) {
			t.Fatalf("the answers were %v, are %v", was, a)
		}
		if again := scored(t, table, a); !reflect.DeepEqual(again, result) {
			t.Fatalf("the result was %+v, is %+v", result, again)
		}
	}
	if !reflect.DeepEqual(table, before) {
		t.Error("the table has changed")
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

// lower holds every answer at a random level below n.
func lower(t *Table, r *rand.Rand, a Answers, n int) {
	for _, q := range t.Questions {
		if level, ok := a[q.ID]; ok {
			a[q.ID] = min(level, r.IntN(n))
		}
	}
}

func scored(t *testing.T, table *Table, a Answers) Result {
	t.Helper()
	r, err := table.Score(a)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

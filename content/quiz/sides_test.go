package quiz

import (
	"cmp"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// anySheet is answers of either form, low ones and unknown ones among them.
func anySheet(t *Table, r *rand.Rand, n int) Answers {
	a := randomAnswers(t, r, []Form{Full, Short}[n%2], n/2%4)
	if n%3 == 0 {
		lower(t, r, a, 3)
	}
	return a
}

func profileOf(t *testing.T, table *Table, a Answers) profile {
	t.Helper()
	s, err := table.sheet(a)
	if err != nil {
		t.Fatal(err)
	}
	return s.person
}

// greatest are the three greatest at most.
func greatest(xs []float64) []float64 {
	slices.SortFunc(xs, func(a, b float64) int { return cmp.Compare(b, a) })
	return xs[:min(len(xs), 3)]
}

func pathOf(t *Table, id string) *Path {
	return &t.Paths[slices.IndexFunc(t.Paths, func(p Path) bool { return p.ID == id })]
}

// The rows of a comparison are the needs of both paths, each once, and agree with what each path says on its own.
func TestCompare(t *testing.T) {
	table := loaded(t)
	r := seeded(31)
	gains := 0
	for n := range 1_000 {
		a := anySheet(table, r, n)
		ids := [2]string{table.Paths[n%8].ID, table.Paths[(n+n/8)%8].ID} // now and then the same one twice
		c, err := table.Compare(a, ids[0], ids[1])
		if err != nil {
			t.Fatal(err)
		}
		fits := scored(t, table, a).Fits
		weight := math.Inf(1)
		seen := make(map[string]bool)
		for _, row := range c.Rows {
			if seen[row.Need] || row.Asks[0] == nil && row.Asks[1] == nil {
				t.Fatalf("%v: the row %s is needless", ids, row.Need)
			}
			seen[row.Need] = true
			if row.weight() > weight {
				t.Fatalf("%v: the row %s is out of order", ids, row.Need)
			}
			weight = row.weight()
			if row.Known != (len(row.Said) > 0) {
				t.Fatalf("%s: known %v, said %q", row.Need, row.Known, row.Said)
			}
		}
		for side, id := range ids {
			p := pathOf(table, id)
			asked := 0
			for _, row := range c.Rows {
				ask := row.Asks[side]
				i := slices.IndexFunc(p.needs, func(n need) bool { return n.id == row.Need })
				if (ask != nil) != (i >= 0) {
					t.Fatalf("%s asks for %s is %v", id, row.Need, ask != nil)
				}
				if ask == nil {
					continue
				}
				asked++
				if ask.Met != (row.Level >= float64(ask.Level)) || ask.Met != (ask.Gain == 0) || ask.Level != int(p.needs[i].level) || ask.Gain < 0 || ask.Gain > ask.Weight {
					t.Fatalf("%s: level %v, asked %+v", row.Need, row.Level, *ask)
				}
			}
			if asked != len(p.needs) {
				t.Fatalf("%s: %d needs of %d", id, asked, len(p.needs))
			}
			fit := fits[slices.IndexFunc(fits, func(f Fit) bool { return f.Path == id })]
			if c.Paths[side].ID != id || !reflect.DeepEqual(c.Fits[side], fit) {
				t.Fatalf("%s: compared as %s with %+v, fit %+v", id, c.Paths[side].ID, c.Fits[side], fit)
			}
			for _, g := range fit.Missing {
				gains++
				i := slices.IndexFunc(c.Rows, func(n ComparedNeed) bool { return n.Need == g.Need })
				if i < 0 || c.Rows[i].Asks[side].Gain != g.Points || c.Rows[i].Name != g.Name {
					t.Fatalf("%s: the gap %+v is not in the comparison", id, g)
				}
			}
		}
		// The other way round the sides change, and nothing else.
		back, err := table.Compare(a, ids[1], ids[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range back.Rows {
			i := slices.IndexFunc(c.Rows, func(n ComparedNeed) bool { return n.Need == row.Need })
			for side, ask := range row.Asks {
				if other := c.Rows[i].Asks[1-side]; (ask == nil) != (other == nil) || ask != nil && *ask != *other {
					t.Fatalf("%s: %+v, the other way round %+v", row.Need, ask, other)
				}
			}
		}
	}
	if gains == 0 {
		t.Error("the sheets do not reach what is tested")
	}
	c, err := table.Compare(table.uniform(Full, Unknown), "teaching", "writing")
	if err != nil || len(c.Rows) == 0 || !reflect.DeepEqual(c.Fits, [2]Fit{}) {
		t.Errorf("without a ranking: %v, %d rows, fits %+v", err, len(c.Rows), c.Fits)
	}
	if _, err := table.Compare(table.uniform(Full, 2), "teaching", "nowhere"); err == nil {
		t.Error("a path that is not there is compared")
	}
}

// A gain is what the fit rises by when the need is reached, the gate aside.
func TestGainsComeTrue(t *testing.T) {
	table := loaded(t)
	r := seeded(32)
	for n := range 1_000 {
		person := make(profile, len(table.Dimensions))
		kinds[n%len(kinds)].draw(r, person)
		p := &table.Paths[n%8]
		for _, x := range p.shares(person) {
			if x.met() {
				continue
			}
			before, gate := table.fit(p, person), p.short(person)
			was := person[x.dimension]
			person[x.dimension] = x.need.level
			rise := table.fit(p, person) - before - table.rule.gatePenalty*(gate-p.short(person))
			person[x.dimension] = was
			if math.Abs(rise-x.gain()) > 1e-9 {
				t.Fatalf("%s: %s adds %v, said %v", p.ID, x.need.id, rise, x.gain())
			}
		}
	}
}

// A month of a blocked path begins with its gate. What readiness lacks comes in the first week, before the path's own
// steps, and every gap of the result is in the plan.
func TestMonth(t *testing.T) {
	table := loaded(t)
	r := seeded(33)
	texts, ids := make(map[string]string), make(map[string]string) // of each path
	blocked, low := 0, 0
	for n := range 3_000 {
		a := anySheet(table, r, n)
		p := &table.Paths[n%8]
		m, err := table.Month(a, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		checkMonth(t, m)
		s, err := table.sheet(a)
		if err != nil {
			t.Fatal(err)
		}
		result := scored(t, table, a)
		fit := result.Fits[slices.IndexFunc(result.Fits, func(f Fit) bool { return f.Path == p.ID })]

		// What stands before the path's own steps: the gate, then what readiness lacks.
		week := m.Weeks[0].Tasks
		before := week
		if i := slices.IndexFunc(week, func(t Task) bool { return t.ID == "week:1" }); i >= 0 {
			before = week[:i]
		}
		if m.Preparing != (fit.Blocked != nil) || m.Preparing && len(before) < len(week) {
			t.Fatalf("%s: preparing %v, blocked %v, in the first week %+v", p.ID, m.Preparing, fit.Blocked, week)
		}
		want := 0
		if fit.Blocked != nil {
			blocked++
			want++
			gate := table.Dimensions[s.person.best(p.gate.dimensions)]
			if first := week[0]; first.ID != "raise:"+gate.ID || first.Text != gate.Action || !strings.Contains(first.Why, p.gate.text) {
				t.Fatalf("%s is blocked and begins with %+v", p.ID, first)
			}
		}
		if result.Readiness.Shown < table.rule.target {
			low++
			for _, w := range result.Readiness.Weakest {
				i := slices.IndexFunc(before, func(t Task) bool { return t.Text == w.Action })
				if i < 0 {
					t.Fatalf("%s is weak and not in the beginning %+v", w.Name, before)
				}
				if want == 0 || i > 0 { // not the gate itself
					want++
				}
			}
		}
		if len(before) != want {
			t.Fatalf("%s: %d tasks before the first step, want %d: %+v", p.ID, len(before), want, before)
		}

		tasks := make(map[string]bool)
		for _, w := range m.Weeks {
			for _, task := range w.Tasks {
				tasks[task.Text] = true
				id, text := p.ID+" "+task.ID, p.ID+" "+task.Text
				if was, ok := texts[id]; ok && was != text {
					t.Fatalf("%s is %q and %q", id, was, text)
				}
				if was, ok := ids[text]; ok && was != id {
					t.Fatalf("%q is %s and %s", text, was, id)
				}
				texts[id], ids[text] = text, id
			}
		}
		for _, g := range fit.Missing {
			if !tasks[g.Action] {
				t.Fatalf("%s: nothing is done about %s", p.ID, g.Name)
			}
		}
		own := len(p.FirstWeek) + 1
		if !m.Preparing {
			own += len(p.FirstMonth)
		}
		if m.Tasks() != len(tasks) || m.Tasks() < own || m.Tasks() > own+most+3 {
			t.Fatalf("%s: %d tasks, %d different ones", p.ID, m.Tasks(), len(tasks))
		}
	}
	t.Logf("%d months of blocked paths, %d with low readiness", blocked, low)
	if blocked == 0 || low == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

// One answer changed, and the gate not, leaves the path's own steps, and every task but a few, where the reader may have ticked them.
func TestTasksAreStable(t *testing.T) {
	table := loaded(t)
	r := seeded(34)
	ids := func(a Answers, path string) (ids []string, preparing bool) {
		m, err := table.Month(a, path)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range m.Weeks {
			for _, task := range w.Tasks {
				ids = append(ids, task.ID)
			}
		}
		return ids, m.Preparing
	}
	changed, kept := 0, 0
	for n := range 2_000 {
		a := anySheet(table, r, n)
		p := &table.Paths[n%8]
		before, preparing := ids(a, p.ID)
		asked := table.Asked([]Form{Full, Short}[n%2])
		q := asked[r.IntN(len(asked))]
		a[q.ID] = q.Answers[r.IntN(len(q.Answers))].Level
		after, prepares := ids(a, p.ID)
		for _, id := range before {
			switch {
			case slices.Contains(after, id):
				kept++
			case strings.HasPrefix(id, "raise:"):
				changed++
			case preparing != prepares: // a month of another kind
			default:
				t.Fatalf("%s: %s is gone", p.ID, id)
			}
		}
	}
	t.Logf("%d tasks kept, %d gone", kept, changed)
	if changed == 0 || changed*20 > kept {
		t.Errorf("%d of %d tasks are gone, want some and under 5%%", changed, kept+changed)
	}
}

// A result does not differ from itself, and the other way round every difference has the other sign.
func TestDifference(t *testing.T) {
	table := loaded(t)
	r := seeded(35)
	all := func(d Difference) []Moved { return slices.Concat(d.Values, d.Fits, []Moved{d.Readiness}) }
	moved, without := 0, 0
	for n := range 500 {
		a, b := anySheet(table, r, n), anySheet(table, r, n+1+n%2)
		if n%10 == 0 {
			for id := range b {
				b[id] = Unknown
			}
		}
		x, y := scored(t, table, a), scored(t, table, b)
		for _, m := range all(table.Difference(x, x)) {
			if m.By() != 0 || m.From != m.To {
				t.Fatalf("a result differs from itself: %+v", m)
			}
		}
		there, back := table.Difference(x, y), table.Difference(y, x)
		if len(there.Values) != len(table.Dimensions) {
			t.Fatalf("%d values", len(there.Values))
		}
		if want := len(table.Paths); x.NoRanking || y.NoRanking {
			without++
			if len(there.Fits) != 0 {
				t.Fatalf("fits without a ranking: %+v", there.Fits)
			}
		} else if len(there.Fits) != want {
			t.Fatalf("%d fits, want %d", len(there.Fits), want)
		}
		for i, m := range all(there) {
			o := all(back)[i]
			if m.By() != -o.By() || m.From != o.To || m.To != o.From || m.ID != o.ID || m.Name != o.Name || m.Known != o.Known || m.Name == "" {
				t.Fatalf("%+v, the other way round %+v", m, o)
			}
			if m.By() != 0 {
				moved++
			}
		}
		for i, m := range there.Fits {
			p := table.Paths[i]
			from := x.Fits[slices.IndexFunc(x.Fits, func(f Fit) bool { return f.Path == p.ID })]
			to := y.Fits[slices.IndexFunc(y.Fits, func(f Fit) bool { return f.Path == p.ID })]
			if m.ID != p.ID || m.From != float64(from.Shown) || m.To != float64(to.Shown) {
				t.Fatalf("%+v, fits %d and %d", m, from.Shown, to.Shown)
			}
		}
		if d := there.Readiness; d.From != float64(x.Readiness.Shown) || d.To != float64(y.Readiness.Shown) {
			t.Fatalf("readiness %+v", d)
		}
	}
	if moved == 0 || without == 0 {
		t.Error("the sheets do not reach what is tested")
	}
}

// Why a fit is what it is holds together with the reasons and gaps of the result, and names the gate of a blocked path.
func TestWhyAgreesWithTheResult(t *testing.T) {
	table := loaded(t)
	r := seeded(36)
	for n := range 1_000 {
		a := anySheet(table, r, n)
		for _, f := range scored(t, table, a).Fits {
			w, err := table.Why(a, f.Path)
			if err != nil {
				t.Fatal(err)
			}
			share := func(id string) Share {
				i := slices.IndexFunc(w.Shares, func(s Share) bool { return s.Need == id })
				if i < 0 {
					t.Fatalf("%s: no share of %s", f.Path, id)
				}
				return w.Shares[i]
			}
			if len(w.Shares) != len(pathOf(table, f.Path).needs) {
				t.Fatalf("%s: %d shares", f.Path, len(w.Shares))
			}
			for _, reason := range f.For {
				if s := share(reason.Need); !s.Met || !s.Known || s.Points != reason.Points {
					t.Fatalf("%s: reason %+v, share %+v", f.Path, reason, s)
				}
			}
			for _, gap := range f.Missing {
				if s := share(gap.Need); s.Met || s.Name != gap.Name {
					t.Fatalf("%s: gap %+v, share %+v", f.Path, gap, s)
				}
			}
			// What is shown is the most valuable of what there is.
			var known, gains []float64
			for _, x := range pathOf(table, f.Path).shares(profileOf(t, table, a)) {
				switch s := share(x.need.id); {
				case !s.Met:
					gains = append(gains, x.gain())
				case s.Known:
					known = append(known, x.points)
				}
			}
			for i, x := range greatest(known) {
				if f.For[i].Points != x {
					t.Fatalf("%s: reason %d is %+v, want %v points", f.Path, i, f.For[i], x)
				}
			}
			for i, x := range greatest(gains) {
				if f.Missing[i].Points != x {
					t.Fatalf("%s: gap %d is %+v, want %v points", f.Path, i, f.Missing[i], x)
				}
			}
			if len(f.For) > len(known) || len(f.Missing) > len(gains) {
				t.Fatalf("%s: %d reasons of %d, %d gaps of %d", f.Path, len(f.For), len(known), len(f.Missing), len(gains))
			}
			for _, s := range w.Shares {
				if s.Met != (s.Level >= float64(s.Least)) || s.Words == "" || s.Why == "" {
					t.Fatalf("%s: share %+v", f.Path, s)
				}
			}
			if (w.Gate == nil) != (f.Blocked == nil) || w.Gate != nil && (w.Gate.Gate != *f.Blocked || w.Gate.Points >= 0) {
				t.Fatalf("%s: gate %+v, blocked %+v", f.Path, w.Gate, f.Blocked)
			}
		}
	}
	if _, err := table.Why(table.uniform(Full, 2), "nowhere"); err == nil {
		t.Error("a path that is not there is explained")
	}
	if _, err := table.Why(Answers{}, "teaching"); err == nil {
		t.Error("no answers are explained")
	}
}

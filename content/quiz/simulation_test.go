package quiz

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
)

// seeded is the same stream of random numbers in every run.
func seeded(n uint64) *rand.Rand { return rand.New(rand.NewPCG(n, 2026)) }

// kind is a way to make up a person.
type kind struct {
	name string
	draw func(*rand.Rand, profile)
}

// kinds are every dimension by a fair die, by one that likes low answers, and by dice that share one factor of the
// person.
var kinds = []kind{
	{"uniform", func(r *rand.Rand, p profile) {
		for i := range p {
			p[i] = float64(r.IntN(5))
		}
	}},
	{"low", func(r *rand.Rand, p profile) {
		for i := range p {
			x := r.Float64()
			p[i] = 0
			for _, edge := range []float64{.25, .55, .80, .95} {
				if x >= edge {
					p[i]++
				}
			}
		}
	}},
	{"correlated", func(r *rand.Rand, p profile) {
		g := r.NormFloat64()
		for i := range p {
			p[i] = min(4, max(0, math.Round(1.8+0.6*g+1.1*r.NormFloat64())))
		}
	}},
}

const (
	sheets = 20_000 // of one run
	seeds  = 5      // runs of each kind
)

// outcome counts what a run of sheets comes to.
type outcome struct {
	first   map[string]int   // path → how often it is first
	sure    map[Sureness]int // [None] is nothing yet
	flat    int
	planned map[string]int // path → how often it is the nearest when nothing fits yet
	enough  map[string]int // … and the steps of a plan lead there
}

// simulate ranks one run of sheets.
func simulate(t *Table, k kind, seed uint64) outcome {
	o := outcome{map[string]int{}, map[Sureness]int{}, 0, map[string]int{}, map[string]int{}}
	r, person := seeded(seed), make(profile, len(t.Dimensions))
	for range sheets {
		k.draw(r, person)
		ranking := t.rank(person)
		top := ranking[0]
		o.first[top.path.ID]++
		if !t.wins(top, person) {
			o.sure[None]++
			o.planned[top.path.ID]++
			if _, there := t.climb(top.path, person); there {
				o.enough[top.path.ID]++
			}
			continue
		}
		o.sure[t.sure(lead(ranking))]++
		if t.flat(ranking) {
			o.flat++
		}
	}
	return o
}

// moves counts what happens when one dimension that paths ask for is moved.
type moves struct {
	tried, changed, surprised int            // surprised: first is a path that was not in the tie band
	triedBy, changedBy        map[string]int // by dimension
}

// move draws sheets and moves one dimension of each by a step, up or down.
func move(t *Table, k kind, seed uint64, step float64) moves {
	m := moves{triedBy: map[string]int{}, changedBy: map[string]int{}}
	var asked []int
	for d := range t.Dimensions {
		if t.Dimensions[d].needed {
			asked = append(asked, d)
		}
	}
	r, person := seeded(seed), make(profile, len(t.Dimensions))
	for range sheets {
		k.draw(r, person)
		ranking := t.rank(person)
		d := asked[r.IntN(len(asked))]
		by := step
		if person[d] == 4 || person[d] > 0 && r.IntN(2) == 0 {
			by = -step
		}
		person[d] += by
		id := t.Dimensions[d].ID
		m.tried++
		m.triedBy[id]++
		now := t.first(person).path
		if now == ranking[0].path {
			continue
		}
		m.changed++
		m.changedBy[id]++
		if !slices.ContainsFunc(t.joint(ranking), func(x ranked) bool { return x.path == now }) {
			m.surprised++
		}
	}
	return m
}

func (m *moves) add(n moves) {
	m.tried += n.tried
	m.changed += n.changed
	m.surprised += n.surprised
	for id := range n.triedBy {
		m.triedBy[id] += n.triedBy[id]
		m.changedBy[id] += n.changedBy[id]
	}
}

// TestSimulation holds the table to the bounds of balance and stability, and reports what it makes of people:
// go test -run Simulation -v ./content/quiz
func TestSimulation(t *testing.T) {
	table := loaded(t)
	runs := make(map[string][]outcome)
	for _, k := range kinds {
		for seed := range uint64(seeds) {
			runs[k.name] = append(runs[k.name], simulate(table, k, 30+seed))
		}
	}
	t.Run("balance", func(t *testing.T) { reportBalance(t, table, runs) })
	t.Run("sureness", func(t *testing.T) { reportSureness(t, runs) })
	t.Run("plans", func(t *testing.T) { reportPlans(t, table, runs) })
	t.Run("stability", func(t *testing.T) { reportStability(t, table) })
}

// Properties 3 and 3b: no path is first much more, or much less, often than the others. Correlated sheets have no
// bound: among people who are high, or low, in everything, the ends of the paths' scales decide.
func reportBalance(t *testing.T, table *Table, runs map[string][]outcome) {
	rows := [][]string{header("first")}
	for _, p := range table.Paths {
		row := []string{p.ID}
		for _, k := range kinds {
			least, greatest := 100.0, 0.0
			for seed, o := range runs[k.name] {
				share := percent(o.first[p.ID], sheets)
				least, greatest = min(least, share), max(greatest, share)
				if k.name != "correlated" && (share < 7 || share > 18) {
					t.Errorf("%s sheets, run %d: %s is first in %.1f%%, want 7%% to 18%%", k.name, seed, p.ID, share)
				}
			}
			row = append(row, fmt.Sprintf("%.1f to %.1f%%", least, greatest))
		}
		rows = append(rows, row)
	}
	t.Logf("share of first places, %d runs of %d sheets\n%s", seeds, sheets, tabulate(rows))
}

func reportSureness(t *testing.T, runs map[string][]outcome) {
	rows := [][]string{header("result")}
	for _, c := range []struct {
		name  string
		count func(outcome) int
	}{
		{"clear", func(o outcome) int { return o.sure[Clear] }},
		{"leaning", func(o outcome) int { return o.sure[Leaning] }},
		{"between", func(o outcome) int { return o.sure[Between] }},
		{"nothing yet", func(o outcome) int { return o.sure[None] }},
		{"several doors", func(o outcome) int { return o.flat }},
	} {
		row := []string{c.name}
		for _, k := range kinds {
			n := 0
			for _, o := range runs[k.name] {
				n += c.count(o)
			}
			row = append(row, fmt.Sprintf("%.1f%%", percent(n, seeds*sheets)))
			if n == 0 {
				t.Errorf("%s sheets: never %s", k.name, c.name)
			}
		}
		rows = append(rows, row)
	}
	t.Logf("how sure a result is; several doors are among the first three\n%s", tabulate(rows))
}

// reportPlans says how often a plan leads to where it should, by the path that is nearest when nothing fits yet.
func reportPlans(t *testing.T, table *Table, runs map[string][]outcome) {
	rows := [][]string{header("nearest")}
	all := make(map[string][2]int)
	for _, p := range table.Paths {
		row := []string{p.ID}
		for _, k := range kinds {
			enough, planned := 0, 0
			for _, o := range runs[k.name] {
				enough += o.enough[p.ID]
				planned += o.planned[p.ID]
			}
			row = append(row, fmt.Sprintf("%.0f%% of %d", percent(enough, planned), planned))
			all[k.name] = [2]int{all[k.name][0] + enough, all[k.name][1] + planned}
		}
		rows = append(rows, row)
	}
	row := []string{"all"}
	for _, k := range kinds {
		enough, planned := all[k.name][0], all[k.name][1]
		row = append(row, fmt.Sprintf("%.0f%% of %d", percent(enough, planned), planned))
		if enough == 0 || enough == planned {
			t.Errorf("%s sheets: %d of %d plans lead there, want some and not all", k.name, enough, planned)
		}
	}
	t.Logf("nothing yet: %d steps are enough to reach %d\n%s", table.rule.steps, table.rule.target, tabulate(append(rows, row)))
}

// Properties 4 and 4b: one value moved a little rarely changes the first path, and hardly ever to one that was not
// shown beside it already.
func reportStability(t *testing.T, table *Table) {
	rows := [][]string{{"sheets", "moved by", "first changes", "bound", "to one not shown", "bound"}}
	whole := make(map[string]moves)
	for _, k := range kinds {
		for _, c := range []struct{ step, changed, surprised float64 }{{1, 17, 5}, {.5, 9, 1}} {
			m := moves{triedBy: map[string]int{}, changedBy: map[string]int{}}
			for seed := range uint64(seeds) {
				m.add(move(table, k, 40+seed, c.step))
			}
			if c.step == 1 {
				whole[k.name] = m
			}
			changed, surprised := percent(m.changed, m.tried), percent(m.surprised, m.tried)
			if changed >= c.changed || surprised >= c.surprised {
				t.Errorf("%s sheets, a value moved by %v: %.2f%% change, want under %v%%; %.2f%% to a path not shown, want under %v%%",
					k.name, c.step, changed, c.changed, surprised, c.surprised)
			}
			rows = append(rows, []string{k.name, fmt.Sprint(c.step), fmt.Sprintf("%.1f%%", changed), fmt.Sprintf("%v%%", c.changed),
				fmt.Sprintf("%.2f%%", surprised), fmt.Sprintf("%v%%", c.surprised)})
		}
	}
	t.Logf("one value moved\n%s", tabulate(rows))

	rows = nil
	mean := make(map[string]float64)
	for _, d := range table.Dimensions {
		if !d.needed {
			continue
		}
		row := []string{d.ID}
		for _, k := range kinds {
			x := percent(whole[k.name].changedBy[d.ID], whole[k.name].triedBy[d.ID])
			row = append(row, fmt.Sprintf("%.1f%%", x))
			mean[d.ID] += x / float64(len(kinds))
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b []string) int { return cmp.Compare(mean[b[0]], mean[a[0]]) })
	t.Logf("how often a whole level of one value changes the first path\n%s", tabulate(append([][]string{header("moved")}, rows...)))
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// header is the first row of a report with a column for each kind of sheet.
func header(of string) []string {
	row := []string{of}
	for _, k := range kinds {
		row = append(row, k.name)
	}
	return row
}

func tabulate(rows [][]string) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(w, "  "+strings.Join(row, "\t"))
	}
	w.Flush()
	return b.String()
}

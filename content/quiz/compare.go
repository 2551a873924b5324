package quiz

import (
	"cmp"
	"slices"
)

// Comparison is two paths side by side for one person.
type Comparison struct {
	Paths [2]Path
	Fits  [2]Fit         // empty where no ranking is shown
	Rows  []ComparedNeed // what either of them needs, the heaviest first
}

// ComparedNeed is something that one of two paths needs, or both.
type ComparedNeed struct {
	Need  string // id, see [Share]
	Name  string
	Level float64 // the person's, 0 to 4
	Known bool    // false when all answers about it are "I do not know"
	Said  []string
	Asks  [2]*Ask // nil where the path does not need it
}

// Ask is what a path needs.
type Ask struct {
	Level  int    // 1 to 4
	Words  string // the level in words
	Met    bool
	Weight float64 // points of fit between having nothing of it and all
	Gain   float64 // points that reaching it adds; 0 when it is met
}

// Compare puts two paths side by side. It fails as [Table.Why] does. Where no ranking is shown the fits are empty.
func (t *Table) Compare(a Answers, x, y string) (Comparison, error) {
	var c Comparison
	for side, id := range [2]string{x, y} {
		s, p, err := t.about(a, id)
		if err != nil {
			return Comparison{}, err
		}
		c.Paths[side] = *p
		if s.ranked() {
			c.Fits[side] = t.fitOf(s, ranked{p, t.fit(p, s.person)})
		}
		for _, sh := range p.shares(s.person) {
			w := t.shareOf(s, sh)
			i := slices.IndexFunc(c.Rows, func(n ComparedNeed) bool { return n.Need == w.Need })
			if i < 0 {
				i = len(c.Rows)
				c.Rows = append(c.Rows, ComparedNeed{Need: w.Need, Name: w.Name, Level: w.Level, Known: w.Known, Said: w.Said})
			}
			ask := Ask{Level: w.Least, Words: w.Words, Met: w.Met, Weight: sh.need.points}
			if !w.Met {
				ask.Gain = sh.gain()
			}
			c.Rows[i].Asks[side] = &ask
		}
	}
	slices.SortStableFunc(c.Rows, func(a, b ComparedNeed) int { return cmp.Compare(b.weight(), a.weight()) })
	return c, nil
}

// weight is the larger of the two.
func (n ComparedNeed) weight() float64 {
	var w float64
	for _, a := range n.Asks {
		if a != nil {
			w = max(w, a.Weight)
		}
	}
	return w
}

// Difference is how a person has moved between two results, both of the same table.
type Difference struct {
	Values    []Moved // the values, in table order
	Fits      []Moved // the paths in table order; empty where one of the results has no ranking
	Readiness Moved
}

// Moved is a number before and after.
type Moved struct {
	ID, Name string
	From, To float64 // 0 to 4 for values, 0 to 100 as shown for fits and readiness
	Known    bool    // false when one of the two rests on unknown answers alone, or too much on them
}

// By is how far it moved.
func (m Moved) By() float64 { return m.To - m.From }

// Difference compares two results.
func (t *Table) Difference(before, after Result) Difference {
	d := Difference{Readiness: Moved{
		Name: "الجاهزية", From: float64(before.Readiness.Shown), To: float64(after.Readiness.Shown), Known: !before.NoRanking && !after.NoRanking,
	}}
	for i, v := range before.Values {
		w := after.Values[i]
		d.Values = append(d.Values, Moved{ID: v.ID, Name: v.Name, From: v.Level, To: w.Level, Known: v.Known && w.Known})
	}
	if before.NoRanking || after.NoRanking {
		return d
	}
	for _, p := range t.Paths {
		m := Moved{ID: p.ID, Name: p.Name, Known: true}
		for _, f := range before.Fits {
			if f.Path == p.ID {
				m.From = float64(f.Shown)
			}
		}
		for _, f := range after.Fits {
			if f.Path == p.ID {
				m.To = float64(f.Shown)
			}
		}
		d.Fits = append(d.Fits, m)
	}
	return d
}

package quiz

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Why is a fit taken apart: Center, the shares and the gate add up to Score, and as whole numbers to Whole.
type Why struct {
	Path   string // id
	Name   string
	Center int // what a random answer sheet has
	Shares []Share
	Gate   *GateShare // nil unless the path is blocked
	Score  float64    // unrounded and unclamped
	Whole  int        // rounded
	Shown  int        // 0 to 100
	Text   string     // how the numbers come to the one shown
}

// Share is what one need brings to a fit, above or below a random answer.
type Share struct {
	Need   string // id: that of the dimension, or of several joined by "|", of which the best counts
	Name   string
	Why    string   // why the path needs it, a clause
	Level  float64  // the person's, 0 to 4
	Known  bool     // false when all its answers are "I do not know"
	Least  int      // the level needed, 1 to 4
	Words  string   // that level in words
	Said   []string // the person's own answers as clauses in the second person; empty when unknown
	Met    bool
	Points float64
	Whole  int // Points, rounded so that the sum of all is
}

// GateShare is what is taken off a fit below the path's gate.
type GateShare struct {
	Gate
	Points float64 // below zero
	Whole  int
}

// Why takes the fit of a path apart, the largest shares first. It fails as [Table.Score] does, and for a path that the
// table does not have.
func (t *Table) Why(a Answers, path string) (Why, error) {
	s, p, err := t.about(a, path)
	if err != nil {
		return Why{}, err
	}
	person := s.person
	w := Why{Path: p.ID, Name: p.Name, Center: int(t.rule.center), Score: t.fit(p, person)}
	w.Whole, w.Shown = int(math.Round(w.Score)), shown(w.Score)
	for _, x := range p.shares(person) {
		w.Shares = append(w.Shares, t.shareOf(s, x))
	}
	slices.SortStableFunc(w.Shares, func(a, b Share) int { return cmp.Compare(b.Points, a.Points) })
	rest := w.Whole - w.Center
	if below := p.short(person); below > 0 {
		points := -t.rule.gatePenalty * below
		gate := *t.gateOf(s, p)
		w.Gate = &GateShare{gate, points, int(math.Round(points))}
		rest -= w.Gate.Whole
	}
	points := make([]float64, len(w.Shares))
	for i, x := range w.Shares {
		points[i] = x.Points
	}
	for i, whole := range roundTo(points, rest) {
		w.Shares[i].Whole = whole
	}
	w.Text = whyText(w)
	return w, nil
}

// about checks the answers and finds the path.
func (t *Table) about(a Answers, path string) (*sheet, *Path, error) {
	s, err := t.sheet(a)
	if err != nil {
		return nil, nil, err
	}
	for i := range t.Paths {
		if t.Paths[i].ID == path {
			return s, &t.Paths[i], nil
		}
	}
	return nil, nil, fmt.Errorf("لا مسار بهذا المعرف: %s", path)
}

func (t *Table) shareOf(s *sheet, x share) Share {
	d := t.Dimensions[x.dimension]
	return Share{
		Need:   x.need.id,
		Name:   x.need.called,
		Why:    x.need.why,
		Level:  x.value,
		Known:  s.known(x.dimension),
		Least:  int(x.need.level),
		Words:  d.Levels[int(x.need.level)],
		Said:   s.said(x.dimension),
		Met:    x.met(),
		Points: x.points,
	}
}

// said is the person's known answers about a dimension as clauses, in the order of the questions.
func (s *sheet) said(dimension int) []string {
	var said []string
	for _, i := range s.t.Dimensions[dimension].questions {
		if s.levels[i] >= 0 {
			said = append(said, s.echoOf(i))
		}
	}
	return said
}

// roundTo rounds numbers so that they add up to sum: those furthest from their whole numbers give way.
func roundTo(numbers []float64, sum int) []int {
	whole, order := make([]int, len(numbers)), make([]int, len(numbers))
	for i, n := range numbers {
		whole[i] = int(math.Floor(n))
		sum -= whole[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(numbers[b]-float64(whole[b]), numbers[a]-float64(whole[a]))
	})
	for _, i := range order[:min(max(sum, 0), len(order))] {
		whole[i]++
	}
	return whole
}

package quiz

import (
	"cmp"
	"math"
	"slices"
)

// The rule of fit. Every product is converted to float64 before it is added: the language lets a compiler fuse the two
// on some machines, and the same answers must give the same numbers on all of them.

// rule is the numbers of the rule, in points of fit unless said otherwise.
type rule struct {
	center, spread   float64
	gatePenalty      float64 // for each level below a gate
	tie, clear, flat float64
	strong           int
	fits, target     int // shown fit
	steps, longSteps int // levels
}

// band is a word for a part of the scale from 0 to 100.
type band struct {
	from int
	word string
}

// choice is one dimension, or several of which the best counts.
type choice struct {
	dimensions []int  // indexes; on equal values the first counts
	id         string // that of the dimension, or of several joined by "|"
	called     string // its name, or several joined by "or"
}

// need is what a path asks for: a level of a choice.
type need struct {
	choice
	weight float64
	level  float64 // 1 to 4
	why    string

	mean   float64 // of utility when every dimension is a fair five-sided die
	points float64 // of fit for one unit of utility
}

// gate is the least that a path asks for. Below it the path is blocked.
type gate struct {
	choice
	level float64
	text  string
}

// profile is a person: one value from 0 to 4 for each dimension.
type profile []float64

// best returns the dimension with the highest value, the first of equals.
func (p profile) best(dimensions []int) int {
	best := dimensions[0]
	for _, d := range dimensions[1:] {
		if p[d] > p[best] {
			best = d
		}
	}
	return best
}

// utility is how far the value p (0 to 4) meets the level r (1 to 4), from 0 to 1. Reaching the level is worth 0.8,
// going from there to the top the last 0.2.
func utility(p, r float64) float64 {
	if r == 4 {
		return p / 4
	}
	return float64(0.8*min(p, r)/r) + float64(0.2*max(0, p-r)/(4-r))
}

// dice returns mean and variance of utility at level r for the largest of n fair five-sided dice.
func dice(n int, r float64) (mean, variance float64) {
	var square float64
	for m := range 5 {
		share := math.Pow(float64(m+1)/5, float64(n)) - math.Pow(float64(m)/5, float64(n))
		u := utility(float64(m), r)
		mean += float64(share * u)
		square += float64(share * u * u)
	}
	return mean, square - float64(mean*mean)
}

// scale fills in what follows from the path's needs and does not depend on a person.
func (p *Path) scale(r rule) {
	var total, variance float64
	for i := range p.needs {
		n := &p.needs[i]
		var v float64
		n.mean, v = dice(len(n.dimensions), n.level)
		total += n.weight
		p.mu += float64(n.weight * n.mean)
		variance += float64(n.weight * n.weight * v)
	}
	p.total = total
	p.mu /= total
	p.sigma = math.Sqrt(variance) / total
	for i := range p.needs {
		n := &p.needs[i]
		n.points = r.spread / p.sigma * n.weight / total
	}
}

// raw is the weighted mean of utility over the path's needs, from 0 to 1.
func (p *Path) raw(person profile) float64 {
	var sum float64
	for i := range p.needs {
		n := &p.needs[i]
		sum += float64(n.weight * utility(person[person.best(n.dimensions)], n.level))
	}
	return sum / p.total
}

// short is how many levels the person is below the path's gate; 0 when the path is open.
func (p *Path) short(person profile) float64 {
	return max(0, p.gate.level-person[person.best(p.gate.dimensions)])
}

// fit is the path's fit: unrounded, on the scale of random answer sheets, less the penalty of the gate.
func (t *Table) fit(p *Path, person profile) float64 {
	r := &t.rule
	return r.center + float64(r.spread*(p.raw(person)-p.mu)/p.sigma) - float64(r.gatePenalty*p.short(person))
}

// ranked is one path's place in the ranking.
type ranked struct {
	path *Path
	fit  float64
}

// rank orders the paths by unrounded fit; equal fits stay in table order.
func (t *Table) rank(person profile) []ranked {
	rs := make([]ranked, len(t.Paths))
	for i := range t.Paths {
		rs[i] = ranked{&t.Paths[i], t.fit(&t.Paths[i], person)}
	}
	slices.SortStableFunc(rs, func(a, b ranked) int { return cmp.Compare(b.fit, a.fit) })
	return rs
}

// first is the head of the ranking without the rest.
func (t *Table) first(person profile) ranked {
	var top ranked
	for i := range t.Paths {
		if f := t.fit(&t.Paths[i], person); top.path == nil || f > top.fit {
			top = ranked{&t.Paths[i], f}
		}
	}
	return top
}

// wins reports whether a path at the head of the ranking is a winner: its fit is enough and its gate is met.
func (t *Table) wins(r ranked, person profile) bool {
	return shown(r.fit) >= t.rule.fits && r.path.short(person) == 0
}

// shown is a score as the reader sees it, 0 to 100.
func shown(score float64) int {
	return int(math.Round(min(max(score, 0), 100)))
}

// word returns the word for a shown score. The bands go down to 0.
func word(bands []band, score int) string {
	for _, b := range bands {
		if score >= b.from {
			return b.word
		}
	}
	return ""
}

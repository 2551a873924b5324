package quiz

import (
	"cmp"
	"slices"
	"strings"
)

// readinessTable is the weights of readiness.
type readinessTable struct {
	bands []band
	parts []part // in table order
	cap   float64
	zero  []zero
}

// part is one part of readiness: the best of its dimensions counts.
type part struct {
	choice
	weight       float64
	name, action string
}

// zero is a dimension that holds readiness down when its value is 0.
type zero struct {
	choice
	text string
}

// uncapped is 100 · Σ w·v / (4 · Σ w), unrounded.
func (r *readinessTable) uncapped(person profile) float64 {
	var sum, total float64
	for i := range r.parts {
		p := &r.parts[i]
		sum += float64(p.weight * person[person.best(p.dimensions)])
		total += p.weight
	}
	return 100 * sum / (4 * total)
}

// score is the uncapped one, held at the cap when one of the zero dimensions is 0.
func (r *readinessTable) score(person profile) float64 {
	score := r.uncapped(person)
	if len(r.held(person)) > 0 {
		score = min(score, r.cap)
	}
	return score
}

// holds reports whether the part has the value 0 and readiness is held down by that.
func (r *readinessTable) holds(p *part, person profile) bool {
	d := person.best(p.dimensions)
	return person[d] == 0 && slices.ContainsFunc(r.zero, func(z zero) bool { return slices.Contains(z.dimensions, d) })
}

// held returns the reasons why readiness is held down, also where the score is below the cap anyway.
func (r *readinessTable) held(person profile) []string {
	var texts []string
	for _, z := range r.zero {
		if person[person.best(z.dimensions)] == 0 {
			texts = append(texts, z.text)
		}
	}
	return texts
}

func (t *Table) readinessOf(s *sheet) Readiness {
	rt := &t.readiness
	person := s.person
	score := rt.score(person)
	r := Readiness{
		Score: score,
		Shown: shown(score),
		Low:   shown(rt.score(s.low)),
		High:  shown(rt.score(s.high)),
	}
	r.Band = word(rt.bands, r.Shown)
	if texts := rt.held(person); len(texts) > 0 && rt.uncapped(person) > rt.cap {
		r.Capped = cappedText(shown(rt.cap), strings.Join(texts, "، و"))
	}

	r.Parts = t.partsOf(s)
	// The lowest value first; between equals one that holds readiness down, then the one that weighs more.
	order := make([]int, len(rt.parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &rt.parts[a], &rt.parts[b]
		return cmp.Or(
			cmp.Compare(r.Parts[a].Value, r.Parts[b].Value),
			first(rt.holds(x, person), rt.holds(y, person)),
			cmp.Compare(y.weight, x.weight),
		)
	})
	for _, i := range order[:min(2, len(order))] {
		if r.Parts[i].Value == 4 {
			break
		}
		r.Weakest = append(r.Weakest, r.Parts[i])
	}
	return r
}

// partsOf is all parts of readiness in table order.
func (t *Table) partsOf(s *sheet) []Part {
	rt := &t.readiness
	person := s.person
	var total float64
	for _, p := range rt.parts {
		total += p.weight
	}
	parts := make([]Part, len(rt.parts))
	points := make([]float64, len(parts))
	for i, p := range rt.parts {
		d := person.best(p.dimensions)
		parts[i] = Part{ID: p.id, Name: p.name, Value: person[d], Known: s.known(d), Action: p.action}
		points[i] = 100 * p.weight * person[d] / (4 * total)
	}
	for i, whole := range roundTo(points, shown(rt.uncapped(person))) {
		parts[i].Points = whole
	}
	return parts
}

// first orders what has a property before what lacks it.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

package quiz

import (
	"cmp"
	"slices"
)

// most is how many reasons, and how many gaps, a fit shows.
const most = 3

// share is what one need brings to a path's fit for one person.
type share struct {
	need      *need
	dimension int     // the one that counts
	value     float64 // of that dimension
	points    float64 // points · (u − mean u): over all needs they add up to fit − center, before the gate
}

func (s share) met() bool { return s.value >= s.need.level }

// gain is what reaching the need would add.
func (s share) gain() float64 {
	return s.need.points * (utility(s.need.level, s.need.level) - utility(s.value, s.need.level))
}

// shares returns the path's needs in canonical order, which also decides between equal points further on.
func (p *Path) shares(person profile) []share {
	shares := make([]share, len(p.needs))
	for i := range p.needs {
		n := &p.needs[i]
		d := person.best(n.dimensions)
		shares[i] = share{n, d, person[d], n.points * (utility(person[d], n.level) - n.mean)}
	}
	return shares
}

// foremost returns the shares to keep, the most valuable first and equals as they stand, no more than a fit shows.
func foremost(shares []share, keep func(share) bool, value func(share) float64) []share {
	kept := make([]share, 0, most+1)
	for _, x := range shares {
		if !keep(x) {
			continue
		}
		kept = append(kept, x)
		for i := len(kept) - 1; i > 0 && value(kept[i-1]) < value(x); i-- {
			kept[i-1], kept[i] = x, kept[i-1]
		}
		kept = kept[:min(len(kept), most)]
	}
	return kept
}

// reasonsFor returns the needs that are met. An unknown answer speaks for nothing.
func (t *Table) reasonsFor(s *sheet, shares []share) []Reason {
	met := foremost(shares,
		func(x share) bool { return x.met() && s.known(x.dimension) },
		func(x share) float64 { return x.points })
	rs := slices.Grow([]Reason(nil), len(met))
	for _, x := range met {
		echo, _ := s.echo(x.dimension, true)
		rs = append(rs, Reason{x.need.id, t.Dimensions[x.dimension].Name, x.points, reasonText(echo, x.need.why)})
	}
	return rs
}

// missing returns the needs that are not met, of which reaching adds most.
func missing(shares []share) []share {
	return foremost(shares, func(x share) bool { return !x.met() }, share.gain)
}

// gapsOf puts what is missing into words.
func (t *Table) gapsOf(s *sheet, shares []share) []Gap {
	gaps := missing(shares)
	gs := slices.Grow([]Gap(nil), len(gaps))
	for _, x := range gaps {
		d := &t.Dimensions[x.dimension]
		echo, _ := s.echo(x.dimension, false)
		gs = append(gs, Gap{x.need.id, x.need.called, x.gain(), gapText(d, echo, x), d.Action})
	}
	return gs
}

// weights is the weight that a path gives to each dimension, and the points of one unit of utility. Of a need met by
// the best of several dimensions the one that counts has it all.
func (t *Table) weights(p *Path, person profile) (weights, points []float64) {
	weights, points = make([]float64, len(t.Dimensions)), make([]float64, len(t.Dimensions))
	for _, n := range p.needs {
		d := person.best(n.dimensions)
		weights[d], points[d] = n.weight, n.points
	}
	return weights, points
}

// separating finds the dimension in whose weight two paths differ most and asks its first question. Between equal
// differences the one worth more points decides, then the table's order.
func (t *Table) separating(person profile, a, b *Path) *Separating {
	wa, pa := t.weights(a, person)
	wb, pb := t.weights(b, person)
	abs := func(x float64) float64 { return max(x, -x) }
	best := 0
	for d := range t.Dimensions {
		if c := cmp.Or(
			cmp.Compare(abs(wa[d]-wb[d]), abs(wa[best]-wb[best])),
			cmp.Compare(abs(pa[d]-pb[d]), abs(pa[best]-pb[best])),
		); c > 0 {
			best = d
		}
	}
	if wa[best] < wb[best] {
		a, b = b, a
	}
	q := t.Questions[t.Dimensions[best].questions[0]]
	return &Separating{q.ID, [2]string{a.ID, b.ID}, separatingText(a.Name, b.Name, q.Text)}
}

// whyNot finds the largest difference between the shares of two paths: a dimension, or the later path's gate.
func (t *Table) whyNot(s *sheet, top, later *Path) *WhyNot {
	person := s.person
	high, low := make([]float64, len(t.Dimensions)), make([]float64, len(t.Dimensions))
	for _, x := range top.shares(person) {
		high[x.dimension] = x.points
	}
	for _, x := range later.shares(person) {
		low[x.dimension] = x.points
	}
	best := 0
	for d := range t.Dimensions {
		if high[d]-low[d] > high[best]-low[best] {
			best = d
		}
	}
	w := &WhyNot{Path: later.ID, Points: high[best] - low[best]}
	if penalty := t.rule.gatePenalty * later.short(person); penalty >= w.Points {
		w.Points = penalty
		w.Text = whyNotGateText(top.Name, later.Name, later.gate.text)
		return w
	}
	supports := high[best] >= -low[best]
	echo, _ := s.echo(best, supports)
	w.Text = whyNotText(top.Name, later.Name, t.Dimensions[best].Name, echo, supports, w.Points)
	return w
}

// climb raises the person on the shortest way to a path, by one need and one level at a time, each time the one that
// adds most. It reports whether the steps of a plan are enough.
func (t *Table) climb(p *Path, person profile) (rises []rise, there bool) {
	for {
		there = shown(t.fit(p, person)) >= t.rule.target && p.short(person) == 0
		if there || len(rises) == t.rule.steps {
			return rises, there
		}
		next, ok := t.rise(p, person)
		if !ok {
			return rises, there
		}
		person[next.dimension] = next.to
		rises = append(rises, next)
	}
}

// planTo finds the shortest way to a path.
func (t *Table) planTo(s *sheet, p *Path) *Plan {
	person := slices.Clone(s.person)
	rises, there := t.climb(p, person)
	plan := &Plan{Path: p.ID, Name: p.Name, Long: !there}
	if plan.Long {
		for i := len(rises) - 1; i >= t.rule.longSteps; i-- {
			person[rises[i].dimension] = rises[i].from
		}
		rises = rises[:min(len(rises), t.rule.longSteps)]
	}
	plan.Fit = shown(t.fit(p, person))
	for i, r := range rises {
		d := t.Dimensions[r.dimension]
		again := slices.ContainsFunc(rises[:i], func(x rise) bool { return x.dimension == r.dimension })
		// Two different answers have a mean that neither of them says, and the gate and the gaps echo one of them.
		step := Step{d.Name, stepText(d, r, again || s.says(r.dimension, r.from)), d.Action}
		if again {
			step.Action = sameAction
		}
		plan.Steps = append(plan.Steps, step)
	}
	plan.Text = planText(plan, t.rule.steps)
	return plan
}

// rise is one dimension going up.
type rise struct {
	dimension int
	from, to  float64
}

// rise finds the need whose rise by one level adds most to the fit, the relief at the gate included.
func (t *Table) rise(p *Path, person profile) (rise, bool) {
	var (
		best rise
		most float64
		now  = t.fit(p, person)
	)
	for _, n := range p.needs {
		d := person.best(n.dimensions)
		from := person[d]
		to := min(4, from+1)
		person[d] = to
		gain := t.fit(p, person) - now
		person[d] = from
		if gain > most {
			best, most = rise{d, from, to}, gain
		}
	}
	return best, most > 0
}

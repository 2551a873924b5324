package quiz

import (
	"math"
	"slices"
)

// Score turns answers into a result. The form is the short one when every answer belongs to it, else the full one. It
// fails with [*AnswerError] when [Table.Check] does, or when an answer of the form is missing.
func (t *Table) Score(a Answers) (Result, error) {
	s, err := t.sheet(a)
	if err != nil {
		return Result{}, err
	}
	r := Result{
		Version:    t.Version,
		Form:       s.form,
		Note:       t.formText(s.form),
		Values:     t.valuesOf(s),
		NoRanking:  len(s.unknown)*3 > s.asked,
		Unknown:    len(s.unknown),
		Asked:      s.asked,
		Readiness:  t.readinessOf(s),
		Disclaimer: disclaimerText(t.Version),
	}
	if r.NoRanking {
		r.Verdict = noRankingText(r.Unknown, r.Asked)
		return r, nil
	}
	person := s.profile()
	ranking := t.rank(person)
	r.Fits = t.fitsOf(s, person, ranking)
	if !t.wins(ranking[0], person) {
		r.Nothing = t.planTo(s, ranking[0].path)
		r.Verdict = nothingText(r.Fits[0])
		return r, nil
	}
	t.winner(&r, s, person, ranking)
	return r, nil
}

// winner fills in what is said only when there is a path, or several, to begin with.
func (t *Table) winner(r *Result, s sheet, person profile, ranking []ranked) {
	joint := t.joint(ranking)
	for i := range t.Paths { // table order, not the ranking's
		if slices.ContainsFunc(joint, func(x ranked) bool { return x.path == &t.Paths[i] }) {
			r.Joint = append(r.Joint, t.Paths[i].ID)
		}
	}
	lead := lead(ranking)
	r.Sure = t.sure(lead)
	r.Flat = t.flat(ranking)
	r.Verdict = t.verdictText(r, lead)
	if len(joint) > 1 {
		r.Separating = t.separating(person, joint[0].path, joint[1].path)
	}
	if len(joint) < len(ranking) {
		r.WhyNot = t.whyNot(s, person, ranking[0].path, ranking[len(joint)].path)
	}
	r.Change = t.change(s, person)
	r.HangsOn = t.hangsOn(s, ranking[0].path)
	if top := r.Fits[0]; top.Shown >= t.rule.target && r.Readiness.Shown < t.rule.target && len(r.Readiness.Weakest) > 0 {
		r.Caution = cautionText(top.Name, r.Readiness.Weakest)
	}
}

// joint is the head of the ranking within the tie band.
func (t *Table) joint(ranking []ranked) []ranked {
	n := 1
	for n < len(ranking) && ranking[0].fit-ranking[n].fit < t.rule.tie {
		n++
	}
	return ranking[:n]
}

// lead is how many points the first path is ahead of the second.
func lead(ranking []ranked) float64 {
	if len(ranking) < 2 {
		return math.Inf(1)
	}
	return ranking[0].fit - ranking[1].fit
}

func (t *Table) sure(lead float64) Sureness {
	switch {
	case lead >= t.rule.clear:
		return Clear
	case lead >= t.rule.tie:
		return Leaning
	}
	return Between
}

// flat reports whether several doors are open: the fourth path is close to the first, or there is no lead and four
// paths are strong. The second case is that of a person with everything high, whose fits spread because the paths'
// scales end at different points.
func (t *Table) flat(ranking []ranked) bool {
	if len(ranking) < 4 {
		return false
	}
	fourth := ranking[3].fit
	return ranking[0].fit-fourth <= t.rule.flat || lead(ranking) < t.rule.tie && shown(fourth) >= t.rule.strong
}

func (t *Table) valuesOf(s sheet) []Value {
	vs := make([]Value, len(t.Dimensions))
	for i, d := range t.Dimensions {
		v := Value{ID: d.ID, Name: d.Name, Level: s.dimension(i), Known: s.known(i)}
		if v.Known && len(d.Levels) > 0 {
			v.Words = d.Levels[int(v.Level)]
		}
		vs[i] = v
	}
	return vs
}

func (t *Table) fitsOf(s sheet, person profile, ranking []ranked) []Fit {
	lowest, highest := s.unknownAt(0).profile(), s.unknownAt(4).profile()
	fits := make([]Fit, len(ranking))
	for i, x := range ranking {
		f := Fit{
			Path:  x.path.ID,
			Name:  x.path.Name,
			Score: x.fit,
			Shown: shown(x.fit),
			Low:   shown(t.fit(x.path, lowest)),
			High:  shown(t.fit(x.path, highest)),
		}
		f.Word = word(t.words, f.Shown)
		f.Range = rangeText(f.Low, f.High)
		f.Blocked = t.gateOf(s, x.path, person)
		shares := x.path.shares(person)
		f.For = t.reasonsFor(s, shares)
		f.Missing = t.gapsOf(s, shares)
		fits[i] = f
	}
	return fits
}

// gateOf is what is said of a path whose gate is not met; nil where it is.
func (t *Table) gateOf(s sheet, p *Path, person profile) *Gate {
	if p.short(person) == 0 {
		return nil
	}
	g := p.gate
	return &Gate{Name: t.names(g.dimensions), Text: gateText(g.text, s, person.best(g.dimensions))}
}

// change finds the smallest rise of one answer that makes another path the winner: fewest levels first, then the order
// of the questions. A lower answer is no advice, and an unknown one is left to [Table.hangsOn]. A rise after which
// nothing fits yet is none.
func (t *Table) change(s sheet, person profile) *Change {
	was := t.first(person).path
	var best *Change
	var size int
	for i, q := range t.Questions {
		from, ok := s.answers[q.ID]
		if !ok || from == Unknown || !s.form.asks(q) {
			continue
		}
		for to := from + 1; to <= int(q.top); to++ {
			if best != nil && to-from >= size {
				break
			}
			a, ok := q.Level(to)
			if !ok {
				continue
			}
			other := slices.Clone(person)
			other[q.dimension] = s.with(i, q.value(to)).dimension(q.dimension)
			if now := t.first(other); now.path != was && t.wins(now, other) {
				best = &Change{Question: q.ID, From: from, To: to, Path: now.path.ID, Text: changeText(q, a, now.path.Name)}
				size = to - from
			}
		}
	}
	return best
}

// hangsOn finds the unknown answer, or if no single one does it all of them together, that decides which path is
// first.
func (t *Table) hangsOn(s sheet, top *Path) *HangsOn {
	var asked []int // unknown answers that a path asks for
	for _, q := range s.unknown {
		if !t.counts(t.Questions[q].dimension) {
			continue
		}
		asked = append(asked, q)
		for _, value := range []float64{0, 4} {
			if now := t.first(s.with(q, value).profile()).path; now != top {
				return &HangsOn{[]string{t.Questions[q].ID}, now.ID, hangsOnText(t.Questions[q], now.Name)}
			}
		}
	}
	for _, value := range []float64{0, 4} {
		now := t.first(s.unknownAt(value).profile()).path
		if now == top {
			continue
		}
		h := &HangsOn{Path: now.ID}
		var names []string
		for _, q := range asked {
			h.Questions = append(h.Questions, t.Questions[q].ID)
			if name := t.Dimensions[t.Questions[q].dimension].Name; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		h.Text = hangsOnSeveralText(names, now.Name)
		return h
	}
	return nil
}

// counts reports whether some path asks for the dimension.
func (t *Table) counts(dimension int) bool {
	return slices.ContainsFunc(t.Paths, func(p Path) bool {
		return slices.ContainsFunc(p.needs, func(n need) bool { return slices.Contains(n.dimensions, dimension) })
	})
}

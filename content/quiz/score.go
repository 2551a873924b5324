package quiz

import (
	"math"
	"slices"
)

// Score turns answers into a result. The form is the short one when every answer belongs to it and there are other
// questions, else the full one. It fails with [*AnswerError] when [Table.Check] does, or when an answer of the form is
// missing.
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
		NoRanking:  !s.ranked(),
		Unknown:    len(s.unknown),
		Asked:      s.asked,
		Readiness:  t.readinessOf(s),
		Disclaimer: disclaimerText(t.Version),
	}
	if r.NoRanking {
		r.Readiness.Band, r.Readiness.Weakest = firstGuess, nil
		r.Verdict = noRankingText(r.Unknown, r.Asked)
		return r, nil
	}
	ranking := t.rank(s.person)
	r.Fits = make([]Fit, 0, len(ranking))
	for _, x := range ranking {
		r.Fits = append(r.Fits, t.fitOf(s, x))
	}
	if !t.wins(ranking[0], s.person) {
		r.Nothing = t.planTo(s, ranking[0].path)
		r.Verdict = t.nothingText(r.Fits[0])
		return r, nil
	}
	t.winner(&r, s, ranking)
	return r, nil
}

// winner fills in what is said only when there is a path, or several, to begin with.
func (t *Table) winner(r *Result, s *sheet, ranking []ranked) {
	joint := t.joint(ranking)
	for i := range t.Paths { // table order, not the ranking's
		if slices.ContainsFunc(joint, func(x ranked) bool { return x.path == &t.Paths[i] }) {
			r.Joint = append(r.Joint, t.Paths[i].ID)
		}
	}
	r.Sure = t.sure(lead(ranking))
	r.Flat = t.flat(ranking)
	r.Verdict = t.verdictText(r)
	if len(joint) > 1 {
		r.Separating = t.separating(s.person, joint[0].path, joint[1].path)
	}
	if len(joint) < len(ranking) {
		r.WhyNot = t.whyNot(s, ranking[0].path, ranking[len(joint)].path)
	}
	r.Change = t.change(s, ranking[0].path)
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

func (t *Table) valuesOf(s *sheet) []Value {
	vs := make([]Value, len(t.Dimensions))
	for i, d := range t.Dimensions {
		v := Value{ID: d.ID, Name: d.Name, Level: s.person[i], Known: s.known(i)}
		if v.Known && len(d.Levels) > 0 {
			v.Words = d.Levels[int(v.Level)]
		}
		vs[i] = v
	}
	return vs
}

func (t *Table) fitOf(s *sheet, x ranked) Fit {
	f := Fit{
		Path:  x.path.ID,
		Name:  x.path.Name,
		Score: x.fit,
		Shown: shown(x.fit),
		Low:   shown(t.fit(x.path, s.low)),
		High:  shown(t.fit(x.path, s.high)),
	}
	f.Word = word(t.words, f.Shown)
	f.Range = rangeText(f.Low, f.High)
	f.Blocked = t.gateOf(s, x.path)
	shares := x.path.shares(s.person)
	f.For = t.reasonsFor(s, shares)
	f.Missing = t.gapsOf(s, shares)
	return f
}

// gateOf is what is said of a path whose gate is not met; nil where it is.
func (t *Table) gateOf(s *sheet, p *Path) *Gate {
	if p.short(s.person) == 0 {
		return nil
	}
	g := &p.gate
	return &Gate{Name: g.called, Text: gateText(g.text, s, s.person.best(g.dimensions))}
}

// change finds the smallest rise of one answer that makes another path the winner: fewest levels first, then the order
// of the questions. A lower answer is no advice, and an unknown one is left to [Table.hangsOn]. A rise after which
// nothing fits yet is none.
func (t *Table) change(s *sheet, was *Path) *Change {
	other := s.clone()
	for size := 1; size <= 4; size++ {
		for i := range t.Questions {
			q := &t.Questions[i]
			from := s.levels[i]
			if from < 0 || !t.Dimensions[q.dimension].needed {
				continue
			}
			to := from + size
			a, ok := q.Level(to)
			if !ok {
				continue
			}
			other.set(i, q.value(to))
			now := t.first(other.person)
			if now.path != was && t.wins(now, other.person) {
				return &Change{Question: q.ID, From: from, To: to, Path: now.path.ID, Text: changeText(q, a, now.path.Name)}
			}
			other.set(i, s.values[i])
		}
	}
	return nil
}

// hangsOn finds the unknown answer, or if no single one does it all of them together, that decides which path is
// first.
func (t *Table) hangsOn(s *sheet, top *Path) *HangsOn {
	other := s.clone()
	var asked []int // unknown answers that a path asks for
	for _, q := range s.unknown {
		if !t.Dimensions[t.Questions[q].dimension].needed {
			continue
		}
		asked = append(asked, q)
		for _, value := range []float64{0, 4} {
			other.set(q, value)
			if now := t.first(other.person).path; now != top {
				return &HangsOn{[]string{t.Questions[q].ID}, now.ID, hangsOnText(&t.Questions[q], now.Name)}
			}
		}
		other.set(q, s.values[q])
	}
	for _, person := range []profile{s.low, s.high} {
		now := t.first(person).path
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

package quiz

import (
	"cmp"
	"slices"
)

// What the table holds, for those who want to see how a result comes about. All of it is copies.

// Need is something that a path asks for, or a part of readiness.
type Need struct {
	Need   string // id, see [Share]
	Name   string
	Why    string   // why the path needs it, a clause; empty for a gate and for a part of readiness
	Level  int      // the level needed, 1 to 4; 0 for a part of readiness
	Words  []string // that level in words, for each of the dimensions of which the best counts
	Weight int      // 0 for a gate
}

// Needs returns what a path asks for, the heaviest first; nil for a path that the table does not have.
func (t *Table) Needs(path string) []Need {
	p, ok := t.Path(path)
	if !ok {
		return nil
	}
	needs := make([]Need, len(p.needs))
	for i, n := range p.needs {
		needs[i] = t.needOf(n.choice, int(n.level))
		needs[i].Why, needs[i].Weight = n.why, int(n.weight)
	}
	slices.SortStableFunc(needs, func(a, b Need) int { return cmp.Compare(b.Weight, a.Weight) })
	return needs
}

// Gate returns the least that a path asks for: below its level the path is blocked. It reports false for a path that
// the table does not have.
func (t *Table) Gate(path string) (Need, bool) {
	p, ok := t.Path(path)
	if !ok {
		return Need{}, false
	}
	return t.needOf(p.gate.choice, int(p.gate.level)), true
}

// Scale returns mean and standard deviation of a path's weighted mean (0 to 1) when every value is a fair five-sided
// die, from which its fits are measured. Both are 0 for a path that the table does not have.
func (t *Table) Scale(path string) (mean, deviation float64) {
	p, _ := t.Path(path)
	return p.mu, p.sigma
}

func (t *Table) needOf(c choice, level int) Need {
	n := Need{Need: c.id, Name: c.called, Level: level}
	for _, d := range c.dimensions {
		n.Words = append(n.Words, t.Dimensions[d].Levels[level]) // what a path asks for has words
	}
	return n
}

// Rule is the numbers of the rule of fit, in points of fit unless said otherwise.
type Rule struct {
	Center, Spread   float64 // mean and standard deviation of random answer sheets
	GatePenalty      float64 // for each level below a gate
	Tie, Clear, Flat float64
	Strong           int // four fits from here on, without a lead, are several open doors
	Fits, Target     int // the least of a winner, and where the way to the nearest path leads
	Steps, LongSteps int // levels that the way may rise, and how many of a longer one are shown
	Middle           int // the level that counts for an unknown answer
	Bands            []Band
}

// Band is a word for a part of the scale from 0 to 100.
type Band struct {
	From int
	Word string
}

// Rule returns the rule's numbers.
func (t *Table) Rule() Rule {
	r := t.rule
	return Rule{
		Center: r.center, Spread: r.spread, GatePenalty: r.gatePenalty, Tie: r.tie, Clear: r.clear, Flat: r.flat,
		Strong: r.strong, Fits: r.fits, Target: r.target, Steps: r.steps, LongSteps: r.longSteps, Middle: middle,
		Bands: openBands(t.words),
	}
}

// ReadinessRule is how readiness is put together.
type ReadinessRule struct {
	Parts []Need // in table order; of several dimensions the best counts
	Cap   int    // readiness is no higher when one of Zero is at 0
	Zero  []Need
	Bands []Band
}

// ReadinessRule returns the weights of readiness.
func (t *Table) ReadinessRule() ReadinessRule {
	rt := t.readiness
	r := ReadinessRule{Cap: shown(rt.cap), Bands: openBands(rt.bands)}
	for _, p := range rt.parts {
		r.Parts = append(r.Parts, Need{Need: p.id, Name: p.name, Weight: int(p.weight)})
	}
	for _, z := range rt.zero {
		r.Zero = append(r.Zero, Need{Need: z.id, Name: z.called})
	}
	return r
}

// openBands is the bands, the highest first.
func openBands(bands []band) []Band {
	open := make([]Band, len(bands))
	for i, b := range bands {
		open[i] = Band{b.from, b.word}
	}
	return open
}

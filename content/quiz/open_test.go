package quiz

import (
	"math"
	"strings"
	"testing"
)

// A fit can be worked out from what is open, without the rule's own code.
func TestOpenTableGivesTheFits(t *testing.T) {
	table := loaded(t)
	rule := table.Rule()
	r, err := table.Score(table.uniform(Full, 1))
	if err != nil {
		t.Fatal(err)
	}
	level := func(id string) float64 { // of the best of some values
		most := 0.0
		for _, v := range r.Values {
			for _, one := range strings.Split(id, "|") {
				if v.ID == one {
					most = max(most, v.Level)
				}
			}
		}
		return most
	}
	for _, f := range r.Fits {
		var sum, total float64
		for _, n := range table.Needs(f.Path) {
			p, least := level(n.Need), float64(n.Level)
			u := p / 4
			if n.Level < 4 {
				u = 0.8*min(p, least)/least + 0.2*max(0, p-least)/(4-least)
			}
			sum += float64(n.Weight) * u
			total += float64(n.Weight)
			if n.Name == "" || n.Why == "" || len(n.Words) == 0 {
				t.Errorf("%s: %+v", f.Path, n)
			}
		}
		mean, deviation := table.Scale(f.Path)
		gate, ok := table.Gate(f.Path)
		if !ok {
			t.Fatal(f.Path)
		}
		fit := rule.Center + rule.Spread*(sum/total-mean)/deviation - rule.GatePenalty*max(0, float64(gate.Level)-level(gate.Need))
		if math.Abs(fit-f.Score) > 1e-9 {
			t.Errorf("%s: %v, want %v", f.Path, fit, f.Score)
		}
	}
	ready := table.ReadinessRule()
	var sum, total float64
	for _, p := range ready.Parts {
		sum += float64(p.Weight) * level(p.Need)
		total += float64(p.Weight)
	}
	if got := 100 * sum / (4 * total); math.Abs(got-r.Readiness.Score) > 1e-9 {
		t.Errorf("readiness %v, want %v", got, r.Readiness.Score)
	}
}

// What is handed out is no way into the table.
func TestOpenTableIsACopy(t *testing.T) {
	table := loaded(t)
	table.Needs("teaching")[0].Weight = 0
	table.Rule().Bands[0].Word = ""
	table.ReadinessRule().Parts[0].Weight = 0
	if table.Needs("teaching")[0].Weight == 0 || table.Rule().Bands[0].Word == "" || table.ReadinessRule().Parts[0].Weight == 0 {
		t.Error("the table is changed")
	}
	if _, ok := table.Gate("nowhere"); ok || table.Needs("nowhere") != nil {
		t.Error("a path that is none has needs")
	}
}

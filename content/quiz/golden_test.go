package quiz

import (
	"math"
	"testing"
)

func loaded(tb testing.TB) *Table {
	tb.Helper()
	t, err := Load()
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// person makes a profile of values by dimension id; those left out have the value rest.
func (t *Table) person(rest float64, values map[string]float64) profile {
	p := make(profile, len(t.Dimensions))
	for i, d := range t.Dimensions {
		p[i] = rest
		if v, ok := values[d.ID]; ok {
			p[i] = v
		}
	}
	return p
}

// uniform answers every question of the form with one level; scam scenes are right from 2 on.
func (t *Table) uniform(f Form, level int) Answers {
	a := Answers{}
	for _, q := range t.Asked(f) {
		a[q.ID] = level
		if q.top == 1 && level != Unknown {
			a[q.ID] = min(1, level/2)
		}
	}
	return a
}

// near fails unless got and want agree to the digits that the golden values were written with.
func near(t *testing.T, what string, got, want, digits float64) {
	t.Helper()
	if math.Abs(got-want) > 0.5000001*math.Pow(10, -digits) {
		t.Errorf("%s: %.5f, want %v", what, got, want)
	}
}

func TestGoldenScale(t *testing.T) {
	table := loaded(t)
	for i, want := range [][2]float64{
		{.5756, .1579}, {.5581, .1435}, {.6712, .1543}, {.5724, .1476},
		{.5382, .1400}, {.5779, .1557}, {.5779, .1624}, {.5819, .1552},
	} {
		p := table.Paths[i]
		near(t, p.ID+" mean", p.mu, want[0], 4)
		near(t, p.ID+" deviation", p.sigma, want[1], 4)
	}
}

func golden(t *Table) profile {
	return t.person(0, map[string]float64{
		"time": 3, "capital": 1, "camera": 2, "writing": 2, "lang": 2, "design": 1, "sell": 2, "teach": 3, "org": 2,
		"audience": 1, "product": 0, "patience": 2, "risk": 1, "equip": 2, "net": 3, "pay": 2, "safe": 3,
	})
}

func TestGoldenPerson(t *testing.T) {
	table := loaded(t)
	person := golden(table)
	raw := []float64{.4241, .4063, .7125, .6667, .5561, .5491, .6912, .8159}
	fit := []float64{15.6, 24.1, 54.0, 59.6, 51.9, 37.2, 60.5, 72.6}
	for i := range table.Paths {
		p := &table.Paths[i]
		near(t, p.ID+" raw", p.raw(person), raw[i], 4)
		near(t, p.ID+" fit", table.fit(p, person), fit[i], 1)
	}
	near(t, "readiness", table.readiness.score(person), 61.4, 1)
	ranking := table.rank(person)
	for i, want := range []string{"teaching", "writing", "pages"} {
		if got := ranking[i].path.ID; got != want {
			t.Errorf("place %d: %s, want %s", i+1, got, want)
		}
	}
	if got := table.sure(lead(ranking)); got != Clear {
		t.Errorf("sure: %v, want %v", got, Clear)
	}
	for _, want := range []struct {
		path, dimension string
		gain            float64
	}{{"pages", "org", 7.7}, {"pages", "design", 5.8}, {"services", "lang", 11.3}} {
		p, _ := table.Path(want.path)
		found := false
		for _, x := range p.shares(person) {
			if table.Dimensions[x.dimension].ID == want.dimension && !x.met() {
				near(t, want.path+" gains from "+want.dimension, x.gain(), want.gain, 1)
				found = true
			}
		}
		if !found {
			t.Errorf("%s: %s is not missing", want.path, want.dimension)
		}
	}
}

func TestGoldenEvenSheets(t *testing.T) {
	table := loaded(t)
	for _, want := range []struct {
		level     float64
		readiness float64
		fits      []float64
	}{
		{1, 25, []float64{20.5, 14.8, 10.4, 17.3, 15.0, 20.2, 21.0, 20.0}},
		{2, 50, []float64{58.0, 58.0, 51.6, 59.3, 54.2, 58.6, 58.2, 59.4}},
		{4, 100, []float64{90.3, 96.2, 82.0, 93.5, 99.5, 90.7, 89.0, 90.4}},
	} {
		person := table.person(want.level, nil)
		for i := range table.Paths {
			near(t, table.Paths[i].ID, table.fit(&table.Paths[i], person), want.fits[i], 1)
		}
		near(t, "readiness", table.readiness.score(person), want.readiness, 0)
	}
}

// Property 8, and what the design says about the even sheets.
func TestEvenAnswers(t *testing.T) {
	table := loaded(t)
	for _, form := range []Form{Full, Short} {
		for level := range 5 {
			r, err := table.Score(table.uniform(form, level))
			if err != nil {
				t.Fatal(err)
			}
			if lead := r.Fits[0].Score - r.Fits[1].Score; r.Sure == Clear || lead >= 10 {
				t.Errorf("%s, all %d: lead %.1f is clear", form, level, lead)
			}
			if nothing := level <= 1; (r.Nothing != nil) != nothing {
				t.Errorf("%s, all %d: nothing fits yet is %v, want %v", form, level, r.Nothing != nil, nothing)
			}
			if open := level >= 2; r.Flat != open {
				t.Errorf("%s, all %d: several doors open is %v, want %v", form, level, r.Flat, open)
			}
		}
	}
}

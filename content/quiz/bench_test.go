package quiz

import (
	"maps"
	"testing"
)

// mixed are sheets with none, few and some unknown answers.
func mixed(t *Table, n int) []Answers {
	r := seeded(1)
	sheets := make([]Answers, n)
	for i := range sheets {
		sheets[i] = randomAnswers(t, r, Full, i%3)
	}
	return sheets
}

// each runs f on one of 64 sheets after another.
func each(b *testing.B, f func(*Table, Answers, string) error) {
	table := loaded(b)
	sheets := mixed(table, 64)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if err := f(table, sheets[i%len(sheets)], table.Paths[i%len(table.Paths)].ID); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScore(b *testing.B) {
	each(b, func(t *Table, a Answers, _ string) error { _, err := t.Score(a); return err })
}

func BenchmarkWhy(b *testing.B) {
	each(b, func(t *Table, a Answers, path string) error { _, err := t.Why(a, path); return err })
}

func BenchmarkMonth(b *testing.B) {
	each(b, func(t *Table, a Answers, path string) error { _, err := t.Month(a, path); return err })
}

func BenchmarkCompare(b *testing.B) {
	each(b, func(t *Table, a Answers, path string) error { _, err := t.Compare(a, path, t.Paths[0].ID); return err })
}

// BenchmarkWhatIf changes one answer and scores again.
func BenchmarkWhatIf(b *testing.B) {
	each(b, func(t *Table, a Answers, _ string) error {
		other := maps.Clone(a)
		other["sell-1"] = (max(0, a["sell-1"]) + 1) % 5
		_, err := t.Score(other)
		return err
	})
}

// BenchmarkSimulation ranks one run of the simulation; the other scores as many sheets in full.
func BenchmarkSimulation(b *testing.B) {
	table := loaded(b)
	b.Run("rank", func(b *testing.B) {
		for b.Loop() {
			simulate(table, kinds[0], 1)
		}
	})
	b.Run("score", func(b *testing.B) {
		answers := mixed(table, 1000)
		for b.Loop() {
			for i := range sheets {
				if _, err := table.Score(answers[i%len(answers)]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

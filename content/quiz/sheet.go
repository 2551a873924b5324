package quiz

import (
	"maps"
	"math"
	"slices"
)

// middle is the value that stands for an unknown answer.
const middle = 2

// sheet is a checked set of answers: each question's value from 0 to 4, NaN for those that the form does not ask.
type sheet struct {
	t       *Table
	form    Form
	asked   int
	values  []float64 // by question
	unknown []int     // questions answered with "I do not know"
	answers Answers
}

// sheet checks the answers. The form is the short one when every answer belongs to it, else the full one.
func (t *Table) sheet(a Answers) (sheet, error) {
	if err := t.Check(a); err != nil {
		return sheet{}, err
	}
	s := sheet{t: t, form: Short, answers: a, values: make([]float64, len(t.Questions))}
	for _, q := range t.Questions {
		if _, ok := a[q.ID]; ok && !q.Short {
			s.form = Full
		}
	}
	var missing AnswerError
	for i, q := range t.Questions {
		if !s.form.asks(q) {
			s.values[i] = math.NaN()
			continue
		}
		s.asked++
		level, ok := a[q.ID]
		switch {
		case !ok:
			missing.Missing = append(missing.Missing, q.ID)
		case level == Unknown:
			s.unknown = append(s.unknown, i)
			s.values[i] = middle
		default:
			s.values[i] = q.value(level)
		}
	}
	return s, missing.orNil()
}

// value brings a level to the scale from 0 to 4.
func (q Question) value(level int) float64 { return float64(level) * 4 / q.top }

// profile is the person that the answers describe: the mean of each dimension's questions.
func (s sheet) profile() profile {
	p := make(profile, len(s.t.Dimensions))
	for i := range p {
		p[i] = s.dimension(i)
	}
	return p
}

func (s sheet) dimension(i int) float64 {
	var sum, n float64
	for _, q := range s.t.Dimensions[i].questions {
		if v := s.values[q]; !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / n
}

// with is the sheet with one question's value changed.
func (s sheet) with(question int, value float64) sheet {
	s.values = slices.Clone(s.values)
	s.values[question] = value
	return s
}

// unknownAt is the sheet with every unknown answer at the given value.
func (s sheet) unknownAt(value float64) sheet {
	s.values = slices.Clone(s.values)
	for _, q := range s.unknown {
		s.values[q] = value
	}
	return s
}

// known reports whether at least one answer about the dimension is known.
func (s sheet) known(dimension int) bool {
	_, ok := s.echo(dimension, true)
	return ok
}

// echo returns the person's own answer about a dimension as a clause: of two answers the higher or the lower one. It
// reports false when all of them are unknown.
func (s sheet) echo(dimension int, higher bool) (string, bool) {
	i, ok := s.echoed(dimension, higher)
	if !ok {
		return "", false
	}
	q := s.t.Questions[i]
	a, ok := q.Level(s.answers[q.ID])
	return a.Echo, ok
}

// says reports whether the value of a dimension is that of the answer echoed, which all its other answers then share.
func (s sheet) says(dimension int, value float64) bool {
	i, ok := s.echoed(dimension, false)
	return ok && s.values[i] == value
}

// echoed returns the known question about a dimension with the highest or the lowest value, the first of equals.
func (s sheet) echoed(dimension int, higher bool) (question int, ok bool) {
	best := -1
	for _, q := range s.t.Dimensions[dimension].questions {
		if math.IsNaN(s.values[q]) || slices.Contains(s.unknown, q) {
			continue
		}
		if best < 0 || higher && s.values[q] > s.values[best] || !higher && s.values[q] < s.values[best] {
			best = q
		}
	}
	return best, best >= 0
}

// Of is the answers of a sitting to the questions that its form asks.
func (t *Table) Of(s Sitting) Answers {
	answers := maps.Clone(s.Answers)
	maps.DeleteFunc(answers, func(id string, _ int) bool {
		q, ok := t.Question(id)
		return ok && !s.Form.asks(q)
	})
	return answers
}

// Result scores a sitting, see [Table.Of].
func (t *Table) Result(s Sitting) (Result, error) { return t.Score(t.Of(s)) }

package quiz

import (
	"maps"
	"math"
	"slices"
)

// middle is the value that stands for an unknown answer.
const middle = 2

// unasked is the level of a question without an answer.
const unasked = -2

// sheet is a checked set of answers and the person that they describe.
type sheet struct {
	t       *Table
	form    Form
	asked   int
	levels  []int     // by question; below 0 are [Unknown] and unasked
	values  []float64 // the levels on the scale from 0 to 4, NaN where unasked
	unknown []int     // questions answered with "I do not know"

	person    profile
	low, high profile // with the unknown answers at 0 and at 4
}

// sheet checks the answers. The form is the short one when every answer belongs to it and there are other questions,
// else the full one.
func (t *Table) sheet(a Answers) (*sheet, error) {
	if err := t.Check(a); err != nil {
		return nil, err
	}
	n := len(t.Questions)
	s := &sheet{t: t, form: t.shortest(), levels: make([]int, n), values: make([]float64, n)}
	for i := range t.Questions {
		q := &t.Questions[i]
		level, ok := a[q.ID]
		switch {
		case !ok:
			level = unasked
		case !q.Short:
			s.form = Full
		}
		s.levels[i] = level
	}
	var missing AnswerError
	for i := range t.Questions {
		q := &t.Questions[i]
		if s.form.asks(*q) {
			s.asked++
			if s.levels[i] == unasked {
				missing.Missing = append(missing.Missing, q.ID)
			}
		}
		switch level := s.levels[i]; level {
		case unasked:
			s.values[i] = math.NaN()
		case Unknown:
			s.unknown = append(s.unknown, i)
			s.values[i] = middle
		default:
			s.values[i] = q.value(level)
		}
	}
	if err := missing.orNil(); err != nil {
		return nil, err
	}
	s.person = s.profile()
	s.low, s.high = s.unknownAt(0), s.unknownAt(4)
	return s, nil
}

// shortest is the short form, or the full one where there are no questions but those of the short one.
func (t *Table) shortest() Form {
	for _, q := range t.Questions {
		if !q.Short {
			return Short
		}
	}
	return Full
}

// value brings a level to the scale from 0 to 4.
func (q *Question) value(level int) float64 { return float64(level) * 4 / q.top }

// profile is the mean of each dimension's questions.
func (s *sheet) profile() profile {
	p := make(profile, len(s.t.Dimensions))
	for d := range p {
		p[d] = s.mean(d)
	}
	return p
}

func (s *sheet) mean(dimension int) float64 {
	var sum, n float64
	for _, q := range s.t.Dimensions[dimension].questions {
		if v := s.values[q]; !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / n
}

// clone is a sheet to try other values on.
func (s *sheet) clone() *sheet {
	other := *s
	other.values, other.person = slices.Clone(s.values), slices.Clone(s.person)
	return &other
}

// set changes the value of one question, and the person.
func (s *sheet) set(question int, value float64) {
	s.values[question] = value
	d := s.t.Questions[question].dimension
	s.person[d] = s.mean(d)
}

// unknownAt is the person with every unknown answer at the given value.
func (s *sheet) unknownAt(value float64) profile {
	if len(s.unknown) == 0 {
		return s.person
	}
	other := *s
	other.values = slices.Clone(s.values)
	for _, q := range s.unknown {
		other.values[q] = value
	}
	return other.profile()
}

// ranked reports whether enough answers are known for a ranking: no more than a third are not.
func (s *sheet) ranked() bool { return len(s.unknown)*3 <= s.asked }

// known reports whether at least one answer about the dimension is known.
func (s *sheet) known(dimension int) bool {
	_, ok := s.echoed(dimension, true)
	return ok
}

// echo returns the person's own answer about a dimension as a clause: of two answers the higher or the lower one. It
// reports false when all of them are unknown.
func (s *sheet) echo(dimension int, higher bool) (string, bool) {
	i, ok := s.echoed(dimension, higher)
	if !ok {
		return "", false
	}
	return s.echoOf(i), true
}

// echoOf is the known answer to a question as a clause.
func (s *sheet) echoOf(question int) string {
	a, _ := s.t.Questions[question].Level(s.levels[question])
	return a.Echo
}

// says reports whether the value of a dimension is that of the answer echoed, which all its other answers then share.
func (s *sheet) says(dimension int, value float64) bool {
	i, ok := s.echoed(dimension, false)
	return ok && s.values[i] == value
}

// echoed returns the known question about a dimension with the highest or the lowest value, the first of equals.
func (s *sheet) echoed(dimension int, higher bool) (question int, ok bool) {
	best := -1
	for _, q := range s.t.Dimensions[dimension].questions {
		if s.levels[q] < 0 {
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

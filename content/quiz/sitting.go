package quiz

import (
	"maps"
	"time"
)

// Form is how many questions are asked.
type Form string

const (
	Full  Form = "full"
	Short Form = "short" // the first question of every dimension; its result is less sure
)

// asks reports whether the form contains q. A form that is not known counts as the full one.
func (f Form) asks(q Question) bool { return f != Short || q.Short }

// perQuestion is how long one question takes. Reading a plain question and choosing takes about ten seconds; the scam
// scenes take longer.
const perQuestion = 11 * time.Second

// Sitting is one run through the questions. It is a value: the methods of [Table] return a new one and leave the old
// one, and its map, as they were. A saved sitting goes on where it was; when its question is no longer in the table,
// at the first one without an answer.
type Sitting struct {
	Form    Form    `json:"form"`
	Answers Answers `json:"answers"`
	At      string  `json:"at"` // question id
}

// Begin returns a sitting at the first question.
func (t *Table) Begin(f Form) Sitting {
	s := Sitting{Form: f, Answers: Answers{}}
	if qs := t.Asked(f); len(qs) > 0 {
		s.At = qs[0].ID
	}
	return s
}

// Answer records the answer of the question at hand and goes to the next one; after the last it stays. A level that
// no answer has changes nothing.
func (t *Table) Answer(s Sitting, level int) Sitting {
	qs, i := t.place(s)
	if i < 0 {
		return s
	}
	if _, ok := qs[i].Level(level); !ok && level != Unknown {
		return s
	}
	answers := make(Answers, len(s.Answers)+1)
	maps.Copy(answers, s.Answers)
	answers[qs[i].ID] = level
	s.Answers = answers
	s.At = qs[min(i+1, len(qs)-1)].ID
	return s
}

// Next goes to the next question. It reports false at the last question and at one without an answer.
func (t *Table) Next(s Sitting) (Sitting, bool) {
	qs, i := t.place(s)
	if i < 0 || i == len(qs)-1 {
		return s, false
	}
	if _, ok := s.Answers[qs[i].ID]; !ok {
		return s, false
	}
	s.At = qs[i+1].ID
	return s, true
}

// Back goes to the question before and keeps every answer. It reports false at the first question.
func (t *Table) Back(s Sitting) (Sitting, bool) {
	qs, i := t.place(s)
	if i <= 0 {
		return s, false
	}
	s.At = qs[i-1].ID
	return s, true
}

// Current returns the question at hand. It reports false only for a table without questions.
func (t *Table) Current(s Sitting) (Question, bool) {
	qs, i := t.place(s)
	if i < 0 {
		return Question{}, false
	}
	return qs[i], true
}

// Place returns the number of the question at hand, from 1, and how many the form has.
func (t *Table) Place(s Sitting) (n, of int) {
	qs, i := t.place(s)
	return i + 1, len(qs)
}

// Left estimates the time for the questions that have no answer yet.
func (t *Table) Left(s Sitting) time.Duration {
	return time.Duration(t.open(s)) * perQuestion
}

// Done reports whether every question of the form has an answer. "I do not know" is one.
func (t *Table) Done(s Sitting) bool { return t.open(s) == 0 }

func (t *Table) open(s Sitting) int {
	n := 0
	for _, q := range t.Asked(s.Form) {
		if _, ok := s.Answers[q.ID]; !ok {
			n++
		}
	}
	return n
}

// place returns the form's questions and the index of the one at hand; -1 only when there are none.
func (t *Table) place(s Sitting) ([]Question, int) {
	qs := t.Asked(s.Form)
	for i, q := range qs {
		if q.ID == s.At {
			return qs, i
		}
	}
	for i, q := range qs {
		if _, ok := s.Answers[q.ID]; !ok {
			return qs, i
		}
	}
	return qs, len(qs) - 1
}

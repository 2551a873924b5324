// Package quiz is the assessment "are you ready to earn?": its questions, its table of paths, and the rule that turns
// answers into a result.
//
// [Load] reads and checks the embedded data once, and [LoadFS] any other of the same form. A run through the questions is a [Sitting], moved by [Table.Answer],
// [Table.Next] and [Table.Back]. [Table.Score] turns answers into a [Result], whose sentences are finished Arabic.
//
// Everything is a pure function of answers and table: no clock, no disk, no terminal, no colour. The weights are data,
// in table.yaml; the rule is in fit.go and readiness.go.
package quiz

import (
	"fmt"
	"slices"
	"strings"
)

// Unknown is the level of the answer "I do not know". It counts as the middle of the scale and is remembered.
const Unknown = -1

// Answers holds a level, or [Unknown], by question id.
type Answers map[string]int

// Table is the questions, the paths and the weights. It does not change once it is loaded and may be shared.
type Table struct {
	Version    int
	Questions  []Question  // in the order they are asked
	Dimensions []Dimension // the values that describe a person
	Paths      []Path      // in table order, which decides between equal fits

	rule      rule
	words     []band
	readiness readinessTable
	byID      map[string]int // question id → index
}

// Question is one question with five answers.
type Question struct {
	ID        string
	Dimension string // id of the dimension it measures
	Text      string
	Why       string // why it is asked, one line
	Lesson    string // what a scam scene teaches; empty for other questions
	Answers   []Answer
	Short     bool // part of the short form

	dimension int     // index in Table.Dimensions
	top       float64 // highest level of its answers, 4 or 1
}

// Answer is one of a question's answers, in the order shown.
type Answer struct {
	Text  string
	Level int    // 0 to 4; in scam scenes 0 or 1
	Echo  string // the answer as a clause in the second person
}

// Level returns the first answer with this level.
func (q Question) Level(level int) (Answer, bool) {
	for _, a := range q.Answers {
		if a.Level == level {
			return a, true
		}
	}
	return Answer{}, false
}

// Dimension is one of the values from 0 to 4 that describe a person. More is better.
type Dimension struct {
	ID     string // for programs; never shown
	Name   string
	Action string   // one thing to do to raise it
	Page   string   // id of a page that helps with it; may be empty
	Levels []string // the levels 0 to 4 in words; empty when no path needs the dimension

	questions []int // indexes in Table.Questions, the short form's first
	needed    bool  // some path asks for it
}

// Path is one way to earn.
type Path struct {
	ID         string
	Name       string
	Line       string   // what it is, in one sentence
	FirstWeek  []string // three to five tasks for days 1 to 7
	FirstMonth []string // four to six tasks for days 8 to 30
	Warning    string   // rules of the country or of age that the score leaves out; may be empty

	needs []need // in canonical order, so that a sum does not depend on the order of the rows
	gate  gate
	total float64 // of the needs' weights
	mu    float64 // mean of raw when every dimension is a fair five-sided die
	sigma float64 // its standard deviation
}

// Question returns the question with this id.
func (t *Table) Question(id string) (Question, bool) {
	i, ok := t.byID[id]
	if !ok {
		return Question{}, false
	}
	return t.Questions[i], true
}

// Path returns the path with this id.
func (t *Table) Path(id string) (Path, bool) {
	i := slices.IndexFunc(t.Paths, func(p Path) bool { return p.ID == id })
	if i < 0 {
		return Path{}, false
	}
	return t.Paths[i], true
}

// Dimension returns the dimension with this id.
func (t *Table) Dimension(id string) (Dimension, bool) {
	i := slices.IndexFunc(t.Dimensions, func(d Dimension) bool { return d.ID == id })
	if i < 0 {
		return Dimension{}, false
	}
	return t.Dimensions[i], true
}

// Asked returns the questions of a form in the order they are asked.
func (t *Table) Asked(f Form) []Question {
	qs := make([]Question, 0, len(t.Questions))
	for _, q := range t.Questions {
		if f.asks(q) {
			qs = append(qs, q)
		}
	}
	return qs
}

// Check reports unknown question ids and levels that no answer has, all of them, as [*AnswerError].
func (t *Table) Check(a Answers) error {
	var e AnswerError
	for id, level := range a {
		i, ok := t.byID[id]
		if !ok {
			e.Strange = append(e.Strange, id)
			continue
		}
		if _, ok := t.Questions[i].Level(level); !ok && level != Unknown {
			e.Levels = append(e.Levels, id)
		}
	}
	return e.orNil()
}

// AnswerError is what is wrong with a set of answers, as question ids in alphabetical order. It comes from a program
// or a saved file, never from a reader's choice.
type AnswerError struct {
	Strange []string // the table has no such question
	Levels  []string // the question has no answer with the level given
	Missing []string // the form asks it and there is no answer
}

func (e *AnswerError) orNil() error {
	if len(e.Strange)+len(e.Levels)+len(e.Missing) == 0 {
		return nil
	}
	slices.Sort(e.Strange)
	slices.Sort(e.Levels)
	slices.Sort(e.Missing)
	return e
}

func (e *AnswerError) Error() string {
	var parts []string
	for _, p := range []struct {
		format string
		ids    []string
	}{
		{"أسئلة غير معروفة: %s", e.Strange},
		{"إجابات خارج المستويات: %s", e.Levels},
		{"أسئلة بلا إجابة: %s", e.Missing},
	} {
		if len(p.ids) > 0 {
			parts = append(parts, fmt.Sprintf(p.format, strings.Join(p.ids, "، ")))
		}
	}
	return strings.Join(parts, "؛ ")
}

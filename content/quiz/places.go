package quiz

import (
	"errors"
	"maps"
	"slices"
)

// LevelAt is the level of the answer at a place; «I do not know» stands behind the others.
func (q Question) LevelAt(place int) int {
	if place < 0 || place >= len(q.Answers) {
		return Unknown
	}
	return q.Answers[place].Level
}

// TextAt is the answer at a place.
func (q Question) TextAt(place int) string {
	if place < 0 || place >= len(q.Answers) {
		return "لا أعرف"
	}
	return q.Answers[place].Text
}

// Known is the answers that the table's questions have.
func (t *Table) Known(answers Answers) Answers {
	var wrong *AnswerError
	if errors.As(t.Check(answers), &wrong) {
		answers = maps.Clone(answers)
		for _, id := range slices.Concat(wrong.Strange, wrong.Levels) {
			delete(answers, id)
		}
	}
	return answers
}

// Varied is the answers with some of them changed: question id → place of the answer.
func (t *Table) Varied(answers Answers, picked map[string]int) Answers {
	varied := maps.Clone(answers)
	for id, place := range picked {
		if q, ok := t.Question(id); ok {
			varied[id] = q.LevelAt(place)
		}
	}
	return varied
}

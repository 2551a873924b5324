package ui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// answer records answer i and goes on: to the lesson of a scene, to another
// question, or to the result.
func (q *question) answer(i int) tea.Cmd {
	_, before := q.sitting.Answers[q.now.ID]
	next := q.sitting
	next.Sitting = q.table.Answer(q.sitting.Sitting, levelOf(q.now, i))
	next.Picked = maps.Clone(q.sitting.Picked)
	if next.Picked == nil {
		next.Picked = map[string]int{}
	}
	next.Picked[q.now.ID] = i
	ends := false
	if !before || !q.more() {
		// Behind a new answer comes a question without one: others may have their
		// answers already.
		next.At, ends = q.open(next.Sitting)
	}
	switch {
	case q.now.Lesson != "":
		saved, tell := q.keep(next)
		q.lesson = lesson{shown: saved, ends: ends}
		return tell
	case ends:
		return q.finish(next)
	}
	return q.move(next)
}

// open is the question without an answer that follows the one on the screen, or
// the first one; that on the screen when there is none.
func (q *question) open(s quiz.Sitting) (id string, none bool) {
	asked := q.table.Asked(s.Form)
	here := slices.IndexFunc(asked, func(o quiz.Question) bool { return o.ID == q.now.ID })
	for i := range asked {
		o := asked[(here+1+i)%len(asked)]
		if _, ok := s.Answers[o.ID]; !ok {
			return o.ID, false
		}
	}
	return q.now.ID, true
}

// leave goes back, or on to the result once every question has its answer.
func (q *question) leave() tea.Cmd {
	if !q.table.Done(q.sitting.Sitting) {
		return pop
	}
	if !q.unchanged(q.sitting) {
		return q.finish(q.sitting)
	}
	if s := q.env.State.Sitting; s != nil && s.Started.Equal(q.sitting.Started) { // changed, and changed back
		if saved, tell := q.env.save(func(st *progress.State) { st.Drop(q.sitting) }); !saved {
			return tell
		}
	}
	return openResult(q.env, q, *q.origin, true)
}

// unchanged reports whether s has the answers of the finished sitting that it was
// made of.
func (q *question) unchanged(s progress.Sitting) bool {
	return q.origin != nil && maps.Equal(q.origin.Picked, s.Picked) && maps.Equal(q.origin.Answers, s.Answers)
}

// more reports whether another question follows the one on the screen.
func (q *question) more() bool {
	n, of := q.place()
	return n < of
}

// step goes to another question without changing an answer.
func (q *question) step(s quiz.Sitting) tea.Cmd {
	next := q.sitting
	next.Sitting = s
	return q.move(next)
}

// move makes next the sitting and takes up its question.
func (q *question) move(next progress.Sitting) tea.Cmd {
	saved, tell := q.keep(next)
	if saved {
		q.enter()
	}
	return tell
}

// keep makes next the sitting once it is on disk. It waits for the disk: what
// follows must not be seen before the answer is safe. A finished sitting of
// which nothing was changed is on disk.
func (q *question) keep(next progress.Sitting) (saved bool, tell tea.Cmd) {
	if s := q.env.State.Sitting; q.unchanged(next) && (s == nil || !s.Started.Equal(next.Started)) {
		q.sitting = next
		return true, nil
	}
	next.Changed = q.env.Now()
	if saved, tell = q.env.save(func(st *progress.State) { st.Keep(next) }); saved {
		q.sitting = next
	}
	return saved, tell
}

// finish keeps the whole sitting and opens its result.
func (q *question) finish(done progress.Sitting) tea.Cmd {
	done.Changed = q.env.Now()
	saved, tell := q.env.save(func(st *progress.State) { st.Finish(done) })
	if !saved {
		return tell
	}
	q.sitting, q.finished = done, true
	return tea.Sequence(openResult(q.env, q, done, true), tell)
}

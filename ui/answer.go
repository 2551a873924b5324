package ui

import (
	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// answer records answer i and goes on: to the lesson of a scene, to another
// question, or to the result.
func (q *question) answer(i int) tea.Cmd {
	next, ends := q.sitting.Answer(q.table, q.now, i)
	switch {
	case q.now.Lesson != "":
		tell := q.keep(next)
		q.lesson = lesson{shown: true, ends: ends}
		return tell
	case ends:
		return q.finish(next)
	}
	return q.move(next)
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
		dropped := q.sitting
		return tea.Sequence(openResult(q.env, q, *q.origin, true), q.env.save(func(st *progress.State) { st.Drop(dropped) }))
	}
	return openResult(q.env, q, *q.origin, true)
}

// unchanged reports whether s has the answers of the finished sitting that it was
// made of.
func (q *question) unchanged(s progress.Sitting) bool {
	return q.origin != nil && q.origin.Same(s)
}

// step goes to another question without changing an answer.
func (q *question) step(s quiz.Sitting) tea.Cmd {
	next := q.sitting
	next.Sitting = s
	return q.move(next)
}

// move makes next the sitting and takes up its question.
func (q *question) move(next progress.Sitting) tea.Cmd {
	tell := q.keep(next)
	q.enter()
	return tell
}

// keep makes next the sitting. It waits for the disk: what follows must not be
// seen before the answer is safe, or the reader told that it is not. A finished
// sitting of which nothing was changed is on disk.
func (q *question) keep(next progress.Sitting) (tell tea.Cmd) {
	if s := q.env.State.Sitting; !q.unchanged(next) || s != nil && s.Started.Equal(next.Started) {
		next.Changed = q.env.Now()
		before := q.sitting
		tell = q.env.save(func(st *progress.State) { st.Answer(before, next) })
	}
	q.sitting = next
	return tell
}

// finish keeps the whole sitting and opens its result.
func (q *question) finish(done progress.Sitting) tea.Cmd {
	done.Changed = q.env.Now()
	tell := q.env.save(func(st *progress.State) { st.Finish(done) })
	q.sitting, q.finished = done, true
	return tea.Sequence(openResult(q.env, q, done, true), tell)
}

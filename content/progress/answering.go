package progress

import (
	"maps"
	"slices"
	"time"

	"kasb/content/quiz"
)

// Begin is a sitting that begins now.
func Begin(t *quiz.Table, f quiz.Form, now time.Time) Sitting {
	return Sitting{Sitting: t.Begin(f), Table: t.Version, Started: now, Changed: now}
}

// UnderWay is the assessment under way, without answers that today's questions no longer have. It reports false where
// there is none with an answer.
func (s State) UnderWay(t *quiz.Table) (Sitting, bool) {
	if s.Sitting == nil {
		return Sitting{}, false
	}
	w := *s.Sitting
	w.Answers = t.Known(w.Answers)
	return w, len(w.Answers) > 0
}

// Completion is the full form with the answers of the last finished sitting, if that was one of the short form. It
// stands at the first question without one.
func (s State) Completion(t *quiz.Table, now time.Time) (Sitting, bool) {
	last, ok := s.Last()
	if !ok || last.Form != quiz.Short {
		return Sitting{}, false
	}
	w := Begin(t, quiz.Full, now)
	w.Answers, w.Picked = t.Known(last.Answers), last.Picked
	for _, q := range t.Asked(quiz.Full) {
		if _, answered := w.Answers[q.ID]; !answered {
			w.At = q.ID
			return w, true
		}
	}
	return w, false
}

// Given is the place of the answer that a question has, or -1; «I do not know» stands behind the others. Several
// answers may have the same level, so the place is kept too; where the questions have changed since, the first answer
// of that level stands for it.
func (w Sitting) Given(q quiz.Question) int {
	level, ok := w.Answers[q.ID]
	if !ok {
		return -1
	}
	if level == quiz.Unknown {
		return len(q.Answers)
	}
	if i, ok := w.Picked[q.ID]; ok && i >= 0 && i < len(q.Answers) && q.Answers[i].Level == level {
		return i
	}
	return slices.IndexFunc(q.Answers, func(a quiz.Answer) bool { return a.Level == level })
}

// Answer gives a question the answer at a place and goes on. Behind a new answer comes a question without one, since
// others may have their answers already; behind one that was changed, the next. It reports whether there is none.
func (w Sitting) Answer(t *quiz.Table, q quiz.Question, place int) (next Sitting, ends bool) {
	_, before := w.Answers[q.ID]
	w.At = q.ID
	n, of := t.Place(w.Sitting)
	next = w
	next.Sitting = t.Answer(w.Sitting, q.LevelAt(place))
	next.Picked = maps.Clone(w.Picked)
	if next.Picked == nil {
		next.Picked = map[string]int{}
	}
	next.Picked[q.ID] = place
	if !before || n == of {
		next.At, ends = open(t, next.Sitting, q.ID)
	}
	return next, ends
}

// open is the question without an answer that follows another one, or the first one; that other where there is none.
func open(t *quiz.Table, s quiz.Sitting, here string) (id string, none bool) {
	asked := t.Asked(s.Form)
	at := slices.IndexFunc(asked, func(o quiz.Question) bool { return o.ID == here })
	for i := range asked {
		o := asked[(at+1+i)%len(asked)]
		if _, ok := s.Answers[o.ID]; !ok {
			return o.ID, false
		}
	}
	return here, true
}

// Same reports whether both have the same answers.
func (w Sitting) Same(v Sitting) bool {
	return maps.Equal(w.Picked, v.Picked) && maps.Equal(w.Answers, v.Answers)
}

// Varied is a finished sitting of now with some answers of w changed: question id → place.
func (w Sitting) Varied(t *quiz.Table, picked map[string]int, now time.Time) Sitting {
	v := Sitting{Sitting: w.Sitting, Table: t.Version, Started: now, Changed: now}
	v.Answers, v.Picked = t.Varied(w.Answers, picked), maps.Clone(w.Picked)
	if v.Picked == nil {
		v.Picked = map[string]int{}
	}
	maps.Copy(v.Picked, picked)
	return v
}

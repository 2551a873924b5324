package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// lesson is what a scam scene teaches. It is shown right behind the answer, with
// the question still on the screen; the sitting has gone on already.
type lesson struct {
	shown bool
	ends  bool // the result follows
	pane  pane
	laid  lessonKey
}

// lessonKey is what the lines depend on.
type lessonKey struct {
	layoutKey
	height int
}

// lessonKeys are the keys while a lesson is shown. Those that give an answer are
// off: a digit that is pressed twice must not change one.
func (q *question) lessonKeys(k *Keys) {
	next := "التالي"
	if q.lesson.ends {
		next = "النتيجة"
	}
	k.Choose, k.Forward = with(k.Choose, next), with(k.Forward, next)
	k.Back = with(k.Back, "تغيير الإجابة")
	k.Back.SetEnabled(true)
	for _, b := range []*key.Binding{&k.Digit, &k.DontKnow, &k.Why, &k.NextItem, &k.PrevItem} {
		b.SetEnabled(false)
	}
}

// readLesson does what a key says while a lesson is shown.
func (q *question) readLesson(m tea.KeyPressMsg, k Keys) tea.Cmd {
	switch {
	case q.lesson.pane.key(m, k):
	case key.Matches(m, k.Choose, k.Forward):
		if q.lesson.ends {
			return q.leave()
		}
		q.enter()
	case key.Matches(m, k.Back):
		s := q.sitting.Sitting
		s.At = q.now.ID
		return q.step(s)
	}
	return nil
}

// viewLesson shows the question, its answers and the lesson. Where they have no
// room together, what was not seen before comes first.
func (q *question) viewLesson(size Size) []rtl.Line {
	l := &q.lesson
	if k := (lessonKey{q.env.layoutKey(size.Width), size.Height}); l.laid != k {
		first := l.laid == lessonKey{}
		l.laid = k
		lines, at := q.lessonLines(size, size.roomy())
		if len(lines) > size.Height {
			lines, at = q.lessonLines(size, false)
		}
		l.pane.set(lines)
		if first {
			l.pane.view(size.Height)
			l.pane.show(at, len(lines))
		}
	}
	return l.pane.view(size.Height)
}

// lessonLines are the lines, and which of them the lesson begins with.
func (q *question) lessonLines(size Size, spaced bool) (lines []rtl.Line, at int) {
	th := q.env.Theme
	s := &sheet{env: q.env, width: size.Width, lines: q.head(size)}
	for i := range q.list.n {
		s.lines = append(s.lines, q.option(i, false, size.Width)...)
		if spaced {
			s.blank()
		}
	}
	if !spaced {
		s.blank()
	}
	at = len(s.lines)
	right, _ := q.now.Level(1)
	switch q.sitting.Answers[q.now.ID] {
	case 1:
		s.text(th.Good, "إجابتك سليمة.")
	case quiz.Unknown:
	default:
		s.text(th.Warn, "كانت هناك إجابة أسلم.")
	}
	s.lines = append(s.lines, rtl.Layout(th.Title.Render("التصرف السليم:")+" "+th.Text.Render(right.Text+"."), s.options())...)
	s.text(th.Text, q.now.Lesson)
	return s.lines, at
}

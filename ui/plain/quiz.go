package plain

import (
	"errors"
	"io"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// Quiz asks the questions of a form and nothing else. Where kept is set the answers are kept in the store, and those of
// a sitting under way are offered to go on with; else whoever stops has to begin anew.
//
// It gives the sitting, and whether every question has its answer. Its error is [io.EOF] when the input ended before
// that, else one of Out.
func Quiz(p Program, form quiz.Form, kept bool) (progress.Sitting, bool, error) {
	d := newDialogue(p)
	d.quizzed = true
	table, err := p.Table()
	if err != nil {
		return progress.Sitting{}, false, err
	}
	if kept {
		d.load()
	} else {
		d.Store = progress.Memory(progress.State{})
	}
	q := &questions{dialogue: d, table: table, sitting: progress.Begin(table, form, d.Now()), unkept: !kept}
	end, err := q.askKept()
	if !d.flush() {
		d.say("لم تُحفظ الإجابات، لأن القرص رفض الكتابة.")
	}
	flushed := d.out.Flush()
	var s *stop
	switch {
	case errors.As(err, &s) && s.cause == nil:
	case errors.As(err, &s) && s.cause == io.EOF:
		return q.sitting, false, io.EOF
	case errors.As(err, &s):
		return q.sitting, false, s.cause
	case flushed != nil:
		return q.sitting, false, flushed
	}
	return q.sitting, end == finished, nil
}

// askKept asks whether to go on with a sitting under way, and then the questions.
func (q *questions) askKept() (end ending, err error) {
	old, ok := q.state.UnderWay(q.table)
	if !ok {
		return q.ask()
	}
	ask := func(s progress.Sitting) func() error {
		return func() error {
			q.sitting = s
			if end, err = q.ask(); err != nil {
				return err
			}
			return errDone
		}
	}
	fresh := q.sitting
	err = q.menu(menu{title: "هناك اختبار لم يكتمل", choices: func() []choice {
		return []choice{
			{label: "متابعته من حيث توقفت", do: ask(old)},
			{label: "تركه والبدء من جديد", do: ask(fresh)},
		}
	}, leave: "خروج"})
	return end, err
}

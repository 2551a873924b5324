package plain

import (
	"fmt"
	"kasb/content/progress"
	"slices"

	"kasb/content/arabic"
	"kasb/content/quiz"
)

// trial changes answers of a result to show how readiness and the fits move. The sitting stays as it is: changes are
// kept as a finished one of their own, or dropped.
type trial struct {
	*result
	picked map[string]int // question id → place of the answer, where it is another one
	now    quiz.Result
}

func (r *result) whatIf() error {
	t := &trial{result: r, picked: map[string]int{}, now: r.res}
	return r.menu(menu{title: "ماذا لو؟", intro: []string{"جرب إجابة أخرى، واسمع كيف تتحرك الأرقام. تبقى إجاباتك المحفوظة كما هي."},
		choices: func() []choice {
			choices := []choice{{label: "تجربة إجابة أخرى", do: t.questions}}
			if n := len(t.picked); n > 0 {
				choices = append(choices,
					choice{label: "ما تحرك حتى الآن", note: arabic.ChangedAnswers.Of(n) + ".", do: func() error { t.sayMoved(r.res); return nil }},
					choice{label: "حفظ التجربة نتيجة جديدة", do: t.keepTrial},
					choice{label: "ترك التجربة", do: func() error {
						clear(t.picked)
						t.now = r.res
						r.say("تُركت التجربة. إجاباتك كما هي.")
						return nil
					}})
			}
			return choices
		}})
}

// questions lists the questions with their answers as they are tried.
func (t *trial) questions() error {
	return t.menu(menu{title: "أي سؤال؟", choices: func() []choice {
		var choices []choice
		for _, q := range t.table.Asked(t.sitting.Form) {
			d, _ := t.table.Dimension(q.Dimension)
			c := choice{label: d.Name + ".", note: "إجابتك: " + q.TextAt(t.given(q)) + ".", do: func() error { return t.answers(q) }}
			if _, tried := t.picked[q.ID]; tried {
				c.note = "إجابة التجربة: " + q.TextAt(t.given(q)) + "."
			}
			choices = append(choices, c)
		}
		return choices
	}})
}

// given is the place of the answer of a question as it is tried.
func (t *trial) given(q quiz.Question) int {
	if i, ok := t.picked[q.ID]; ok {
		return i
	}
	return t.sitting.Given(q)
}

// answers offers the answers of a question.
func (t *trial) answers(q quiz.Question) error {
	return t.menu(menu{title: q.Text, choices: func() []choice {
		var choices []choice
		for i := range len(q.Answers) + 1 {
			c := choice{label: q.TextAt(i) + ".", do: func() error { return t.try(q, i) }}
			if i == t.sitting.Given(q) {
				c.note = "هذه إجابتك المحفوظة."
			}
			choices = append(choices, c)
		}
		return choices
	}})
}

// try tries the answer at a place and says what moves by it.
func (t *trial) try(q quiz.Question, i int) error {
	if i == t.sitting.Given(q) {
		delete(t.picked, q.ID)
	} else {
		t.picked[q.ID] = i
	}
	before := t.now
	now, err := t.table.Score(t.table.Varied(t.result.answers, t.picked))
	if err != nil {
		return err
	}
	t.now = now
	t.sayMoved(before)
	return errDone
}

// sayMoved says what is otherwise than in another result, the most important first.
func (t *trial) sayMoved(before quiz.Result) {
	now, said := t.now, false
	say := func(text string) { t.say(text); said = true }
	if now.Verdict != before.Verdict {
		say(now.Verdict)
	}
	if by := now.Readiness.Shown - before.Readiness.Shown; by != 0 {
		say(fmt.Sprintf("الجاهزية: %s، وصارت %d.", moved(by), now.Readiness.Shown))
	}
	if len(before.Fits) > 0 && len(now.Fits) > 0 {
		for place, f := range now.Fits {
			old := slices.IndexFunc(before.Fits, func(x quiz.Fit) bool { return x.Path == f.Path })
			by := f.Shown - before.Fits[old].Shown
			if by == 0 {
				continue
			}
			text := fmt.Sprintf("ملاءمة %s: %s، وصارت %d", f.Name, moved(by), f.Shown)
			if old != place {
				text += fmt.Sprintf("، والترتيب %d بعد أن كان %d", place+1, old+1)
			}
			say(text + ".")
		}
	}
	if !said {
		t.say("لا تتحرك الأرقام.")
	}
}

// keepTrial makes a finished sitting of the changes and shows its result.
func (t *trial) keepTrial() error {
	done := t.sitting.Varied(t.table, t.picked, t.Now())
	t.keep(func(st *progress.State) { st.Finish(done) })
	t.say("حُفظت نتيجة جديدة، والسابقة في السجل.")
	if err := t.dialogue.result(done); err != nil {
		return err
	}
	return errDone
}

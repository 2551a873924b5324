package plain

import (
	"fmt"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
)

// plan is a month for a path, as tasks to tick by their numbers.
func (r *result) plan(f quiz.Fit) error {
	month, err := r.table.Month(r.answers, f.Path)
	if err != nil {
		return err
	}
	intro := []string{"رقم المهمة يعني أنها تمت، وكتابته مرة أخرى تلغي ذلك."}
	if month.Preparing && f.Blocked != nil {
		intro = append(intro, "شرط البدء ناقص، وهو: "+f.Blocked.Name+". فهذا شهر تمهيد: الشرط أولا، ثم خطوات الأسبوع الأول على مهل.")
	}
	if kept := r.state.Plans[f.Path]; kept.Started.IsZero() {
		intro = append(intro, "تبدأ الأيام حين تتم أول مهمة.")
	} else {
		intro = append(intro, "بدأت يوم "+arabic.Date(kept.Started)+". "+dayOf(kept.Day(r.Now())), r.progressOf(month))
	}
	return r.menu(menu{title: "خطة 30 يوما لمسار " + month.Name, intro: intro, choices: func() []choice { return r.tasks(month) }})
}

func (r *result) tasks(month quiz.Month) []choice {
	var choices []choice
	for _, w := range month.Weeks {
		for i, t := range w.Tasks {
			c := choice{label: t.Text}
			if i == 0 {
				c.above = fmt.Sprintf("من اليوم %d إلى اليوم %d:", w.From, w.To)
			}
			done := r.done(month, t)
			c.note = t.Why
			if done {
				c.note = "(تم)"
			}
			c.do = func() error {
				now := r.Now()
				r.keep(func(st *progress.State) { st.Tick(month.Path, t.ID, !done, now) })
				if done {
					r.say("لم تتم بعد: " + t.Text)
				} else {
					r.say("تم: " + t.Text)
				}
				r.say(r.progressOf(month))
				return nil
			}
			choices = append(choices, c)
		}
	}
	return choices
}

func (r *result) done(month quiz.Month, t quiz.Task) bool {
	_, ok := r.state.Plans[month.Path].Done[t.ID]
	return ok
}

func (r *result) progressOf(month quiz.Month) string {
	n := 0
	for _, w := range month.Weeks {
		for _, t := range w.Tasks {
			if r.done(month, t) {
				n++
			}
		}
	}
	return fmt.Sprintf("تم من المهام %d من %d.", n, month.Tasks())
}

// dayOf says where a plan stands.
func dayOf(day int) string {
	if day > 30 {
		return "انتهت الأيام الثلاثون، ويبقى ما لم يتم."
	}
	return fmt.Sprintf("اليوم %d من 30.", day)
}

package ui

import (
	"testing"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// A finished short form can be completed: its answers are taken along, and only
// the others are asked.
func TestCompletingTheShortForm(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	d.press("1").lacks("إكمال الصيغة الكاملة").press("esc")
	d.press(shortForm(16, "2")...).sees("التصرف السليم:").press("enter").sees("نتيجتك").press("esc")
	d.press("1").sees("إكمال الصيغة الكاملة", "10 أسئلة").press("1")
	asked := 0
	for d.app.top().Title() == "اختبر جاهزيتك" {
		q := d.app.top().(*question)
		if _, ok := q.sitting.Answers[q.now.ID]; ok {
			t.Errorf("%s has an answer and is asked", q.now.ID)
		}
		if asked++; asked == 3 { // a look back does not lead away
			d.press("right", "left", "4")
			continue
		}
		d.press("4")
		if q.lesson.shown {
			d.press("enter")
		}
	}
	if asked != 10 {
		t.Errorf("%d questions were asked", asked)
	}
	st := d.app.env.State
	short, full := st.Finished[0], st.Finished[1]
	if len(st.Finished) != 2 || st.Sitting != nil || short.Form != quiz.Short || full.Form != quiz.Full || len(short.Answers) != 17 || len(full.Answers) != 27 {
		t.Fatalf("kept: %+v", st)
	}
	for id, level := range short.Answers {
		if full.Answers[id] != level || full.Picked[id] != short.Picked[id] {
			t.Errorf("%s was %d and is now %d", id, level, full.Answers[id])
		}
	}
	d.sees("نتيجتك").press("esc", "1").lacks("إكمال الصيغة الكاملة")
}

// Completing begins a sitting of its own, so what is under way is asked about.
func TestCompletingAsks(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24).press(shortForm(17, "enter", "esc")...)
	d.press("1", "2", "3", "3", "esc").press("1").sees("متابعة من حيث توقفت", "إكمال الصيغة الكاملة")
	d.press("2").sees("هناك اختبار لم يكتمل").press("2").sees("من 27")
	if q := d.app.top().(*question); len(q.sitting.Answers) != 17 {
		t.Errorf("%d answers are taken along", len(q.sitting.Answers))
	}
}

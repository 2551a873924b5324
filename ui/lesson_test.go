package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"kasb/content/progress"
)

// What a scene teaches is said right behind its answer, which is on disk by then
// and can still be changed.
func TestLessons(t *testing.T) {
	store := progress.Memory(progress.State{})
	d := start(t, store, 80, 24).press(answers(24)...).sees("السؤال 25 من 27").lacks("التصرف السليم:")
	given := func(want int) {
		t.Helper()
		if got, ok := d.app.env.State.Sitting.Answers["safe-1"]; !ok || got != want {
			t.Fatalf("%d is kept, want %d", got, want)
		}
	}
	const right, wrong = "إجابتك سليمة.", "كانت هناك إجابة أسلم."
	d.press("4").sees("السؤال 25 من 27", "التصرف السليم: أتوقف", "العمل يدفع لك", right, "التالي")
	given(1)
	d.press("1", "0", "w", "tab", "٢").sees(right, "السؤال 25 من 27") // none of them answers
	given(1)
	d.press("right").sees("السؤال 25 من 27").lacks("التصرف السليم:")
	if q := d.app.top().(*question); q.given() != 3 || q.list.at != 3 {
		t.Errorf("answer %d is the given one, %d is marked", q.given()+1, q.list.at+1)
	}
	d.press("1").sees(wrong, "التصرف السليم: أتوقف").lacks(right)
	given(0)
	d.press("right", "0").sees("التصرف السليم: أتوقف").lacks(right).lacks(wrong)
	given(-1)
	d.press("left").sees("السؤال 26 من 27").press("right").sees("السؤال 25 من 27").lacks("التصرف السليم:")
	d.press("left").sees("السؤال 26 من 27").press("1").sees(right).press("enter").sees("السؤال 27 من 27").press("٠")
	d.sees("التصرف السليم:", "النتيجة", "السؤال 27 من 27")
	if n := len(d.app.env.State.Finished); n != 0 {
		t.Errorf("%d sittings are finished before the last lesson is read", n)
	}
	d.press("enter").sees("نتيجتك")
	if st := d.app.env.State; len(st.Finished) != 1 || st.Sitting != nil || st.Finished[0].Answers["safe-3"] != -1 {
		t.Errorf("kept: %+v", st)
	}
}

// Who leaves while a lesson is shown goes on behind it, or at the last question.
func TestLeavingAtALesson(t *testing.T) {
	store := progress.Open(filepath.Join(t.TempDir(), "kasb"))
	start(t, store, 80, 24).press(answers(25, "esc")...).sees("25 إجابة")
	d := start(t, store, 80, 24).press("1").sees("25 إجابة").press("enter").sees("السؤال 26 من 27")
	d.press("3", "enter", "3").sees("التصرف السليم:")
	d = start(t, store, 80, 24).press("1", "enter").sees("السؤال 27 من 27").lacks("التصرف السليم:")
	d.press("3").sees("التصرف السليم:", "النتيجة").press("enter").sees("نتيجتك")
	if st := d.app.env.State; len(st.Finished) != 1 || st.Sitting != nil {
		t.Errorf("kept: %+v", st)
	}
}

// A lesson can be read whole in the smallest window, its beginning first.
func TestLessonsFitTheSmallestWindow(t *testing.T) {
	for name, from := range map[string][]string{"full": answers(24), "short": shortForm(16)} {
		d := start(t, progress.Memory(progress.State{}), minWidth, minHeight).press(from...)
		for scene := 0; d.app.top().Title() == "اختبر جاهزيتك"; scene++ {
			q := d.app.top().(*question)
			text := func() string {
				var b strings.Builder
				for range 30 {
					b.WriteString(d.screen())
					d.press("down")
				}
				return b.String()
			}
			d.press("3").sees("التصرف السليم:")
			if n := len(q.lesson.pane.lines); n > minHeight && !strings.Contains(d.screen(), "▼") && q.lesson.pane.more() {
				t.Errorf("%s, scene %d: %d lines, and nothing says that there are more", name, scene, n)
			}
			if strings.Contains(text(), "…") {
				t.Errorf("%s, scene %d is cut", name, scene)
			}
			d.press("enter")
		}
	}
}

// shortForm begins the short form, gives n answers and presses more keys.
func shortForm(n int, more ...string) []string {
	keys := []string{"1", "2"}
	for range n {
		keys = append(keys, "3")
	}
	return append(keys, more...)
}

// Answers that are changed and changed back leave nothing under way.
func TestChangingBack(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24).press(journeys["result"]...)
	d.press("e", "3").sees("السؤال 2 من 27")
	if d.app.env.State.Sitting != nil {
		t.Error("the same answer began another assessment")
	}
	d.press("2", "right", "3", "esc").sees("نتيجتك")
	if st := d.app.env.State; st.Sitting != nil || len(st.Finished) != 1 {
		t.Errorf("kept: %+v", st)
	}
}

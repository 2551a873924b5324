package progress

import (
	"testing"
	"time"

	"kasb/content/quiz"
)

var answeringDay = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func answeringTable(t *testing.T) *quiz.Table {
	t.Helper()
	table, err := quiz.Load()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// Answers in their order lead from question to question, and the last one ends it.
func TestSittingAnswers(t *testing.T) {
	table := answeringTable(t)
	for _, form := range []quiz.Form{quiz.Full, quiz.Short} {
		w := Begin(table, form, answeringDay)
		asked := table.Asked(form)
		for i, q := range asked {
			if now, _ := table.Current(w.Sitting); now.ID != q.ID || w.Given(q) != -1 {
				t.Fatalf("%s: at question %d stands %s, given %d", form, i, now.ID, w.Given(q))
			}
			place := i % (len(q.Answers) + 1)
			next, ends := w.Answer(table, q, place)
			if _, changed := w.Answers[q.ID]; changed || ends != (i == len(asked)-1) || next.Given(q) != place {
				t.Fatalf("%s: question %d ends %v, given %d, want %d", form, i, ends, next.Given(q), place)
			}
			w = next
		}
		// An answer that is changed leads to the question behind it, the last one to the end.
		for i, ends := range map[int]bool{0: false, 3: false, len(asked) - 1: true} {
			next, ended := w.Answer(table, asked[i], 0)
			if ended != ends || !ends && next.At != asked[i+1].ID || next.Given(asked[i]) != 0 {
				t.Errorf("%s: with answer %d changed it stands at %s, ends %v", form, i, next.At, ended)
			}
		}
	}
}

// A new answer leads over those that are there already, and round to what was left open.
func TestSittingLeadsToOpenQuestions(t *testing.T) {
	table := answeringTable(t)
	asked := table.Asked(quiz.Short)
	w := Begin(table, quiz.Short, answeringDay)
	for _, i := range []int{0, 1, 3} {
		w.At = asked[i].ID
		w, _ = w.Answer(table, asked[i], 1)
	}
	if next, _ := w.Answer(table, asked[2], 1); next.At != asked[4].ID {
		t.Errorf("behind the gap it stands at %s", next.At)
	}
	for _, i := range []int{len(asked) - 1} {
		if next, ends := w.Answer(table, asked[i], 1); ends || next.At != asked[2].ID {
			t.Errorf("behind the last one it stands at %s, ends %v", next.At, ends)
		}
	}
}

func TestGiven(t *testing.T) {
	q := answeringTable(t).Questions[len(answeringTable(t).Questions)-1] // a scene: four answers of level 0
	right := 0
	for i, a := range q.Answers {
		if a.Level == 1 {
			right = i
		}
	}
	other := (right + 2) % len(q.Answers)
	first := 0
	if right == 0 {
		first = 1
	}
	for name, c := range map[string]struct {
		level, picked, want int
	}{
		"as picked":                  {0, other, other},
		"unknown":                    {quiz.Unknown, 0, len(q.Answers)},
		"the questions have changed": {0, right, first},
		"out of range":               {1, 9, right},
		"no answer has that level":   {3, 1, -1},
	} {
		w := Sitting{Sitting: quiz.Sitting{Answers: quiz.Answers{q.ID: c.level}}, Picked: map[string]int{q.ID: c.picked}}
		if got := w.Given(q); got != c.want {
			t.Errorf("%s: place %d, want %d", name, got, c.want)
		}
	}
}

func TestUnderWayAndCompletion(t *testing.T) {
	table := answeringTable(t)
	var st State
	if _, ok := st.UnderWay(table); ok {
		t.Error("a new reader has begun")
	}
	if _, ok := st.Completion(table, answeringDay); ok {
		t.Error("a new reader has something to complete")
	}
	short := Begin(table, quiz.Short, answeringDay)
	st.Keep(short)
	if _, ok := st.UnderWay(table); ok {
		t.Error("a sitting without an answer is under way")
	}
	for _, q := range table.Asked(quiz.Short) {
		short, _ = short.Answer(table, q, 2)
	}
	old := short
	old.Answers = quiz.Answers{"time": 3, "of-another-version": 1, "equip": 9}
	st.Keep(old)
	if w, ok := st.UnderWay(table); !ok || len(w.Answers) != 1 || len(old.Answers) != 3 {
		t.Errorf("under way are %v, kept %v", w.Answers, old.Answers)
	}
	st.Finish(short)
	w, ok := st.Completion(table, answeringDay.Add(time.Hour))
	if !ok || w.Form != quiz.Full || len(w.Answers) != len(short.Answers) || !w.Started.Equal(answeringDay.Add(time.Hour)) {
		t.Fatalf("to complete is %+v", w)
	}
	if q, _ := table.Question(w.At); q.Short {
		t.Errorf("it stands at %s, which has its answer", w.At)
	}
	for !table.Done(w.Sitting) {
		q, _ := table.Current(w.Sitting)
		w, _ = w.Answer(table, q, 1)
	}
	st.Finish(w)
	if _, ok := st.Completion(table, answeringDay); ok {
		t.Error("a full form has something to complete")
	}
}

func TestVaried(t *testing.T) {
	table := answeringTable(t)
	w := Begin(table, quiz.Short, answeringDay)
	for _, q := range table.Asked(quiz.Short) {
		w, _ = w.Answer(table, q, 2)
	}
	v := w.Varied(table, map[string]int{"time": 0, "equip": 5}, answeringDay.Add(time.Hour))
	if v.Answers["time"] != 0 || v.Answers["equip"] != quiz.Unknown || v.Picked["equip"] != 5 || v.Started.Equal(w.Started) || v.Same(w) {
		t.Errorf("varied it is %+v", v)
	}
	if w.Answers["time"] == 0 || w.Picked["equip"] == 5 || !w.Same(w) {
		t.Error("the sitting itself has changed")
	}
}

package ui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// finished is a reader's state with one finished sitting, in which every
// question of a form has answer i, or an unknown one where i is below 0.
func finished(t testing.TB, f quiz.Form, i int) progress.State {
	t.Helper()
	table, err := realTable()
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	s := progress.Sitting{Sitting: table.Begin(f), Picked: map[string]int{}, Table: table.Version, Started: day, Changed: day}
	for _, q := range table.Asked(f) {
		s.Answers[q.ID] = q.LevelAt(i)
		if i >= 0 {
			s.Picked[q.ID] = i
		}
	}
	return progress.State{Finished: []progress.Sitting{s}}
}

// faces leads to every face of a result from the first screen of a reader with
// one finished sitting.
var faces = map[string][]string{
	"overview":   {"5"},
	"why":        {"5", "tab"},
	"what if":    {"5", "tab", "tab"},
	"trying":     {"5", "tab", "tab", "down", "enter", "4"},
	"comparison": {"5", "tab", "tab", "tab"},
	"plan":       {"5", "tab", "tab", "tab", "tab", "enter"},
	"portrait":   {"5", "shift+tab"},
}

func TestFacesFitTheWindow(t *testing.T) {
	for name, keys := range faces {
		for _, i := range []int{0, 2, 4} {
			d := start(t, progress.Memory(finished(t, quiz.Full, i)), 100, 30).press(keys...)
			for _, size := range []Size{{40, 12}, {59, 18}, {60, 17}, {72, 24}, {80, 24}, {100, 30}, {200, 60}, {40, 60}} {
				d.send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
				if fault := frameFault(d); fault != "" {
					t.Errorf("%s of answers %d at %v: %s", name, i, size, fault)
				}
			}
			for _, width := range []int{minWidth, 60, 80} {
				d.send(tea.WindowSizeMsg{Width: width, Height: 400})
				if screen := d.screen(); strings.Contains(screen, "…") {
					t.Errorf("%s of answers %d is cut:\n%s", name, i, screen)
				}
			}
		}
	}
}

func TestNoFaceBindsOneKeyTwice(t *testing.T) {
	for name, keys := range faces {
		d := start(t, progress.Memory(finished(t, quiz.Full, 2)), 100, 30).press(keys...)
		for _, fault := range keyFaults(d) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// A result without a ranking has no faces that need one.
func TestFacesWithoutRanking(t *testing.T) {
	d := start(t, progress.Memory(finished(t, quiz.Short, -1)), 80, 40).press("5").sees("فلا ترتيب للمسارات الآن", "ماذا لو؟", "صورتك")
	d.lacks("لماذا؟").lacks("مقارنة").lacks("خطة 30 يوما")
	d.sees("الجاهزية: تقدير أولي").lacks("أضعف ما فيها").lacks("ما يفيدك")
	for range 6 {
		d.press("n", "3", "enter", "down", "esc", "5", "tab")
		checkFrame(t, d)
		if len(d.app.stack) == 1 {
			break
		}
	}
}

// Of two results of one day the header says the time too.
func TestResultSaysTheTime(t *testing.T) {
	st := finished(t, quiz.Short, 2)
	start(t, progress.Memory(st), 80, 24).press("5").sees("20 نوفمبر 2026").lacks("09:00")
	later := finished(t, quiz.Short, 3).Finished[0]
	later.Changed = later.Changed.Add(5 * time.Hour)
	st.Finished = append(st.Finished, later)
	d := start(t, progress.Memory(st), 80, 24).press("5").sees("20 نوفمبر 2026، 14:00")
	d.press("esc", "6", "2").sees("20 نوفمبر 2026، 09:00")
}

// The sum under the parts of a fit is the number in the ranking.
func TestWhyAddsUp(t *testing.T) {
	d := start(t, progress.Memory(finished(t, quiz.Full, 3)), 100, 90).press("5")
	for range 8 {
		r := d.app.top().(*result)
		want := r.result.Fits[r.at]
		d.press("tab").sees(fmt.Sprintf("لماذا %d من 100 لمسار «%s»؟", want.Shown, want.Name), "المجموع، مع 50 في البداية")
		d.press("shift+tab", "n")
	}
}

func TestWhatIf(t *testing.T) {
	state := finished(t, quiz.Full, 2)
	before := maps.Clone(state.Finished[0].Answers)
	store := progress.Memory(state)
	d := start(t, store, 80, 30).press("5")
	r := d.app.top().(*result)
	was := r.result.Readiness.Shown
	d.press("tab", "tab", "enter", "5").sees("إجابتك المحفوظة", "▲")
	now := r.faces[r.open].(*whatIf).now.Readiness.Shown
	if now <= was {
		t.Errorf("readiness is %d, and %d with more time", was, now)
	}
	d.press("esc").sees("تجربة فقط: إجابة واحدة مختلفة")
	if d.app.top() != r {
		t.Fatal("the way back from the answers leaves the result")
	}
	d.press("z").lacks("تجربة فقط").lacks("▲")
	kept, _ := store.Load()
	if len(kept.Finished) != 1 || !maps.Equal(kept.Finished[0].Answers, before) {
		t.Errorf("trying has changed what is kept: %v", kept.Finished)
	}

	d.press("enter", "5", "esc", "s")
	kept, _ = store.Load()
	if len(kept.Finished) != 2 || !maps.Equal(kept.Finished[0].Answers, before) {
		t.Fatalf("keeping leaves %d sittings", len(kept.Finished))
	}
	for id, level := range kept.Finished[1].Answers {
		if want := before[id]; level != want && id != "time" || id == "time" && level != 4 {
			t.Errorf("%s is kept as %d and was %d", id, level, want)
		}
	}
	if shown := d.app.top().(*result).result.Readiness.Shown; shown != now {
		t.Errorf("the result behind keeping has readiness %d, want %d", shown, now)
	}
}

// What is tried is what answering so from the start would come to.
func TestWhatIfIsTheSameResult(t *testing.T) {
	table, _ := realTable()
	rnd := rand.New(rand.NewPCG(3, 4))
	d := start(t, progress.Memory(finished(t, quiz.Full, 2)), 80, 30).press("5", "tab", "tab")
	w := d.app.top().(*result).faces[2].(*whatIf)
	for range 60 {
		d.press("home")
		for range rnd.IntN(len(w.questions)) {
			d.press("down")
		}
		d.press("enter", []string{"0", "1", "2", "3", "4", "5"}[rnd.IntN(6)], "esc")
		want, err := table.Score(w.changed())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(w.now, want) {
			t.Fatalf("after %v readiness is %d, want %d", w.picked, w.now.Readiness.Shown, want.Readiness.Shown)
		}
	}
}

func TestPlanIsKept(t *testing.T) {
	store := progress.Memory(finished(t, quiz.Full, 1))
	d := start(t, store, 80, 40).press("5", "tab", "tab", "tab", "tab").sees("خطة 30 يوما لمسار")
	p := d.app.top().(*result).faces[d.app.top().(*result).open].(*plan)
	path, first := p.month.Path, p.tasks[0].ID
	d.press("enter", "down", "space").sees("2 من " + itoa(len(p.tasks))).sees("اليوم 1 من 30")
	kept, _ := store.Load()
	if done := kept.Plans[path].Done; len(done) != 2 || done[first].IsZero() {
		t.Errorf("two tasks are done, kept is %v", done)
	}
	d.press("up", "enter").sees("1 من " + itoa(len(p.tasks)))
	again := start(t, store, 80, 40).press("5", "tab", "tab", "tab", "tab").sees("1 من " + itoa(len(p.tasks)))
	again.press("n").lacks("1 من " + itoa(len(p.tasks)))
}

// A bar of the portrait fills its width, shows the value, and marks the need
// wherever it is.
func TestPortraitBar(t *testing.T) {
	d := start(t, progress.Memory(finished(t, quiz.Full, 2)), 80, 30).press("5")
	p := d.app.top().(*result).faces[len(d.app.top().(*result).faces)-1].(*portrait)
	for width := 8; width < 60; width++ {
		for half := range 9 {
			for least := range 5 {
				value := float64(half) / 2
				l := p.bar(value, least, value >= float64(least), width)
				text := l.String()
				if l.Width() != width {
					t.Fatalf("%v of %d in %d cells: %d cells", value, least, width, l.Width())
				}
				if strokes := strings.Count(text, "┃"); strokes != min(least, 1) {
					t.Fatalf("%v of %d in %d cells: %q", value, least, width, text)
				}
				if missing := strings.Contains(text, "╌"); missing && value >= float64(least) {
					t.Fatalf("%v of %d in %d cells: %q", value, least, width, text)
				}
			}
		}
	}
}

func TestRandomWalksOverFaces(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	names := []string{"up", "down", "left", "right", "enter", "esc", "tab", "shift+tab", "end", "pgdown", "0", "1", "3", "5", "n", "p", "s", "z", "space", "?"}
	for range 20 {
		d := start(t, progress.Memory(finished(t, quiz.Form([]quiz.Form{quiz.Full, quiz.Short}[rnd.IntN(2)]), rnd.IntN(5))), 40+rnd.IntN(120), 12+rnd.IntN(40))
		d.press("5")
		for range 120 {
			d.press(names[rnd.IntN(len(names))])
			checkFrame(t, d)
			if len(d.app.stack) == 1 {
				d.press("5")
			}
		}
	}
}

func BenchmarkWhatIf(b *testing.B) {
	d := start(b, progress.Memory(finished(b, quiz.Full, 2)), 80, 30).press("5", "tab", "tab", "enter")
	keys := [2]tea.KeyPressMsg{press("5"), press("2")}
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		d.app.Update(keys[i%2])
		d.app.View()
		i++
	}
}

// What is missing leads to pages that help, and each of them opens.
func TestAdvice(t *testing.T) {
	for _, i := range []int{0, 1, 3} {
		d := start(t, progress.Memory(finished(t, quiz.Full, i)), 80, 30).press("5", "m").sees("صفحات تفيدك", "المسار المعروض")
		n := len(d.app.top().(*advice).pages)
		if n < 2 && i < 3 {
			t.Errorf("answers %d: %d pages", i, n)
		}
		for at := range n {
			want := d.app.top().(*advice).pages[at].ID
			d.press(itoa(at + 1))
			if got := d.app.top().(*reader).page.ID; got != want {
				t.Errorf("%s opens %s", want, got)
			}
			d.press("esc")
		}
	}
}

// Every value of the table has a page that helps with it.
func TestEveryDimensionHasAPage(t *testing.T) {
	table, _ := realTable()
	lib, _ := realLibrary()
	for _, d := range table.Dimensions {
		if _, ok := lib.Page(d.Page); !ok {
			t.Errorf("%s: page %q", d.ID, d.Page)
		}
	}
}

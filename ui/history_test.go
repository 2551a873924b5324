package ui

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// past is a reader with n finished sittings, a week apart, who knows a little more
// each time. The second can't be read any more and the third is a short one.
func past(t testing.TB, n int) progress.State {
	t.Helper()
	table, err := realTable()
	if err != nil {
		t.Fatal(err)
	}
	var st progress.State
	for i := range n {
		form := quiz.Full
		if i == 2 {
			form = quiz.Short
		}
		when := time.Date(2026, 9, 1+7*i, 14, 5, 0, 0, time.UTC)
		s := progress.Sitting{Sitting: table.Begin(form), Table: table.Version, Started: when, Changed: when}
		for j, q := range table.Asked(form) {
			level := min(4, (j*7)%3+i*((j+1)%3)/2)
			if q.Lesson != "" {
				level = min(1, level)
			}
			s.Answers[q.ID] = level
		}
		if i == 0 {
			s.Table = table.Version - 1
		}
		if i == 1 {
			s.Answers["gone"] = 2
			s.Table = table.Version - 1
		}
		st.Finished = append(st.Finished, s)
	}
	return st
}

// historyAt opens the list of n finished sittings.
func historyAt(t testing.TB, n, width, height int) *driver {
	t.Helper()
	return start(t, progress.Memory(past(t, n)), width, height).press("6").sees("سجل النتائج")
}

// Readiness that is a guess is not set against another.
func TestHistoryOfGuesses(t *testing.T) {
	st := finished(t, quiz.Short, 0)
	for i, level := range []int{-1, 3} {
		next := finished(t, quiz.Short, level).Finished[0]
		next.Changed = next.Changed.AddDate(0, 0, 1+i)
		st.Finished = append(st.Finished, next)
	}
	d := start(t, progress.Memory(st), 80, 24).press("6").sees("بلا ترتيب").lacks("عن السابقة").press("down", "c")
	d.sees("مقارنة نتيجتين", "غير معروف").lacks("▲ 50")
}

func TestHistory(t *testing.T) {
	d := historyAt(t, 5, 80, 24).sees("5 نتائج", "29 سبتمبر 2026 · الصيغة الكاملة", "الجاهزية من الأقدم إلى الأحدث")
	h := d.app.top().(*history)
	for i, r := range h.runs {
		if want := h.env.State.Finished[4-i]; !r.sitting.Changed.Equal(want.Changed) || r.scored != (i != 3) {
			t.Errorf("run %d is of %v, scored: %v", i, r.sitting.Changed, r.scored)
		}
	}
	if by := h.runs[0].ready - h.runs[1].ready; by <= 0 {
		t.Fatalf("readiness moved by %d", by)
	} else {
		d.sees("▲ "+strconv.Itoa(by)+" عن السابقة", "الجاهزية "+strconv.Itoa(h.runs[0].ready)+" من 100")
	}
	d.press("end").sees("بأسئلة اليوم", "الصيغة القصيرة", "من الإصدار "+strconv.Itoa(h.table.Version-1)+"،")
	if h.runs[2].before != 4 {
		t.Errorf("the run behind one that can't be scored is compared with run %d", h.runs[2].before)
	}
	d.press("enter").sees("نتيجتك", "1 سبتمبر 2026").press("esc").sees("سجل النتائج")
	d.press("up", "enter").sees("حدث خطأ", "إصدار آخر").press("enter").sees("سجل النتائج")
	d.press("c").sees("سجل النتائج") // there is nothing to compare
	d.press("1").sees("نتيجتك", "29 سبتمبر 2026").press("esc", "9", "٥").sees("نتيجتك", "1 سبتمبر 2026").press("esc", "ل")
	if h.list.at != 0 {
		t.Errorf("item %d is marked", h.list.at)
	}
}

// What was finished from the list on is in it on coming back.
func TestHistoryGrows(t *testing.T) {
	d := historyAt(t, 4, 80, 24).press("enter", "e", "5", "esc").sees("نتيجتك").press("esc").sees("5 نتائج", "24 نوفمبر 2026")
	if h := d.app.top().(*history); h.list.at != 0 || h.list.n != 5 {
		t.Errorf("item %d of %d is marked", h.list.at, h.list.n)
	}
}

// A reader with one result has nothing to compare, and one without has no list.
func TestHistoryOfFew(t *testing.T) {
	start(t, progress.Memory(progress.State{}), 80, 24).lacks("سجل النتائج").press("6").lacks("سجل النتائج")
	d := historyAt(t, 1, 80, 24).lacks("من الأقدم").lacks("مقارنة").press("c")
	d.sees("سجل النتائج", "نتيجة واحدة").press("right").sees("نتيجتك الأخيرة")
}

func TestSameDayHasTheHour(t *testing.T) {
	st := past(t, 4)
	st.Finished[3].Changed = st.Finished[2].Changed.Add(time.Hour)
	start(t, progress.Memory(st), 80, 24).press("6").sees("15 سبتمبر 2026، 15:05", "15 سبتمبر 2026، 14:05", "8 سبتمبر 2026 ·")
}

func TestComparison(t *testing.T) {
	d := historyAt(t, 5, 100, 70).press("c").sees("مقارنة نتيجتين", "قبل: 22 سبتمبر 2026", "بعد: 29 سبتمبر 2026", "المقارنة 1 من 3")
	c := d.app.top().(*comparison)
	diff := c.table.Difference(c.before, c.after)
	for _, m := range append(diff.Fits, diff.Values...) {
		row := rowOf(d, m.Name)
		if got, want := strings.Contains(row, "←"), m.By() != 0; got != want {
			t.Errorf("%s moved by %v: %q", m.Name, m.By(), row)
		}
		if m.By() > 0 && !strings.Contains(row, short(m.By())+" ▲") { // in visual order
			t.Errorf("%s: %q", m.Name, row)
		}
		if m.By() == 0 && !strings.Contains(row, rtl.Visual("بلا تغير", rtl.RightToLeft)) {
			t.Errorf("%s: %q", m.Name, row)
		}
	}
	ready := diff.Readiness
	if row := rowOf(d, "الجاهزية من 100"); !strings.Contains(row, short(ready.To)+" ← "+short(ready.From)) {
		t.Errorf("readiness from %v to %v: %q", ready.From, ready.To, row)
	}
	// The older one is always before, whichever was marked; the short form is said.
	d.press("n").sees("قبل: 15 سبتمبر 2026", "بعد: 29 سبتمبر 2026", "الصيغتان مختلفتان", "المقارنة 2 من 3")
	d.press("tab").sees("قبل: 1 سبتمبر 2026", "بعد: 29 سبتمبر 2026", "من إصدار سابق", "المقارنة 3 من 3")
	d.press("ى").sees("قبل: 22 سبتمبر 2026").press("shift+tab").sees("قبل: 1 سبتمبر 2026").press("ح").sees("قبل: 15 سبتمبر 2026")
	d.press("esc").sees("سجل النتائج").press("end", "ؤ").sees("قبل: 1 سبتمبر 2026", "بعد: 15 سبتمبر 2026")
	d.press("م").sees("سجل النتائج")
}

// rowOf is the line of the screen that begins with a name.
func rowOf(d *driver, name string) string {
	for row := range strings.Lines(d.screen()) {
		if strings.HasSuffix(strings.TrimSpace(row), rtl.Visual(name, rtl.RightToLeft)) {
			return row
		}
	}
	d.t.Errorf("%s is not on the screen", name)
	return ""
}

// Answers that are not known, and results without a ranking, leave nothing to
// compare and no sign of a change.
func TestComparisonOfUnknown(t *testing.T) {
	st := past(t, 5)
	for _, id := range []string{"time", "net", "equip", "capital", "camera-1", "lang-1", "lang-2", "write-1", "write-2", "sell-1", "sell-2", "design-1", "teach-1"} {
		if _, ok := st.Finished[4].Answers[id]; ok {
			st.Finished[4].Answers[id] = quiz.Unknown
		}
	}
	d := start(t, progress.Memory(st), 80, 60).press("6").sees("بلا ترتيب للمسارات").press("c")
	d.sees("لا مقارنة هنا", "غير معروف")
	if row := rowOf(d, "الوقت الأسبوعي"); strings.ContainsAny(row, "▲▼") || !strings.Contains(row, "؟") {
		t.Errorf("%q", row)
	}
	c := d.app.top().(*comparison)
	if len(c.table.Difference(c.before, c.after).Fits) != 0 {
		t.Error("there is a ranking")
	}
}

// The screens of the history fill every window, and nothing in them is cut.
func TestHistoryFits(t *testing.T) {
	for _, n := range []int{1, 2, 5, 30} {
		for _, keys := range [][]string{nil, {"end"}, {"c"}, {"c", "n", "end"}, {"down", "c", "pgdown"}} {
			for _, size := range []Size{{40, 12}, {41, 13}, {63, 24}, {64, 24}, {80, 24}, {100, 30}, {200, 60}, {40, 400}} {
				d := start(t, progress.Memory(past(t, n)), size.Width, size.Height).press("6").press(keys...)
				if fault := frameFault(d); fault != "" {
					t.Errorf("%d runs, %v at %v: %s", n, keys, size, fault)
				}
				if screen := d.screen(); strings.Contains(screen, "…") {
					t.Errorf("%d runs, %v at %v:\n%s", n, keys, size, screen)
				}
			}
		}
	}
}

// Walks through the history leave no window unfilled and no screen without a way
// out.
func TestHistoryWalks(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	names := []string{"up", "down", "left", "right", "enter", "esc", "tab", "shift+tab", "end", "pgdown", "1", "3", "6", "6", "c", "c", "n", "p", "e", "?", "space"}
	for range 10 {
		d := historyAt(t, 1+rng.IntN(12), 40+rng.IntN(120), 12+rng.IntN(40))
		for range 100 {
			d.press(names[rng.IntN(len(names))])
			checkFrame(t, d)
		}
	}
}

func TestGoldenHistory(t *testing.T) {
	golden(t, "history", historyAt(t, 5, 80, 24).screen())
	golden(t, "comparison", historyAt(t, 5, 80, 44).press("c").screen())
	golden(t, "comparison-narrow", historyAt(t, 5, 40, 30).press("c", "n").screen())
}

func BenchmarkHistoryKey(b *testing.B) {
	for name, keys := range map[string][]string{"list": nil, "comparison": {"c"}} {
		b.Run(name, func(b *testing.B) {
			d := historyAt(b, 30, 100, 30).press(keys...)
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				d.app.Update(press([2]string{"down", "up"}[i%2]))
				d.app.View()
				i++
			}
		})
	}
}

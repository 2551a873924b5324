package ui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
)

// journeys leads to every screen from the first one.
var journeys = map[string][]string{
	"home":       nil,
	"library":    {"2"},
	"reader":     {"2", "enter"},
	"assessment": {"1"},
	"question":   {"1", "enter"},
	"last":       answers(24, "3", "enter", "3", "enter"),
	"lesson":     answers(25),
	"result":     answers(24, "3", "enter", "3", "enter", "3", "enter"),
	"help":       {"?"},
	"settings":   {"4"},
	"theme":      {"4", "1"},
	"digits":     {"4", "2", "down"},
	"ways":       {"4", "4"},
	"calibrate":  {"4", "5"},
	"measure":    {"4", "6"},
	"motion":     {"4", "7"},
	"window":     {"4", "9"},
	"title":      {"4", "9", "1"},
	"taskbar":    {"4", "9", "2"},
	"marks":      {"4", "3"},
	"search":     {"/"},
	"glossary":   {"/", "معدل التحويل", "enter"},
	"mouse":      {"4", "8"},
	"contents":   {"2", "enter", "t"},
	"bookmarks":  {"2", "enter", "b", "esc", "G", "enter"},
}

// answers begins the full form, gives n answers and presses more keys.
func answers(n int, more ...string) []string {
	keys := []string{"1", "enter"}
	for range n {
		keys = append(keys, "3")
	}
	return append(keys, more...)
}

// The first question has none before it, so no key leads there.
func TestFirstQuestionHasNoneBefore(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24).press("1", "enter").sees("السؤال 1 من 27", "لماذا نسأل؟").lacks("السؤال السابق")
	d.press("right").sees("السؤال 1 من 27").press("3", "right").sees("السؤال 1 من 27").press("esc").sees("تابع اختبار جاهزيتك")
	start(t, progress.Memory(progress.State{}), 80, 24).press(answers(2)...).sees("السؤال 3 من 27", "لماذا نسأل؟").press("right").sees("السؤال 2 من 27")
	start(t, progress.Memory(progress.State{}), 100, 24).press(answers(2)...).sees("السؤال السابق")
}

func TestNoScreenBindsOneKeyTwice(t *testing.T) {
	for name, keys := range journeys {
		t.Run(name, func(t *testing.T) {
			for _, fault := range keyFaults(start(t, progress.Memory(progress.State{}), 100, 30).press(keys...)) {
				t.Error(fault)
			}
		})
	}
}

// keyFaults says which keys of the screen on top have two meanings, and which the
// footer offers and the help screen does not.
func keyFaults(d *driver) (faults []string) {
	s, k := d.app.top(), d.app.env.Keys
	bound := map[string]string{}
	for _, group := range append(s.FullHelp(), []key.Binding{k.Search, k.Help, k.Quit, k.Interrupt, k.Suspend}) {
		for _, b := range group {
			for _, name := range b.Keys() {
				if other, taken := bound[name]; taken {
					faults = append(faults, fmt.Sprintf("%q is %q and %q", name, other, b.Help().Desc))
				}
				bound[name] = b.Help().Desc
			}
		}
	}
	for _, b := range s.ShortHelp() {
		for _, name := range b.Keys() {
			if b.Enabled() && bound[name] == "" {
				faults = append(faults, fmt.Sprintf("the footer offers %q, the help screen does not", name))
			}
		}
	}
	return faults
}

func TestArabicLayout(t *testing.T) {
	for from, want := range map[string]string{
		"ض": "q", "ظ": "/", "؟": "?", "ت": "j", "ن": "k", "ا": "h", "م": "l", "ل": "g", "أ": "G", "لأ": "G", "ص": "w",
		"ى": "n", "ح": "p", "ق": "r", "ي": "d", "ع": "u",
		"٠": "0", "٥": "5", "٩": "9", "۱": "1", "q": "q", "G": "G", "?": "?", "é": "é",
	} {
		if got := physical(press(from)).String(); got != want {
			t.Errorf("%q counts as %q, want %q", from, got, want)
		}
	}
	if got := physical(tea.KeyPressMsg{Code: 'й', Text: "й", BaseCode: 'q'}).String(); got != "q" {
		t.Errorf("a key whose place the terminal tells counts as %q", got)
	}
	for _, name := range []string{"up", "enter", "space", "ctrl+c", "shift+tab", "esc"} {
		if k := press(name); physical(k).String() != k.String() {
			t.Errorf("%q became %q", name, physical(k).String())
		}
	}
}

// Every screen fills every window exactly.
func TestFramesFitTheWindow(t *testing.T) {
	sizes := []Size{{40, 12}, {41, 13}, {59, 18}, {60, 17}, {80, 24}, {100, 30}, {120, 12}, {200, 60}, {40, 60}, {39, 12}, {40, 11}, {10, 3}, {1, 1}}
	for name, keys := range journeys {
		d := start(t, progress.Memory(progress.State{}), 100, 30).press(keys...)
		for _, size := range sizes {
			d.send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
			if fault := frameFault(d); fault != "" {
				t.Errorf("%s at %v: %s", name, size, fault)
			}
		}
	}
}

// Nothing is cut in the smallest window: a line that had no room would end in
// an ellipsis.
func TestNothingIsCut(t *testing.T) {
	for name, keys := range journeys {
		d := start(t, progress.Memory(progress.State{}), minWidth, 400).press(keys...)
		if screen := d.screen(); strings.Contains(screen, "…") {
			t.Errorf("%s:\n%s", name, screen)
		}
	}
}

func TestSmallWindow(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 39, 12).sees("النافذة صغيرة")
	d.press("enter").send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.sees("من التواصل إلى الكسب").lacks("النافذة صغيرة")
}

// In the smallest window a question, the reason for it and an answer are still
// to be seen whole.
func TestQuestionsFitTheSmallestWindow(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), minWidth, minHeight).press("1", "enter", "w")
	for range 27 {
		q := d.app.top().(*question)
		body := Size{minWidth - 2, minHeight - 2}
		room := body.Height - len(q.head(body))
		for i := range q.list.n {
			if lines := len(q.option(i, true, body.Width)); lines > room {
				t.Errorf("%s: answer %d takes %d lines of %d", q.now.ID, i+1, lines, room)
			}
		}
		d.press("3")
		if q.lesson.shown {
			d.press("enter")
		}
	}
}

func TestDamagedStateIsSaidAndPutAway(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "assessment.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := start(t, progress.Open(dir), 100, 30)
	d.sees("تنبيه", "damaged-1")
	d.press("enter").sees("اختبر جاهزيتك").lacks("تنبيه")
}

// What can't be saved is said once, and kept in memory until it can be.
func TestAnswerThatCannotBeSaved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kasb")
	d := start(t, progress.Open(dir), 100, 30).press("1", "enter")
	d.sees("السؤال 1 من 27").press("2").sees("السؤال 2 من 27")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("3").sees("حدث خطأ", "يبقى الجديد في الذاكرة").press("enter").sees("السؤال 3 من 27")
	d.press("3").sees("السؤال 4 من 27").lacks("حدث خطأ")
	if err := d.app.Close(); err == nil || !strings.Contains(err.Error(), "لم يُحفظ") {
		t.Errorf("closed with %v", err)
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	if err := d.app.Close(); err != nil {
		t.Error(err)
	}
	if st := progress.Peek(dir); st.Sitting == nil || len(st.Sitting.Answers) != 3 {
		t.Errorf("on the disk: %+v", st.Sitting)
	}
}

// A file that was damaged meanwhile is spoken of, and the answer is taken.
func TestStateDamagedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	d := start(t, progress.Open(dir), 100, 30).press("1", "enter", "1", "2")
	if err := os.WriteFile(filepath.Join(dir, "assessment.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("3").sees("تنبيه", "damaged-1").press("enter").sees("السؤال 4 من 27")
	start(t, progress.Open(dir), 100, 30).sees("3 إجابات")
}

// Keys that come while the result is being opened do not answer again.
func TestFinishOnce(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30).press(journeys["last"]...)
	d.press("3")
	_, open := d.app.Update(press("enter"))
	d.press("4", "0", "enter", "?") // meant for the question
	d.run(open)
	if n := len(d.app.env.State.Finished); n != 1 {
		t.Errorf("%d finished sittings", n)
	}
	d.sees("الجاهزية")
}

// Keys that come while a screen opens are for that screen; Ctrl+C waits for none.
func TestTypingAhead(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	_, open := d.app.Update(press("2"))
	d.press("down", "enter", "end")
	d.lacks("المصادر").run(open)
	d.sees("المصادر")
	_, open = d.app.Update(press("esc"))
	if _, quit := d.app.Update(press("ctrl+c")); quit == nil {
		t.Error("Ctrl+C waits for a screen")
	}
	for range 2 * maxAhead {
		d.app.Update(press("down"))
	}
	if n := len(d.app.ahead); n != maxAhead {
		t.Errorf("%d keys are kept", n)
	}
	d.run(open)
	if n := len(d.app.ahead); n != 0 {
		t.Errorf("%d keys still wait", n)
	}
}

// Where the disk refuses for good the assessment can be taken all the same.
func TestDiskRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := start(t, progress.Open(filepath.Join(file, "kasb")), 100, 30)
	d.sees("حدث خطأ", "يبقى الجديد في الذاكرة").press("enter", "1", "enter") // said once, at the start
	d.press("2").sees("السؤال 2 من 27").lacks("حدث خطأ")
	d.press("2").sees("السؤال 3 من 27")
}

// Beginning anew asks first, and what was begun is put away, not lost.
func TestBeginningAnewAsks(t *testing.T) {
	store := progress.Memory(progress.State{})
	d := start(t, store, 100, 30).press("1", "enter", "1", "2", "3", "esc")
	d.press("1", "2").sees("هناك اختبار لم يكتمل", "3 إجابات")
	d.press("enter").sees("السؤال 4 من 27").press("esc", "1", "2", "2").sees("السؤال 1 من 27").press("5")
	st, _ := store.Load()
	if len(st.Sitting.Answers) != 1 || len(st.Left) != 1 || len(st.Left[0].Answers) != 3 {
		t.Errorf("kept: %+v", st)
	}
}

// Answers can be changed behind the result; the finished sitting stays.
func TestChangingAnswers(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30).press(journeys["result"]...)
	d.press("e").sees("السؤال 1 من 27").press("left", "left").sees("السؤال 3 من 27")
	if d.app.env.State.Sitting != nil {
		t.Error("looking at answers began another assessment")
	}
	d.press("esc").sees("نتيجتك")
	if n := len(d.app.env.State.Finished); n != 1 {
		t.Errorf("nothing was changed, and %d sittings are finished", n)
	}
	d.press("e", "5", "esc").sees("نتيجتك")
	st := d.app.env.State
	if len(st.Finished) != 2 || st.Finished[0].Picked["time"] != 2 || st.Finished[1].Picked["time"] != 4 || st.Sitting != nil {
		t.Errorf("kept: %+v", st)
	}
}

// Forward passes answered questions only; it never answers one.
func TestForwardDoesNotAnswer(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30).press("1", "enter", "left", "left").sees("السؤال 1 من 27")
	d.press("3", "right", "left").sees("السؤال 2 من 27")
	if n := len(d.app.top().(*question).sitting.Answers); n != 1 {
		t.Errorf("%d answers", n)
	}
}

// Quitting keeps how far every open page was read.
func TestQuittingKeepsThePlace(t *testing.T) {
	store := progress.Memory(progress.State{})
	d := start(t, store, 80, 24)
	d.open("history")
	d.press("pgdown", "pgdown", "?", "q")
	if st, _ := store.Load(); st.Read["history"] == 0 {
		t.Errorf("read: %v", st.Read)
	}
}

func TestAnswersSurviveLeaving(t *testing.T) {
	store := progress.Open(filepath.Join(t.TempDir(), "kasb"))
	start(t, store, 80, 24).press("1", "enter", "1", "2", "3", "0", "esc")
	d := start(t, store, 80, 24)
	d.sees("تابع اختبار جاهزيتك", "4 إجابات").press("1").sees("متابعة من حيث توقفت").press("enter").sees("السؤال 5 من 27")
	d.press("right").sees("السؤال 4 من 27")
	q := d.app.top().(*question)
	if got := q.given(); got != len(q.now.Answers) {
		t.Errorf("the fourth answer was «لا أعرف», now answer %d is marked", got)
	}
}

// The answer that was chosen is the one marked on coming back, also where
// several answers count the same.
func TestChosenAnswerIsRemembered(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 40).press("1", "enter")
	for n := range 26 {
		choice := n % 5
		d.press(fmt.Sprint(choice + 1)).press("right")
		if q := d.app.top().(*question); q.given() != choice {
			t.Errorf("question %s: answer %d was chosen, %d is marked", q.now.ID, choice+1, q.given()+1)
		}
		d.press("left")
	}
}

func TestDirectionKeys(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30)
	for _, step := range []struct{ keys, sees string }{
		{"down left", "استكشف"},           // forward into the articles
		{"right", "من التواصل إلى الكسب"}, // and back
		{"2 enter n", "الموضع"},           // the next article
		{"l", "استكشف"},
		{"م", "من التواصل إلى الكسب"}, // the same key on an Arabic layout
		{"1 ا", "السؤال 1 من 27"},
		{"٢", "السؤال 2 من 27"},
		{"right right", "السؤال 1 من 27"}, // there is none before it
		{"esc", "تابع اختبار جاهزيتك"},
	} {
		d.press(strings.Fields(step.keys)...).sees(step.sees)
	}
}

func TestHelpListsTheScreensKeys(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 60).press("1", "enter", "3", "?").sees("مفاتيح", "لماذا نسأل؟", "لا أعرف", "السؤال السابق")
	d.press("؟").sees("السؤال 2 من 27").press("ظ").sees("كلمة أو أكثر").press("esc").sees("السؤال 2 من 27")
}

// frameFault says how a frame does not fill its window: a line for every row,
// all of one width, with margins that differ by a cell at most.
func frameFault(d *driver) string {
	size, f := d.app.size, d.app.frame()
	if len(f.lines) != max(size.Height, 0) {
		return fmt.Sprintf("%d lines in %v", len(f.lines), size)
	}
	for _, l := range f.lines {
		if right := size.Width - f.left - l.Width(); right < 0 || right > f.left || f.left > right+1 {
			return fmt.Sprintf("margins %d and %d in %v around %q", f.left, right, size, l.String())
		}
	}
	return ""
}

func checkFrame(t *testing.T, d *driver) {
	t.Helper()
	if fault := frameFault(d); fault != "" {
		t.Fatal(fault)
	}
	if len(d.app.stack) > 60 {
		t.Fatalf("%d screens lie on each other", len(d.app.stack))
	}
}

// Random walks with a fixed seed, so that every run of the tests takes them.
func TestRandomWalks(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	names := []string{"up", "down", "left", "right", "enter", "esc", "tab", "home", "end", "pgup", "pgdown", "0", "1", "3", "5", "n", "p", "r", "w", "?", "t", "b", "N", "x"}
	for range 20 {
		d := start(t, progress.Memory(progress.State{}), 40+rng.IntN(120), 12+rng.IntN(40))
		for range 120 {
			d.press(names[rng.IntN(len(names))])
			checkFrame(t, d)
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	for name, keys := range journeys {
		b.Run(name, func(b *testing.B) {
			d := start(b, progress.Memory(progress.State{}), 100, 30).press(keys...)
			b.ReportAllocs()
			for b.Loop() {
				d.app.View()
			}
		})
	}
}

func BenchmarkKey(b *testing.B) {
	for name, keys := range journeys {
		b.Run(name, func(b *testing.B) {
			d := start(b, progress.Memory(progress.State{}), 100, 30).press(keys...)
			move := [2]tea.KeyPressMsg{press("down"), press("up")}
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				d.app.Update(move[i%2])
				d.app.View()
				i++
			}
		})
	}
}

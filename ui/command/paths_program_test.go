package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// finish keeps a finished assessment with every answer at a level.
func finish(t *testing.T, state string, form quiz.Form, level int, when time.Time) {
	t.Helper()
	table, err := quiz.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := progress.Sitting{Sitting: table.Begin(form), Table: table.Version, Started: when, Changed: when}
	for _, q := range table.Asked(form) {
		s.Sitting = table.Answer(s.Sitting, min(level, q.Answers[0].Level+level))
		if q.Lesson != "" {
			s.Answers[q.ID] = min(level, 1)
		}
	}
	if err := progress.Open(filepath.Join(state, "kasb")).Update(func(st *progress.State) { st.Finish(s) }); err != nil {
		t.Fatal(err)
	}
}

func TestPathsInAPipe(t *testing.T) {
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	table, err := quiz.Load()
	if err != nil {
		t.Fatal(err)
	}
	status, out, errs := pipe(t, ".", "", "paths")
	lines := strings.Split(out, "\n")
	for i, p := range table.Paths {
		if !strings.Contains(lines[i], p.ID) || !strings.Contains(lines[i], p.Name+": ") || strings.Contains(lines[i], "الملاءمة") {
			t.Errorf("path %d is %q", i, lines[i])
		}
	}
	if status != 0 || errs != "" {
		t.Errorf("status %d, message %q", status, errs)
	}
	finish(t, state, quiz.Full, 4, time.Now())
	result, err := table.Result(kept(t, state).Finished[0].Sitting)
	if err != nil {
		t.Fatal(err)
	}
	_, out, _ = pipe(t, ".", "", "paths")
	for _, f := range result.Fits {
		if want := "الملاءمة " + itoa(f.Shown) + " من 100 (" + f.Word + ")."; !strings.Contains(out, want) {
			t.Errorf("%s: no %q in\n%s", f.Path, want, out)
		}
	}
	// A guide is text, laid out only if that is asked for.
	status, out, errs = pipe(t, ".", "", "paths", "youtube")
	if status != 0 || errs != "" || !strings.HasPrefix(out, "قناة يوتيوب\n") || !strings.Contains(out, "كلفة البداية") || !strings.Contains(out, "المصادر\n") || strings.Contains(out, "\x1b") {
		t.Errorf("status %d, message %q, output\n%s", status, errs, out)
	}
	if _, out, _ := pipe(t, ".", "", "paths", "--content", examplePack, "market"); !strings.HasPrefix(out, "البيع في السوق\n") {
		t.Errorf("another folder's path: %q", out)
	}
}

// The guide opens on the screen, with the first screen behind it, and the place
// where it was left is kept.
func TestPathOpens(t *testing.T) {
	state := t.TempDir()
	r := sit(t, state, 80, 24, nil, "paths", "youtube")
	r.sees("قناة يوتيوب", "كلفة البداية")
	r.press("end")
	r.sees("الموضع 100%")
	r.press("esc")
	r.sees("اختبر جاهزيتك")
	r.press("q")
	if status := r.leaves(); status != 0 || kept(t, state).Read["youtube"] < 0.99 {
		t.Errorf("exit status %d, read %v", status, kept(t, state).Read)
	}
}

// Results that can't be read are not taken for none.
func TestResultsUnread(t *testing.T) {
	for name, c := range map[string]struct {
		text  string // of the file; empty for a folder in its place
		holds string
	}{
		"a folder":        {"", "results.json"},
		"damaged":         {"{", "results.json"},
		"a newer version": {`{"version": 99}`, "إصدار أحدث"},
	} {
		for _, args := range [][]string{{"results"}, {"results", "last"}, {"results", "1", "--format", "json"}, {"paths"}} {
			state := t.TempDir()
			t.Setenv("XDG_STATE_HOME", state)
			file := filepath.Join(state, "kasb", "results.json")
			if c.text != "" {
				write(t, file, c.text)
			} else if err := os.MkdirAll(file, 0o700); err != nil {
				t.Fatal(err)
			}
			want := 1
			if args[0] == "paths" {
				want = 0
			}
			status, out, errs := pipe(t, ".", "", args...)
			if status != want || (out == "") != (want == 1) || !strings.Contains(errs, c.holds) || strings.Contains(out+errs, "لا نتائج بعد") {
				t.Errorf("%s, %q: status %d, output %q, message %q", name, args, status, out, errs)
			}
		}
	}
}

func TestResults(t *testing.T) {
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	if status, out, errs := pipe(t, ".", "", "results"); status != 0 || errs != "" || !strings.HasPrefix(out, "لا نتائج بعد.") {
		t.Errorf("without results: status %d, message %q, output %q", status, errs, out)
	}
	if status, _, errs := pipe(t, ".", "", "results", "last"); status != exitUsage || !strings.Contains(errs, "لا نتائج بعد.") {
		t.Errorf("without results: status %d, message %q", status, errs)
	}
	finish(t, state, quiz.Full, 3, time.Date(2026, 3, 4, 10, 0, 0, 0, time.Local))
	finish(t, state, quiz.Short, 2, time.Date(2026, 5, 6, 9, 30, 0, 0, time.Local))
	err := progress.Open(filepath.Join(state, "kasb")).Update(func(s *progress.State) {
		old := s.Finished[0]
		old.Table, old.Answers, old.Started = 0, quiz.Answers{"nothing": 1}, old.Started.Add(time.Hour)
		s.Finish(old)
	})
	if err != nil {
		t.Fatal(err)
	}
	status, out, errs := pipe(t, ".", "", "results")
	lines := strings.Split(out, "\n")
	for i, want := range []string{"  3  4 مارس 2026: لا تُحسب بأسئلة اليوم: إجاباتها من الإصدار 0.", "  2  6 مايو 2026 (الصيغة القصيرة): الجاهزية ", "  1  4 مارس 2026: الجاهزية "} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d is %q, want %q", i, lines[i], want)
		}
	}
	if status != 0 || errs != "" {
		t.Errorf("status %d, message %q", status, errs)
	}
	status, out, _ = pipe(t, ".", "", "results", "1", "--format", "json")
	valid(t, out)
	var doc struct{ Date time.Time }
	if err := json.Unmarshal([]byte(out), &doc); err != nil || status != 0 || doc.Date.Month() != time.March {
		t.Errorf("status %d, date %v, %v", status, doc.Date, err)
	}
	if _, out, _ := pipe(t, ".", "", "results", "--format=md", "2"); !strings.HasPrefix(out, "# ") || !strings.Contains(out, "6 مايو 2026") {
		t.Errorf("as Markdown it begins with %.60q", out)
	}
	for _, c := range []struct {
		args   string
		status int
		holds  string
	}{
		{"last", 1, "إجاباتها من الإصدار 0"},
		{"4", 2, "من 1 إلى 3"},
		{"0", 2, "من 1 إلى 3"},
		{"x", 2, "من 1 إلى 3"},
		{"1 2", 2, "kasb results"},
		{"--format md", 2, "--format"},
		{"1 --format pdf", 2, "pdf"},
		{"1 --format json --text visual", 2, "--text"},
	} {
		status, out, errs := pipe(t, ".", "", append([]string{"results"}, strings.Fields(c.args)...)...)
		if status != c.status || out != "" || !strings.Contains(errs, c.holds) {
			t.Errorf("%s: status %d, output %q, message %q", c.args, status, out, errs)
		}
	}
	r := sit(t, state, 80, 24, nil, "results")
	r.leaves()
	r.sees("3 ", "الجاهزية", "تقرير النتيجة: \u2066kasb results N\u2069")
}

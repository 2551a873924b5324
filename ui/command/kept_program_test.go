package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// homes gives the program folders of its own, and finished assessments in them.
func homes(t *testing.T) (state, config string) {
	t.Helper()
	state, config = t.TempDir(), t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv("XDG_CONFIG_HOME", config)
	return state, config
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Whoever takes everything to another machine has it there.
func TestDataGoesWhole(t *testing.T) {
	state, config := homes(t)
	if status, out, errs := pipe(t, ".", "", "data"); status != 0 || errs != "" || !strings.Contains(out, "لا شيء محفوظ") {
		t.Errorf("status %d, message %q, output %q", status, errs, out)
	}
	finish(t, state, quiz.Full, 3, time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC))
	pack := filepath.Join(state, "kasb", progress.PacksFolder, "pack-1f")
	if err := progress.Open(pack).Update(func(s *progress.State) { s.ReadTo("cost", 0.5) }); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(config, "kasb", "config.yaml")
	write(t, settings, "theme: light # mine\n")
	write(t, filepath.Join(state, "kasb", "mine.txt"), "not the program's")

	_, out, _ := pipe(t, ".", "", "data", "list")
	for _, want := range []string{"النتائج", "مواضع القراءة (\u2066pack-1f\u2069)", "الإعدادات", settings} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the list\n%s", want, out)
		}
	}
	if strings.Contains(out, "mine.txt") {
		t.Errorf("what is not the program's is in the list\n%s", out)
	}

	file := filepath.Join(t.TempDir(), "data.json")
	if status, _, errs := pipe(t, ".", "", "data", "export", file); status != 0 {
		t.Fatalf("status %d, %s", status, errs)
	}
	if status, _, errs := pipe(t, ".", "", "data", "export", file); status != exitUsage || !strings.Contains(errs, "--force") {
		t.Errorf("over a file: status %d, %s", status, errs)
	}
	before, _ := os.ReadFile(file)
	if status, _, errs := pipe(t, ".", "", "data", "erase"); status != exitUsage || !strings.Contains(errs, "--yes") {
		t.Errorf("erased without being sure: status %d, %s", status, errs)
	}
	if status, out, errs := pipe(t, ".", "", "data", "erase", "--yes"); status != 0 || !strings.Contains(out, "results.json") {
		t.Errorf("status %d, %s%s", status, out, errs)
	}
	left, _ := filepath.Glob(filepath.Join(state, "kasb", "*"))
	if len(left) != 1 || filepath.Base(left[0]) != "mine.txt" {
		t.Errorf("left: %v", left)
	}
	if _, err := os.Stat(filepath.Dir(settings)); err == nil {
		t.Error("the folder of the settings is left")
	}

	for range 2 { // the second time changes nothing
		if status, out, errs := pipe(t, ".", "", "data", "import", file); status != 0 {
			t.Fatalf("status %d, %s%s", status, out, errs)
		}
	}
	if text, _ := os.ReadFile(settings); string(text) != "theme: light # mine\n" {
		t.Errorf("settings: %q", text)
	}
	_, out, _ = pipe(t, ".", "", "data", "export", "-")
	if got, want := undated(out), undated(string(before)); got != want {
		t.Errorf("now it is\n%s\nand was\n%s", got, want)
	}
}

// undated is a document without the time at which it was written.
func undated(text string) string {
	at := strings.Index(text, `"saved": "`)
	return text[:at] + text[at+strings.Index(text[at:], "\n"):]
}

func TestFaultyData(t *testing.T) {
	homes(t)
	for name, c := range map[string]struct{ text, says string }{
		"nothing":       {"", "لا شيء هنا"},
		"no JSON":       {"{\n  \"version\": 2,\n  oops", "السطر 3، العمود 3"},
		"cut off":       {`{"version": 2, "state": {`, "الملف ينتهي قبل تمامه"},
		"newer":         {`{"version": 99}`, "إصدار أحدث"},
		"no version":    {`{"state": {}}`, "لا رقم إصدار"},
		"unknown name":  {"{\"version\": 2,\n\"stat\": {}}", "اسم غير معروف"},
		"another type":  {`{"version": 2, "state": {"finished": "all"}}`, "نص، والمتوقع قائمة"},
		"a wrong level": {`{"version": 2, "state": {"finished": [{"started": "2026-11-24T09:00:00Z", "answers": {"time": 9}}]}}`, "والمتوقع من 0 إلى 4"},
		"no beginning":  {`{"version": 2, "state": {"finished": [{"answers": {"time": 1}}]}}`, "بلا وقت بداية"},
		"a wrong place": {`{"version": 2, "state": {"read": {"history": 7}}}`, "من 0 إلى 1"},
		"a way out":     {`{"version": 2, "state": {}, "packs": {"../x": {}}}`, "غير مقبول"},
		"more behind":   {`{"version": 2, "state": {}} {}`, "زائد"},
	} {
		status, out, errs := pipe(t, ".", c.text, "data", "import", "-")
		if status != exitUsage || out != "" || !strings.Contains(errs, c.says) || !strings.Contains(errs, "لم يتغير شيء") {
			t.Errorf("%s: status %d, %s%s", name, status, out, errs)
		}
	}
	if status, _, errs := pipe(t, ".", "", "data", "import", "/none/such.json"); status != 1 || !strings.Contains(errs, "لا يوجد ملف") {
		t.Errorf("status %d, %s", status, errs)
	}
	if _, out, _ := pipe(t, ".", "", "data"); !strings.Contains(out, "لا شيء محفوظ") {
		t.Errorf("something was kept: %s", out)
	}
}

// Without a home nothing is kept, and that is said.
func TestNoHome(t *testing.T) {
	t.Setenv("HOME", "")
	t.Setenv("XDG_STATE_HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	for _, args := range [][]string{{"data"}, {"data", "export", "-"}, {"data", "erase", "--yes"}} {
		if status, out, errs := pipe(t, ".", "", args...); status != 1 || !strings.Contains(out+errs, "HOME") {
			t.Errorf("%v: status %d, %s%s", args, status, out, errs)
		}
	}
	r := sit(t, "", 80, 24, nil)
	r.sees("حدث خطأ", "HOME")
	r.press("enter")
	r.sees("اختبر جاهزيتك")
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// Results that can't be read are not taken for none.
func TestResultsOfANewerVersion(t *testing.T) {
	state, _ := homes(t)
	write(t, filepath.Join(state, "kasb", "results.json"), `{"version":99}`)
	for _, args := range [][]string{{"results"}, {"paths"}} {
		if _, _, errs := pipe(t, ".", "", args...); !strings.Contains(errs, "إصدار أحدث") {
			t.Errorf("%v: message %q", args, errs)
		}
	}
}

// What is not the program's stays, also where its folders would be.
func TestEraseLeavesOthers(t *testing.T) {
	state, config := homes(t)
	write(t, filepath.Join(state, "kasb"), "mine")
	write(t, filepath.Join(config, "kasb"), "mine")
	pipe(t, ".", "", "data", "erase", "--yes")
	for _, path := range []string{filepath.Join(state, "kasb"), filepath.Join(config, "kasb")} {
		if text, _ := os.ReadFile(path); string(text) != "mine" {
			t.Errorf("%s is gone", path)
		}
	}
	state = t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv("XDG_CONFIG_HOME", "relative")
	t.Setenv("HOME", "")
	write(t, filepath.Join(state, "kasb", "reading.json"), `{"version":2,"read":{"a":0.5}}`)
	dir := folder(t, ".lock", "mine")
	pipe(t, dir, "", "data", "erase", "--yes")
	if text, _ := os.ReadFile(filepath.Join(dir, ".lock")); string(text) != "mine" {
		t.Error("a file beside it is gone")
	}
	if _, err := os.Stat(filepath.Join(state, "kasb")); err == nil {
		t.Error("what was kept is there")
	}
}

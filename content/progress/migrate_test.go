package progress

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

const old = `{
  "version": 1,
  "sitting": {"form": "full", "answers": {"time": 3, "sell-2": -1}, "at": "capital", "picked": {"time": 2}, "table": 1,
    "started": "2026-11-24T09:00:00Z", "changed": "2026-11-24T09:05:00Z"},
  "finished": [{"form": "short", "answers": {"time": 1}, "at": "", "table": 1, "started": "2026-11-20T09:00:00Z", "changed": "2026-11-20T09:30:00Z"}],
  "left": [{"form": "full", "answers": {"time": 2}, "at": "x", "table": 1, "started": "2026-11-21T09:00:00Z", "changed": "2026-11-21T09:30:00Z"}],
  "read": {"history": 0.5},
  "bookmarks": [{"page": "history", "offset": 12, "heading": "الأرقام", "when": "2026-11-22T09:00:00Z"}],
  "plans": {"store": {"started": "2026-11-23T09:00:00Z", "done": {"a": "2026-11-23T09:00:00Z"}}},
  "settings": {"text": {"xterm": "lrm"}, "offered": {"xterm": true}, "marks": "hide", "mouse": true}
}`

func isOld(t *testing.T, st State) {
	t.Helper()
	if st.Sitting == nil || st.Sitting.Answers["time"] != 3 || st.Sitting.At != "capital" || st.Sitting.Picked["time"] != 2 ||
		len(st.Finished) != 1 || len(st.Left) != 1 || st.Read["history"] != 0.5 || len(st.Bookmarks) != 1 ||
		st.Bookmarks[0].Heading != "الأرقام" || len(st.Plans["store"].Done) != 1 || !st.Offered["xterm"] {
		t.Errorf("of the old file has come %+v", st)
	}
}

func TestVersionOneIsTakenOver(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, oldName), []byte(old), 0o644); err != nil {
		t.Fatal(err)
	}
	isOld(t, Peek(dir)) // which moves nothing
	isOld(t, load(t, dir))
	if kept, err := os.ReadFile(filepath.Join(dir, keptName)); err != nil || string(kept) != old {
		t.Errorf("kept %q, %v", kept, err)
	}
	if runtime.GOOS != "windows" && mode(t, filepath.Join(dir, keptName)) != 0o600 {
		t.Error("others can read the old file")
	}
	if _, err := os.Stat(filepath.Join(dir, oldName)); err == nil {
		t.Error("the old file is still there")
	}
	isOld(t, load(t, dir))
	if s := EarlierSettings(dir); s.Text["xterm"] != "lrm" || s.Marks != "hide" {
		t.Errorf("settings %+v", s)
	}
	if s := EarlierSettings(t.TempDir()); s.Text != nil || s.Marks != "" {
		t.Errorf("settings of nobody: %+v", s)
	}
}

// Wherever taking over was interrupted, the next start goes on with it, and what
// is newer stays.
func TestTakingOverIsInterrupted(t *testing.T) {
	for i := range parts {
		dir, whole := t.TempDir(), t.TempDir()
		put(t, filepath.Join(whole, oldName), old)
		load(t, whole)
		put(t, filepath.Join(dir, oldName), old)
		for _, p := range parts[:i] {
			data, err := os.ReadFile(filepath.Join(whole, p.File))
			if err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(dir, p.File), string(data))
		}
		isOld(t, load(t, dir))
	}
	dir := t.TempDir()
	put(t, filepath.Join(dir, "reading.json"), `{"version":2,"read":{"history":0.9}}`)
	put(t, filepath.Join(dir, oldName), old)
	if st := load(t, dir); st.Read["history"] != 0.9 || len(st.Finished) != 1 {
		t.Errorf("loaded %+v", st)
	}
}

// The first thing done after the update is a change.
func TestTakenOverByAChange(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, oldName), old)
	if err := Open(dir).Update(func(st *State) { st.ReadTo("numbers", 1) }); err != nil {
		t.Fatal(err)
	}
	st := load(t, dir)
	isOld(t, st)
	if st.Read["numbers"] != 1 {
		t.Errorf("read %+v", st.Read)
	}
}

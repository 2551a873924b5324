package progress

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSettingsAreKept(t *testing.T) {
	dir := t.TempDir()
	err := Open(dir).Update(func(s *State) {
		s.Settings.Calibrate("a", "runs")
		s.Settings.Calibrate("b", "lrm")
		s.Settings.Marks = MarksShow
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := Open(dir).Update(func(s *State) { s.Settings.Calibrate("a", "") }); err != nil {
		t.Fatal(err)
	}
	st, err := Open(dir).Load()
	if err != nil {
		t.Fatal(err)
	}
	got := st.Settings
	if len(got.Text) != 1 || got.Text["b"] != "lrm" || got.Marks != MarksShow || !got.Offered["a"] || !got.Offered["b"] || got.Offered["c"] {
		t.Errorf("kept %+v", got)
	}
}

// A file from before there were settings loads, and one without settings says
// nothing of them.
func TestFilesWithoutSettings(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, FileName)
	if err := os.WriteFile(path, []byte(`{"version":1,"read":{"history":1}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	st, err := Open(dir).Load()
	if err != nil || st.Read["history"] != 1 || st.Settings.Text != nil || st.Settings.Marks != "" {
		t.Errorf("got %+v, %v", st, err)
	}
	if err := Open(dir).Update(func(s *State) { s.Read = nil }); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(path); strings.Contains(string(data), "settings") {
		t.Errorf("written: %s", data)
	}
}

// A change of a loaded state is no change of the one it was loaded from.
func TestSettingsShareNothing(t *testing.T) {
	s := Memory(State{})
	if err := s.Update(func(st *State) { st.Settings.Calibrate("a", "runs") }); err != nil {
		t.Fatal(err)
	}
	one, _ := s.Load()
	two := one.Settings
	two.Calibrate("a", "lrm")
	two.Offer("b")
	two.Calibrate("c", "lrm")
	if one.Settings.Text["a"] != "runs" || len(one.Settings.Text) != 1 || len(one.Settings.Offered) != 1 {
		t.Errorf("now %+v", one.Settings)
	}
	one.Settings.Text["a"] = "pair"
	if again, _ := s.Load(); again.Settings.Text["a"] != "runs" {
		t.Errorf("the store now holds %+v", again.Settings)
	}
}

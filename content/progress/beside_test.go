package progress

import (
	"path/filepath"
	"testing"
)

// Two folders have their own answers and share the settings, which stand in one file.
func TestBeside(t *testing.T) {
	dir := t.TempDir()
	own := Open(dir)
	other := OpenBeside(filepath.Join(dir, "packs", "other"), own)
	update := func(s *Store, change func(*State)) {
		t.Helper()
		if err := s.Update(change); err != nil {
			t.Fatal(err)
		}
	}
	load := func(s *Store) State {
		t.Helper()
		st, err := s.Load()
		if err != nil {
			t.Fatal(err)
		}
		return st
	}
	update(own, func(s *State) { w := sitting(3); s.Sitting = &w; s.Settings.Calibrate("xterm", "lrm") })
	if st := load(other); st.Sitting != nil || st.Settings.Text["xterm"] != "lrm" {
		t.Errorf("the other one begins with %+v", st)
	}
	update(other, func(s *State) {
		if s.Settings.Text["xterm"] != "lrm" {
			t.Errorf("to change: %+v", s)
		}
		s.Read = map[string]float64{"a": 1}
		s.Settings.Marks = MarksHide
	})
	update(other, func(s *State) { s.Read["b"] = 1 })
	if st := load(own); st.Sitting == nil || len(st.Read) != 0 || st.Settings.Marks != MarksHide || st.Settings.Text["xterm"] != "lrm" {
		t.Errorf("the first one is left with %+v", st)
	}
	if st := load(other); len(st.Read) != 2 || st.Sitting != nil || st.Settings.Marks != MarksHide {
		t.Errorf("the other one is left with %+v", st)
	}
	if st := Peek(filepath.Join(dir, "packs", "other")); st.Settings.Marks != "" || st.Settings.Text != nil || len(st.Read) != 2 {
		t.Errorf("in the other folder stands %+v", st)
	}
}

package progress

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"kasb/content/quiz"
)

func sitting(level int) Sitting {
	return Sitting{
		Sitting: quiz.Sitting{Form: quiz.Full, Answers: quiz.Answers{"time": level}, At: "capital"},
		Table:   1,
		Started: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC),
	}
}

func TestUpdateIsOnDisk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kasb")
	if err := Open(dir).Update(func(s *State) { w := sitting(3); s.Sitting = &w }); err != nil {
		t.Fatal(err)
	}
	// A second store on the same folder changes something else and keeps the first change.
	if err := Open(dir).Update(func(s *State) { s.Read = map[string]float64{"history": 0.5} }); err != nil {
		t.Fatal(err)
	}
	st, err := Open(dir).Load()
	if err != nil {
		t.Fatal(err)
	}
	if st.Sitting == nil || st.Sitting.Answers["time"] != 3 || st.Sitting.At != "capital" || st.Read["history"] != 0.5 {
		t.Errorf("loaded %+v", st)
	}
	if got := mode(t, dir); got != 0o700 {
		t.Errorf("the folder has mode %v", got)
	}
	names, _ := os.ReadDir(dir)
	for _, e := range names {
		if got := mode(t, filepath.Join(dir, e.Name())); got != 0o600 {
			t.Errorf("%s has mode %v", e.Name(), got)
		}
	}
	if len(names) != 3 { // with the lock
		t.Errorf("in the folder: %v", names)
	}
}

func mode(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

func TestMissingFileIsANewReader(t *testing.T) {
	st, err := Open(filepath.Join(t.TempDir(), "none")).Load()
	if err != nil || st.Sitting != nil || len(st.Finished) != 0 {
		t.Errorf("got %+v, %v", st, err)
	}
}

// Two windows, each with an assessment of its own: neither loses an answer.
func TestTwoSittings(t *testing.T) {
	a, b := sitting(1), sitting(2)
	b.Started = a.Started.Add(time.Hour)
	var st State
	st.Keep(a)
	st.Keep(b)
	st.Keep(a)
	if st.Sitting.Answers["time"] != 1 || len(st.Left) != 1 || st.Left[0].Answers["time"] != 2 {
		t.Errorf("after a, b, a: %+v", st)
	}
	st.Keep(b)
	st.Finish(a)
	if st.Sitting == nil || !st.Sitting.Started.Equal(b.Started) || len(st.Left) != 0 || len(st.Finished) != 1 {
		t.Errorf("after a is finished: %+v", st)
	}
	st.Finish(b)
	if st.Sitting != nil || len(st.Left) != 0 || len(st.Finished) != 2 {
		t.Errorf("after both are finished: %+v", st)
	}
}

func TestMemoryForgets(t *testing.T) {
	s := Memory(State{})
	if err := s.Update(func(st *State) { st.Finished = append(st.Finished, sitting(2)) }); err != nil {
		t.Fatal(err)
	}
	st, err := s.Load()
	if last, ok := st.Last(); err != nil || !ok || last.Answers["time"] != 2 {
		t.Errorf("got %+v, %v", st, err)
	}
	if st, _ := Memory(State{}).Load(); len(st.Finished) != 0 {
		t.Error("a new store remembers")
	}
}

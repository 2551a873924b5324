package progress

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
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
	info, err := os.Stat(filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("mode %v, want 0600", got)
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestMissingFileIsANewReader(t *testing.T) {
	st, err := Open(filepath.Join(t.TempDir(), "none")).Load()
	if err != nil || st.Sitting != nil || len(st.Finished) != 0 {
		t.Errorf("got %+v, %v", st, err)
	}
}

func TestDamagedFilesAreSetAside(t *testing.T) {
	for name, data := range map[string]string{
		"cut off":       `{"version":1,"sitting":{"answ`,
		"empty":         "",
		"not json":      "\x00\x01\x02",
		"no version":    `{"sitting":null}`,
		"from tomorrow": `{"version":99}`,
		"wrong types":   `{"version":1,"sitting":{"answers":[1,2]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, FileName), []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
			// An older damaged file is already there and must survive.
			old := filepath.Join(dir, FileName+".damaged-1")
			if err := os.WriteFile(old, []byte("older"), 0o600); err != nil {
				t.Fatal(err)
			}
			s := Open(dir)
			st, err := s.Load()
			var aside *SetAside
			if !errors.As(err, &aside) {
				t.Fatalf("error %v, want *SetAside", err)
			}
			if st.Sitting != nil {
				t.Errorf("state %+v, want a new one", st)
			}
			if kept, _ := os.ReadFile(aside.Path); string(kept) != data {
				t.Errorf("kept %q, want %q", kept, data)
			}
			if kept, _ := os.ReadFile(old); string(kept) != "older" {
				t.Errorf("the older damaged file now holds %q", kept)
			}
			if !strings.Contains(aside.Error(), filepath.Base(aside.Path)) {
				t.Errorf("message %q does not name the file", aside.Error())
			}
			if err := s.Update(func(st *State) { w := sitting(1); st.Sitting = &w }); err != nil {
				t.Fatal(err)
			}
			if st, err := s.Load(); err != nil || st.Sitting == nil {
				t.Errorf("after the next save: %+v, %v", st, err)
			}
		})
	}
}

// A file that is damaged while the program runs costs nothing that the program
// still knows, and is spoken of.
func TestDamagedWhileRunning(t *testing.T) {
	dir := t.TempDir()
	s := Open(dir)
	if err := s.Update(func(st *State) { st.Finished = append(st.Finished, sitting(2)) }); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := s.Update(func(st *State) { st.Read = map[string]float64{"history": 1} })
	var aside *SetAside
	if !errors.As(err, &aside) {
		t.Errorf("error %v, want *SetAside", err)
	}
	st, err := Open(dir).Load()
	if err != nil || len(st.Finished) != 1 || st.Read["history"] != 1 {
		t.Errorf("on disk is %+v, %v", st, err)
	}
}

// A damaged file that can't be moved is left alone, and saving says so.
func TestDamagedFileIsNeverOverwritten(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, FileName)
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o700)
	if err := Open(dir).Update(func(*State) {}); err == nil {
		t.Error("no error")
	}
	if data, _ := os.ReadFile(path); string(data) != "{" {
		t.Errorf("file now holds %q", data)
	}
}

func TestFailuresNameTheFile(t *testing.T) {
	dir := t.TempDir()
	blocked := filepath.Join(dir, "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := Open(filepath.Join(blocked, "kasb")).Update(func(*State) {})
	var failure *Failure
	if !errors.As(err, &failure) || !strings.Contains(err.Error(), blocked) {
		t.Errorf("error %v", err)
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

package progress

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"kasb/content/disk"
	"kasb/content/quiz"
)

// On a run with this variable the test binary is another window of the program.
const role = "PROGRESS_TEST_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "window":
		os.Exit(window(os.Getenv("DIR"), os.Getenv("NAME")))
	case "full":
		os.Exit(fullDisk(os.Getenv("DIR")))
	}
	os.Exit(m.Run())
}

// full is a state with something in each part.
func full() State {
	now := time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)
	under, done, left := sitting(1), sitting(2), sitting(3)
	done.Started, left.Started = now, now.Add(time.Hour)
	return State{
		Sitting: &under, Finished: []Sitting{done}, Left: []Sitting{left},
		Read:      map[string]float64{"history": 0.5},
		Bookmarks: []Bookmark{{Page: "history", Offset: 7, When: now}},
		Plans:     map[string]Plan{"store": {Started: now, Done: map[string]time.Time{"a": now}}},
		Offered:   map[string]bool{"xterm": true},
	}
}

// keep writes a state into a folder.
func keep(t *testing.T, dir string, st State) {
	t.Helper()
	if err := Open(dir).Update(func(s *State) { *s = st.clone() }); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, dir string) State {
	t.Helper()
	st, err := Open(dir).Load()
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func put(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func equal(t *testing.T, got, want State, when string) {
	t.Helper()
	got.Version, want.Version = 0, 0
	for _, p := range parts {
		if !p.same(got, want) {
			t.Errorf("%s, %s: %+v\nwant %+v", when, p.File, p.of(got), p.of(want))
		}
	}
}

func TestPartsAreAllOfAState(t *testing.T) {
	st, all := full(), State{}
	for _, p := range parts {
		p.take(&all, st)
	}
	if !reflect.DeepEqual(st, all) {
		t.Errorf("in the parts are %+v\nof %+v", all, st)
	}
	dir := t.TempDir()
	keep(t, dir, st)
	equal(t, load(t, dir), st, "loaded")
	equal(t, Peek(dir), st, "peeked")
}

// What did not change is not written again.
func TestOnlyChangesAreWritten(t *testing.T) {
	dir := t.TempDir()
	keep(t, dir, full())
	before := map[string]os.FileInfo{}
	for _, p := range parts {
		before[p.File], _ = os.Stat(filepath.Join(dir, p.File))
	}
	if err := Open(dir).Update(func(s *State) { s.ReadTo("history", 0.75) }); err != nil {
		t.Fatal(err)
	}
	for _, p := range parts {
		now, err := os.Stat(filepath.Join(dir, p.File))
		if err != nil || os.SameFile(now, before[p.File]) == (p.File == "reading.json") {
			t.Errorf("%s: %v", p.File, err)
		}
	}
}

func TestDamagedFilesAreSetAside(t *testing.T) {
	damaged := map[string]string{
		"cut off":     `{"version":2,"sitting":{"answ`,
		"empty":       "",
		"not json":    "\x00\x01\x02",
		"no version":  `{"sitting":null}`,
		"wrong types": `{"version":2,"sitting":{"answers":[1,2]}}`,
	}
	for _, file := range append(Parts(), Part{File: oldName}) {
		for name, data := range damaged {
			if file.File != "assessment.json" && name == "wrong types" {
				data = `{"version":2,"finished":7,"read":7,"bookmarks":7,"plans":7,"offered":7}`
			}
			if file.File == oldName {
				data = strings.Replace(data, `"version":2`, `"version":1`, 1)
			}
			t.Run(file.File+", "+name, func(t *testing.T) {
				dir := t.TempDir()
				keep(t, dir, full())
				path := filepath.Join(dir, file.File)
				put(t, path, data)
				put(t, path+".damaged-1", "older") // which must survive
				s := Open(dir)
				st, err := s.Load()
				var aside *SetAside
				if !errors.As(err, &aside) {
					t.Fatalf("error %v, want *SetAside", err)
				}
				for _, p := range parts {
					if want := full(); p.File != file.File && !p.same(st, want) {
						t.Errorf("%s is lost too: %+v", p.File, p.of(st))
					} else if p.File == file.File && !p.same(st, State{}) {
						t.Errorf("in the place of the damaged file is %+v", p.of(st))
					}
				}
				if kept, _ := os.ReadFile(aside.Path); string(kept) != data {
					t.Errorf("kept %q, want %q", kept, data)
				}
				if kept, _ := os.ReadFile(path + ".damaged-1"); string(kept) != "older" {
					t.Errorf("the older damaged file now holds %q", kept)
				}
				if !strings.Contains(err.Error(), filepath.Base(aside.Path)) {
					t.Errorf("message %q does not name the file", err)
				}
				if err := s.Update(func(st *State) { *st = full() }); err != nil {
					t.Fatal(err)
				}
				equal(t, load(t, dir), full(), "after the next save")
			})
		}
	}
}

// A file that is damaged while the program runs costs nothing that the program
// still knows, and is spoken of.
func TestDamagedWhileRunning(t *testing.T) {
	for _, p := range parts {
		dir := t.TempDir()
		s := Open(dir)
		if err := s.Update(func(st *State) { *st = full() }); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, p.File), "{")
		err := s.Update(func(st *State) { st.ReadTo("numbers", 1) })
		var aside *SetAside
		if !errors.As(err, &aside) {
			t.Errorf("%s: error %v, want *SetAside", p.File, err)
		}
		want := full()
		want.ReadTo("numbers", 1)
		equal(t, load(t, dir), want, p.File+" was damaged")
	}
}

func TestNewerFilesAreLeftAlone(t *testing.T) {
	const data = `{"version":99,"read":"in another form"}`
	dir := t.TempDir()
	path := filepath.Join(dir, "reading.json")
	put(t, path, data)
	s := Open(dir)
	st, err := s.Load()
	var newer *Newer
	if !errors.As(err, &newer) || newer.Version != 99 || len(st.Read) != 0 || !strings.Contains(err.Error(), "إصدار أحدث") {
		t.Errorf("%+v, %v", st, err)
	}
	for range 2 {
		if err := s.Update(func(st *State) { st.ReadTo("history", 0.5) }); !errors.As(err, &newer) {
			t.Errorf("error %v, want *Newer", err)
		}
	}
	// What has other files is kept, and the rest in memory.
	err = s.Update(func(st *State) { st.Mark(Bookmark{Page: "history"}) })
	if !errors.As(err, &newer) {
		t.Errorf("error %v, want *Newer", err)
	}
	if st, _ := s.Load(); st.Read["history"] != 0.5 || len(st.Bookmarks) != 1 {
		t.Errorf("in memory: %+v", st)
	}
	if st, _ := Open(dir).Load(); len(st.Bookmarks) != 1 || len(st.Read) != 0 {
		t.Errorf("on the disk: %+v", st)
	}
	if now, _ := os.ReadFile(path); string(now) != data {
		t.Errorf("the newer file now holds %q", now)
	}
}

// In the place of a folder or a file stands something else.
func TestInTheWay(t *testing.T) {
	for name, build := range map[string]func(dir string) error{
		"a file in the place of the folder":  func(dir string) error { return os.WriteFile(dir, []byte("mine"), 0o600) },
		"a folder in the place of a file":    func(dir string) error { return os.MkdirAll(filepath.Join(dir, "reading.json", "x"), 0o700) },
		"a folder in the place of the lock":  func(dir string) error { return os.MkdirAll(filepath.Join(dir, lockName), 0o700) },
		"a link that leads to itself":        func(dir string) error { return os.Symlink(dir, dir) },
		"a file above the place of a folder": func(dir string) error { return os.WriteFile(filepath.Dir(dir), nil, 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "above", "kasb")
			if name != "a file above the place of a folder" {
				if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			if err := build(dir); err != nil {
				t.Fatal(err)
			}
			s := Open(dir)
			var failure *Failure
			if _, err := s.Load(); err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("one trouble is told more than once: %v", err)
			}
			err := s.Update(func(st *State) { st.ReadTo("history", 0.5) })
			if !errors.As(err, &failure) || !strings.Contains(err.Error(), filepath.Dir(dir)) {
				t.Errorf("error %v", err)
			}
			if st, _ := s.Load(); st.Read["history"] != 0.5 {
				t.Errorf("in memory: %+v", st)
			}
			// The way is free, and what was kept in memory is written.
			if err := os.RemoveAll(filepath.Dir(dir)); err != nil {
				t.Fatal(err)
			}
			if err := s.Flush(); err != nil {
				t.Fatal(err)
			}
			if st := load(t, dir); st.Read["history"] != 0.5 {
				t.Errorf("on the disk: %+v", st)
			}
		})
	}
}

// Where the results can't be written, the answers of a finished assessment stay
// where they were.
func TestAnswersStayUntilTheResultIsWritten(t *testing.T) {
	dir := t.TempDir()
	s := Open(dir)
	w := sitting(2)
	if err := s.Update(func(st *State) { st.Keep(w) }); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "results.json", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	next := sitting(4)
	next.Started = w.Started.Add(time.Hour)
	for _, change := range []func(*State){
		func(st *State) { st.Finish(w) },
		func(st *State) { st.Keep(next) },
	} {
		if err := s.Update(change); err == nil {
			t.Error("no error")
		}
	}
	st := Peek(dir) // what is left if the program is killed now
	if len(st.Left) != 1 || st.Left[0].Answers["time"] != 2 || st.Sitting == nil || st.Sitting.Answers["time"] != 4 {
		t.Errorf("on the disk: %+v", st)
	}
	if st, _ := s.Load(); len(st.Finished) != 1 || len(st.Left) != 0 {
		t.Errorf("in memory: %+v", st)
	}
	if err := os.RemoveAll(filepath.Join(dir, "results.json")); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if st := load(t, dir); len(st.Finished) != 1 || len(st.Left) != 0 || st.Sitting == nil {
		t.Errorf("at last: %+v", st)
	}
}

// What one file refuses is not done again to the others: another window may have
// taken it back since.
func TestDoneOnce(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "reading.json"), `{"version":99}`)
	s := Open(dir)
	mark := Bookmark{Page: "history", Offset: 7}
	if err := s.Update(func(st *State) { st.Mark(mark); st.ReadTo("history", 1) }); err == nil {
		t.Error("no error")
	}
	if err := Open(dir).Update(func(st *State) { st.Unmark(mark.Page, mark.Offset) }); err != nil {
		t.Fatal(err)
	}
	s.Update(func(st *State) { st.ReadTo("numbers", 1) })
	if st := Peek(dir); len(st.Bookmarks) != 0 {
		t.Errorf("the bookmark is back: %+v", st.Bookmarks)
	}
	if st, _ := s.Load(); st.Read["history"] != 1 || st.Read["numbers"] != 1 {
		t.Errorf("in memory: %+v", st.Read)
	}
}

// Two windows that answer the same assessment keep the answers of both.
func TestSameAssessmentInTwoWindows(t *testing.T) {
	dir := t.TempDir()
	one, other := sitting(1), sitting(1)
	one.Answers = quiz.Answers{"time": 1, "phone": 2}
	other.Answers = quiz.Answers{"time": 1, "net": 3}
	for _, w := range []Sitting{one, other} {
		if err := Open(dir).Update(func(st *State) { st.Keep(w) }); err != nil {
			t.Fatal(err)
		}
	}
	if st := load(t, dir); len(st.Sitting.Answers) != 3 || len(st.Left) != 0 || len(one.Answers) != 2 {
		t.Errorf("kept: %+v", st.Sitting)
	}
}

func TestLinkThatLeadsNowhere(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "none"), filepath.Join(dir, "reading.json")); err != nil {
		t.Skip(err)
	}
	keep(t, dir, full())
	equal(t, load(t, dir), full(), "through the link")
}

func TestNowhere(t *testing.T) {
	s := Nowhere()
	if _, err := s.Load(); !errors.Is(err, ErrNowhere) {
		t.Errorf("error %v", err)
	}
	if err := s.Update(func(st *State) { *st = full() }); err != nil {
		t.Errorf("error %v", err)
	}
	st, _ := s.Load()
	equal(t, st, full(), "in memory")
	if err := s.Flush(); !errors.Is(err, ErrNowhere) { // what is lost at the end is said
		t.Errorf("at the end: %v", err)
	}
}

// Another window holds the lock and does not let go.
func TestHeldLock(t *testing.T) {
	dir := t.TempDir()
	unlock, err := disk.Lock(filepath.Join(dir, lockName), patience)
	if err != nil {
		t.Fatal(err)
	}
	s := Open(dir)
	if err := s.Update(func(st *State) { *st = full() }); !errors.Is(err, disk.ErrBusy) || !strings.Contains(err.Error(), "نافذة أخرى") {
		t.Errorf("error %v", err)
	}
	if err := s.Flush(); !errors.Is(err, disk.ErrBusy) || !s.held {
		t.Errorf("a second time: %v", err)
	}
	unlock()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	equal(t, load(t, dir), full(), "after the lock")
}

const rounds = 20

// window is another process that works on the same folder.
func window(dir, name string) int {
	s := Open(dir)
	for i := range rounds {
		w := sitting(i % 5)
		w.Started = w.Started.Add(time.Duration(len(name)*1000+i) * time.Minute)
		for _, change := range []func(*State){
			func(st *State) { st.Keep(w) },
			func(st *State) { st.Mark(Bookmark{Page: name, Offset: i}) },
			func(st *State) { st.ReadTo(fmt.Sprint(name, i), 1) },
			func(st *State) { st.Tick("store", fmt.Sprint(name, i), true, w.Started) },
			func(st *State) { st.Finish(w) },
		} {
			if err := s.Update(change); err != nil && !errors.Is(err, disk.ErrBusy) {
				fmt.Println(err)
				return 1
			}
		}
	}
	for range 2000 { // the others end, and the lock is free
		if s.Flush() == nil {
			return 0
		}
	}
	return 2
}

// Three windows at once lose nothing that any of them has kept.
// An answer that one window changes is not changed back by what the other answers.
func TestChangedInOneWindow(t *testing.T) {
	dir := t.TempDir()
	begun, one, other := sitting(1), sitting(1), sitting(1)
	begun.Answers = quiz.Answers{"time": 1, "phone": 2}
	one.Answers = quiz.Answers{"time": 4, "phone": 2}
	other.Answers = quiz.Answers{"time": 1, "phone": 2, "net": 3}
	for _, w := range []Sitting{begun, one, other, other} {
		if err := Open(dir).Update(func(st *State) { st.Answer(begun, w) }); err != nil {
			t.Fatal(err)
		}
	}
	if st, want := load(t, dir), (quiz.Answers{"time": 4, "phone": 2, "net": 3}); !reflect.DeepEqual(st.Sitting.Answers, want) {
		t.Errorf("kept %v, want %v", st.Sitting.Answers, want)
	}
}

// Where one window finishes the assessment, what the other one answers after that is
// kept until it finishes too.
func TestSameAssessmentFinishedInOneWindow(t *testing.T) {
	dir := t.TempDir()
	at := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	given := func(minute int, answers quiz.Answers) Sitting {
		return Sitting{Sitting: quiz.Sitting{Form: quiz.Full, Answers: answers}, Started: at, Changed: at.Add(time.Duration(minute) * time.Minute)}
	}
	one, other := Open(dir), Open(dir)
	done := given(2, quiz.Answers{"time": 1, "net": 3})
	for _, step := range []struct {
		of     *Store
		change func(*State)
		under  quiz.Answers
	}{
		{other, func(st *State) { st.Keep(given(1, quiz.Answers{"time": 1})) }, quiz.Answers{"time": 1}},
		{one, func(st *State) { st.Finish(done) }, nil},
		{other, func(st *State) { st.Keep(given(3, quiz.Answers{"time": 1})) }, nil}, // nothing that is not finished
		{other, func(st *State) { st.Keep(given(4, quiz.Answers{"time": 1, "net": 2})) }, quiz.Answers{"time": 1, "net": 2}},
		{other, func(st *State) { st.Finish(given(5, quiz.Answers{"time": 1, "net": 2})) }, nil},
	} {
		if err := step.of.Update(step.change); err != nil {
			t.Fatal(err)
		}
		st := load(t, dir)
		switch {
		case st.Sitting == nil && step.under == nil:
		case st.Sitting == nil || !reflect.DeepEqual(st.Sitting.Answers, step.under):
			t.Errorf("under way is %+v, want %v", st.Sitting, step.under)
		}
	}
	if st := load(t, dir); len(st.Finished) != 2 || st.Finished[0].Answers["net"] != 3 || st.Finished[1].Answers["net"] != 2 {
		t.Errorf("finished: %+v", st.Finished)
	}
}

func TestWindows(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	names := []string{"a", "bb", "ccc"}
	var windows []*exec.Cmd
	for _, name := range names {
		w := exec.Command(exe)
		w.Env = append(os.Environ(), role+"=window", "DIR="+dir, "NAME="+name)
		w.Stdout, w.Stderr = os.Stdout, os.Stderr
		if err := w.Start(); err != nil {
			t.Fatal(err)
		}
		windows = append(windows, w)
	}
	for i, w := range windows {
		if err := w.Wait(); err != nil {
			t.Errorf("%s: %v", names[i], err)
		}
	}
	st := load(t, dir)
	n := len(names) * rounds
	if len(st.Finished) != n || len(st.Bookmarks) != n || len(st.Read) != n || len(st.Plans["store"].Done) != n || st.Sitting != nil || len(st.Left) != 0 {
		t.Errorf("of %d: %d finished, %d bookmarks, %d pages, %d tasks; under way %v, left %d", n,
			len(st.Finished), len(st.Bookmarks), len(st.Read), len(st.Plans["store"].Done), st.Sitting, len(st.Left))
	}
}

// A process that was killed while it wrote has left a file behind.
func TestLeftoversAreSwept(t *testing.T) {
	dir := t.TempDir()
	keep(t, dir, full())
	for _, name := range []string{".assessment.json123", ".results.json9", ".mine.json1", ".assessment.json", ".assessment.jsonx1"} {
		put(t, filepath.Join(dir, name), "{")
	}
	keep(t, dir, full())
	hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
	var left []string
	for _, path := range hidden {
		left = append(left, filepath.Base(path))
	}
	if want := []string{".assessment.json", ".assessment.jsonx1", ".mine.json1"}; !reflect.DeepEqual(left, want) {
		t.Errorf("left %v, want %v", left, want)
	}
}

// An end of an assessment that was interrupted between its two files.
func TestFinishedIsNotUnderWay(t *testing.T) {
	dir := t.TempDir()
	w := sitting(2)
	keep(t, dir, State{Finished: []Sitting{w}})
	other := filepath.Join(t.TempDir(), "other")
	keep(t, other, State{Sitting: &w})
	if err := os.Rename(filepath.Join(other, "assessment.json"), filepath.Join(dir, "assessment.json")); err != nil {
		t.Fatal(err)
	}
	if st := load(t, dir); st.Sitting != nil || len(st.Finished) != 1 {
		t.Errorf("loaded %+v", st)
	}
}

func BenchmarkAnswer(b *testing.B) {
	s := Open(b.TempDir())
	if err := s.Update(func(st *State) { *st = full() }); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		if err := s.Update(func(st *State) { w := sitting(i % 5); st.Keep(w) }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	dir := b.TempDir()
	if err := Open(dir).Update(func(st *State) { *st = full() }); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Open(dir).Load()
	}
}

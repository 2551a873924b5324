// Package progress keeps what a reader has done: the answers of the assessment
// under way, the finished ones, how far each page was read, and the settings.
//
// Open a [Store] on a folder and change it with [Store.Update], which reads
// what is on disk, changes it and writes it back whole, so that what a second
// window has written stays. Answers are kept, never results: a result is a
// function of the answers and of the table's version.
//
// A file that can't be understood is never overwritten: [Store.Load] moves it
// aside and says so with a [*SetAside].
package progress

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/google/renameio/v2/maybe"

	"kasb/content/quiz"
)

// Version is the version of the file's format that this program writes. Older
// ones load; a newer one is set aside untouched.
const Version = 1

// FileName is the name of the file in the store's folder.
const FileName = "progress.json"

// State is everything that is kept. The zero State is a new reader's.
type State struct {
	Version   int                `json:"version"`
	Sitting   *Sitting           `json:"sitting,omitempty"`   // the assessment under way
	Finished  []Sitting          `json:"finished,omitempty"`  // oldest first
	Left      []Sitting          `json:"left,omitempty"`      // begun and put away for another one
	Read      map[string]float64 `json:"read,omitempty"`      // page id → how far, 0 to 1
	Bookmarks []Bookmark         `json:"bookmarks,omitempty"` // oldest first
	Plans     map[string]Plan    `json:"plans,omitempty"`     // path id → what was done of its month
	Settings  Settings           `json:"settings,omitzero"`
}

// Sitting is one run through the questions with its dates.
type Sitting struct {
	quiz.Sitting
	Picked  map[string]int `json:"picked,omitempty"` // question id → place of the chosen answer, from 0
	Table   int            `json:"table"`            // version of the questions it was answered with
	Started time.Time      `json:"started"`
	Changed time.Time      `json:"changed"`
}

// Keep makes w the assessment under way. Another one that was begun, here or in
// another window, is put away with its answers.
func (s *State) Keep(w Sitting) {
	other := s.Sitting
	s.Left = without(s.Left, w.Started)
	if other != nil && !other.Started.Equal(w.Started) && len(other.Answers) > 0 {
		s.Left = append(without(s.Left, other.Started), *other)
	}
	s.Sitting = &w
}

// Finish adds w to the finished assessments.
func (s *State) Finish(w Sitting) {
	s.Drop(w)
	s.Left = without(s.Left, w.Started)
	s.Finished = append(s.Finished, w)
}

// Drop forgets the assessment under way if it is w. An answer may be lost with
// it: w must be kept in another place.
func (s *State) Drop(w Sitting) {
	if s.Sitting != nil && s.Sitting.Started.Equal(w.Started) {
		s.Sitting = nil
	}
}

// without is the sittings but for the one that was begun then.
func without(sittings []Sitting, started time.Time) []Sitting {
	return slices.DeleteFunc(slices.Clone(sittings), func(w Sitting) bool { return w.Started.Equal(started) })
}

// Last is the newest finished sitting.
func (s State) Last() (Sitting, bool) {
	if len(s.Finished) == 0 {
		return Sitting{}, false
	}
	return s.Finished[len(s.Finished)-1], true
}

// SetAside reports a file that could not be understood and where it is now.
type SetAside struct {
	Path  string // where the file is kept
	Cause error
}

func (e *SetAside) Error() string {
	return fmt.Sprintf("تعذرت قراءة ملف التقدم، وحُفظ كما هو في %s (السبب: %v)", isolate(e.Path), e.Cause)
}

func (e *SetAside) Unwrap() error { return e.Cause }

// Failure is an error of the disk, in the reader's language.
type Failure struct {
	Doing string // what was being done
	Path  string
	Cause error
}

func (e *Failure) Error() string {
	return fmt.Sprintf("%s: %s (السبب: %v)", e.Doing, isolate(e.Path), e.Cause)
}

func (e *Failure) Unwrap() error { return e.Cause }

// isolate keeps a path left to right inside an Arabic sentence.
func isolate(s string) string { return "\u2066" + s + "\u2069" }

// Store keeps one reader's state in a file, or in memory only. It is safe for
// concurrent use.
type Store struct {
	mu   sync.Mutex
	dir  string // empty: in memory
	last State  // as it was last read or written
	base *Store // has the settings, nil where the store has them itself
}

// Open is a store in folder dir, which is made when it is first written to.
func Open(dir string) *Store { return &Store{dir: dir} }

// OpenBeside is a store in folder dir whose settings are those of another store:
// what was chosen for a terminal holds whatever is read in it.
func OpenBeside(dir string, base *Store) *Store { return &Store{dir: dir, base: base} }

// Memory is a store that forgets everything when the program ends. It begins
// with a state.
func Memory(st State) *Store { return &Store{last: st.clone()} }

// Load reads the state. A missing file is a new reader. With a [*SetAside]
// the state returned is a new one and the program can go on.
func (s *Store) Load() (State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st, err := s.load()
	if s.base == nil {
		return st, err
	}
	base, baseErr := s.base.Load()
	st.Settings = base.Settings
	return st, errors.Join(err, baseErr)
}

// Peek reads the state in folder dir without touching anything. What can't be
// read is a new reader's: whoever only looks need not know more.
func Peek(dir string) State {
	data, err := os.ReadFile(filepath.Join(dir, FileName))
	if err != nil {
		return State{}
	}
	st, err := decode(data)
	if err != nil {
		return State{}
	}
	return st
}

// Update changes the state and writes it, whole or not at all. When it
// returns nil or a [*SetAside], the change is on disk: where the file had been
// damaged meanwhile, what was last known of it is written with the change.
func (s *Store) Update(change func(*State)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.base == nil {
		return s.update(change)
	}
	base, _ := s.base.Load() // that it can't be read is said when something is written to it
	settings := base.Settings.clone()
	err := errors.Join(s.update(func(st *State) {
		st.Settings = settings
		change(st)
		settings, st.Settings = st.Settings, Settings{}
	}))
	if !reflect.DeepEqual(settings, base.Settings) {
		err = errors.Join(err, s.base.Update(func(st *State) { st.Settings = settings }))
	}
	return err
}

func (s *Store) update(change func(*State)) error {
	st, err := s.load()
	if aside := (*SetAside)(nil); errors.As(err, &aside) {
		st = s.last.clone()
	} else if err != nil {
		return err
	}
	change(&st)
	st.Version = Version
	if s.dir != "" {
		if err := s.write(st); err != nil {
			return err
		}
	}
	s.last = st
	return err
}

// clone is a copy that shares nothing that changes.
func (s State) clone() State {
	s.Read, s.Plans = maps.Clone(s.Read), maps.Clone(s.Plans)
	s.Finished, s.Bookmarks = slices.Clip(s.Finished), slices.Clip(s.Bookmarks)
	s.Settings = s.Settings.clone()
	return s
}

func (s *Store) path() string { return filepath.Join(s.dir, FileName) }

func (s *Store) load() (State, error) {
	if s.dir == "" {
		return s.last.clone(), nil
	}
	data, err := os.ReadFile(s.path())
	if errors.Is(err, fs.ErrNotExist) {
		return State{}, nil
	}
	if err != nil {
		return State{}, &Failure{Doing: "تعذرت قراءة ملف التقدم", Path: s.path(), Cause: err}
	}
	st, err := decode(data)
	if err == nil {
		s.last = st.clone()
		return st, nil
	}
	aside, moveErr := s.setAside()
	if moveErr != nil {
		return State{}, &Failure{Doing: "ملف التقدم تالف وتعذر نقله جانبا", Path: s.path(), Cause: errors.Join(err, moveErr)}
	}
	return State{}, &SetAside{Path: aside, Cause: err}
}

func decode(data []byte) (State, error) {
	var st State
	if err := json.Unmarshal(data, &st); err != nil {
		return State{}, err
	}
	if st.Version < 1 || st.Version > Version {
		return State{}, fmt.Errorf("إصدار الملف %d والمتوقع من 1 إلى %d", st.Version, Version)
	}
	return st, nil
}

// setAside gives the file a name that nothing has yet and returns it.
func (s *Store) setAside() (string, error) {
	for n := 1; ; n++ {
		to := fmt.Sprintf("%s.damaged-%d", s.path(), n)
		if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
			if err != nil {
				return "", err
			}
			continue
		}
		return to, os.Rename(s.path(), to)
	}
}

func (s *Store) write(st State) error {
	const doing = "تعذر حفظ التقدم"
	data, err := json.MarshalIndent(st, "", "  ")
	if err != nil {
		return &Failure{Doing: doing, Path: s.path(), Cause: err}
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return &Failure{Doing: doing, Path: s.dir, Cause: err}
	}
	if err := maybe.WriteFile(s.path(), append(data, '\n'), 0o600); err != nil {
		return &Failure{Doing: doing, Path: s.path(), Cause: err}
	}
	return nil
}

package progress

import (
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"kasb/content/disk"
)

const (
	lockName = "lock"
	// patience is how long another process may hold the lock.
	patience = time.Second

	keeping = "تعذر الحفظ"
)

// Store keeps one reader's state in files of a folder, or in memory only. It is
// safe for concurrent use, also by several processes.
type Store struct {
	dir     string // empty: in memory
	nowhere bool   // there is no folder, though there should be

	mu      sync.Mutex
	last    State     // as it was last read or written
	pending []pending // what the disk has not taken, oldest first
	swept   bool      // what a killed process left behind is gone
	held    bool      // another process held the lock for too long
}

// pending is a change that some files have not taken yet.
type pending struct {
	change func(*State)
	todo   map[string]bool // the files; those that have taken it are not changed again
}

// Open is a store in folder dir, which is made when it is first written to.
func Open(dir string) *Store { return &Store{dir: dir} }

// Memory is a store that forgets everything when the program ends. It begins
// with a state.
func Memory(st State) *Store { return &Store{last: st.clone()} }

// Nowhere is a store for which there is no folder: it keeps everything in memory,
// and says so when it is read.
func Nowhere() *Store { return &Store{nowhere: true} }

// Load reads the state, with what could not be written yet. What has no file is a
// new reader's. The program can go on with the state that is returned whatever
// the error is: a [*SetAside], [*Newer] or [*Failure] for each file that has one.
func (s *Store) Load() (State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" {
		return s.last.clone(), s.homeless()
	}
	found := readAll(s.dir)
	if found.needsWriting() {
		unlock, err := s.lock()
		if err != nil {
			found.failed(err)
		} else {
			found = readAll(s.dir)
			found.settle(s.dir, s.last)
			unlock()
		}
	}
	found.recall(s.last)
	s.last = found.state.clone()
	return s.changed(found.state), s.told(found.errs)
}

// Peek reads the state in folder dir without touching anything. What can't be
// read is a new reader's: whoever only looks need not know more.
func Peek(dir string) State { return readAll(dir).state }

// Update changes the state and writes what has changed of it. When the error is
// nil or a [*SetAside], the change is on the disk. Otherwise it is in effect all
// the same, and tried again with the next one: change may be called several
// times, with different states, and must come to the same each time.
func (s *Store) Update(change func(*State)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	todo := map[string]bool{}
	for _, p := range parts {
		todo[p.File] = true
	}
	s.pending = append(s.pending, pending{change, todo})
	return s.commit()
}

// Flush writes what could not be written before. The error says why it still
// can't be.
func (s *Store) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case len(s.pending) == 0:
		return nil
	case s.nowhere:
		return s.homeless()
	}
	return s.commit()
}

// changed is a state with the pending changes, each in the files that have not
// taken it.
func (s *Store) changed(st State) State {
	whole := st.clone()
	for _, p := range parts {
		now := st.clone()
		for _, c := range s.pending {
			if c.todo[p.File] {
				c.change(&now)
			}
		}
		p.take(&whole, now)
	}
	whole.once()
	return whole
}

// commit makes the pending changes to what is on the disk.
func (s *Store) commit() error {
	if s.dir == "" {
		s.last = s.changed(s.last)
		for _, c := range s.pending {
			clear(c.todo)
		}
		if !s.nowhere {
			s.pending = nil
		}
		return nil
	}
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	found := readAll(s.dir)
	found.settle(s.dir, s.last)
	found.recall(s.last)
	after := s.changed(found.state)
	last := after.clone()
	var errs []error
	for _, err := range found.errs {
		if aside := (*SetAside)(nil); errors.As(err, &aside) {
			errs = append(errs, err)
		}
	}
	for _, p := range parts {
		if err := s.put(p, found, after); err != nil {
			errs = append(errs, err)
			p.take(&last, found.state)
			continue
		}
		for _, c := range s.pending {
			delete(c.todo, p.File)
		}
	}
	s.pending = slices.DeleteFunc(s.pending, func(c pending) bool { return len(c.todo) == 0 })
	s.last = last
	return s.told(errs)
}

// put writes a part if it has changed.
func (s *Store) put(p Part, found found, after State) error {
	trouble := found.troubles[p.File]
	aside := (*SetAside)(nil)
	switch lost := errors.As(trouble, &aside); {
	case !lost && p.same(found.state, after):
		return nil
	case !lost && trouble != nil:
		return trouble
	}
	// What is finished and not among the results on the disk must not leave its old
	// place: the answers are nowhere else.
	if unwritten := s.unwritten(found.state, after); len(unwritten) > 0 {
		after = after.clone()
		for _, w := range unwritten {
			after.Left = append(without(after.Left, w.Started), w)
		}
	}
	return p.write(s.dir, after)
}

// unwritten are the sittings that were finished and that the results on the disk,
// which are written first, have refused.
func (s *Store) unwritten(before, after State) []Sitting {
	if !slices.ContainsFunc(s.pending, func(c pending) bool { return c.todo[parts[0].File] }) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(after.Finished), func(w Sitting) bool {
		return len(without(before.Finished, w.Started)) < len(before.Finished)
	})
}

// told are errors as one: the same trouble with several files is one trouble with
// their folder.
func (s *Store) told(errs []error) error {
	seen := map[string]*Failure{}
	var each []error
	for _, err := range errs {
		failure, ok := err.(*Failure)
		if !ok {
			each = append(each, err)
			continue
		}
		key := failure.Doing + failure.Reason()
		if first := seen[key]; first != nil {
			first.Path = s.dir
			continue
		}
		first := *failure
		seen[key] = &first
		each = append(each, &first)
	}
	return errors.Join(each...)
}

func (s *Store) homeless() error {
	if s.nowhere {
		return &Failure{Doing: "لا مجلد لما يُحفظ، فيبقى في الذاكرة حتى إغلاق البرنامج", Cause: ErrNowhere}
	}
	return nil
}

// lock makes the folder if it has to and keeps other processes out.
func (s *Store) lock() (unlock func(), err error) {
	if err := disk.MakeFolder(s.dir); err != nil {
		return nil, &Failure{Doing: keeping, Path: s.dir, Cause: err}
	}
	wait := patience
	if s.held {
		wait = patience / 50 // nobody waits for it twice
	}
	unlock, err = disk.Lock(filepath.Join(s.dir, lockName), wait)
	if s.held = errors.Is(err, disk.ErrBusy); err != nil {
		return nil, &Failure{Doing: keeping, Path: s.dir, Cause: err}
	}
	if !s.swept {
		s.swept = true
		for _, p := range parts {
			disk.Sweep(s.dir, p.File)
		}
	}
	return unlock, nil
}

func (p Part) write(dir string, st State) error {
	path := filepath.Join(dir, p.File)
	data, err := p.encode(st)
	if err == nil {
		err = disk.Write(path, data)
	}
	if err != nil {
		return &Failure{Doing: keeping, Path: path, Cause: err}
	}
	return nil
}

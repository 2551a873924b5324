package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// found is what stands in a folder.
type found struct {
	state    State
	old      bool             // a file of version 1 is there to be taken over
	there    map[string]bool  // files that are there
	troubles map[string]error // by file; nil for a good one
	errs     []error          // all troubles, in the order of the parts
}

// readAll reads a folder without touching anything.
func readAll(dir string) found {
	f := found{there: map[string]bool{}, troubles: map[string]error{}}
	// In the other order than they are written: an assessment that is finished
	// meanwhile is seen in both places rather than in none.
	for _, p := range slices.Backward(parts) {
		st, there, err := p.read(dir)
		f.there[p.File] = there
		f.trouble(p.File, err)
		p.take(&f.state, st)
	}
	old, there, err := readFile(filepath.Join(dir, oldName), 1, 1)
	f.old = there
	f.trouble(oldName, err)
	if there {
		f.takeOver(old, EarlierSettings(dir))
	}
	f.state.once()
	return f
}

func (f *found) trouble(file string, err error) {
	if err != nil {
		f.troubles[file] = err
		f.errs = append(f.errs, err)
	}
}

// failed notes that what had to be written could not be.
func (f *found) failed(err error) { f.errs = append(f.errs, err) }

// needsWriting reports whether something in the folder has to be moved before it
// can be worked with.
func (f *found) needsWriting() bool {
	for _, err := range f.errs {
		if damaged := (*damage)(nil); errors.As(err, &damaged) {
			return true
		}
	}
	return f.old && f.troubles[oldName] == nil
}

// settle moves damaged files aside and takes over the file of version 1. A part
// that was damaged is as it was last known. The caller holds the lock.
func (f *found) settle(dir string, last State) {
	errs := f.errs
	f.errs = nil
	for _, err := range errs {
		damaged := (*damage)(nil)
		if !errors.As(err, &damaged) {
			f.errs = append(f.errs, err)
			continue
		}
		file := filepath.Base(damaged.path)
		to, moved := setAside(damaged.path)
		if moved == nil {
			err = &SetAside{Path: to, Cause: damaged.cause}
		} else {
			err = &Failure{Doing: "ملف محفوظ تالف، وتعذر نقله جانبا", Path: damaged.path, Cause: errors.Join(damaged.cause, moved)}
		}
		f.errs = append(f.errs, err)
		f.troubles[file] = err
		for _, p := range parts {
			if p.File == file {
				p.take(&f.state, last.clone())
			}
		}
	}
	if f.old && f.troubles[oldName] == nil {
		if err := f.migrate(dir); err != nil {
			f.failed(err)
		}
	}
	f.state.once()
}

// recall lets parts that can't be read be as they were last known.
func (f *found) recall(last State) {
	for _, p := range parts {
		if failure := (*Failure)(nil); errors.As(f.troubles[p.File], &failure) {
			p.take(&f.state, last.clone())
		}
	}
}

// once sets right what an interruption has left: an assessment that is finished is
// not under way.
func (s *State) once() {
	if s.Sitting != nil && s.settled(*s.Sitting) {
		s.Sitting = nil
	}
	if slices.ContainsFunc(s.Left, s.settled) {
		s.Left = slices.DeleteFunc(slices.Clone(s.Left), s.settled)
	}
	if len(s.Left) == 0 {
		s.Left = nil
	}
}

// settled reports whether w is finished. It is not where another window gave it other
// answers after that.
func (s *State) settled(w Sitting) bool {
	i := slices.IndexFunc(s.Finished, func(f Sitting) bool { return f.Started.Equal(w.Started) })
	if i < 0 {
		return false
	}
	f := s.Finished[i]
	return !w.Changed.After(f.Changed) || within(w.Answers, f.Answers) && within(w.Picked, f.Picked)
}

// within reports whether b has all that a has.
func within(a, b map[string]int) bool {
	for k, v := range a {
		if have, ok := b[k]; !ok || have != v {
			return false
		}
	}
	return true
}

// setAside gives a file a name that nothing has yet and returns it.
func setAside(path string) (string, error) {
	for n := 1; ; n++ {
		to := fmt.Sprintf("%s%s%d", path, asideMark, n)
		if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
			if err != nil {
				return "", err
			}
			continue
		}
		return to, os.Rename(path, to)
	}
}

// asideMark stands in the names of files that were moved aside, before a number.
const asideMark = ".damaged-"

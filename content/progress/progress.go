// Package progress keeps what a reader has done: the answers of the assessment
// under way, the finished ones, how far each page was read, bookmarks, plans.
//
// Open a [Store] on a folder and change what it keeps with [Store.Update].
// Answers are kept, never results: a result is a function of the answers and of
// the table's version.
//
// # Files
//
// Each kind of thing has a small JSON file of its own ([parts]), so that an
// answer writes a few hundred bytes, a damaged file costs nothing but itself, and
// people can read what is kept about them. An embedded database would have given
// transactions over all of it; there is only one, the end of an assessment, and
// the order of writing makes that safe: see [parts].
//
// A file is replaced whole and is on the disk before Update returns. A lock
// between processes is held from reading to writing, so that what another window
// has written stays. What can't be written is kept in memory and tried again with
// every later change and by [Store.Flush].
//
// A file that can't be understood is never overwritten: it is moved aside, and
// [*SetAside] says where to. One of a newer version of the program stays where it
// is, and its kind of thing is kept in memory only: [*Newer].
package progress

import (
	"maps"
	"slices"
	"time"

	"kasb/content/quiz"
)

// Version is the version of the files' format that this program writes. Version 1
// was a single file and is taken over; a newer one is left alone.
const Version = 2

// State is everything that is kept. The zero State is a new reader's.
type State struct {
	Version   int                `json:"version"`
	Sitting   *Sitting           `json:"sitting,omitempty"`   // the assessment under way
	Finished  []Sitting          `json:"finished,omitempty"`  // oldest first
	Left      []Sitting          `json:"left,omitempty"`      // begun and put away for another one
	Read      map[string]float64 `json:"read,omitempty"`      // page id → how far, 0 to 1
	Bookmarks []Bookmark         `json:"bookmarks,omitempty"` // oldest first
	Plans     map[string]Plan    `json:"plans,omitempty"`     // path id → what was done of its month
	Offered   map[string]bool    `json:"offered,omitempty"`   // terminals in which calibration was offered
}

// Sitting is one run through the questions with its dates.
type Sitting struct {
	quiz.Sitting
	Picked  map[string]int `json:"picked,omitempty"` // question id → place of the chosen answer, from 0
	Table   int            `json:"table"`            // version of the questions it was answered with
	Started time.Time      `json:"started"`
	Changed time.Time      `json:"changed"`
}

// Keep makes w the assessment under way. Answers that another window has given in
// the same one stay; another assessment that was begun, here or in another window,
// is put away with its answers.
func (s *State) Keep(w Sitting) { s.Answer(Sitting{}, w) }

// Answer is Keep where w was before: only what has changed between the two counts
// over what another window has answered.
func (s *State) Answer(before, w Sitting) {
	other := s.Sitting
	s.Left = without(s.Left, w.Started)
	switch {
	case other == nil:
	case other.Started.Equal(w.Started):
		w.Answers = changed(other.Answers, before.Answers, w.Answers)
		w.Picked = changed(other.Picked, before.Picked, w.Picked)
	case len(other.Answers) > 0:
		s.Left = append(without(s.Left, other.Started), *other)
	}
	s.Sitting = &w
}

// changed is m with what has changed between two other maps, and what it lacks.
func changed[M ~map[string]int](m, before, after M) M {
	if len(m) == 0 {
		return after
	}
	all := maps.Clone(m)
	for k, v := range after {
		was, known := before[k]
		if _, there := m[k]; !there || !known || was != v {
			all[k] = v
		}
	}
	return all
}

// Finish adds w to the finished assessments, once. Where another window has finished
// the same one with other answers, w is one of its own.
func (s *State) Finish(w Sitting) {
	s.Drop(w)
	s.Left = without(s.Left, w.Started)
	for _, f := range s.Finished {
		if f.Started.Equal(w.Started) && !f.Same(w) {
			w.Started = w.Changed
		}
	}
	s.Finished = append(without(s.Finished, w.Started), w)
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
	rest := slices.DeleteFunc(slices.Clone(sittings), func(w Sitting) bool { return w.Started.Equal(started) })
	if len(rest) == 0 {
		return nil // like a state that never had any
	}
	return rest
}

// Last is the newest finished sitting.
func (s State) Last() (Sitting, bool) {
	if len(s.Finished) == 0 {
		return Sitting{}, false
	}
	return s.Finished[len(s.Finished)-1], true
}

// Offer notes that calibration was offered in a terminal.
func (s *State) Offer(terminal string) {
	offered := map[string]bool{terminal: true}
	maps.Copy(offered, s.Offered)
	s.Offered = offered
}

// clone is a copy that shares nothing that changes.
func (s State) clone() State {
	s.Read, s.Plans = maps.Clone(s.Read), maps.Clone(s.Plans)
	s.Finished, s.Left, s.Bookmarks = slices.Clip(s.Finished), slices.Clip(s.Left), slices.Clip(s.Bookmarks)
	s.Offered = maps.Clone(s.Offered)
	return s
}

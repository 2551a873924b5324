package progress

import (
	"maps"
	"slices"
	"time"
)

// Merge adds what another state has. Nothing is lost: of one thing that both
// have, the later one stays. Merging the same state again changes nothing, and
// into a new reader's state it comes to that state.
func (s *State) Merge(o State) {
	*s = s.clone()
	for _, w := range o.Finished {
		s.Finished = later(s.Finished, w)
	}
	s.mergeBegun(o)
	byDate := func(a, b Sitting) int { return a.Changed.Compare(b.Changed) }
	slices.SortStableFunc(s.Finished, byDate)
	slices.SortStableFunc(s.Left, byDate)
	for page, at := range o.Read {
		s.ReadTo(page, at)
	}
	for _, b := range o.Bookmarks {
		if !slices.ContainsFunc(s.Bookmarks, func(have Bookmark) bool { return have.Page == b.Page && have.Offset == b.Offset }) {
			s.Bookmarks = append(s.Bookmarks, b)
		}
	}
	slices.SortStableFunc(s.Bookmarks, func(a, b Bookmark) int { return a.When.Compare(b.When) })
	for path, p := range o.Plans {
		s.mergePlan(path, p)
	}
	for terminal := range o.Offered {
		s.Offer(terminal)
	}
}

// later adds w, or puts it in the place of an earlier state of the same sitting.
func later(sittings []Sitting, w Sitting) []Sitting {
	i := slices.IndexFunc(sittings, func(v Sitting) bool { return v.Started.Equal(w.Started) })
	switch {
	case i < 0:
		return append(sittings, w)
	case w.Changed.After(sittings[i].Changed):
		sittings = slices.Clone(sittings)
		sittings[i] = w
	}
	return sittings
}

// mergeBegun adds what was begun and not finished. Of two that are under way, the
// one that was changed last stays so.
func (s *State) mergeBegun(o State) {
	s.once()
	o.Finished = s.Finished // what is finished is under way nowhere
	o.once()
	begun := s.Left
	for _, w := range o.Left {
		begun = later(begun, w)
	}
	var under *Sitting
	for _, w := range []*Sitting{s.Sitting, o.Sitting} {
		if w == nil {
			continue
		}
		begun = later(begun, *w)
		if under == nil || w.Changed.After(under.Changed) {
			under = w
		}
	}
	s.Sitting, s.Left = nil, nil
	for _, w := range begun {
		switch {
		case under != nil && w.Started.Equal(under.Started):
			s.Sitting = &w
		case len(w.Answers) > 0:
			s.Left = append(s.Left, w)
		}
	}
}

func (s *State) mergePlan(path string, o Plan) {
	p, ok := s.Plans[path]
	if !ok {
		p = o
	} else {
		done := maps.Clone(p.Done)
		for task, when := range o.Done {
			if _, ok := done[task]; !ok {
				if done == nil {
					done = map[string]time.Time{}
				}
				done[task] = when
			}
		}
		p.Done = done
		if p.Started.IsZero() || !o.Started.IsZero() && o.Started.Before(p.Started) {
			p.Started = o.Started
		}
	}
	plans := maps.Clone(s.Plans)
	if plans == nil {
		plans = map[string]Plan{}
	}
	plans[path] = p
	s.Plans = plans
}

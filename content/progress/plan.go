package progress

import (
	"maps"
	"time"
)

// Plan is what was done of a month's plan. Its tasks follow from the answers and are not kept.
type Plan struct {
	Started time.Time            `json:"started"` // when the first task was ticked
	Done    map[string]time.Time `json:"done"`    // task id → when
}

// Tick says that a task of a path's plan is done, or is not any more.
func (s *State) Tick(path, task string, done bool, now time.Time) {
	p := s.Plans[path]
	ticked := maps.Clone(p.Done)
	switch {
	case !done:
		delete(ticked, task)
	case ticked == nil:
		ticked = map[string]time.Time{task: now}
	default:
		ticked[task] = now
	}
	if p.Started.IsZero() {
		p.Started = now
	}
	p.Done = ticked
	plans := map[string]Plan{path: p}
	for id, other := range s.Plans {
		if id != path {
			plans[id] = other
		}
	}
	s.Plans = plans
}

// Day is the day of the plan at a time, from 1; 0 before anything was done.
func (p Plan) Day(now time.Time) int {
	if p.Started.IsZero() {
		return 0
	}
	start, end := p.Started.In(now.Location()), now
	midnight := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, 12, 0, 0, 0, time.UTC) // days without clock changes
	}
	return max(1, int(midnight(end).Sub(midnight(start))/(24*time.Hour))+1)
}

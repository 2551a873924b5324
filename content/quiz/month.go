package quiz

import (
	"slices"
	"strconv"
)

// Month is a plan of 30 days for one path.
type Month struct {
	Path, Name string
	Weeks      []Week
}

// Week is a part of a [Month]. The last one is two days longer.
type Week struct {
	From, To int // days, from 1
	Tasks    []Task
}

// Task is something to do and to tick. Its id stays the same when the answers change.
type Task struct {
	ID   string // "ready:pay", "gap:org", "week:1", "month:2", "end"
	Text string
	Why  string // one line; empty for the steps that everybody takes
}

// Tasks is how many tasks there are.
func (m Month) Tasks() int {
	n := 0
	for _, w := range m.Weeks {
		n += len(w.Tasks)
	}
	return n
}

// Month makes a plan for a path: the path's first week and month, and what is missing, of readiness first where that
// is low. A blocked path begins with its gate. It fails as [Table.Why] does.
func (t *Table) Month(a Answers, path string) (Month, error) {
	s, p, err := t.about(a, path)
	if err != nil {
		return Month{}, err
	}
	m := Month{Path: p.ID, Name: p.Name, Weeks: []Week{{1, 7, nil}, {8, 14, nil}, {15, 21, nil}, {22, 30, nil}}}
	add := func(week int, id, text, why string) {
		m.Weeks[week].Tasks = append(m.Weeks[week].Tasks, Task{id, text, why})
	}
	var doing []string // actions that the plan has already
	if ready := t.readinessOf(s); ready.Shown < t.rule.target {
		for _, w := range ready.Weakest {
			add(0, "ready:"+w.ID, w.Action, weakPartText(w.Name))
			doing = append(doing, w.Action)
		}
	}
	gaps := t.gapsOf(s, p.shares(s.person))
	blocked := p.short(s.person) > 0
	if blocked { // nothing begins before the gate is met
		slices.SortStableFunc(gaps, func(a, b Gap) int { return first(a.Need == p.gate.id, b.Need == p.gate.id) })
	}
	gaps = slices.DeleteFunc(gaps, func(g Gap) bool { return slices.Contains(doing, g.Action) })
	next := 1 // the week of the next gap
	for i, g := range gaps {
		week := next
		if i == 0 && blocked {
			week = 0
		} else {
			next++
		}
		add(min(week, 3), "gap:"+g.Need, g.Action, gapTaskText(g))
	}
	for i, step := range p.FirstWeek {
		add(0, "week:"+strconv.Itoa(i+1), step, "")
	}
	for i, step := range p.FirstMonth {
		add(1+i*3/len(p.FirstMonth), "month:"+strconv.Itoa(i+1), step, "")
	}
	add(3, "end", "كتابة ما نجح وما لم ينجح في 5 أسطر، ثم الإجابة عن الأسئلة من جديد ومقارنة النتيجتين.", "")
	return m, nil
}

package quiz

import "strconv"

// Month is a plan of 30 days for one path.
type Month struct {
	Path, Name string
	Preparing  bool // the path is blocked: the month leads up to its first week
	Weeks      []Week
}

// Week is a part of a [Month]. The last one is two days longer.
type Week struct {
	From, To int // days, from 1
	Tasks    []Task
}

// Task is something to do and to tick. Whatever the answers, an id stands for the same text and the text for the id.
type Task struct {
	ID   string // "raise:org", "week:1", "month:2", "end"
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
// is low. A blocked path begins with its gate, and its first week takes the rest of the month. It fails as [Table.Why]
// does.
func (t *Table) Month(a Answers, path string) (Month, error) {
	s, p, err := t.about(a, path)
	if err != nil {
		return Month{}, err
	}
	m := Month{Path: p.ID, Name: p.Name, Preparing: p.short(s.person) > 0, Weeks: []Week{{1, 7, nil}, {8, 14, nil}, {15, 21, nil}, {22, 30, nil}}}
	add := func(week int, id, text, why string) {
		m.Weeks[week].Tasks = append(m.Weeks[week].Tasks, Task{id, text, why})
	}
	raised := make(map[string]bool)
	raise := func(week int, id, action, why string) bool {
		if raised[id] {
			return false
		}
		raised[id] = true
		add(week, "raise:"+id, action, why)
		return true
	}
	if m.Preparing { // nothing begins before the gate is met
		d := &t.Dimensions[s.person.best(p.gate.dimensions)]
		raise(0, d.ID, d.Action, gateTaskText(p.gate.text))
	}
	if ready := t.readinessOf(s); ready.Shown < t.rule.target {
		for _, w := range ready.Weakest {
			raise(0, w.ID, w.Action, weakPartText(w.Name))
		}
	}
	week := 1
	for _, x := range missing(p.shares(s.person)) {
		d := &t.Dimensions[x.dimension]
		if raise(week, d.ID, d.Action, gapTaskText(x)) && week < len(m.Weeks)-1 {
			week++
		}
	}
	for i, step := range p.FirstWeek {
		week := 0
		if m.Preparing {
			week = 1 + i*3/len(p.FirstWeek)
		}
		add(week, "week:"+strconv.Itoa(i+1), step, "")
	}
	for i, step := range p.FirstMonth {
		if !m.Preparing {
			add(1+i*3/len(p.FirstMonth), "month:"+strconv.Itoa(i+1), step, "")
		}
	}
	add(3, "end", "كتابة ما نجح وما لم ينجح في 5 أسطر، ثم الإجابة عن الأسئلة من جديد ومقارنة النتيجتين.", "")
	return m, nil
}

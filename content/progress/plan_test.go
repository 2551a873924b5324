package progress

import (
	"testing"
	"time"
)

func TestTick(t *testing.T) {
	day := func(d, h int) time.Time { return time.Date(2026, 11, d, h, 0, 0, 0, time.UTC) }
	store := Memory(State{})
	tick := func(path, task string, done bool, now time.Time) {
		if err := store.Update(func(s *State) { s.Tick(path, task, done, now) }); err != nil {
			t.Fatal(err)
		}
	}
	before, _ := store.Load()
	tick("teaching", "week:1", true, day(1, 23))
	first, _ := store.Load()
	tick("teaching", "gap:org", true, day(3, 1))
	tick("pages", "week:1", true, day(3, 1))
	tick("teaching", "week:1", false, day(4, 1))
	after, _ := store.Load()

	if len(before.Plans) != 0 || len(first.Plans["teaching"].Done) != 1 {
		t.Errorf("an older state has changed: %v, %v", before.Plans, first.Plans)
	}
	p := after.Plans["teaching"]
	if _, still := p.Done["week:1"]; still || !p.Done["gap:org"].Equal(day(3, 1)) || !p.Started.Equal(day(1, 23)) {
		t.Errorf("teaching: %+v", p)
	}
	if len(after.Plans["pages"].Done) != 1 {
		t.Errorf("pages: %+v", after.Plans["pages"])
	}
	for now, want := range map[time.Time]int{day(1, 23): 1, day(2, 0): 2, day(30, 12): 30, day(1, 0): 1} {
		if got := p.Day(now); got != want {
			t.Errorf("%v is day %d, want %d", now, got, want)
		}
	}
	if got := (Plan{}).Day(day(1, 0)); got != 0 {
		t.Errorf("a plan that has not begun is at day %d", got)
	}
}

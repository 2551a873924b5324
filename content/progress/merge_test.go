package progress

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"kasb/content/quiz"
)

// random is a state of things that others may have too.
func random(r *rand.Rand) State {
	day := func() time.Time { return time.Date(2026, 11, 1+r.IntN(4), 9, 0, 0, 0, time.UTC) }
	sitting := func() Sitting {
		w := Sitting{Sitting: quiz.Sitting{Form: quiz.Full, Answers: quiz.Answers{"time": r.IntN(5)}}, Started: day()}
		w.Changed = w.Started.Add(time.Duration(r.Int64N(int64(100 * time.Minute))))
		return w
	}
	st := State{Read: map[string]float64{}, Plans: map[string]Plan{}, Offered: map[string]bool{}}
	for range r.IntN(3) {
		st.Finish(sitting())
		st.Read[fmt.Sprint(r.IntN(3))] = float64(1+r.IntN(4)) / 4
		st.Mark(Bookmark{Page: "a", Offset: r.IntN(3), When: day()})
		st.Tick(fmt.Sprint(r.IntN(2)), fmt.Sprint(r.IntN(3)), true, day())
		st.Offer(fmt.Sprint(r.IntN(3)))
	}
	for range r.IntN(3) {
		st.Keep(sitting())
	}
	st.Merge(State{}) // in the order of time, as readers do things
	return st
}

// Merging loses nothing, and a second time it changes nothing.
func TestMergeLosesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 2000 {
		a, b := random(r), random(r)
		both := a.clone()
		both.Merge(b)
		for _, st := range []State{a, b} {
			for _, w := range st.Finished {
				if !has(both.Finished, w) {
					t.Fatalf("finished %v is lost in %+v", w.Started, both)
				}
			}
			left := st.Left
			if st.Sitting != nil {
				left = append(left, *st.Sitting)
			}
			for _, w := range left {
				under := both.Sitting != nil && has([]Sitting{*both.Sitting}, w)
				if !under && !has(both.Left, w) && len(without(both.Finished, w.Started)) == len(both.Finished) {
					t.Fatalf("what was begun at %v is lost in %+v", w.Started, both)
				}
			}
			for page, at := range st.Read {
				if both.Read[page] < at {
					t.Fatalf("page %s is read to %v, was to %v", page, both.Read[page], at)
				}
			}
			for path, p := range st.Plans {
				for task := range p.Done {
					if _, ok := both.Plans[path].Done[task]; !ok {
						t.Fatalf("task %s of %s is lost", task, path)
					}
				}
			}
			if len(both.Bookmarks) < len(st.Bookmarks) || len(both.Offered) < len(st.Offered) {
				t.Fatalf("%+v and %+v come to %+v", a, b, both)
			}
		}
		again := both.clone()
		again.Merge(b)
		again.Merge(a)
		if !reflect.DeepEqual(again, both) {
			t.Fatalf("merged again it is\n%+v\nand was\n%+v", again, both)
		}
	}
}

// has reports whether w is among the sittings, in that state or a later one.
func has(sittings []Sitting, w Sitting) bool {
	for _, v := range sittings {
		if v.Started.Equal(w.Started) && !v.Changed.Before(w.Changed) {
			return true
		}
	}
	return false
}

// Into nothing, a document comes as it was.
func TestDataRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for i := range 30 {
		dir, other := t.TempDir(), t.TempDir()
		keep(t, dir, random(r))
		keep(t, filepath.Join(dir, PacksFolder, "p-1"), random(r))
		data, err := Collect(dir, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		text, err := data.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseData(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := back.Restore(other); err != nil {
			t.Fatal(err)
		}
		equal(t, load(t, other), load(t, dir), fmt.Sprint("run ", i))
		equal(t, load(t, filepath.Join(other, PacksFolder, "p-1")), load(t, filepath.Join(dir, PacksFolder, "p-1")), fmt.Sprint("pack of run ", i))
		kept, err := List(other)
		if err != nil {
			t.Fatal(err)
		}
		removed, err := Erase(other)
		if err != nil || len(removed) != len(kept) {
			t.Errorf("%d of %d removed, %v", len(removed), len(kept), err)
		}
		if st := Peek(other); !reflect.DeepEqual(st, State{}) {
			t.Errorf("left: %+v", st)
		}
	}
}

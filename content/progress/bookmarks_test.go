package progress

import (
	"testing"
	"time"
)

func TestBookmarksAreKept(t *testing.T) {
	dir := t.TempDir()
	day := func(n int) time.Time { return time.Date(2026, 11, n, 9, 0, 0, 0, time.UTC) }
	steps := []func(*State){
		func(s *State) {
			s.Mark(Bookmark{Page: "history", Offset: 120, Heading: "البداية", When: day(1)})
		},
		func(s *State) { s.Mark(Bookmark{Page: "youtube", Offset: -1, When: day(2)}) },
		func(s *State) { s.Mark(Bookmark{Page: "history", Offset: 700, When: day(3)}) },
		func(s *State) {
			s.Mark(Bookmark{Page: "history", Offset: 120, Heading: "البداية", When: day(4)})
		}, // again
		func(s *State) { s.Unmark("history", 700) },
		func(s *State) { s.Unmark("history", 1) }, // there is none
	}
	for _, step := range steps {
		if err := Open(dir).Update(step); err != nil {
			t.Fatal(err)
		}
	}
	st, err := Open(dir).Load()
	if err != nil {
		t.Fatal(err)
	}
	got := st.Bookmarks
	if len(got) != 2 || got[0].Page != "youtube" || got[0].Offset != -1 || got[1].Heading != "البداية" || !got[1].When.Equal(day(4)) {
		t.Errorf("kept %+v", got)
	}
}

// A state that was handed out does not change with the next one.
func TestBookmarksOfAnOldState(t *testing.T) {
	s := Memory(State{Bookmarks: []Bookmark{{Page: "a"}, {Page: "b"}, {Page: "c"}}})
	before, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Update(func(s *State) { s.Unmark("a", 0); s.Mark(Bookmark{Page: "d"}) }); err != nil {
		t.Fatal(err)
	}
	for i, page := range []string{"a", "b", "c"} {
		if before.Bookmarks[i].Page != page {
			t.Errorf("bookmark %d is %+v", i, before.Bookmarks[i])
		}
	}
}

package quiz

import (
	"maps"
	"testing"
	"time"
)

// TestNavigation plays keys: a digit answers with that level, ? is "I do not know", n and b go on and back.
func TestNavigation(t *testing.T) {
	table := loaded(t)
	for _, c := range []struct {
		name string
		form Form
		keys string
		at   string
		n    int
		left int  // questions without an answer
		ok   bool // of the last n or b
	}{
		{"begins", Full, "", "time", 1, 27, false},
		{"answers", Full, "21", "net", 3, 25, false},
		{"does not know", Full, "?", "equip", 2, 26, false},
		{"goes on past an answer", Full, "2bn", "equip", 2, 26, true},
		{"stays before an open question", Full, "2n", "equip", 2, 26, false},
		{"stays at the first", Full, "b", "time", 1, 27, false},
		{"goes back", Full, "212b", "net", 3, 24, true},
		{"goes back twice and on once", Full, "212bbn", "net", 3, 24, true},
		{"changes an answer", Full, "212bb4", "net", 3, 24, false},
		{"ignores a level of no answer", Full, "9", "time", 1, 27, false},
		{"short skips the second questions", Short, "222222", "sell-1", 7, 11, false},
		{"short goes back over them", Short, "222222b", "writing-1", 6, 11, true},
		{"stays at the last", Short, "22222222222222221", "safe-1", 17, 0, false},
		{"has no next after the last", Short, "22222222222222221n", "safe-1", 17, 0, false},
		{"changes the last", Short, "222222222222222210", "safe-1", 17, 0, false},
		{"scam scenes have two levels", Short, "22222222222222222", "safe-1", 17, 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, ok := table.Begin(c.form), false
			for _, key := range c.keys {
				was, answers := s, maps.Clone(s.Answers)
				switch ok = false; key {
				case 'n':
					s, ok = table.Next(s)
				case 'b':
					s, ok = table.Back(s)
				case '?':
					s = table.Answer(s, Unknown)
				default:
					s = table.Answer(s, int(key-'0'))
				}
				if !maps.Equal(was.Answers, answers) {
					t.Fatalf("%c changed the sitting before", key)
				}
			}
			n, of := table.Place(s)
			q, _ := table.Current(s)
			if s.At != c.at || q.ID != c.at || n != c.n || of != len(table.Asked(c.form)) || ok != c.ok {
				t.Errorf("at %s (%s), %d of %d, %v; want %s, %d, %v", s.At, q.ID, n, of, ok, c.at, c.n, c.ok)
			}
			if left := table.Left(s); left != time.Duration(c.left)*perQuestion || table.Done(s) != (c.left == 0) {
				t.Errorf("%v left, done is %v; want %d questions", left, table.Done(s), c.left)
			}
		})
	}
}

// A whole form takes the time that the home screen promises.
func TestLeft(t *testing.T) {
	table := loaded(t)
	for form, want := range map[Form][2]time.Duration{Full: {4 * time.Minute, 6 * time.Minute}, Short: {3 * time.Minute, 4 * time.Minute}} {
		if left := table.Left(table.Begin(form)); left < want[0] || left > want[1] {
			t.Errorf("%s: %v, want %v to %v", form, left, want[0], want[1])
		}
	}
}

// A saved sitting may come from another version of the table.
func TestStaleSittings(t *testing.T) {
	table := loaded(t)
	for name, c := range map[string]struct {
		s  Sitting
		at string
	}{
		"zero":                 {Sitting{}, "time"},
		"question is gone":     {Sitting{Form: Full, Answers: Answers{"time": 2}, At: "gone"}, "equip"},
		"question not in form": {Sitting{Form: Short, Answers: Answers{"time": 2, "sell-2": 1}, At: "sell-2"}, "equip"},
		"form is gone":         {Sitting{Form: "long", At: "sell-2"}, "sell-2"},
		"all answered":         {Sitting{Form: Short, Answers: table.uniform(Short, 2), At: "gone"}, "safe-1"},
	} {
		q, ok := table.Current(c.s)
		if !ok || q.ID != c.at {
			t.Errorf("%s: at %s, want %s", name, q.ID, c.at)
		}
		if s := table.Answer(c.s, 0); len(s.Answers) < 1 || s.Answers[c.at] != 0 {
			t.Errorf("%s: answers %v", name, s.Answers)
		}
	}
}

// A sitting cut from full to short keeps its other answers but is scored without them.
func TestResultOfAShortSitting(t *testing.T) {
	table := loaded(t)
	s := Sitting{Form: Short, Answers: table.uniform(Short, 3)}
	s.Answers["sell-2"] = 0
	r, err := table.Result(s)
	if err != nil {
		t.Fatal(err)
	}
	if r.Form != Short || r.Asked != 17 || len(s.Answers) != 18 {
		t.Errorf("form %s, %d asked, %d answers left", r.Form, r.Asked, len(s.Answers))
	}
}

package progress

import "testing"

func TestReading(t *testing.T) {
	var s State
	for _, c := range []struct {
		at      float64
		news    bool
		left    float64
		percent int
	}{
		{0, false, 0, 0},
		{0.05, true, 0, 0},
		{0.5, true, 0.5, 50},
		{0.25, false, 0.5, 50}, // what was read stays read
		{0.96, true, 0, 96},
		{0.99, true, 0, 100},
		{1, true, 0, 100},
	} {
		before := s.Read
		if news := s.ReadTo("page", c.at); news != c.news {
			t.Errorf("reading to %v is news: %v", c.at, news)
		} else if news && before["page"] == s.Read["page"] {
			t.Errorf("reading to %v changes a map that others hold", c.at)
		}
		if left, percent := s.LeftAt("page"), s.HasRead("page"); left != c.left || percent != c.percent {
			t.Errorf("read to %v it goes on at %v, and %d percent are read", c.at, left, percent)
		}
	}
	if s.ReadTo("", 1) {
		t.Error("a page without an id is kept")
	}
}

package content

import (
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	p := l.Compare()
	if _, taken := l.Page(p.ID); taken {
		t.Errorf("a page of the library has the id %q", p.ID)
	}
	for _, path := range l.Paths {
		dest := "../paths/" + path.ID + ".md"
		if id, ok := l.Resolve(p, dest); !ok || id != path.ID {
			t.Errorf("%q leads to %q, %v", dest, id, ok)
		}
		for _, want := range []string{"(" + dest + ")", path.Estimate.Cost, strings.Fields(path.Estimate.Hours)[1], path.Estimate.FirstIncome, path.Estimate.Phone} {
			if !strings.Contains(p.Body, want) {
				t.Errorf("%s: %q is missing", path.ID, want)
			}
		}
	}
}

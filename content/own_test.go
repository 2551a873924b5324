package content

import (
	"reflect"
	"strings"
	"testing"
)

// Leaving out the checks of Markdown leaves out nothing else.
func TestOwnIsAllThatIsChecked(t *testing.T) {
	own, err := Own()
	if err != nil {
		t.Fatal(err)
	}
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(own, all) {
		t.Error("the content is another one without the checks")
	}
	if n := CountPaths(Files()); n != len(all.Paths) {
		t.Errorf("%d paths are counted, %d are there", n, len(all.Paths))
	}
}

// A page's text has its estimate, its body where that is said to begin, and its
// sources.
func TestText(t *testing.T) {
	lib, err := Own()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range lib.Pages() {
		text := p.Text()
		if !strings.HasPrefix(text[p.BodyStart():], p.Body) {
			t.Errorf("%s: the body does not begin at byte %d", p.ID, p.BodyStart())
		}
		if p.Estimate != nil && !strings.Contains(text[:p.BodyStart()], "| "+p.Estimate.Cost+" |") {
			t.Errorf("%s: no cost above the body", p.ID)
		}
		for _, s := range p.Sources {
			if !strings.Contains(text[p.BodyStart()+len(p.Body):], ". "+s.Title+"، "+s.Date) {
				t.Errorf("%s: source %q is missing", p.ID, s.Title)
			}
		}
	}
}

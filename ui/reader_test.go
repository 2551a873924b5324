package ui

import (
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/progress"
	"kasb/ui/rtl"
)

// open opens the page with this id by its place in the library.
func (d *driver) open(id string) *reader {
	d.t.Helper()
	lib, err := realLibrary()
	if err != nil {
		d.t.Fatal(err)
	}
	page, ok := lib.Page(id)
	if !ok {
		d.t.Fatalf("no page %q", id)
	}
	d.run(openReader(d.app.env, d.app.top(), lib, page, false))
	r, ok := d.app.top().(*reader)
	if !ok || r.page.ID != id {
		d.t.Fatalf("%q does not open", id)
	}
	return r
}

// links are all links of the page.
func (r *reader) links() (all []pageLink) {
	for i := range r.doc.starts {
		all = append(all, r.doc.piece(i).page.links...)
	}
	return all
}

// focusedLink is the number of the link that stands out among them.
func (r *reader) focusedLink() int {
	n := r.doc.focused.link
	for i := range r.doc.focused.piece {
		n += len(r.doc.piece(i).page.links)
	}
	return n
}

// renderPage renders a page as a whole.
func renderPage(th Theme, p content.Page) (*renderedPage, error) {
	r := &reader{page: p}
	return r.markdown(th).render(p.Text())
}

func TestReaderFollowsLinks(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30)
	r := d.open("talking-to-earning")
	d.press("enter") // no link stands out yet
	if d.app.top() != Screen(r) {
		t.Fatal("Enter left the page")
	}
	d.press("tab")
	marked := 0
	for _, l := range r.doc.view(r.doc.height) {
		for _, c := range l.All() {
			if c.Pen.Attr&rtl.Reverse != 0 {
				marked++
			}
		}
	}
	if marked == 0 {
		t.Errorf("the first link does not stand out:\n%s", d.screen())
	}
	want, _ := r.lib.Resolve(r.page, r.links()[0].Dest)
	d.press("enter")
	opened, ok := d.app.top().(*reader)
	if !ok || opened.page.ID != want {
		t.Fatalf("the first link does not open %q", want)
	}
	d.press("esc")
	if d.app.top() != Screen(r) {
		t.Error("Esc does not lead back to the page with the link")
	}
	// Round the links once, both ways.
	for range r.links() {
		d.press("tab")
	}
	if r.focusedLink() != 0 {
		t.Errorf("after a round link %d stands out", r.focusedLink())
	}
	d.press("shift+tab")
	if r.focusedLink() != len(r.links())-1 {
		t.Errorf("before the first link stands %d", r.focusedLink())
	}
}

// Every page of the library opens, scrolls to its end and knows its neighbours.
func TestReaderOpensEveryPage(t *testing.T) {
	lib, err := realLibrary()
	if err != nil {
		t.Fatal(err)
	}
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	d.open(lib.Articles[0].ID)
	for i, p := range lib.Pages() {
		r := d.app.top().(*reader)
		if r.page.ID != p.ID {
			t.Fatalf("page %d is %q, want %q", i, r.page.ID, p.ID)
		}
		d.press("G").sees(strings.Fields(p.Title)[0])
		if at := r.doc.fraction(); at != 1 {
			t.Errorf("%s: the end is at %v", p.ID, at)
		}
		for _, l := range r.links() {
			if _, ok := r.lib.Resolve(p, l.Dest); !ok {
				t.Errorf("%s: link %q leads nowhere", p.ID, l.Dest)
			}
		}
		d.press("n")
	}
	if st := d.app.env.State; len(st.Read) != len(lib.Pages())-1 { // the last page is still open
		t.Errorf("%d pages count as read: %v", len(st.Read), st.Read)
	}
}

func TestReaderTakesUpThePlace(t *testing.T) {
	store := progress.Memory(progress.State{})
	d := start(t, store, 80, 24)
	d.open("history")
	d.press("pgdown", "pgdown")
	at := d.app.top().(*reader).doc.fraction()
	d.press("esc")
	again := start(t, store, 80, 24).open("history")
	if got := again.doc.fraction(); got < at-0.02 || got > at+0.02 {
		t.Errorf("left at %v, taken up at %v", at, got)
	}
}

// The place in the text stays when the window changes its width.
func TestReaderStaysAtItsPlace(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30)
	r := d.open("before-you-start")
	d.press("pgdown", "pgdown", "pgdown")
	before := r.doc.fraction()
	for _, width := range []int{60, 40, 120, 100} {
		d.send(tea.WindowSizeMsg{Width: width, Height: 30})
		if got := r.doc.fraction(); got < before-0.05 || got > before+0.05 {
			t.Errorf("at width %d the place is %v, it was %v", width, got, before)
		}
	}
}

// The first frame already says where the page stands and that there is more.
func TestHeaderKnowsTheView(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	d.open("history")
	d.sees("الموضع 0%", "▼").press("G").sees("الموضع 100%").lacks("▼")
	d.press("esc").open("history")
	d.send(tea.WindowSizeMsg{Width: 80, Height: 400})
	d.sees("الموضع 100%").lacks("▼")
}

// The header of a page and the list say the same of one place.
func TestOnePlaceHasOneNumber(t *testing.T) {
	for _, height := range []int{24, 40} {
		d := start(t, progress.Memory(progress.State{}), 80, height)
		d.press("2", "enter", "pgdown")
		for d.app.top().(*reader).More() {
			r := d.app.top().(*reader)
			n := r.doc.percent()
			d.sees("الموضع " + arabicContext + strconv.Itoa(n) + "%").press("esc")
			if kept := d.app.env.State.HasRead(r.page.ID); n > 5 && kept != n {
				t.Errorf("the reader is at %d percent and the list says %d", n, kept)
			}
			if n >= 90 { // a page that is all but read opens at its beginning
				break
			}
			d.press("enter", "pgdown")
		}
	}
}

package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/ui/rtl"
)

func TestContents(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	r := d.open("history")
	all := headings(r.doc.text)
	if len(all) < 4 {
		t.Fatalf("%d headings", len(all))
	}
	d.press("t").sees(all[0].text, all[3].text)
	d.press("down", "down", "enter")
	if d.app.top() != Screen(r) || r.doc.offset() != all[2].offset {
		t.Fatalf("on top is byte %d, want %d", r.doc.offset(), all[2].offset)
	}
	d.press("t")
	if c := d.app.top().(*contents); c.here != 2 || c.at != 2 {
		t.Errorf("the page stands at heading %d, heading %d is marked", c.here, c.at)
	}
	d.press("t")
	if d.app.top() != Screen(r) {
		t.Error("t does not close the list")
	}
	// Each heading is found by the scan as the parser sees it.
	lib, _ := realLibrary()
	for _, p := range lib.Pages() {
		text, from := p.Text(), 0
		for _, h := range headings(text) {
			if line := text[h.offset:lineEnd(text, h.offset)]; !strings.HasPrefix(line, strings.Repeat("#", h.level)+" ") || h.offset < from {
				t.Errorf("%s: heading %+v is %q", p.ID, h, line)
			}
			from = h.offset
		}
		if n := strings.Count("\n"+text, "\n#"); n != len(headings(text)) {
			t.Errorf("%s: %d headings of %d", p.ID, len(headings(text)), n)
		}
	}
}

func TestHeadingsOfAText(t *testing.T) {
	body := "# أ **ب** #\n\nج\nد\n===\n\n- بند\n  # لا\n\n```\n# لا\n```\n\nه\n---\n\n> # لا\n\n###### و\n\n#لا\n"
	var got []string
	m := newMarkdown(markdownTheme{})
	for _, h := range headings(body) {
		got = append(got, itoa(h.level)+m.inlineText(h.text)+":"+body[h.offset:lineEnd(body, h.offset)])
	}
	want := "1أ ب:# أ **ب** #|1ج د:ج|2ه:ه|6و:###### و"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
}

// A bookmark is set, found again from the library at any width, taken away and
// taken back.
func TestBookmarks(t *testing.T) {
	store := progress.Memory(progress.State{})
	d := start(t, store, 80, 24)
	r := d.open("history")
	d.press("pgdown", "pgdown")
	at, top := r.doc.offset(), r.doc.view(r.doc.height)[0].String()
	d.press("b").sees("هنا إشارة مرجعية")
	d.press("b").lacks("هنا إشارة مرجعية")
	if len(d.app.env.State.Bookmarks) != 0 {
		t.Fatal("b does not take it away again")
	}
	d.press("b", "down", "down").lacks("هنا إشارة مرجعية")
	d.press("up", "up", "home", "esc")

	d = start(t, store, 80, 24).press("2", "G").sees("الإشارات المرجعية", "إشارة واحدة")
	d.press("enter").sees("من يوم 24 نوفمبر 2026.", r.page.Title)
	d.press("enter")
	opened, ok := d.app.top().(*reader)
	if !ok || opened.doc.offset() != at || opened.doc.view(opened.doc.height)[0].String() != top {
		t.Fatalf("opened at byte %d, want %d", opened.doc.offset(), at)
	}
	d.press("esc", "x").sees("أزيلت")
	if len(d.app.env.State.Bookmarks) != 0 {
		t.Error("x does not take the bookmark away")
	}
	d.press("x").lacks("أزيلت")
	if m := d.app.env.State.Bookmarks; len(m) != 1 || m[0].Offset != at || m[0].Heading == "" {
		t.Errorf("taken back: %+v", m)
	}
	d.press("x", "esc").lacks("الإشارات المرجعية")
}

func TestNextUnreadPage(t *testing.T) {
	lib, err := realLibrary()
	if err != nil {
		t.Fatal(err)
	}
	pages := lib.Pages()
	read := map[string]float64{}
	for _, p := range pages {
		read[p.ID] = 1
	}
	delete(read, pages[1].ID)
	read[pages[4].ID] = 0.5
	d := start(t, progress.Memory(progress.State{Read: read}), 80, 24)
	d.open(pages[2].ID)
	for _, want := range []int{4, 1} {
		if d.press("N"); d.app.top().(*reader).page.ID != pages[want].ID {
			t.Fatalf("N opens %q, want %q", d.app.top().(*reader).page.ID, pages[want].ID)
		}
		d.press("end")
	}
	d.press("esc").open(pages[2].ID)
	d.press("N")
	if id := d.app.top().(*reader).page.ID; id != pages[2].ID {
		t.Errorf("everything is read and N opens %q", id)
	}
}

func TestMouse(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30)
	if mode := d.app.View().MouseMode; mode != tea.MouseModeCellMotion {
		t.Errorf("the mouse is not taken: %v", mode)
	}
	d.press("4", "8", "2").sees("للطرفية")
	if mode := d.app.View().MouseMode; mode != tea.MouseModeNone {
		t.Errorf("the mouse is taken against the reader's choice: %v", mode)
	}
	d.press("esc")
	d.click("المقالات")
	d.sees("استكشف")
	lib, _ := realLibrary()
	d.click(lib.Articles[1].Title)
	r := d.app.top().(*reader)
	if r.page.ID != lib.Articles[1].ID {
		t.Fatalf("a click opens %q", r.page.ID)
	}
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if got := r.doc.distance(docLine{-1, 0}); got != -2*wheelLines {
		t.Errorf("the wheel scrolled %d lines", -got)
	}
	d.press("tab")
	link := r.doc.link(r.doc.focused)
	want, _ := r.lib.Resolve(r.page, link.Dest)
	at := tea.MouseClickMsg{Button: tea.MouseLeft}
	for y, l := range d.app.frame().lines {
		for x, c := range l.All() { // no wide cells on this page
			if c.Pen.Attr&rtl.Reverse != 0 {
				at.X, at.Y = d.app.drawn.left+x, y
			}
		}
	}
	r.doc.focused = noLink
	d.send(at)
	if opened, ok := d.app.top().(*reader); !ok || opened.page.ID != want {
		t.Errorf("a click on the link %q does not open %q:\n%s", link.Text, want, d.screen())
	}
	d.send(tea.MouseClickMsg{X: 5, Y: 3, Button: tea.MouseLeft})
}

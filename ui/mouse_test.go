package ui

import (
	"maps"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/ui/rtl"
)

// click clicks on a text, given in reading order, wherever it stands first.
func (d *driver) click(text string) *driver {
	d.t.Helper()
	d.app.View()
	for y, l := range d.app.frame().lines {
		if i := strings.Index(l.String(), rtl.Visual(text, rtl.RightToLeft)); i >= 0 {
			x := d.app.drawn.left + len([]rune(l.String()[:i]))
			d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			return d
		}
	}
	d.t.Fatalf("%q is not on the screen:\n%s", text, d.screen())
	return d
}

func TestClicksOnResults(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 40).press(journeys["result"]...)
	r := d.app.top().(*result)
	for i, f := range r.faces {
		name, _ := f.name()
		if d.click(name); r.open != i {
			t.Errorf("a click on «%s» opens face %d", name, r.open)
		}
	}
	d.click("النتيجة")
	for i := range 3 { // those in sight
		if d.click(itoa(i+1) + ". " + r.result.Fits[i].Name); r.at != i {
			t.Errorf("a click on path %d looks at path %d", i+1, r.at)
		}
	}
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if top := r.faces[0].(*overview).pane.top; top < wheelLines {
		t.Errorf("the wheel scrolls to line %d", top)
	}
}

func TestClicksInThePlan(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 120, 40).press(journeys["result"]...).click("خطة 30 يوما")
	p := d.app.top().(*result).faces[4].(*plan)
	task := p.tasks[1]
	begins := strings.Join(strings.Fields(task.Text)[:3], " ")
	if d.click(begins); !p.done(task) {
		t.Fatalf("a click on «%s» does not tick it:\n%s", begins, d.screen())
	}
	if d.click(begins); p.done(task) {
		t.Errorf("another click does not take it back")
	}
}

func TestClicksInWhatIf(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 40).press(journeys["result"]...).click("ماذا لو؟")
	w := d.app.top().(*result).faces[2].(*whatIf)
	before := maps.Clone(w.r.sitting.Answers)
	q := w.questions[1]
	for _, dimension := range w.r.table.Dimensions {
		if dimension.ID == q.Dimension {
			d.click(dimension.Name + ":")
		}
	}
	if !w.choosing || w.marked().ID != q.ID {
		t.Fatalf("a click on the second question opens %q:\n%s", w.marked().ID, d.screen())
	}
	d.click(q.Answers[4].Text)
	if w.picked[q.ID] != 4 {
		t.Errorf("a click on the fifth answer tries %v", w.picked)
	}
	if !maps.Equal(before, w.r.sitting.Answers) {
		t.Error("the answers that are kept have changed")
	}
}

// A click on a key of the footer is that key, at its first cell and at its last;
// nothing happens between two keys, and for what stands for several.
func TestClicksOnTheFooter(t *testing.T) {
	for name, keys := range journeys {
		d := start(t, progress.Memory(progress.State{}), 100, 30).press(keys...)
		d.app.View()
		bottom, left := d.app.size.Height-1, d.app.drawn.left
		row := d.app.frame().lines[bottom]
		keyed := map[int]bool{} // the columns of a key
		for _, k := range d.app.env.drawn.pressed {
			want := rtl.Visual(k.Help().Desc, rtl.RightToLeft)
			if got := row.Cut(k.from, k.to-k.from).String(); k.to > k.from && !strings.HasPrefix(got, want) {
				t.Errorf("%s: %q stands where %q is clicked", name, got, k.Help().Desc)
			}
			for x := k.from; x < k.to; x++ {
				keyed[x] = true
			}
			if got := keyNamed(first(k.Binding)); got.String() != first(k.Binding) {
				t.Errorf("%s: a click on %q presses %q", name, first(k.Binding), got)
			}
		}
		before := d.screen()
		for x := -left; x < d.app.size.Width-left; x++ {
			if !keyed[x] {
				d.send(tea.MouseClickMsg{X: left + x, Y: bottom, Button: tea.MouseLeft})
			}
		}
		if d.screen() != before {
			t.Errorf("%s: a click beside the keys does something", name)
		}
	}
	d := start(t, progress.Memory(progress.State{}), 100, 30)
	d.click("مساعدة").sees("مفاتيح").click("رجوع").sees("من التواصل إلى الكسب")
	d.click("اختيار بالرقم").sees("من التواصل إلى الكسب")
	d.click("بحث").sees("كلمة أو أكثر")
}

func TestClicksOnTheHeader(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30).press("2", "enter")
	title := d.app.top().Title()
	d.click("كسب").sees("استكشف").click("كسب").sees("من التواصل إلى الكسب").click("كسب").sees("من التواصل إلى الكسب")
	d.press("2", "enter").send(tea.MouseClickMsg{X: d.app.drawn.left, Y: 0, Button: tea.MouseLeft}) // on the status
	if d.app.top().Title() != title {
		t.Error("a click on how far the page is read leads away")
	}
}

// An error takes a click anywhere for «go on», but for the keys of the footer.
func TestClicksOnAnError(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30)
	broken := func() { d.send(errMsg{errText("كل شيء")}) }
	broken()
	d.sees("حدث خطأ").click("كل شيء").lacks("حدث خطأ")
	broken()
	d.click("متابعة").lacks("حدث خطأ")
}

type errText string

func (e errText) Error() string { return string(e) }

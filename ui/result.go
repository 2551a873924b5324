package ui

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// result shows what a finished sitting says. It has several faces, of which one
// is in sight, and a path that they look at.
type result struct {
	env     *Env
	table   *quiz.Table
	lib     *content.Library
	sitting progress.Sitting
	answers quiz.Answers // of the sitting, to what its form asks
	result  quiz.Result
	at      int // the path looked at, an index of result.Fits
	faces   []face
	open    int   // the face in sight
	head    int   // lines above it, in the last view
	tabs    []int // the first column of each name in the row of faces, as it was drawn last
}

// face is one way to look at a result.
type face interface {
	// name is what it is called in the row of faces, the second one where there
	// is little room.
	name() (long, short string)
	// keys narrows the keys of the result to those that work here.
	keys(Keys) Keys
	// hints are the keys of its own, the most important first.
	hints(Keys) []key.Binding
	// press takes a key and reports whether it was one of the face's.
	press(tea.KeyPressMsg, Keys) (tea.Cmd, bool)
	// look says that another path is looked at.
	look()
	view(Size) []rtl.Line
	more() bool
}

// openResult shows the result of a sitting; with instead it takes the place of
// the screen that asked for it.
func openResult(env *Env, from Screen, s progress.Sitting, instead bool) tea.Cmd {
	return func() tea.Msg {
		table, err := env.Table()
		if err != nil {
			return errMsg{err}
		}
		lib, err := env.Library()
		if err != nil {
			return errMsg{err}
		}
		return openMsg{from: from, replace: instead, fresh: instead, open: func() (Screen, error) {
			return newResult(env, table, lib, s)
		}}
	}
}

func newResult(env *Env, table *quiz.Table, lib *content.Library, s progress.Sitting) (Screen, error) {
	r := &result{env: env, table: table, lib: lib, sitting: s, answers: table.Of(s.Sitting)}
	var err error
	var missing *quiz.AnswerError
	if r.result, err = table.Score(r.answers); errors.As(err, &missing) {
		return nil, errors.New("هذه الإجابات من إصدار آخر من الأسئلة، فلا تُحسب نتيجتها هنا. يمكن البدء باختبار جديد")
	} else if err != nil {
		return nil, err
	}
	r.at = r.first()
	r.faces = []face{newOverview(r)}
	if len(r.result.Fits) > 0 {
		r.faces = append(r.faces, &whyFace{r: r})
	}
	r.faces = append(r.faces, newWhatIf(r))
	if len(r.result.Fits) > 0 {
		r.faces = append(r.faces, &versus{r: r, other: -1}, newPlan(r))
	}
	r.faces = append(r.faces, &portrait{r: r})
	return r, nil
}

// first is the place of the path that the verdict names.
func (r *result) first() int {
	if r.result.Nothing != nil {
		for i, f := range r.result.Fits {
			if f.Path == r.result.Nothing.Path {
				return i
			}
		}
	}
	return 0
}

// path is the path looked at.
func (r *result) path() quiz.Path {
	p, _ := r.table.Path(r.result.Fits[r.at].Path)
	return p
}

func (r *result) Title() string { return "نتيجتك" }

// Status is the day, and the time too where another result is of that day.
func (r *result) Status(bool) string {
	at := r.sitting.Changed
	day := arabic.Date(at)
	for _, s := range r.env.State.Finished {
		if !s.Changed.Equal(at) && arabic.Date(s.Changed) == day {
			return day + "، " + at.Format("15:04")
		}
	}
	return day
}

func (r *result) keys() Keys {
	k := r.env.Keys
	k.Choose = with(k.Choose, "دليل المسار")
	k.Forward = with(k.Forward, "الصفحة التالية")
	k.Back = with(k.Back, "الصفحة السابقة")
	if r.open == 0 {
		k.Back = with(k.Back, "رجوع")
	}
	k.NextItem = with(k.NextItem, "الصفحة التالية")
	k.PrevItem = with(k.PrevItem, "الصفحة السابقة")
	k.NextPage = with(k.NextPage, "المسار التالي")
	k.PrevPage = with(k.PrevPage, "المسار السابق")
	k.Digit = digits(k.Digit, len(r.result.Fits), "عرض مسار")
	k.Again = with(k.Again, "اختبار جديد")
	for _, b := range []*key.Binding{&k.Tick, &k.Keep, &k.Drop, &k.DontKnow} { // of single faces
		b.SetEnabled(false)
	}
	k.Edit.SetEnabled(r.env.State.Sitting == nil) // one assessment at a time is under way
	k.Forward.SetEnabled(r.open < len(r.faces)-1)
	ranked := len(r.result.Fits) > 0
	for _, b := range []*key.Binding{&k.Choose, &k.NextPage, &k.PrevPage, &k.Digit, &k.Reading} {
		b.SetEnabled(ranked)
	}
	return r.faces[r.open].keys(k)
}

func (r *result) ShortHelp() []key.Binding {
	k := r.keys()
	tab := with(k.NextItem, "الصفحة التالية")
	return append(append([]key.Binding{tab, k.Leave}, r.faces[r.open].hints(k)...), k.Reading, k.Export, k.Method, k.Edit, k.Again, k.Quit)
}

func (r *result) FullHelp() [][]key.Binding {
	k := r.keys()
	var own []key.Binding
	for _, b := range []key.Binding{k.Choose, k.Tick, k.Digit, k.DontKnow, k.Keep, k.Drop} {
		if b.Enabled() {
			own = append(own, b)
		}
	}
	return [][]key.Binding{own, {k.NextItem, k.PrevItem, k.Forward, k.Back, k.NextPage, k.PrevPage},
		{k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}, {k.Reading, k.Export, k.Method, k.Edit, k.Again, k.Leave}}
}

func (r *result) Update(msg tea.Msg) (Screen, tea.Cmd) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, nil
	}
	k := r.keys()
	if cmd, mine := r.faces[r.open].press(m, k); mine {
		return r, cmd
	}
	n := len(r.result.Fits)
	switch {
	case key.Matches(m, k.Leave):
		return r, pop
	case key.Matches(m, k.Back):
		if r.open == 0 {
			return r, pop
		}
		r.open--
	case key.Matches(m, k.Forward):
		r.open++
	case key.Matches(m, k.NextItem):
		r.open = (r.open + 1) % len(r.faces)
	case key.Matches(m, k.PrevItem):
		r.open = (r.open + len(r.faces) - 1) % len(r.faces)
	case key.Matches(m, k.Export):
		path := ""
		if n > 0 {
			path = r.result.Fits[r.at].Path
		}
		return r, openExport(r.env, r, r.table, r.sitting, path)
	case key.Matches(m, k.Reading):
		return r, push(r, func() Screen { return newAdvice(r) })
	case key.Matches(m, k.Method):
		return r, openMethod(r.env, r, r.table)
	case key.Matches(m, k.Again):
		return r, replace(r, func() Screen { return newAssessment(r.env, r.table) })
	case key.Matches(m, k.Edit):
		return r, replace(r, func() Screen { return changeAnswers(r.env, r.table, r.sitting) })
	case key.Matches(m, k.NextPage):
		r.look((r.at + 1) % n)
	case key.Matches(m, k.PrevPage):
		r.look((r.at + n - 1) % n)
	case key.Matches(m, k.Digit):
		if d := digit(m); d <= n {
			r.look(d - 1)
		}
	case key.Matches(m, k.Choose):
		if p, ok := r.lib.Page(r.result.Fits[r.at].Path); ok {
			return r, openReader(r.env, r, r.lib, p, false)
		}
	}
	return r, nil
}

// look turns to path i on every face.
func (r *result) look(i int) {
	r.at = i
	for _, f := range r.faces {
		f.look()
	}
}

func (r *result) More() bool { return r.faces[r.open].more() }

func (r *result) View(size Size) []rtl.Line {
	head := []rtl.Line{r.row(size.Width)}
	if size.roomy() {
		head = append(head, r.env.blank(size.Width))
	}
	r.head = len(head)
	return append(head, r.faces[r.open].view(Size{size.Width, size.Height - len(head)})...)
}

// row is the names of the faces, the one in sight standing out.
func (r *result) row(width int) rtl.Line {
	th := r.env.Theme
	for _, c := range []struct {
		gap   int
		short bool
	}{{3, false}, {2, true}, {1, true}} {
		var fields []rtl.Line
		room := width
		r.tabs = r.tabs[:0]
		for i, f := range r.faces {
			name, short := f.name()
			if c.short {
				name = short
			}
			style := th.Faint
			if i == r.open {
				style = th.Selected.Underline(true)
			}
			if i > 0 {
				fields = append(fields, rtl.Blank(c.gap))
				room -= c.gap
			}
			l := r.env.fit(style.Render(name), rtl.Width(name), rtl.AlignRight)
			fields = append(fields, l)
			room -= l.Width()
			r.tabs = append(r.tabs, room)
		}
		if room >= 0 {
			return rtl.Row(append(fields, rtl.Blank(room))...)
		}
	}
	r.tabs = r.tabs[:0]
	long, _ := r.faces[r.open].name()
	return r.env.fit(th.Selected.Render(long), width, rtl.AlignRight)
}

// page is a face that is one long text, made anew when it would look different.
type page struct {
	pane pane
	laid pageKey
}

type pageKey struct {
	layoutKey
	at, other int
}

func (p *page) keys(k Keys) Keys { return k }

func (p *page) hints(k Keys) []key.Binding { return []key.Binding{k.NextPage, k.Choose, k.Down} }

func (p *page) press(m tea.KeyPressMsg, k Keys) (tea.Cmd, bool) { return nil, p.pane.key(m, k) }

func (p *page) look() {}

func (p *page) more() bool { return p.pane.more() }

// show shows the lines that layout makes.
func (p *page) show(size Size, k pageKey, layout func() []rtl.Line) []rtl.Line {
	if p.laid != k {
		other := p.laid.at != k.at || p.laid.other != k.other
		p.laid = k
		p.pane.set(layout())
		if other {
			p.pane.moveTo(0)
		}
	}
	return p.pane.view(size.Height)
}

// signed is a number with its sign on the side on which it is read first: left of
// western digits and right of Arabic-Indic ones, as in the CLDR's Arabic.
func (e *Env) signed(n int) string {
	sign := "+"
	switch {
	case n == 0:
		return "0"
	case n < 0:
		sign, n = "-", -n
	}
	if e.Theme.Digits == rtl.ArabicIndic {
		return arabicContext + sign + itoa(n)
	}
	return isolate + sign + itoa(n) + popIsolate
}

// level is a value of the scale: «2.5 من 4».
func level(v float64) string {
	return short(v) + " من 4"
}

package ui

import (
	"errors"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// result shows what a finished sitting says. One path at a time is looked at
// closely, the first one to begin with.
type result struct {
	env     *Env
	table   *quiz.Table
	lib     *content.Library
	sitting progress.Sitting
	result  quiz.Result
	at      int // the path looked at, an index of result.Fits
	pane    pane
	laid    layoutKey
	rows    []int // the line of each path in the ranking
	close   int   // line at which the close look begins
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
			r := &result{env: env, table: table, lib: lib, sitting: s}
			var missing *quiz.AnswerError
			if r.result, err = table.Result(s.Sitting); errors.As(err, &missing) {
				return nil, errors.New("هذه الإجابات من إصدار آخر من الأسئلة. يلزم اختبار جديد لقراءة نتيجتها")
			} else if err != nil {
				return nil, err
			}
			r.at = r.first()
			return r, nil
		}}
	}
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

func (r *result) Title() string { return "نتيجتك" }

func (r *result) Status(bool) string { return date(r.sitting.Changed) }

func (r *result) keys() Keys {
	k := r.env.Keys
	k.Choose = with(k.Choose, "مقال المسار")
	k.Forward = with(k.Forward, "مقال المسار")
	k.NextItem = with(k.NextItem, "المسار التالي")
	k.PrevItem = with(k.PrevItem, "المسار السابق")
	k.Digit.SetKeys("1", "2", "3", "4", "5", "6", "7", "8")
	k.Digit.SetHelp("1–8", "انظر إلى مسار")
	k.Again = with(k.Again, "اختبار جديد")
	k.Edit.SetEnabled(r.env.State.Sitting == nil) // one assessment at a time is under way
	ranked := len(r.result.Fits) > 0
	for _, b := range []*key.Binding{&k.Choose, &k.Forward, &k.NextItem, &k.PrevItem, &k.Digit} {
		b.SetEnabled(ranked)
	}
	return k
}

func (r *result) ShortHelp() []key.Binding {
	k := r.keys()
	return []key.Binding{k.Choose, k.Leave, k.NextItem, k.Down, k.Edit, k.Again, k.Quit}
}

func (r *result) FullHelp() [][]key.Binding {
	k := r.keys()
	return [][]key.Binding{{k.Choose, k.Forward, k.NextItem, k.PrevItem, k.Digit, k.Edit, k.Again},
		{k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}, {k.Leave, k.Back}}
}

func (r *result) Update(msg tea.Msg) (Screen, tea.Cmd) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, nil
	}
	k := r.keys()
	n := len(r.result.Fits)
	switch {
	case r.pane.key(m, k):
	case key.Matches(m, k.Leave, k.Back):
		return r, pop
	case key.Matches(m, k.Again):
		return r, replace(r, func() Screen { return newAssessment(r.env, r.table) })
	case key.Matches(m, k.Edit):
		return r, replace(r, func() Screen { return changeAnswers(r.env, r.table, r.sitting) })
	case key.Matches(m, k.NextItem):
		r.look((r.at + 1) % n)
	case key.Matches(m, k.PrevItem):
		r.look((r.at + n - 1) % n)
	case key.Matches(m, k.Digit):
		if d := digit(m); d <= n {
			r.look(d - 1)
		}
	case key.Matches(m, k.Choose, k.Forward):
		if p, ok := r.lib.Page(r.result.Fits[r.at].Path); ok {
			return r, openReader(r.env, r, r.lib, p, false)
		}
	}
	return r, nil
}

// look turns to path i and brings its row into sight, and of the close look
// under the ranking what there is room for.
func (r *result) look(i int) {
	r.at = i
	r.pane.lines = r.layout(r.laid.width)
	r.pane.moveTo(r.pane.top)
	r.pane.show(r.close, min(r.close+8, len(r.pane.lines)))
	r.pane.show(r.rows[i], r.rows[i]+2)
}

func (r *result) More() bool { return r.pane.more() }

func (r *result) View(size Size) []rtl.Line {
	if k := r.env.layoutKey(size.Width); r.laid != k {
		r.laid = k
		r.pane.set(r.layout(size.Width))
	}
	return r.pane.view(size.Height)
}

func (r *result) layout(width int) []rtl.Line {
	s := &sheet{env: r.env, width: width}
	th, res := r.env.Theme, r.result
	s.text(th.Title, res.Verdict)
	s.text(th.Text, res.Caution)
	r.readiness(s)
	if len(res.Fits) > 0 {
		r.ranking(s)
		r.closeLook(s, res.Fits[r.at])
		r.between(s)
	}
	if res.Nothing != nil {
		r.plan(s, *res.Nothing)
	}
	r.lessons(s)
	s.blank()
	s.text(th.Faint, res.Disclaimer)
	return s.lines
}

func (r *result) readiness(s *sheet) {
	th, ready := r.env.Theme, r.result.Readiness
	s.heading("الجاهزية: " + ready.Band)
	s.lines = append(s.lines, r.meter("", ready.Shown, "من 100", s.width, false)...)
	s.text(th.Warn, ready.Capped)
	if len(ready.Weakest) == 0 {
		return
	}
	s.text(th.Text, "أضعف ما فيها الآن، وما يقويه:")
	for _, w := range ready.Weakest {
		s.point(th.Warn.Render("•"), th.Warn.Render(w.Name+":")+" "+th.Text.Render(w.Action))
	}
}

// sure is how far the answers decide between the paths, in a word or two.
func (r *result) sure() string {
	res := r.result
	const label = "الترجيح: "
	switch {
	case res.Sure == quiz.None:
		return ""
	case res.Sure == quiz.Leaning:
		return label + res.Sure.String() + " «" + res.Fits[0].Name + "»"
	case len(res.Joint) > 2:
		return label + "بين " + counted(len(res.Joint), pathsNoun)
	}
	return label + res.Sure.String()
}

// ranking shows every path with its bar, its number and its word.
func (r *result) ranking(s *sheet) {
	s.heading("ملاءمة المسارات")
	s.text(r.env.Theme.Faint, r.sure())
	r.rows = r.rows[:0]
	for i, f := range r.result.Fits {
		r.rows = append(r.rows, len(s.lines))
		name := strconv.Itoa(i+1) + ". " + f.Name
		s.lines = append(s.lines, r.meter(name, f.Shown, f.Word, s.width, i == r.at)...)
		if r.result.Flat { // interest should decide: say what each one is
			p, _ := r.table.Path(f.Path)
			s.under(r.env.Theme.Faint.Render(p.Line))
		}
	}
}

// meter is a name, a bar that grows from the right, a number of 100 and a word.
// In a narrow window the name has a line of its own.
func (r *result) meter(name string, n int, word string, width int, marked bool) []rtl.Line {
	const (
		markWidth   = 2
		nameWidth   = 30 // the longest name and its number
		numberWidth = 5
		wordWidth   = 11
	)
	th := r.env.Theme
	style, mark := th.Text, rtl.Blank(markWidth)
	if marked {
		bar := th.Brand.Render("▌")
		style, mark = th.Selected, rtl.Row(rtl.Fit(bar, 1, rtl.AlignRight), rtl.Blank(markWidth-1))
	}
	number := rtl.Fit(style.Render(strconv.Itoa(n)), numberWidth, rtl.AlignCenter)
	tail := rtl.Row(number, r.env.fit(th.Faint.Render(word), wordWidth, rtl.AlignRight))
	room := width - markWidth - tail.Width()
	bar := func(width int) rtl.Line { return r.env.bar(float64(n)/100, width) }
	switch {
	case name == "":
		return []rtl.Line{rtl.Row(bar(room+markWidth), tail)}
	case room < nameWidth+8:
		title := r.env.fit(style.Render(name), width-markWidth, rtl.AlignRight)
		return []rtl.Line{rtl.Row(mark, title), rtl.Row(mark, bar(room), tail)}
	}
	title := r.env.fit(style.Render(name), nameWidth, rtl.AlignRight)
	return []rtl.Line{rtl.Row(mark, title, bar(room-nameWidth), tail)}
}

// closeLook says what speaks for a path, what it misses and how to begin.
func (r *result) closeLook(s *sheet, f quiz.Fit) {
	th := r.env.Theme
	p, _ := r.table.Path(f.Path)
	r.close = len(s.lines) + 1
	s.heading("نظرة قريبة: " + f.Name)
	s.text(th.Faint, p.Line)
	s.text(th.Faint, f.Range)
	if f.Blocked != nil {
		s.point(th.Bad.Render("!"), th.Bad.Render(f.Blocked.Text))
	}
	if len(f.For) > 0 {
		s.part("ما يدعمك")
		for _, reason := range f.For {
			s.point(th.Good.Render("+"), th.Text.Render(reason.Text))
		}
	}
	if len(f.Missing) > 0 {
		s.part("ما ينقصك")
		for _, gap := range f.Missing {
			s.point(th.Warn.Render("-"), th.Text.Render(gap.Text))
			s.under(th.Faint.Render(gap.Action))
		}
	}
	s.part("هذا الأسبوع")
	for i, step := range p.FirstWeek {
		s.point(th.Key.Render(strconv.Itoa(i+1)), th.Text.Render(step))
	}
	if p.Warning != "" {
		s.point(th.Warn.Render("!"), th.Warn.Render(p.Warning))
	}
}

// between says how the first paths stand to each other and what would change
// their order.
func (r *result) between(s *sheet) {
	res := r.result
	var texts []string
	if res.Separating != nil {
		texts = append(texts, res.Separating.Text)
	}
	if res.WhyNot != nil {
		texts = append(texts, res.WhyNot.Text)
	}
	if res.Change != nil {
		texts = append(texts, res.Change.Text)
	}
	if res.HangsOn != nil {
		texts = append(texts, res.HangsOn.Text)
	}
	if len(texts) == 0 {
		return
	}
	s.heading("ما الذي يغير الترتيب؟")
	for _, text := range texts {
		s.point(r.env.Theme.Accent.Render("•"), r.env.Theme.Text.Render(text))
	}
}

// plan is the way to the nearest path when nothing fits yet.
func (r *result) plan(s *sheet, p quiz.Plan) {
	th := r.env.Theme
	s.heading("أقصر طريق إلى: " + p.Name)
	s.text(th.Text, p.Text)
	for i, step := range p.Steps {
		s.point(th.Key.Render(strconv.Itoa(i+1)), th.Text.Render(step.Text))
		s.under(th.Faint.Render(step.Action))
	}
}

// lessons are those of the scam scenes that were not seen through.
func (r *result) lessons(s *sheet) {
	th := r.env.Theme
	first := true
	for _, q := range r.table.Asked(r.sitting.Form) {
		if level, ok := r.sitting.Answers[q.ID]; !ok || level == 1 || q.Lesson == "" {
			continue
		}
		if first {
			s.heading("قبل أي خطوة: احذر الاحتيال")
			first = false
		}
		s.point(th.Warn.Render("!"), th.Text.Render(q.Lesson))
	}
}

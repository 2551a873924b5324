package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// overview is the face that says it all in short: readiness, the ranking, a
// close look at one path, and what would change the order.
type overview struct {
	r     *result
	pane  pane
	laid  layoutKey
	rows  []int // the line of each path in the ranking, and the line behind them
	close int   // line at which the close look begins
}

func newOverview(r *result) *overview { return &overview{r: r} }

func (o *overview) name() (long, short string) { return "النتيجة", "النتيجة" }

func (o *overview) keys(k Keys) Keys { return k }

func (o *overview) hints(k Keys) []key.Binding {
	return []key.Binding{k.Choose, k.NextPage, k.Down}
}

func (o *overview) press(m tea.KeyPressMsg, k Keys) (tea.Cmd, bool) { return nil, o.pane.key(m, k) }

// look brings the row of the path into sight, and of the close look under the
// ranking what there is room for.
func (o *overview) look() {
	if o.laid == (layoutKey{}) {
		return
	}
	o.pane.lines = o.layout(o.laid.width)
	o.pane.moveTo(o.pane.top)
	o.pane.show(o.close, min(o.close+8, len(o.pane.lines)))
	o.pane.show(o.rows[o.r.at], o.rows[o.r.at]+2)
}

func (o *overview) more() bool { return o.pane.more() }

func (o *overview) view(size Size) []rtl.Line {
	if k := o.r.env.layoutKey(size.Width); o.laid != k {
		o.laid = k
		o.pane.set(o.layout(size.Width))
	}
	return o.pane.view(size.Height)
}

func (o *overview) layout(width int) []rtl.Line {
	s := &sheet{env: o.r.env, width: width}
	th, res := o.r.env.Theme, o.r.result
	s.text(th.Title, res.Verdict)
	s.text(th.Text, res.Caution)
	s.text(th.Faint, res.Note)
	o.readiness(s)
	if len(res.Fits) > 0 {
		o.ranking(s)
		o.closeLook(s, res.Fits[o.r.at])
		o.between(s)
	}
	if res.Nothing != nil {
		o.plan(s, *res.Nothing)
	}
	o.lessons(s)
	s.blank()
	s.text(th.Faint, res.Disclaimer)
	return s.lines
}

func (o *overview) readiness(s *sheet) {
	th, ready := o.r.env.Theme, o.r.result.Readiness
	s.heading("الجاهزية: " + ready.Band)
	s.lines = append(s.lines, o.r.env.meter("", ready.Shown, "من 100", s.width, false)...)
	s.text(th.Warn, ready.Capped)
	o.parts(s, ready.Parts)
	if len(ready.Weakest) == 0 {
		return
	}
	s.blank()
	s.text(th.Text, "أضعف ما فيها الآن، وما يقويه:")
	for _, w := range ready.Weakest {
		s.point(th.Warn.Render("•"), th.Warn.Render(w.Name+":")+" "+th.Text.Render(w.Action))
	}
}

// parts are all parts of readiness with their points, in two columns where there
// is room.
func (o *overview) parts(s *sheet, parts []quiz.Part) {
	th := o.r.env.Theme
	const bars, gap = 8, 3
	columns := 1
	if s.width >= 72 {
		columns = 2
	}
	width := (s.width - gap*(columns-1)) / columns
	var cells []rtl.Line
	for _, p := range parts {
		points := o.r.env.fit(th.Text.Render(strconv.Itoa(p.Points)), 4, rtl.AlignLeft)
		name := o.r.env.fit(th.Faint.Render(p.Name), width-bars-points.Width(), rtl.AlignRight)
		cells = append(cells, rtl.Row(name, o.r.env.bar(p.Value/4, bars), points))
	}
	s.blank()
	s.columns(cells, columns, gap)
}

// sure is how far the answers decide between the paths, in a word or two.
func (o *overview) sure() string {
	res := o.r.result
	const label = "الترجيح: "
	switch {
	case res.Sure == quiz.None:
		return ""
	case res.Sure == quiz.Leaning:
		return label + res.Sure.String() + " «" + res.Fits[0].Name + "»"
	case res.Flat && res.Sure == quiz.Between:
		return label + "أبواب عدة مفتوحة"
	case len(res.Joint) > 2:
		return label + "بين " + arabic.PathsAfter.Of(len(res.Joint))
	}
	return label + res.Sure.String()
}

// ranking shows every path with its bar, its number and its word.
func (o *overview) ranking(s *sheet) {
	s.heading("ملاءمة المسارات")
	s.text(o.r.env.Theme.Faint, o.sure())
	o.rows = o.rows[:0]
	for i, f := range o.r.result.Fits {
		o.rows = append(o.rows, len(s.lines))
		name := strconv.Itoa(i+1) + ". " + f.Name
		s.lines = append(s.lines, o.r.env.meter(name, f.Shown, f.Word, s.width, i == o.r.at)...)
		if o.r.result.Flat { // interest should decide: say what each one is
			p, _ := o.r.table.Path(f.Path)
			s.under(o.r.env.Theme.Faint.Render(p.Line))
		}
	}
	o.rows = append(o.rows, len(s.lines))
}

// closeLook says what speaks for a path, what it misses and how to begin.
func (o *overview) closeLook(s *sheet, f quiz.Fit) {
	th := o.r.env.Theme
	p, _ := o.r.table.Path(f.Path)
	o.close = len(s.lines) + 1
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
func (o *overview) between(s *sheet) {
	res := o.r.result
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
		s.point(o.r.env.Theme.Accent.Render("•"), o.r.env.Theme.Text.Render(text))
	}
}

// plan is the way to the nearest path when nothing fits yet.
func (o *overview) plan(s *sheet, p quiz.Plan) {
	th := o.r.env.Theme
	s.heading("أقصر طريق إلى: " + p.Name)
	s.text(th.Text, p.Text)
	for i, step := range p.Steps {
		s.point(th.Key.Render(strconv.Itoa(i+1)), th.Text.Render(step.Text))
		s.under(th.Faint.Render(step.Action))
	}
}

// lessons are those of the scam scenes that were not seen through.
func (o *overview) lessons(s *sheet) {
	th := o.r.env.Theme
	first := true
	for _, q := range o.r.table.Asked(o.r.sitting.Form) {
		if level, ok := o.r.sitting.Answers[q.ID]; !ok || level == 1 || q.Lesson == "" {
			continue
		}
		if first {
			s.heading("قبل أي خطوة: الحذر من الاحتيال")
			first = false
		}
		s.point(th.Warn.Render("!"), th.Text.Render(q.Lesson))
	}
}

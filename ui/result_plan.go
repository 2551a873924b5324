package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// plan is a month for the path looked at, as tasks to tick.
type plan struct {
	r     *result
	month quiz.Month
	tasks []quiz.Task // of all weeks
	list  list
}

func newPlan(r *result) *plan {
	p := &plan{r: r}
	p.list = list{env: r.env, draw: p.task, above: p.heading, spaced: func(i int) bool { return false }}
	p.look()
	return p
}

func (p *plan) name() (long, short string) { return "خطة 30 يوما", "الخطة" }

func (p *plan) keys(k Keys) Keys {
	k.Choose = with(k.Choose, "تم أو لم يتم")
	k.Tick.SetEnabled(true)
	k.PageDown.SetKeys("pgdown", "d") // a space ticks
	return k
}

func (p *plan) hints(k Keys) []key.Binding {
	return []key.Binding{k.Choose, k.Down, k.NextPage, k.Tick}
}

func (p *plan) press(m tea.KeyPressMsg, k Keys) (tea.Cmd, bool) {
	if key.Matches(m, k.Choose, k.Tick) {
		return p.tick(), true
	}
	k.NextItem.SetEnabled(false)
	k.PrevItem.SetEnabled(false)
	return nil, p.list.move(m, k)
}

// look makes the plan of the path looked at.
func (p *plan) look() {
	var err error
	if p.month, err = p.r.table.Month(p.r.answers, p.r.path().ID); err != nil {
		p.month = quiz.Month{} // the result could not have been made either
	}
	p.tasks = p.tasks[:0]
	for _, w := range p.month.Weeks {
		p.tasks = append(p.tasks, w.Tasks...)
	}
	p.list.set(len(p.tasks))
	p.list.at = 0
	for i, t := range p.tasks {
		if !p.done(t) {
			p.list.at = i
			break
		}
	}
}

func (p *plan) kept() progress.Plan { return p.r.env.State.Plans[p.month.Path] }

func (p *plan) done(t quiz.Task) bool {
	_, ok := p.kept().Done[t.ID]
	return ok
}

// tick changes whether the marked task is done.
func (p *plan) tick() tea.Cmd {
	if len(p.tasks) == 0 {
		return nil
	}
	task, now := p.tasks[p.list.at], p.r.env.Now()
	done := !p.done(task)
	tell := p.r.env.save(func(st *progress.State) { st.Tick(p.month.Path, task.ID, done, now) })
	at := p.list.at
	p.list.set(len(p.tasks))
	p.list.at = at
	return tell
}

func (p *plan) more() bool { return p.list.pane.more() }

func (p *plan) view(size Size) []rtl.Line { return p.list.view(size) }

// heading is the name of the week above its first task, and what was done so far
// above all.
func (p *plan) heading(i, width int, spaced bool) []rtl.Line {
	th := p.r.env.Theme
	s := &sheet{env: p.r.env, width: width}
	if i == 0 {
		p.head(s)
	}
	n := 0
	for _, w := range p.month.Weeks {
		if n == i && len(w.Tasks) > 0 {
			if spaced || i == 0 {
				s.blank()
			}
			title := "من اليوم " + itoa(w.From) + " إلى " + itoa(w.To)
			if day := p.kept().Day(p.r.env.Now()); day >= w.From && day <= w.To {
				title += "، وأنت اليوم هنا"
			}
			s.text(th.Title, title)
		}
		n += len(w.Tasks)
	}
	return s.lines
}

func (p *plan) head(s *sheet) {
	th, e := p.r.env.Theme, p.r.env
	s.text(th.Title, "خطة 30 يوما لمسار «"+p.month.Name+"»")
	if p.month.Preparing {
		s.text(th.Warn, "شرط البدء ناقص، وهو: "+p.r.result.Fits[p.r.at].Blocked.Name+". فهذا شهر تمهيد: الشرط أولا، ثم خطوات الأسبوع الأول على مهل.")
	}
	done := 0
	for _, t := range p.tasks {
		if p.done(t) {
			done++
		}
	}
	kept := p.kept()
	if kept.Started.IsZero() {
		s.text(th.Faint, "المهام من بداية المسار ومما ينقصك. تبدأ الأيام حين تنجز أول مهمة.")
		return
	}
	s.text(th.Faint, "بدأت يوم "+arabic.Date(kept.Started)+". "+dayOf(kept.Day(e.Now())))
	tail := e.fit(th.Text.Render(itoa(done)+" من "+itoa(len(p.tasks))), 12, rtl.AlignLeft)
	s.lines = append(s.lines, rtl.Row(e.bar(float64(done)/float64(max(len(p.tasks), 1)), s.width-tail.Width()), tail))
}

// dayOf says where a plan stands.
func dayOf(day int) string {
	if day > 30 {
		return "انتهت الأيام الثلاثون، ويبقى ما لم يتم."
	}
	return "اليوم " + itoa(day) + " من 30."
}

// task is a task with a dot that is full when it is done, and why it is there.
func (p *plan) task(i int, marked bool, width int) []rtl.Line {
	th, t := p.r.env.Theme, p.tasks[i]
	bar, dot, style := " ", th.Faint.Render("○"), th.Text
	if p.done(t) {
		dot, style = th.Good.Render("●"), th.Faint
	}
	if marked {
		bar, style = th.Brand.Render("▌"), th.Selected
	}
	one := func(s string) rtl.Line { return rtl.Fit(s, 1, rtl.AlignRight) }
	o := p.r.env.options(width)
	o.First = rtl.Row(one(bar), rtl.Blank(1), one(dot), rtl.Blank(1))
	o.Rest = rtl.Row(one(bar), rtl.Blank(3))
	lines := rtl.Layout(style.Render(t.Text), o)
	if t.Why != "" {
		o.First = o.Rest
		lines = append(lines, rtl.Layout(th.Faint.Render(t.Why), o)...)
	}
	return lines
}

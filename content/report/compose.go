package report

import (
	"fmt"
	"slices"

	"kasb/content/arabic"
	"kasb/content/quiz"
)

// action stands before something to do.
const action = "العمل المقترح: "

// compose writes the whole report on a page.
func (r Report) compose(p page) {
	res := r.Result
	p.heading(1, r.title())
	p.paragraph(res.Disclaimer)
	p.heading(2, "الخلاصة")
	p.paragraph(res.Verdict)
	p.paragraph(res.Note)
	p.paragraph(res.Caution)
	r.readiness(p)
	switch {
	case res.NoRanking:
		r.unknown(p)
	case res.Nothing != nil:
		r.ranking(p)
		r.way(p, *res.Nothing)
	default:
		r.ranking(p)
		r.winners(p)
		r.order(p)
	}
	r.plan(p)
	r.scams(p)
	r.answers(p)
	form := "الكاملة"
	if res.Form == quiz.Short {
		form = "القصيرة"
	}
	p.heading(2, "عن هذا التقرير")
	p.paragraph(fmt.Sprintf("الصيغة: %s، وعدد أسئلتها %d. إصدار الجدول: %d.", form, res.Asked, res.Version))
}

func (r Report) title() string {
	if r.Date.IsZero() {
		return "نتيجة تقييم الجاهزية للكسب"
	}
	return "نتيجة تقييم الجاهزية للكسب، " + arabic.Date(r.Date)
}

func (r Report) readiness(p page) {
	ready := r.Result.Readiness
	p.heading(2, "الجاهزية")
	p.paragraph(readinessOf(ready) + ".")
	if ready.Low != ready.High {
		p.paragraph(fmt.Sprintf("المدى من %d إلى %d، بحسب الإجابات غير المعروفة.", ready.Low, ready.High))
	}
	p.paragraph(ready.Capped)
	if len(ready.Weakest) == 0 {
		return
	}
	p.paragraph("أضعف ما فيها الآن، وما يقويه:")
	var items []item
	for _, w := range ready.Weakest {
		items = append(items, item{text: w.Name + ": " + w.Action})
	}
	p.list(items)
}

// unknown lists the questions whose answer would allow a ranking.
func (r Report) unknown(p page) {
	p.heading(2, "أسئلة تستحق العودة إليها")
	var items []item
	for _, q := range r.table.Asked(r.Result.Form) {
		if r.Answers[q.ID] == quiz.Unknown {
			items = append(items, item{text: q.Text})
		}
	}
	p.list(items)
}

// joint reports whether a path belongs to a result that several share.
func (r Report) joint(path string) bool {
	return len(r.Result.Joint) > 1 && slices.Contains(r.Result.Joint, path)
}

// ranking is all paths, best first.
func (r Report) ranking(p page) {
	p.heading(2, "المسارات بالترتيب")
	var rows []row
	for _, f := range r.Result.Fits {
		x := row{name: f.Name, fit: f.Shown, word: f.Word}
		if r.joint(f.Path) {
			x.marks = append(x.marks, mark{"مشترك في المقدمة", "مشترك"})
		}
		if r.Result.Flat { // interest should decide: say what each one is
			path, _ := r.table.Path(f.Path)
			x.notes = append(x.notes, path.Line)
		}
		if f.Range != "" {
			x.notes = append(x.notes, "المدى "+f.Range+".")
		}
		if f.Blocked != nil {
			x.marks = append(x.marks, mark{cell: "شرطه ناقص"}) // a note says it aloud
			x.notes = append(x.notes, f.Blocked.Text)
		}
		rows = append(rows, x)
	}
	p.ranking(rows)
}

// winners is the first path, or all that share the first place, looked at closely.
func (r Report) winners(p page) {
	level := 2
	if len(r.Result.Joint) > 1 {
		p.heading(2, "المسارات المتقاربة في المقدمة")
		level = 3
	}
	for _, f := range r.Result.Fits {
		if !slices.Contains(r.Result.Joint, f.Path) {
			continue
		}
		name := f.Name
		if level == 2 {
			name = "أول المسارات: " + name
		}
		p.heading(level, name)
		path, _ := r.table.Path(f.Path)
		p.paragraph(path.Line)
		if f.Blocked != nil {
			p.paragraph(f.Blocked.Text)
		}
		r.reasons(p, level+1, f)
	}
}

// reasons is what speaks for a path and what it misses.
func (r Report) reasons(p page, level int, f quiz.Fit) {
	var items []item
	for _, x := range f.For {
		items = append(items, item{text: x.Text})
	}
	if len(items) > 0 {
		p.heading(level, "ما يدعمك")
		p.list(items)
	}
	p.heading(level, "ما ينقصك")
	if len(f.Missing) == 0 {
		p.paragraph("بلغت إجاباتك كل ما يطلبه هذا المسار.")
		return
	}
	items = nil
	for _, x := range f.Missing {
		items = append(items, item{x.Text, []string{action + x.Action}})
	}
	p.list(items)
}

// order is what stands between the first paths and what would move them.
func (r Report) order(p page) {
	res := r.Result
	var items []item
	if res.Separating != nil {
		items = append(items, item{text: res.Separating.Text})
	}
	if res.WhyNot != nil {
		items = append(items, item{text: res.WhyNot.Text})
	}
	if res.Change != nil {
		items = append(items, item{text: res.Change.Text})
	}
	if res.HangsOn != nil {
		items = append(items, item{text: res.HangsOn.Text})
	}
	if len(items) > 0 {
		p.heading(2, "ما يفسر الترتيب وما قد يغيره")
		p.list(items)
	}
}

// way is the way to the nearest path when nothing fits yet.
func (r Report) way(p page, plan quiz.Plan) {
	p.heading(2, "الطريق إلى أقرب المسارات: "+plan.Name)
	p.paragraph(plan.Text)
	var items []item
	for _, s := range plan.Steps {
		items = append(items, item{s.Name + "، " + s.Text, []string{action + s.Action}})
	}
	p.numbered(items)
}

func (r Report) plan(p page) {
	if r.Plan == nil {
		return
	}
	path, _ := r.table.Path(r.Plan.Path)
	p.heading(2, fmt.Sprintf("خطة %s لمسار %s", days(r.Plan.Weeks[len(r.Plan.Weeks)-1].To), named(r.Plan.Name)))
	if path.Warning != "" {
		p.paragraph("تنبيه: " + path.Warning)
	}
	done := 0
	for _, w := range r.Plan.Weeks {
		for _, t := range w.Tasks {
			if r.done(t) {
				done++
			}
		}
	}
	if done > 0 {
		p.paragraph(fmt.Sprintf("ما تم من المهام: %d من %d.", done, r.Plan.Tasks()))
	}
	for i, w := range r.Plan.Weeks {
		if len(w.Tasks) == 0 {
			continue
		}
		p.heading(3, fmt.Sprintf("%s، من اليوم %d إلى اليوم %d", week(i), w.From, w.To))
		var tasks []task
		for _, t := range w.Tasks {
			x := task{item{text: t.Text}, r.done(t)}
			if t.Why != "" {
				x.under = []string{"السبب: " + t.Why}
			}
			tasks = append(tasks, x)
		}
		p.tasks(tasks)
	}
}

func (r Report) done(t quiz.Task) bool {
	_, ok := r.Done[t.ID]
	return ok
}

// missed is the scam scenes that were not seen through.
func (r Report) missed() []quiz.Question {
	var qs []quiz.Question
	for _, q := range r.table.Asked(r.Result.Form) {
		if q.Lesson != "" && r.Answers[q.ID] != 1 {
			qs = append(qs, q)
		}
	}
	return qs
}

func (r Report) scams(p page) {
	var items []item
	for _, q := range r.missed() {
		x := item{text: q.Text}
		if a, ok := q.Level(1); ok {
			x.under = append(x.under, "التصرف السليم: "+a.Text+".")
		}
		x.under = append(x.under, "الدرس: "+q.Lesson)
		items = append(items, x)
	}
	if len(items) > 0 {
		p.heading(2, "قبل أي خطوة: الحذر من الاحتيال")
		p.list(items)
	}
}

func (r Report) answers(p page) {
	var items []item
	for _, q := range r.table.Asked(r.Result.Form) {
		items = append(items, item{q.Text, []string{"الإجابة: " + answerText(q, r.Answers[q.ID]) + "."}})
	}
	p.heading(2, "الإجابات")
	p.numbered(items)
}

// answerText is an answer as it was shown. Of the answers to a scam scene several share level 0, and which of them was
// chosen is not part of the answers.
func answerText(q quiz.Question, level int) string {
	if level == quiz.Unknown {
		return "لا أعرف"
	}
	if level == 0 && q.Lesson != "" {
		return "تصرف غير سليم"
	}
	a, _ := q.Level(level)
	return a.Text
}

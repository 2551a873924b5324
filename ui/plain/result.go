package plain

import (
	"errors"
	"fmt"
	"strings"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
)

// result is what a finished sitting says.
type result struct {
	*dialogue
	table   *quiz.Table
	lib     *content.Library
	sitting progress.Sitting
	answers quiz.Answers // of the sitting, to what its form asks
	res     quiz.Result
}

// result says what a sitting comes to and offers to look closer.
func (d *dialogue) result(s progress.Sitting) error {
	r, err := d.newResult(s)
	if err != nil {
		return err
	}
	intro := []string{r.res.Verdict, r.res.Caution, r.res.Note, r.ready()}
	if r.res.Nothing == nil && len(r.res.Joint) == 1 {
		f := r.res.Fits[0]
		intro = append(intro, fmt.Sprintf("ملاءمة أول المسارات: %d من 100، %s.", f.Shown, f.Word))
	}
	if n := len(r.lessons()); n > 0 {
		intro = append(intro, "قبل أي خطوة: الحذر من الاحتيال. الدروس تحت الرقم 1.")
	}
	intro = append(intro, r.res.Disclaimer)
	return d.menu(menu{title: "نتيجتك، " + arabic.Date(s.Changed), intro: intro, choices: r.choices})
}

func (d *dialogue) newResult(s progress.Sitting) (*result, error) {
	table, err := d.Table()
	if err != nil {
		return nil, err
	}
	lib, err := d.Library()
	if err != nil {
		return nil, err
	}
	r := &result{dialogue: d, table: table, lib: lib, sitting: s, answers: table.Of(s.Sitting)}
	var missing *quiz.AnswerError
	if r.res, err = table.Score(r.answers); errors.As(err, &missing) {
		return nil, errors.New("هذه الإجابات من إصدار آخر من الأسئلة، فلا تُحسب نتيجتها هنا. يمكن البدء باختبار جديد")
	}
	return r, err
}

func (r *result) choices() []choice {
	first := func(f func(quiz.Fit) error) func() error {
		return func() error { return f(r.first()) }
	}
	var choices []choice
	add := func(label string, do func() error) { choices = append(choices, choice{label: label, do: do}) }
	ranked := len(r.res.Fits) > 0
	add("الجاهزية وأجزاؤها", r.readiness)
	if ranked {
		add("المسارات بالترتيب، ولماذا", r.ranking)
		add("ما الذي يغير الترتيب؟", r.order)
	} else {
		add("أسئلة تستحق العودة إليها", r.unknown)
	}
	add("ماذا لو؟ تجربة إجابات أخرى", r.whatIf)
	if ranked {
		add("مقارنة مسارين", r.versus)
		add("خطة 30 يوما لمسار "+r.first().Name, first(r.plan))
	}
	add("صورتك: قيمك أمام المطلوب", r.portraitOfFirst)
	if ranked {
		add("صفحات تفيدك", first(r.reading))
	}
	add("كيف تُحسب النتيجة؟", func() error { return r.method(r.table) })
	add("حفظ النتيجة في ملف", func() error { return r.export(r.first()) })
	add("تعديل الإجابات", r.change)
	add("اختبار جديد", r.assessment)
	return choices
}

// first is the path that the verdict names; a zero fit where none is ranked.
func (r *result) first() quiz.Fit {
	for _, f := range r.res.Fits {
		if r.res.Nothing == nil || f.Path == r.res.Nothing.Path {
			return f
		}
	}
	return quiz.Fit{}
}

// ready is readiness in a sentence.
func (r *result) ready() string {
	return fmt.Sprintf("الجاهزية: %d من 100، %s.", r.res.Readiness.Shown, r.res.Readiness.Band)
}

// readiness says its parts and what makes it stronger, and the lessons of scenes that were not seen through.
func (r *result) readiness() error {
	ready := r.res.Readiness
	r.title("الجاهزية وأجزاؤها")
	r.say(r.ready())
	if ready.Low != ready.High {
		r.say(fmt.Sprintf("المدى من %d إلى %d، بحسب الإجابات غير المعروفة.", ready.Low, ready.High))
	}
	r.sayIf(ready.Capped)
	for _, p := range ready.Parts {
		value := level(p.Value)
		if !p.Known {
			value = "غير معروفة، وحُسبت وسطا"
		}
		r.say(p.Name + ": " + value + "، " + pointsNoun.Of(p.Points) + ".")
	}
	if len(ready.Weakest) > 0 {
		r.say("أضعف ما فيها الآن، وما يقويه:")
	}
	for _, w := range ready.Weakest {
		r.say(w.Name + ": " + w.Action)
	}
	if lessons := r.lessons(); len(lessons) > 0 {
		r.say("قبل أي خطوة: الحذر من الاحتيال.")
		for _, q := range lessons {
			r.say("الدرس: " + q.Lesson)
		}
	}
	return nil
}

// lessons are the scam scenes that were not seen through.
func (r *result) lessons() []quiz.Question {
	var missed []quiz.Question
	for _, q := range r.table.Asked(r.sitting.Form) {
		if level, ok := r.sitting.Answers[q.ID]; ok && level != 1 && q.Lesson != "" {
			missed = append(missed, q)
		}
	}
	return missed
}

// unknown says the questions whose answer would allow a ranking.
func (r *result) unknown() error {
	r.title("أسئلة تستحق العودة إليها")
	for _, q := range r.table.Asked(r.sitting.Form) {
		if r.answers[q.ID] == quiz.Unknown {
			r.say(q.Text)
		}
	}
	return nil
}

// ranking is all paths, best first, each with a closer look.
func (r *result) ranking() error {
	var intro []string
	if r.res.Flat {
		intro = append(intro, "عدة أبواب مفتوحة، والميل الشخصي يفصل بينها.")
	}
	return r.menu(menu{title: "المسارات بالترتيب", intro: intro, choices: func() []choice {
		var choices []choice
		for _, f := range r.res.Fits {
			c := choice{label: fmt.Sprintf("%s: %d من 100، %s.", f.Name, f.Shown, f.Word), do: func() error { return r.path(f) }}
			if f.Blocked != nil {
				c.note = "شرط بدئه ناقص."
			} else if r.res.Flat {
				p, _ := r.table.Path(f.Path)
				c.note = p.Line
			}
			choices = append(choices, c)
		}
		return choices
	}})
}

// order says how the first paths stand to each other and what would change that, or the way to the nearest one.
func (r *result) order() error {
	r.title("ما الذي يغير الترتيب؟")
	res, said := r.res, false
	say := func(text string) { r.say(text); said = true }
	if res.Separating != nil {
		say(res.Separating.Text)
	}
	if res.WhyNot != nil {
		say(res.WhyNot.Text)
	}
	if res.Change != nil {
		say(res.Change.Text)
	}
	if res.HangsOn != nil {
		say(res.HangsOn.Text)
	}
	if p := res.Nothing; p != nil {
		say("أقصر طريق إلى مسار " + p.Name + ".")
		r.say(p.Text)
		for i, step := range p.Steps {
			r.say(ordinal(i+1, len(p.Steps)) + ": " + step.Name + "، " + step.Text + " العمل المقترح: " + step.Action)
		}
	}
	if !said {
		r.say("لا جواب واحد يغير أول المسارات.")
	}
	return nil
}

// reading offers the pages that help.
func (r *result) reading(fit quiz.Fit) error {
	at := 0
	for i, f := range r.res.Fits {
		if f.Path == fit.Path {
			at = i
		}
	}
	return r.menu(menu{title: "صفحات تفيدك", choices: func() []choice {
		var choices []choice
		for _, x := range r.table.Reading(r.res, at) {
			if p, ok := r.lib.Page(x.Page); ok {
				choices = append(choices, choice{label: p.Title + ".", note: strings.TrimSpace(x.Why + " " + r.hasRead(p)), do: func() error { return r.dialogue.page(r.lib, p, resume) }})
			}
		}
		return choices
	}})
}

// change goes through the answers again. With one of them changed it is a sitting of its own, and this one stays.
func (r *result) change() error {
	if s := r.state.Sitting; s != nil && len(s.Answers) > 0 {
		r.say("هناك اختبار لم يكتمل. أكمله أولا من «اختبار جديد».")
		return nil
	}
	origin := r.sitting
	s := origin
	s.Started = r.Now()
	s.At = r.table.Begin(s.Form).At
	return r.sit(r.table, s, &origin)
}

// level is a value of the scale: «2.5 من 4».
func level(v float64) string {
	return oneDecimal(v) + " من 4"
}

package plain

import (
	"cmp"
	"strconv"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
)

// assessment is the door to the questions: what will be asked, and whether to go on or to begin.
func (d *dialogue) assessment() error {
	table, err := d.Table()
	if err != nil {
		return err
	}
	return d.menu(menu{
		title: "اختبر جاهزيتك",
		intro: []string{
			"أسئلة عن العام الماضي وعما حدث فعلا، لا عن الموهبة.",
			"تصلح الإجابة «لا أعرف»، ويمكن تغيير أي إجابة، ولو بعد النتيجة.",
			"تُحفظ الإجابات على هذا الجهاز وحده، ويمكن التوقف والعودة.",
			"النتيجة نقطة بداية للتجربة، وليست توقعا لدخل.",
		},
		choices: func() []choice { return d.doors(table) },
	})
}

func (d *dialogue) doors(table *quiz.Table) []choice {
	var choices []choice
	if s, ok := d.state.UnderWay(table); ok {
		n, _ := table.Place(s.Sitting)
		choices = append(choices, choice{
			label: "متابعة من حيث توقفت، من السؤال " + strconv.Itoa(n) + ".",
			note:  "بدأت يوم " + arabic.Date(s.Started) + "، والمحفوظ " + arabic.Answers.Of(len(s.Answers)) + ".",
			do:    func() error { return d.sit(table, s, nil) },
		})
	}
	if s, ok := d.state.Completion(table, d.Now()); ok {
		_, all := table.Place(s.Sitting)
		choices = append(choices, choice{
			label: "إكمال الصيغة الكاملة.",
			note:  "إجاباتك في الصيغة القصيرة تبقى كما هي. الباقي " + arabic.Questions.Of(all-len(s.Answers)) + "، " + arabic.AboutMinutes(table.Left(s.Sitting)) + ".",
			do:    func() error { return d.begin(table, s) },
		})
	}
	form := func(f quiz.Form, label, note string) {
		s := table.Begin(f)
		_, n := table.Place(s)
		choices = append(choices, choice{
			label: label + ": " + arabic.Questions.Of(n) + "، " + arabic.AboutMinutes(table.Left(s)) + ".",
			note:  note,
			do:    func() error { return d.begin(table, progress.Begin(table, f, d.Now())) },
		})
	}
	form(quiz.Full, "البدء بالصيغة الكاملة", "")
	if len(table.Asked(quiz.Short)) < len(table.Questions) {
		form(quiz.Short, "البدء بالصيغة القصيرة", "نتيجتها أقل يقينا.")
	}
	return append(choices, choice{label: "كيف تُحسب النتيجة؟", do: func() error { return d.method(table) }})
}

// begin begins a sitting. Answers that are kept are put away only on a second word.
func (d *dialogue) begin(table *quiz.Table, s progress.Sitting) error {
	old, ok := d.state.UnderWay(table)
	if !ok {
		return d.sit(table, s, nil)
	}
	var sat error
	sit := func(s progress.Sitting) func() error {
		return func() error { sat = errDone; return d.sit(table, s, nil) }
	}
	return cmp.Or(d.menu(menu{title: "هناك اختبار لم يكتمل", choices: func() []choice {
		return []choice{
			{label: "متابعة الاختبار السابق.", note: "إجاباته المحفوظة: " + arabic.Answers.Of(len(old.Answers)) + ".", do: sit(old)},
			{label: "تركه والبدء من جديد.", note: "لا يظهر الاختبار السابق بعد أول إجابة في الجديد.", do: sit(s)},
		}
	}}), sat)
}

// sit asks the questions of a sitting and shows what they come to. Origin is the finished sitting whose answers are
// being changed, or nil. Behind it comes the place from which the questions were asked for: the error is errDone unless
// it leads further out.
func (d *dialogue) sit(table *quiz.Table, s progress.Sitting, origin *progress.Sitting) error {
	q := &questions{dialogue: d, table: table, sitting: s, origin: origin}
	end, err := q.ask()
	switch {
	case err != nil:
		return err
	case end == finished:
		err = d.result(q.sitting)
	case end == unchanged:
		err = d.result(*origin)
	}
	if err == nil {
		err = errDone
	}
	return err
}

// method reads the page that says how a result comes about.
func (d *dialogue) method(table *quiz.Table) error {
	return d.page(nil, content.Page{
		Kind: content.Article, Title: "كيف تُحسب النتيجة؟",
		Summary: "كل ما يدخل في الحساب، من الجدول الذي يحسب به البرنامج.", Body: withoutTitle(report.Explain(table)),
	}, resume)
}

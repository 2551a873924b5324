package plain

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
)

// run is a finished sitting and what it comes to with today's questions.
type run struct {
	sitting progress.Sitting
	date    string
	scored  bool // false where today's questions can't read the answers
	res     quiz.Result
	top     string // the paths that come first, as a sentence
}

// history lists every finished sitting, the newest first.
func (d *dialogue) history() error {
	table, err := d.Table()
	if err != nil {
		return err
	}
	return d.menu(menu{title: "سجل النتائج", intro: []string{"الأحدث أولا."}, choices: func() []choice {
		var choices []choice
		runs := d.runs(table)
		for i, r := range runs {
			c := choice{label: r.date + "، " + report.FormName(r.sitting.Form) + ".", do: func() error { return d.run(table, runs, i) }}
			if r.scored {
				c.note = fmt.Sprintf("الجاهزية %d من 100. %s", r.res.Readiness.Shown, r.top)
			} else {
				c.note = "لا تُحسب بأسئلة اليوم."
			}
			choices = append(choices, c)
		}
		return choices
	}})
}

// runs are the finished sittings, the newest first.
func (d *dialogue) runs(table *quiz.Table) []run {
	days := map[string]int{}
	for _, s := range d.state.Finished {
		days[arabic.Date(s.Changed)]++
	}
	var runs []run
	for _, s := range slices.Backward(d.state.Finished) {
		r := run{sitting: s, date: arabic.Date(s.Changed)}
		if days[r.date] > 1 {
			r.date += "، الساعة " + s.Changed.Format("15:04")
		}
		if res, err := table.Result(s.Sitting); err == nil {
			r.scored, r.res = true, res
			_, r.top = report.First(table, res)
		}
		runs = append(runs, r)
	}
	return runs
}

// run offers what can be done with a run.
func (d *dialogue) run(table *quiz.Table, runs []run, i int) error {
	r := runs[i]
	choices := []choice{{label: "فتح هذه النتيجة", do: func() error { return d.result(r.sitting) }}}
	for j, other := range runs {
		if j == i || !other.scored || !r.scored {
			continue
		}
		before, after := other, r
		if j < i {
			before, after = r, other
		}
		choices = append(choices, choice{label: "ما تغير بينها وبين نتيجة " + other.date, do: func() error { d.difference(table, before, after); return nil }})
	}
	if len(choices) == 1 {
		return choices[0].do()
	}
	return d.menu(menu{title: "نتيجة " + r.date, choices: func() []choice { return choices }})
}

// difference says what moved between two runs, what moved most first.
func (d *dialogue) difference(table *quiz.Table, before, after run) {
	diff := table.Difference(before.res, after.res)
	d.title("من " + before.date + " إلى " + after.date)
	d.say("قبل: "+before.top, "بعد: "+after.top)
	if before.sitting.Form != after.sitting.Form {
		d.say("الصيغتان مختلفتان، والقصيرة أقل يقينا: بعض الفرق من الأسئلة نفسها.")
	}
	if v := table.Version; before.sitting.Table != v || after.sitting.Table != v {
		d.say("حُسبت النتيجتان بجدول اليوم، الإصدار " + strconv.Itoa(v) + "، وبعض الإجابات من إصدار سابق.")
	}
	diff.Readiness.Name = "الجاهزية من 100"
	d.moved([]quiz.Moved{diff.Readiness}, "")
	if len(diff.Fits) == 0 {
		d.say("لا مقارنة للمسارات: في إحدى النتيجتين لا ترتيب لها.")
	} else {
		d.say("ملاءمة المسارات من 100:")
		d.moved(diff.Fits, "بقية المسارات كما كانت.")
	}
	d.say("ما تقيسه الأسئلة، من 0 إلى 4:")
	values := diff.Values[:0:0]
	for i, m := range diff.Values {
		if before.res.Values[i].Known || after.res.Values[i].Known { // else there is nothing to compare
			values = append(values, m)
		}
	}
	d.moved(values, "بقية القيم كما كانت.")
}

// moved says the numbers that are not what they were, and then that the rest is.
func (d *dialogue) moved(all []quiz.Moved, rest string) {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b quiz.Moved) int { return cmp.Compare(math.Abs(b.By()), math.Abs(a.By())) })
	same := false
	for _, m := range all {
		from, to := oneDecimal(m.From), oneDecimal(m.To)
		switch {
		case !m.Known:
			d.say(m.Name + ": غير معروفة في إحدى النتيجتين.")
		case from != to:
			d.say(m.Name + ": من " + from + " إلى " + to + ".")
		case rest == "":
			d.say(m.Name + ": " + to + "، كما كانت.")
		default:
			same = true
		}
	}
	if same {
		d.say(rest)
	}
}

// oneDecimal is a number with one decimal where it has any.
func oneDecimal(n float64) string { return strconv.FormatFloat(math.Round(10*n)/10, 'f', -1, 64) }

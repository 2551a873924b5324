package quiz

import (
	"fmt"
	"strings"
)

// The sentences of a result. What is particular to a question, a dimension or a path comes from the data; here is only
// what holds a sentence together.

func disclaimerText(version int) string {
	return fmt.Sprintf("هذه نقطة بداية للتجربة وليست توقعا للدخل. الأوزان تقديرنا، وهي في الإصدار %d من الجدول.", version)
}

// formText says what a result of the short form is worth.
func (t *Table) formText(f Form) string {
	if f != Short {
		return ""
	}
	return "هذه نتيجة الصيغة القصيرة، وهي أقل يقينا: قيم كثيرة فيها تقوم على سؤال واحد. " + moreQuestions(len(t.Questions)-len(t.Asked(Short)))
}

// firstGuess stands for the word for readiness where so much is unknown that there is no ranking.
const firstGuess = "تقدير أولي"

func noRankingText(unknown, asked int) string {
	return fmt.Sprintf("%s من %d، وهذا أكثر من الثلث، فلا ترتيب للمسارات الآن، والجاهزية تقدير أولي. تكفي العودة إلى بعض الأسئلة.", unknownAnswers(unknown), asked)
}

// nothingText names the nearest path, but where its fit is 0: then no path is near.
func (t *Table) nothingText(nearest Fit) string {
	if nearest.Shown == 0 {
		return "لا مسار مناسب للبدء الآن، فملاءمة المسارات كلها 0 من 100 بإجابات اليوم."
	}
	text := fmt.Sprintf("لا مسار مناسب للبدء الآن. أقرب المسارات %s، وملاءمته %d من 100", named(nearest.Name), nearest.Shown)
	switch {
	case nearest.Blocked == nil:
		return text + "."
	case nearest.Shown >= t.rule.fits:
		return text + "، لكن شرط بدئه ناقص."
	}
	return text + "، وشرط بدئه ناقص."
}

// verdictText names the joint paths in the order of the ranking and counts the points as they are shown.
func (t *Table) verdictText(r *Result) string {
	n := len(r.Joint)
	var names []string
	for _, f := range r.Fits[:n] {
		names = append(names, f.Name)
	}
	if r.Sure == Between {
		apart := underPoints(t.rule.tie)
		if shown := float64(r.Fits[0].Shown - r.Fits[n-1].Shown); shown >= t.rule.tie {
			apart = aboutPoints(shown)
		}
		if r.Flat {
			return fmt.Sprintf("عدة أبواب مفتوحة أمامك، وفي مقدمتها %s، والفارق %s %s. الميل الشخصي يفصل بينها.", and(names), betweenThem(n), apart)
		}
		return fmt.Sprintf("النتيجة بين %s: %s، والفارق %s %s.", closePaths(n), and(names), betweenThem(n), apart)
	}
	says := "النتيجة مائلة إلى مسار %s، ويسبق ما بعده ب%s."
	if r.Sure == Clear {
		says = "النتيجة واضحة: يسبق مسار %s ما بعده ب%s."
	}
	text := fmt.Sprintf(says, and(names), aboutPoints(float64(r.Fits[0].Shown-r.Fits[1].Shown)))
	if r.Flat {
		text += " عدة أبواب مفتوحة أمامك، والميل الشخصي يفصل بينها."
	}
	return text
}

// rangeText is empty when the two ends look the same.
func rangeText(low, high int) string {
	if low == high {
		return ""
	}
	return fmt.Sprintf("من %d إلى %d، بحسب الإجابات غير المعروفة", low, high)
}

func gateText(gate string, s *sheet, dimension int) string {
	text := gateTaskText(gate)
	if echo, ok := s.echo(dimension, false); ok {
		text += " الحال الآن: " + echo + "."
	}
	return text
}

func reasonText(echo, why string) string { return echo + "، و" + why + "." }

func gapText(d *Dimension, echo string, x share) string {
	link := "، بينما "
	if echo == "" {
		echo, link = "الإجابة عن "+named(d.Name)+" غير معروفة وحُسبت وسطا", "، و"
	}
	return echo + link + x.need.why + ". الوصول إلى «" + d.Levels[int(x.need.level)] + "» يضيف " + aboutPoints(x.gain()) + "."
}

// whyText is the sum behind a fit.
func whyText(w Why) string {
	up, down := 0, 0
	for _, s := range w.Shares {
		if s.Whole > 0 {
			up += s.Whole
		} else {
			down -= s.Whole
		}
	}
	text := fmt.Sprintf("البداية من %d، وهي ملاءمة من يجيب عشوائيا", w.Center)
	if up > 0 {
		text += fmt.Sprintf("، يضاف إليها %d", up)
	}
	if down > 0 {
		text += fmt.Sprintf("، وينقص منها %d", down)
	}
	if w.Gate != nil {
		text += fmt.Sprintf("، ثم ينقص %d لأن شرط البدء ناقص", -w.Gate.Whole)
	}
	switch {
	case w.Whole < 0:
		return text + fmt.Sprintf("، فتنزل %d تحت الصفر، وتظهر %d.", -w.Whole, w.Shown)
	case w.Whole != w.Shown:
		return text + fmt.Sprintf("، فتصل إلى %d، وتظهر %d لأنها نهاية المقياس.", w.Whole, w.Shown)
	}
	if up > 0 {
		return text + fmt.Sprintf("، فتصير %d.", w.Whole)
	}
	return text + fmt.Sprintf("، فتبقى %d.", w.Whole)
}

func weakPartText(name string) string {
	return "من أضعف ما في الجاهزية: " + named(name) + "."
}

func gapTaskText(x share) string {
	return fmt.Sprintf("ينقص المسار %s، والوصول إليه يضيف %s.", named(x.need.called), aboutPoints(x.gain()))
}

func gateTaskText(gate string) string { return "شرط البدء ناقص، وهو " + gate + "." }

func separatingText(a, b, question string) string {
	return fmt.Sprintf("السؤال الفاصل بين %s و%s: %s والإجابة الأعلى تقدم مسار %s.", named(a), named(b), question, named(a))
}

func whyNotGateText(top, later, gate string) string {
	return fmt.Sprintf("تأخر مسار %s عن مسار %s لأن شرط بدئه ناقص، وهو %s.", named(later), named(top), gate)
}

func whyNotText(top, later, name, echo string, supports bool, points float64) string {
	text := fmt.Sprintf("تأخر مسار %s عن مسار %s بسبب %s أولا", named(later), named(top), named(name))
	if supports {
		text = fmt.Sprintf("تقدم مسار %s على مسار %s بفضل %s أولا", named(top), named(later), named(name))
	}
	if echo != "" {
		text += ": " + echo
	}
	return fmt.Sprintf("%s. الفارق هنا %s.", text, aboutPoints(points))
}

func changeText(q *Question, a Answer, path string) string {
	return fmt.Sprintf("لو كانت الإجابة عن سؤال «%s» هي «%s» لتقدم مسار %s.", plain(q.Text), plain(a.Text), named(path))
}

func hangsOnText(q *Question, path string) string {
	return fmt.Sprintf("الترتيب معلق بإجابة غير معروفة عن سؤال «%s»، ومعرفتها قد تقدم مسار %s.", plain(q.Text), named(path))
}

func hangsOnSeveralText(names []string, path string) string {
	return fmt.Sprintf("الترتيب معلق بإجابات غير معروفة عن %s، ومعرفتها قد تقدم مسار %s.", and(names), named(path))
}

// plain turns quotation marks inside a quotation into single ones.
func plain(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "«", "‹"), "»", "›")
}

func cappedText(limit int, reasons string) string {
	return fmt.Sprintf("لا تتجاوز الجاهزية %d من 100: %s.", limit, reasons)
}

func cautionText(path string, weakest []Part) string {
	names := make([]string, len(weakest))
	for i, w := range weakest {
		names[i] = w.Name
	}
	return fmt.Sprintf("مسار %s يناسبك، ويسبقه %s: %s.", named(path), matters(len(names)), and(names))
}

func stepText(d Dimension, r rise, from bool) string {
	to := named(d.Levels[int(r.to)])
	if !from {
		return "الوصول إلى " + to + "."
	}
	return "من " + named(d.Levels[int(r.from)]) + " إلى " + to + "."
}

// sameAction stands at the second step and later of one value.
const sameAction = "مواصلة العمل نفسه حتى المستوى التالي."

func planText(p *Plan, limit int) string {
	if p.Long {
		return fmt.Sprintf("الطريق إلى مسار %s أطول من %s. في بدايته %s، والملاءمة بعدها نحو %d من 100.", named(p.Name), stepsAfter(limit), steps(len(p.Steps)), p.Fit)
	}
	return fmt.Sprintf("في أقصر طريق إلى مسار %s %s، والملاءمة بعدها نحو %d من 100.", named(p.Name), steps(len(p.Steps)), p.Fit)
}

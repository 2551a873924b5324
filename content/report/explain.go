package report

import (
	"fmt"
	"strconv"
	"strings"

	"kasb/content/quiz"
)

// Explain is a page in Markdown that says how a result comes about: everything that is measured, every weight, the
// rule in words, its limits and where the method comes from. All numbers are the table's.
func Explain(t *quiz.Table) string {
	e := explainer{t, &markdownPage{}, t.Rule()}
	e.heading(1, "كيف تُحسب النتيجة")
	e.paragraph("هذه الصفحة تعرض كل ما يدخل في الحساب، من الجدول نفسه الذي يحسب به البرنامج. يمكن بها إعادة الحساب على ورقة.")
	e.limits()
	e.values()
	e.fit()
	e.paths()
	e.verdicts()
	e.readiness()
	e.sources()
	e.heading(2, "الإصدار")
	e.paragraph(fmt.Sprintf("إصدار الجدول: %d. يتغير الرقم إذا تغير ما قد يغير نتيجة.", t.Version))
	return e.String()
}

type explainer struct {
	t *quiz.Table
	*markdownPage
	rule quiz.Rule
}

func lines(texts ...string) []item {
	items := make([]item, len(texts))
	for i, t := range texts {
		items[i].text = t
	}
	return items
}

func (e explainer) limits() {
	e.heading(2, "حدود هذه النتيجة")
	e.list(lines(
		"النتيجة نقطة بداية للتجربة وليست توقعا للدخل.",
		"الأوزان تقديرنا: أخذناها من وصف المسارات ومن مصادرها، لا من بيانات عن ناس كسبوا.",
		"يبالغ المرء عادة في تقدير نفسه. لذلك تدور الأسئلة على ما حدث فعلا في السنة الماضية، لا على الموهبة.",
		"جربنا طريقة الحساب على أوراق عشوائية كثيرة. تبين المحاكاة كيف يتصرف الحساب، ولا تثبت أن النصيحة صحيحة.",
		"لا تدخل في الحساب شروط البلد والسن، وهي تظهر تنبيها مع المسار.",
	))
}

// values is what is measured.
func (e explainer) values() {
	e.heading(2, "ما الذي يُقاس")
	e.paragraph(fmt.Sprintf("تصف الشخص قيم عددها %d، كل قيمة من 0 إلى 4، والأعلى أفضل دائما. القيمة التي لها أكثر من سؤال هي متوسط إجاباتها. في مشاهد الاحتيال تُحسب الإجابة السليمة 4 وغيرها 0. لبعض القيم أسئلة في الصيغة الكاملة وحدها، وفي الصيغة القصيرة سؤال واحد لكل قيمة.", len(e.t.Dimensions)))
	questions := map[string]int{}
	for _, q := range e.t.Questions {
		questions[q.Dimension]++
	}
	var items []item
	for _, d := range e.t.Dimensions {
		from, to := "لا إجابة سليمة", "كل الإجابات سليمة"
		switch {
		case len(d.Levels) > 0:
			from, to = d.Levels[0], d.Levels[4]
		default:
			if q, ok := e.first(d.ID); ok && q.Lesson == "" {
				low, _ := q.Level(0)
				high, _ := q.Level(4)
				from, to = low.Text, high.Text
			}
		}
		items = append(items, item{text: fmt.Sprintf("%s: من %s إلى %s. عدد الأسئلة %d.", d.Name, named(from), named(to), questions[d.ID])})
	}
	e.list(items)
	e.paragraph(fmt.Sprintf("الإجابة «لا أعرف» تُحسب %d، وهي وسط المقياس. ثم يعاد الحساب وهي 0 ثم وهي 4، ويظهر المدى بين النتيجتين. إذا تغير بها أول المسارات قال البرنامج أي إجابة تقرر ذلك. وإذا زادت الإجابات غير المعروفة على ثلث الأسئلة فلا ترتيب.", e.rule.Middle))
}

func (e explainer) first(dimension string) (quiz.Question, bool) {
	for _, q := range e.t.Questions {
		if q.Dimension == dimension {
			return q, true
		}
	}
	return quiz.Question{}, false
}

// fit is the rule in words.
func (e explainer) fit() {
	r := e.rule
	e.heading(2, "كيف تُحسب الملاءمة")
	e.paragraph("لكل مسار حاجات، ولكل حاجة مستوى مطلوب ووزن. يمر الحساب بهذه الخطوات:")
	e.numbered(lines(
		"قيمة الحاجة الواحدة من 0 إلى 1. الوصول إلى المستوى المطلوب يعطي 0.8، وما دونه يعطي نصيبه منها. ما فوقه حتى المستوى 4 يعطي نصيبه من 0.2 الباقية. إذا كان المطلوب هو المستوى 4 فالقيمة هي المستوى مقسوما على 4.",
		"الحاجة التي فيها «أو» يكفي فيها الأعلى من القيمتين.",
		"متوسط قيم الحاجات بأوزانها هو حساب المسار، من 0 إلى 1.",
		fmt.Sprintf("بعض المسارات حاجاتها أسهل من غيرها، فتوضع كلها على مقياس واحد. نطرح من حساب المسار متوسطه عند من يجيب عشوائيا، ونقسم على انحرافه، ونضرب في %s، ونضيف %s. فملاءمة %s هي ما تناله ورقة عشوائية في المتوسط.", number(r.Spread), number(r.Center), number(r.Center)),
		fmt.Sprintf("تنقص الملاءمة %s عن كل مستوى تحت شرط البدء، ويظهر المسار مع شرطه الناقص.", points(r.GatePenalty)),
		"يكون الترتيب بالرقم قبل تقريبه. ما يظهر مقرب إلى عدد صحيح بين 0 و100.",
	))
	var rows [][]string
	for _, p := range e.t.Paths {
		mean, deviation := e.t.Scale(p.ID)
		rows = append(rows, []string{p.Name, fmt.Sprintf("%.4f", mean), fmt.Sprintf("%.4f", deviation)})
	}
	e.paragraph("متوسط حساب كل مسار وانحرافه عند من يجيب عشوائيا:")
	e.table([]string{"المسار", "المتوسط", "الانحراف"}, rows)
}

// paths is the whole table of needs, weights and gates.
func (e explainer) paths() {
	e.heading(2, "ما يطلبه كل مسار")
	for _, p := range e.t.Paths {
		e.heading(3, p.Name)
		var rows [][]string
		for _, n := range e.t.Needs(p.ID) {
			rows = append(rows, []string{n.Name, fmt.Sprintf("%d: %s", n.Level, alternatives(n.Words)), strconv.Itoa(n.Weight)})
		}
		e.table([]string{"الحاجة", "المستوى المطلوب", "الوزن"}, rows)
		if g, ok := e.t.Gate(p.ID); ok {
			e.paragraph(fmt.Sprintf("شرط البدء: %s عند المستوى %d، وهو %s.", named(g.Name), g.Level, alternatives(g.Words)))
		}
	}
}

// alternatives is a level in the words of each dimension of which the best counts.
func alternatives(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return named(strings.Join(words, "» أو «"))
}

// verdicts is what is said of the numbers.
func (e explainer) verdicts() {
	r := e.rule
	e.heading(2, "كيف تُقرأ الأرقام")
	e.paragraph("لكل جزء من المقياس كلمة:")
	e.bands(r.Bands)
	said := []string{
		fmt.Sprintf("المسارات التي تبعد عن الأول أقل من %s نتيجة مشتركة، ومعها السؤال الذي يفصل بينها.", points(r.Tie)),
		fmt.Sprintf("إذا لم يقل سبق الأول عن %s فالنتيجة واضحة، وإلا فهي مائلة إليه.", points(r.Clear)),
	}
	if len(e.t.Paths) >= 4 {
		said = append(said, fmt.Sprintf("إذا لم يزد الفارق بين الأول والرابع على %s فعدة أبواب مفتوحة، والميل الشخصي يفصل بينها. وكذلك إذا بلغت ملاءمة 4 مسارات %d أو أكثر ولم يسبق أحدها.", points(r.Flat), r.Strong))
	}
	said = append(said,
		fmt.Sprintf("إذا كانت ملاءمة الأول دون %d، أو كان شرط بدئه ناقصا، فلا مسار مناسب للبدء الآن.", r.Fits),
		fmt.Sprintf("حينئذ يظهر أقصر طريق إلى %d: في كل خطوة ترتفع الحاجة التي تضيف أكثر مستوى واحدا، حتى %s في المجموع. فإن لم يكف ذلك عرض البرنامج أول %d منها وقال إن الطريق أطول.", r.Target, levels(r.Steps), r.LongSteps),
	)
	e.list(lines(said...))
}

func (e explainer) bands(bands []quiz.Band) {
	var rows [][]string
	top := 100
	for _, b := range bands {
		rows = append(rows, []string{fmt.Sprintf("من %d إلى %d", b.From, top), b.Word})
		top = b.From - 1
	}
	e.table([]string{"الرقم", "الكلمة"}, rows)
}

func (e explainer) readiness() {
	r := e.t.ReadinessRule()
	e.heading(2, "كيف تُحسب الجاهزية")
	e.paragraph("الجاهزية رقم مستقل عن الملاءمة. سؤالها: هل يمكن البدء بأي مسار في الشهر القادم بأمان؟ هي متوسط هذه القيم بأوزانها، من 100:")
	var rows [][]string
	for _, p := range r.Parts {
		rows = append(rows, []string{p.Name, strconv.Itoa(p.Weight)})
	}
	e.table([]string{"الجزء", "الوزن"}, rows)
	var zero []string
	for _, z := range r.Zero {
		zero = append(zero, named(z.Name))
	}
	e.paragraph(fmt.Sprintf("إذا كانت قيمة %s هي 0 فلا تتجاوز الجاهزية %d.", strings.Join(zero, " أو "), r.Cap))
	e.bands(r.Bands)
}

func (e explainer) sources() {
	e.heading(2, "مصادر الطريقة")
	e.paragraph("هذه مصادر طريقة السؤال والحساب. أوزان المسارات نفسها تقديرنا.")
	e.list(lines(sources()...))
}

// number is a number of the rule, which are whole.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// sources is what the method was learnt from: what for, who, when, where.
func sources() []string {
	return []string{
		"أسئلة قصيرة عن أفعال محددة، ومجموع يمكن مراجعته: دليل O*NET Interest Profiler، في access.bridges.com",
		"نحو 30 سؤالا تكفي على شاشة صغيرة: تقرير O*NET Mini-IP، عام 2016، وأسئلته في services.onetcenter.org",
		"مطابقة الشخص بملامح المهن: تقارير O*NET، عامي 1999 و2010، في onetcenter.org",
		"الفارق الصغير بين نتيجتين تعادل: Glavin، عام 2009، في scribd.com",
		"حدود الدقة في المقاييس القصيرة: Donnellan وOswald وBaird وLucas، عام 2006، في studylib.net",
		"احتمال المخاطرة جزء من الاستعداد للعمل الخاص: Bolton وLane، عام 2012، في emerald.com",
		"سؤال «ماذا تفعل؟» وسؤال «ما السليم؟» يقيسان شيئين مختلفين: McDaniel وآخرون، عام 2007، في onlinelibrary.wiley.com",
		"المقياس الذي له 4 إجابات أو أقل أضعف من غيره: Preston وColman، عام 2000، في pubmed.ncbi.nlm.nih.gov",
		"أفضل عدد للإجابات من 4 إلى 7: Lozano وGarcía-Cueto وMuñiz، عام 2008، في websm.org",
		"سؤال مباشر له إجاباته، بدل عبارات «أوافق»: Saris وKrosnick وShaeffer، عام 2005، في vdocuments.site",
		"لا نفع في الأسئلة المعكوسة: van Sonderen وSanderman وCoyne، عام 2013، في doi.org",
		"استبيان لا يطول: Pew Research، عام 2022، في pewresearch.org",
	}
}

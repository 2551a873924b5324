package quiz

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// people are described first and answered for by judgement; what the table makes of them was looked at only after.
// Answers stand in the order of the header; a pair is the two questions of one value, the last number how many of the
// three scam scenes are right.
const people = `
time equip net audience product | writing sell design lang | capital patience pay | risk camera teach org | safe

products: أم في إربد تبيع المعمول للجيران منذ سنتين
2 1 2 2 4 | 1/1 3/3 1/1 1/1 | 1 1 2 | 2/1 1/1 1/1 2/2 | 2
products: شاب في فاس يصنع حقائب الجلد ويعرضها في إنستغرام
3 2 2 2 4 | 1/1 3/2 2/3 1/1 | 1 2 2 | 2/2 2/1 1/1 2/2 | 2
products: طالبة في طنطا تطرز شالات وتبيعها في مجموعة الجامعة
2 1 2 1 4 | 1/1 3/2 2/1 2/2 | 1 1 1 | 1/1 1/1 1/2 1/2 | 3
products: صانع عطور في مسقط يعود إليه زبائنه
3 2 3 3 4 | 1/1 4/4 2/2 1/1 | 2 2 3 | 2/2 2/2 1/1 2/2 | 2
products: أرملة في نابلس عمرها 48 سنة تبيع المخللات في واتساب لزبائن يعودون
3 1 2 1 4 | 0/1 4/2 1/1 0/0 | 1 1 2 | 2/2 1/1 1/2 3/2 | 2
products: نجار شاب في بنغازي يصنع طاولات من خشب قديم ويعرضها في فيسبوك
4 1 2 2 4 | 1/0 3/2 1/1 0/1 | 2 1 3 | 2/1 3/3 1/4 2/2 | 2

store: موظف في الرياض له مدخرات ومورد لملابس الأطفال
3 3 4 1 2 | 1/1 1/2 1/1 2/2 | 4 3 4 | 3/3 0/1 1/1 3/3 | 3
store: تاجر جملة في الشارقة يريد متجرا على الإنترنت
4 3 4 0 4 | 1/1 3/3 0/1 2/2 | 4 3 4 | 4/3 0/1 1/1 3/3 | 3
store: زوجان في صفاقس يستوردان أدوات مطبخ برأس مال صغير
4 2 3 1 3 | 1/1 2/2 1/1 2/2 | 3 2 3 | 3/3 0/0 1/1 3/3 | 2
store: مهندسة في جدة عمرها 41 سنة استوردت حقائب حواسيب وتريد لها موقعا
2 3 4 0 3 | 1/1 2/3 2/2 3/3 | 4 3 4 | 3/3 0/0 1/3 3/3 | 3
store: صاحب دكان قطع هواتف في نواكشوط، دفاتره مرتبة، بلا صفحة على الإنترنت
3 2 2 0 4 | 0/1 4/1 0/1 2/1 | 3 2 3 | 4/2 1/1 1/1 4/3 | 2

services: مترجمة في وهران تعمل بالفرنسية
3 2 3 0 0 | 2/2 1/1 0/1 4/4 | 0 1 2 | 1/1 0/1 1/1 2/2 | 3
services: مصمم شعارات في بغداد
3 3 2 1 0 | 1/1 1/2 4/4 1/2 | 1 1 2 | 1/2 0/1 1/1 2/2 | 2
services: خريجة لغات في حلب ومعها حاسوب لبعض الوقت
3 2 2 0 0 | 1/2 0/1 1/1 3/4 | 0 1 1 | 1/1 1/1 1/2 2/2 | 2
services: شاب في الخرطوم يمنتج مقاطع الأعراس
4 3 2 1 0 | 0/1 1/1 4/3 1/1 | 0 2 2 | 2/2 1/0 1/1 2/1 | 2
services: أب في حمص عمره 52 سنة درس بالروسية ويترجم منها
2 2 1 0 0 | 1/3 0/2 0/0 4/4 | 0 1 1 | 1/2 0/1 1/3 3/3 | 3
services: شابة صماء في تونس ترسم أغلفة وشعارات على لوح رقمي
3 2 3 2 0 | 1/1 2/4 4/4 2/2 | 0 2 2 | 1/3 0/0 1/2 2/2 | 2

pages: سكرتيرة في القاهرة ترتب مواعيد الجميع وصفحة محل خالها
3 2 3 1 0 | 1/2 2/3 2/2 1/1 | 0 1 2 | 1/1 0/1 1/1 4/4 | 3
pages: طالب تسويق في عمان لا يفوته موعد
4 3 4 2 0 | 2/1 2/2 2/2 2/2 | 0 1 2 | 1/1 1/1 1/1 4/3 | 3
pages: موظفة خدمة زبائن سابقة في الكويت
4 2 4 1 0 | 2/2 2/4 2/1 2/1 | 1 1 3 | 1/1 1/1 1/1 3/4 | 2
pages: أم في مكناس كانت كاتبة مدرسة، تدير مجموعة الآباء كل يوم بلا انقطاع
3 2 3 2 0 | 1/3 1/4 2/2 2/2 | 0 2 3 | 0/1 1/1 1/3 4/4 | 3
pages: موظف استقبال ليلي في فندق بالعقبة، ينشر لصفحة الفندق ويرد على نزلائه
3 2 4 1 0 | 1/2 4/4 2/2 3/3 | 1 2 3 | 1/1 1/2 1/2 3/4 | 2

youtube: مصلح هواتف صبور يصور شرحا كل شهر
3 4 3 2 0 | 1/1 1/1 2/3 1/1 | 1 4 3 | 3/3 4/4 2/2 3/2 | 2
youtube: شابة تصور رحلاتها في جبال عمان بكاميرا جيدة
4 4 4 2 0 | 1/2 1/1 3/3 2/1 | 2 4 3 | 2/3 4/3 0/1 2/3 | 3
youtube: متقاعد يحكي التاريخ أمام الكاميرا ولا يستعجل الدخل
4 3 3 1 0 | 2/2 0/1 1/1 1/1 | 2 4 3 | 2/3 3/4 2/2 3/3 | 2
youtube: طالب هندسة في عدن يصور تجارب إلكترونية كل أسبوع وينفق عليه أهله
3 3 2 2 0 | 1/1 0/2 3/2 2/2 | 1 4 1 | 3/3 4/3 2/4 3/3 | 3
youtube: ربة بيت في الدوحة عمرها 44 سنة تطبخ أمام الكاميرا منذ سنة
3 4 4 3 1 | 1/1 0/2 3/2 1/1 | 3 4 4 | 3/3 4/4 2/2 3/2 | 2

affiliate: صاحبة قناة تخفيضات لها 15 ألف متابع
1 1 2 4 0 | 2/2 3/3 1/1 1/1 | 0 2 3 | 2/2 1/1 1/1 2/2 | 2
affiliate: مراجع هواتف يسأله متابعوه قبل الشراء
2 2 3 4 0 | 2/2 2/3 1/1 2/2 | 1 3 3 | 2/3 1/1 1/2 1/2 | 3
affiliate: أم لها مجموعة كبيرة عن مستلزمات الأطفال
1 1 2 4 1 | 1/2 3/3 1/0 0/1 | 0 2 2 | 2/2 1/1 1/1 1/2 | 2
affiliate: شاب في الموصل له قناة عن ألعاب الحاسوب فيها 8 آلاف متابع
2 3 3 3 0 | 2/1 3/3 2/2 2/3 | 1 2 2 | 2/2 2/2 1/2 2/2 | 2
affiliate: ممرضة في الكويت لها حساب عن العناية بالبشرة، يسألها فيه 22 ألف متابعة
1 2 4 4 0 | 2/3 1/4 2/2 3/3 | 2 3 4 | 1/2 3/3 2/3 2/3 | 3

writing: صحفية في بيروت أغلقت صحيفتها
3 2 2 2 0 | 4/4 0/1 1/0 3/2 | 0 2 2 | 1/2 1/0 1/2 3/3 | 3
writing: مدون تقني في صنعاء والإنترنت عنده ضعيف
3 2 1 1 0 | 3/4 0/1 1/1 2/3 | 0 2 1 | 1/1 0/0 2/2 3/2 | 2
writing: معلمة تحب التحرير وتنشر في مجلة
2 2 2 1 0 | 3/4 0/1 0/1 1/1 | 1 3 3 | 1/1 0/1 2/3 3/3 | 3
writing: محام متقاعد في الرباط عمره 66 سنة ينشر مقالات في صحيفة محلية
3 2 3 1 0 | 3/4 0/2 0/0 3/4 | 2 3 3 | 1/2 0/1 2/2 4/3 | 2
writing: طالبة أدب في الناصرية نشرت لها مجلة قصتين ويشارك الغرباء قصصها
2 1 2 2 0 | 3/3 0/0 1/1 1/1 | 0 2 1 | 1/2 0/1 1/2 2/3 | 2

teaching: مدرس رياضيات في الزرقاء
2 2 3 1 0 | 1/1 1/1 0/1 1/1 | 1 1 3 | 1/1 2/2 4/4 3/2 | 2
teaching: طالبة هندسة تشرح لزملائها عبر مكالمات
2 3 4 1 0 | 1/1 1/1 1/1 2/2 | 0 1 1 | 1/1 2/3 3/4 2/2 | 3
teaching: مدرب لياقة في الدوحة
3 3 4 2 0 | 1/1 2/2 1/1 2/1 | 2 2 4 | 2/2 3/3 4/3 3/3 | 2
teaching: معلمة قرآن طالباتها خارج بلدها
3 2 3 0 0 | 1/1 1/1 0/0 1/1 | 0 2 2 | 0/1 1/2 4/3 4/3 | 3
teaching: أستاذ فيزياء متقاعد في صنعاء عمره 63 سنة يدرس أبناء الجيران
3 2 2 0 0 | 1/2 0/2 0/0 2/2 | 0 2 2 | 0/1 1/3 4/4 4/3 | 2
teaching: عازف عود في بيروت يعلم بعض الطلاب عبر المكالمات
2 3 3 2 0 | 1/1 2/3 1/1 2/3 | 1 1 2 | 2/2 3/4 3/4 2/2 | 2
`

type described struct {
	path, words string
	answers     Answers
}

func readPeople(t *testing.T) []described {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(people), "\n")
	header := strings.Fields(strings.ReplaceAll(lines[0], "|", " "))
	var ps []described
	for _, line := range lines[1:] {
		if line == "" {
			continue
		}
		if path, words, ok := strings.Cut(line, ": "); ok {
			ps = append(ps, described{path: path, words: words, answers: Answers{}})
			continue
		}
		cells := strings.Fields(strings.ReplaceAll(line, "|", " "))
		if len(cells) != len(header) {
			t.Fatalf("%d cells in %q, want %d", len(cells), line, len(header))
		}
		for i, id := range header {
			read := func(q, s string) {
				level, err := strconv.Atoi(s)
				if err != nil {
					t.Fatal(err)
				}
				ps[len(ps)-1].answers[q] = level
			}
			if id == "safe" {
				right, _ := strconv.Atoi(cells[i])
				for n := range 3 {
					read(fmt.Sprintf("safe-%d", n+1), strconv.Itoa(min(1, max(0, right-n))))
				}
				continue
			}
			first, second, two := strings.Cut(cells[i], "/")
			if !two {
				read(id, first)
				continue
			}
			read(id+"-1", first)
			read(id+"-2", second)
		}
	}
	return ps
}

// Property 1b: every path comes first for nearly all people of whom one would say so, and among the first two for all.
func TestPeopleInWords(t *testing.T) {
	table := loaded(t)
	ps := readPeople(t)
	count, landed := make(map[string]int), 0
	for _, p := range ps {
		count[p.path]++
		r, err := table.Score(p.answers)
		if err != nil {
			t.Fatalf("%s: %v", p.words, err)
		}
		if r.Fits[0].Path == p.path && r.Nothing == nil {
			landed++
			continue
		}
		say := t.Logf
		if r.Fits[0].Path != p.path && r.Fits[1].Path != p.path {
			say = t.Errorf
		}
		say("%s: want %s, got %s %.1f, %s %.1f, nothing fits yet is %v", p.words, p.path,
			r.Fits[0].Path, r.Fits[0].Score, r.Fits[1].Path, r.Fits[1].Score, r.Nothing != nil)
	}
	for _, p := range table.Paths {
		if count[p.ID] < 5 {
			t.Errorf("%d people for %s, want 5 or more", count[p.ID], p.ID)
		}
	}
	if len(ps) < 43 || float64(landed) < 0.9*float64(len(ps)) {
		t.Errorf("%d of %d people land on their path, want 43 people or more and 90%%", landed, len(ps))
	}
	t.Logf("%d of %d people land on their path", landed, len(ps))
}

package quiz

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kasb/content/strict"
)

// embedded is one of the embedded files.
func embedded(name string) []byte {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return data
}

// parse loads two files.
func parse(questions, table []byte) (*Table, error) {
	return load(fstest.MapFS{questionsFile: {Data: questions}, tableFile: {Data: table}}, ".")
}

// edit changes one file of the data at its only place that reads old.
type edit struct{ old, new string }

// place finds line and column of the only place in data that reads text.
func place(t *testing.T, data, text string) (line, column int) {
	t.Helper()
	if strings.Count(data, text) != 1 {
		t.Fatalf("%q stands in the data %d times", text, strings.Count(data, text))
	}
	before, _, _ := strings.Cut(data, text)
	return 1 + strings.Count(before, "\n"), 1 + len([]rune(before[strings.LastIndex(before, "\n")+1:]))
}

// TestFaults breaks the real data in one place or several and expects exactly these messages, in this order. In a
// message, the text between @ and @ is looked for in the broken file and stands for its line and column; between %
// and %, in the table.
func TestFaults(t *testing.T) {
	const q, tb = questionsFile, tableFile
	for _, c := range []struct {
		name  string
		file  string
		edits []edit
		want  []string
	}{
		{"unknown key", q, []edit{{"  why: لكل مسار حد", "  reason: لكل مسار حد"}}, []string{
			"@id: time\n@: المفتاح «why» مفقود",
			"@reason: لكل@: مفتاح غير معروف «reason»، والمتوقع واحد من: id، of، short، text، why، lesson، answers",
		}},
		{"unknown key inside", tb, []edit{{"  tie: 4 ", "  tied: 4 "}}, []string{
			"@center: 50@: المفتاح «tie» مفقود",
			"@tied: 4@: مفتاح غير معروف «tied»، والمتوقع واحد من: center، spread، gate_penalty، tie، clear، flat، strong، fits، target، steps، long_steps، ولعل المقصود tie",
		}},
		{"key twice", tb, []edit{{"  fits: 45 ", "  flat: 45 "}}, []string{
			"@center: 50@: المفتاح «fits» مفقود",
			"@flat: 45@: المفتاح «flat» مكرر، والمتوقع مرة واحدة",
		}},
		{"unknown dimensions, all of them", tb, []edit{
			{"{of: product, weight: 5,", "{of: produce, weight: 5,"},
			{"gate: {of: teach, level: 2,", "gate: {of: tech, level: 2,"},
			{"- of: pay\n", "- of: payed\n"},
		}, []string{
			"@payed\n@: قيمة غير معروفة «payed»، والمتوقع معرف من قائمة dimensions",
			"@produce,@: قيمة غير معروفة «produce»، والمتوقع معرف من قائمة dimensions",
			"@tech,@: قيمة غير معروفة «tech»، والمتوقع معرف من قائمة dimensions",
		}},
		{"question of an unknown dimension", q, []edit{{"  of: net\n", "  of: nets\n"}}, []string{
			"questions.yaml:@nets\n@: قيمة غير معروفة «nets»، والمتوقع معرف من قائمة dimensions",
			"table.yaml:%net\n    name%: للقيمة «net» في الصيغة القصيرة 0 من الأسئلة، والمتوقع سؤال واحد",
		}},
		{"level out of range", q, []edit{{"    - level: 0\n      text: أقل من 3 ساعات", "    - level: 7\n      text: أقل من 3 ساعات"}}, []string{
			"@7\n      text: أقل من 3@: قيمة غير صالحة «7»، والمتوقع عدد صحيح من 0 إلى 4",
		}},
		{"level twice", q, []edit{{"    - level: 1\n      text: من 3 إلى 5 ساعات\n", "    - level: 2\n      text: من 3 إلى 5 ساعات\n"}}, []string{
			"@- level: 0\n      text: أقل من 3 ساعات@: مستويات الإجابات [0 2 2 3 4]، والمتوقع كل مستوى من 0 إلى 4 مرة، أو إجابة سليمة واحدة مستواها 1 وأربع إجابات مستوى كل منها 0",
		}},
		{"two safe answers", q, []edit{{"    - level: 0\n      text: أدفع مرة واحدة", "    - level: 1\n      text: أدفع مرة واحدة"}}, []string{
			"@- level: 1\n      text: أدفع مرة@: مستويات الإجابات [0 0 0 1 1]، والمتوقع كل مستوى من 0 إلى 4 مرة، أو إجابة سليمة واحدة مستواها 1 وأربع إجابات مستوى كل منها 0",
		}},
		{"four answers", q, []edit{{"    - level: 4\n      text: أكثر من 20 ساعة\n      echo: لديك أكثر من 20 ساعة في الأسبوع\n", ""}}, []string{
			"@- level: 0\n      text: أقل من 3 ساعات@: عدد عناصر القائمة 4، والمتوقع 5",
		}},
		{"question id twice", q, []edit{{"- id: sell-2\n", "- id: sell-1\n"}}, []string{
			"@sell-1\n  of: sell\n  text@: المعرف «sell-1» مكرر، والمتوقع معرف لا يتكرر",
		}},
		{"two short questions", q, []edit{{"- id: org-2\n  of: org\n", "- id: org-2\n  of: org\n  short: true\n"}}, []string{
			"table.yaml:%org\n    name%: للقيمة «org» في الصيغة القصيرة 2 من الأسئلة، والمتوقع سؤال واحد",
		}},
		{"short is a word", q, []edit{{"- id: time\n  of: time\n  short: true", "- id: time\n  of: time\n  short: perhaps"}}, []string{
			"questions.yaml:@perhaps@: قيمة غير صالحة «perhaps»، والمتوقع true أو false",
			"table.yaml:%time\n    name%: للقيمة «time» في الصيغة القصيرة 0 من الأسئلة، والمتوقع سؤال واحد",
		}},
		{"texts", q, []edit{
			{"text: من 3 إلى 5 ساعات\n", "text: من 3  إلى 5 ساعات\n"},
			{"text: من 6 إلى 10 ساعات\n", "text: \"من 6 إلى\\u202E 10 ساعات\"\n"},
			{"text: من 11 إلى 20 ساعة\n", "text: \"\"\n"},
			{"text: أكثر من 20 ساعة\n", "text: " + strings.Repeat("ساعة ", 14) + "أكثر\n"},
			{"echo: لديك أكثر من 20 ساعة في الأسبوع\n", "echo: [لديك]\n"},
		}, []string{
			"@من 3  إلى@: فراغ زائد في «من 3  إلى 5 ساعات»، والمتوقع فراغ واحد بين الكلمات",
			"@\"من 6@: رمز غير مسموح به في «من 6 إلىU+202E 10 ساعات»، والمتوقع نص بلا رموز تحكم",
			"@\"\"@: القيمة فارغة، والمتوقع نص في سطر واحد",
			"@ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة@: عدد حروف النص 74، والمتوقع 70 على الأكثر: «ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة ساعة …»",
			"@[لديك]@: قيمة من نوع آخر، والمتوقع نص في سطر واحد",
		}},
		{"bad id", q, []edit{{"- id: time\n", "- id: Time\n"}}, []string{
			"@Time@: قيمة غير صالحة «Time»، والمتوقع معرف من حروف لاتينية صغيرة وأرقام وشرطات",
		}},
		{"bands upside down", tb, []edit{{"{from: 60, word: جيد}", "{from: 80, word: جيد}"}}, []string{
			"@{from: 80, word: جيد}@: الحد 80 لا ينزل عن الحد الذي قبله، والمتوقع ترتيب من الأعلى إلى الأدنى",
		}},
		{"bands end too high", tb, []edit{{"{from: 0, word: ليس بعد}", "{from: 20, word: ليس بعد}"}}, []string{
			"table.yaml: آخر حد في الكلمات 20، والمتوقع 0",
		}},
		{"dimension twice", tb, []edit{{"  - id: lang\n", "  - id: writing\n"}}, []string{
			"questions.yaml", "questions.yaml", "@writing\n    name: اللغة@: المعرف «writing» مكرر، والمتوقع معرف لا يتكرر", "table.yaml", "table.yaml", "table.yaml", "table.yaml", "table.yaml",
		}},
		{"scene without a lesson", q, []edit{{"  lesson: صورة التحويل سهلة التزوير، والدليل مبلغ يظهر في حسابك. من يأخذ رمز التحقق قد يدخل حسابك، ولا يحتاج إليه مشتر ولا مصرف.\n", ""}}, []string{
			"@- level: 0\n      text: أرسل الرمز وحده@: مشهد احتيال بلا درس، والمتوقع المفتاح lesson مع كل مشهد",
		}},
		{"lesson without a scene", q, []edit{{"- id: time\n", "- id: time\n  lesson: درس\n"}}, []string{
			"@- level: 0\n      text: أقل من 3 ساعات@: درس بلا مشهد احتيال، والمتوقع المفتاح lesson مع إجابة سليمة واحدة مستواها 1 وأربع إجابات مستوى كل منها 0",
		}},
		{"gate beside the needs", tb, []edit{{"gate: {of: teach, level: 2,", "gate: {of: pay, level: 2,"}}, []string{
			"@{of: pay, level: 2@: شرط البدء على القيمة «pay»، والمتوقع قيمة من حاجات المسار",
		}},
		{"numbers of the rule", tb, []edit{{"  tie: 4 ", "  tie: 11 "}, {"  target: 60 ", "  target: 44 "}, {"  steps: 5 ", "  steps: 2 "}}, []string{
			"@center: 50@: قيمة clear أقل من tie، والمتوقع مثلها أو أكثر",
			"@center: 50@: قيمة target أقل من fits، والمتوقع مثلها أو أكثر",
			"@center: 50@: قيمة steps أقل من long_steps، والمتوقع مثلها أو أكثر",
		}},
		{"path twice", tb, []edit{{"  - id: store\n", "  - id: products\n"}}, []string{
			"@products\n    name: متجرك@: المعرف «products» مكرر، والمتوقع معرف لا يتكرر",
		}},
		{"too short a week", tb, []edit{{"      - اختيار موضوع ضيق واحد.\n      - كتابة 10 عناوين يبحث عنها الناس بكلماتهم.\n", ""}}, []string{
			"@- تسجيل 3 تجارب@: عدد عناصر القائمة 2، والمتوقع من 3 إلى 5",
		}},
		{"no month", tb, []edit{{"      - نشر مقطع واحد.\n    first_month:\n", "      - نشر مقطع واحد.\n    first_months:\n"}}, []string{
			"@id: youtube\n@: المفتاح «first_month» مفقود",
			"@first_months:@: مفتاح غير معروف «first_months»، والمتوقع واحد من: id، name، line، first_week، first_month، warning، needs، gate، ولعل المقصود first_month",
		}},
		{"too long a month", tb, []edit{{"      - تثبيت يوم للنشر من كل أسبوع.\n", "      - تثبيت يوم للنشر من كل أسبوع.\n      - نشر مقطع آخر.\n"}}, []string{
			"@- تثبيت يوم@: عدد عناصر القائمة 7، والمتوقع من 4 إلى 6",
		}},
		{"need twice", tb, []edit{{"{of: camera, weight: 1, level: 1, why: سماع", "{of: sell, weight: 1, level: 1, why: سماع"}}, []string{
			"@{of: sell, weight: 1, level: 1, why: سماع@: القيمة «sell» في أكثر من حاجة للمسار، والمتوقع حاجة واحدة",
		}},
		{"same dimension in one need", tb, []edit{{"of: [lang, design], weight", "of: [lang, lang], weight"}}, []string{
			"@lang], weight@: القيمة «lang» مكررة، والمتوقع مرة واحدة",
		}},
		{"no words for levels", tb, []edit{{"    levels: [كلمات متفرقة, أساس بسيط, قراءة ومراسلة, عمل أو دراسة بها, ترجمة أو تعليم]\n", ""}}, []string{
			"@{of: [lang, design], weight@: القيمة «lang» بلا levels، والمتوقع خمسة مستويات بالكلمات لكل قيمة يطلبها مسار",
			"@{of: lang, weight: 1, level: 2@: القيمة «lang» بلا levels، والمتوقع خمسة مستويات بالكلمات لكل قيمة يطلبها مسار",
			"@{of: lang, weight: 1, level: 1@: القيمة «lang» بلا levels، والمتوقع خمسة مستويات بالكلمات لكل قيمة يطلبها مسار",
		}},
		{"nameless part", tb, []edit{{"      name: أقوى مهارة لديك\n", ""}}, []string{
			"@of: [camera, writing@: جزء من أكثر من قيمة بلا name أو action، والمتوقع كلاهما",
		}},
		{"weight as a word", tb, []edit{{"{of: time, weight: 3}", "{of: time, weight: many}"}}, []string{
			"@many}@: قيمة غير صالحة «many»، والمتوقع عدد صحيح من 1 إلى 100",
		}},
		{"mapping in place of a list", tb, []edit{{"    - {of: time, weight: 3}\n    - {of: org, weight: 3}\n", "    - time\n    - {of: org, weight: 3}\n"}}, []string{
			"@time\n    - {of: org@: قيمة غير صالحة «time»، والمتوقع المفاتيح: of، weight، name، action",
		}},
		{"a path nobody reaches", tb, []edit{
			{"gate: {of: capital, level: 2,", "gate: {of: sell, level: 4,"},
		}, []string{
			"@store\n    name@: المسار «store» لا يأتي أولا حتى لمن يحقق حاجاته، فقد سبقه «pages»",
		}},
		{"not YAML", tb, []edit{{"rule:\n", "rule: [\n"}}, []string{"table.yaml"}},
		{"two documents", tb, []edit{{"\nreadiness:\n", "\n---\nreadiness:\n"}}, []string{
			"@version: 2@: المفتاح «readiness» مفقود", "@version: 2@: المفتاح «paths» مفقود",
			"@readiness:\n  bands@: مستند YAML ثان، والمتوقع مستند واحد",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := map[string]string{q: string(embedded(questionsFile)), tb: string(embedded(tableFile))}
			for _, e := range c.edits {
				if strings.Count(data[c.file], e.old) != 1 {
					t.Fatalf("%q stands in %s %d times", e.old, c.file, strings.Count(data[c.file], e.old))
				}
				data[c.file] = strings.Replace(data[c.file], e.old, e.new, 1)
			}
			_, err := parse([]byte(data[q]), []byte(data[tb]))
			var faults strict.Faults
			if !errors.As(err, &faults) {
				t.Fatalf("error %v, want Faults", err)
			}
			var want []string
			for _, w := range c.want {
				switch parts := strings.Split(w, "@"); {
				case len(parts) == 3:
					line, column := place(t, data[c.file], parts[1])
					want = append(want, fmt.Sprintf("%s:%d:%d%s", strings.TrimSuffix(strings.TrimSuffix(parts[0], ":"), c.file)+c.file, line, column, parts[2]))
				case strings.Contains(w, "%"):
					parts := strings.Split(w, "%")
					line, column := place(t, data[tb], parts[1])
					want = append(want, fmt.Sprintf("%s%d:%d%s", parts[0], line, column, parts[2]))
				default:
					want = append(want, w)
				}
			}
			// An expectation that is only a file's name stands for any message of that file.
			if !slices.EqualFunc(faults, want, func(f strict.Fault, w string) bool {
				return f.String() == w || (w == q || w == tb) && f.File == w
			}) {
				t.Errorf("got\n%v\nwant\n%s", err, strings.Join(want, "\n"))
			}
		})
	}
}

func TestEmptyFiles(t *testing.T) {
	for want, files := range map[string][2]string{
		"questions.yaml:1: لا بيانات، والمتوقع قائمة":                                                    {"", string(embedded(tableFile))},
		"table.yaml:1: لا بيانات، والمتوقع المفاتيح: version، rule، words، dimensions، readiness، paths": {string(embedded(questionsFile)), "# nothing\n"},
	} {
		var faults strict.Faults
		if _, err := parse([]byte(files[0]), []byte(files[1])); !errors.As(err, &faults) || len(faults) != 1 || faults[0].String() != want {
			t.Errorf("error %v, want only %s", err, want)
		}
	}
	_, err := parse([]byte("{}"), []byte("[]"))
	if err == nil || !strings.Contains(err.Error(), "questions.yaml:1:1: قيمة من نوع آخر، والمتوقع قائمة\ntable.yaml:1:1: قيمة من نوع آخر") {
		t.Errorf("wrong roots: %v", err)
	}
}

// FuzzLoad gives the loader broken files in place of each of its two: it reports faults or returns a table that
// scores, and never panics. Run it with -fuzzminimizetime=1x: the files are long, and making one smaller takes a minute.
func FuzzLoad(f *testing.F) {
	f.Add(false, string(embedded(questionsFile)))
	f.Add(true, string(embedded(tableFile)))
	f.Add(true, strings.ReplaceAll(string(embedded(tableFile)), "weight: 7", "weight: 0"))
	f.Add(false, "- id: time\n  of: time\n  answers: [{}, {level: 9}]\n")
	f.Add(true, "version: &a 1\nrule: *a\nwords: {<<: *a}\n")
	f.Add(true, "paths: [{needs: [{of: []}], gate: {of: [a, b]}}]\n")
	f.Add(false, "\xff- : ? !\x00")
	f.Fuzz(func(t *testing.T, isTable bool, data string) {
		q, tb := embedded(questionsFile), embedded(tableFile)
		if isTable {
			tb = []byte(data)
		} else {
			q = []byte(data)
		}
		table, err := parse(q, tb)
		if err != nil {
			var faults strict.Faults
			if !errors.As(err, &faults) || len(faults) == 0 || table != nil {
				t.Fatalf("error %v, table %v", err, table)
			}
			return
		}
		for level := range 5 {
			r, err := table.Score(table.uniform(Full, level))
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Fits) != len(table.Paths) {
				t.Fatalf("%d fits for %d paths", len(r.Fits), len(table.Paths))
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

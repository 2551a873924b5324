package quiz

import (
	"reflect"
	"strings"
	"testing"
)

// sentences calls f with every text of a result that a reader sees, and where it stands.
func sentences(v reflect.Value, at string, f func(at, s string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			sentences(v.Elem(), at, f)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			sentences(v.Index(i), at, f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch field := v.Type().Field(i); field.Name {
			case "ID", "Need", "Path", "Paths", "Question", "Questions", "Joint", "Form": // ids
			default:
				sentences(v.Field(i), at+"."+field.Name, f)
			}
		}
	case reflect.String:
		f(at, v.String())
	}
}

// optional are the texts that may be empty.
var optional = map[string]bool{
	".Note": true, ".Fits.Range": true, ".Weeks.Tasks.Why": true, ".Caution": true, ".Readiness.Capped": true, ".Values.Words": true,
}

// TestSentences walks everything that the engine says about thousands of sheets of every kind.
func TestSentences(t *testing.T) {
	table := loaded(t)
	r := seeded(12)
	said := make(map[string]int)
	distinct := make(map[string]bool)
	for n := range 2_500 {
		form := []Form{Full, Short}[n%2]
		a := randomAnswers(table, r, form, n/2%4)
		switch n % 5 {
		case 0: // low
			lower(table, r, a, 2)
		case 1: // high
			for _, q := range table.Asked(form) {
				a[q.ID] = max(a[q.ID], int(q.top)-r.IntN(2))
			}
		case 2: // mostly unknown
			for _, q := range table.Asked(form) {
				if r.IntN(2) == 0 {
					a[q.ID] = Unknown
				}
			}
		}
		got := scored(t, table, a)
		checkShape(t, table, got)
		check := func(at, s string) {
			if s == "" && optional[at] {
				return
			}
			said[at]++
			if distinct[s] {
				return
			}
			distinct[s] = true
			checkText(t, at, s)
			if strings.HasSuffix(at, ".Text") || strings.HasSuffix(at, ".Action") || at == ".Verdict" || at == ".Caution" {
				if !strings.HasSuffix(s, ".") {
					t.Errorf("%s: %q does not end as a sentence", at, s)
				}
			}
			for _, piece := range []string{"نحو 1 ", "نحو 2 ", "نحو 0", "نحو أقل"} {
				if strings.Contains(s, piece) {
					t.Errorf("%s: %q in %q", at, piece, s)
				}
			}
		}
		sentences(reflect.ValueOf(got), "", check)
		p, other := table.Paths[n%8], table.Paths[(n+1+n/8%7)%8]
		why, err := table.Why(a, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		sentences(reflect.ValueOf(why), "", check)
		month, err := table.Month(a, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		checkMonth(t, month)
		sentences(reflect.ValueOf(month), "", check)
		c, err := table.Compare(a, p.ID, other.ID)
		if err != nil {
			t.Fatal(err)
		}
		sentences(reflect.ValueOf(c.Rows), "", check)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d different texts", len(distinct))
	for _, at := range []string{
		".Verdict", ".Caution", ".Disclaimer", ".Fits.Range", ".Fits.Blocked.Text", ".Fits.For.Text", ".Fits.Missing.Text",
		".Nothing.Text", ".Nothing.Steps.Text", ".Separating.Text", ".WhyNot.Text", ".Change.Text", ".HangsOn.Text",
		".Readiness.Capped", ".Readiness.Weakest.Action", ".Note", ".Gate.Gate.Text", ".Weeks.Tasks.Text", ".Weeks.Tasks.Why", ".Said",
	} {
		if said[at] == 0 {
			t.Errorf("%s was never said", at)
		}
	}
}

// checkMonth fails unless a plan has something to do in each of its weeks and no task twice.
func checkMonth(t *testing.T, m Month) {
	t.Helper()
	seen := map[string]bool{}
	next := 1
	for _, w := range m.Weeks {
		if w.From != next || w.To < w.From+6 || len(w.Tasks) == 0 {
			t.Errorf("%s: days %d to %d with %d tasks", m.Path, w.From, w.To, len(w.Tasks))
		}
		next = w.To + 1
		for _, task := range w.Tasks {
			if seen[task.ID] || seen[task.Text] {
				t.Errorf("%s: %s comes twice: %s", m.Path, task.ID, task.Text)
			}
			seen[task.ID], seen[task.Text] = true, true
		}
	}
	if next != 31 {
		t.Errorf("%s: the plan ends on day %d", m.Path, next-1)
	}
}

// The walk above is worth no more than what the check can see.
func TestTextFaults(t *testing.T) {
	for _, s := range []string{
		"ينقصك ORG", "org", "نحو %!d(string=)", "كلمة  كلمة", "مسار «» أولا", "كلمة،كلمة", "", "كلمة .", "«أ «ب»", "كلمة؟.", "من 3-5", "وُضُوح", "كل\u200Cمة",
	} {
		if textFaults(s) == nil {
			t.Errorf("nothing found in %q", s)
		}
	}
	if faults := textFaults("تقدم «مسار» بنحو 3 نقاط: حُسبت وسطا، والباقي (كله) واضح."); faults != nil {
		t.Errorf("a good sentence has %q", faults)
	}
}

// A verdict counts the points between the numbers as they are shown, and names paths as they follow one another.
func TestVerdict(t *testing.T) {
	table := loaded(t)
	joint := func(n int) []string { return make([]string, n) }
	fits := func(shown ...int) (fs []Fit) {
		for i, n := range shown {
			fs = append(fs, Fit{Name: string([]rune("أبجد")[i]), Shown: n})
		}
		return fs
	}
	for _, c := range []struct {
		r    Result
		want string
	}{
		{Result{Sure: Leaning, Joint: joint(1), Fits: fits(78, 73)}, "النتيجة مائلة إلى مسار «أ»، ويسبق ما بعده بنحو 5 نقاط."},
		{Result{Sure: Clear, Joint: joint(1), Fits: fits(78, 67)}, "النتيجة واضحة: يسبق مسار «أ» ما بعده بنحو 11 نقطة."},
		{Result{Sure: Between, Joint: joint(2), Fits: fits(78, 76)}, "النتيجة بين خيارين: «أ» و«ب»، والفارق بينهما أقل من 4 نقاط."},
		{Result{Sure: Between, Joint: joint(2), Fits: fits(78, 74)}, "النتيجة بين خيارين: «أ» و«ب»، والفارق بينهما نحو 4 نقاط."},
		{Result{Sure: Between, Joint: joint(2), Fits: fits(78, 76, 73, 72), Flat: true}, "عدة أبواب مفتوحة أمامك، وفي مقدمتها «أ» و«ب»، والفارق بينهما أقل من 4 نقاط. الميل الشخصي يفصل بينها."},
		{Result{Sure: Leaning, Joint: joint(1), Fits: fits(78, 74, 73, 72), Flat: true}, "النتيجة مائلة إلى مسار «أ»، ويسبق ما بعده بنحو 4 نقاط. عدة أبواب مفتوحة أمامك، والميل الشخصي يفصل بينها."},
	} {
		if got := table.verdictText(&c.r); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for _, c := range []struct {
		shown   int
		blocked bool
		want    string
	}{
		{0, true, "لا مسار مناسب للبدء الآن، فملاءمة المسارات كلها 0 من 100 بإجابات اليوم."},
		{21, true, "لا مسار مناسب للبدء الآن. أقرب المسارات «أ»، وملاءمته 21 من 100، وشرط بدئه ناقص."},
		{21, false, "لا مسار مناسب للبدء الآن. أقرب المسارات «أ»، وملاءمته 21 من 100."},
		{50, true, "لا مسار مناسب للبدء الآن. أقرب المسارات «أ»، وملاءمته 50 من 100، لكن شرط بدئه ناقص."},
	} {
		f := Fit{Name: "أ", Shown: c.shown}
		if c.blocked {
			f.Blocked = &Gate{}
		}
		if got := table.nothingText(f); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// With a fit of 0 everywhere no path is called near, and the plan is still there.
func TestNothingIsNear(t *testing.T) {
	table := loaded(t)
	got := scored(t, table, table.uniform(Short, 0))
	if got.Fits[0].Shown != 0 || strings.Contains(got.Verdict, "«") || got.Nothing == nil || len(got.Nothing.Steps) == 0 {
		t.Errorf("fit %d, %q, plan %+v", got.Fits[0].Shown, got.Verdict, got.Nothing)
	}
}

func TestWhyText(t *testing.T) {
	up, down := Share{Whole: 28}, Share{Whole: -7}
	for _, c := range []struct {
		shares []Share
		whole  int
		want   string
	}{
		{[]Share{up}, 78, "يضاف إليها 28، فتصير 78."},
		{[]Share{up, down}, 71, "وينقص منها 7، فتصير 71."},
		{[]Share{down}, 43, "وينقص منها 7، فتبقى 43."},
	} {
		if got := whyText(Why{Center: 50, Shares: c.shares, Whole: c.whole, Shown: c.whole}); !strings.HasSuffix(got, c.want) {
			t.Errorf("%q, want %q at its end", got, c.want)
		}
	}
}

func TestNumbersAndNouns(t *testing.T) {
	type row struct {
		n    int
		want string
	}
	for name, c := range map[string]struct {
		say  func(int) string
		rows []row
	}{
		"points": {func(n int) string { return aboutPoints(float64(n)) }, []row{
			{0, "أقل من نقطة"}, {1, "نحو نقطة واحدة"}, {2, "نحو نقطتين"}, {3, "نحو 3 نقاط"}, {10, "نحو 10 نقاط"},
			{11, "نحو 11 نقطة"}, {99, "نحو 99 نقطة"}, {100, "نحو 100 نقطة"}, {101, "نحو 101 نقطة"}, {103, "نحو 103 نقاط"},
		}},
		"under": {func(n int) string { return underPoints(float64(n)) }, []row{
			{1, "أقل من نقطة واحدة"}, {2, "أقل من نقطتين"}, {4, "أقل من 4 نقاط"}, {12, "أقل من 12 نقطة"}, {100, "أقل من 100 نقطة"},
		}},
		"steps": {steps, []row{
			{0, "بلا خطوات"}, {1, "خطوة واحدة"}, {2, "خطوتان"}, {3, "3 خطوات"}, {10, "10 خطوات"}, {11, "11 خطوة"}, {100, "100 خطوة"},
		}},
		"steps after": {stepsAfter, []row{{1, "خطوة واحدة"}, {2, "خطوتين"}, {5, "5 خطوات"}, {11, "11 خطوة"}, {100, "100 خطوة"}}},
		"paths": {closePaths, []row{
			{2, "خيارين"}, {3, "3 مسارات متقاربة"}, {8, "8 مسارات متقاربة"}, {11, "11 مسارا متقاربا"}, {100, "100 مسار متقارب"},
		}},
		"them":    {betweenThem, []row{{2, "بينهما"}, {3, "بينها"}, {11, "بينها"}}},
		"matters": {matters, []row{{1, "أمر واحد"}, {2, "أمران"}, {3, "3 أمور"}, {11, "11 أمرا"}, {100, "100 أمر"}}},
		"unknown": {unknownAnswers, []row{
			{0, "كل الإجابات معروفة"}, {1, "إجابة واحدة غير معروفة"}, {2, "إجابتان غير معروفتين"}, {6, "6 إجابات غير معروفة"},
			{27, "27 إجابة غير معروفة"}, {100, "100 إجابة غير معروفة"},
		}},
	} {
		for _, r := range c.rows {
			if got := c.say(r.n); got != r.want {
				t.Errorf("%s %d: %q, want %q", name, r.n, got, r.want)
			}
		}
	}
	if got := aboutPoints(7.5); got != "نحو 8 نقاط" {
		t.Errorf("7.5 points: %q", got)
	}
}

package plain

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// short is a state with a finished short form.
func short(t *testing.T) progress.State {
	return answered(t, quiz.Short, func(i int, _ quiz.Question) int { return i % 5 })
}

// times is a line so many times; "" is nothing but Enter.
func times(n int, line string) []string { return slices.Repeat([]string{line}, n) }

// Going through the answers of a result again changes nothing until one of them is changed, and then makes a result
// of its own.
func TestAnsweringAgain(t *testing.T) {
	for name, c := range map[string]struct {
		typed    []string
		finished int
		underWay int // answers, 0 for none
		hears    []string
	}{
		"nothing changed":           {times(17, ""), 1, 0, []string{"إجابتك السابقة: 1. مفتاح الإدخال يبقيها.", "السؤال 17 من 17", "نتيجتك"}},
		"left at once":              {[]string{"9"}, 1, 0, []string{"9: إلى النتيجة.", "نتيجتك"}},
		"the same answer":           {append([]string{"1"}, "9"), 1, 0, []string{"السؤال 2 من 17", "نتيجتك"}},
		"one changed, left":         {[]string{"3", "9"}, 2, 0, []string{"السؤال 2 من 17", "نتيجتك"}},
		"one changed, all passed":   {append([]string{"3"}, times(16, "")...), 2, 0, []string{"السؤال 17 من 17", "نتيجتك"}},
		"changed and changed back":  {[]string{"3", "8", "1", "9"}, 1, 0, []string{"إجابتك السابقة: 3", "نتيجتك"}},
		"changed, and then home":    {[]string{"3", "ه"}, 1, 17, []string{"القائمة الأولى"}},
		"the last one is not known": {append(times(16, ""), "0"), 2, 0, []string{"التصرف السليم", "نتيجتك"}},
	} {
		dir := t.TempDir()
		store := progress.Open(dir)
		if err := store.Update(func(st *progress.State) { *st = short(t) }); err != nil {
			t.Fatal(err)
		}
		l := listen(t, program(store), append([]string{"9", "11"}, c.typed...)...)
		pleasant(t, l.heard.String())
		l.hears(t, c.hears...)
		st := progress.Peek(dir)
		under := 0
		if st.Sitting != nil {
			under = len(st.Sitting.Answers)
		}
		if len(st.Finished) != c.finished || under != c.underWay {
			t.Errorf("%s: %d finished, %d answers under way", name, len(st.Finished), under)
		}
	}
}

// An assessment that was begun is put away only on a second word.
func TestBeginningAnew(t *testing.T) {
	table, err := realTable()
	if err != nil {
		t.Fatal(err)
	}
	begun := progress.Begin(table, quiz.Full, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
	for range 3 {
		q, _ := table.Current(begun.Sitting)
		begun, _ = begun.Answer(table, q, 1)
	}
	for typed, c := range map[string]struct {
		answers, left int
		hears         []string
	}{
		"1 2 0":           {3, 0, []string{"1. متابعة من حيث توقفت، من السؤال 4. بدأت يوم 23 نوفمبر 2026، والمحفوظ 3 إجابات.", "هناك اختبار لم يكتمل"}},
		"1 2 1 3 9":       {4, 0, []string{"السؤال 4 من 27", "المحفوظ: 4 إجابات", "القائمة الأولى"}},
		"1 2 2 9":         {3, 0, []string{"السؤال 1 من 27", "التوقف قبل أول إجابة", "القائمة الأولى"}},
		"1 3 2 3 9":       {1, 1, []string{"السؤال 1 من 17", "المحفوظ: إجابة واحدة"}},
		"1 1 ؟ 77 نعم 9":  {3, 0, []string{"7 أو الحرف س: سبب السؤال.", "مساعدة", "المطلوب رقم من 0 إلى 5"}},
		"1 1 /أدسنس 0 9":  {3, 0, []string{"السؤال 4 من 27", "للبحث عن «أدسنس»", "السؤال 4 من 27"}},
		"1 1 8 8 8 8 9":   {3, 0, []string{"السؤال 1 من 27", "هذا أول سؤال.", "السؤال 1 من 27"}},
		"7 /ساعة 0 ؟ 0 0": {3, 0, []string{"بحث", "للبحث عن «ساعة»", "مساعدة", "بحث", "إلى اللقاء."}},
	} {
		dir := t.TempDir()
		store := progress.Open(dir)
		if err := store.Update(func(st *progress.State) { st.Keep(begun) }); err != nil {
			t.Fatal(err)
		}
		l := listen(t, program(store), strings.Fields(typed)...)
		l.hears(t, c.hears...)
		if st := progress.Peek(dir); st.Sitting == nil || len(st.Sitting.Answers) != c.answers || len(st.Left) != c.left {
			t.Errorf("%s: under way %+v, put away %d", typed, st.Sitting, len(st.Left))
		}
		// The same door stands before the questions alone.
		if typed == "1 2 0" {
			l := &listener{lines: []string{"1", "2", "q"}}
			p := program(store)
			p.In, p.Out = l, &l.heard
			if s, done, err := Quiz(p, quiz.Short, true); err != nil || done || len(s.Answers) != 4 {
				t.Errorf("alone it comes to %d answers, %v, %v", len(s.Answers), done, err)
			}
			l.hears(t, "هناك اختبار لم يكتمل", "السؤال 4 من 27", "المحفوظ: 4 إجابات")
		}
	}
}

func TestHistory(t *testing.T) {
	table, err := realTable()
	if err != nil {
		t.Fatal(err)
	}
	st := short(t)
	first := st.Finished[0]
	st.Finish(first.Varied(table, map[string]int{"time": 4, "lang-1": 5}, first.Changed.Add(48*time.Hour)))
	old := first
	old.Started, old.Changed = first.Started.Add(-48*time.Hour), first.Changed.Add(-48*time.Hour)
	old.Answers = quiz.Answers{"of-another-version": 1}
	st.Finished = append([]progress.Sitting{old}, st.Finished...)
	l := listen(t, program(progress.Memory(st)), "10", "1", "2", "1", "0", "0", "3")
	pleasant(t, l.heard.String())
	l.hears(t, "10. سجل النتائج: 3 نتائج.", "الأحدث أولا.", "1. 22 نوفمبر 2026", "3. 18 نوفمبر 2026، الصيغة القصيرة. لا تُحسب بأسئلة اليوم.",
		"من 20 نوفمبر 2026 إلى 22 نوفمبر 2026", "الجاهزية من 100: ", "ملاءمة المسارات من 100:", "الوقت الأسبوعي: من 0 إلى 4.",
		"غير معروفة في إحدى النتيجتين.", "بقية القيم كما كانت.", "نتيجتك، 22 نوفمبر 2026", "هذه الإجابات من إصدار آخر من الأسئلة")
}

func TestPlanDays(t *testing.T) {
	for days, want := range map[int]string{0: "اليوم 1 من 30.", 6: "اليوم 7 من 30.", 29: "اليوم 30 من 30.", 40: "انتهت الأيام الثلاثون"} {
		st := short(t)
		p := program(nil)
		start := p.Now().AddDate(0, 0, -days)
		table, _ := realTable()
		res, err := table.Result(st.Finished[0].Sitting)
		if err != nil {
			t.Fatal(err)
		}
		path := res.Fits[0].Path
		if res.Nothing != nil {
			path = res.Nothing.Path
		}
		st.Tick(path, "week:1", true, start)
		p.Store = progress.Memory(st)
		l := listen(t, p, "9", "6")
		l.hears(t, "خطة 30 يوما", "بدأت يوم ", want, "تم من المهام 1 من", "(تم)")
	}
}

// The form of digits is handed on to be kept; what goes wrong with that is said.
func TestPreferences(t *testing.T) {
	var kept []bool
	p := program(progress.Memory(progress.State{}))
	p.Prefer = func(now Preferences) error {
		kept = append(kept, now.Arabic)
		if len(kept) > 1 {
			return errors.New("القرص ممتلئ")
		}
		return nil
	}
	l := listen(t, p, "8", "1", "2", "1", "1", "0", "0")
	pleasant(t, l.heard.String())
	l.hears(t, "حُفظ الاختيار.", "١. قصير", "الاختيار لهذه المرة وحدها.", "القرص ممتلئ", "إلى اللقاء.")
	if want := []bool{true, false}; !slices.Equal(kept, want) {
		t.Errorf("handed on were %v", kept)
	}
}

// However many places are opened one in the other, the way ends at the first menu.
func TestDeepest(t *testing.T) {
	l := listen(t, program(progress.Memory(progress.State{})), append(times(2*deepest, "/ساعة"), times(deepest, "0")...)...)
	l.hears(t, "للبحث عن «ساعة»", "العودة إلى القائمة الأولى.", "القائمة الأولى", "للبحث عن «ساعة»", "إلى اللقاء.")
}

// A question that search finds is said to be asked in the assessment, and a trial can be dropped.
func TestLittleThings(t *testing.T) {
	l := listen(t, program(progress.Memory(short(t))), "/ كم ساعة في الأسبوع يمكنك تخصيصها", "1", "0", "9", "4", "1", "1", "5", "0", "2", "4", "0", "8", "1", "0")
	pleasant(t, l.heard.String())
	l.hears(t, "سؤال: كم ساعة", "هذا السؤال رقم 1 من 27 في اختبار جاهزيتك.", "أي سؤال؟", "تُركت التجربة. إجاباتك كما هي.", "صفحات تفيدك")
	l = listen(t, program(progress.Memory(progress.State{})), "/ "+strings.Repeat("زرنخ", 40))
	l.hears(t, "لا نتائج للبحث عن «"+strings.Repeat("زرنخ", 10)+"…».")
}

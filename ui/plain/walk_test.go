package plain

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// Whoever types nothing but numbers comes to every place: each choice that is offered leads somewhere, and 0 leads
// back from there to the first menu.
func TestEveryChoiceIsANumber(t *testing.T) {
	table, err := realTable()
	if err != nil {
		t.Fatal(err)
	}
	many := func() progress.State {
		st := answered(t, quiz.Full, func(i int, q quiz.Question) int { return 3 - i%3 })
		second := st.Finished[0].Varied(table, map[string]int{"time": 0, "sell-1": 4}, time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC))
		st.Finish(second)
		st.Mark(progress.Bookmark{Page: "numbers", Offset: 800, Heading: "ماذا قال التقرير؟", When: second.Changed})
		st.ReadTo("history", 0.4)
		return st
	}
	for name, state := range map[string]progress.State{
		"new":        {},
		"results":    many(),
		"low":        answered(t, quiz.Short, func(int, quiz.Question) int { return 0 }),
		"no ranking": answered(t, quiz.Full, func(i int, q quiz.Question) int { return len(q.Answers) - i%2 }),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			walk(t, state)
		})
	}
}

// change is what of a place may change without making it another one.
var change = regexp.MustCompile(`\d+(:\d+)?|\(.*\)`)

// walk tries every choice of every place, breadth first.
func walk(t *testing.T, state progress.State) {
	// At most so many choices of one menu are followed further, all the others are only tried; the lists of terms,
	// hits and questions are alike from end to end. No place is deeper than the last of these.
	const follow, deepest, most = 6, 7, 1200
	type place struct{ path []string }
	seen := map[string]bool{}
	queue := []place{{}}
	tried := 0
	folder := t.TempDir()
	for len(queue) > 0 && tried < most {
		here := queue[0]
		queue = queue[1:]
		said := visit(t, state, folder, here.path)
		numbers, labels := offered(said)
		key := change.ReplaceAllString(labels, "")
		if len(numbers) == 0 || seen[key] {
			continue
		}
		seen[key] = true
		for i, n := range numbers {
			path := append(append([]string(nil), here.path...), strconv.Itoa(n))
			answer := visit(t, state, folder, path)
			tried++
			if text := strings.TrimSpace(answer); text == "" || strings.HasPrefix(text, "لا اختيار بهذا الرقم") || strings.HasPrefix(text, "لم أفهم") {
				t.Errorf("%v leads nowhere: %q", path, text)
			}
			if len(path) < deepest && (i < follow || i >= len(numbers)-2) {
				queue = append(queue, place{path})
			}
		}
	}
	t.Logf("%d places, %d choices", len(seen), tried)
	if len(seen) < 20 {
		t.Errorf("only %d places were found", len(seen))
	}
}

// visit types numbers and gives what is said behind the last one. Then it types nothing but 0 until the program ends,
// which it does only from the first menu; in questions 0 answers «I do not know», and their result is left with 0 too.
func visit(t *testing.T, state progress.State, folder string, path []string) string {
	t.Helper()
	const back = 40 // the questions of a whole form, and the way from their result
	lines := append([]string(nil), path...)
	for range back {
		lines = append(lines, "0")
	}
	p := program(progress.Memory(state))
	p.Folder = folder
	l := listen(t, p, lines...)
	pleasant(t, l.heard.String())
	if !strings.HasSuffix(l.heard.String(), "\nإلى اللقاء.\n") || len(l.begun) > len(lines) {
		t.Fatalf("0 does not lead back from %v:\n%s", path, l.heard.String())
	}
	return l.after(len(path) - 1)
}

// What the program has to say is said, at places that are reached by their numbers, letters and words.
func TestCoversTheProgram(t *testing.T) {
	st := answered(t, quiz.Full, func(i int, q quiz.Question) int { return 3 - i%3 })
	for _, c := range []struct {
		lines string
		hears []string
	}{
		{"9 2 1 1", []string{"نتيجتك", "المسارات بالترتيب", "لماذا هذا الرقم؟", "المجموع"}},
		{"9 2 1 4", []string{"صورتك", "من 4، والمسار يطلب"}},
		{"9 5 1 1", []string{"مقارنة", "كلفة البداية", "عندك", "مخاطر"}},
		{"9 6 2 2", []string{"من اليوم 1 إلى اليوم 7", "تم: ", "تم من المهام 1 من", "لم تتم بعد"}},
		{"9 4 1 1 1 0 2 3", []string{"ماذا لو؟", "ما تحرك حتى الآن: إجابة واحدة مختلفة.", "حُفظت نتيجة جديدة", "نتيجتك"}},
		{"9 9", []string{"كيف تُحسب النتيجة؟", "نحو 10 دقائق"}},
		{"2 1 6 3 0 0 0 6 1 1", []string{"وُضعت إشارة مرجعية", "العناوين", "الإشارات المرجعية", "القراءة من هذا الموضع"}},
		{"7 أدسنس 1 0 0 0", []string{"بحث", "للبحث عن «أدسنس»", "رجوع"}},
		{"/أدسنس 1", []string{"للبحث عن «أدسنس»"}},
		{"2 2 10 قسوس 10 مواقع 3 0", []string{"بحث في هذه الصفحة", "لا يوجد «قسوس» في هذه الصفحة.", "لا نتائج", "للبحث عن «مواقع» في هذه الصفحة", "البحث في كل الصفحات", "الجزء "}},
		{"2 2 /l,hru 0 /مواقع 99 3", []string{"للبحث عن «مواقع» في هذه الصفحة", "رجوع", "8: إعادته.", "لا اختيار بهذا الرقم", "الجزء "}},
		{"/d,jd,f 0", []string{"للبحث عن «يوتيوب»"}},
		{"1 1 7 س ٢ ر 9", []string{"السبب: ", "السؤال 2 من", "إجابتك السابقة: 2", "المحفوظ: إجابة واحدة"}},
		{"8 1 2 1 _", []string{"الاختيار لهذه المرة وحدها", "١. قصير", "الآن قصير"}},
		{"?", []string{"مساعدة", "البحث عنها"}},
	} {
		lines := strings.Fields(c.lines)
		for i, l := range lines {
			if l == "_" { // nothing but Enter
				lines[i] = ""
			}
		}
		l := listen(t, program(progress.Memory(st)), lines...)
		pleasant(t, l.heard.String())
		l.hears(t, c.hears...)
	}
}

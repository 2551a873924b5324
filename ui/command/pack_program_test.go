package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kasb/content/progress"
)

// keptFor is the states of other folders of content on disk.
func keptFor(t *testing.T, state string) map[string]progress.State {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(state, "kasb", "packs", "*"))
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]progress.State{}
	for _, dir := range found {
		states[filepath.Base(dir)] = progress.Peek(dir)
	}
	return states
}

// The whole journey with another folder of content, beside our own with an
// assessment under way.
func TestPackJourney(t *testing.T) {
	state := t.TempDir()
	r := sit(t, state, 100, 30, nil)
	r.sees("مسارات الربح الثمانية")
	r.press("1", "enter", "3")
	r.sees("السؤال 2 من 27")
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Fatalf("exit status %d", status)
	}

	r = sit(t, state, 100, 30, nil, "--content", examplePack)
	r.sees("من الهواية إلى الحرفة", "اختبر جاهزيتك", "مسارات الربح الثلاثة")
	r.press("2")
	r.sees("استكشف", "كلفة القطعة الواحدة", "البيع في السوق", "المنصات")
	r.press("enter")
	r.sees("الهواية تنتهي حين تشاء")
	r.press("end")
	r.sees("المصادر")
	r.press("esc")
	r.sees("مقروء")
	r.press("esc")
	r.sees("اختبر جاهزيتك")
	r.press("1")
	r.sees("البدء: الصيغة الكاملة", "12 سؤالا")
	r.press("enter")
	for n := 1; n <= 12; n++ {
		r.sees("السؤال " + itoa(n) + " من 12")
		r.press("4")
		if n >= 11 {
			r.sees("التصرف السليم:")
			r.press("enter")
		}
	}
	r.sees("نتيجتك", "الجاهزية", "1. البيع في السوق", "3. ورشة التعليم")
	r.press("i")
	r.sees("حدود هذه النتيجة")
	r.press("esc")
	r.sees("نتيجتك")
	r.press("3")
	r.press("tab", "tab", "tab", "tab")
	r.sees("خطة 30 يوما لمسار «ورشة التعليم»")
	r.press("tab", "tab")
	r.sees("ملاءمة المسارات")
	r.press("enter") // the page of the third path
	r.sees("الإتقان وحده لا يكفي هنا")
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}

	own := kept(t, state)
	if own.Sitting == nil || len(own.Sitting.Answers) != 1 || len(own.Finished) != 0 || len(own.Read) != 0 {
		t.Errorf("our own state is %+v", own)
	}
	others := keptFor(t, state)
	for name, st := range others {
		if !strings.HasPrefix(name, "pack-") || len(st.Finished) != 1 || len(st.Finished[0].Answers) != 12 || len(st.Read) == 0 {
			t.Errorf("%s: %+v", name, st)
		}
	}
	if len(others) != 1 {
		t.Errorf("kept for %d folders, want 1", len(others))
	}

	// The variable names the same folder by another way; the option goes before it.
	link := filepath.Join(t.TempDir(), "elsewhere")
	abs, err := filepath.Abs(examplePack)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(abs, link); err != nil {
		link = abs
	}
	r = sit(t, state, 100, 30, []string{"KASB_CONTENT=" + link})
	r.sees("من الهواية إلى الحرفة", "نتيجتك الأخيرة")
	r.press("q")
	r.leaves()
	r = sit(t, state, 100, 30, []string{"KASB_CONTENT=none"}, "quiz", "--content", examplePack)
	r.sees("هل الوقت مناسب للبدء؟", "12 سؤالا")
	r.press("q")
	r.leaves()
	if n := len(keptFor(t, state)); n != 1 {
		t.Errorf("kept for %d folders, want 1", n)
	}
}

// The assessment on plain streams with another folder's questions.
func TestQuizOfAPack(t *testing.T) {
	dir := folder(t, "answers.json", `{"version": 1, "answers": {"time-1": 3, "skill-1": 4, "tools-1": 3, "talk-1": 1, "teach-1": "unknown", "safe-1": 1}}`)
	pack, err := filepath.Abs(examplePack)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args, in string
		status   int
		holds    string // standard output, or the message of a failure
	}{
		{"--answers answers.json --short", "", 0, "1. الصنع بالطلب"},
		{"--answers answers.json", "", 2, "talk-2"},
		{"--plain --short", strings.Repeat("3\n", 6), 0, "السؤال 6 من 6"},
		{"--explain", "", 0, "ورشة التعليم"},
	} {
		args := append([]string{"quiz", "--content", pack}, strings.Fields(c.args)...)
		status, out, errs := pipe(t, dir, c.in, args...)
		if c.status != 0 {
			out = errs
		}
		if status != c.status || !strings.Contains(out, c.holds) {
			t.Errorf("%s: status %d, output\n%s\nmessage %q", c.args, status, out, errs)
		}
	}
}

// A folder that can't be used is told before the screen, with the way to the
// whole list.
func TestUnfitPack(t *testing.T) {
	b := newBreakable(t)
	b.write("glossary.yaml", strings.Repeat("- term: أ\n", 9))
	for _, args := range [][]string{{"--content", b.dir}, {"quiz", "--content", b.dir}, {"calibrate", "--content", b.dir}} {
		r := sit(t, t.TempDir(), 100, 40, nil, args...)
		if status := r.leaves(); status != exitUsage {
			t.Errorf("%q: exit status %d", args, status)
		}
		r.sees("أخطاء في مجلد المحتوى", "مفقود", "وعدد الباقي 7، والقائمة كلها:")
		if out := r.output(); strings.Contains(out, "\x1b[?1049h") || strings.Count(out, "glossary.yaml:") != 10 {
			t.Errorf("%q: %q", args, out)
		}
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"quiz", "--explain", "--content", b.dir}, "glossary.yaml:1:3: "},
		{[]string{"quiz", "--explain", "--content", "none"}, "\nnone: غير موجود"},
		{[]string{"quiz", "--explain", "--content", ""}, "--content"},
		{[]string{"--content"}, "--content"},
	} {
		if status, out, errs := pipe(t, b.dir, "", c.args...); status != exitUsage || out != "" || !strings.Contains(errs, c.want) {
			t.Errorf("%q: status %d, output %q, message %q", c.args, status, out, errs)
		}
	}
}

package command_test

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"kasb/content/progress"
)

// plainJourney is the way through the program by nothing but numbers: an article with its headings and a bookmark, a
// search, the short form, and its result from all sides, the report in a file among them.
var plainJourney = strings.Fields("2 3 1 2 3 2 6 8 5 0 0 4 1 0 0 5 1 0 0 6 1 1 0 0 0 7 أدسنس 1 0 0 0 " +
	"1 2 7 1 8 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 " +
	"1 2 1 1 2 4 0 0 3 4 1 1 4 0 2 4 0 5 1 1 0 0 0 6 1 2 0 7 8 0 9 0 10 1 1 1 0 0 10 0")

// heardBytes fails unless text is lines in reading order and nothing else.
func heardBytes(t *testing.T, text string) {
	t.Helper()
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' || c == 0x7f {
			t.Fatalf("byte %#x in %q", c, text[max(0, i-40):min(len(text), i+40)])
		}
	}
	spoken(t, text)
}

// The whole program between pipes and at a terminal: what is said is the same, and the terminal gets no more than that.
func TestPlainJourney(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	status, out, errs := pipe(t, dir, strings.Join(plainJourney, "\n")+"\n0\n", "--plain")
	if status != 0 || errs != "" {
		t.Errorf("status %d, message %q", status, errs)
	}
	heardBytes(t, out)
	rest := out
	for _, text := range []string{"كسب", "أرقام 2019", "العناوين", "وُضعت إشارة مرجعية هنا.", "المنصات", "المصطلحات", "الإشارات المرجعية",
		"للبحث عن «أدسنس»", "اختبار الجاهزية", "السبب: ", "إجابتك السابقة", "نتيجتك", "لماذا", "المجموع", "صورتك", "ماذا لو؟", "مقارنة", "تم: ",
		"صفحات تفيدك", "كيف تُحسب النتيجة؟", "كُتب الملف", "في المجلد ملف بهذا الاسم", "إلى اللقاء."} {
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			t.Fatalf("not said, or not in its turn: %q in\n%s", text, out)
		}
		rest = after
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "kasb-*.txt")); len(files) != 2 {
		t.Errorf("files are %v", files)
	}

	state, folder := t.TempDir(), t.TempDir()
	r := sitWith(t, state, 80, 24, []string{"TERM=xterm-256color"}, func(c *exec.Cmd) { c.Dir = folder }, "--plain")
	typed := 0
	for _, line := range plainJourney {
		r.wait("a prompt", func(string) bool { return answeredSince(r.output(), typed) })
		typed = len(r.output())
		r.press(line + "\n")
	}
	r.wait("a prompt", func(string) bool { return answeredSince(r.output(), typed) })
	r.press("\x04") // the end of the input
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	screen := strings.ReplaceAll(r.output(), "\r\n", "\n")
	heardBytes(t, strings.ReplaceAll(screen, "^D\b\b", ""))
	// Between the two there are only what was typed and the folder.
	if a, b := said(out, dir), said(screen, folder); a != b {
		t.Errorf("at a terminal it is\n%s\nand between pipes\n%s", b, a)
	}
	if st := progress.Peek(filepath.Join(state, "kasb")); len(st.Finished) != 1 || len(st.Bookmarks) != 1 || len(st.Plans) != 1 {
		t.Errorf("kept are %d finished, %d bookmarks, %d plans", len(st.Finished), len(st.Bookmarks), len(st.Plans))
	}
}

// answeredSince reports whether the program has said what it has to and waits for a line.
func answeredSince(out string, from int) bool {
	if len(out) <= from {
		return false
	}
	return regexp.MustCompile(`(اختيارك[^\n]*:|للمساعدة:|إجابتك:|رجوع\.|السبب: [^\n]*|مرجعية هنا\.)\r\n$`).MatchString(out[from:])
}

// said is the lines of a journey without what was typed.
func said(out, folder string) string {
	var lines []string
	for line := range strings.Lines(out) {
		if line = strings.TrimSuffix(line, "\n"); regexp.MustCompile(`^(\d+|أدسنس)?$`).MatchString(line) {
			continue
		}
		lines = append(lines, strings.ReplaceAll(line, folder, "DIR"))
	}
	return strings.Join(lines, "\n")
}

// Whatever ends it, what was answered is kept.
func TestPlainIsEnded(t *testing.T) {
	for name, end := range map[string]func(*reader){
		"end of input": func(r *reader) { r.press("\x04") },
		"ctrl+c":       func(r *reader) { r.press("\x03") },
		"killed":       func(r *reader) { r.cmd.Process.Signal(syscall.SIGKILL) },
		"terminated":   func(r *reader) { r.cmd.Process.Signal(syscall.SIGTERM) },
		"hung up":      func(r *reader) { r.cmd.Process.Signal(syscall.SIGHUP) },
	} {
		state := t.TempDir()
		r := sit(t, state, 80, 24, []string{"TERM=dumb"}, "--plain")
		for i, line := range []string{"1", "1", "3", "4"} {
			r.wait("a prompt", func(string) bool { return strings.Count(r.output(), ":\r\n") > i })
			r.press(line + "\n")
		}
		r.wait("the third question", func(string) bool { return strings.Contains(r.output(), "السؤال 3 من 27") })
		end(r)
		r.cmd.Wait()
		if s := progress.Peek(filepath.Join(state, "kasb")).Sitting; s == nil || len(s.Answers) != 2 {
			t.Errorf("%s: kept is %+v", name, s)
		}
	}
}

// A dumb terminal, and whoever says ACCESSIBLE, is never shown a screen.
func TestPlainWithoutBeingAsked(t *testing.T) {
	for _, env := range []string{"TERM=dumb", "ACCESSIBLE=1"} {
		for _, args := range [][]string{nil, {"quiz"}, {"paths", "youtube"}, {"read", "../../README.md"}} {
			r := sit(t, t.TempDir(), 80, 24, []string{env}, args...)
			r.press("9\n0\n0\n0\n\x04\x04")
			<-r.done
			if out := r.output(); strings.Contains(out, "\x1b") || len(out) < 100 {
				t.Errorf("%s, %v: %.300q", env, args, out)
			}
		}
	}
}

package command_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kasb/ui/rtl"
)

// What is mistyped is answered with what was probably meant, and a status of 2.
func TestMistyped(t *testing.T) {
	dir := folder(t, "book.md", "# كتاب\n")
	for _, c := range []struct {
		args  string
		holds []string
	}{
		{"chekc", []string{"لا أمر بهذا الاسم: \u2068chekc\u2069", "هل المقصود: \u2066kasb check\u2069؟", "kasb --help"}},
		{"qiuz --shrot", []string{"qiuz", "\u2066kasb quiz\u2069؟"}},
		{"quiz --shrot", []string{"خيار غير معروف: \u2068--shrot\u2069", "\u2066--short\u2069؟", "kasb quiz ["}},
		{"-text visual", []string{"\u2068-text\u2069", "\u2066--text\u2069؟"}},
		{"--txt visual", []string{"\u2068--txt\u2069", "\u2066--text\u2069؟"}},
		{"show --context x", []string{"\u2068--context\u2069", "\u2066--content\u2069؟", "kasb show ["}},
		{"data exprot", []string{"\u2066kasb data export\u2069؟"}},
		{"help shwo", []string{"\u2066kasb show\u2069؟"}},
		{"paths youtub", []string{"\u2066kasb paths youtube\u2069؟"}},
		{"paths youtube store", []string{"store"}},
		{"book.md", []string{"book.md", "\u2066kasb read\u2069 \u2068book.md\u2069"}},
		{"everything", []string{"everything"}},
		{"completion", []string{"powershell"}},
		{"completion tcsh", []string{"tcsh", "powershell"}},
		{"version now", []string{"now"}},
		{"calibrate --plain", []string{"--plain"}},
		{"data export", []string{"kasb data export ["}},
		{"data export a b", []string{"\u2068b\u2069"}},
		{"--content", []string{"\u2066--content DIR\u2069"}},
		{"--plain=5", []string{"--plain", "\u20685\u2069"}},
		{"-- quiz", []string{"\u2066kasb quiz\u2069؟"}},
	} {
		status, out, errs := pipe(t, dir, "", strings.Fields(c.args)...)
		if status != exitUsage || out != "" || !strings.HasPrefix(errs, "kasb: ") {
			t.Errorf("%s: status %d, output %q, message %q", c.args, status, out, errs)
		}
		for _, h := range c.holds {
			if !strings.Contains(errs, h) {
				t.Errorf("%s: no %q in %q", c.args, h, errs)
			}
		}
		if strings.Contains(errs, "المقصود") != strings.Contains(strings.Join(c.holds, ""), "؟") {
			t.Errorf("%s: %q", c.args, errs)
		}
	}
}

// The help of a command is found in every way that it is looked for.
func TestHelpIsFound(t *testing.T) {
	for _, args := range [][]string{{"help", "show"}, {"show", "--help"}, {"show", "-h"}, {"--help", "show"}, {"show", "a", "b", "--help"}, {"--text", "visual", "help", "show"}} {
		if status, out, errs := pipe(t, ".", "", args...); status != 0 || errs != "" || !strings.HasPrefix(out, "الاستعمال: \u2066kasb show ") || !strings.Contains(out, "--width N") {
			t.Errorf("%q: status %d, message %q, output %q", args, status, errs, out)
		}
	}
	for _, args := range [][]string{{"help"}, {"-h"}, {"--still", "--help"}} {
		if status, out, _ := pipe(t, ".", "", args...); status != 0 || !strings.Contains(out, "\u2066kasb completion SHELL\u2069") {
			t.Errorf("%q: status %d, output %q", args, status, out)
		}
	}
	if status, out, _ := pipe(t, ".", "", "help", "data", "export"); status != 0 || !strings.Contains(out, "--force") {
		t.Errorf("status %d, output %q", status, out)
	}
	r := sit(t, t.TempDir(), 80, 50, nil, "--help")
	r.leaves()
	r.wait("a column of names", func(screen string) bool {
		return strings.Contains(screen, rtl.Visual("اختبار الجاهزية", rtl.RightToLeft)) && regexp.MustCompile(` kasb quiz *\n`).MatchString(screen)
	})
}

// An invalid choice in the environment is told, but not to whoever asks for help, or
// for what has nothing to do with it, and not where an option goes before it.
func TestUnknownChoice(t *testing.T) {
	t.Setenv("KASB_TEXT", "sideways")
	for _, args := range [][]string{nil, {"paths"}, {"show", "-"}, {"--version", "x"}} {
		if status, _, errs := pipe(t, ".", "", args...); status != exitUsage || !strings.Contains(errs, "KASB_TEXT") {
			t.Errorf("%q: status %d, message %q", args, status, errs)
		}
	}
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	for _, args := range []string{"--text visual paths", "paths --text visual", "version", "--version", "completion bash", "man", "help data", "paths --help",
		"data", "data list", "data export -", "data erase --yes"} {
		if status, out, errs := pipe(t, ".", "", strings.Fields(args)...); status != 0 || out == "" || errs != "" {
			t.Errorf("%s: status %d, output %q, message %q", args, status, out, errs)
		}
	}
	if status, _, errs := pipe(t, ".", "{", "data", "import", "-"); status != exitUsage || strings.Contains(errs, "KASB_TEXT") {
		t.Errorf("status %d, message %q", status, errs)
	}
	if status, _, errs := pipe(t, ".", "", "--text", "upwards", "version"); status != exitUsage || !strings.Contains(errs, "upwards") {
		t.Errorf("status %d, message %q", status, errs)
	}
	if status, out, errs := pipe(t, ".", "", "__complete", "calib"); status != 0 || !strings.HasPrefix(out, "calibrate\t") || errs != "" {
		t.Errorf("status %d, output %q, message %q", status, out, errs)
	}
}

func TestVersion(t *testing.T) {
	shape := regexp.MustCompile(`^kasb \S+( \([0-9a-f]{12}(\+changes)?, \d{4}-\d\d-\d\d\))?\ngo\S+ \w+/\w+\nUnicode \d+\.\d+\.\d+\n$`)
	for _, arg := range []string{"version", "--version"} {
		if status, out, errs := pipe(t, ".", "", arg); status != 0 || errs != "" || !shape.MatchString(out) {
			t.Errorf("%s: status %d, message %q, output %q", arg, status, errs, out)
		}
	}
}

// With --plain, or where the environment asks for it, a terminal is written to as
// a pipe is.
func TestPlainInATerminal(t *testing.T) {
	dir := folder(t, "a.md", "# الأول\n\nنص **مهم**.\n", "b.md", "نص ثان.\n")
	for _, c := range []struct {
		args, env string
		holds     []string
	}{
		{"--plain show a.md", "", []string{"الأول\r\n\r\nنص مهم.\r\n"}},
		{"show a.md", "ACCESSIBLE=1", []string{"الأول\r\n\r\nنص مهم.\r\n"}},
		{"read --plain a.md", "", []string{"الأول\r\n\r\nنص مهم.\r\n"}},
		{"--plain read .", "", []string{"a.md\r\n\r\nالأول", "\r\n\r\nb.md\r\n\r\nنص ثان."}},
		{"paths youtube --plain", "", []string{"قناة يوتيوب\r\n", "كلفة البداية"}},
		{"--plain paths", "", []string{"youtube: قناة يوتيوب: "}},
		{"results", "ACCESSIBLE=yes", []string{"لا نتائج بعد. الاختبار: kasb quiz\r\n"}},
		{"--plain --help", "", []string{"\r\nkasb quiz: اختبار الجاهزية"}},
		{"--plain chekc", "", []string{"kasb: لا أمر بهذا الاسم: chekc\r\nهل المقصود: kasb check؟\r\n"}},
	} {
		env := []string{"TERM=xterm-256color", "VTE_VERSION=7006"}
		if c.env != "" {
			env = append(env, c.env)
		}
		args := strings.Fields(c.args)
		for i, a := range args {
			if strings.HasSuffix(a, ".md") || a == "." {
				args[i] = filepath.Join(dir, a)
			}
		}
		r := sit(t, t.TempDir(), 80, 24, env, args...)
		r.leaves()
		out := strings.ReplaceAll(r.output(), dir+"/", "")
		for _, h := range c.holds {
			if !strings.Contains(out, h) {
				t.Errorf("%s: no %q in %q", c.args, h, out)
			}
		}
		if strings.ContainsAny(out, "\x1b\u2066\u2068\u2069") {
			t.Errorf("%s: codes in %q", c.args, out)
		}
	}
	// The questions come without the screen.
	r := sit(t, t.TempDir(), 80, 24, []string{"ACCESSIBLE=1", "TERM=xterm-256color"}, "quiz")
	r.wait("the first question", func(string) bool { return strings.Contains(r.output(), "السؤال 1 من 27") })
	r.press("q\n")
	if status := r.leaves(); status != 0 || strings.Contains(r.output(), "\x1b") {
		t.Errorf("exit status %d, output %q", status, r.output())
	}
}

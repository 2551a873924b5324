//go:build unix

package command_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kasb/content/config"
	"kasb/ui/rtl"
)

// library is a folder of files that name each other.
func library(t *testing.T) string {
	dir := folder(t, "a.md", "---\ntitle: دليل البدء\n---\n\nنص أول. انظر [الملف الثاني](part/b.md#الفصل-الثالث).\n",
		".hidden.md", "مخفي", "c.txt", "لا", "z.markdown", "# الأخير\n\nEnglish paragraph.\n")
	part := filepath.Join(dir, "part")
	if err := os.Mkdir(part, 0o755); err != nil {
		t.Fatal(err)
	}
	text := "# الكتاب\n\n[إلى الثالث](#الفصل-الثالث)\n\n"
	for _, n := range []string{"الأول", "الثاني", "الثالث"} {
		text += "## الفصل **" + n + "**\n\n" + strings.Repeat("كلام في الفصل "+n+".\n\n", 40)
	}
	if err := os.WriteFile(filepath.Join(part, "b.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("..", filepath.Join(part, "loop")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestReadAFolder(t *testing.T) {
	r := sit(t, t.TempDir(), 80, 24, nil, "read", library(t))
	r.sees("3 ملفات")
	r.wait("the files", func(s string) bool {
		a, z, b := strings.Index(s, "a.md"), strings.Index(s, "z.markdown"), strings.Index(s, "b.md")
		return a >= 0 && a < z && z < b && !strings.Contains(s, "hidden") && strings.Count(s, "a.md") == 1
	})
	r.press("enter")
	r.sees("دليل البدء", "نص أول. انظر الملف الثاني.")
	r.press("tab", "enter")
	r.sees("كلام في الفصل الثالث.")
	r.press("esc")
	r.sees("نص أول.")
	r.press("n")
	r.sees("الأخير")
	r.wait("English at the left", func(s string) bool { return strings.Contains(s, "\n  English paragraph.") })
	r.press("esc")
	r.sees("3 ملفات")
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// A link to a heading of the same text leads there, and Esc back.
func TestReadAFile(t *testing.T) {
	r := sit(t, t.TempDir(), 80, 24, nil, "read", filepath.Join(library(t), "part", "b.md"))
	r.sees("إلى الثالث", "كلام في الفصل الأول.")
	r.press("tab", "enter")
	r.sees("كلام في الفصل الثالث.")
	r.press("esc")
	r.sees("إلى الثالث")
	r.press("G")
	r.sees("الموضع 100%")
	r.press("q")
	r.leaves()
}

// The terminal is told the address of a link on the web, and of no other.
func TestReadTellsAddresses(t *testing.T) {
	dir := folder(t, "a.md", "[هنا](https://example.org/a) و[هناك](b.md) و[هنالك](javascript:x)\n")
	r := sit(t, t.TempDir(), 80, 24, nil, "read", filepath.Join(dir, "a.md"))
	r.sees("هنالك")
	r.press("q")
	r.leaves()
	out := r.output()
	if n := strings.Count(out, ";https://example.org/a"); n == 0 || !strings.Contains(out, "\x1b]8;id=") {
		t.Errorf("the address is written %d times in %q", n, out)
	}
	if strings.Contains(out, "b.md") || strings.Contains(out, "javascript") || strings.Contains(out, "kasb:") {
		t.Errorf("addresses that are none for the terminal in %q", out)
	}
}

// The mouse is the program's while its screen is there, and not if the reader says
// so.
func TestMouseIsGivenBack(t *testing.T) {
	const on, off = "\x1b[?1002h", "\x1b[?1002l"
	for name, end := range map[string]func(*reader){
		"q":       func(r *reader) { r.press("q") },
		"ctrl+c":  func(r *reader) { r.press("ctrl+c") },
		"SIGTERM": func(r *reader) { r.cmd.Process.Signal(syscall.SIGTERM) },
		"setting": func(r *reader) {
			r.press("4", "8", "2")
			r.wait("the mouse is given back", func(string) bool { return strings.Contains(r.output(), off) })
			r.press("q")
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := sit(t, t.TempDir(), 80, 24, nil)
			r.sees("اختبر جاهزيتك")
			r.wait("the mouse is asked for", func(string) bool { return strings.Contains(r.output(), on) })
			if name == "q" { // a click on the second item, wherever it stands
				for y, row := range strings.Split(r.text(), "\n") {
					if strings.Contains(row, rtl.Visual("المقالات", rtl.RightToLeft)) {
						r.press(fmt.Sprintf("\x1b[<0;40;%dM\x1b[<0;40;%dm", y+1, y+1))
						break
					}
				}
				r.sees("استكشف")
			}
			end(r)
			r.leaves()
			out := r.output()
			if leave := strings.LastIndex(out, "\x1b[?1049l"); strings.LastIndex(out, off) < strings.LastIndex(out, on) || leave < 0 {
				t.Errorf("the mouse is not given back")
			}
		})
	}
	state := t.TempDir()
	if err := config.Open(filepath.Join(state, "kasb", config.FileName)).Update(func(s *config.Settings) { s.Mouse = config.MouseTerminal }); err != nil {
		t.Fatal(err)
	}
	r := sit(t, state, 80, 24, nil)
	r.sees("اختبر جاهزيتك")
	r.press("q")
	r.leaves()
	if strings.Contains(r.output(), on) {
		t.Error("the mouse is taken against the reader's choice")
	}
}

func TestReadStandardInput(t *testing.T) {
	r := sitWith(t, t.TempDir(), 80, 24, nil, func(cmd *exec.Cmd) {
		cmd.Stdin = strings.NewReader("# من أنبوب\n\nنص.\n\n" + strings.Repeat("سطر.\n\n", 50) + "النهاية هنا.\n")
		cmd.SysProcAttr = &syscall.SysProcAttr{Ctty: 1}
	}, "read", "-")
	r.sees("من أنبوب")
	r.press("end")
	r.sees("النهاية هنا.")
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// A text of 6,000 sections is there at once and at its end at once; how fast is for
// benchmarks to say, but its memory is bounded by more than patience.
func TestReadALargeFile(t *testing.T) {
	var b strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&b, "## القسم %d\n\nفقرة فيها **كلام** و`code` وEnglish %s\n\n- بند\n- بند\n\n> اقتباس\n\n", i, strings.Repeat("كلام كثير هنا ", 20))
	}
	r := sit(t, t.TempDir(), 80, 24, nil, "read", filepath.Join(folder(t, "big.md", b.String()), "big.md"))
	r.sees("القسم 0")
	r.press("G")
	r.sees("القسم 5999", "الموضع 100%")
	r.press("home")
	r.sees("القسم 0")
	if peak := r.peak(); peak > 64<<10 {
		t.Errorf("%d KiB of memory for a text of %d KiB", peak, b.Len()>>10)
	}
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// peak is the most memory that the program has had, in KiB; 0 if nothing tells.
func (r *reader) peak() (kib int) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", r.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	if _, rest, ok := strings.Cut(string(data), "VmHWM:"); ok {
		fmt.Sscan(rest, &kib)
	}
	return kib
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	dir := folder(t, "a.md", "نص", "binary.md", "a\x00b", "latin.md", "caf\xe9 au lait", "c.txt", "لا")
	empty := t.TempDir()
	for _, test := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"none.md"}, 1, "لا يوجد ملف بهذا الاسم"},
		{[]string{empty}, 1, "لا ملفات Markdown في المجلد"},
		{[]string{"binary.md"}, 1, "ليس ملفا نصيا"},
		{[]string{"latin.md"}, 1, "ليس نصا بترميز UTF-8"},
		{nil, exitUsage, "ما الملف المطلوب؟"},
		{[]string{"a.md", "-"}, exitUsage, "بلا ملفات معه"},
		{[]string{"--wide", "a.md"}, exitUsage, "خيار غير معروف"},
	} {
		r := sitWith(t, t.TempDir(), 80, 24, nil, func(cmd *exec.Cmd) { cmd.Dir = dir }, append([]string{"read"}, test.args...)...)
		status := r.leaves()
		if r.sees(test.says); status != test.status {
			t.Errorf("%q: exit status %d", test.args, status)
		}
	}
	if status, _, errs := pipe(t, dir, "", "read", "a.md"); status != exitUsage || !strings.Contains(errs, "طرفية تفاعلية") {
		t.Errorf("without a terminal: exit status %d, %q", status, errs)
	}
	if status, out, _ := pipe(t, dir, "", "read", "--help"); status != 0 || !strings.Contains(out, "kasb read") {
		t.Errorf("the usage: exit status %d, %q", status, out)
	}
}

// What is looked for in a file is found where it stands, and the slash looks in it too.
func TestReadFinds(t *testing.T) {
	body := "# كتاب\n\n" + strings.Repeat("كلام كثير هنا.\n\n", 60) + "هذه مَدْرَسَةٌ.\n\n" + strings.Repeat("كلام كثير هنا.\n\n", 60) + "وهذه مدرسة أخرى.\n"
	r := sit(t, t.TempDir(), 80, 24, nil, "read", filepath.Join(folder(t, "a.md", body), "a.md"))
	r.sees("كتاب")
	r.press("/")
	r.sees("بحث في الصفحة:")
	r.press("مدرسة")
	r.sees("1 من 2", "هذه مدرسة.")
	r.press("down")
	r.sees("2 من 2", "وهذه مدرسة أخرى.")
	r.press("enter", "n")
	r.sees("1 من 2", "هذه مدرسة.")
	r.press("q")
	if status := r.leaves(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

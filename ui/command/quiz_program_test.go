package command_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/charmbracelet/x/ansi"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/ui/rtl"
)

var update = flag.Bool("update", false, "write the golden files anew")

// answered is a file with every question of a form at its last answer's level but one, and its report.
func answered(t *testing.T, form quiz.Form) (file string, r report.Report) {
	t.Helper()
	table, err := quiz.Load()
	if err != nil {
		t.Fatal(err)
	}
	answers, out := quiz.Answers{}, map[string]any{}
	for i, q := range table.Asked(form) {
		level := q.Answers[3].Level
		answers[q.ID], out[q.ID] = level, level
		if i%9 == 4 {
			answers[q.ID], out[q.ID] = quiz.Unknown, "unknown"
		}
	}
	if r, err = report.New(table, answers, ""); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(map[string]any{"version": 1, "answers": out})
	if err != nil {
		t.Fatal(err)
	}
	return string(data), r
}

func reported(t *testing.T, r report.Report, f report.Format) string {
	t.Helper()
	var b strings.Builder
	if err := r.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// valid fails unless text is a report in JSON.
func valid(t *testing.T, text string) {
	t.Helper()
	unmarshal := func(s string) any {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(s))
		if err != nil {
			t.Fatalf("%v in\n%s", err, s)
		}
		return v
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("report.json", unmarshal(string(report.Schema()))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(unmarshal(text)); err != nil {
		t.Error(err)
	}
}

func TestQuizScoresAFile(t *testing.T) {
	full, fullReport := answered(t, quiz.Full)
	short, shortReport := answered(t, quiz.Short)
	wide := "\xff\xfe"
	for _, u := range utf16.Encode([]rune(full)) {
		wide += string([]byte{byte(u), byte(u >> 8)})
	}
	dir := folder(t, "full.json", full, "short.json", short, "utf16.json", wide,
		"large.json", full+strings.Repeat(" ", 1<<20-len(full)))
	for _, c := range []struct {
		in, args string
		want     string
	}{
		{"", "--answers full.json", reported(t, fullReport, report.Text)},
		{"", "--answers=utf16.json", reported(t, fullReport, report.Text)},
		{"", "--answers=large.json", reported(t, fullReport, report.Text)},
		{full, "--answers - --format text", reported(t, fullReport, report.Text)},
		{"", "--answers full.json --format md", reported(t, fullReport, report.Markdown)},
		{"", "--format json --answers full.json", reported(t, fullReport, report.JSON)},
		{"", "--answers short.json --short", reported(t, shortReport, report.Text)},
		{short, "--short --format json --answers -", reported(t, shortReport, report.JSON)},
	} {
		status, out, errs := pipe(t, dir, c.in, append([]string{"quiz"}, strings.Fields(c.args)...)...)
		if status != 0 || out != c.want || errs != "" {
			t.Errorf("%s: status %d, message %q, output\n%s, want\n%s", c.args, status, errs, out, c.want)
		}
		if strings.Contains(c.args, "format json") {
			valid(t, out)
		}
	}
	// With a strategy the lines are laid out in a pipe too.
	_, out, _ := pipe(t, dir, "", "quiz", "--answers", "full.json", "--text", "visual")
	if first, _, _ := strings.Cut(out, "\n"); !strings.HasSuffix(first, rtl.Visual("نتيجة تقييم الجاهزية للكسب", rtl.RightToLeft)) || ansi.StringWidth(first) != 80 {
		t.Errorf("laid out it begins with %q", first)
	}
}

func TestQuizFails(t *testing.T) {
	good, _ := answered(t, quiz.Full)
	dir := folder(t, "large.json", good+strings.Repeat(" ", 1<<20-len(good)+1), "endless.json", strings.Repeat("y\n", 1<<20), "good.json", good, "bad.json", "{\n  \"version\": 3,\n  \"answers\": {\"time\": 9, \"nothing\": 1}\n}\n",
		"torn.json", good[:40], "zeros.json", "a\x00b", "cp1256.json", "{\"\xc7\": 1}")
	for _, c := range []struct {
		args   string
		status int
		holds  []string
	}{
		{"", 2, []string{"--plain", "--answers"}},
		{"--answers bad.json", 2, []string{"\nbad.json:2:14: ", "\nbad.json:3:14: ", "\nbad.json:3:23: ", "\nbad.json:3:26: ", "«9»", "«nothing»", "teach-2"}},
		{"--answers torn.json", 2, []string{"\ntorn.json:1:"}},
		{"--answers cp1256.json", 2, []string{"\ncp1256.json:1: "}},
		{"--answers zeros.json", 2, []string{"zeros.json"}},
		{"--answers large.json", 2, []string{"large.json", "1048576"}},
		{"--answers endless.json", 2, []string{"endless.json", "1048576"}},
		{"--answers good.json --short", 2, []string{"org-2", "القصيرة"}},
		{"--answers -", 2, []string{"الدخل القياسي", "\nstdin:1:1: "}},
		{"--answers none.json", 1, []string{"none.json"}},
		{"--answers .", 1, []string{"."}},
		{"--answers", 2, []string{"--answers", "kasb quiz"}},
		{"--answers=", 2, []string{"--answers"}},
		{"--answers good.json --format pdf", 2, []string{"pdf", "json"}},
		{"--answers good.json --plain", 2, []string{"--answers", "--plain"}},
		{"--answers good.json --explain", 2, []string{"--answers", "--explain"}},
		{"--plain --explain", 2, []string{"--plain", "--explain"}},
		{"--plain --text visual", 2, []string{"--plain", "--text"}},
		{"--answers good.json --plain --text visual", 2, []string{"--plain"}},
		{"--explain --short", 2, []string{"--short", "--explain"}},
		{"--explain --format md", 2, []string{"--format", "--explain"}},
		{"--short", 2, []string{"--short", "--plain", "--answers"}},
		{"--format json", 2, []string{"--format", "--plain", "--answers"}},
		{"--answers good.json --format json --text lrm", 2, []string{"--text"}},
		{"--text sideways", 2, []string{"sideways"}},
		{"--nothing", 2, []string{"--nothing"}},
		{"good.json", 2, []string{"good.json", "--answers"}},
	} {
		status, out, errs := pipe(t, dir, "", append([]string{"quiz"}, strings.Fields(c.args)...)...)
		if status != c.status || out != "" || !strings.HasPrefix(errs, "kasb: ") || strings.Contains(errs, "\x1b") {
			t.Errorf("%s: status %d, output %q, message\n%s", c.args, status, out, errs)
		}
		for _, h := range c.holds {
			if !strings.Contains(errs, h) {
				t.Errorf("%s: the message does not hold %q:\n%s", c.args, h, errs)
			}
		}
	}
	for _, args := range [][]string{{"quiz", "--help"}, {"--help"}} {
		if status, out, errs := pipe(t, dir, "", args...); status != 0 || !strings.Contains(out, "kasb quiz") || errs != "" {
			t.Errorf("%q: status %d, message %q, output\n%s", args, status, errs, out)
		}
	}
}

// Of many faults the first are listed, as those of a folder are.
func TestQuizListsTheFirstFaults(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"version": 1, "answers": {`)
	for i := range 20_000 {
		b.WriteString(`"x` + itoa(i) + `": 1,` + "\n")
	}
	text := strings.TrimRight(b.String(), ",\n") + "}}"
	dir := folder(t, "many.json", text)
	for file, first := range map[string]string{"many.json": "many.json:1:27: ", "-": "stdin:1:27: "} {
		status, out, errs := pipe(t, dir, text, "quiz", "--answers", file)
		lines := strings.Split(errs, "\n")
		if status != exitUsage || out != "" || len(lines) != 203 || !strings.HasPrefix(lines[1], first) || !strings.HasSuffix(lines[201], " 19801") {
			t.Errorf("%s: status %d, output %q, %d lines, message\n%.200s", file, status, out, len(lines), errs)
		}
	}
}

// dated is the report's date, which is that of the day.
var dated = regexp.MustCompile(`(نتيجة تقييم الجاهزية للكسب)، \d+ \S+ \d+`)

// spoken fails where text holds what a screen reader would stumble over.
func spoken(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) || line != strings.TrimSpace(line) {
			t.Errorf("%q", line)
		}
	}
}

// Everything that can be said to the dialogue, once: letters and digits of both
// scripts, mistakes, one step back and a changed answer.
func TestQuizPlain(t *testing.T) {
	said := "w\n4\n\nسبعة\n٣\nb\n2\nس\n۴\n6\n-1\n2\n0\n1\n3\n"
	rest := strings.Repeat("3\n", 9) + "1\n1\n2" // the last line has no end
	status, out, errs := pipe(t, t.TempDir(), said+rest, "quiz", "--plain", "--short")
	if status != 0 || errs != "" {
		t.Errorf("status %d, message %q", status, errs)
	}
	spoken(t, out)
	if !dated.MatchString(out) {
		t.Error("the report has no date")
	}
	out = dated.ReplaceAllString(out, "$1")
	golden := filepath.Join("testdata", "quiz_plain.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out != string(want) {
		t.Errorf("it differs from %s (-update writes it anew):\n%s", golden, out)
	}
}

func TestQuizPlainEnds(t *testing.T) {
	for _, c := range []struct {
		in      string
		status  int
		message string
		out     string
	}{
		{"", 1, "0 من 27", ""},
		{"1\n2\n٣", 1, "3 من 27", ""},
		{"1\nw\n", 1, "1 من 27", "السبب: "},
		{"1\nq\n", 0, "", "لم يُحفظ شيء"},
		{"خ\n", 0, "", "لم يُحفظ شيء"},
		{"b\nq\n", 0, "", "هذا أول سؤال"},
		{"1\nر\nq\n", 0, "", "إجابتك السابقة: 1"},
	} {
		status, out, errs := pipe(t, t.TempDir(), c.in, "quiz", "--plain")
		if status != c.status || !strings.Contains(errs, c.message) || c.message == "" && errs != "" || !strings.Contains(out, c.out) || strings.Contains(out, "الخلاصة") {
			t.Errorf("%q: status %d, message %q, output\n%s", c.in, status, errs, out)
		}
		spoken(t, out)
	}
}

// Where the report is for programs the questions stay out of its way.
func TestQuizPlainWritesData(t *testing.T) {
	before := time.Now().Add(-time.Second)
	status, out, errs := pipe(t, t.TempDir(), strings.Repeat("2\n", 27), "quiz", "--plain", "--format", "json")
	if status != 0 || !strings.Contains(errs, "السؤال 27 من 27") {
		t.Errorf("status %d, questions\n%s", status, errs)
	}
	valid(t, out)
	var doc struct{ Date time.Time }
	if err := json.Unmarshal([]byte(out), &doc); err != nil || doc.Date.Before(before) {
		t.Errorf("date %v, %v", doc.Date, err)
	}
}

func TestQuizExplains(t *testing.T) {
	status, out, errs := pipe(t, t.TempDir(), "", "quiz", "--explain")
	if status != 0 || errs != "" || strings.ContainsAny(out, "#|\\\x1b") || !strings.HasPrefix(out, "كيف تُحسب النتيجة\n") {
		t.Errorf("status %d, message %q, output\n%s", status, errs, out)
	}
}

func TestQuizInATerminal(t *testing.T) {
	full, _ := answered(t, quiz.Full)
	file := filepath.Join(folder(t, "full.json", full), "full.json")
	for name, c := range map[string]struct {
		args  []string
		codes bool
		sees  string // as it is drawn
		holds string // as it is written
	}{
		"text":    {args: []string{"--answers", file}, codes: true, sees: "عن هذا التقرير"},
		"md":      {args: []string{"--answers", file, "--format", "md"}, codes: true, sees: "عن هذا التقرير"},
		"explain": {args: []string{"--explain"}, codes: true, sees: "الإصدار"},
		"json":    {args: []string{"--answers", file, "--format", "json"}, holds: `"disclaimer": "هذه نقطة بداية`},
	} {
		r := sit(t, t.TempDir(), 80, 24, nil, append([]string{"quiz"}, c.args...)...)
		if status := r.leaves(); status != 0 {
			t.Errorf("%s: exit status %d", name, status)
		}
		if c.sees != "" {
			r.sees(c.sees)
		}
		out := r.output()
		if codes := strings.Contains(out, "\x1b"); codes != c.codes && name != "text" || !strings.Contains(out, c.holds) {
			t.Errorf("%s: %q", name, out)
		}
		if strings.Contains(out, "\x1b[?1049h") {
			t.Errorf("%s: the alternate screen is entered", name)
		}
	}
}

// What a screen reader is read to is the same in a terminal, and there the answers are kept.
func TestQuizPlainInATerminal(t *testing.T) {
	state := t.TempDir()
	for _, c := range []struct {
		sees, press, said string
	}{
		{"السؤال 1 من 27", "q\n", "التوقف قبل أول إجابة"},
		{"السؤال 1 من 27", "2\nq\n", "المحفوظ: إجابة واحدة"},
		{"1. متابعته من حيث توقفت", "1\n2\n9\n", "المحفوظ: إجابتان"},
		{"2. تركه والبدء من جديد", "2\n٣\nخ\n", "المحفوظ: إجابة واحدة"},
		{"0. خروج", "0\n", ""},
	} {
		r := sit(t, state, 80, 24, []string{"TERM=xterm-256color", "VTE_VERSION=7006"}, "quiz", "--plain")
		r.wait(c.sees, func(string) bool { return strings.Contains(r.output(), c.sees) })
		r.press(c.press)
		if status := r.leaves(); status != 0 {
			t.Errorf("exit status %d", status)
		}
		if out := r.output(); strings.Contains(out, "\x1b") || !strings.Contains(out, c.said) {
			t.Errorf("%q", out)
		}
	}
	if left := progress.Peek(filepath.Join(state, "kasb")).Left; len(left) != 1 || len(left[0].Answers) != 2 {
		t.Errorf("put away are %v", left)
	}
}

// Whatever asks for plain text, nothing is laid out in a terminal and no screen opens.
func TestQuizPlainWins(t *testing.T) {
	for _, c := range []struct {
		env, args string
		press     string
		status    int
		said      string
	}{
		{"", "quiz --plain", "q\n", 0, "السؤال 1 من 27"},
		{"", "quiz --plain --help", "", 0, "الاستعمال: kasb quiz"},
		{"", "quiz --plain --explain", "", exitUsage, "لا يجتمع الخياران --plain و--explain"},
		{"", "quiz --plain --shrot", "", exitUsage, "خيار غير معروف: --shrot"},
		{"", "quiz --plain --answers none.json", "", exitUsage, "لا يجتمع الخياران --answers و--plain"},
		{"", "--plain quiz --answers none.json", "", 1, "لا يوجد ملف"},
		{"", "quiz --plain --format json --short", "\x04", 1, "kasb: انتهى الدخل"},
		{"", "quiz --plain --text visual", "", exitUsage, "لا يجتمع الخياران --plain و--text"},
		{"", "--plain quiz --text visual", "", exitUsage, "لا يجتمع الخياران --plain و--text"},
		{"", "--plain --text visual quiz", "", exitUsage, "لا يجتمع الخياران --plain و--text"},
		{"ACCESSIBLE=1", "quiz --text visual", "q\n", 0, "السؤال 1 من 27"},
		{"TERM=dumb", "quiz --text visual", "q\n", 0, "السؤال 1 من 27"},
	} {
		r := sit(t, t.TempDir(), 80, 24, []string{"TERM=xterm-256color", "VTE_VERSION=7006", c.env}, strings.Fields(c.args)...)
		if c.press != "" {
			r.wait("a question", func(string) bool { return strings.Contains(r.output(), "السؤال 1 من") })
			r.press(c.press)
		}
		status, out := r.leaves(), r.output()
		if status != c.status || !strings.Contains(out, c.said) || strings.ContainsAny(out, "\x1b\u200e\u2066\u2068\u2069") {
			t.Errorf("%s %s: exit status %d, output %q", c.env, c.args, status, out)
		}
	}
}

// Without options the questions' door opens, with what was begun before.
func TestQuizOpensTheDoor(t *testing.T) {
	state := t.TempDir()
	table, err := quiz.Load()
	if err != nil {
		t.Fatal(err)
	}
	begun := progress.Sitting{Sitting: table.Answer(table.Begin(quiz.Full), 2), Table: table.Version, Started: time.Now(), Changed: time.Now()}
	if err := progress.Open(filepath.Join(state, "kasb")).Update(func(s *progress.State) { s.Keep(begun) }); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"quiz"}, {"quiz", "--text", "visual"}} {
		r := sit(t, state, 80, 24, nil, args...)
		r.sees("هل الوقت مناسب للبدء؟", "متابعة من حيث توقفت")
		r.press("enter")
		r.sees("السؤال 2 من 27")
		r.press("esc")
		r.sees("المقالات")
		r.press("q")
		if status := r.leaves(); status != 0 {
			t.Errorf("%q: exit status %d", args, status)
		}
	}
	// A wrong command line is told in the terminal, laid out.
	r := sit(t, state, 80, 24, nil, "quiz", "--short")
	if status := r.leaves(); status != exitUsage {
		t.Errorf("exit status %d", status)
	}
	r.sees("يحتاج إلى")
}

// The faults of a file are laid out in a terminal.
func TestQuizFaultsInATerminal(t *testing.T) {
	dir := folder(t, "a.json", `{"version": 2, "answers": {}}`)
	r := sit(t, t.TempDir(), 80, 24, nil, "quiz", "--answers", filepath.Join(dir, "a.json"))
	if status := r.leaves(); status != exitUsage {
		t.Errorf("exit status %d", status)
	}
	r.sees("إصدار غير معروف")
	if out := r.output(); !bytes.Contains([]byte(out), []byte("a.json:1:13")) {
		t.Errorf("%q", out)
	}
}

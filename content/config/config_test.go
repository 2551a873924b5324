package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"kasb/content/strict"
)

// keep writes a file and opens it.
func keep(t testing.TB, text string) (*File, func() string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kasb", FileName)
	if text != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return Open(path), func() string {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
}

var full = Settings{Theme: ThemeContrast, Digits: DigitsArabic, Marks: MarksHide, Mouse: MouseTerminal, Motion: MotionOff, Measure: 72,
	Title: TitleOff, Taskbar: TaskbarOff, Text: map[string]string{"/xterm-256color/Konsole 22.12": "runs", "vscode/xterm/": "lrm"}}

// What is chosen is there the next time, and each name of the file's comment is one that it may hold.
func TestRoundTrip(t *testing.T) {
	for _, want := range []Settings{full, {Theme: ThemeDark}, {Measure: 120}, {Text: map[string]string{"": "lrm", "on": "pair", "a: b # c": "visual", "\"\\\t": "runs"}}} {
		f, text := keep(t, "")
		if err := f.Update(func(s *Settings) { *s = want }); err != nil {
			t.Fatal(err)
		}
		got, err := Open(f.Path()).Load()
		if err != nil || !got.Equal(want) {
			t.Errorf("kept %+v, got %+v, %v", want, got, err)
		}
		if !strings.HasPrefix(text(), "# إعدادات كسب") {
			t.Errorf("begins with no comment: %s", text())
		}
		for line := range strings.Lines(header()) {
			key, values, ok := strings.Cut(strings.TrimPrefix(line, "#   "), ":")
			if !ok || strings.HasPrefix(key, "# ") || key == textKey || key == measureKey {
				continue
			}
			for _, v := range strings.Split(values, "|") {
				if r := decode("", []byte(key+": "+v)); len(r.faults) > 0 {
					t.Errorf("the comment offers %q: %v", key+": "+v, r.faults)
				}
			}
		}
		// Back to nothing.
		if err := f.Update(func(s *Settings) { *s = Settings{} }); err != nil {
			t.Fatal(err)
		}
		if got, err := f.Load(); err != nil || !got.Equal(Settings{}) {
			t.Errorf("taken back, got %+v, %v from\n%s", got, err, text())
		}
	}
}

// The folder and the file are the reader's alone, and nothing else is left there.
func TestPrivate(t *testing.T) {
	f, _ := keep(t, "")
	if err := f.Update(func(s *Settings) { s.Theme = ThemeDark }); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{f.Path(): 0o600, f.Path() + ".lock": 0o600, filepath.Dir(f.Path()): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if names, _ := os.ReadDir(filepath.Dir(f.Path())); len(names) != 2 {
		t.Errorf("in the folder: %v", names)
	}
}

// A change touches its line alone.
func TestChangesKeepTheFile(t *testing.T) {
	dark := func(s *Settings) { s.Theme = ThemeDark }
	for name, test := range map[string]struct {
		before string
		change func(*Settings)
		after  string
	}{
		"comment behind":  {"# mine\ntheme: light   # for the sun\n\nmotion: off\n", dark, "# mine\ntheme: dark   # for the sun\n\nmotion: off\n"},
		"quoted":          {"theme: \"light\" # x\n'motion': 'off'\n", dark, "theme: dark # x\n'motion': 'off'\n"},
		"new key":         {"motion: off # no\n", dark, "motion: off # no\ntheme: dark\n"},
		"no line's end":   {"motion: off", dark, "motion: off\ntheme: dark\n"},
		"comments alone":  {"# mine\n", dark, "# mine\ntheme: dark\n"},
		"taken back":      {"theme: light\nmeasure: 80\n", func(s *Settings) { s.Theme, s.Measure = "", 0 }, "theme: auto\nmeasure: auto\n"},
		"measure":         {"measure: 80 # wide\n", func(s *Settings) { s.Measure = 100 }, "measure: 100 # wide\n"},
		"windows":         {"\ufefftheme: light\r\nmotion: off\r\n", func(s *Settings) { dark(s); s.Mouse = MouseTerminal }, "\ufefftheme: dark\r\nmotion: off\r\nmouse: terminal\r\n"},
		"unknown key":     {"colour: green # from tomorrow\ntheme: light\n", dark, "colour: green # from tomorrow\ntheme: dark\n"},
		"indented":        {"  theme: light\n", func(s *Settings) { s.Motion = MotionOff }, "  theme: light\n  motion: off\n"},
		"document":        {"---\ntheme: light\n", dark, "---\ntheme: dark\n"},
		"new terminal":    {"text:\n    a/b: lrm # why\n# end\n", func(s *Settings) { s.Calibrate("/c/", "runs") }, "text:\n    a/b: lrm # why\n    /c/: runs\n# end\n"},
		"other strategy":  {"text:\n  a: lrm # why\n  b: runs\n", func(s *Settings) { s.Calibrate("a", "pair") }, "text:\n  a: pair # why\n  b: runs\n"},
		"terminal gone":   {"text:\n  a: lrm # why\n  b: runs\nmotion: off\n", func(s *Settings) { s.Calibrate("a", "") }, "text:\n  b: runs\nmotion: off\n"},
		"last one gone":   {"text:\n  a: lrm\nmotion: off\n", func(s *Settings) { s.Calibrate("a", "") }, "text:\nmotion: off\n"},
		"into the empty":  {"text:\nmotion: off\n", func(s *Settings) { s.Calibrate("a", "lrm") }, "text:\n  a: lrm\nmotion: off\n"},
		"in braces":       {"text: {a: lrm, b: runs} # x\n", func(s *Settings) { s.Calibrate("a", "pair") }, "text: {a: pair, b: runs} # x\n"},
		"out of braces":   {"text: {a: lrm}\n", func(s *Settings) { s.Calibrate("a", "") }, "text: {}\n"},
		"all in braces":   {"{theme: light, motion: off}\n", dark, "{theme: dark, motion: off}\n"},
		"arabic comments": {"# المظهر\ntheme: light # فاتح\n", dark, "# المظهر\ntheme: dark # فاتح\n"},
		"on another line": {"theme:\n  light # x\n", dark, "theme:\n  dark # x\n"},
		"nothing changes": {"theme:   'dark'\n", dark, "theme:   'dark'\n"},
	} {
		f, text := keep(t, test.before)
		if err := f.Update(test.change); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := text(); got != test.after {
			t.Errorf("%s:\n%s\nbecame\n%s\nnot\n%s", name, test.before, got, test.after)
		}
	}
}

// A form that can't be changed line by line stays, and the choice is in effect all the same.
func TestUnchangeable(t *testing.T) {
	for _, before := range []string{"theme: >-\n  light\n", "{motion: off}\n", "motion: off\n...\n"} {
		f, text := keep(t, before)
		err := f.Update(func(s *Settings) { s.Theme = ThemeDark })
		if un := (*Unchangeable)(nil); !errors.As(err, &un) || text() != before {
			t.Errorf("%q: %v, and it is now %q", before, err, text())
		}
		if s, err := f.Load(); err != nil || s.Theme != ThemeDark {
			t.Errorf("%q: in effect is %+v, %v", before, s, err)
		}
	}
}

// Every fault has its place and says what was expected, and what is good counts.
func TestFaults(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string // what the faults begin with, in order
		good Settings
	}{
		"unknown key":    {"thme: dark\nmotion: off\n", []string{"config.yaml:1:1: مفتاح غير معروف «thme»، والمتوقع واحد من: theme، digits، marks، mouse، motion، title، taskbar، measure، text، ولعل المقصود theme"}, Settings{Motion: MotionOff}},
		"out of list":    {"theme: drak\nmotion: off\n", []string{"config.yaml:1:8: قيمة غير صالحة «drak»، والمتوقع واحد من: auto، dark، light، contrast، plain، ولعل المقصود dark"}, Settings{Motion: MotionOff}},
		"capital":        {"theme: Dark\n", []string{"config.yaml:1:8: قيمة غير صالحة «Dark»، والمتوقع واحد من: auto، dark، light، contrast، plain، ولعل المقصود dark"}, Settings{}},
		"wrong type":     {"motion: false\ntheme: dark\n", []string{"config.yaml:1:9: قيمة غير صالحة «false»، والمتوقع واحد من: on، off"}, Settings{Theme: ThemeDark}},
		"list":           {"theme: [dark]\n", []string{"config.yaml:1:8: قيمة من نوع آخر، والمتوقع واحد من: auto، dark"}, Settings{}},
		"empty value":    {"theme:\n", []string{"config.yaml:1:8: القيمة فارغة، والمتوقع واحد من: auto، dark"}, Settings{}},
		"narrow":         {"measure: 39\n", []string{"config.yaml:1:10: قيمة غير صالحة «39»، والمتوقع عدد صحيح من 40 إلى 120"}, Settings{}},
		"wide":           {"measure: 121\ndigits: arabic\n", []string{"config.yaml:1:10: قيمة غير صالحة «121»"}, Settings{Digits: DigitsArabic}},
		"no measure":     {"measure: wide\n", []string{"config.yaml:1:10: قيمة غير صالحة «wide»، والمتوقع عدد صحيح من 40 إلى 120"}, Settings{}},
		"twice":          {"theme: dark\ntheme: light\n", []string{"config.yaml:2:1: المفتاح «theme» مكرر، والمتوقع مرة واحدة"}, Settings{Theme: ThemeDark}},
		"strategy":       {"text:\n  a: runz\n  b: lrm\n", []string{"config.yaml:2:6: قيمة غير صالحة «runz»، والمتوقع واحد من: visual، lrm، tokens، runs، pair، inverse، logical، ولعل المقصود runs"}, Settings{Text: map[string]string{"b": "lrm"}}},
		"terminal twice": {"text:\n  a: runs\n  a: lrm\n", []string{"config.yaml:3:3: المفتاح «a» مكرر"}, Settings{Text: map[string]string{"a": "runs"}}},
		"no terminals":   {"text: lrm\n", []string{"config.yaml:1:7: ليس قائمة طرفيات"}, Settings{}},
		"syntax":         {"theme: dark\nmotion: [off\nmouse: terminal\ntext:\n  a: lrm\n", []string{"config.yaml:2:"}, Settings{Theme: ThemeDark, Mouse: MouseTerminal, Text: map[string]string{"a": "lrm"}}},
		"sentence":       {"theme dark\nmotion: off\n", []string{"config.yaml:1:"}, Settings{Motion: MotionOff}},
		"prose":          {"dark please\n", []string{"config.yaml:1:1: ليس إعدادا، والمتوقع أسطر مثل theme: dark"}, Settings{}},
		"tab":            {"theme:\tdark\n\tmotion: off\n", []string{"config.yaml:"}, Settings{}},
		"two documents":  {"theme: dark\n---\nmotion: off\n", []string{"config.yaml:3:1: مستند YAML ثان"}, Settings{Theme: ThemeDark}},
		"anchor":         {"theme: &a dark\nmotion: off\n", []string{"config.yaml:1:8: مرجع YAML"}, Settings{Motion: MotionOff}},
		"not utf-8":      {"theme: dark\n# \xff\xfe\n", []string{"config.yaml:2"}, Settings{Theme: ThemeDark}},
		"utf-16":         {"\xff\xfet\x00", []string{"config.yaml: الملف بترميز UTF-16"}, Settings{}},
		"override":       {"text: {\"a\u202eb\": lrm}\n", []string{"config.yaml:1"}, Settings{}},
	} {
		f, text := keep(t, test.text)
		got, err := f.Load()
		var faults strict.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: error %v", name, err)
			continue
		}
		for i, f := range faults {
			if i >= len(test.want) || !strings.HasPrefix(f.String(), test.want[i]) {
				t.Errorf("%s: fault %d is %q", name, i, f)
			}
		}
		if len(faults) < len(test.want) {
			t.Errorf("%s: %d faults", name, len(faults))
		}
		if name != "tab" && name != "override" && !got.Equal(test.good) {
			t.Errorf("%s: in effect is %+v, want %+v", name, got, test.good)
		}
		// It stays as it is, whatever is chosen, and the choice counts until the end.
		err = f.Update(func(s *Settings) { s.Marks = MarksShow })
		if faulty := (*Faulty)(nil); name != "unknown key" && (!errors.As(err, &faulty) || text() != test.text) {
			t.Errorf("%s: %v, and the file is now %q", name, err, text())
		}
		if s, _ := f.Load(); s.Marks != MarksShow {
			t.Errorf("%s: after a choice %+v is in effect", name, s)
		}
		if names, _ := os.ReadDir(filepath.Dir(f.Path())); name != "unknown key" && len(names) != 1 {
			t.Errorf("%s: left behind %v", name, names)
		}
	}
}

// When a file can be written again, what was chosen before is written too.
func TestLaterIsNotTooLate(t *testing.T) {
	f, text := keep(t, "theme: drak\n")
	if err := f.Update(func(s *Settings) { s.Marks = MarksShow }); err == nil {
		t.Fatal("no error")
	}
	if err := os.WriteFile(f.Path(), []byte("theme: dark\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Update(func(s *Settings) { s.Motion = MotionOff }); err != nil || text() != "theme: dark\nmarks: show\nmotion: off\n" {
		t.Errorf("%v, and it is now %q", err, text())
	}
}

// A folder that can't be made costs nothing but what is kept.
func TestNowhereToWrite(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f := Open(filepath.Join(t.TempDir(), "none", FileName))
	if s, err := f.Load(); err != nil || !s.Equal(Settings{}) {
		t.Errorf("without a folder: %+v, %v", s, err)
	}
	f = Open(filepath.Join(blocked, FileName))
	err := f.Update(func(s *Settings) { s.Theme = ThemeDark })
	if err == nil || !strings.Contains(err.Error(), f.Path()) {
		t.Errorf("error %v", err)
	}
	if s, _ := f.Load(); s.Theme != ThemeDark {
		t.Errorf("in effect is %+v", s)
	}
	// A folder in the file's place is no file.
	f = Open(t.TempDir())
	if err := f.Update(func(s *Settings) { s.Theme = ThemeDark }); err == nil {
		t.Error("a folder was written to")
	}
	if os.Getuid() == 0 {
		return // who may write everywhere
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o700)
	if fail := (*Failure)(nil); !errors.As(Open(filepath.Join(dir, FileName)).Update(func(s *Settings) { s.Theme = ThemeDark }), &fail) {
		t.Error("no error in a folder that can't be written to")
	}
}

// A link to the file stays a link.
func TestLink(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "dotfiles.yaml"), filepath.Join(dir, FileName)
	if err := os.WriteFile(real, []byte("theme: light\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	if err := Open(link).Update(func(s *Settings) { s.Theme = ThemeDark }); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if data, _ := os.ReadFile(real); err != nil || info.Mode()&os.ModeSymlink == 0 || string(data) != "theme: dark\n" {
		t.Errorf("the link is %v, the file %q", info.Mode(), data)
	}
}

// Many writers lose nothing.
func TestTogether(t *testing.T) {
	f, _ := keep(t, "# mine\n")
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			own := Open(f.Path()) // as another process would
			for j := range 4 {
				if err := own.Update(func(s *Settings) { s.Calibrate(fmt.Sprint("t", i, "/", j), "lrm") }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if s, err := f.Load(); err != nil || len(s.Text) != 32 {
		t.Errorf("kept %d of 32: %v", len(s.Text), err)
	}
}

// What an older version kept elsewhere is taken over once.
func TestTakeOver(t *testing.T) {
	f, text := keep(t, "")
	if taken, err := f.TakeOver(Settings{}); taken || err != nil {
		t.Errorf("of nothing: %v, %v", taken, err)
	}
	old := Settings{Marks: MarksShow, Mouse: MouseTerminal, Text: map[string]string{"a": "runs", "b": "sideways"}}
	if taken, err := f.TakeOver(old); !taken || err != nil {
		t.Errorf("%v, %v", taken, err)
	}
	if s, err := f.Load(); err != nil || s.Marks != MarksShow || s.Mouse != MouseTerminal || len(s.Text) != 1 || s.Text["a"] != "runs" {
		t.Errorf("taken over: %+v, %v", s, err)
	}
	before := text()
	if taken, err := f.TakeOver(full); taken || err != nil || text() != before {
		t.Errorf("again: %v, %v, %s", taken, err, text())
	}
}

// Memory forgets, and shares nothing.
func TestMemory(t *testing.T) {
	begin := Settings{Text: map[string]string{"a": "lrm"}}
	f := Memory(begin)
	if err := f.Update(func(s *Settings) { s.Calibrate("b", "runs"); s.Theme = ThemePlain }); err != nil {
		t.Fatal(err)
	}
	s, err := f.Load()
	if err != nil || len(s.Text) != 2 || s.Theme != ThemePlain || len(begin.Text) != 1 {
		t.Errorf("%+v, %v, began with %+v", s, err, begin)
	}
	s.Text["a"] = "pair"
	if again, _ := f.Load(); again.Text["a"] != "lrm" {
		t.Error("what was loaded is what is kept")
	}
	if !slices.Contains(Strategies(), "lrm") {
		t.Error("no strategies")
	}
}

// Whatever stands in a file, it is read without a panic, what counts of it is valid, and a change either says what was
// chosen and keeps the rest or leaves the file alone.
func FuzzFile(f *testing.F) {
	for _, text := range []string{"theme: dark\n# x\ntext:\n  a: lrm\n", "{theme: dark}", "text: {a: lrm} # x", "theme: 'dark'\r\nmeasure: 80", "a: &x [*x]\n", "---\n---\n", "? theme\n: dark\n",
		"theme: !!str dark\n", "\"theme\": \"dark\" # y\nother: |\n  theme: light\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := decode(FileName, []byte(text))
		if !r.settings.Equal(r.settings.valid()) {
			t.Fatalf("%q: %+v", text, r.settings)
		}
		for _, fault := range r.faults {
			if fault.Line < 0 || fault.Line > strings.Count(text, "\n")+1 || fault.Want == "" {
				t.Fatalf("%q: fault %+v", text, fault)
			}
		}
		if !r.changeable() {
			return
		}
		for _, want := range []Settings{full, {}, {Text: map[string]string{"a": "pair"}}} {
			data, ok := r.edited(want)
			if !ok {
				continue
			}
			if again := decode(FileName, data); !again.settings.Equal(want) || !again.changeable() {
				t.Fatalf("%q: wanted %+v, wrote %q", text, want, data)
			}
			for line := range strings.Lines(text) {
				if comment := strings.TrimSpace(line); strings.HasPrefix(comment, "#") && !strings.Contains(string(data), comment) {
					t.Fatalf("%q lost %q: %q", text, comment, data)
				}
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	f, _ := keep(b, "")
	if err := f.Update(func(s *Settings) { *s = full }); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadNothing(b *testing.B) {
	f := Open(filepath.Join(b.TempDir(), FileName))
	for b.Loop() {
		if _, err := f.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

package plain

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kasb/content/progress"
	"kasb/content/quiz"
)

// Every answer is on disk before the next question is said.
func TestAnswersAreKeptAtOnce(t *testing.T) {
	dir := t.TempDir()
	l := &listener{lines: []string{"1", "1", "3", "0", "ر", "2", "9"}}
	p := program(progress.Open(dir))
	answers := map[int]int{} // lines typed → answers on disk
	p.In = reads(func(b []byte) (int, error) {
		if s := progress.Peek(dir).Sitting; s != nil {
			answers[len(l.begun)] = len(s.Answers)
		}
		return l.Read(b)
	})
	p.Out = &l.heard
	if err := Run(p); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[int]int{2: 0, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2} {
		if answers[typed] != want {
			t.Errorf("behind %d lines there are %d answers, want %d", typed, answers[typed], want)
		}
	}
	l.hears(t, "المحفوظ: إجابتان.", "تابع اختبار جاهزيتك (المحفوظ: إجابتان)", "إلى اللقاء.")
	if got := progress.Peek(dir).Sitting; got.Answers["time"] != 2 || len(got.Picked) != 2 {
		t.Errorf("kept is %+v", got)
	}
}

type reads func([]byte) (int, error)

func (f reads) Read(p []byte) (int, error) { return f(p) }

// What the disk does not take is said once, kept in memory, and written when the disk takes it again.
func TestDiskRefuses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kasb")
	if err := os.WriteFile(dir, []byte("a file in the folder's place"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := &listener{lines: []string{"1", "1", "3", "3", "2", "9", "0"}}
	p := program(progress.Open(dir))
	p.Out = &l.heard
	p.In = reads(func(b []byte) (int, error) {
		if len(l.begun) == 4 { // the disk takes it again
			if err := os.Remove(dir); err != nil {
				t.Error(err)
			}
		}
		return l.Read(b)
	})
	if err := Run(p); err != nil {
		t.Fatal(err)
	}
	l.hears(t, "يمكنك المتابعة. ما يأتي يبقى في الذاكرة", "السؤال 3 من 27", "عاد الحفظ على القرص", "المحفوظ: 3 إجابات.", "إلى اللقاء.")
	if n := strings.Count(l.heard.String(), "يمكنك المتابعة"); n != 1 {
		t.Errorf("that the disk refuses is said %d times", n)
	}
	pleasant(t, l.heard.String())
	if s := progress.Peek(dir).Sitting; s == nil || len(s.Answers) != 3 {
		t.Errorf("kept is %+v", s)
	}

	refused := listen(t, program(progress.Open(filepath.Join("/dev/null", "kasb"))), "1", "1", "3")
	refused.hears(t, "يبقى في الذاكرة", "لم يُحفظ آخر ما فعلته", "إلى اللقاء.")
}

// A finished assessment is there once, though the disk took it at the second attempt only.
func TestFinishedOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kasb")
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := &listener{lines: append(append([]string{"1", "2"}, strings.Split(strings.Repeat("3", 17), "")...), "6", "1", "0", "0", "0")}
	p := program(progress.Open(dir))
	p.Out = &l.heard
	p.In = reads(func(b []byte) (int, error) {
		if len(l.begun) == 20 {
			os.Remove(dir)
		}
		return l.Read(b)
	})
	if err := Run(p); err != nil {
		t.Fatal(err)
	}
	st := progress.Peek(dir)
	if len(st.Finished) != 1 || st.Sitting != nil || len(st.Plans) != 1 {
		t.Errorf("kept are %d finished, %d plans, under way %v:\n%s", len(st.Finished), len(st.Plans), st.Sitting, l.heard.String())
	}
}

// A damaged file is said to be set aside, without controls around its name.
func TestDamagedFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, progress.Parts()[0].File), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := listen(t, program(progress.Open(dir)), "0")
	l.hears(t, "تعذر فهم ملف", "القائمة الأولى", "إلى اللقاء.")
	pleasant(t, l.heard.String())
}

// broken is an output that nobody reads any more, from some byte on.
type broken struct{ left int }

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, syscall.EPIPE
	}
	return len(p), nil
}

func TestOutputEnds(t *testing.T) {
	for _, left := range []int{0, 100, 3000} {
		p := program(progress.Memory(progress.State{}))
		p.In, p.Out = strings.NewReader("2\n3\n\n\n\n\n\n\n"), &broken{left}
		if err := Run(p); !errors.Is(err, syscall.EPIPE) {
			t.Errorf("behind %d bytes the error is %v", left, err)
		}
	}
}

func TestQuizAlone(t *testing.T) {
	for _, c := range []struct {
		typed string
		kept  bool
		done  bool
		err   error
		hears []string
		says  string // what is not heard
	}{
		{typed: strings.Repeat("2\n", 17), done: true, hears: []string{"لا يُحفظ شيء", "السؤال 17 من 17"}},
		{typed: "2\n2", err: io.EOF},
		{typed: "2\nq\n", hears: []string{"لم يُحفظ شيء"}},
		{typed: "2\n/ كلمة\n؟\n9\n", hears: []string{"المطلوب رقم من 0 إلى 5", "7 أو الحرف س: سبب السؤال."}, says: "القائمة الأولى"},
		{typed: "2\n9\n", kept: true, hears: []string{"تُحفظ كل إجابة", "المحفوظ: إجابة واحدة"}},
	} {
		l := &listener{}
		p := program(progress.Memory(progress.State{}))
		p.Library = nil // it is not needed
		p.In, p.Out = strings.NewReader(c.typed), &l.heard
		s, done, err := Quiz(p, quiz.Short, c.kept)
		if done != c.done || err != c.err || len(s.Answers) == 0 {
			t.Errorf("%q: done %v, %v, answers %v", c.typed, done, err, s.Answers)
		}
		l.hears(t, c.hears...)
		pleasant(t, l.heard.String())
		if c.says != "" && strings.Contains(l.heard.String(), c.says) {
			t.Errorf("%q: heard is\n%s", c.typed, l.heard.String())
		}
	}
}

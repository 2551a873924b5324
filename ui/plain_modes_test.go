package ui

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"kasb/content/progress"
	"kasb/ui/plain"
)

// heard is what the program says line by line to somebody who types these lines.
func heard(t *testing.T, store *progress.Store, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	now := time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
	err := plain.Run(plain.Program{
		In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &out, Library: realLibrary, Table: realTable, Store: store, Paths: 8,
		Now: func() time.Time { now = now.Add(time.Second); return now },
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// What is begun line by line goes on on the screens, and the other way round.
func TestBothModesShareWhatIsKept(t *testing.T) {
	dir := t.TempDir()
	heard(t, progress.Open(dir), "1", "2", "3", "2", "0", "9", "0")

	d := start(t, progress.Open(dir), 80, 24)
	d.press("1").sees("متابعة من حيث توقفت", "3 إجابات").press("enter").sees("السؤال 4 من 17")
	d.press("right").sees("السؤال 3 من 17", "●").press("left", "2", "3").press("esc").sees("تابع اختبار جاهزيتك")

	said := heard(t, progress.Open(dir), append([]string{"1", "1", "8", "8", ""}, append(strings.Split(strings.Repeat("3", 12), ""), "0", "6", "2", "0", "0", "0")...)...)
	for _, text := range []string{"5 إجابات", "السؤال 6 من 17", "إجابتك السابقة: 3.", "السؤال 4 من 17", "إجابتك السابقة: 2.", "نتيجتك، 24 نوفمبر 2026", "تم: "} {
		if !strings.Contains(said, text) {
			t.Errorf("not heard: %q in\n%s", text, said)
		}
	}

	st := progress.Peek(dir)
	if len(st.Finished) != 1 || st.Sitting != nil || len(st.Plans) != 1 {
		t.Fatalf("kept are %d finished, under way %v, plans %v", len(st.Finished), st.Sitting, st.Plans)
	}
	d = start(t, progress.Open(dir), 80, 24)
	d.sees("نتيجتك الأخيرة").press("5").sees("نتيجتك", "24 نوفمبر 2026")
}

// A page goes on where it was left in the other mode, and shows its bookmarks.
func TestBothModesShareWhatIsRead(t *testing.T) {
	dir := t.TempDir()
	said := heard(t, progress.Open(dir), "2", "3", "", "", "", "6", "0", "0", "0")
	if !strings.Contains(said, "وُضعت إشارة مرجعية هنا.") {
		t.Fatal(said)
	}
	st := progress.Peek(dir)
	if at := st.LeftAt("numbers"); at == 0 || len(st.Bookmarks) != 1 {
		t.Fatalf("read to %v, bookmarks %v", at, st.Bookmarks)
	}
	d := start(t, progress.Open(dir), 80, 24)
	d.press("2", "down", "down", "enter").sees("هنا إشارة مرجعية").press("G", "esc")
	if at := progress.Peek(dir).Read["numbers"]; at != 1 {
		t.Fatalf("on the screens it was read to %v", at)
	}
	if said := heard(t, progress.Open(dir), "2", "0", "6", "0", "0"); !strings.Contains(said, "(مقروء)") || !strings.Contains(said, st.Bookmarks[0].Heading) {
		t.Error(said)
	}
}

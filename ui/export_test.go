package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/ui/rtl"
)

// written stands for a report.
type written struct{ fails error }

func (w written) Write(out io.Writer, f report.Format) error {
	_, err := fmt.Fprintf(out, "as %s", f)
	return errors.Join(err, w.fails)
}

func (written) Summary() string { return "خلاصة: 62 من 100" }

// exporting opens the screen over the first one; an empty folder is none.
func exporting(t testing.TB, folder string, r reporter, width, height int) *driver {
	t.Helper()
	d := start(t, progress.Memory(progress.State{}), width, height)
	env := d.app.env
	env.Folder = folder
	d.send(openMsg{from: d.app.top(), open: func() (Screen, error) {
		return newExport(env, r, time.Date(2026, 9, 3, 12, 0, 0, 0, time.UTC)), nil
	}})
	return d.sees("حفظ النتيجة")
}

// holds fails where the folder has other files than these.
func holds(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	names, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		got, _ := os.ReadFile(filepath.Join(folder, n.Name()))
		if w, ok := want[n.Name()]; !ok || string(got) != w {
			t.Errorf("%s holds %q, want %q", n.Name(), got, w)
		}
	}
	if len(names) != len(want) {
		t.Errorf("%d files, want %d", len(names), len(want))
	}
}

func TestExport(t *testing.T) {
	dir := t.TempDir()
	d := exporting(t, dir, written{}, 200, 40).sees(ltr(filepath.Join(dir, "kasb-2026-09-03.md")), "إلى الحافظة", "نص عادي")
	d.press("1").sees("الملف:", ltr(filepath.Join(dir, "kasb-2026-09-03.md"))).lacks("نص عادي")
	d.press("2").sees("نص عادي").press("2").press("esc").sees("نص عادي").press("٣")
	holds(t, dir, map[string]string{"kasb-2026-09-03.md": "as md", "kasb-2026-09-03.txt": "as text", "kasb-2026-09-03.json": "as json"})
	d.press("1").sees("من التواصل إلى الكسب")
}

// What is there is written over only on a second word.
func TestExportAsks(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "kasb-2026-09-03.md")
	if err := os.WriteFile(old, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	d := exporting(t, dir, written{}, 100, 30).press("1").sees("في المجلد ملف بهذا الاسم", ltr("kasb-2026-09-03-2.md"), "الكتابة فوقه")
	holds(t, dir, map[string]string{"kasb-2026-09-03.md": "old"})
	for _, back := range [][]string{{"esc"}, {"right"}, {"3"}} {
		d.press(back...).sees("نص عادي").press("1").sees("الكتابة فوقه")
	}
	holds(t, dir, map[string]string{"kasb-2026-09-03.md": "old"})
	// Meanwhile somebody takes the free name: it is asked again.
	if err := os.WriteFile(filepath.Join(dir, "kasb-2026-09-03-2.md"), []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	d.press("1").sees(ltr("kasb-2026-09-03-3.md")).press("enter").sees("الملف:")
	holds(t, dir, map[string]string{"kasb-2026-09-03.md": "old", "kasb-2026-09-03-2.md": "theirs", "kasb-2026-09-03-3.md": "as md"})
	d.press("2", "1", "2").sees("الملف:")
	holds(t, dir, map[string]string{"kasb-2026-09-03.md": "as md", "kasb-2026-09-03-2.md": "theirs", "kasb-2026-09-03-3.md": "as md"})
}

// What can't be written is said, with a way back to another choice.
func TestExportThatFails(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none")
	d := exporting(t, none, written{}, 100, 30).press("2").sees("حدث خطأ", "تعذرت كتابة الملف")
	d.press("enter").sees("نص عادي")
	if at := d.app.top().(*export).menu.at; at != 1 {
		t.Errorf("item %d is marked", at)
	}
	dir := t.TempDir()
	exporting(t, dir, written{errors.New("لا يمكن")}, 100, 30).press("1").sees("لا يمكن")
	holds(t, dir, nil)
}

// Where nothing can be written the clipboard is left.
func TestExportToTheClipboard(t *testing.T) {
	for folder, item := range map[string]string{"": "1", t.TempDir(): "4"} {
		d := exporting(t, folder, written{}, 100, 30)
		if folder == "" {
			d.sees("لا تكتب ملفات من هنا").lacks("نص عادي")
		}
		copied := d.app.top().(*export).copy()
		if got := fmt.Sprint(copied()); got != (written{}).Summary() {
			t.Errorf("folder %q: %q goes to the clipboard", folder, got)
		}
		d.press("esc").press(item)
		d.sees("إلى الحافظة").press("enter").sees("من التواصل إلى الكسب")
		if folder != "" {
			holds(t, folder, nil)
		}
	}
}

// The screen is opened with the real report of a sitting.
func TestExportOfASitting(t *testing.T) {
	table, err := realTable()
	if err != nil {
		t.Fatal(err)
	}
	st := past(t, 3)
	d := start(t, progress.Memory(st), 100, 30)
	d.app.env.Folder = t.TempDir()
	d.run(openExport(d.app.env, d.app.top(), table, st.Finished[2], ""))
	d.sees("حفظ النتيجة", ltr("kasb-2026-09-15.json")).press("esc")
	d.run(openExport(d.app.env, d.app.top(), table, progress.Sitting{Sitting: table.Begin(quiz.Full)}, ""))
	d.sees("حدث خطأ")
}

func TestGoldenExport(t *testing.T) {
	d := exporting(t, "/home/reader", written{}, 60, 20)
	golden(t, "export", d.screen())
	d.send(existsMsg{report.Markdown, "kasb-2026-09-03.md", "kasb-2026-09-03-2.md"})
	golden(t, "export-exists", d.screen())
}

func TestExportFits(t *testing.T) {
	// A long path, and one with a word that no line has room for.
	long := filepath.Join("/home/reader/مستندات", strings.Repeat("long folder name ", 4), strings.Repeat("x", 120))
	for _, folder := range []string{"", "/", long} {
		for _, size := range []Size{{40, 12}, {80, 24}, {100, 30}, {200, 60}, {40, 400}} {
			d := exporting(t, folder, written{}, size.Width, size.Height)
			check := func(what string) {
				t.Helper()
				if fault := frameFault(d); fault != "" {
					t.Errorf("%s in %q at %v: %s", what, folder, size, fault)
				}
				if screen := d.screen(); strings.Contains(screen, "…") {
					t.Errorf("%s in %q at %v:\n%s", what, folder, size, screen)
				}
			}
			check("format")
			d.send(existsMsg{report.Text, "kasb-2026-09-03.txt", "kasb-2026-09-03-2.txt"})
			check("exists")
			d.send(writtenMsg{filepath.Join(folder, "kasb-2026-09-03.txt")})
			check("written")
		}
	}
}

// A path reads from left to right, its slash in front.
func TestExportedPath(t *testing.T) {
	d := exporting(t, "/tmp/", written{}, 80, 24)
	d.send(writtenMsg{"/tmp/kasb-2026-09-03.md"})
	if screen := d.screen(); !strings.Contains(screen, "/tmp/kasb-2026-09-03.md") {
		t.Errorf("%s", screen)
	}
	if line := rtl.Visual(ltr("/tmp/a"), rtl.RightToLeft); line != "/tmp/a" {
		t.Errorf("%q", line)
	}
}

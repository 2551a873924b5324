package pack_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"kasb/content/pack"
	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/content/strict"
)

const example = "testdata/pack"

func TestEmbedded(t *testing.T) {
	p, err := pack.CheckEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Library.Paths) != len(p.Table.Paths) {
		t.Errorf("%d pages of %d paths", len(p.Library.Paths), len(p.Table.Paths))
	}
	// It lies in its folder as any other would.
	again, err := pack.LoadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Library.Pages()) != len(p.Library.Pages()) || len(again.Table.Questions) != len(p.Table.Questions) {
		t.Error("the folder is not what is embedded")
	}
}

// The example is complete: nothing of it is passed over, and its table says something to every sheet.
func TestExample(t *testing.T) {
	p, err := pack.LoadDir(example)
	if err != nil {
		t.Fatal(err)
	}
	l := p.Library
	if len(l.Articles) != 2 || len(l.Paths) != 3 || len(l.Platforms) != 1 || len(l.Terms) != 2 || len(p.Table.Questions) != 12 {
		t.Errorf("loaded %d articles, %d paths, %d platforms, %d terms, %d questions",
			len(l.Articles), len(l.Paths), len(l.Platforms), len(l.Terms), len(p.Table.Questions))
	}
	if s := report.Explain(p.Table); strings.Contains(s, "الرابع") {
		t.Error("the page about the method speaks of a fourth path, and there are three")
	}
	won := map[string]bool{}
	for n := range 4096 { // every fifth answer changes fastest
		for _, form := range []quiz.Form{quiz.Full, quiz.Short} {
			a := quiz.Answers{}
			for i, q := range p.Table.Asked(form) {
				a[q.ID] = q.Answers[(n>>i+n/5+i*n)%len(q.Answers)].Level
			}
			r, err := report.New(p.Table, a, "")
			if err != nil {
				t.Fatal(err)
			}
			if r.Result.Form != form || len(r.Result.Fits) != 3 {
				t.Fatalf("%v: form %s, %d fits", a, r.Result.Form, len(r.Result.Fits))
			}
			won[r.Result.Fits[0].Path] = true
			if n%64 == 0 {
				for _, f := range []report.Format{report.Text, report.Markdown, report.JSON} {
					var b strings.Builder
					if err := r.Write(&b, f); err != nil || strings.Contains(b.String(), "%!") {
						t.Fatalf("%v: %v in\n%s", a, err, &b)
					}
				}
			}
		}
	}
	if len(won) != 3 {
		t.Errorf("only these paths ever come first: %v", won)
	}
}

// files is the example in memory.
func files(t testing.TB) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(example), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(example, name))
		m[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A table in which every question is of the short form has no short form.
func TestOnlyShortQuestions(t *testing.T) {
	m := files(t)
	const file = "quiz/questions.yaml"
	var kept []string
	for _, q := range strings.Split(string(m[file].Data), "\n\n") {
		if !strings.HasPrefix(q, "- ") || strings.Contains(q, "short: true") {
			kept = append(kept, q)
		}
	}
	m[file] = &fstest.MapFile{Data: []byte(strings.Join(kept, "\n\n"))}
	p, err := pack.LoadFS(m)
	if err != nil {
		t.Fatal(err)
	}
	a := quiz.Answers{}
	for _, q := range p.Table.Asked(quiz.Short) {
		a[q.ID] = q.Answers[1].Level
	}
	if r, err := p.Table.Score(a); err != nil || r.Form != quiz.Full || r.Note != "" || r.Asked != 6 {
		t.Errorf("form %s of %d questions, note %q, %v", r.Form, r.Asked, r.Note, err)
	}
}

// denied is a file system in which one name may not be read.
type denied struct {
	fs.FS
	name string
}

func (d denied) Open(name string) (fs.File, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.FS.Open(name)
}

func TestUnreadable(t *testing.T) {
	for _, name := range []string{".", "articles", "platforms", "paths/orders.md", "glossary.yaml", "quiz/questions.yaml", "quiz/table.yaml"} {
		_, err := pack.LoadFS(denied{files(t), name})
		var faults strict.Faults
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("%s: %v", name, err)
		}
		found := false
		for _, f := range faults {
			found = found || f.File == name && strings.HasPrefix(f.Want, "لا إذن بالقراءة")
			// Links to what can't be read are not broken, but those to a folder that can't be listed are.
			if f.File != name && name != "articles" && name != "platforms" {
				t.Errorf("%s: %v", name, f)
			}
		}
		if !found {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every path of the table has a page, every page of a path is one of the table, and
// what the table says to read is there.
func TestPathsAndPagesMatch(t *testing.T) {
	m := files(t)
	m["paths/errands.md"] = m["paths/orders.md"]
	delete(m, "paths/orders.md")
	_, err := pack.LoadFS(m)
	var faults strict.Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	for file, want := range map[string]string{"quiz/table.yaml": "paths/orders.md", "paths/errands.md": "orders"} {
		if !slices.ContainsFunc(faults, func(f strict.Fault) bool { return f.File == file && strings.Contains(f.Want, want) }) {
			t.Errorf("nothing is said of %s in %s: %v", want, file, err)
		}
	}
}

func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, file + "-that-is-missing"} {
		var faults strict.Faults
		if p, err := pack.LoadDir(dir); p != nil || !errors.As(err, &faults) || faults[0].File != "." {
			t.Errorf("%s: %v, %v", dir, p, err)
		}
	}
}

// FuzzLoad changes bytes of one file of the example. It stays a pack, or becomes faults that are fit to show and name
// files of it.
func FuzzLoad(f *testing.F) {
	m := files(f)
	names := []string{"articles/from-hobby-to-trade.md", "paths/orders.md", "platforms/gallery.md", "glossary.yaml", "quiz/questions.yaml", "quiz/table.yaml"}
	f.Add(uint8(0), uint16(0), uint16(0), []byte("\ufeff"))
	f.Add(uint8(0), uint16(4), uint16(1), []byte("\x00"))
	f.Add(uint8(1), uint16(20), uint16(9), []byte("&a [*a, *a]\n---\n"))
	f.Add(uint8(2), uint16(300), uint16(80), []byte("\xff\xfe"))
	f.Add(uint8(3), uint16(30), uint16(400), []byte("- term: أ\n  see: [orders]\n"))
	f.Add(uint8(4), uint16(9), uint16(3), []byte(strings.Repeat("[{", 99)))
	f.Add(uint8(5), uint16(1100), uint16(60), []byte("{of: [time, skill], weight: 1"))
	f.Fuzz(func(t *testing.T, file uint8, at, cut uint16, put []byte) {
		name := names[int(file)%len(names)]
		changed := fstest.MapFS{}
		for n, x := range m {
			changed[n] = x
		}
		old := m[name].Data
		from := min(int(at), len(old))
		to := min(from+int(cut), len(old))
		data := append(append(append([]byte{}, old[:from]...), put...), old[to:]...)
		changed[name] = &fstest.MapFile{Data: data}
		p, err := pack.LoadFS(changed)
		if err == nil {
			if p == nil || len(p.Library.Paths) != len(p.Table.Paths) || len(p.Library.Articles) != 2 {
				t.Fatalf("an unchecked pack came through: %+v", p)
			}
			return
		}
		var faults strict.Faults
		if !errors.As(err, &faults) || len(faults) == 0 || p != nil {
			t.Fatalf("%v, %v", p, err)
		}
		if s := err.Error(); !utf8.ValidString(s) || strings.ContainsFunc(s, strict.Forbidden) {
			t.Fatalf("not fit to show: %q", s)
		}
		for _, x := range faults {
			in, ok := changed[x.File]
			if !ok || x.Want == "" || x.Line < 0 || x.Line > strings.Count(string(in.Data), "\n")+1 {
				t.Fatalf("fault %+v is in no line of a file", x)
			}
		}
	})
}

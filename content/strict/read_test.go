package strict

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goccy/go-yaml/ast"
)

func TestReadFile(t *testing.T) {
	fsys := fstest.MapFS{
		"good":     {Data: []byte("نص\n")},
		"empty":    {},
		"full":     {Data: []byte(strings.Repeat("a", MaxSize))},
		"large":    {Data: []byte(strings.Repeat("a", MaxSize+1))},
		"zero":     {Data: []byte("أ\nبت\x00")},
		"little":   {Data: []byte("\xff\xfea\x00")},
		"big":      {Data: []byte("\xfe\xff\x00a")},
		"folder/a": {},
		"pipe":     {Mode: fs.ModeNamedPipe},
	}
	for name, want := range map[string]string{
		"good":   "",
		"empty":  "",
		"full":   "",
		"large":  "large: حجم الملف بالبايت 262145، والمتوقع 262144 على الأكثر، ويمكن تقسيم النص على أكثر من ملف",
		"zero":   "zero:2:3: بايت صفر، فالملف ليس نصا، والمتوقع ملف نصي بترميز UTF-8",
		"little": "little: الملف بترميز UTF-16، والمتوقع UTF-8، ويحوله الأمر: iconv -f UTF-16 -t UTF-8",
		"big":    "big: الملف بترميز UTF-16، والمتوقع UTF-8، ويحوله الأمر: iconv -f UTF-16 -t UTF-8",
		"folder": "folder: هذا مجلد، والمتوقع ملف",
		"pipe":   "pipe: ليس ملفا عاديا، والمتوقع ملف نصي",
		"none":   "none: غير موجود، والمتوقع ملف بهذا الاسم",
		"../a":   "../a: غير موجود، والمتوقع ملف بهذا الاسم",
	} {
		var faults Faults
		data, ok := ReadFile(fsys, name, &faults)
		switch {
		case want == "":
			if !ok || len(faults) > 0 || string(data) != string(fsys[name].Data) {
				t.Errorf("%s: %v, %v", name, ok, faults)
			}
		case ok || len(faults) != 1 || faults[0].String() != want:
			t.Errorf("%s: %v, %v, want %s", name, ok, faults, want)
		}
	}
}

// growing is a file that says it is small.
type growing struct{ fstest.MapFS }

func (g growing) Stat(name string) (fs.FileInfo, error) { return g.MapFS.Stat("small") }

func TestReadFileGrows(t *testing.T) {
	var faults Faults
	_, ok := ReadFile(growing{fstest.MapFS{"small": {}, "a": {Data: make([]byte, 4*MaxSize)}}}, "a", &faults)
	if ok || len(faults) != 1 || !strings.Contains(faults[0].Want, "حجم الملف بالبايت 262145") {
		t.Errorf("%v, %v", ok, faults)
	}
}

func TestReadDir(t *testing.T) {
	fsys := fstest.MapFS{"folder/a": {}, "file": {}}
	var faults Faults
	if entries, ok := ReadDir(fsys, "folder", &faults); !ok || len(entries) != 1 || len(faults) > 0 {
		t.Errorf("%v, %v, %v", entries, ok, faults)
	}
	_, one := ReadDir(fsys, "file", &faults)
	_, two := ReadDir(fsys, "none", &faults)
	if one || two || len(faults) != 2 || faults[0].String() != "file: هذا ملف، والمتوقع مجلد" || faults[1].String() != "none: غير موجود، والمتوقع مجلد بهذا الاسم" {
		t.Errorf("%v", faults)
	}
	if !Exists(fsys, "folder") || Exists(fsys, "none") {
		t.Error("what exists is not known")
	}
}

// A name from the disk is fit to show, whatever it is.
func TestPlaceOfStrangeNames(t *testing.T) {
	if got := (Place{"a\nb\x1b[2J\u202e\xff", 1, 2}).String(); strings.ContainsFunc(got, Forbidden) || strings.Contains(got, "\n") || !strings.HasSuffix(got, ":1:2") {
		t.Errorf("%q", got)
	}
}

func TestOpenWithAByteOrderMark(t *testing.T) {
	var faults Faults
	if _, text := Open("a", []byte("\ufeffa: 1\n"), &faults); text != "a: 1\n" || len(faults) > 0 {
		t.Errorf("%q, %v", text, faults)
	}
}

// What is made to keep the parser busy is turned away before it, and what only looks like it is not.
func TestNesting(t *testing.T) {
	for _, c := range []struct {
		text string
		line int // 0 for text that reaches the parser
	}{
		{strings.Repeat("[", 99), 1},
		{strings.Repeat("{a: ", 99), 1},
		{strings.Repeat("- ", 99), 1},
		{"a: b\n\n" + strings.Repeat("[\n", 99), 35},
		{strings.Repeat("a: [\n", 999), 257},
		{strings.Repeat("a: ]\n", 999), 257},
		{"a: b\n" + strings.Repeat("? a\n", 999), 258},
		{"a: b\na: " + strings.Repeat("b", maxLine), 2},
		{strings.Repeat("a: b\n", MaxYAML), 1},
		{strings.Repeat("[a, b]\n", 99), 0},
		{strings.Repeat("- a: [b, {c: d}] # ([\n", 99), 0},
	} {
		if line, want := overwrought(c.text); line != c.line || (want != "") != (line > 0) {
			t.Errorf("%.20q: line %d, %q, want line %d", c.text, line, want, c.line)
		}
	}
	// What is let through, the parser comes to an end with.
	for _, s := range busy {
		var faults Faults
		r, text := Open("a", []byte(strings.Repeat(s, MaxYAML/8/len(s))), &faults)
		r.Parse(text, 1, func(ast.Node) {})
	}
}

// busy keeps the parser so if it is repeated.
var busy = []string{"[", "- ", "a: [\n", "&a ", "? a\n", "-\n", "- &a *a\n"}

// Nothing of the largest size takes long.
func BenchmarkBusy(b *testing.B) {
	for _, s := range busy {
		b.Run(fmt.Sprintf("%q", s), func(b *testing.B) {
			data := []byte(strings.Repeat(s, MaxYAML/len(s)))
			for b.Loop() {
				var faults Faults
				r, text := Open("a", data, &faults)
				r.Parse(text, 1, func(ast.Node) {})
			}
		})
	}
}

func TestReferences(t *testing.T) {
	var faults Faults
	var n int
	var list []string
	r, text := Open("a", []byte("n: &x 3\nlist: *x\nid: !!int 4\nmore: {<<: *x}\n"), &faults)
	r.Parse(text, 1, func(root ast.Node) {
		var ref Ref
		r.Mapping(root, Required("n", r.Number(&n, 1, 9)), Required("list", r.Items(1, 0, r.AppendText(&list, 0))),
			Required("id", r.ID(&ref)), Required("more", func(n ast.Node) { r.Mapping(n, Optional("a", r.ID(&ref))) }))
	})
	const anchor, tag = "مرجع YAML من نوع & أو *، وهو غير مقبول هنا، والمتوقع ", "وسم نوع من YAML يبدأ بعلامة !، وهو غير مقبول هنا، والمتوقع "
	want := "أخطاء في المحتوى:\na:1:4: " + anchor + "عدد صحيح من 1 إلى 9\na:2:7: " + anchor + "قائمة\na:3:5: " + tag +
		"معرف من حروف لاتينية صغيرة وأرقام وشرطات\na:4:8: مفتاح غير معروف «<<»، والمتوقع واحد من: a"
	if err := faults.Err(); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

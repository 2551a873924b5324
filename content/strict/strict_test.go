package strict

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
)

// sample has one of every kind of value.
type sample struct {
	ID      Ref
	Title   string
	Count   int
	Size    int
	Open    bool
	Lines   []string
	Sources []source
}

type source struct{ Title, Date string }

// read reads a sample whose YAML starts on the given line of the file, after lines of something else.
func read(file string, data []byte, line int, faults *Faults) (s sample, ok bool) {
	r, text := Open(file, data, faults)
	for range line - 1 {
		_, text, _ = strings.Cut(text, "\n")
	}
	ok = r.Parse(text, line, func(root ast.Node) {
		r.Mapping(root,
			Required("id", r.ID(&s.ID)),
			Required("title", r.Text(&s.Title, 20)),
			Required("count", r.Number(&s.Count, 1, 9)),
			Optional("size", r.Number(&s.Size, 2, 0)),
			Optional("open", r.Boolean(&s.Open)),
			Optional("lines", r.Items(2, 3, r.AppendText(&s.Lines, 0))),
			Required("sources", r.Items(1, 0, func(n ast.Node) {
				var o source
				r.Mapping(n, Required("title", r.Text(&o.Title, 0)), Required("date", r.Text(&o.Date, 0)))
				s.Sources = append(s.Sources, o)
			})),
		)
	})
	return s, ok
}

const good = `id: a-1
title: عنوان
count: 3
size: 1000
open: true
lines: [سطر, "سطر ثان"]
sources:
  - title: |
      مصدر
    date: 2019
  - {title: مصدر ثان, date: 2019.5}
`

func TestRead(t *testing.T) {
	want := sample{
		Title: "عنوان", Count: 3, Size: 1000, Open: true, Lines: []string{"سطر", "سطر ثان"},
		Sources: []source{{"مصدر", "2019"}, {"مصدر ثان", "2019.5"}},
	}
	for name, c := range map[string]struct {
		data string
		line int
	}{
		"whole file":        {good, 1},
		"below other lines": {"---\n# ---\n" + good, 3},
		"Windows line ends": {strings.ReplaceAll(good, "\n", "\r\n"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			var faults Faults
			got, ok := read("a.yaml", []byte(c.data), c.line, &faults)
			if err := faults.Err(); err != nil || !ok {
				t.Fatal(ok, err)
			}
			want.ID = Ref{"a-1", Place{"a.yaml", c.line, 5}}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
		})
	}
}

// TestFaults changes the good file and expects exactly these faults, in this order.
func TestFaults(t *testing.T) {
	const id, title, count = "id: a-1\n", "title: عنوان\n", "count: 3\n"
	for name, c := range map[string]struct {
		edits []string // pairs of old and new text
		want  []string
	}{
		"keys": {[]string{title, "titel: عنوان\n", "open: true", "size: 3"}, []string{
			"a.yaml:1:1: المفتاح «title» مفقود",
			"a.yaml:2:1: مفتاح غير معروف «titel»، والمتوقع واحد من: id، title، count، size، open، lines، sources، ولعل المقصود title",
			"a.yaml:5:1: المفتاح «size» مكرر، والمتوقع مرة واحدة",
		}},
		"no values": {[]string{good, "id:\ntitle:\ncount:\nsize:\nopen:\nlines:\nsources:\n  -\n"}, []string{
			"a.yaml:1:4: القيمة فارغة، والمتوقع معرف من حروف لاتينية صغيرة وأرقام وشرطات",
			"a.yaml:2:7: القيمة فارغة، والمتوقع نص في سطر واحد",
			"a.yaml:3:7: القيمة فارغة، والمتوقع عدد صحيح من 1 إلى 9",
			"a.yaml:4:6: القيمة فارغة، والمتوقع عدد صحيح من 2 فصاعدا",
			"a.yaml:5:6: القيمة فارغة، والمتوقع true أو false",
			"a.yaml:6:7: القيمة فارغة، والمتوقع قائمة",
			"a.yaml:8:5: القيمة فارغة، والمتوقع المفاتيح: title، date",
		}},
		"values of another kind": {[]string{good, "id: []\ntitle: {}\ncount: true\nsize: [1]\nopen: []\nlines: {}\nsources: [[]]\n"}, []string{
			"a.yaml:1:5: قيمة من نوع آخر، والمتوقع معرف من حروف لاتينية صغيرة وأرقام وشرطات",
			"a.yaml:2:8: قيمة من نوع آخر، والمتوقع نص في سطر واحد",
			"a.yaml:3:8: قيمة من نوع آخر، والمتوقع عدد صحيح من 1 إلى 9",
			"a.yaml:4:7: قيمة من نوع آخر، والمتوقع عدد صحيح من 2 فصاعدا",
			"a.yaml:5:7: قيمة من نوع آخر، والمتوقع true أو false",
			"a.yaml:6:8: قيمة من نوع آخر، والمتوقع قائمة",
			"a.yaml:7:11: قيمة من نوع آخر، والمتوقع المفاتيح: title، date",
		}},
		"values out of range": {[]string{good, "id: A\ntitle: true\ncount: 10\nsize: '3'\nopen: 100%\nlines: نص\nsources: [5]\n"}, []string{
			"a.yaml:1:5: قيمة غير صالحة «A»، والمتوقع معرف من حروف لاتينية صغيرة وأرقام وشرطات",
			"a.yaml:2:8: قيمة من نوع آخر، والمتوقع نص في سطر واحد",
			"a.yaml:3:8: قيمة غير صالحة «10»، والمتوقع عدد صحيح من 1 إلى 9",
			"a.yaml:4:7: قيمة غير صالحة «3»، والمتوقع عدد صحيح من 2 فصاعدا",
			"a.yaml:5:7: قيمة غير صالحة «100%»، والمتوقع true أو false",
			"a.yaml:6:8: قيمة غير صالحة «نص»، والمتوقع قائمة",
			"a.yaml:7:11: قيمة غير صالحة «5»، والمتوقع المفاتيح: title، date",
		}},
		"numbers": {[]string{count, "count: 0\n", "size: 1000", "size: 0x10"}, []string{
			"a.yaml:3:8: قيمة غير صالحة «0»، والمتوقع عدد صحيح من 1 إلى 9",
			"a.yaml:4:7: قيمة غير صالحة «0x10»، والمتوقع عدد صحيح من 2 فصاعدا",
		}},
		"short list": {[]string{`, "سطر ثان"]`, "]"}, []string{
			"a.yaml:6:8: عدد عناصر القائمة 1، والمتوقع من 2 إلى 3",
		}},
		"texts": {[]string{title, "title: ' '\n", "[سطر,", "[\"سطر  آخر\", \"سطر\\tآخر\",", "title: |\n      مصدر\n", "title: |\n      مصدر\n      آخر\n"}, []string{
			"a.yaml:2:8: القيمة فارغة، والمتوقع نص في سطر واحد",
			"a.yaml:6:9: فراغ زائد في «سطر  آخر»، والمتوقع فراغ واحد بين الكلمات",
			"a.yaml:6:21: فراغ زائد في «سطرU+0009آخر»، والمتوقع فراغ واحد بين الكلمات",
			"a.yaml:8:12: النص في أكثر من سطر، والمتوقع سطر واحد",
		}},
		"long text": {[]string{title, "title: " + strings.Repeat("أ", 21) + "\n"}, []string{
			"a.yaml:2:8: عدد حروف النص 21، والمتوقع 20 على الأكثر: «" + strings.Repeat("أ", 21) + "»",
		}},
		// What stands in the file is reported once, by its line; what comes out of an escape, by its value.
		"runes": {[]string{id, id[:len(id)-1] + " # \u202E\n", title, "title: \"أ\\u202Eب\"\n", "[سطر,", "[\"س\u2066طر\",", "مصدر ثان", "م\xffصدر"}, []string{
			"a.yaml:1:11: رمز غير مسموح به U+202E، والمتوقع نص بلا رموز تحكم",
			"a.yaml:2:8: رمز غير مسموح به في «أU+202Eب»، والمتوقع نص بلا رموز تحكم",
			"a.yaml:6:11: رمز غير مسموح به U+2066، والمتوقع نص بلا رموز تحكم",
			"a.yaml:11: بايتات ليست UTF-8، والمتوقع ملف محفوظ بترميز UTF-8",
		}},
		"rune in a block": {[]string{"      مصدر\n", "      م\u200Fصدر\n"}, []string{
			"a.yaml:9:8: رمز غير مسموح به U+200F، والمتوقع نص بلا رموز تحكم",
		}},
		"CR alone": {[]string{title, "title: عن\rوان\n", count, "count: 0\n"}, []string{
			"a.yaml:2:10: رمز غير مسموح به U+000D، والمتوقع نص بلا رموز تحكم",
			"a.yaml:3:8: قيمة غير صالحة «0»، والمتوقع عدد صحيح من 1 إلى 9",
		}},
		"not YAML": {[]string{title, "title: [\n"}, []string{
			"a.yaml:2:8: ليس YAML سليما: قائمة بين قوسين مربعين لم تُغلق، والمتوقع قوس في آخرها",
		}},
		"nothing": {[]string{good, "# لا شيء\n"}, []string{
			"a.yaml:1: لا بيانات، والمتوقع المفاتيح: id، title، count، size، open، lines، sources",
		}},
		"two documents": {[]string{"sources:\n", "---\nsources:\n"}, []string{
			"a.yaml:1:1: المفتاح «sources» مفقود",
			"a.yaml:8:1: مستند YAML ثان، والمتوقع مستند واحد",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			data := good
			for e := range slices.Chunk(c.edits, 2) {
				if strings.Count(data, e[0]) != 1 {
					t.Fatalf("%q stands in the file %d times", e[0], strings.Count(data, e[0]))
				}
				data = strings.Replace(data, e[0], e[1], 1)
			}
			var faults Faults
			read("a.yaml", []byte(data), 1, &faults)
			if faults.Err() == nil {
				t.Fatal("no faults")
			}
			if !slices.EqualFunc(faults, c.want, func(f Fault, w string) bool { return f.String() == w }) {
				t.Errorf("got\n%v\nwant\n%s", faults, strings.Join(c.want, "\n"))
			}
			// The same faults, so many lines lower.
			var lower Faults
			read("a.yaml", []byte("---\n\n"+data), 3, &lower)
			_ = lower.Err()
			for i := range faults {
				faults[i].Line += 2
			}
			if !slices.Equal(lower, faults) {
				t.Errorf("below two lines: got\n%v\nwant\n%v", lower, faults)
			}
		})
	}
}

func TestErr(t *testing.T) {
	var fs Faults
	if err := fs.Err(); err != nil {
		t.Fatalf("no faults are the error %v", err)
	}
	fs.Add(Place{"b", 2, 3}, "4")
	fs.Add(Place{"b", 2, 0}, "3")
	fs.Add(Place{"a", 10, 1}, "2")
	fs.Add(Place{"b", 2, 3}, "%d", 5)
	fs.Add(Place{File: "a"}, "1")
	const want = "أخطاء في المحتوى:\na: 1\na:10:1: 2\nb:2: 3\nb:2:3: 4\nb:2:3: 5"
	var faults Faults
	if err := fs.Err(); !errors.As(err, &faults) || len(faults) != 5 || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestQuote(t *testing.T) {
	for _, c := range [][2]string{
		{"", "«»"},
		{"نص\nنص", "«نص نص»"},
		{"a\tb\u202E\x1b\x00\uE000\U000F0000", "«aU+0009bU+202EU+001BU+0000U+E000U+F0000»"},
		{"a\xff\xfeb", "«aU+FFFDb»"},
		{strings.Repeat("ا", 60), "«" + strings.Repeat("ا", 60) + "»"},
		{strings.Repeat("ا", 61), "«" + strings.Repeat("ا", 60) + "…»"},
	} {
		if got := Quote(c[0]); got != c[1] {
			t.Errorf("Quote(%q) = %s, want %s", c[0], got, c[1])
		}
	}
}

func TestForbidden(t *testing.T) {
	for _, r := range "aء ي٣%«»،؟–…\n\t\u00A0\u0300\u064F\uFE0F\u200C\u200D\u0600\u06DD😀" {
		if Forbidden(r) {
			t.Errorf("Forbidden(%U) = true", r)
		}
	}
	for _, r := range "\x00\r\x1b\x7f\u0085\u00AD\u061C\u200B\u200E\u200F\u2028\u2029\u202A\u202E\u2060\u2066\u2069\uE000\uFEFF\uFFF9\uFFFD\U000E0041\U0010FFFD" {
		if !Forbidden(r) {
			t.Errorf("Forbidden(%U) = false", r)
		}
	}
}

// No rune that a terminal or the bidi algorithm takes for an order passes.
func TestForbiddenControls(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		if unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Co) && r != '\n' && r != '\t' && !Forbidden(r) {
			t.Errorf("Forbidden(%U) = false", r)
		}
	}
}

func TestValidID(t *testing.T) {
	for s, want := range map[string]bool{"a-1": true, "9": true, "": false, "A": false, "a b": false, "a_b": false, "é": false, "أ": false, "a\n": false} {
		if ValidID(s) != want {
			t.Errorf("ValidID(%q) = %v", s, !want)
		}
	}
}

// FuzzRead gives the reader broken files. It reports faults that are fit to show and stand in lines of the file, or
// returns values that keep what the reader promises.
func FuzzRead(f *testing.F) {
	f.Add([]byte(good), false)
	f.Add([]byte("---\n"+good), true)
	f.Add([]byte("id: &a b\ntitle: *a\n<<: {count: 1}\n? size\n: 2\n"), false)
	f.Add([]byte("title: \"\\u202e\\n\"\nlines: !!seq [>\n  a]\n"), true)
	f.Add([]byte("\xff- : ? !\x00\r\n...\n--- |\nد"), false)
	f.Add([]byte("\r\r0\r\n\r\n"), true)
	f.Add([]byte("\ufeff{id: 1, sources: [{title: ' ', date: 0o7}]}"), false)
	f.Fuzz(func(t *testing.T, data []byte, below bool) {
		line := 1
		if below {
			line = 2
		}
		var faults Faults
		s, ok := read("a.yaml", data, line, &faults)
		err := faults.Err()
		if err == nil {
			if !ok || !ValidID(s.ID.ID) || s.Count < 1 || s.Count > 9 || s.Size == 1 || len(s.Sources) == 0 {
				t.Fatalf("unchecked values came through: %+v, %v", s, ok)
			}
			texts := append([]string{s.Title}, s.Lines...)
			for _, o := range s.Sources {
				texts = append(texts, o.Title, o.Date)
			}
			for _, text := range texts {
				if text == "" || strings.ContainsFunc(text, Forbidden) || text != strings.Join(strings.Fields(text), " ") {
					t.Fatalf("an unchecked text came through: %q", text)
				}
			}
			return
		}
		if s := err.Error(); !utf8.ValidString(s) || strings.ContainsFunc(s, Forbidden) {
			t.Fatalf("the error itself is not fit to show: %q", s)
		}
		last := 1 + strings.Count(string(data), "\n")
		for i, f := range faults {
			if f.File != "a.yaml" || f.Want == "" || f.Line < 1 || f.Line > max(last, line) || f.Column < 0 {
				t.Fatalf("fault %+v is in no line of the file", f)
			}
			if i > 0 && f.Line < faults[i-1].Line {
				t.Fatal("faults are not in the order of lines")
			}
		}
	})
}

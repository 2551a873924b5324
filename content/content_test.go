package content

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"kasb/content/strict"
)

// page is a small page without faults; replace is pairs of old and new text, each replaced once.
func page(order int, body string, replace ...string) string {
	s := fmt.Sprintf("---\ntitle: عنوان\norder: %d\nsummary: موجز\nupdated: 2026-11-24\nsources:\n"+
		"  - title: مصدر\n    address: example.com/page\n    date: 2019\n---\n\n%s\n", order, body)
	return edit(s, replace)
}

func edit(s string, replace []string) string {
	for pair := range slices.Chunk(replace, 2) {
		s = strings.Replace(s, pair[0], pair[1], 1)
	}
	return s
}

func pathPage(order int, body string, replace ...string) string {
	const estimate = "estimate:\n  cost: مال\n  hours: ساعات\n  first_income: أسابيع\n  phone: نعم\n"
	return edit(page(order, body, "sources:\n", estimate+"sources:\n"), replace)
}

// pathIDs is the paths of the good library, which are those of the program's own content.
func pathIDs() []string {
	return []string{"products", "store", "services", "pages", "youtube", "affiliate", "writing", "teaching"}
}

// good is a small library without faults.
func good() fstest.MapFS {
	fsys := fstest.MapFS{}
	put(fsys, "articles/one.md", page(1, "نص و[رابط](two.md) و[مسار](../paths/youtube.md)."))
	put(fsys, "articles/two.md", page(2, "نص"))
	for i, id := range pathIDs() {
		put(fsys, "paths/"+id+".md", pathPage(i+1, "نص و[رابط](../articles/one.md)."))
	}
	return fsys
}

func put(fsys fstest.MapFS, name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }

func TestLoadGood(t *testing.T) {
	lib, err := LoadFS(good())
	if err != nil {
		t.Fatal(err)
	}
	want := Page{
		ID: "youtube", Kind: Path, Order: 5, Title: "عنوان", Summary: "موجز", Updated: "2026-11-24",
		Sources:  []Source{{"مصدر", "example.com/page", "2019"}},
		Estimate: &Estimate{"مال", "ساعات", "أسابيع", "نعم"},
		Body:     "نص و[رابط](../articles/one.md).\n",
	}
	if got, ok := lib.Page("youtube"); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("Page(youtube) = %+v, %v; want %+v", got, ok, want)
	}
	if _, ok := lib.Page("none"); ok {
		t.Error("a page that does not exist was found")
	}
}

func TestLoadFaults(t *testing.T) {
	type files map[string]string
	tests := map[string]struct {
		files files // over the good library; empty text removes the file
		want  []string
	}{
		"head": {
			files{
				"articles/one.md": "# نص\n",
				"articles/two.md": "---\ntitle: عنوان\n",
			},
			[]string{
				"articles/one.md:1: الملف لا يبدأ ببيانات الصفحة",
				"articles/two.md:1: بيانات الصفحة بلا نهاية",
			},
		},
		"empty file and empty body": {
			files{"articles/one.md": " ", "articles/two.md": page(2, "\n \n")},
			[]string{"articles/one.md:1: الملف لا يبدأ", "articles/two.md:10: الصفحة بلا نص"},
		},
		"yaml": {
			files{"articles/two.md": page(2, "نص", "title: عنوان", "title: [عنوان")},
			[]string{"articles/two.md:3:1: ليس YAML سليما"},
		},
		"keys": {
			files{"articles/two.md": page(2, "نص", "title:", "titel:", "summary: موجز", "order: 3", "date: 2019", "day: 2019")},
			[]string{
				"articles/two.md:2:1: مفتاح غير معروف «titel»، والمتوقع واحد من: title، order، summary، updated، sources",
				"articles/two.md:2:1: المفتاح «title» مفقود",
				"articles/two.md:2:1: المفتاح «summary» مفقود",
				"articles/two.md:4:1: المفتاح «order» مكرر، والمتوقع مرة واحدة",
				"articles/two.md:7:5: المفتاح «date» مفقود",
				"articles/two.md:9:5: مفتاح غير معروف «day»، والمتوقع واحد من: title، address، date",
			},
		},
		"values": {
			files{"articles/two.md": page(2, "نص", "title: عنوان", "title: ''", "order: 2", "order: ثان",
				"summary: موجز", "summary: [موجز]", "2026-11-24", "2026-02-30", "example.com", "https://example.com")},
			[]string{
				"articles/two.md:2:8: القيمة فارغة، والمتوقع نص في سطر واحد",
				"articles/two.md:3:8: قيمة غير صالحة «ثان»، والمتوقع عدد صحيح من 1 فصاعدا",
				"articles/two.md:4:10: قيمة من نوع آخر، والمتوقع نص في سطر واحد",
				"articles/two.md:5:10: تاريخ غير صالح «2026-02-30»، والمتوقع يوم مثل 2026-11-24",
				"articles/two.md:8:14: عنوان غير صالح «https://example.com/page»",
			},
		},
		"no value": {
			files{"articles/two.md": page(2, "نص", "title: عنوان", "title:", "order: 2", "order: 0")},
			[]string{"articles/two.md:2:7: القيمة فارغة، والمتوقع نص", "articles/two.md:3:8: قيمة غير صالحة «0»، والمتوقع عدد صحيح من 1 فصاعدا"},
		},
		"several lines": {
			files{"articles/two.md": page(2, "نص", "title: عنوان", "title: |\n  سطر\n  سطر")},
			[]string{"articles/two.md:2:8: النص في أكثر من سطر"},
		},
		"sources": {
			files{
				"articles/one.md": page(1, "نص", "  - title: مصدر\n    address: example.com/page\n    date: 2019\n", ""),
				"articles/two.md": page(2, "نص", "  - title: مصدر\n    address: example.com/page\n    date: 2019\n", "  - موقع\n"),
			},
			[]string{
				"articles/one.md:6:10: القيمة فارغة، والمتوقع قائمة",
				"articles/two.md:7:5: قيمة غير صالحة «موقع»، والمتوقع المفاتيح: title، address، date",
			},
		},
		"no data, no source": {
			files{
				"articles/one.md": "---\n# لا شيء\n---\nنص\n",
				"articles/two.md": page(2, "نص", "  - title: مصدر\n    address: example.com/page\n    date: 2019\n", "  []\n"),
			},
			[]string{
				"articles/one.md:2: لا بيانات، والمتوقع المفاتيح: title، order، summary، updated، sources",
				"articles/two.md:7:3: عدد عناصر القائمة 0، والمتوقع 1 أو أكثر",
			},
		},
		"estimate": {
			files{
				"articles/two.md":   pathPage(2, "نص"),
				"paths/youtube.md":  page(5, "نص"),
				"paths/products.md": pathPage(1, "نص", "  cost: مال\n", "  price: مال\n"),
			},
			[]string{
				"articles/two.md:6:1: مفتاح غير معروف «estimate»",
				"paths/products.md:7:3: مفتاح غير معروف «price»، والمتوقع واحد من: cost، hours، first_income، phone",
				"paths/products.md:7:3: المفتاح «cost» مفقود",
				"paths/youtube.md:2:1: المفتاح «estimate» مفقود",
			},
		},
		"names": {
			files{
				"articles/Three.md":   page(3, "نص"),
				"articles/a b.md":     page(5, "نص"),
				"articles/compare.md": page(6, "نص"),
				"articles/youtube.md": page(4, "نص"),
				"articles/four.MD":    page(7, "نص"),
				"articles/.five.md":   "نص",
				"articles/six.md~":    "نص",
				"articles/x.md/y.md":  page(8, "نص"),
				"Glossary.yml":        "نص",
				"platform/one.md":     "نص",
				"README.md":           "نص",
			},
			[]string{
				"Glossary.yml: اسم لا يعرفه البرنامج، والمتوقع glossary.yaml",
				"articles/Three.md: اسم الملف «Three» غير مقبول",
				"articles/a b.md: اسم الملف «a b» غير مقبول",
				"articles/compare.md: الاسم «compare» محجوز",
				"articles/four.MD: ليس صفحة",
				"articles/x.md: هذا مجلد، والمتوقع ملف",
				"paths/youtube.md: الاسم «youtube» مستعمل في articles/youtube.md",
				"platform: اسم لا يعرفه البرنامج، والمتوقع platforms",
			},
		},
		"files of another kind": {
			files{"articles/one.md": page(1, "نص\nم\x00ن"), "articles/two.md": "\xff\xfe-\x00-\x00"},
			[]string{
				"articles/one.md:13:2: بايت صفر",
				"articles/two.md: الملف بترميز UTF-16، والمتوقع UTF-8، ويحوله الأمر: iconv -f UTF-16 -t UTF-8",
			},
		},
		"too large": {
			files{"articles/two.md": page(2, strings.Repeat("نص ", 60_000))},
			[]string{"articles/two.md: حجم الملف بالبايت 300149، والمتوقع 262144 على الأكثر"},
		},
		"order": {
			files{"articles/two.md": page(1, "نص")},
			[]string{"articles/two.md:3:8: الترتيب 1 مستعمل في articles/one.md"},
		},
		"links": {
			files{"articles/one.md": page(1, "[أ](one.md)"), "articles/two.md": page(2, "[أ](one.md) [ب](three.md) [ج](../paths/one.md)\n"+
				"[د](https://example.com) [ه](http://example.com) <mailto:a@example.com>\n\n"+
				"- [و](javascript:alert) [ز](/articles/one.md)\n- [ح](one.md#x) [ط][ي] [](one.md)\n\n[ي]: nowhere.md\n\n"+
				"`[ك](three.md)`")},
			[]string{
				"articles/one.md:12: رابط «one.md» يعود إلى صفحته نفسها",
				"articles/two.md:12: رابط مكسور «three.md»، والمتوقع صفحة موجودة مثل ../paths/name.md",
				"articles/two.md:12: رابط مكسور «../paths/one.md»",
				"articles/two.md:13: رابط «http://example.com» ليس https",
				"articles/two.md:13: رابط «mailto:a@example.com» ليس https",
				"articles/two.md:15: رابط «javascript:alert» ليس https",
				"articles/two.md:15: رابط مكسور «/articles/one.md»",
				"articles/two.md:16: رابط مكسور «one.md#x»",
				"articles/two.md:16: رابط مكسور «nowhere.md»",
				"articles/two.md:16: رابط بلا نص",
			},
		},
		"runes": {
			files{
				"articles/one.md": page(1, "أ\u202Eب\nسليم\n&rlm;أ\n&#xE000;", "موجز", "مو\uE001جز"),
				"articles/two.md": page(2, "أ\xffب\nج\u2066د\nه\u200Cو", "title: عنوان", `title: "أ\u200Fب"`),
			},
			[]string{
				"articles/one.md:4:12: رمز غير مسموح به U+E001",
				"articles/one.md:12:2: رمز غير مسموح به U+202E",
				"articles/one.md:14: رمز غير مسموح به U+200F",
				"articles/one.md:15: رمز غير مسموح به U+E000",
				"articles/two.md:2:8: رمز غير مسموح به في «أU+200Fب»",
				"articles/two.md:12: بايتات ليست UTF-8",
				"articles/two.md:13:2: رمز غير مسموح به U+2066",
			},
		},
		"markdown": {
			files{"articles/two.md": page(2, "## نعم\n\n# لا\n\nلا\n==\n\nأ <b>ب</b>\n\n<div>\n</div>\n\n![صورة](one.md)")},
			[]string{
				"articles/two.md:14: عنوان من المستوى 1",
				"articles/two.md:16: عنوان من المستوى 1",
				"articles/two.md:19: وسم HTML",
				"articles/two.md:19: وسم HTML",
				"articles/two.md:21: وسم HTML",
				"articles/two.md:24: صورة",
			},
		},
		"tables": {
			files{"articles/two.md": page(2, "| أ | ب |\n|---|---|\n| 1 | 2 |\n| 1 |\n| 1 | 2 | 3 |\n| | 2 \\| 3 |\n| | |\n\n"+
				"| أ | ب |\n|---|\n| 1 |")},
			[]string{
				"articles/two.md:15: صف فيه من الخلايا 1، والمتوقع 2",
				"articles/two.md:16: صف فيه من الخلايا 3، والمتوقع 2",
				"articles/two.md:21: سطر الفصل لا يطابق رأس الجدول",
			},
		},
		"windows line ends": {
			files{"articles/two.md": strings.ReplaceAll(page(2, "نص\n\n# لا"), "\n", "\r\n")},
			[]string{"articles/two.md:14: عنوان من المستوى 1"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fsys := good()
			for name, text := range tt.files {
				if put(fsys, name, text); text == "" {
					delete(fsys, name)
				}
			}
			lib, err := LoadFS(fsys)
			var faults strict.Faults
			if !errors.As(err, &faults) || lib != nil {
				t.Fatalf("LoadFS = %v, %v; want no library and faults", lib, err)
			}
			if len(faults) != len(tt.want) {
				t.Fatalf("%d faults, want %d:\n%v", len(faults), len(tt.want), err)
			}
			for i, f := range faults {
				if !strings.HasPrefix(f.String(), tt.want[i]) {
					t.Errorf("fault %d:\n got %s\nwant %s…", i, f, tt.want[i])
				}
				if !strings.Contains(err.Error(), f.String()) {
					t.Errorf("the error does not list %s", f)
				}
			}
		})
	}
}

func TestLoadUnreadable(t *testing.T) {
	_, err := LoadFS(fstest.MapFS{})
	const want = "أخطاء في المحتوى:\narticles: غير موجود، والمتوقع مجلد بهذا الاسم\npaths: غير موجود، والمتوقع مجلد بهذا الاسم"
	if err == nil || err.Error() != want {
		t.Errorf("LoadFS without folders: %v, want %s", err, want)
	}
}

func TestNeighbours(t *testing.T) {
	lib, err := LoadFS(good())
	if err != nil {
		t.Fatal(err)
	}
	all := append([]string{"one", "two"}, pathIDs()...)
	for i, id := range all {
		want := ""
		if i+1 < len(all) {
			want = all[i+1]
		}
		if p, ok := lib.Next(id); p.ID != want || ok != (want != "") {
			t.Errorf("Next(%s) = %q, %v; want %q", id, p.ID, ok, want)
		}
		want = ""
		if i > 0 {
			want = all[i-1]
		}
		if p, ok := lib.Prev(id); p.ID != want || ok != (want != "") {
			t.Errorf("Prev(%s) = %q, %v; want %q", id, p.ID, ok, want)
		}
	}
	if p, ok := lib.Next("none"); ok {
		t.Errorf("Next(none) = %v", p.ID)
	}
}

func TestResolve(t *testing.T) {
	lib, err := LoadFS(good())
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ from, dest, want string }{
		{"one", "two.md", "two"},
		{"one", "./two.md", "two"},
		{"one", "../articles/two.md", "two"},
		{"one", "../paths/youtube.md", "youtube"},
		{"youtube", "store.md", "store"},
		{"youtube", "../articles/one.md", "one"},
		{"youtube", "one.md", ""},
		{"one", "two", ""},
		{"one", "", ""},
		{"one", "/articles/two.md", ""},
		{"one", "../../articles/two.md", ""},
		{"one", "https://example.com/two.md", ""},
	}
	for _, tt := range tests {
		from, _ := lib.Page(tt.from)
		if id, ok := lib.Resolve(from, tt.dest); id != tt.want || ok != (tt.want != "") {
			t.Errorf("Resolve(%s, %q) = %q, %v; want %q", tt.from, tt.dest, id, ok, tt.want)
		}
	}
}

// FuzzLoad puts arbitrary bytes in the place of an article, of a head and of a body. A load ends in a library or in
// readable faults that point into files of the content folder.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(page(1, "نص")))
	f.Add([]byte(page(1, "| أ | ب |\n|---|---|\n| 1 |\n\n- <b> ![](x) [a](b)\n\n> # لا")))
	f.Add([]byte("---\ntitle: {a: [b, &c d], e: *c}\n<<: !!str x\n? y\n---\n"))
	f.Add([]byte("---\n---\n\xff&#xE000;"))
	f.Add([]byte("\r\r\r\rد"))
	f.Add([]byte("title: >\n  أ\n  ب\norder: 0x3\nsources:\n- {title: \"\\u202e\", date: !!int 1}\n...\n# ج\n--- |\nد"))
	f.Add([]byte("[أ]: one.md\n1. [أ] ~~ب~~ <c@d.ef>\n   - [x] www.example.com\n\n\t\tج\n```\n| أ |\n|--|--|\n***"))
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := good()
		fsys["articles/one.md"] = &fstest.MapFile{Data: data}
		put(fsys, "articles/two.md", page(2, string(data)))
		put(fsys, "articles/head.md", "---\n"+string(data)+"\n---\nنص\n")
		lib, err := LoadFS(fsys)
		if (lib == nil) == (err == nil) {
			t.Fatalf("LoadFS = %v, %v", lib, err)
		}
		if err == nil {
			if p, ok := lib.Page("one"); !ok || p.Title == "" || strings.TrimSpace(p.Body) == "" {
				t.Fatalf("an unchecked page came through: %+v", p)
			}
			return
		}
		var faults strict.Faults
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("not faults: %v", err)
		}
		if s := err.Error(); !utf8.ValidString(s) || strings.ContainsFunc(s, strict.Forbidden) {
			t.Fatalf("the error itself is not fit to show: %q", s)
		}
		for _, f := range faults {
			file, ok := fsys[f.File]
			if !ok || f.Want == "" || f.Line < 0 || f.Line > strings.Count(string(file.Data), "\n")+1 {
				t.Fatalf("fault %+v is in no line of a file", f)
			}
		}
		if !slices.IsSortedFunc(faults, func(a, b strict.Fault) int { return strings.Compare(a.File, b.File) }) {
			t.Fatal("faults are not in the order of files")
		}
	})
}

func TestEveryPathNamesItsRisks(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range l.Paths {
		risks, ok := p.Section(Risks)
		if !ok || strings.Count("\n"+risks, "\n- ") < 3 || strings.Contains(risks, "## ") {
			t.Errorf("%s: %q", p.ID, risks)
		}
	}
	if _, ok := l.Paths[0].Section("قسم غير موجود"); ok {
		t.Error("a section that there is not is found")
	}
}

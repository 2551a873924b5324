package command_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// examplePack is a small pack of another subject.
const examplePack = "../../content/pack/testdata/pack"

// breakable is a copy of the example that a test may break.
type breakable struct {
	t   *testing.T
	dir string
}

func newBreakable(t *testing.T) breakable {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pack")
	if err := os.CopyFS(dir, os.DirFS(examplePack)); err != nil {
		t.Fatal(err)
	}
	return breakable{t, dir}
}

func (b breakable) path(name string) string { return filepath.Join(b.dir, filepath.FromSlash(name)) }

func (b breakable) done(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b breakable) write(name, text string) {
	b.t.Helper()
	b.done(os.WriteFile(b.path(name), []byte(text), 0o644))
}

func (b breakable) remove(name string) { b.t.Helper(); b.done(os.RemoveAll(b.path(name))) }

// edit changes the first place in a file that reads old.
func (b breakable) edit(name, old, new string) {
	b.t.Helper()
	data, err := os.ReadFile(b.path(name))
	b.done(err)
	if !strings.Contains(string(data), old) {
		b.t.Fatalf("%q is not in %s", old, name)
	}
	b.write(name, strings.Replace(string(data), old, new, 1))
}

func (b breakable) link(to, name string) {
	b.t.Helper()
	if err := os.Symlink(to, b.path(name)); err != nil {
		b.t.Skipf("no links on this machine: %v", err)
	}
}

// TestCheckBrokenPacks breaks the example in one place each and expects these
// beginnings of lines, in this order and no others.
func TestCheckBrokenPacks(t *testing.T) {
	const one, two, orders, table, questions, glossary = "articles/from-hobby-to-trade.md", "articles/cost-of-a-piece.md", "paths/orders.md", "quiz/table.yaml", "quiz/questions.yaml", "glossary.yaml"
	edit := func(file, old, new string) func(breakable) { return func(b breakable) { b.edit(file, old, new) } }
	write := func(file, text string) func(breakable) { return func(b breakable) { b.write(file, text) } }
	remove := func(file string) func(breakable) { return func(b breakable) { b.remove(file) } }
	for name, c := range map[string]struct {
		change func(breakable)
		want   []string
	}{
		// Files and folders.
		"no articles": {remove("articles"), []string{
			"articles: غير موجود، والمتوقع مجلد بهذا الاسم",
			"glossary.yaml:10:9: صفحة غير معروفة «cost-of-a-piece»",
		}},
		"no paths":     {remove("paths"), []string{one + ":27: رابط مكسور", one + ":28: رابط مكسور", one + ":29: رابط مكسور", "glossary.yaml:6:9: صفحة غير معروفة «orders»", "glossary.yaml:6:17: صفحة غير معروفة", "paths: غير موجود", "platforms/gallery.md:12: رابط مكسور"}},
		"no quiz":      {remove("quiz"), []string{"quiz/questions.yaml: غير موجود، والمتوقع ملف بهذا الاسم", "quiz/table.yaml: غير موجود"}},
		"no table":     {remove(table), []string{"quiz/table.yaml: غير موجود، والمتوقع ملف بهذا الاسم"}},
		"no questions": {remove(questions), []string{"quiz/questions.yaml: غير موجود، والمتوقع ملف بهذا الاسم"}},
		"folder is a file": {func(b breakable) { b.remove("platforms"); b.write("platforms", "نص") }, []string{
			two + ":20: رابط مكسور «../platforms/gallery.md»", "platforms: هذا ملف، والمتوقع مجلد",
		}},
		"file is a folder":  {func(b breakable) { b.done(os.Mkdir(b.path("articles/x.md"), 0o755)) }, []string{"articles/x.md: هذا مجلد، والمتوقع ملف"}},
		"table is a folder": {func(b breakable) { b.remove(table); b.done(os.Mkdir(b.path(table), 0o755)) }, []string{"quiz/table.yaml: هذا مجلد، والمتوقع ملف"}},
		"upper case":        {func(b breakable) { b.done(os.Rename(b.path("platforms/gallery.md"), b.path("platforms/Gallery.md"))) }, []string{two + ":20: رابط مكسور", "platforms/Gallery.md: اسم الملف «Gallery» غير مقبول، والمتوقع حروف لاتينية صغيرة وأرقام وشرطات"}},
		"name with a space": {func(b breakable) {
			b.done(os.Rename(b.path("platforms/gallery.md"), b.path("platforms/my gallery.md")))
		}, []string{two + ":20: رابط مكسور", "platforms/my gallery.md: اسم الملف «my gallery» غير مقبول"}},
		"another ending":    {write("articles/three.markdown", "نص"), []string{"articles/three.markdown: ليس صفحة، والمتوقع في المجلد articles ملفات ينتهي اسمها بـ .md"}},
		"folder misnamed":   {func(b breakable) { b.done(os.Rename(b.path("platforms"), b.path("platform"))) }, []string{two + ":20: رابط مكسور", "platform: اسم لا يعرفه البرنامج، والمتوقع platforms"}},
		"glossary misnamed": {func(b breakable) { b.done(os.Rename(b.path(glossary), b.path("glossary.yml"))) }, []string{"glossary.yml: اسم لا يعرفه البرنامج، والمتوقع glossary.yaml"}},
		"reserved name":     {func(b breakable) { b.done(os.Rename(b.path("platforms/gallery.md"), b.path("platforms/compare.md"))) }, []string{two + ":20: رابط مكسور", "platforms/compare.md: الاسم «compare» محجوز"}},
		"name twice": {func(b breakable) {
			b.edit(two, "../platforms/gallery.md", "../platforms/orders.md")
			b.done(os.Rename(b.path("platforms/gallery.md"), b.path("platforms/orders.md")))
		}, []string{"platforms/orders.md: الاسم «orders» مستعمل في paths/orders.md"}},

		// Links between files.
		"link in a circle":   {func(b breakable) { b.link("loop.md", "articles/again.md"); b.link("again.md", "articles/loop.md") }, []string{"articles/again.md: رابط رمزي يدور على نفسه، والمتوقع ملف", "articles/loop.md: رابط رمزي يدور على نفسه"}},
		"folder in a circle": {func(b breakable) { b.remove("platforms"); b.link("platforms", "platforms") }, []string{two + ":20: رابط مكسور", "platforms: رابط رمزي يدور على نفسه، والمتوقع مجلد"}},
		"link out of it":     {func(b breakable) { b.write("../three.md", "نص"); b.link("../../three.md", "articles/three.md") }, []string{"articles/three.md: رابط رمزي إلى خارج المجلد، والمتوقع ملف داخله"}},
		"folder out of it": {func(b breakable) {
			b.remove("platforms")
			b.done(os.Mkdir(b.path("../other"), 0o755))
			b.link("../other", "platforms")
		}, []string{two + ":20: رابط مكسور", "platforms: رابط رمزي إلى خارج المجلد، والمتوقع مجلد داخله"}},
		"absolute link":   {func(b breakable) { b.remove(glossary); b.link(b.path(one), glossary) }, []string{"glossary.yaml: رابط رمزي إلى خارج المجلد"}},
		"link to nothing": {func(b breakable) { b.link("none.md", "articles/three.md") }, []string{"articles/three.md: رابط رمزي إلى ما ليس موجودا، والمتوقع ملف"}},

		// What is in a file.
		"empty page":      {write(two, ""), []string{two + ":1: الملف لا يبدأ ببيانات الصفحة، والمتوقع سطر أول فيه --- وحدها"}},
		"empty table":     {write(table, ""), []string{"quiz/table.yaml:1: لا بيانات، والمتوقع المفاتيح: version، rule"}},
		"empty questions": {write(questions, "\n"), []string{"quiz/questions.yaml:1: لا بيانات، والمتوقع قائمة"}},
		"empty glossary":  {write(glossary, "# لا شيء\n"), []string{"glossary.yaml:1: لا بيانات، والمتوقع قائمة"}},
		"binary file":     {write(two, "GIF89a\x01\x00\x00"), []string{two + ":1:8: بايت صفر، فالملف ليس نصا، والمتوقع ملف نصي بترميز UTF-8"}},
		"UTF-16":          {write(table, "\xff\xfev\x00e\x00"), []string{"quiz/table.yaml: الملف بترميز UTF-16، والمتوقع UTF-8، ويحوله الأمر: iconv -f UTF-16 -t UTF-8"}},
		"not UTF-8":       {edit(two, "المواد", "\xc7\xe1"), []string{two + ":4: بايتات ليست UTF-8، والمتوقع ملف محفوظ بترميز UTF-8"}},
		"bidi control":    {edit(orders, "عربون قبل", "عربون \u202eقبل"), []string{orders + ":17:42: رمز غير مسموح به U+202E"}},
		"private use":     {edit(glossary, "عربون", "عربون\ue000"), []string{"glossary.yaml:3:14: رمز غير مسموح به U+E000"}},
		"huge page":       {func(b breakable) { b.done(os.Truncate(b.path(two), 1<<30)) }, []string{two + ": حجم الملف بالبايت 1073741824، والمتوقع 262144 على الأكثر"}},
		"not YAML":        {edit(table, "rule:\n", "rule: [\n"), []string{"quiz/table.yaml:16:1: ليس YAML سليما"}},
		"two documents":   {edit(glossary, "- term: كلفة", "---\n- term: كلفة"), []string{"glossary.yaml:9:1: مستند YAML ثان، والمتوقع مستند واحد"}},
		"aliases":         {write(glossary, "- &a [x, x, x, x]\n- &b [*a, *a, *a]\n- [*b, *b]\n"), []string{"glossary.yaml:1:3: مرجع YAML من نوع & أو *، وهو غير مقبول هنا، والمتوقع المفاتيح: term، also، meaning، see", "glossary.yaml:2:3: مرجع YAML", "glossary.yaml:3:3: قيمة من نوع آخر"}},
		"nesting":         {write(questions, strings.Repeat("- ", 500)), []string{"quiz/questions.yaml:1: أقواس أو شرطات متداخلة أكثر من 32"}},
		"long line":       {write(questions, strings.Repeat("[", 100_000)), []string{"quiz/questions.yaml:1: طول السطر بالبايت 100000، والمتوقع 16384 على الأكثر"}},

		// Pages.
		"unknown key":         {edit(two, "summary:", "sumary:"), []string{two + ":2:1: المفتاح «summary» مفقود", two + ":4:1: مفتاح غير معروف «sumary»، والمتوقع واحد من: title، order"}},
		"wrong type":          {edit(two, "order: 2", "order: ثان"), []string{two + ":3:8: قيمة غير صالحة «ثان»، والمتوقع عدد صحيح من 1 فصاعدا"}},
		"no estimate":         {edit(orders, "estimate:", "extra:"), []string{orders + ":2:1: المفتاح «estimate» مفقود", orders + ":10:1: مفتاح غير معروف «extra»"}},
		"same order":          {edit(two, "order: 2", "order: 1"), []string{one + ":3:8: الترتيب 1 مستعمل في " + two}},
		"broken link":         {edit(two, "../platforms/gallery.md", "../platforms/none.md"), []string{two + ":20: رابط مكسور «../platforms/none.md»، والمتوقع صفحة موجودة"}},
		"link to itself":      {edit(orders, "عربون قبل", "[عربون](orders.md) قبل"), []string{orders + ":17: رابط «orders.md» يعود إلى صفحته نفسها"}},
		"link to http":        {edit(orders, "عربون قبل", "[عربون](http://example.com) قبل"), []string{orders + ":17: رابط «http://example.com» ليس https"}},
		"chart not shown":     {edit(one, "![أكثر الوقت يذهب إلى غير ما يحبه الهاوي](chart:hours)\n", ""), []string{one + ":11:9: الرسم «hours» لا يظهر في النص"}},
		"unknown chart":       {edit(one, "chart:hours)", "chart:days)"), []string{one + ":11:9: الرسم «hours» لا يظهر في النص", one + ":23: رسم غير معروف «days»"}},
		"picture":             {edit(one, "chart:hours)", "hours.png)"), []string{one + ":11:9: الرسم «hours»", one + ":23: صورة، والمتوقع نص أو رسم"}},
		"glossary to nowhere": {edit(glossary, "see: [orders,", "see: [order,"), []string{"glossary.yaml:6:9: صفحة غير معروفة «order»، والمتوقع اسم ملف صفحة بلا .md"}},
		"term of itself":      {edit(glossary, "[دفعة مقدمة,", "[عربون,"), []string{"glossary.yaml:4:10: الكلمة «عربون» تعود إلى نفسها"}},

		// Questions and table, and both with the pages.
		"path without a page": {func(b breakable) {
			b.remove("paths/market.md")
			b.edit(one, "[البيع في السوق](../paths/market.md)", "البيع في السوق")
		}, []string{"quiz/table.yaml:66:9: لا صفحة للمسار «market»، والمتوقع الملف paths/market.md"}},
		"page without a path": {func(b breakable) {
			b.write("paths/repair.md", strings.Replace(b.read("paths/market.md"), "order: 1", "order: 4", 1))
		}, []string{"paths/repair.md: لا مسار بالاسم «repair» في جدول الأسئلة، والمتوقع واحد من: market، orders، workshop"}},
		"one path":               {func(b breakable) { b.onePath() }, []string{"quiz/table.yaml:66:3: عدد عناصر القائمة 1، والمتوقع 2 أو أكثر"}},
		"path twice":             {edit(table, "- id: orders", "- id: market"), []string{"paths/orders.md: لا مسار بالاسم «orders» في جدول الأسئلة", "quiz/table.yaml:85:9: المعرف «market» مكرر"}},
		"unknown value":          {edit(questions, "of: talk", "of: speak"), []string{"quiz/questions.yaml:40:7: قيمة غير معروفة «speak»، والمتوقع معرف من قائمة dimensions", "quiz/table.yaml:34:9: للقيمة «talk» في الصيغة القصيرة 0 من الأسئلة"}},
		"question twice":         {edit(questions, "- id: talk-2", "- id: talk-1"), []string{"quiz/questions.yaml:96:7: المعرف «talk-1» مكرر"}},
		"four answers":           {edit(questions, "    - {level: 4, text: \"أكثر من 15 ساعة\", echo: \"لديك أكثر من 15 ساعة في الأسبوع\"}\n", ""), []string{"quiz/questions.yaml:9:5: عدد عناصر القائمة 4، والمتوقع 5"}},
		"scene without a lesson": {edit(questions, "  lesson: من يدفع لا يحتاج إلى رقم بطاقتك. رقم الحساب يكفي للتحويل.\n", ""), []string{"quiz/questions.yaml:124:5: مشهد احتيال بلا درس، والمتوقع المفتاح lesson مع كل مشهد"}},
		"page that is not there": {edit(table, "    action: حجز 3 ساعات في يوم ثابت من هذا الأسبوع.\n", "    action: حجز 3 ساعات في يوم ثابت من هذا الأسبوع.\n    page: nowhere\n"), []string{"quiz/table.yaml:25:11: صفحة غير معروفة «nowhere»"}},
		"gate beside the needs":  {edit(table, "gate: {of: talk", "gate: {of: teach"), []string{"quiz/table.yaml:83:11: شرط البدء على القيمة «teach»، والمتوقع قيمة من حاجات المسار"}},
		"path that never wins":   {edit(table, "gate: {of: talk, level: 2", "gate: {of: tools, level: 4"), []string{"quiz/table.yaml:66:9: المسار «market» لا يأتي أولا حتى لمن يحقق حاجاته"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBreakable(t)
			c.change(b)
			status, out, errs := pipe(t, filepath.Dir(b.dir), "", "check", "pack")
			lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
			if status != exitUsage || errs != "" {
				t.Errorf("status %d, message %q", status, errs)
			}
			ok := len(lines) == len(c.want)
			for i := 0; ok && i < len(lines); i++ {
				ok = strings.HasPrefix(filepath.ToSlash(lines[i]), "pack/"+c.want[i])
			}
			if !ok {
				t.Errorf("got\n%s\nwant\n%s", out, strings.Join(c.want, "\n"))
			}
		})
	}
}

func (b breakable) read(name string) string {
	b.t.Helper()
	data, err := os.ReadFile(b.path(name))
	b.done(err)
	return string(data)
}

// onePath takes all paths but one out of the table and the folder.
func (b breakable) onePath() {
	b.t.Helper()
	before, after, _ := strings.Cut(b.read("quiz/table.yaml"), "\n  - id: orders")
	if after == "" {
		b.t.Fatal("the table has no second path")
	}
	b.write("quiz/table.yaml", before)
	b.remove("paths/orders.md")
	b.remove("paths/workshop.md")
	b.write("articles/from-hobby-to-trade.md", strings.NewReplacer("](../paths/orders.md)", "](../paths/market.md)", "](../paths/workshop.md)", "](../paths/market.md)").Replace(b.read("articles/from-hobby-to-trade.md")))
	b.edit("platforms/gallery.md", "../paths/orders.md", "../paths/market.md")
	b.edit("glossary.yaml", "[orders, workshop]", "[market]")
}

func TestCheckGoodPacks(t *testing.T) {
	status, out, errs := pipe(t, ".", "", "check", examplePack)
	if status != 0 || errs != "" || strings.Count(out, "\n") != 1 || !strings.Contains(out, "سليم. المقالات: 2، المسارات: 3، المنصات: 1، المصطلحات: 2، الأسئلة: 12.") {
		t.Errorf("status %d, message %q, output %q", status, errs, out)
	}
	if status, out, errs := pipe(t, ".", "", "check"); status != 0 || errs != "" || !strings.Contains(out, "محتوى البرنامج سليم. ") || !strings.Contains(out, "الأسئلة: 27.") {
		t.Errorf("our own: status %d, message %q, output %q", status, errs, out)
	}
	// Through links inside, with a byte order mark and what editors leave, in the form of Windows.
	b := newBreakable(t)
	b.link("from-hobby-to-trade.md", "articles/.draft.md")
	b.write("articles/cost-of-a-piece.md~", "قديم")
	b.write("README.md", "حزمة")
	b.write("glossary.yaml", "\ufeff"+strings.ReplaceAll(b.read("glossary.yaml"), "\n", "\r\n"))
	b.done(os.Rename(b.path("quiz"), b.path("data")))
	b.link("data", "quiz")
	if status, out, errs := pipe(t, b.dir, "", "check", "."); status != 0 || errs != "" {
		t.Errorf("status %d, message %q, output %q", status, errs, out)
	}
}

func TestCheckCommandLine(t *testing.T) {
	dir := folder(t, "file", "نص")
	for _, c := range []struct {
		args      []string
		status    int
		out, errs string // what they hold
	}{
		{[]string{"--help"}, 0, "kasb check", ""},
		{[]string{"none"}, 2, "none: غير موجود، والمتوقع مجلد بهذا الاسم\n", ""},
		{[]string{"file"}, 2, "file: ليس مجلدا، والمتوقع مجلد\n", ""},
		{[]string{"a", "b"}, 2, "", "a b"},
		{[]string{""}, 2, "", "kasb check"},
		{[]string{"--none"}, 2, "", "--none"},
		{[]string{"--text", "sideways"}, 2, "", "sideways"},
	} {
		status, out, errs := pipe(t, dir, "", append([]string{"check"}, c.args...)...)
		if status != c.status || !strings.Contains(out, c.out) || !strings.Contains(errs, c.errs) || c.out == "" && out != "" || c.errs == "" && errs != "" {
			t.Errorf("%q: status %d, output %q, message %q", c.args, status, out, errs)
		}
	}
}

// No more faults are listed than anybody reads.
func TestCheckManyFaults(t *testing.T) {
	b := newBreakable(t)
	b.write("glossary.yaml", strings.Repeat("- term: \u202e\n", 1000))
	status, out, errs := pipe(t, b.dir, "", "check", b.dir)
	if lines := strings.Count(out, "\n"); status != exitUsage || lines != 200 || !strings.HasSuffix(errs, " 1800\n") {
		t.Errorf("status %d, %d lines, message %q", status, lines, errs)
	}
}

func TestCheckInATerminal(t *testing.T) {
	b := newBreakable(t)
	b.edit("paths/orders.md", "order: 2", "order: 0")
	r := sit(t, t.TempDir(), 100, 24, nil, "check", b.dir)
	if status := r.leaves(); status != exitUsage {
		t.Errorf("exit status %d", status)
	}
	r.sees("عدد الأخطاء: 1", "قيمة غير صالحة")
	if out := r.output(); !strings.Contains(out, "paths/orders.md:3:8") || strings.Contains(out, b.dir+"/paths") {
		t.Errorf("%q", out)
	}
}

// What can't be read is said, whoever may not read it.
func TestCheckUnreadable(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("everything can be read here")
	}
	b := newBreakable(t)
	b.done(os.Chmod(b.path("glossary.yaml"), 0))
	if status, out, _ := pipe(t, b.dir, "", "check", "."); status != exitUsage || out != "glossary.yaml: لا إذن بالقراءة، والمتوقع ملف تمكن قراءته\n" {
		t.Errorf("status %d, output %q", status, out)
	}
}

// A pipe in the place of a page is not waited for.
func TestCheckPipes(t *testing.T) {
	b := newBreakable(t)
	if err := mkfifo(b.path("articles/three.md")); err != nil {
		t.Skip(err)
	}
	status, out, _ := pipe(t, b.dir, "", "check", ".")
	if want := fmt.Sprintln("articles/three.md: ليس ملفا عاديا، والمتوقع ملف نصي"); status != exitUsage || out != want {
		t.Errorf("status %d, output %q", status, out)
	}
}

func mkfifo(name string) error { return exec.Command("mkfifo", name).Run() }

// A folder is checked wherever on the command line it is given; the one behind check counts.
func TestCheckOtherContent(t *testing.T) {
	good, bad := newBreakable(t), newBreakable(t)
	bad.remove("quiz/table.yaml")
	for _, c := range []struct {
		env    string
		args   []string
		status int
		holds  string
	}{
		{"", []string{"--content", good.dir, "check"}, 0, "\u2068" + good.dir + "\u2069 سليم. "},
		{"", []string{"--content", bad.dir, "check"}, exitUsage, "table.yaml: غير موجود"},
		{"", []string{"check", "--content", bad.dir}, exitUsage, "table.yaml: غير موجود"},
		{"", []string{"--content", bad.dir, "check", good.dir}, 0, "\u2068" + good.dir + "\u2069 سليم. "},
		{bad.dir, []string{"check"}, exitUsage, "table.yaml: غير موجود"},
		{bad.dir, []string{"--content", good.dir, "check"}, 0, "\u2068" + good.dir + "\u2069 سليم. "},
	} {
		t.Setenv("KASB_CONTENT", c.env)
		if status, out, errs := pipe(t, ".", "", c.args...); status != c.status || !strings.Contains(out, c.holds) || errs != "" {
			t.Errorf("%s, %q: status %d, output %q, message %q", c.env, c.args, status, out, errs)
		}
	}
}

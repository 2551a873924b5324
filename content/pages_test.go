package content

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

func load(t testing.TB) *Library {
	t.Helper()
	lib, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func (l *Library) all() []Page { return slices.Concat(l.Articles, l.Paths) }

func TestLoad(t *testing.T) {
	lib := load(t)
	var ids []string
	for _, p := range lib.all() {
		ids = append(ids, p.ID)
	}
	want := append([]string{
		"talking-to-earning", "history", "numbers", "buying", "platform-tools", "before-you-start",
	}, PathIDs()...)
	if !slices.Equal(ids, want) {
		t.Errorf("pages in order: %v\nwant %v", ids, want)
	}
}

// links returns the pages to which a page leads, in reading order.
func links(lib *Library, p Page) []string {
	var ids []string
	for n := range nodes(newParser().Parse(text.NewReader([]byte(p.Body)))) {
		if l, ok := n.(*ast.Link); ok {
			if id, ok := lib.Resolve(p, string(l.Destination)); ok {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Every page can be reached from the first article by following links, and the first article shows all eight paths.
func TestLinksReachEveryPage(t *testing.T) {
	lib := load(t)
	first := lib.Articles[0]
	direct := links(lib, first)
	for _, id := range PathIDs() {
		if !slices.Contains(direct, id) {
			t.Errorf("%s does not lead to the path %s", first.ID, id)
		}
	}
	reached := map[string]bool{first.ID: true}
	for queue := []string{first.ID}; len(queue) > 0; queue = queue[1:] {
		p, _ := lib.Page(queue[0])
		for _, id := range links(lib, p) {
			if !reached[id] {
				reached[id] = true
				queue = append(queue, id)
			}
		}
	}
	for _, p := range lib.all() {
		if !reached[p.ID] {
			t.Errorf("no link leads to %s", p.ID)
		}
	}
}

// The facts of the article from which the project grew, each in the page where a reader would look for it.
func TestFactsOfTheFirstArticle(t *testing.T) {
	lib := load(t)
	tests := []struct {
		fact, id string
		words    []string // each must be there; a slash stands between equally good words
	}{
		{"shares of purposes, unverified", "talking-to-earning", []string{"62%", "18%", "20%", "لم نجد لها مصدرا منشورا"}},
		{"made for talking, became leisure and income", "talking-to-earning", []string{"أناس", "للترفيه", "مصدر رزق"}},
		{"an account that earns is tempting", "talking-to-earning", []string{"مغرية", "يعيش منها"}},
		{"time spent, ways of thinking changed", "talking-to-earning", []string{"من يومهم/من اليوم", "طرق قديمة في التفكير"}},
		{"direct shopping in 2020", "talking-to-earning", []string{"البيع المباشر", "2020", "الجائحة", "الحجر المنزلي"}},
		{"commission for companies", "talking-to-earning", []string{"شركات", "حصة من كل بيع"}},
		{"news sites and blogs", "talking-to-earning", []string{"المواقع الإخبارية", "المدونات المتخصصة"}},
		{"the first network", "history", []string{"Six Degrees", "1997", "ملفا شخصيا"}},
		{"attempts", "history", []string{"من عام 2000 إلى عام 2003"}},
		{"Facebook", "history", []string{"| 2004 | فيسبوك"}},
		{"YouTube", "history", []string{"| 2005 | يوتيوب"}},
		{"Twitter", "history", []string{"| 2006 | تويتر"}},
		{"WhatsApp", "history", []string{"| 2009 | واتساب"}},
		{"Instagram", "history", []string{"| 2010 | إنستغرام"}},
		{"billions of users, millions with the idea", "history", []string{"مليارات", "الملايين"}},
		{"the report", "numbers", []string{"Hootsuite", "2019", "نمو التفاعل"}},
		{"reliance on e-marketing, unverified", "buying", []string{"60%", "50%", "إنستغرام", "فيسبوك", "لم نجد لها مصدرا منشورا"}},
		{"pandemic", "buying", []string{"direct shopping", "كورونا", "الحجر المنزلي"}},
		{"paid ads", "platform-tools", []string{"الإعلان بمقابل"}},
		{"free sharing", "platform-tools", []string{"بلا مقابل", "مجانا"}},
		{"people alike", "platform-tools", []string{"برمجيات ذكية", "يشبهونه"}},
		{"collecting information", "platform-tools", []string{"معلومات عن جميع مستخدميها", "اهتماماتهم"}},
		{"own products", "products", []string{"منتجات"}},
		{"own store", "store", []string{"متجر"}},
		{"language and creative skills", "services", []string{"مهارات"}},
		{"managing accounts", "pages", []string{"الحسابات/حسابات", "صفحات/الصفحات"}},
		{"investing in a channel", "youtube", []string{"يوتيوب", "قنات/قناة"}},
		{"affiliate", "affiliate", []string{"عمولة"}},
		{"filling sites", "writing", []string{"المواقع الإخبارية/مواقع إخبارية", "المدونات/مدونات"}},
		{"virtual teaching", "teaching", []string{"التعليم/تعليم", "التدريب/تدريب"}},
	}
	for _, tt := range tests {
		p, ok := lib.Page(tt.id)
		if !ok {
			t.Errorf("%s: no page %s", tt.fact, tt.id)
			continue
		}
		for _, w := range tt.words {
			has := func(s string) bool { return strings.Contains(p.Title+"\n"+p.Body, s) }
			if !slices.ContainsFunc(strings.Split(w, "/"), has) {
				t.Errorf("%s: %s does not say %q", tt.fact, tt.id, w)
			}
		}
	}
}

// rule is a habit of spelling that no page may have; bad is a text it must catch, good one it must let pass.
type rule struct {
	name, pattern, bad, good string
}

// Words of one letter such as و are written onto the next word, so a word may begin after them.
const wordStart = `(?:^|[^\p{L}\p{M}])[وفبلك]?`

func styleRules() []rule {
	return []rule{
		{"Latin comma, semicolon or question mark after Arabic", `\p{Arabic}\s*[,;?]`, "نعم, لا", "نعم، 11,200 جنيه"},
		{"two spaces", `\S  +\S`, "كلمة  كلمة", "كلمة كلمة"},
		{"space before a mark", `\S [،؛؟.:!](?:\s|$)`, "كلمة ، كلمة", "كلمة، كلمة"},
		{"no space after a mark", `[،؛؟][^\s»)*…]`, "كلمة،كلمة", "كلمة، «كلمة؟»"},
		{"تم with a verbal noun", wordStart + `(?:س?[يت])?تم(?:ت)?\s+\p{Arabic}{3}`, "ويتم إرسال المال", "البيع يتم في المتجر"},
		{"قام بـ with a verbal noun", wordStart + `(?:قم|قام|قامت|يقوم|تقوم) ب\p{Arabic}`, "قم بمراجعة الأمر", "يقوم على الثقة"},
		{"range of digits with a dash", `[0-9٠-٩]\s*[-–—]\s*[0-9٠-٩]`, "من 6-10 ساعات", "من 6 إلى 10 ساعات"},
		{"Arabic-Indic digits or percent in the source", `[٠-٩٪]`, "٦٢٪", "62%"},
		{"tanween", `[\x{064B}-\x{064D}]`, "شكرًا", "شكرا"},
		{"tatweel", `\x{0640}`, "كـسب", "كسب"},
		{"exclamation mark", `!`, "اربح الآن!", "اربح"},
		{"quotation marks", `\p{Arabic}["“”]|["“”]\p{Arabic}`, `قال "نعم"`, "قال «نعم»"},
		{"currency sign", `[$€£]`, "15$", "15 دولارا"},
		{"nested brackets", `\([^)]*\(`, "(أ (ب))", "(أ) (ب)"},
		{"spelling of a name", wordStart + `(?:ال)?(?:فايسبوك|فيس|فيس بوك|الفيس|انستقرام|إنستقرام|انستغرام|انستجرام|إنستجرام|انستا|واتس|واتس اب|اليوتيوب|اليوتيوبر|تيكتوك|جوجل)(?:$|[^\p{L}])`,
			"على فايسبوك", "على فيسبوك"},
		{"promise of income", `مضمون|آلاف الدولارات|بلا جهد|ثراء سريع|دخل سلبي`, "دخل مضمون", "دخل"},
	}
}

func TestStyleRules(t *testing.T) {
	for _, r := range styleRules() {
		re := regexp.MustCompile(r.pattern)
		if !re.MatchString(r.bad) {
			t.Errorf("%s: does not catch %q", r.name, r.bad)
		}
		if re.MatchString(r.good) {
			t.Errorf("%s: catches %q", r.name, r.good)
		}
	}
}

// prose returns all text of a page that a reader sees, without the addresses of links and the rules of tables.
func prose(p Page) []string {
	body := regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(p.Body, "]")
	body = regexp.MustCompile(`(?m)^[|:\- ]+$`).ReplaceAllString(body, "")
	body = strings.ReplaceAll(body, "![", "[") // of a chart
	lines := append([]string{p.Title, p.Summary}, strings.Split(body, "\n")...)
	for _, s := range p.Sources {
		lines = append(lines, s.Title, s.Date)
	}
	if e := p.Estimate; e != nil {
		lines = append(lines, e.Cost, e.Hours, e.FirstIncome, e.Phone)
	}
	return lines
}

func TestStyle(t *testing.T) {
	lib := load(t)
	for _, r := range styleRules() {
		re := regexp.MustCompile(r.pattern)
		for _, p := range lib.all() {
			for _, l := range prose(p) {
				if m := re.FindString(l); m != "" {
					t.Errorf("%s: %s: %q in %q", p.file(), r.name, m, l)
				}
			}
		}
	}
}

// A page that names a source must not name it twice.
func TestSourcesOnce(t *testing.T) {
	for _, p := range load(t).all() {
		seen := map[Source]bool{}
		for _, s := range p.Sources {
			if seen[s] {
				t.Errorf("%s lists %q twice", p.file(), s.Title)
			}
			seen[s] = true
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

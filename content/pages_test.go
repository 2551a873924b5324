package content

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

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

func TestLoad(t *testing.T) {
	lib := load(t)
	var ids []string
	for _, p := range lib.Pages() {
		ids = append(ids, p.ID)
	}
	want := slices.Concat(
		[]string{"talking-to-earning", "history", "numbers", "buying", "platform-tools", "before-you-start", "getting-paid", "licences"},
		pathIDs(),
		[]string{"facebook", "youtube-program", "x", "whatsapp", "instagram", "six-degrees"},
	)
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
	for _, p := range lib.Paths {
		if !slices.Contains(direct, p.ID) {
			t.Errorf("%s does not lead to the path %s", first.ID, p.ID)
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
	for _, p := range lib.Pages() {
		if !reached[p.ID] {
			t.Errorf("no link leads to %s", p.ID)
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
	body := regexp.MustCompile(`!?(\[[^\]]*\])\([^)]*\)`).ReplaceAllString(p.Body, "$1")
	body = regexp.MustCompile(`(?m)^[|:\- ]+$`).ReplaceAllString(body, "")
	body = strings.ReplaceAll(body, "![", "[") // of a chart
	lines := append([]string{p.Title, p.Summary}, strings.Split(body, "\n")...)
	for _, s := range p.Sources {
		lines = append(lines, s.Title, s.Date)
	}
	for _, c := range p.Charts {
		lines = append(lines, c.Title, c.Source)
		for _, i := range c.Items {
			lines = append(lines, i.Label, i.Text)
		}
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
		for _, p := range lib.Pages() {
			for _, l := range prose(p) {
				if m := re.FindString(l); m != "" {
					t.Errorf("%s: %s: %q in %q", p.File(), r.name, m, l)
				}
			}
		}
		for _, term := range lib.Terms {
			for _, l := range append(term.Also, term.Term, term.Meaning) {
				if m := re.FindString(l); m != "" {
					t.Errorf("the term %s: %s: %q in %q", term.Term, r.name, m, l)
				}
			}
		}
	}
}

// A page that names a source must not name it twice.
func TestSourcesOnce(t *testing.T) {
	for _, p := range load(t).Pages() {
		seen := map[Source]bool{}
		for _, s := range p.Sources {
			if seen[s] {
				t.Errorf("%s lists %q twice", p.File(), s.Title)
			}
			seen[s] = true
		}
	}
}

func TestMinutes(t *testing.T) {
	for _, tt := range []struct{ words, want int }{{0, 1}, {1, 1}, {269, 1}, {270, 2}, {900, 5}} {
		p := Page{Body: "| – |\n|---|\n" + strings.Repeat("كلمة ", tt.words)}
		if got := p.Minutes(); got != tt.want {
			t.Errorf("%d words take %d minutes, want %d", tt.words, got, tt.want)
		}
	}
}

// reviewed are the pages whose care these tests watch. The paths have tests of their own.
func reviewed(lib *Library) []Page { return slices.Concat(lib.Articles, lib.Platforms) }

// year is a year, or words that say plainly that there is none.
var year = regexp.MustCompile(`\b(?:19|20)\d\d\b|بلا تاريخ`)

// Every page says what it is about, where its facts were seen and when, and where to read on.
func TestPagesAreComplete(t *testing.T) {
	lib := load(t)
	for _, p := range lib.Pages() {
		if n := utf8.RuneCountInString(p.Summary); n < 30 || n > 160 {
			t.Errorf("%s: the summary has %d runes", p.File(), n)
		}
		if n := p.Minutes(); n > 12 {
			t.Errorf("%s: %d minutes to read", p.File(), n)
		}
		for _, s := range p.Sources {
			if !year.MatchString(s.Date) {
				t.Errorf("%s: the source %q has the date %q, want a year or «بلا تاريخ»", p.File(), s.Title, s.Date)
			}
		}
	}
	for _, p := range reviewed(lib) {
		var others []string
		for _, id := range links(lib, p) {
			if id != p.ID && !slices.Contains(others, id) {
				others = append(others, id)
			}
		}
		if len(others) < 2 {
			t.Errorf("%s leads only to %v", p.File(), others)
		}
	}
	for _, p := range lib.Platforms {
		low, high := 400, 900
		if p.ID == "six-degrees" {
			low, high = 250, 400
		}
		if n := len(strings.Fields(p.Body)); n < low || n > high {
			t.Errorf("%s has %d words, want %d to %d", p.File(), n, low, high)
		}
	}
}

// Every path names its cost and time, what it needs, the first week, what to measure and the risks.
func TestEveryPathIsComplete(t *testing.T) {
	for _, p := range load(t).Paths {
		for _, title := range []string{"ماذا يحتاج؟", "الكلفة والوقت", "الأسبوع الأول", "كيف تقيس التقدم؟", Risks} {
			if text, ok := p.Section(title); !ok || len(strings.Fields(text)) < 10 {
				t.Errorf("%s: the section %q says %q", p.File(), title, text)
			}
		}
	}
}

// block is a paragraph, a list item or a table's row.
type block struct {
	text, intro string // intro: the paragraph before a list or a table, and the table's header
}

func blocks(body string) []block {
	var bs []block
	item := regexp.MustCompile(`(?m)^\s*(?:-|\d+\.) `)
	for section := range strings.SplitSeq(body, "\n#") {
		before := ""
		for part := range strings.SplitSeq(section, "\n\n") {
			switch {
			case strings.HasPrefix(part, "|"):
				header, rows, _ := strings.Cut(part, "\n")
				for row := range strings.Lines(rows) {
					bs = append(bs, block{row, before + header})
				}
			case item.MatchString(part):
				for _, i := range item.Split(part, -1) {
					bs = append(bs, block{i, before})
				}
			default:
				bs = append(bs, block{text: part})
			}
			before = part
		}
	}
	return bs
}

var (
	figure   = regexp.MustCompile(`\d%|\d(?: ألف| آلاف| مليون| مليار)? ?(?:دولار|ريال|درهم|دراهم|جنيه|هلل)`)
	labelled = regexp.MustCompile(year.String() + `|مفترض|تقدير|مثال للحساب`)
)

// A share or a sum of money says of when it is, or that nobody knows, or that it is an estimate: in the same
// paragraph, item or row, or in the words that introduce its list or table.
func TestFiguresHaveAYear(t *testing.T) {
	for _, p := range reviewed(load(t)) {
		for _, b := range blocks(p.Body) {
			if m := figure.FindString(b.text); m != "" && !labelled.MatchString(b.text+b.intro) {
				t.Errorf("%s: no year near %q in %q", p.File(), m, b.text)
			}
		}
		for _, c := range p.Charts {
			if !labelled.MatchString(c.Source) {
				t.Errorf("%s: the chart %s has the source %q", p.File(), c.ID, c.Source)
			}
		}
	}
}

// In a path a section may say once for all of its figures of when they are, or that they are assumed: an example goes
// over several tables. What is said by somebody in quotation marks is an example, and charts are asked above.
func TestFiguresOfPathsHaveAYear(t *testing.T) {
	for _, p := range load(t).Paths {
		for section := range strings.SplitSeq("\n"+p.Body, "\n## ") {
			if labelled.MatchString(section) {
				continue
			}
			text := regexp.MustCompile(`(?s)«.*?»|!\[[^\]]*\]`).ReplaceAllString(section, "")
			if m := figure.FindString(text); m != "" {
				title, _, _ := strings.Cut(section, "\n")
				t.Errorf("%s: no year in %q for %q", p.File(), title, m)
			}
		}
		for _, c := range p.Charts {
			if !labelled.MatchString(c.Source) {
				t.Errorf("%s: the chart %s has the source %q", p.File(), c.ID, c.Source)
			}
		}
	}
}

// Who cannot see a chart learns its numbers from the words in its place.
func TestChartsAreTold(t *testing.T) {
	for _, p := range load(t).Pages() {
		told := make(map[string]string)
		source := []byte(p.Body)
		for n := range nodes(newParser().Parse(text.NewReader(source))) {
			if img, ok := n.(*ast.Image); ok {
				id, _ := ChartID(string(img.Destination))
				told[id] = string(img.FirstChild().(*ast.Text).Value(source))
			}
		}
		for _, c := range p.Charts {
			for _, i := range c.Items {
				want := regexp.MustCompile(`\d[\d.]*%?`).FindString(i.Text)
				if !strings.Contains(told[c.ID], want) {
					t.Errorf("%s: the words for the chart %s do not say %s: %q", p.File(), c.ID, want, told[c.ID])
				}
			}
		}
	}
}

// At its first mention a network's name is followed by the Latin one. Titles of pages in links and words for charts
// keep the short name.
func TestFirstMentionOfNames(t *testing.T) {
	names := map[string]string{
		"فيسبوك": "(Facebook)", "يوتيوب": "(YouTube)", "واتساب": "(WhatsApp)", "إنستغرام": "(Instagram)",
		"تيك توك": "(TikTok)", "إكس": "(X", "باي بال": "(PayPal)", "أدسنس": "(AdSense)", "أرامكس": "(Aramex)",
		"تيليغرام": "(Telegram)", "ماستركارد": "(Mastercard)", "غوغل": "(Google)",
	}
	for _, p := range reviewed(load(t)) {
		body := regexp.MustCompile(`!?\[[^\]]*\]\([^)]*\)|(?m)^#.*$`).ReplaceAllString(p.Body, "")
		for name, latin := range names {
			first := regexp.MustCompile(`(?:^|[^\p{L}])[وبلفك]?` + name + `(?:[^\p{L}]|$)`).FindStringIndex(body)
			if first != nil && !strings.HasPrefix(strings.TrimSpace(body[first[1]-1:]), latin) {
				t.Errorf("%s: %s is not followed by %s in %q", p.File(), name, latin, cutTo(body[first[0]:], 60))
			}
		}
	}
}

func cutTo(s string, runes int) string {
	if r := []rune(s); len(r) > runes {
		return string(r[:runes])
	}
	return s
}

// The glossary is short, in alphabetical order, and every term leads to a page where it is met.
func TestGlossary(t *testing.T) {
	lib := load(t)
	if n := len(lib.Terms); n < 45 || n > 70 {
		t.Errorf("%d terms", n)
	}
	order := strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "ؤ", "و", "ئ", "ي", "ة", "ه")
	seen := make(map[string]string)
	last := ""
	for _, term := range lib.Terms {
		if key := order.Replace(strings.TrimPrefix(term.Term, "ال")); key < last {
			t.Errorf("%s is out of order", term.Term)
		} else {
			last = key
		}
		if n := utf8.RuneCountInString(term.Meaning); n > 220 {
			t.Errorf("%s: %d runes", term.Term, n)
		}
		if n := strings.Count(term.Meaning, ". ") + 1; n > 2 || !strings.HasSuffix(term.Meaning, ".") {
			t.Errorf("%s: %d sentences: %q", term.Term, n, term.Meaning)
		}
		if len(term.See) == 0 {
			t.Errorf("%s leads to no page", term.Term)
		}
		for _, w := range append([]string{term.Term}, term.Also...) {
			if first, ok := seen[w]; ok {
				t.Errorf("%q stands for %s and for %s", w, first, term.Term)
			}
			seen[w] = term.Term
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

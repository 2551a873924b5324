package search

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"kasb/content"
	"kasb/content/quiz"
)

// fixture is a small library, of which the answers to queries are known.
var fixture = &content.Library{
	Articles: []content.Page{
		{ID: "start", Title: "قبل البدء", Summary: "ما يسبق أول دخل من المنصات.", Body: `مقدمة عن **الكسب** من [مواقع التواصل](history.md) في عام ٢٠١٩.

## ماذا تحتاج؟

- هاتف ذكيّ، و` + "`YouTube Studio`" + `.
- وقتٌ كل يوم: ساعتان \* على الأقل &amp; أكثر.

| البند | الكلفة |
|---|---|
| إعلان ممول | 1,000 درهم |

### المسؤولية

لا تدفع لأحد.
`},
		{ID: "long", Title: "مقالة طويلة", Summary: "طويلة.", Body: strings.Repeat("كلام كثير لا ينتهي ", 20) + "وهنا الهدف " + strings.Repeat("ثم كلام آخر ", 20)},
	},
	Paths: []content.Page{{ID: "youtube", Kind: content.Path, Title: "قناة يوتيوب", Summary: "مقاطع تُصنع مرة وتُشاهد مرات.",
		Estimate: &content.Estimate{Cost: "100 دولار", Hours: "10 ساعات", FirstIncome: "6 أشهر", Phone: "نعم"},
		Sources:  []content.Source{{Title: "تقرير Hootsuite", Date: "يناير 2019"}},
		Body:     "الطريق إلى الكسب طويل.\n\n## المخاطر والاحتيال\n\nاحذر من يعدك بأرباح.\n"}},
	Platforms: []content.Page{{ID: "x", Kind: content.Platform, Title: "إكس", Summary: "تويتر سابقا.", Body: "تغريدات."}},
	Terms: []content.Term{{Term: "معدل التحويل", Also: []string{"نسبة التحويل", "conversion rate"}, Meaning: "نسبة من يشترون.", See: []string{"youtube"}},
		{Term: "الجمهور", Meaning: "من يتابع ما تنشر."}},
}

var questions = &quiz.Table{Questions: []quiz.Question{{ID: "time", Text: "كم ساعة في الأسبوع لديك؟",
	Answers: []quiz.Answer{{Text: "أقل من 3 ساعات"}, {Text: "أكثر من 20 ساعة"}}}}}

// marked is a text with its marks between brackets.
func marked(text string, spans []Span) string {
	for _, s := range slices.Backward(spans) {
		text = text[:s.From] + "[" + text[s.From:s.To] + "]" + text[s.To:]
	}
	return text
}

// first hits: the id, and what is marked where.
func TestSearch(t *testing.T) {
	x := New(fixture, questions)
	for _, c := range []struct {
		query string
		ids   string // of all hits
		want  string // in the first hit's title or line
	}{
		{"كسب", "start youtube", "مقدمة عن ال[كسب] من مواقع التواصل في عام ٢٠١٩."},
		{"الكسب", "start youtube", "مقدمة عن [الكسب] من مواقع التواصل في عام ٢٠١٩."},
		{"للكسب", "start youtube", "مقدمة عن ال[كسب] من مواقع التواصل في عام ٢٠١٩."},
		{"مقدمه", "start", "[مقدمة] عن الكسب من مواقع التواصل في عام ٢٠١٩."},
		{"2019", "start youtube", "مقدمة عن الكسب من مواقع التواصل في عام [٢٠١٩]."},
		{"٢٠١٩", "start youtube", ""},
		{"مواقع التواصل", "start", "مقدمة عن الكسب من [مواقع] [التواصل] في عام ٢٠١٩."},
		{"التواصل مواقع", "start", ""},
		{"تواصل كسب", "start", ""},
		{"ذكي", "start", "هاتف [ذكيّ]، وYouTube Studio."},
		{"youtube", "start", "هاتف ذكيّ، و[YouTube] Studio."},
		{"STUDIO", "start", ""},
		{"وقت", "compare start", ""},
		{"الاقل", "time start", ""},
		{"على", "start compare", "وقتٌ كل يوم: ساعتان * [على] الأقل & أكثر."},
		{"اعلان", "start", "[إعلان] ممول · 1,000 درهم"},
		{"إعلان 1000", "start", "[إعلان] ممول · [1,000] درهم"},
		{"١٬٠٠٠ درهم", "start", ""},
		{"المسئوليه", "", ""}, // another spelling: a ئ where we have a ؤ
		{"المسؤوليه", "start", "[المسؤولية]"},
		{"تدفع", "start", "لا [تدفع] لأحد."},
		{"احد", "compare start", ""},
		{"هدف", "long", ""},
		{"قناة يوتيوب", "youtube compare", "[قناة] [يوتيوب]"},
		{"قناه", "youtube compare", ""},
		{"يوت", "youtube compare", "قناة [يوت]يوب"},
		{"وتيو", "youtube compare", "قناة ي[وتيو]ب"},
		{"100 دولار", "youtube compare", "[100] [دولار]"},
		{"hootsuite", "youtube", "تقرير [Hootsuite]، يناير 2019"},
		{"احتيال", "youtube", "المخاطر وال[احتيال]"},
		{"المخاطر", "youtube", ""},
		{"مخاطر الاحتيال", "youtube", ""},
		{"ارباح", "youtube", "احذر من يعدك ب[أرباح]."},
		{"اكس", "x", "[إكس]"},
		{"تويتر", "x", "[تويتر] سابقا."},
		{"تغريده", "", ""},
		{"معدل", "معدل_التحويل", "[معدل] التحويل"},
		{"Conversion", "معدل_التحويل", "نسبة التحويل، [conversion] rate"},
		{"نسبة", "معدل_التحويل", ""},
		{"جمهور", "الجمهور", "ال[جمهور]"},
		{"الجمهور", "الجمهور", "[الجمهور]"},
		{"للجمهور", "الجمهور", "ال[جمهور]"},
		{"الاسبوع", "time compare", "كم ساعة في [الأسبوع] لديك؟"},
		{"ساعات", "youtube time compare", "10 [ساعات]"},
		{"20 ساعة", "time", "أكثر من [20] [ساعة]"},
		{"", "", ""},
		{" \t\n", "", ""},
		{"ًٌّ", "", ""},
		{"ـــ", "", ""},
		{"؟،؛.", "", ""},
		{"\x1b[31m", "", ""},
		{"كسب\x00", "start youtube", ""},
		{"\u202eكسب\u202c", "start youtube", ""},
		{"\xff\xfe", "", ""},
		{"لا شيء كهذا", "", ""},
		{"كسب غيرموجود", "", ""},
		{strings.Repeat("كسب ", 3000), "start youtube", ""},
		{strings.Repeat("ا", 5000), "", ""},
	} {
		hits := x.Search(c.query, 0)
		var ids []string
		for _, h := range hits {
			ids = append(ids, strings.ReplaceAll(h.ID, " ", "_"))
		}
		if got := strings.Join(ids, " "); got != c.ids {
			t.Errorf("%.40q finds %s, want %s", c.query, got, c.ids)
			continue
		}
		if c.want == "" {
			continue
		}
		if h := hits[0]; c.want != marked(h.Title, h.InTitle) && c.want != marked(h.Line, h.Spans) {
			t.Errorf("%q marks %q and %q, want %q", c.query, marked(h.Title, h.InTitle), marked(h.Line, h.Spans), c.want)
		}
	}
}

// Where a hit stands in its page.
func TestHitPlace(t *testing.T) {
	x := New(fixture, questions)
	body := fixture.Articles[0].Body
	for _, c := range []struct {
		query   string
		place   Place
		heading string
		at      string // the Body goes on so
	}{
		{"مقدمة", InText, "", "مقدمة عن"},
		{"ماذا تحتاج", InHeading, "", "ماذا تحتاج؟"},
		{"هاتف ذكي", InText, "ماذا تحتاج؟", "هاتف ذكي"},
		{"ممول", InText, "ماذا تحتاج؟", "إعلان ممول"},
		{"البند", InText, "ماذا تحتاج؟", "البند"},
		{"تدفع", InText, "المسؤولية", "لا تدفع"},
		{"يسبق", InSummary, "", ""},
		{"قبل البدء", InTitle, "", ""},
	} {
		h := x.Search(c.query, 1)[0]
		if h.ID != "start" || h.Place != c.place || h.Heading != c.heading || (h.Offset < 0) != (c.at == "") ||
			h.Offset >= 0 && !strings.HasPrefix(body[h.Offset:], c.at) {
			t.Errorf("%q: %+v", c.query, h)
		}
	}
	if h := x.Search("conversion", 0)[0]; h.Kind != Term || h.Place != InTitle || h.Offset != -1 {
		t.Errorf("%+v", h)
	}
	if h := x.Search("قبل البدء", 0)[0]; h.Line != fixture.Articles[0].Summary {
		t.Errorf("a title comes with %q", h.Line)
	}
	if h := x.Search("هدف", 0)[0]; !strings.HasPrefix(h.Line, "… ") || !strings.HasSuffix(h.Line, " …") ||
		!strings.Contains(marked(h.Line, h.Spans), "ال[هدف]") || len([]rune(h.Line)) > lineLetters+4 {
		t.Errorf("a long line is cut to %q", marked(h.Line, h.Spans))
	}
}

// What is better comes first.
func TestOrder(t *testing.T) {
	page := func(id, title, summary, body string) content.Page {
		return content.Page{ID: id, Title: title, Summary: summary, Body: body}
	}
	lib := &content.Library{Articles: []content.Page{
		page("inside", "مكسبنا", "", ""),
		page("far", "ا", "", "الكسب كلام كثير هنا ثم المال"),
		page("near", "ب", "", "كلام ثم الكسب والمال"),
		page("begin", "ج", "", "كسبنا مالا"),
		page("marked", "د", "", "كلام ثم كَسْب"),
		page("typed", "ه", "", "كلام كلام كلام ثم كسب"),
		page("heading", "و", "", "## كسب"),
		page("title", "الكسب", "", ""),
	}}
	x := New(lib, nil)
	for query, want := range map[string]string{
		"كسب":       "title heading far near typed marked begin inside",
		"كسب المال": "near far begin",
	} {
		var got []string
		for _, h := range x.Search(query, 0) {
			got = append(got, h.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", query, strings.Join(got, " "), want)
		}
	}
	if hits := x.Search("كسب", 3); len(hits) != 3 || hits[0].ID != "title" {
		t.Errorf("%+v", hits)
	}
}

// Every word of the library is found where it stands, and marked.
func TestSearchFindsEveryWord(t *testing.T) {
	lib, table := library(t)
	x := New(lib, table)
	for _, w := range x.words {
		hits := x.Search(w, 0)
		if len(hits) == 0 {
			t.Errorf("%q is not found", w)
		}
		for _, h := range hits {
			hitFault(t, w, h)
			if len(h.Spans)+len(h.InTitle) == 0 {
				t.Errorf("%q: nothing is marked in %q, %q", w, h.Title, h.Line)
			}
		}
	}
}

// hitFault fails where spans are not in order or a line is none.
func hitFault(t *testing.T, query string, h Hit) {
	t.Helper()
	for text, spans := range map[string][]Span{h.Title: h.InTitle, h.Line: h.Spans} {
		end := 0
		for _, s := range spans {
			if s.From < end || s.To <= s.From || s.To > len(text) || !atRune(text, s.From) || !atRune(text, s.To) {
				t.Errorf("%q: %v in %q", query, spans, text)
			}
			end = s.To
		}
	}
	if strings.ContainsAny(h.Line, "\n\r\t") {
		t.Errorf("%q: %q is no line", query, h.Line)
	}
}

// The pages of the program itself.
func TestSearchTheLibrary(t *testing.T) {
	lib, table := library(t)
	x := New(lib, table)
	for query, id := range map[string]string{
		"قناة يوتيوب":         "youtube",
		"التسويق بالعمولة":    "affiliate",
		"عمولة":               "affiliate",
		"معدل التحويل":        "معدل التحويل",
		"conversion":          "معدل التحويل",
		"كم ساعة في الأسبوع":  "time",
		"المسارات جنبا":       content.CompareID,
		"six degrees":         "six-degrees",
		"ما لا تقوله الارقام": "numbers",
	} {
		var first []string
		for _, h := range x.Search(query, 3) {
			first = append(first, h.ID)
		}
		if !slices.Contains(first, id) {
			t.Errorf("%s finds %v, want %s", query, first, id)
		}
	}
}

func TestNothingToSearch(t *testing.T) {
	if hits := New(nil, nil).Search("كسب", 0); len(hits) > 0 {
		t.Errorf("%+v", hits)
	}
	lib, err := content.LoadFS(fstest.MapFS{})
	if lib != nil || err == nil {
		t.Fatal("an empty library loads")
	}
}

// Many readers may use an index at once.
func TestManyReaders(t *testing.T) {
	x := New(fixture, questions)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if len(x.Search("الكسب", 0)) != 2 {
					t.Error("it finds something else")
				}
			}
		})
	}
	wg.Wait()
}

func FuzzSearch(f *testing.F) {
	x := New(fixture, questions)
	for _, q := range []string{"الكسب", "ا", "1,000", "\x1b[", "كسب يوتيوب", "🏳️‍🌈", "للللل", "ﷺ"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) {
		for _, h := range x.Search(query, 5) {
			hitFault(t, query, h)
		}
	})
}

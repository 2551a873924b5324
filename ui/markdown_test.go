package ui

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"kasb/ui/rtl"
)

// renderMarkdown renders a body without colours.
func renderMarkdown(t testing.TB, body string) *renderedPage {
	t.Helper()
	p, err := newMarkdown(markdownTheme{}).render(body)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// fromRight reads a line cell by cell from its right edge, as it was written:
// Arabic comes out as it reads, Latin words and numbers backwards.
func fromRight(l rtl.Line) string {
	var b strings.Builder
	for i := l.Len() - 1; i >= 0; i-- {
		c := l.At(i)
		if c.Source != "" {
			b.WriteString(strings.Trim(c.Source, isolate+popIsolate+arabicContext))
		} else {
			b.WriteString(c.Text)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// back turns Latin text round, as fromRight shows it.
func back(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

func TestMarkdownLines(t *testing.T) {
	tests := []struct {
		name  string
		body  string
		width int
		want  []string
	}{
		{"paragraphs are wrapped anew", "أول سطر\nوبقيته\n\nفقرة", 12, []string{
			"أول سطر",
			"وبقيته",
			"",
			"فقرة",
		}},
		{"a soft break is a space", "أول\nثان", 20, []string{"أول ثان"}},
		{"hard breaks by spaces and by backslash", "أول  \nثان\\\nثالث", 20, []string{"أول", "ثان", "ثالث"}},
		{"headings have no signs and blank lines around", "## عنوان\nنص\n### فرع\n#### فرعه ##\nنص", 20, []string{
			"عنوان", "", "نص", "", "فرع", "", "فرعه", "", "نص",
		}},
		{"numbers and brackets stand where they are read", "نسبة 55% من 2019 (تقريبا).", 40, []string{
			"نسبة " + back("55") + "% من " + back("2019") + " (تقريبا).",
		}},
		{"a number alone reads as it does in a sentence", "| نسبة |\n|---|\n| 62% |\n| نحو 62% |", 12, []string{
			"نسبة", "───────", back("62") + "%", "نحو " + back("62") + "%",
		}},
		{"bullets hang from the right edge", "- بند طويل يلتف\n- بند", 12, []string{
			"• بند طويل",
			"  يلتف",
			"• بند",
		}},
		{"lists three deep, mixed", "- أ\n  1. ب\n     - ج\n       تتمة\n  2. د\n- ه", 12, []string{
			"• أ",
			"  1. ب",
			"     ◦ ج",
			"       تتمة",
			"  2. د",
			"• ه",
		}},
		{"a list begins at its number and counts on past a nested one", "9. تسعة\n   - فرع\n10. عشرة\n11. آخر", 20, []string{
			" 9. تسعة",
			"    • فرع",
			back("10") + ". عشرة",
			back("11") + ". آخر",
		}},
		{"a list with brackets behind its numbers", "3) أ\n4) ب", 20, []string{"3) أ", "4) ب"}},
		{"items of several paragraphs", "- أول\n\n  ثان\n\n- آخر", 20, []string{
			"• أول", "", "  ثان", "", "• آخر",
		}},
		{"tasks", "- [ ] باق\n- [x] تم\n\n1. [x] تم", 20, []string{
			"☐ باق", "☑ تم", "", "1. ☑ تم",
		}},
		{"an empty item keeps its number", "1.\n2. ب", 20, []string{"1.", "2. ب"}},
		{"a list in a list without text", "- - أ\n  - ب", 20, []string{"• ◦ أ", "  ◦ ب"}},
		{"quotations have a bar on every line", "> اقتباس طويل يلتف\n>\n> > داخل\n>\n> - بند طويل", 12, []string{
			"▐ اقتباس",
			"▐ طويل يلتف",
			"▐",
			"▐ ▐ داخل",
			"▐",
			"▐ • بند طويل",
		}},
		{"a quotation in a list", "- بند\n  > اقتباس طويل", 12, []string{
			"• بند", "  ▐ اقتباس", "  ▐ طويل",
		}},
		{"a rule is as wide as the page", "أ\n\n---\n\nب", 5, []string{"أ", "", "─────", "", "ب"}},
		{"a rule in a quotation", "> ---", 5, []string{"▐ ───"}},
		{"code is isolated", "الأمر `go build ./...` ثم `a & b`.", 60, []string{
			"الأمر " + back("go build ./...") + " ثم " + back("a & b") + ".",
		}},
		{"code keeps references and backslashes", "نص `&amp; \\*`", 60, []string{"نص " + back(`&amp; \*`)}},
		{"references and escapes", "&copy; &amp; \\* \\\" \\~ \\\\ &#1576; &amp;lt; و&ltx; نص", 60, []string{
			"© & * \" ~ \\ ب &" + back("lt") + "; و&" + back("ltx") + "; نص",
		}},
		{"an English paragraph is read from the left and stands there", "A source title (2019).", 30, []string{
			"        " + back("A source title (2019)."),
		}},
		{"in a list it stands where the list does", "نص\n\n- A title (2019).", 30, []string{"نص", "", "• " + back("A title (2019).")}},
		{"a web address stands behind its link", "انظر [الموقع](https://example.org/a?b=1&c=2)، ثم.", 70, []string{
			"انظر الموقع (" + back("https://example.org/a?b=1&c=2") + ")، ثم.",
		}},
		{"a page of ours is its text only", "انظر [المسار](../paths/youtube.md).", 40, []string{"انظر المسار."}},
		{"a link by reference, defined in another block", "انظر [الموقع][م].\n\nنص\n\n[م]: https://example.org", 60, []string{
			"انظر الموقع (" + back("https://example.org") + ").", "", "نص",
		}},
		{"an address alone is not repeated", "<https://example.org> أو https://example.org/a أو me@example.org نص", 80, []string{
			back("https://example.org") + " أو " + back("https://example.org/a") + " أو " + back("me@example.org") + " نص",
		}},
		{"a picture is its description", "![شعار](https://example.org/x.png) و![لوحة](x.png)", 60, []string{
			"[صورة: شعار] و[صورة: لوحة]",
		}},
		{"definitions", "مصطلح\n: تعريف طويل يلتف", 12, []string{"مصطلح", "  تعريف طويل", "  يلتف"}},
		{"HTML leaves its text", "<div>\nنص <b>مهم</b><br>سطر\n</div>\n\nفيه <i>ميل</i><br/>وكسر<!-- سر -->", 40, []string{
			"نص مهم", "سطر", "", "فيه ميل", "وكسر",
		}},
		{"columns of Latin change sides", "| المنصة | النوع |\n|---|---|\n| AdSense | YouTube |\n| خمسات | خدمات |", 30, []string{
			"المنصة  │ النوع",
			"────────┼────────",
			back("AdSense") + " │ " + back("YouTube"),
			"خمسات   │ خدمات",
		}},
		{"columns are aligned as asked", "| أأأأ | بببب | جججج |\n|:--|:-:|--:|\n| 1 | 22 | 3 |", 30, []string{
			"أأأأ │ بببب │ جججج",
			"─────┼──────┼─────",
			"   1 │  22  │ 3",
		}},
		{"the widest column gives way", "| اسم | وصف |\n|---|---|\n| واحد | كلام طويل جدا جدا |\n| اثنان | قصير |", 18, []string{
			"اسم   │ وصف",
			"──────┼───────────",
			"واحد  │ كلام طويل",
			"      │ جدا جدا",
			"──────┼───────────",
			"اثنان │ قصير",
		}},
		{"a narrow column keeps its width", "| أأأ أأأ أأأ | ب | جج جج جج جج |\n|---|---|---|\n| د | ه | و |", 22, []string{
			"أأأ أأأ │ ب │ جج جج جج",
			"أأأ     │   │ جج",
			"────────┼───┼─────────",
			"د       │ ه │ و",
		}},
		{"a table without room is a list of its cells", "| المنصة | النوع؟ |\n|---|---|\n| A (b). | إعلانات |\n| خمسات | خدمات |", 14, []string{
			"المنصة: " + back("A (b)."),
			"النوع؟ إعلانات",
			"",
			"المنصة: خمسات",
			"النوع؟ خدمات",
		}},
		{"a table in a quotation", "> | أ | ب |\n> |---|---|\n> | ج | د |", 20, []string{
			"▐ أ │ ب", "▐ ──┼──", "▐ ج │ د",
		}},
		{"a table without rows", "| أ | ب |\n|---|---|", 4, []string{"أ:", "ب:"}},
		{"a pipe in a cell", "| أ |\n|---|\n| ب \\| `c\\|d` |", 20, []string{"أ", "───────", "ب | " + back("c|d")}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, l := range renderMarkdown(t, test.body).layout(test.width, false).lines {
				got = append(got, fromRight(l))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q\nfrom the right edge:\n%s\nwant:\n%s", test.body, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestMarkdownCodeBlocks(t *testing.T) {
	body := "```go\nfunc f() {\n\tx := \"abcdefghij  klm\" // تعليق\naaaa bbbb cccc dddd\n}\n```\n\n    \x1b[31m&amp; \\*\n\n- بند\n\n      ok\n"
	var got []string
	for _, l := range renderMarkdown(t, body).layout(20, false).lines {
		got = append(got, l.String())
	}
	want := []string{
		" func f() {         ",
		"     x := \"abcdefgh ",
		" ij  klm\" // ﻖﻴﻠﻌﺗ  ", // a comment is read from the right
		" aaaa bbbb cccc ddd ",
		" d                  ",
		" }                  ",
		"                    ",
		"  [31m&amp; \\*      ",
		"                    ",
		strings.Repeat(" ", 15) + "ﺪﻨﺑ •",
		"                    ",
		" ok                 ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "|\n"), strings.Join(want, "|\n"))
	}
}

// Glamour's highlighter, which is not linked, would colour this.
func TestGlamourLeavesCodeAsItIs(t *testing.T) {
	red := "1"
	glamour := ansi.NewRenderer(ansi.Options{Styles: ansi.StyleConfig{
		CodeBlock: ansi.StyleCodeBlock{Chroma: &ansi.Chroma{Keyword: ansi.StylePrimitive{Color: &red}}},
	}})
	md := goldmark.New(goldmark.WithRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(glamour, 1000)))))
	var out strings.Builder
	if err := md.Convert([]byte("```go\nfunc f() {}\n```\n"), &out); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(out.String()); got != "func f() {}" {
		t.Errorf("got %q", got)
	}
}

// penAt is the pen of the first cell whose source is s.
func penAt(t *testing.T, lines []rtl.Line, s string) rtl.Pen {
	t.Helper()
	for _, l := range lines {
		for _, c := range l.All() {
			if strings.Trim(c.Source, isolate+popIsolate+arabicContext) == s {
				return c.Pen
			}
		}
	}
	t.Fatalf("no cell %q", s)
	return rtl.Pen{}
}

func TestMarkdownPens(t *testing.T) {
	tests := []struct {
		body, cell string
		want       rtl.Pen
	}{
		{"**غ**", "غ", rtl.Pen{Attr: rtl.Bold}},
		{"*غ*", "غ", rtl.Pen{Attr: rtl.Italic}},
		{"***غ***", "غ", rtl.Pen{Attr: rtl.Bold | rtl.Italic}},
		{"**أ *غ* ب**", "غ", rtl.Pen{Attr: rtl.Bold | rtl.Italic}},
		{"~~غ~~", "غ", rtl.Pen{Attr: rtl.Strike}},
		{"~~أ **غ**~~", "غ", rtl.Pen{Attr: rtl.Bold | rtl.Strike}},
		{"**أ ~~غ~~**", "غ", rtl.Pen{Attr: rtl.Bold | rtl.Strike}},
		{"## أ *غ*", "غ", rtl.Pen{Attr: rtl.Bold | rtl.Underline | rtl.Italic}},
		{"### غ", "غ", rtl.Pen{Attr: rtl.Bold}},
		{"**[غ](a.md)**", "غ", rtl.Pen{Attr: rtl.Bold | rtl.Underline, LinkID: "kasb0"}},
		{"~~أ [غ](a.md)~~", "غ", rtl.Pen{Attr: rtl.Strike | rtl.Underline, LinkID: "kasb0"}},
		{"[غ](https://a.b)", "غ", rtl.Pen{Attr: rtl.Underline, LinkID: "kasb0", Link: "https://a.b"}},
		{"<me@a.b>", "@", rtl.Pen{Attr: rtl.Underline, LinkID: "kasb0", Link: "mailto:me@a.b"}},
		{"[غ](javascript:alert%281%29)", "غ", rtl.Pen{Attr: rtl.Underline, LinkID: "kasb0"}},
		{"| غ |\n|---|\n| ع |", "غ", rtl.Pen{Attr: rtl.Bold}},
		{"| غ |\n|---|\n| ع |", "ع", rtl.Pen{}},
	}
	for _, test := range tests {
		lines := renderMarkdown(t, test.body).layout(40, false).lines
		if got := penAt(t, lines, test.cell); got != test.want {
			t.Errorf("%q: %q is drawn with %+v, want %+v", test.body, test.cell, got, test.want)
		}
	}
}

// colourful has a colour of its own for each role, to tell which one was used.
var colourful = markdownTheme{
	Text: "1", Heading: "2", Subheading: "3", Strong: "4", Emphasis: "5", Strike: "6", Code: "7", CodeFill: "8",
	Link: "#0a0b0c", Address: "10", Quote: "11", Rule: "12", Marker: "13",
}

func TestMarkdownTheme(t *testing.T) {
	body := "ن **غ** *م* ~~ش~~ `c` [ر](https://x)\n## ع **ق**\n### ف\n- ب\n\n> ك\n\n---\n\n    z\n\n| ه |\n|---|\n| و |"
	p, err := newMarkdown(colourful).render(body)
	if err != nil {
		t.Fatal(err)
	}
	lines := p.layout(60, false).lines
	for cell, want := range map[string]rtl.Color{
		"ن": rtl.Indexed(1), "ع": rtl.Indexed(2), "ق": rtl.Indexed(2), "ف": rtl.Indexed(3), "غ": rtl.Indexed(4), "م": rtl.Indexed(5),
		"ش": rtl.Indexed(6), "c": rtl.Indexed(7), "z": rtl.Indexed(7), "ر": rtl.RGB(10, 11, 12), "x": rtl.Indexed(10), "•": rtl.Indexed(13),
		"ه": rtl.Indexed(1), "و": rtl.Indexed(1),
	} {
		if got := penAt(t, lines, cell); got.Fg != want {
			t.Errorf("%q is drawn with %+v, want colour %x", cell, got, want)
		}
	}
	if got := penAt(t, lines, "z"); got.Bg != rtl.Indexed(8) {
		t.Errorf("code stands on %x", got.Bg)
	}
	seen := map[rtl.Color]bool{}
	for _, l := range lines {
		for _, c := range l.All() {
			if c.Text == "▐" || c.Text == "─" {
				seen[c.Pen.Fg] = true
			}
		}
	}
	if len(seen) != 2 || !seen[rtl.Indexed(11)] || !seen[rtl.Indexed(12)] {
		t.Errorf("bars and rules are drawn with %v", seen)
	}
}

func TestMarkdownLinks(t *testing.T) {
	body := "[أول **رابط** طويل](../paths/youtube.md) نص [ثان](https://example.org)\n\n" +
		"| [ثالث](store.md) |\n|---|\n| `x` |\n\n- [`رابع`](a.md)"
	p := renderMarkdown(t, body)
	want := []pageLink{
		{"../paths/youtube.md", "أول رابط طويل"}, {"https://example.org", "ثان"}, {"store.md", "ثالث"}, {"a.md", "رابع"},
	}
	if !slices.Equal(p.links, want) {
		t.Fatalf("links %v, want %v", p.links, want)
	}
	l := p.layout(10, false)
	ranges := []lineRange{{0, 2}, {2, 3}, {7, 8}, {11, 12}}
	if !slices.Equal(l.links, ranges) {
		for i, line := range l.lines {
			t.Log(i, fromRight(line))
		}
		t.Fatalf("links stand on %v, want %v", l.links, ranges)
	}
	for i := range p.links {
		var text strings.Builder
		for _, line := range l.focus(i, func(p rtl.Pen) rtl.Pen { p.Attr |= rtl.Reverse; return p }) {
			for j := line.Len() - 1; j >= 0; j-- {
				if c := line.At(j); c.Pen.Attr&rtl.Reverse != 0 {
					text.WriteString(strings.Trim(c.Source, isolate+popIsolate+arabicContext))
				}
			}
		}
		got, want := text.String(), strings.ReplaceAll(p.links[i].Text, " ", "")
		if strings.ReplaceAll(got, " ", "") != want {
			t.Errorf("focus on link %d shows %q, want %q", i, got, want)
		}
	}
	for _, line := range l.lines {
		for _, c := range line.All() {
			if link := c.Pen.Link; link != "" && link != "https://example.org" {
				t.Errorf("address %q would reach the terminal", link)
			}
		}
	}
	if got := l.focus(99, nil); !slices.EqualFunc(got, l.lines, func(a, b rtl.Line) bool { return a.String() == b.String() }) {
		t.Error("focus on a link that is not there changes lines")
	}
}

// randomMarkdown is a document of all elements, and the letters that must be
// seen of it.
func randomMarkdown(r *rand.Rand) (body, letters string) {
	words := []string{"سلام", "لا", "إعلانات", "YouTube", "كتابة", "مدرسة", "AdSense", "ربح", "متجر", "الألوان", "55%", "(قناة)"}
	var seen strings.Builder
	word := func() string {
		w := words[r.IntN(len(words))]
		seen.WriteString(w)
		return w
	}
	var phrase func(depth int) string
	phrase = func(depth int) string {
		var parts []string
		for range 1 + r.IntN(4) {
			p := ""
			kind := r.IntN(10)
			if depth > 2 {
				kind = 9
			}
			switch kind {
			case 0:
				p = "**" + phrase(depth+1) + "**"
			case 1:
				p = "*" + phrase(depth+1) + "*"
			case 2:
				p = "~~" + word() + " " + phrase(depth+1) + "~~" // never four: those begin a code block
			case 3:
				p = "`" + word() + "`"
			case 4:
				p = "[" + word() + " " + word() + "](../paths/a.md)"
			case 5:
				p = "[" + word() + "](https://example.org)"
				seen.WriteString("https example org")
			case 6:
				p = "![" + word() + "](x.png)"
			default:
				p = word()
			}
			parts = append(parts, p)
		}
		return strings.Join(parts, " ")
	}
	var blocks func(indent string, depth int) string
	blocks = func(indent string, depth int) string {
		var b strings.Builder
		for range 1 + r.IntN(3) {
			kind := r.IntN(9)
			if depth > 3 {
				kind = 0
			}
			switch kind {
			case 1:
				b.WriteString(indent + strings.Repeat("#", 2+r.IntN(3)) + " " + phrase(0) + "\n")
			case 2:
				for range 1 + r.IntN(3) {
					b.WriteString(indent + "- " + strings.TrimPrefix(blocks(indent+"  ", depth+1), indent+"  "))
				}
			case 3:
				n := strconv.Itoa(1 + r.IntN(12))
				pad := strings.Repeat(" ", len(n)+2)
				b.WriteString(indent + n + ". " + strings.TrimPrefix(blocks(indent+pad, depth+1), indent+pad))
			case 4:
				b.WriteString(indent + "> " + strings.TrimPrefix(blocks(indent+"> ", depth+1), indent+"> "))
			case 5:
				b.WriteString(indent + "| " + phrase(1) + " | " + phrase(1) + " |\n" + indent + "|---|:-:|\n")
				for range r.IntN(3) {
					b.WriteString(indent + "| " + phrase(1) + " | " + phrase(1) + " |\n")
				}
			case 6:
				b.WriteString(indent + "```\n" + indent + word() + "\t" + word() + "\n" + indent + "```\n")
			case 7:
				b.WriteString(indent + phrase(0) + "  \n" + indent + phrase(0) + "\n")
			default:
				b.WriteString(indent + phrase(0) + "\n")
			}
			b.WriteString(strings.TrimRight(indent, " ") + "\n")
		}
		return b.String()
	}
	body = blocks("", 0)
	return body, seen.String()
}

// checkLines checks what holds for every document: the width of lines, no
// controls, no address that is not for the terminal, links where they are said
// to be.
func checkLines(t *testing.T, p *renderedPage, width int) []rtl.Line {
	t.Helper()
	l := p.layout(width, width%2 == 0)
	for i, line := range l.lines {
		if line.Width() != width {
			t.Fatalf("line %d is %d cells wide, want %d: %q", i, line.Width(), width, line)
		}
		sum := 0
		for _, c := range line.All() {
			sum += c.Width
			if strings.ContainsFunc(c.Text, unicode.IsControl) {
				t.Fatalf("width %d: line %d draws %q", width, i, c.Text)
			}
			if c.Pen.Link == insideAddress {
				t.Fatalf("width %d: line %d has an inner address", width, i)
			}
			if n, ok := linkNumber(c.Pen.LinkID); ok && n < len(l.links) && (i < l.links[n].from || i >= l.links[n].to) {
				t.Fatalf("width %d: link %d is on line %d, not only on %v", width, n, i, l.links[n])
			}
		}
		if sum != width {
			t.Fatalf("the cells of line %d are %d wide, want %d", i, sum, width)
		}
	}
	return l.lines
}

func TestMarkdownKeepsLetters(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	count := func(n map[rune]int, s string, by int) {
		for _, c := range s {
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				n[c] += by
			}
		}
	}
	for range 150 {
		body, letters := randomMarkdown(r)
		p := renderMarkdown(t, body)
		for _, width := range []int{1, 9, 24, 40, 120} {
			n := map[rune]int{}
			count(n, letters, 1)
			for _, line := range checkLines(t, p, width) {
				for _, c := range line.All() {
					count(n, c.Source, -1)
				}
			}
			for c, missing := range n {
				if missing > 0 {
					t.Fatalf("%d of letter %q are missing at width %d of\n%s", missing, c, width, body)
				}
			}
		}
	}
}

func TestMarkdownWidths(t *testing.T) {
	p := renderMarkdown(t, torture)
	for width := 1; width <= 120; width++ {
		checkLines(t, p, width)
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add(torture)
	f.Add("> > - 1. | a |\n|-|\n`\x1b[31m` \ue000\U000f0001 [x](<kasb:>) &#27; &#xE003;")
	f.Add("![![a](b)](c) [^1] <!-- <b> \x00\xff 👨‍👩‍👧 漢字 ﷽")
	f.Fuzz(func(t *testing.T, body string) {
		p, err := newMarkdown(colourful).render(body)
		if err != nil {
			t.Fatal(err)
		}
		for _, width := range []int{1, 2, 13, 40, 81} {
			checkLines(t, p, width)
		}
	})
}

func BenchmarkMarkdownFirst(b *testing.B) { // everything has to be set up
	b.ReportAllocs()
	for b.Loop() {
		renderMarkdown(b, longArticle).layout(92, false)
	}
}

func BenchmarkMarkdown(b *testing.B) {
	m := newMarkdown(colourful)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.render(longArticle); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMarkdownLayout(b *testing.B) {
	p := renderMarkdown(b, longArticle)
	b.ReportAllocs()
	for b.Loop() {
		p.layout(92, false)
	}
}

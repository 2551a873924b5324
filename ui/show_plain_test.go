package ui

import (
	"slices"
	"strings"
	"testing"
)

func TestPrintPlainMarkdown(t *testing.T) {
	for _, c := range []struct {
		name, body string
		width      int
		want       []string
	}{
		{"a paragraph is a line", "أول **غليظ**\nوبقيته `go build` في 2019.\n\nثان", 0, []string{"أول غليظ وبقيته go build في 2019.", "", "ثان"}},
		{"unless a width is asked for", "أول وثان وثالث", 9, []string{"أول وثان", "وثالث"}},
		{"marks stay", "كَسْب", 0, []string{"كَسْب"}},
		{"lists of both kinds", "- أ\n  1. ب\n- ج\n\n1. an English list\n   - of two levels\n2. with hanging text", 0, []string{
			"• أ", "  1. ب", "• ج", "", "1. an English list", "   • of two levels", "2. with hanging text",
		}},
		{"hanging lines", "- أول وثان", 6, []string{"• أول", "  وثان"}},
		{"quotations", "> قال\n\n> as they say in English", 0, []string{"▐ قال", "", "▌ as they say in English"}},
		{"code", "```\nx\ty\n  z\n```", 0, []string{"x   y", "  z"}},
		{"tables", "| اسم | رقم |\n|---|---|\n| `a` | 62% |\n| خمسات | 1 |", 0, []string{
			"اسم   │ رقم", "──────┼────", "a     │ 62%", "خمسات │ 1",
		}},
		{"a table without room", "| اسم | رقم |\n|---|---|\n| خمسات | 62% |", 8, []string{"اسم: خمسات", "رقم: 62%"}},
		{"links", "[هنا](https://a.example) و[هناك](b.md)", 0, []string{"هنا (https://a.example) وهناك"}},
		{"a rule", "أ\n\n---\n\nب", 0, []string{"أ", "", strings.Repeat("─", 20), "", "ب"}},
		{"front matter", "---\nlayout: post\ntags:\n  - أ\n---\nنص", 0, []string{"نص"}},
		{"its title", "---\ntitle: \"العنوان: *أول*\"\n---\n\n## فرع", 0, []string{"العنوان: *أول*", "", "فرع"}},
		{"not above another title", "---\ntitle: أول\n---\n# ثان", 0, []string{"ثان"}},
		{"not above another title in HTML", "---\ntitle: أول\n---\n<h1>ثان</h1>", 0, []string{"ثان"}},
		{"two rules are no front matter", "---\nقال: نعم\n\n---", 0, []string{
			strings.Repeat("─", 20), "", "قال: نعم", "", strings.Repeat("─", 20),
		}},
		{"front matter without an end", "---\na: b", 0, []string{strings.Repeat("─", 20), "", "a: b"}},
		{"nothing", "", 0, nil},
	} {
		if got := printed(t, Printer{Plain: true, Width: c.width}, c.body); c.width == 8 {
			if joined := strings.Join(got, " "); joined != "اسم: خمسات رقم: 62%" {
				t.Errorf("%s: %q", c.name, got)
			}
		} else if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q, want\n%q", c.name, got, c.want)
		}
	}
}

func TestPrintHTML(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"comments say nothing", "<!-- سر -->\n\nأ <!-- سر -->ب", []string{"أ ب"}},
		{"nor do scripts and styles", "<style>\np { color: red }\n</style>\n\n<script>\nalert(1)\n</script>\n\nنص", []string{"نص"}},
		{"headings and paragraphs", "<h1 align=\"center\">عنوان</h1>\n<p>فقرة\nواحدة</p>", []string{"عنوان", "", "فقرة واحدة"}},
		{"pictures are their description", "<p align=\"center\">\n<img src=\"a/b.png\" alt=\"لوحة\"> نص\n</p>", []string{"[صورة: لوحة] نص"}},
		{"or else their file", "<img src=\"a/shot.png?raw=1\">\n\n![](https://a.example/b.png)", []string{"[صورة: shot.png]", "", "[صورة: b.png]"}},
		{"or nothing where they say so", "<p><img alt=\"\" src=\"line.png\"></p>\n\nنص <img alt=\"\" src=\"line.png\">", []string{"نص"}},
		{"badges", "[![بناء](b.svg)](https://ci.example) [![License](l.svg)](LICENSE)\n<a href=\"https://x.example\"><img src=\"x.svg\" alt=\"نسخة\"></a>",
			[]string{"[بناء] [License] [نسخة]"}},
		{"badges in a block", "<p>\n<a href=\"https://x.example\"><img src=\"x.svg\" alt=\"نسخة\"></a>\n<a href=\"/y\"><img src=\"y.svg\" alt=\"أخرى\"></a>\n</p>",
			[]string{"[نسخة] [أخرى]"}},
		{"links", "راجع <a href=\"https://x.example\">هذا</a>.\n\n<p>ثم <a href=\"https://y.example\"><b>ذاك</b></a>.</p>",
			[]string{"راجع هذا (https://x.example).", "", "ثم ذاك (https://y.example)."}},
		{"an anchor is no link", "<a name=\"x\"></a>نص", []string{"نص"}},
		{"lists and rows", "<ul><li>أ</li><li>ب &amp; ج</li></ul>\n\n<table><tr><th>أ<th>ب</tr><tr><td>1</td><td>2</td></tr></table>",
			[]string{"• أ", "• ب & ج", "", "أ │ ب", "1 │ 2"}},
		{"details", "<details>\n<summary>سؤال؟</summary>\n\n**جواب**\n\n</details>", []string{"سؤال؟", "", "جواب"}},
		{"breaks", "<div>أ<br/>ب<br></div>", []string{"أ", "ب"}},
		{"preformatted text", "<pre><code>  a\n    b\n</code></pre>", []string{"  a", "    b"}},
		{"a rule", "<p>أ</p><hr><p>ب</p>", []string{"أ", "", strings.Repeat("─", 20), "", "ب"}},
		{"what is not closed", "<div>أ <b>ب\n\nج <a href=\"x\">د", []string{"أ ب", "", "ج د"}},
	} {
		if got := printed(t, Printer{Plain: true}, c.body); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q, want\n%q", c.name, got, c.want)
		}
	}
}

func TestPrintPlainText(t *testing.T) {
	const text = "أول\r\n\n  ثان\tوثالث \x1b[1mغليظ\x1b[m\a\n---\nبلا نهاية"
	want := []string{"أول", "", "  ثان\tوثالث غليظ", "---", "بلا نهاية"}
	if got := printedText(t, Printer{Plain: true}, text); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	want = []string{"أول", "", "  ثان", "وثالث", "غليظ", "---", "بلا", "نهاية"}
	if got := printedText(t, Printer{Plain: true, Width: 7}, text); !slices.Equal(got, want) {
		t.Errorf("at 7 cells %q, want %q", got, want)
	}
}

package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kasb/ui/rtl"
)

// newPlainDocument is a document without colours, cut into pieces wherever that
// is possible if small is true.
func newPlainDocument(body string) *document { return newDocument(newMarkdown(markdownTheme{}), body) }

// cutSmall cuts a document wherever it can be.
func cutSmall(d *document) *document {
	s := newBlockScan()
	d.pieces = pieces{starts: []int{0}}
	for at := 0; at < len(d.text); {
		end := lineEnd(d.text, at)
		if s.line(d.text[at:end]) && at > 0 {
			d.starts = append(d.starts, at)
		}
		at = end + 1
	}
	d.behind = make([]rtl.Direction, len(d.starts))
	d.side = d.beginning()
	return d
}

// sameLine reports whether two lines look alike. The ids of their links may differ.
func sameLine(a, b rtl.Line) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := 0; i < a.Len(); {
		p, end := a.PenRun(i)
		q, other := b.PenRun(i)
		p.LinkID, q.LinkID = "", ""
		if p != q {
			return false
		}
		for end = min(end, other); i < end; i++ {
			if a.Rune(i) != b.Rune(i) || a.Tail(i) != b.Tail(i) {
				return false
			}
		}
	}
	return true
}

// checkPieces fails where the pieces of a document look different from the whole
// text, whatever the order they are asked for in.
func checkPieces(t *testing.T, d *document, whole *renderedPage, width int) {
	t.Helper()
	d.lay(width, false, nil)
	order := make([]int, len(d.starts))
	for i := range order {
		order[i] = i
	}
	if width%2 == 0 {
		slices.Reverse(order)
	}
	for _, i := range order {
		d.piece(i)
	}
	var got []rtl.Line
	var links []pageLink
	for i := range d.starts {
		got = append(got, d.lines(i)...)
		links = append(links, d.piece(i).page.links...)
	}
	want := whole.layout(width, false).lines
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !sameLine(got[i], want[i]) {
			show := func(lines []rtl.Line) string {
				var b strings.Builder
				for _, l := range lines[min(len(lines), max(0, i-2)):min(len(lines), i+3)] {
					b.WriteString(l.String() + "|\n")
				}
				return b.String()
			}
			t.Fatalf("width %d, line %d of %d and %d:\n%s\nin the whole:\n%s\ncut at %v:\n%s", width, i, len(got), len(want), show(got), show(want), d.starts, d.text)
		}
	}
	unseen := func(l pageLink) bool { return l.Text == "" }
	if !slices.Equal(slices.DeleteFunc(links, unseen), slices.DeleteFunc(slices.Clone(whole.links), unseen)) {
		t.Fatalf("links %v, in the whole %v, cut at %v:\n%s", links, whole.links, d.starts, d.text)
	}
}

func TestPiecesAreTheWhole(t *testing.T) {
	bodies := map[string]string{
		"torture": torture, "article": longArticle,
		"definitions":            "نص [أ] و[ب][a].\n\n[أ]: https://example.org/a\n\n> [a]: https://example.org/b\n\n- [ج]\n\n  [ج]: c.md 'عنوان'\n\n```\n[d]: no\n```\n\nنص [d] و[هـ]\n\nفقرة\n[هـ]: لا\n",
		"code in a list":         "- بند\n  ```\n  a\n\nنص\n\n  ```\n# ليس عنوانا\n\nولا هذا\n  ```\n\nنص",
		"a fence beside an item": "1. بند\n  ```\n\nنص\n\n  ```\n\nنص",
		"html":                   "<div>\n```\n</div>\n\nنص\n\n<pre>\n\n# لا\n\n</pre>\n\n<!-- \n\n```\n\n-->\n\nنص\n\n<b>أ</b>\n```\n\nكود\n```\n",
		"English under headings": "# نص\n\n## API\n\n```\nx\n```\n\nنص\n\n## API\n\nEnglish text only here, it is long enough.\n\n123\n\n- Node\n- Go\n\n## X\n\n### Y\n\n456\n\nعربي",
		"nothing first":          "[a]: b.md\n\n<!-- x -->\n\n# عنوان\n\nنص [a]",
		"terms":                  "نص\n\nمصطلح\n: تعريف\n\nآخر\n\n: تعريف\n\n    كود\n\nنص\n\n# عنوان\n\nنص",
		"lists":                  "- أ\n\n- ب\n\nنص\n\n- ج\n\n* د\n\n1. ه\n\n2. و\n\n      كود\n\n-\n\n  نص\n\n***\n\nنص",
	}
	if lib, err := realLibrary(); err == nil {
		for _, p := range lib.Pages() {
			bodies[p.ID] = p.Text()
		}
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			whole := renderMarkdown(t, body)
			for _, d := range []*document{newPlainDocument(body), cutSmall(newPlainDocument(body))} {
				for _, width := range []int{1, 30, 76, 93} {
					checkPieces(t, d, whole, width)
				}
			}
		})
	}
}

func TestRandomPiecesAreTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var body string
		for range 1 + r.IntN(6) {
			part, _ := randomMarkdown(r)
			body += part
			switch r.IntN(6) {
			case 0:
				body += "English words in a paragraph, many of them.\n\n"
			case 1:
				body += "123\n\n"
			case 2:
				body += "<div>\nHTML\n</div>\n\n"
			case 3:
				body += "مصطلح\n: تعريف\n\n"
			case 4:
				body += "[ع]: https://example.org\n\nنص [ع]\n\n"
			}
		}
		whole := renderMarkdown(t, body)
		checkPieces(t, cutSmall(newPlainDocument(body)), whole, 20+r.IntN(60))
	}
}

// Each line keeps its place when the width changes and changes back.
func TestDocumentKeepsItsPlace(t *testing.T) {
	d := newPlainDocument(longArticle)
	d.lay(60, false, []rtl.Line{rtl.Blank(60)})
	d.view(10)
	for !d.end {
		d.moveBy(7)
		d.view(10)
		if d.end {
			break
		}
		at, top := d.offset(), d.view(10)[0]
		for _, width := range []int{20, 90, 33, 60} {
			d.lay(width, false, []rtl.Line{rtl.Blank(width)})
			d.view(10)
			if got := d.offset(); got > at || !strings.Contains(d.text[got:], d.text[at:min(at+1, len(d.text))]) {
				t.Fatalf("at width %d byte %d is on top, it was %d", width, got, at)
			}
		}
		if got := d.view(10)[0]; letters([]rtl.Line{top}) > 0 && got.String() != top.String() {
			t.Fatalf("back at the first width %q is on top, it was %q", got, top)
		}
	}
}

// A block that is too large for a piece is cut, and nothing of it is lost.
func TestHugeBlocks(t *testing.T) {
	const n = 3000
	lines := func(line string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(fmt.Sprintf(line, i+1) + "\n")
		}
		return b.String()
	}
	for name, body := range map[string]string{
		"list": lines("- بند رقم %d من هذه القائمة"), "loose list": lines("- بند رقم %d من هذه\n"), "numbers": lines("%d. بند من هذه القائمة"),
		"code": "```\n" + lines("line %d of a log") + "```\n", "paragraph": lines("سطر رقم %d من هذه الفقرة"),
		"table": "| أ | ب |\n|---|---|\n" + lines("| %d | كلام في هذا الصف |"),
	} {
		t.Run(name, func(t *testing.T) {
			body := "# عنوان\n\n" + body + "\nنص بعده.\n"
			d := newPlainDocument(body)
			d.lay(60, false, nil)
			if len(d.joined) == 0 {
				t.Fatal("it is not cut")
			}
			next := 1
			for i := range d.starts {
				if size := d.stop(i) - d.starts[i]; size > 2*hugePiece {
					t.Errorf("piece %d has %d bytes", i, size)
				}
				for y, l := range d.lines(i) {
					at := docLine{i, y}
					if y%50 == 7 && letters([]rtl.Line{l}) > 0 && d.joined[i].prefix == "" {
						if got := d.lineAt(d.offsetOf(at)); got != at {
							t.Fatalf("line %v is found at %v", at, got)
						}
					}
					for strings.Contains(reading(l, true), itoa(next)) {
						next++
					}
				}
			}
			if next != n+1 {
				t.Errorf("line %d is missing", next)
			}
			d.toEnd()
			if d.view(20); !d.end {
				t.Error("there is more behind the end")
			}
		})
	}
}

func BenchmarkSplit(b *testing.B) {
	body := strings.Repeat(longArticle, 3<<20/len(longArticle))
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		splitText(body)
	}
}

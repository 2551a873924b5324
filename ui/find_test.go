package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kasb/content/progress"
	"kasb/content/search"
	"kasb/ui/rtl"
)

// inMatches is what the matches of a piece show, cell by cell in reading order.
func inMatches(p *docPiece) []string {
	shown := make([]string, len(p.matches))
	for _, l := range p.lines {
		for _, i := range l.ReadingOrder(0, l.Len(), nil) {
			c := l.At(i)
			if n, ok := matchNumber(c.Pen.Bg); ok && n < len(shown) {
				shown[n] += strings.Trim(c.Source, isolate+popIsolate+arabicContext)
			}
		}
	}
	return shown
}

func TestMatchesAreMarked(t *testing.T) {
	tests := []struct {
		body, query string
		width       int
		want        []string
	}{
		{"قناة يوتيوب وقناة أخرى", "قناة", 40, []string{"قناة", "قناة"}},
		{"قناة يوتيوب", "قناة يوتيوب", 8, []string{"قناةيوتيوب"}},       // on two lines
		{"كلام في الاستثمارات هنا", "استثمار", 6, []string{"لاستثمار"}}, // lam and alef are one cell
		{"مَدْرَسَةٌ كبيرة", "مدرسة", 40, []string{"مَدْرَسَةٌ"}},
		{"أش**هر** خمس", "اشهر", 40, []string{"أشهر"}},
		{"انظر [رابط **مهم** هنا](a.md) ثم", "رابط مهم هنا ثم", 40, []string{"رابط مهم هنا ثم"}},
		{"`go build` نص", "build", 40, []string{"build"}},
		{"```\nif x { build() }\n```", "build", 12, []string{"build"}},
		{"| قناة | ب |\n|---|---|\n| ج | قناة |", "قناة", 30, []string{"قناة", "قناة"}},
		{"- قناة\n- لا\n  > قناة", "قناة", 30, []string{"قناة", "قناة"}},
		{"نسبة 62% منهم", "%", 30, []string{"%"}},
		{"لا أحد", "قناة", 30, nil},
		{"الأمر &amp; R&amp;D", "R&D", 30, []string{"R&D"}},
	}
	for _, test := range tests {
		for _, small := range []bool{false, true} {
			d := newPlainDocument(test.body)
			if small {
				cutSmall(d)
			}
			d.mark(newFinder(test.query))
			d.lay(test.width, true, nil)
			var got []string
			total := 0
			for i := range d.starts {
				got = append(got, inMatches(d.piece(i))...)
				n := d.looking(nil, d.finding).in(i)
				if total += n; n != len(d.piece(i).matches) {
					t.Errorf("%q in %q: %d are counted, %d marked", test.query, test.body, n, len(d.piece(i).matches))
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q in %q: %q, want %q", test.query, test.body, got, test.want)
			}
		}
	}
}

// Marks change no line, and what is counted beside is what is marked.
func TestMarksLeaveLinesAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	words := []string{"سلام", "لا", "ا", "YouTube", "كتابة قناة", "مدرسة", "AdSense", "ربح", "الألوان", "55", "صورة", "example org", "قناة"}
	for range 150 {
		body, _ := randomMarkdown(r)
		more, _ := randomMarkdown(r)
		body += "[ع]: https://example.org/ربح\n\nنص [ع] و[س**ل**ام][ع]\n\n" + more
		f := newFinder(words[r.IntN(len(words))])
		width := 1 + r.IntN(90)
		plain, marked := cutSmall(newPlainDocument(body)), cutSmall(newPlainDocument(body))
		marked.mark(f)
		plain.lay(width, false, nil)
		marked.lay(width, false, nil)
		var counts []int32
		for i := range plain.starts {
			a, b := plain.lines(i), marked.lines(i)
			if len(a) != len(b) {
				t.Fatalf("width %d: %d lines, marked %d:\n%s", width, len(a), len(b), body)
			}
			for y := range a {
				if a[y].String() != b[y].String() {
					t.Fatalf("width %d: %q, marked %q", width, a[y], b[y])
				}
				for _, c := range b[y].All() {
					if _, ok := matchNumber(c.Pen.Bg); ok {
						t.Fatalf("the background of a match is seen in %q", b[y])
					}
				}
			}
			counts = append(counts, int32(len(marked.piece(i).matches)))
		}
		if got, _ := plain.looking(nil, f).counts(context.Background()); !slices.Equal(got, counts) {
			t.Fatalf("counted %v, marked %v of %+v in\n%s", got, counts, f, body)
		}
	}
}

func TestFindInPage(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	r := d.open("history")
	want := 0
	for _, b := range renderedBlocks(t, r) {
		b.texts(func(s string) string {
			text, _ := unstyled(s)
			want += len(search.Find(text, "فيسبوك"))
			return s
		})
	}
	if want < 3 {
		t.Fatalf("the page has the word %d times", want)
	}
	d.press("f").sees("بحث في الصفحة:")
	for _, letter := range "فيسبوك" {
		d.press(string(letter))
	}
	d.sees(fmt.Sprintf("1 من %d", want))
	if n := reversedCells(d); n == 0 || n > 12 {
		t.Errorf("the current match has %d cells", n)
	}
	d.press("down").sees(fmt.Sprintf("2 من %d", want)).press("up", "up").sees(fmt.Sprintf("%d من %d", want, want))
	d.press("enter", "n").sees(fmt.Sprintf("1 من %d", want)).press("n", "n").sees(fmt.Sprintf("3 من %d", want))
	if got := d.app.top(); got != Screen(r) {
		t.Fatal("n turned the page")
	}
	d.press("N").sees(fmt.Sprintf("2 من %d", want))
	for range want {
		d.press("n")
		if reversedCells(d) == 0 {
			t.Fatal("the current match is out of sight")
		}
	}
	d.send(press("f"))
	for _, letter := range "قققق" {
		d.press(string(letter))
	}
	d.sees("لا مواضع").press("esc").lacks("بحث في الصفحة:")
	if r.find != nil || reversedCells(d) != 0 {
		t.Error("Esc leaves something of the search")
	}
	d.press("f", "q", "?")
	if d.app.top() != Screen(r) || r.find.field.Value() != "q?" {
		t.Error("letters are taken for keys")
	}
	d.press("esc", "n")
	if d.app.top() == Screen(r) {
		t.Error("n does not turn the page behind the search")
	}
}

func renderedBlocks(t *testing.T, r *reader) []pageBlock {
	t.Helper()
	p, err := renderPage(r.env.Theme, r.page)
	if err != nil {
		t.Fatal(err)
	}
	return p.blocks
}

func reversedCells(d *driver) (n int) {
	f := d.app.frame()
	for _, l := range f.lines[:len(f.lines)-3] {
		for _, c := range l.All() {
			if c.Pen.Attr&rtl.Reverse != 0 {
				n++
			}
		}
	}
	return n
}

// bigText has a word at its end only.
func bigText() string {
	return strings.Repeat(longArticle, 3<<20/len(longArticle)) + "\n\nكلمة نادرة هنا: برتقال.\n"
}

func BenchmarkFindFirst(b *testing.B) {
	d := newPlainDocument(bigText())
	for _, query := range []string{"المنصات", "برتقال", "لا يوجد"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				d.looking(nil, newFinder(query)).first(context.Background(), 0, 1)
			}
		})
	}
}

func BenchmarkFindCount(b *testing.B) {
	d := newPlainDocument(bigText())
	for _, query := range []string{"المنصات", "برتقال"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				d.looking(nil, newFinder(query)).counts(context.Background())
			}
		})
	}
}

package plain

import (
	"slices"
	"strings"
	"testing"

	"kasb/content"
	"kasb/content/search"
)

const sample = `فقرة مع [رابط](other.md) و` + "`code`" + ` و**مهم**،
في سطرين.

## عنوان

### فرعي

> كلام منقول

1. واحد
2. اثنان
   - داخلي

| الاسم | العدد |
|---|---|
| نص | 3 |
| آخر |  |

| تقدير | |
|---|---|
| كلفة | 5 دولارات |

![الأول 10، والثاني كثير](chart:c)

---

` + "```\nx = 1\n```\n"

func TestReadsAloud(t *testing.T) {
	chart := content.Chart{ID: "c", Kind: content.Bars, Title: "رسم", Source: "تقديرنا", Items: []content.ChartItem{{Label: "أول", Text: "10"}, {Label: "ثان", Text: "20"}}}
	lines := readAloud(sample, []content.Chart{chart})
	var got []string
	for _, l := range lines {
		got = append(got, l.text)
		if l.level > 0 != slices.Contains([]string{"عنوان", "فرعي"}, l.text) {
			t.Errorf("%q has level %d", l.text, l.level)
		}
		if first := strings.Fields(strings.TrimPrefix(l.text, "أولا: "))[0]; l.block == 0 && l.level == 0 && !strings.HasSuffix(first, ":") && !strings.HasPrefix(sample[l.at:], first) {
			t.Errorf("%q does not begin at byte %d", l.text, l.at)
		}
	}
	want := []string{
		"فقرة مع رابط وcode ومهم، في سطرين.", "عنوان", "فرعي", "اقتباس: كلام منقول", "أولا: واحد", "ثانيا: اثنان", "داخلي",
		"جدول، فيه صفان. في كل صف: الاسم، ثم العدد.", "نص، العدد: 3.", "آخر.", "تقدير:", "كلفة: 5 دولارات.",
		"رسم: رسم.", "الأول 10، والثاني كثير.", "أول: 10.", "ثان: 20.", "المصدر: تقديرنا.", "x = 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("read aloud it is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if l := lines[0].links; len(l) != 1 || l[0] != (link{"رابط", "other.md"}) {
		t.Errorf("links %v", l)
	}
}

// Whatever the length, the parts hold all lines in their order; none is empty, a heading is at the beginning of one,
// and tables stay whole.
func TestParts(t *testing.T) {
	lib, err := realLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range lib.Pages() {
		lines := readAloud(p.Text(), p.Charts)
		for _, length := range []Length{Short, Medium, Whole} {
			all := parts(lines, length)
			n, block := 0, 0
			for i, x := range all {
				if len(x.lines) == 0 {
					t.Fatalf("%s: part %d is empty", p.ID, i)
				}
				text := false
				for j, l := range x.lines {
					if l.text != lines[n].text || l.at != lines[n].at {
						t.Fatalf("%s: line %d is %q", p.ID, n, l.text)
					}
					if n++; l.level > 0 && text {
						t.Errorf("%s: heading %q in the middle of a part", p.ID, l.text)
					}
					text = text || l.level == 0
					if j == 0 && l.block != 0 && l.block == block {
						t.Errorf("%s: a table is cut at %q", p.ID, l.text)
					}
					block = l.block
				}
				if last := x.lines[len(x.lines)-1]; last.level > 0 {
					t.Errorf("%s: part %d ends with the heading %q", p.ID, i, last.text)
				}
			}
			if n != len(lines) {
				t.Errorf("%s: %d lines of %d", p.ID, n, len(lines))
			}
			if len(all) < 3 {
				t.Errorf("%s has %d parts", p.ID, len(all))
			}
		}
	}
}

// A place that search finds is in the part that is opened, and the words are in it.
func TestHitsOpenAtTheirPlace(t *testing.T) {
	lib, err := realLibrary()
	if err != nil {
		t.Fatal(err)
	}
	index := search.New(lib, nil)
	checked := 0
	for _, query := range []string{"عمولة", "ترخيص", "أدسنس", "احتيال", "ساعات مشاهدة"} {
		m := search.NewMatcher(query)
		for _, h := range index.Search(query, 0) {
			p, ok := lib.Page(h.ID)
			if !ok || h.Offset < 0 || h.Place == search.InSource {
				continue
			}
			all := parts(readAloud(p.Text(), p.Charts), Medium)
			i, j := placeOf(all, h.Offset+p.BodyStart())
			found := false
			for range m.All(all[i].lines[j].text) {
				found = true
			}
			if !found {
				t.Errorf("%q in %s opens at %q", query, p.ID, all[i].lines[j].text)
			}
			checked++
		}
	}
	if checked < 20 {
		t.Errorf("only %d hits were looked at", checked)
	}
}

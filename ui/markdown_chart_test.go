package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"kasb/content"
	"kasb/ui/rtl"
)

var chartPage = content.Page{
	Body: "نص قبل الرسم.\n\n![62 من كل 100 للتسلية](chart:reasons)\n\n![من 1997 إلى 2010](chart:years)\n\nنص بعده.",
	Charts: []content.Chart{
		{ID: "reasons", Kind: content.Bars, Title: "لماذا يفتح الناس المواقع؟", Source: "بلا سنة", Items: []content.ChartItem{
			{Label: "التسلية", Value: 62, Text: "62%"}, {Label: "ربح مادي", Value: 18, Text: "18%"}, {Label: "لا أحد", Value: 0, Text: "0%"},
			{Label: "القليل", Value: 0.1, Text: "0.1%"},
		}},
		{ID: "years", Kind: content.Timeline, Title: "الطريق", Source: "عام 2011", Items: []content.ChartItem{
			{Label: "Six Degrees: ملف شخصي لكل عضو وقائمة أصدقاء", Value: 1997, Text: "1997"}, {Label: "فيسبوك", Value: 2004, Text: "2004"},
			{Label: "يوتيوب", Value: 2005, Text: "2005"},
		}},
	},
}

func TestCharts(t *testing.T) {
	page, err := renderPage(NewTheme(true, colorprofile.TrueColor), chartPage)
	if err != nil {
		t.Fatal(err)
	}
	for width := 1; width <= 120; width++ {
		var text []string
		for i, l := range page.layout(width, false).lines {
			if l.Width() != width {
				t.Fatalf("%d cells: line %d has %d", width, i, l.Width())
			}
			text = append(text, l.String())
		}
		if width < 24 {
			continue
		}
		all := strings.Join(text, "\n")
		for _, c := range chartPage.Charts {
			for _, i := range c.Items {
				if !strings.Contains(all, rtl.Visual(arabicContext+i.Text, rtl.RightToLeft)) {
					t.Errorf("%d cells: %q is not in\n%s", width, i.Text, all)
				}
			}
		}
		if strings.Contains(all, "…") {
			t.Errorf("%d cells: something is cut:\n%s", width, all)
		}
	}
}

// A longer bar is a larger value, the longest takes all of its room, and only
// nothing has no bar.
func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	page, err := renderPage(NewTheme(true, colorprofile.TrueColor), chartPage)
	if err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{30, 40, 76, 92} {
		var bars []int
		for _, l := range page.layout(width, false).lines {
			if full := strings.Count(l.String(), "━"); full+strings.Count(l.String(), "─") > 3 {
				bars = append(bars, full)
			}
		}
		if len(bars) != 4 || bars[2] != 0 || bars[3] != 1 || bars[1] >= bars[0] || bars[1]*62-bars[0]*18 > 62 {
			t.Errorf("%d cells: bars %v", width, bars)
		}
	}
}

// Without a picture the words and all numbers are there, in reading order.
func TestChartsInWords(t *testing.T) {
	m := newMarkdown(markdownTheme{})
	m.charts = chartPage.Charts
	page, err := m.render(chartPage.Body)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range page.blocks {
		lines = append(lines, slices.Collect(page.plain(&page.blocks[i], 0))...)
	}
	text := strings.Join(lines, "\n")
	for _, want := range []string{"رسم: لماذا يفتح الناس المواقع؟. 62 من كل 100 للتسلية", "• ربح مادي: 18%", "• فيسبوك: 2004", "المصدر: عام 2011"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

package ui

import (
	"iter"
	"strings"

	"github.com/yuin/goldmark/ast"

	"kasb/content"
	"kasb/ui/rtl"
)

// pageChart is a chart of a page: it says with lines and numbers what its words
// say to those who hear it.
type pageChart struct {
	content.Chart
	words string // that stand for it
	pens  chartPens
}

// chartPens are the pens of a chart, none of which it needs to be understood.
type chartPens struct {
	title, bar, rest, year, source rtl.Pen
	digits                         rtl.Digits
}

// chart is the chart that a paragraph shows: one with nothing but a picture whose
// address names it.
func (w *pageWriter) chart(n ast.Node) (*pageChart, bool) {
	image, ok := n.FirstChild().(*ast.Image)
	if !ok || n.ChildCount() != 1 {
		return nil, false
	}
	id, ok := content.ChartID(string(image.Destination))
	if !ok {
		return nil, false
	}
	for _, c := range w.charts {
		if c.ID == id {
			title := penOf(w.theme.Heading, "")
			title.Attr |= rtl.Bold
			return &pageChart{c, w.plain(image), chartPens{
				title: title, bar: w.quote, rest: w.page.pens.rule, year: w.marker, source: penOf(w.theme.Address, ""), digits: w.theme.Digits,
			}}, true
		}
	}
	return nil, false
}

// inked is text drawn with a pen.
func inked(p rtl.Pen, text string) string {
	return string(p.Append(nil, rtl.Pen{})) + text + string(rtl.Pen{}.Append(nil, p))
}

// layout draws the chart from the right edge.
func (c *pageChart) layout(width int, marks bool) []rtl.Line {
	o := rtl.Options{Width: width, Base: rtl.RightToLeft, Align: rtl.AlignRight, Marks: marks, Digits: c.pens.digits}
	lines := rtl.Layout(inked(c.pens.title, c.Title), o)
	if c.Kind == content.Timeline {
		lines = append(lines, c.timeline(o)...)
	} else {
		lines = append(lines, c.bars(o)...)
	}
	return append(lines, rtl.Layout(inked(c.pens.source, "المصدر: "+c.Source), o)...)
}

// bars draws a bar for each item, its name on the right and its value behind its
// end. Where that leaves the bars too little room, both stand above them.
func (c *pageChart) bars(o rtl.Options) []rtl.Line {
	names, values := 0, 0
	for _, i := range c.Items {
		names, values = max(names, rtl.Width(i.Label)), max(values, rtl.Width(i.Text))
	}
	const gap, least = 1, 16
	room := o.Width - names - values - 2*gap
	beside := room >= least
	if !beside {
		room = o.Width
	}
	var lines []rtl.Line
	for _, i := range c.Items {
		full := 0
		if i.Value > 0 {
			full = max(int(i.Value/c.Max()*float64(room)+0.5), 1)
		}
		bar := rtl.Row(rtl.Fill("━", full, c.pens.bar), rtl.Fill("─", room-full, c.pens.rest))
		if beside {
			lines = append(lines, rtl.Row(c.fit(i.Label, names, o), rtl.Blank(gap), bar, rtl.Blank(gap), c.fit(arabicContext+i.Text, values, o)))
			continue
		}
		lines = append(lines, rtl.Layout(i.Label+": "+i.Text, o)...)
		lines = append(lines, bar)
	}
	return lines
}

func (c *pageChart) fit(text string, width int, o rtl.Options) rtl.Line {
	o.Width = width
	return o.Fit(text)
}

// timeline draws what happened beside a line that goes down from year to year,
// longer where some years are left out.
func (c *pageChart) timeline(o rtl.Options) []rtl.Line {
	years := 0
	for _, i := range c.Items {
		years = max(years, rtl.Width(i.Text))
	}
	one := func(s string, p rtl.Pen) rtl.Line { return rtl.Fill(s, 1, p) }
	var lines []rtl.Line
	for n, i := range c.Items {
		if o.Width < years+8 { // no room for a line
			lines = append(lines, rtl.Layout(i.Text+" "+i.Label, o)...)
			continue
		}
		if n > 0 && i.Value > c.Items[n-1].Value+1 {
			lines = append(lines, rtl.Row(rtl.Blank(years+1), one("│", c.pens.rest), rtl.Blank(max(o.Width-years-2, 0))))
		}
		item := o
		item.First = rtl.Row(c.fit(inked(c.pens.year, i.Text), years, o), rtl.Blank(1), one("●", c.pens.bar), rtl.Blank(1))
		item.Rest = rtl.Row(rtl.Blank(years+1), one("│", c.pens.rest), rtl.Blank(1))
		if n == len(c.Items)-1 {
			item.Rest = rtl.Blank(years + 3)
		}
		lines = append(lines, rtl.Layout(i.Label, item)...)
	}
	return lines
}

// plain is the chart for those who read no pictures: its words, then each item.
func (c *pageChart) plain(width int) iter.Seq[string] {
	var b strings.Builder
	b.WriteString("رسم: " + c.Title + ". " + c.words + "\n")
	for _, i := range c.Items {
		b.WriteString("• " + i.Label + ": " + i.Text + "\n")
	}
	b.WriteString("المصدر: " + c.Source)
	return plainText(b.String(), width)
}

package ui

import (
	"strconv"

	"kasb/ui/rtl"
)

// bar is a line of width cells that is filled from the right to the fraction f.
func (e *Env) bar(f float64, width int) rtl.Line {
	full := min(max(int(f*float64(width)+0.5), 0), width)
	return rtl.Row(rtl.Fill("━", full, e.Theme.Bar), rtl.Fill("─", width-full, e.Theme.BarRest))
}

// meter is a name, a bar that grows from the right, a number of 100 and a word.
// In a narrow window the name has a line of its own.
func (e *Env) meter(name string, n int, word string, width int, marked bool) []rtl.Line {
	const (
		markWidth   = 2
		nameWidth   = 30 // the longest name and its number
		numberWidth = 5
		wordWidth   = 11
	)
	th := e.Theme
	style, mark := th.Text, rtl.Blank(markWidth)
	if marked {
		bar := th.Brand.Render("▌")
		style, mark = th.Selected, rtl.Row(rtl.Fit(bar, 1, rtl.AlignRight), rtl.Blank(markWidth-1))
	}
	number := e.fit(style.Render(strconv.Itoa(n)), numberWidth, rtl.AlignCenter)
	tail := rtl.Row(number, e.fit(th.Faint.Render(word), wordWidth, rtl.AlignRight))
	room := width - markWidth - tail.Width()
	bar := func(width int) rtl.Line { return e.bar(float64(n)/100, width) }
	switch {
	case name == "":
		return []rtl.Line{rtl.Row(bar(room+markWidth), tail)}
	case room < nameWidth+8:
		title := e.fit(style.Render(name), width-markWidth, rtl.AlignRight)
		return []rtl.Line{rtl.Row(mark, title), rtl.Row(mark, bar(room), tail)}
	}
	title := e.fit(style.Render(name), nameWidth, rtl.AlignRight)
	return []rtl.Line{rtl.Row(mark, title, bar(room-nameWidth), tail)}
}

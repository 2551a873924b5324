package ui

import (
	"slices"
	"strings"

	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// portrait is a picture of the person: each value as a bar, against what the
// path looked at needs.
type portrait struct {
	r *result
	page
}

func (p *portrait) name() (long, short string) { return "صورتك", "صورتك" }

func (p *portrait) view(size Size) []rtl.Line {
	k := pageKey{layoutKey: p.r.env.layoutKey(size.Width), at: p.r.at}
	return p.show(size, k, func() []rtl.Line { return p.layout(size.Width) })
}

func (p *portrait) layout(width int) []rtl.Line {
	th := p.r.env.Theme
	s := &sheet{env: p.r.env, width: width}
	var shares []quiz.Share
	if len(p.r.result.Fits) > 0 {
		path := p.r.path()
		if why, err := p.r.table.Why(p.r.answers, path.ID); err == nil { // else there would be no result
			shares = why.Shares
		}
		s.text(th.Title, "قيمك أمام ما يطلبه مسار «"+path.Name+"»")
		s.text(th.Faint, "العلامة ┃ موضع المطلوب، وما ينقص عنه خط متقطع. القيم من 0 إلى 4.")
	} else {
		s.text(th.Title, "قيمك من 0 إلى 4")
	}
	s.blank()
	asked, others := 0, []quiz.Value(nil)
	for _, v := range p.r.result.Values {
		d := slices.IndexFunc(p.r.table.Dimensions, func(d quiz.Dimension) bool { return d.ID == v.ID })
		if len(p.r.table.Dimensions[d].Levels) == 0 {
			continue // no path asks for it
		}
		i := slices.IndexFunc(shares, func(x quiz.Share) bool { return slices.Contains(strings.Split(x.Need, "|"), v.ID) })
		if i < 0 {
			others = append(others, v)
			continue
		}
		asked++
		p.value(s, v, shares[i].Least, shares[i].Met) // met by this value or by another that counts for it
	}
	if len(others) > 0 && asked > 0 {
		s.part("ما لا يطلبه هذا المسار")
	}
	for _, v := range others {
		p.value(s, v, 0, true)
	}
	return s.lines
}

// value is a name, a bar and a number, with what is needed marked on the bar; in a
// narrow window the name has a line of its own.
func (p *portrait) value(s *sheet, v quiz.Value, least int, met bool) {
	const nameWidth, numberWidth = 26, 9
	e, th := p.r.env, p.r.env.Theme
	style := th.Text
	if least == 0 {
		style = th.Faint
	}
	number := level(v.Level)
	if !v.Known {
		number = "لا أعرف"
	}
	tail := rtl.Row(rtl.Blank(1), e.fit(style.Render(number), numberWidth, rtl.AlignRight))
	room := s.width - nameWidth - tail.Width()
	if room < 16 {
		room = s.width - tail.Width()
		s.lines = append(s.lines, e.fit(style.Render(v.Name), s.width, rtl.AlignRight))
		s.lines = append(s.lines, rtl.Row(p.bar(v.Level, least, met, room), tail))
		return
	}
	s.lines = append(s.lines, rtl.Row(e.fit(style.Render(v.Name), nameWidth, rtl.AlignRight), p.bar(v.Level, least, met, room), tail))
}

// bar grows from the right to a value; what is missing of the level needed has
// another colour, and a stroke stands at that level.
func (p *portrait) bar(value float64, least int, met bool, width int) rtl.Line {
	th := p.r.env.Theme
	at := func(v float64) int { return min(max(int(v/4*float64(width)+0.5), 0), width) }
	full, need := at(value), at(float64(least))
	have := th.Bar
	if least == 0 {
		have = th.BarRest
	}
	if least == 0 || need == 0 {
		return rtl.Row(rtl.Fill("━", full, have), rtl.Fill("─", width-full, th.BarRest))
	}
	mark := pen(th.Good)
	if !met {
		mark = pen(th.Warn)
	}
	need-- // the stroke is the last cell of what is needed
	stroke := rtl.Fill("┃", 1, mark)
	if full > need {
		rest := max(full-need-1, 0)
		return rtl.Row(rtl.Fill("━", need, have), stroke, rtl.Fill("━", rest, have), rtl.Fill("─", width-need-1-rest, th.BarRest))
	}
	missing := rtl.Fill("╌", need-full, mark)
	return rtl.Row(rtl.Fill("━", full, have), missing, stroke, rtl.Fill("─", width-need-1, th.BarRest))
}

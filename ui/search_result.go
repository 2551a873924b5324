package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"kasb/content/arabic"
	"kasb/content/search"
	"kasb/ui/rtl"
)

// kindNames are the kinds of results in a word.
var kindNames = [...]string{search.Article: "مقال", search.Path: "مسار", search.Platform: "منصة", search.Term: "مصطلح", search.Question: "سؤال"}

// result is the lines of a result: its title, with its kind at the left end, and the line in which it was found. A bar
// marks it.
func (s *searchScreen) result(i int, marked bool, width int) []rtl.Line {
	th, h := s.env.Theme, s.hits[i]
	bar, title := " ", th.Text.Bold(true)
	if marked {
		bar, title = th.Brand.Render("▌"), th.Selected
	}
	head := rtl.Row(rtl.Fit(bar, 1, rtl.AlignRight), rtl.Blank(1))
	kind := kindNames[h.Kind]
	if h.More > 0 && width >= narrow {
		kind = arabic.Places.Of(h.More+1) + " · " + kind
	}
	kind = th.Faint.Render(kind)
	mark := rtl.Row(rtl.Blank(2), s.env.fit(kind, rtl.Width(kind), rtl.AlignLeft))
	o := s.env.options(width - mark.Width())
	o.First, o.Rest = head, head
	lines := rtl.Layout(th.mark(title, h.Title, h.InTitle), o)
	for j, l := range lines {
		if j == 0 {
			lines[j] = rtl.Row(l, mark)
		} else {
			lines[j] = rtl.Row(l, rtl.Blank(mark.Width()))
		}
	}
	if h.Line != "" {
		o.Width = width
		lines = append(lines, rtl.Layout(th.mark(th.Faint, h.Line, h.Spans), o)...)
	}
	return lines
}

// mark is a text in a style, of which some parts stand out, without colours too. A part of a word is as bold as the rest
// of it: some terminals can't change that inside a word.
func (t Theme) mark(style lipgloss.Style, text string, spans []search.Span) string {
	found := t.Found.Bold(style.GetBold())
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(render(style, text[at:s.From]))
		b.WriteString(render(found, text[s.From:s.To]))
		at = s.To
	}
	b.WriteString(render(style, text[at:]))
	return b.String()
}

// render is style.Render without escape codes around nothing.
func render(style lipgloss.Style, text string) string {
	if text == "" {
		return ""
	}
	return style.Render(text)
}

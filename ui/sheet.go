package ui

import (
	"charm.land/lipgloss/v2"

	"kasb/ui/rtl"
)

// sheet collects the lines of a long screen.
type sheet struct {
	env   *Env
	width int
	lines []rtl.Line
}

func (s *sheet) options() rtl.Options { return s.env.options(s.width) }

func (s *sheet) blank() { s.lines = append(s.lines, rtl.Blank(s.width)) }

// text adds a paragraph in a style, unless there is nothing to say.
func (s *sheet) text(style lipgloss.Style, text string) {
	if text != "" {
		s.lines = append(s.lines, rtl.Layout(style.Render(text), s.options())...)
	}
}

// heading begins a new part.
func (s *sheet) heading(title string) {
	s.blank()
	s.text(s.env.Theme.Title, title)
}

// part begins a smaller part.
func (s *sheet) part(title string) {
	s.blank()
	s.text(s.env.Theme.Accent, title)
}

// point adds a paragraph that hangs under a styled sign of its own.
func (s *sheet) point(sign, styled string) {
	head := rtl.Row(rtl.Blank(1), s.env.fit(sign, rtl.Width(sign), rtl.AlignRight), rtl.Blank(1))
	o := s.options()
	o.First, o.Rest = head, rtl.Blank(head.Width())
	s.lines = append(s.lines, rtl.Layout(styled, o)...)
}

// under adds a paragraph that stands under the text of a point.
func (s *sheet) under(styled string) {
	o := s.options()
	o.First, o.Rest = rtl.Blank(3), rtl.Blank(3)
	s.lines = append(s.lines, rtl.Layout(styled, o)...)
}

// columns adds cells of equal width in so many columns, down the first one and
// then down the next, gap cells apart.
func (s *sheet) columns(cells []rtl.Line, columns, gap int) {
	rows := (len(cells) + columns - 1) / columns
	for y := range rows {
		var fields []rtl.Line
		room := s.width
		for x := range columns {
			i := x*rows + y
			if i >= len(cells) {
				break
			}
			if x > 0 {
				fields = append(fields, rtl.Blank(gap))
				room -= gap
			}
			fields = append(fields, cells[i])
			room -= cells[i].Width()
		}
		s.lines = append(s.lines, rtl.Row(append(fields, rtl.Blank(room))...))
	}
}

package ui

import (
	"slices"

	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// panel is readiness and the fits as they are tried, with how far they have moved,
// in at most so many rows. Where there is no room for all, those that have moved
// come first.
func (w *whatIf) panel(width, rows int) []rtl.Line {
	e, th := w.r.env, w.r.env.Theme
	was, now := w.r.result, w.now
	s := &sheet{env: e, width: width}
	ready := w.cell("الجاهزية: "+now.Readiness.Band, now.Readiness.Shown, now.Readiness.Shown-was.Readiness.Shown, false, width)
	s.lines = append(s.lines, ready)
	if len(now.Fits) == 0 {
		s.text(th.Warn, now.Verdict)
		return s.lines[:min(len(s.lines), rows)]
	}
	columns, gap := 1, 0
	if width >= 60 {
		columns, gap = 2, 2
	}
	cellWidth := (width - gap*(columns-1)) / columns
	room := (rows - 1) * columns
	var cells []rtl.Line
	for _, p := range w.order(room) {
		rank := slices.IndexFunc(now.Fits, func(f quiz.Fit) bool { return f.Path == p })
		f := now.Fits[rank]
		by := 0
		if i := slices.IndexFunc(was.Fits, func(f quiz.Fit) bool { return f.Path == p }); i >= 0 {
			by = f.Shown - was.Fits[i].Shown
		}
		first := slices.Contains(now.Joint, p)
		cells = append(cells, w.cell(itoa(rank+1)+". "+f.Name, f.Shown, by, first, cellWidth))
	}
	s.columns(cells, columns, gap)
	return s.lines
}

// order is the paths in the order of the result that is kept, so that they stay
// where they are while their numbers move; at most n of them.
func (w *whatIf) order(n int) []string {
	fits := w.r.result.Fits
	if len(fits) == 0 {
		fits = w.now.Fits
	}
	var moved, still []string
	for _, f := range fits {
		i := slices.IndexFunc(w.now.Fits, func(x quiz.Fit) bool { return x.Path == f.Path })
		if i == 0 || w.now.Fits[i].Shown != f.Shown {
			moved = append(moved, f.Path)
		} else {
			still = append(still, f.Path)
		}
	}
	if n >= len(fits) {
		all := make([]string, len(fits))
		for i, f := range fits {
			all[i] = f.Path
		}
		return all
	}
	return slices.Concat(moved, still)[:max(n, 0)]
}

// cell is a name, a number and how far it has moved.
func (w *whatIf) cell(name string, n, by int, first bool, width int) rtl.Line {
	e, th := w.r.env, w.r.env.Theme
	style := th.Text
	if first {
		style = th.Selected
	}
	number := e.fit(style.Render(itoa(n)), 3, rtl.AlignLeft)
	move := rtl.Blank(5)
	if by != 0 {
		o := e.options(move.Width())
		o.Base, o.Align = rtl.RightToLeft, rtl.AlignLeft
		move = o.Fit(e.change(float64(by)))
	}
	return rtl.Row(e.fit(style.Render(name), width-number.Width()-move.Width(), rtl.AlignRight), number, move)
}

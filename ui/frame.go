package ui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"kasb/content/progress"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// The smallest window, in cells, in which the screens are laid out. Below it
// one sentence asks for more room.
const (
	minWidth  = 40
	minHeight = 12
)

// maxColumn is the widest column of text, in cells, unless the reader has chosen
// another: longer lines are hard to read back to their start.
const maxColumn = 92

// narrow is the width, in cells, under which the header saves words.
const narrow = 64

func (s Size) small() bool { return s.Width < minWidth || s.Height < minHeight }

// roomy reports whether there are rows to spare for blank lines and rules.
func (s Size) roomy() bool { return s.Height >= 18 }

func (a *App) tooSmall() frame {
	if a.size.Width <= 0 || a.size.Height <= 0 {
		return frame{lines: a.env.fill(nil, Size{Height: max(a.size.Height, 0)})} // not known yet
	}
	text := "النافذة صغيرة: يحتاج كسب إلى " + strconv.Itoa(minWidth) + " عمودا و" + strconv.Itoa(minHeight) + " سطرا على الأقل."
	lines := rtl.Layout(a.env.Theme.Warn.Render(text), a.env.options(a.size.Width))
	return frame{lines: a.env.fill(lines, a.size)}
}

// frame is what a window shows: a line for each of its rows, left cells away
// from its left edge. The cells on both sides of the lines are empty. The
// screen's own lines begin below the first top rows.
type frame struct {
	lines     []rtl.Line
	left, top int
	other     map[int]term.Strategy // the rows that are written another way than the rest
}

// way is how row i is written where the others are written with s.
func (f frame) way(i int, s term.Strategy) term.Strategy {
	if other, ok := f.other[i]; ok {
		return other
	}
	return s
}

// drawnFrame is the frame before as it was written: most lines of the next one
// are the same.
type drawnFrame struct {
	frame
	ways []term.Strategy // of the rows
	rows [][]byte
}

// encode writes a frame with a strategy, rows parted by newlines.
func (d *drawnFrame) encode(f frame, s term.Strategy) string {
	if d.left != f.left || len(d.rows) != len(f.lines) {
		*d = drawnFrame{ways: make([]term.Strategy, len(f.lines)), rows: make([][]byte, len(f.lines))}
	}
	size := 0
	for i, l := range f.lines {
		if way := f.way(i, s); d.lines == nil || !l.Is(d.lines[i]) || d.ways[i] != way {
			row := d.rows[i][:0]
			for range f.left {
				row = append(row, ' ')
			}
			d.rows[i], d.ways[i] = way.Append(row, l), way
		}
		size += len(d.rows[i]) + 1
	}
	d.frame = f
	var b strings.Builder
	b.Grow(size)
	for i, row := range d.rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.Write(row)
	}
	return b.String()
}

// furniture is what stands around every screen, as the theme draws it. It is
// drawn again when it has to look different.
type furniture struct {
	header struct {
		key  headerKey
		line rtl.Line
		from int // the first column of the names in it
	}
	hints       map[key.Help]rtl.Line // of the footer
	pressed     []footerKey           // where they stand in it
	blank, rule rtl.Line
}

// footerKey is a key of the footer and the columns that it stands in, the last of
// them excluded.
type footerKey struct {
	from, to int
	key.Binding
}

// headerKey is what the header shows.
type headerKey struct {
	title, status string
	width         int
}

// blank is a blank line, the same one as long as the width stays.
func (e *Env) blank(width int) rtl.Line {
	if e.drawn.blank.Width() != width {
		e.drawn.blank = rtl.Blank(width)
	}
	return e.drawn.blank
}

func (e *Env) rule(width int) rtl.Line {
	if e.drawn.rule.Width() != width {
		e.drawn.rule = rtl.Fill("─", width, e.Theme.Rule)
	}
	return e.drawn.rule
}

// frame draws header, body and footer in a column in the middle of the window.
func (e *Env) frame(window Size, s Screen, err error) frame {
	margin := 1
	if window.Width >= 60 {
		margin = 2
	}
	column := Size{Width: min(window.Width-2*margin, e.measure()), Height: window.Height}
	if (window.Width-column.Width)%2 != 0 {
		column.Width-- // both sides are as wide, which one of the encoders needs
	}
	around := 2 // rows of header and footer
	if window.roomy() {
		around += 2
	}
	body := Size{column.Width, window.Height - around}
	var lines []rtl.Line
	if err != nil {
		lines = e.errorView(err, body)
	} else {
		lines = s.View(body)
	}
	// Header and footer say what is in sight, which the view has just decided.
	head := []rtl.Line{e.header(s, column.Width)}
	foot := []rtl.Line{e.footer(s, err, column.Width)}
	if window.roomy() {
		head = append(head, e.rule(column.Width))
		foot = append([]rtl.Line{e.rule(column.Width)}, foot...)
	}
	f := frame{left: (window.Width - column.Width) / 2, top: len(head)}
	if s, ok := s.(variedScreen); ok && err == nil {
		f.other = map[int]term.Strategy{}
		for i := range lines {
			if way, other := s.Way(i); other {
				f.other[len(head)+i] = way
			}
		}
	}
	f.lines = slices.Concat(head, e.fill(lines, body), foot)
	return f
}

// fill cuts lines to size.Height or adds blank ones.
func (e *Env) fill(lines []rtl.Line, size Size) []rtl.Line {
	if len(lines) >= size.Height {
		return lines[:size.Height]
	}
	filled := make([]rtl.Line, size.Height)
	blank := e.blank(size.Width)
	for i := copy(filled, lines); i < len(filled); i++ {
		filled[i] = blank
	}
	return filled
}

// header shows the program's name, the screen's title and, at the left end,
// what the screen has to say of its state.
func (e *Env) header(s Screen, width int) rtl.Line {
	state := ""
	if s, ok := s.(statusScreen); ok {
		state = s.Status(width < narrow)
	}
	k := headerKey{s.Title(), state, width}
	if e.drawn.header.key != k {
		e.drawn.header.key = k
		e.drawn.header.line, e.drawn.header.from = e.headerLine(k)
	}
	return e.drawn.header.line
}

// headerLine draws the header and gives the first column of the names in it. A title
// that has no room is left out: the screen says it too.
func (e *Env) headerLine(k headerKey) (line rtl.Line, from int) {
	status := e.Theme.Faint.Render(k.status)
	left := rtl.Row(rtl.Blank(1), e.fit(status, min(rtl.Width(status), k.width*2/3), rtl.AlignLeft))
	room := k.width - left.Width()
	name := e.Theme.Brand.Render("كسب")
	if k.title != "" {
		if full := name + e.Theme.Faint.Render(" · ") + e.Theme.Text.Render(k.title); rtl.Width(full) <= room {
			name = full
		}
	}
	return rtl.Row(e.fit(name, room, rtl.AlignRight), left), k.width - rtl.Width(name)
}

// footer shows the keys that work now, as many as fit; help is always there
// but where its key is text.
func (e *Env) footer(s Screen, err error, width int) rtl.Line {
	bindings := s.ShortHelp()
	if err != nil {
		bindings = []key.Binding{with(e.Keys.Choose, "متابعة"), e.Keys.Quit}
	}
	last := rtl.Line{}
	if !isHelp(s) && err == nil && !typing(s) {
		last = e.hint(e.Keys.Help)
	}
	const gap = 2
	var fields []rtl.Line
	below := rtl.Line{} // a sign at the left end, apart from the keys, that there is more to see
	if s, ok := s.(scrollScreen); ok && err == nil && s.More() {
		below = rtl.Row(rtl.Blank(1), rtl.Fit(e.Theme.Accent.Render("▼"), 1, rtl.AlignRight))
	}
	room := width - last.Width() - below.Width()
	e.drawn.pressed = e.drawn.pressed[:0]
	right := width // of the next key
	stands := func(b key.Binding, l rtl.Line) {
		e.drawn.pressed = append(e.drawn.pressed, footerKey{right - l.Width(), right, b})
		right -= l.Width() + gap
	}
	for _, b := range bindings {
		if !b.Enabled() {
			continue
		}
		next := e.hint(b)
		if room -= next.Width() + gap; room < 0 {
			room += next.Width() + gap
			continue
		}
		fields = append(fields, next, rtl.Blank(gap))
		stands(b, next)
	}
	stands(e.Keys.Help, last)
	return rtl.Row(append(fields, last, rtl.Blank(room), below)...)
}

// hint is one key of the footer: its name, then what it does.
func (e *Env) hint(b key.Binding) rtl.Line {
	if l, ok := e.drawn.hints[b.Help()]; ok {
		return l
	}
	if e.drawn.hints == nil {
		e.drawn.hints = map[key.Help]rtl.Line{}
	}
	name := e.Theme.Key.Render(b.Help().Key)
	desc := e.Theme.Faint.Render(b.Help().Desc)
	l := rtl.Row(e.fit(name, rtl.Width(name), rtl.AlignRight), rtl.Blank(1), e.fit(desc, rtl.Width(desc), rtl.AlignRight))
	e.drawn.hints[b.Help()] = l
	return l
}

// errorView shows an error in place of the screen's body, which stays as it is.
func (e *Env) errorView(err error, size Size) []rtl.Line {
	title, note := "حدث خطأ", "إجاباتك المحفوظة لم تتغير. المفتاح Enter يعيدك إلى حيث كنت."
	if aside := (*progress.SetAside)(nil); errors.As(err, &aside) {
		title, note = "تنبيه", "الملف القديم باق حيث ذُكر. المفتاح Enter يتابع."
	}
	text := "\n" + e.Theme.Bad.Render(title) + "\n\n" + e.Theme.Text.Render(err.Error()) + "\n\n" + e.Theme.Faint.Render(note)
	return rtl.Layout(text, e.options(size.Width))
}

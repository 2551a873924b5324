package command

import (
	"cmp"
	"os"
	"strings"

	xterm "github.com/charmbracelet/x/term"

	"kasb/ui"
	"kasb/ui/rtl"
)

// row is a paragraph that is printed outside of the screens. With a name it
// explains something that can be typed: the names of a page stand in a column.
type row struct{ name, text string }

// paragraphs are the lines of a text.
func paragraphs(text string) (rows []row) {
	for line := range strings.SplitSeq(text, "\n") {
		rows = append(rows, row{text: line})
	}
	return rows
}

// say prints a message outside the screens: laid out where f is a terminal, as
// it is written elsewhere.
func (c *call) say(f *os.File, text string) { c.print(f, paragraphs(strings.TrimSpace(text))) }

// bullet begins an item of a list.
const bullet = "• "

// Columns of a page, in cells.
const (
	indent  = 2
	widest  = 30 // of the column of names
	tooFull = 3  // a column of names that takes more than a third of a line stands above the texts
)

// print prints rows.
func (c *call) print(f *os.File, rows []row) {
	names := 0
	for _, r := range rows {
		if w := rtl.Width(r.name); w <= widest {
			names = max(names, w)
		}
	}
	width, _, err := xterm.GetSize(f.Fd())
	if err != nil || width <= 0 || c.plain {
		c.printPlain(f, rows, names)
		return
	}
	p := c.evidence.Profile().Printed()
	b := []byte(p.Enter)
	for _, r := range rows {
		for _, l := range r.lines(min(width, ui.MaxColumn), names) {
			if pad := width - l.Width(); pad > 0 {
				l = rtl.Row(l, rtl.Blank(pad)) // the encoder has to know the whole row
			}
			b = append(p.Strategy.Append(b, l), '\n')
		}
	}
	c.write(f, append(b, p.Leave...))
}

// write writes what is said. The first thing that goes wrong with standard output is
// told in the end; where messages can't be written nobody could be told.
func (c *call) write(f *os.File, text []byte) {
	if _, err := f.Write(text); f == c.out {
		c.unwritten = cmp.Or(c.unwritten, err)
	}
}

// lines lays a row out; the column of names is as wide as given.
func (r row) lines(width, names int) []rtl.Line {
	if r.name == "" {
		o := rtl.Options{Width: width}
		if strings.HasPrefix(r.text, bullet) {
			o.Rest = rtl.Blank(rtl.Width(bullet))
		}
		return rtl.Layout(r.text, o)
	}
	o := rtl.Options{Width: width, First: rtl.Blank(2 * indent), Rest: rtl.Blank(2 * indent)}
	if names*tooFull <= width && rtl.Width(r.name) <= names {
		o.First = rtl.Row(rtl.Blank(indent), rtl.Fit(r.name, names, rtl.AlignRight), rtl.Blank(indent))
		o.Rest = rtl.Blank(names + 2*indent)
		return rtl.Layout(r.text, o)
	}
	above := rtl.Layout(r.name, rtl.Options{Width: width, Base: rtl.RightToLeft, First: rtl.Blank(indent), Rest: rtl.Blank(indent)})
	return append(above, rtl.Layout(r.text, o)...)
}

// printPlain prints rows as text in reading order.
func (c *call) printPlain(f *os.File, rows []row, names int) {
	var b []byte
	for _, r := range rows {
		b = append(append(b, plainRow(r, names, c.plain)...), '\n')
	}
	c.write(f, b)
}

// plainRow is a row in reading order; the column of names is as wide as given.
// What is read aloud has no columns and no controls of direction.
func plainRow(r row, names int, aloud bool) string {
	switch {
	case aloud && r.name != "":
		return isolates.Replace(r.name + ": " + r.text)
	case aloud:
		return isolates.Replace(r.text)
	case r.name == "":
		return r.text
	}
	gap := max(names-rtl.Width(r.name), 0) + indent
	return strings.Repeat(" ", indent) + r.name + strings.Repeat(" ", gap) + r.text
}

// isolates takes the controls of direction away.
var isolates = strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

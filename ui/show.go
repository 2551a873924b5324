package ui

import (
	"bufio"
	"io"
	"strings"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"kasb/content"
	"kasb/content/config"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// Printer prints documents line by line, outside of the full screen: in the
// terminal as the articles look, elsewhere as plain text.
//
// Arabic begins at the right edge of the window and English at the left edge of
// the column of text, which is no wider than reads well; a page of English
// stands at the left edge of the window. A line goes over the whole width of the
// window, so that its encoder knows what the terminal will do with it.
type Printer struct {
	// Plain gives text in reading order without escape codes, a paragraph a
	// line. Nothing but Width counts then.
	Plain bool
	// Width is that of the column of text in cells, 1 or more. In plain text 0
	// is no limit.
	Width int
	// Window is the width of a line in cells, 0 for that of the column.
	Window int
	// Strategy is how lines are written.
	Strategy term.Strategy
	// Unframed draws the bars between columns as letters, where box drawing would
	// part the row for the terminal.
	Unframed bool
	// Colors is what pens the terminal has: none at all without a terminal.
	Colors colorprofile.Profile
	// Marks keeps the Arabic vowel marks. Plain text keeps them always.
	Marks bool
	// Digits is how the digits of Arabic text are drawn. Plain text keeps its own.
	Digits rtl.Digits
}

// Follow prints as a reader has chosen for the screens.
func (p *Printer) Follow(s config.Settings) {
	switch s.Marks {
	case config.MarksShow:
		p.Marks = true
	case config.MarksHide:
		p.Marks = false
	}
	if s.Digits == config.DigitsArabic {
		p.Digits = rtl.ArabicIndic
	}
	if s.Theme == config.ThemePlain {
		p.Colors = min(p.Colors, colorprofile.ASCII)
	}
}

// MaxColumn is the widest column of text that reads well, in cells.
const MaxColumn = maxColumn

// Margin is how many blank cells stand at each side of a column in a window.
func Margin(window int) int {
	switch {
	case window >= 60:
		return 2
	case window >= 3:
		return 1
	}
	return 0
}

// Markdown prints a document. A front matter at its top is left out, but its
// title is the heading of a page that has no other. The line handed out is valid
// until the next one; an error that print returns ends the printing.
func (p Printer) Markdown(body string, print func(line []byte) error) error {
	title, body := frontMatter(body)
	return p.document(title, body, nil, print)
}

// Page prints a page of the library: its title and summary, what we estimate, its
// body and its sources. See Markdown for print.
func (p Printer) Page(page content.Page, print func(line []byte) error) error {
	return p.document(page.Title, page.Summary+"\n\n"+page.Text(), page.Charts, print)
}

func (p Printer) document(title, body string, charts []content.Chart, print func(line []byte) error) error {
	var b []byte
	theme := printTheme(p.Colors)
	if !p.Plain {
		theme.Digits = p.Digits
	}
	if p.Unframed {
		theme.Bar = "|"
	}
	m := newMarkdown(theme)
	m.charts = charts
	return m.each(title, body, func(page *renderedPage, block *pageBlock) error {
		if p.Plain {
			for line := range page.plain(block, p.Width) {
				if err := print(append(b[:0], line...)); err != nil {
					return err
				}
			}
			return nil
		}
		for _, l := range page.block(block, p.Width, p.Marks) {
			if block.linked {
				l = withoutInside(l)
			}
			b = p.append(b[:0], l, page.side)
			if err := print(b); err != nil {
				return err
			}
		}
		return nil
	})
}

// Text prints plain text as it comes in: every line of it is a paragraph, with
// the direction that its words have, and blank lines stay. A few Latin words
// right below an Arabic line belong to it. Escape codes are left out. See
// Markdown for print.
func (p Printer) Text(in io.Reader, print func(line []byte) error) error {
	r := bufio.NewReaderSize(in, 1<<16)
	var (
		b     []byte
		page  rtl.Direction // of the whole text, as its first words tell
		last  = rtl.RightToLeft
		blank = true // the line before
	)
	for {
		s, err := r.ReadString('\n')
		if err != nil && (err != io.EOF || s == "") {
			return unlessEOF(err)
		}
		s = strings.TrimRight(s, "\r\n")
		if strings.ContainsRune(s, '\x1b') {
			s = ansi.Strip(s)
		}
		if p.Plain && p.Width == 0 {
			if err := print(append(b[:0], withoutControls(s)...)); err != nil {
				return err
			}
			continue
		}
		c := count(s)
		if page == rtl.Auto {
			ahead, _ := r.Peek(min(r.Buffered(), 4096))
			seen := c
			seen.add(ahead)
			if page = seen.direction(rtl.Auto); page != rtl.Auto {
				last = page
			}
		}
		if c.texts = 1; last != rtl.RightToLeft || blank || !c.names() {
			last = c.direction(last) // else a name inside of an Arabic paragraph or list
		}
		blank = strings.TrimSpace(s) == ""
		o := rtl.Options{Width: p.Width, Base: last, Marks: p.Marks || p.Plain}
		if !p.Plain {
			o.Rest, o.Digits = rtl.Blank(hang(s, p.Width)), p.Digits
		}
		for l := range rtl.Lines(s, o) {
			if p.Plain {
				b = append(b[:0], reading(l, false)...)
			} else {
				b = p.append(b[:0], l, page)
			}
			if err := print(b); err != nil {
				return err
			}
		}
	}
}

// withoutControls is text that can be written anywhere as it is.
func withoutControls(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, s)
}

func unlessEOF(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// append adds a line of a page that begins at a side.
func (p Printer) append(dst []byte, l rtl.Line, side rtl.Direction) []byte {
	if beside := p.Window - l.Width(); beside > 0 {
		margin := min(Margin(p.Window), beside/2)
		outer, inner := rtl.Blank(margin), rtl.Blank(beside-margin)
		if side == rtl.LeftToRight {
			outer, inner = inner, outer
		}
		l = rtl.Row(outer, l, inner)
	}
	if p.Colors == colorprofile.NoTTY {
		l = l.Mark(func(rtl.Pen) rtl.Pen { return rtl.Pen{} })
	}
	return p.Strategy.Append(dst, l)
}

// hang is how many cells the second line of a paragraph is set in: under the
// text of the first, behind blanks and the sign of a list.
func hang(s string, width int) int {
	text := strings.TrimLeft(s, " \t")
	indent := rtl.Width(s[:len(s)-len(text)])
	sign, rest, ok := strings.Cut(text, " ")
	if ok && rest != "" && isListSign(sign) {
		indent += rtl.Width(sign) + 1
	}
	if indent > width/2 {
		return 0
	}
	return indent
}

// isListSign reports whether a list's item begins with s: "-", "•", "3.", "٣)".
func isListSign(s string) bool {
	switch s {
	case "-", "*", "+", "•", "◦", "▪", "–":
		return true
	}
	number := strings.TrimRight(s, ".)-")
	return number != s && number != "" && len(number) <= 6 && strings.Trim(number, "0123456789٠١٢٣٤٥٦٧٨٩") == ""
}

// frontMatter takes the YAML between two lines "---" from the top of a
// document. Such lines are rules if there is no key below the first.
func frontMatter(s string) (title, body string) {
	const fence = "---"
	s = strings.TrimPrefix(s, "\ufeff")
	first, after, _ := strings.Cut(s, "\n")
	if strings.TrimRight(first, " \t\r") != fence {
		return "", s
	}
	keyed := false
	for body = after; body != ""; {
		var line string
		line, body, _ = strings.Cut(body, "\n")
		line = strings.TrimRight(line, " \t\r")
		if line == fence || line == "..." {
			return title, body
		}
		key, value, ok := strings.Cut(line, ":")
		switch {
		case ok && isKey(key) && (value == "" || value[0] == ' '):
			keyed = true
			if value = strings.TrimSpace(value); key == "title" && !strings.ContainsAny(value[:min(1, len(value))], "|>&*!{[") {
				title = unquoted(value)
			}
		case !keyed && line != "" && line[0] != '#':
			return "", s
		}
	}
	return "", s
}

// isKey reports whether s looks like a key of YAML at the outermost level. Only
// Latin ones count: «قال: نعم» below a rule is text.
func isKey(s string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."
	return s != "" && strings.Trim(s, letters) == ""
}

// unquoted is a YAML scalar without its quotation marks.
func unquoted(s string) string {
	if n := len(s); n >= 2 && s[0] == s[n-1] && (s[0] == '"' || s[0] == '\'') {
		return strings.TrimSpace(s[1 : n-1])
	}
	return s
}

// printTheme is for a terminal whose background nobody has asked for. Headings
// are bold in the terminal's own colour; the rest has colours of middle lightness,
// which stand out from black and from white by 4.5 to 1. Of sixteen colours none
// does in all terminals.
func printTheme(p colorprofile.Profile) markdownTheme {
	if p <= colorprofile.ANSI {
		return markdownTheme{}
	}
	const gold, green, blue, grey = "131", "29", "63", "243"
	return markdownTheme{
		Subheading: green, Emphasis: gold, Strike: grey, Code: green, Link: blue, Address: grey, Quote: green, Rule: grey,
		Marker: gold,
	}
}

package ui

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"kasb/ui/rtl"
)

// Theme is the look of the program: one style a role, never a colour's name.
type Theme struct {
	Look

	Text     lipgloss.Style // running text
	Faint    lipgloss.Style // what may be overlooked
	Brand    lipgloss.Style // the program's name
	Title    lipgloss.Style // a screen's or a section's heading
	Accent   lipgloss.Style // what stands out
	Selected lipgloss.Style // the item that Enter would choose
	Key      lipgloss.Style // a key's name in the footer
	Good     lipgloss.Style // what speaks for something
	Warn     lipgloss.Style // what is missing
	Bad      lipgloss.Style // errors
	Found    lipgloss.Style // a word that was searched for

	Bar, BarRest rtl.Pen // the filled part of a bar and the rest of it
	Won, Lost    rtl.Pen // what a bar has more than before, and less
	Rule         rtl.Pen // frames and lines
	Page         markdownTheme
}

// NewTheme is the theme for a dark or a light background and for as many
// colours as the terminal has.
func NewTheme(dark bool, p colorprofile.Profile) Theme {
	return Look{Dark: dark, Profile: p}.Theme()
}

// Theme is the theme for a look.
func (l Look) Theme() Theme {
	c := l.palette()
	style := func(color string) lipgloss.Style {
		if color == "" {
			return lipgloss.NewStyle()
		}
		return lipgloss.NewStyle().Foreground(lipgloss.Color(color))
	}
	strong := func(color string) lipgloss.Style { return style(color).Bold(c.bold || color == "") }
	heading, subheading := c.gold, c.brand // of a page, which are bold
	if !c.bold {
		heading, subheading = "", ""
	}
	return Theme{
		Look:     l,
		Text:     style(c.text),
		Faint:    style(c.faint),
		Brand:    strong(c.brand),
		Title:    strong(c.gold),
		Accent:   style(c.blue),
		Selected: strong(c.brand),
		Key:      strong(c.blue),
		Good:     style(c.brand),
		Warn:     style(c.gold),
		Bad:      strong(c.red),
		Found:    style(c.gold).Underline(true),
		Bar:      pen(style(c.bar)),
		BarRest:  pen(style(c.rule)),
		Won:      pen(style(c.blue)),
		Lost:     pen(style(c.gold)),
		Rule:     pen(style(c.rule)),
		Page: markdownTheme{
			Text: c.text, Strong: c.text, Heading: heading, Subheading: subheading, Strike: c.faint, Code: c.code, CodeFill: c.fill,
			Link: c.blue, Address: c.faint, Quote: c.brand, Rule: c.rule, Marker: c.gold, Digits: l.Digits,
		},
	}
}

// layoutKey is what lines depend on besides their text: while it stays the
// same, lines that were laid out stay good.
type layoutKey struct {
	width int // cells
	look  Look
	marks bool // vowel marks are shown
}

func (e *Env) layoutKey(width int) layoutKey {
	return layoutKey{width, e.Theme.Look, e.marks}
}

// pen is the pen that a style draws with.
func pen(s lipgloss.Style) rtl.Pen { return rtl.Fit(s.Render("x"), 1, rtl.AlignStart).At(0).Pen }

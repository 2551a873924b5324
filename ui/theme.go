package ui

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"kasb/ui/rtl"
)

// Theme is the look of the program: one style a role, never a colour's name.
type Theme struct {
	Dark    bool
	Profile colorprofile.Profile

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

// palette names colours as lipgloss takes them: "#rrggbb", the number of a
// palette colour, or nothing for the terminal's own.
type palette struct {
	faint, brand, gold, blue, red, rule, code, fill string
}

// newPalette leaves running text in the reader's own colour, and picks others
// that can be read on the background and that the terminal has. With sixteen
// colours it keeps to those that every terminal theme keeps legible.
func newPalette(dark bool, p colorprofile.Profile) palette {
	switch {
	case p < colorprofile.ANSI:
		return palette{}
	case p == colorprofile.ANSI && dark:
		return palette{faint: "7", brand: "10", gold: "11", blue: "14", red: "9", rule: "7", code: "14"}
	case p == colorprofile.ANSI:
		return palette{brand: "2", gold: "5", blue: "4", red: "1", rule: "8", code: "2"}
	case dark:
		return palette{faint: "#9aa1ae", brand: "#5fd3a8", gold: "#f0b95a", blue: "#7fb4f0", red: "#f28b82",
			rule: "#4a515e", code: "#9fd0c0", fill: "#20252e"}
	}
	return palette{faint: "#5d6571", brand: "#0b7a5b", gold: "#8f5400", blue: "#1c5fb0", red: "#b3261e",
		rule: "#c1c6cd", code: "#14614b", fill: "#f0f1f3"}
}

// NewTheme is the theme for a dark or a light background and for as many
// colours as the terminal has.
func NewTheme(dark bool, p colorprofile.Profile) Theme {
	c := newPalette(dark, p)
	style := func(color string) lipgloss.Style {
		if color == "" {
			return lipgloss.NewStyle()
		}
		return lipgloss.NewStyle().Foreground(lipgloss.Color(color))
	}
	// Terminals with sixteen colours draw bold text in a brighter colour, which
	// can't be read on a light background.
	bright := p > colorprofile.ANSI || dark
	strong := func(color string) lipgloss.Style { return style(color).Bold(bright || color == "") }
	return Theme{
		Dark: dark, Profile: p,
		Text:     lipgloss.NewStyle(),
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
		Bar:      pen(style(c.brand)),
		BarRest:  pen(style(c.rule)),
		Won:      pen(style(c.blue)),
		Lost:     pen(style(c.gold)),
		Rule:     pen(style(c.rule)),
		Page: markdownTheme{
			Heading: c.gold, Subheading: c.brand, Strike: c.faint, Code: c.code, CodeFill: c.fill,
			Link: c.blue, Address: c.faint, Quote: c.brand, Rule: c.rule, Marker: c.gold,
		},
	}
}

// layoutKey is what lines depend on besides their text: while it stays the
// same, lines that were laid out stay good.
type layoutKey struct {
	width   int // cells
	dark    bool
	profile colorprofile.Profile
	marks   bool // vowel marks are shown
}

func (e *Env) layoutKey(width int) layoutKey {
	return layoutKey{width, e.Theme.Dark, e.Theme.Profile, e.marks}
}

// pen is the pen that a style draws with.
func pen(s lipgloss.Style) rtl.Pen { return rtl.Fit(s.Render("x"), 1, rtl.AlignStart).At(0).Pen }

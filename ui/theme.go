package ui

import (
	"image/color"

	"charm.land/lipgloss/v2"

	"kasb/ui/rtl"
)

// Theme is the look of the program: one style a role, never a colour's name.
type Theme struct {
	Dark bool

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
	Rule     lipgloss.Style // frames and lines

	Bar, BarRest rtl.Pen // the filled part of a bar and the rest of it
	RulePen      rtl.Pen
	SelectedRow  rtl.Pen // background of the chosen row
}

// NewTheme is the theme for a dark or a light background.
func NewTheme(dark bool) Theme {
	pick := lipgloss.LightDark(dark)
	tone := func(light, darkened string) color.Color {
		return pick(lipgloss.Color(light), lipgloss.Color(darkened))
	}
	var (
		ink    = tone("#1f2933", "#e6e3dc")
		faint  = tone("#6b7280", "#8d93a1")
		brand  = tone("#0b7a5b", "#5fd3a8")
		gold   = tone("#9a5b00", "#f0b95a")
		blue   = tone("#1c5fb0", "#7fb4f0")
		red    = tone("#b3261e", "#f28b82")
		rule   = tone("#c9cdd3", "#464c58")
		chosen = tone("#e3f2ec", "#20352f")
	)
	base := lipgloss.NewStyle()
	return Theme{
		Dark:     dark,
		Text:     base.Foreground(ink),
		Faint:    base.Foreground(faint),
		Brand:    base.Foreground(brand).Bold(true),
		Title:    base.Foreground(gold).Bold(true),
		Accent:   base.Foreground(blue),
		Selected: base.Foreground(brand).Bold(true),
		Key:      base.Foreground(blue).Bold(true),
		Good:     base.Foreground(brand),
		Warn:     base.Foreground(gold),
		Bad:      base.Foreground(red).Bold(true),
		Rule:     base.Foreground(rule),

		Bar:         rtl.Pen{Fg: cell(brand)},
		BarRest:     rtl.Pen{Fg: cell(rule)},
		RulePen:     rtl.Pen{Fg: cell(rule)},
		SelectedRow: rtl.Pen{Bg: cell(chosen)},
	}
}

// cell is a colour as the text engine has it.
func cell(c color.Color) rtl.Color {
	r, g, b, _ := c.RGBA()
	return rtl.RGB(uint8(r>>8), uint8(g>>8), uint8(b>>8))
}

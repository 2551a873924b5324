package ui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"kasb/content/config"
	"kasb/ui/rtl"
)

// palette names colours as lipgloss takes them: "#rrggbb", the number of a
// palette colour, or nothing for the terminal's own.
//
// What is written in them stands out from the background by 4.5 to 1 at least,
// in the theme of high contrast by 7 to 1 (WCAG 2.2, 1.4.3 and 1.4.6): in
// sixteen colours with the palettes of xterm, VTE and Windows on their own
// backgrounds, in more of them on any common one. Lines and the rest of a bar,
// which are no text, do by 3 to 1 (1.4.11). A test computes all of it.
type palette struct {
	text                                string // nothing, but for high contrast
	faint, brand, gold, blue, red, rule string
	bar                                 string // the filled part of bars
	code, fill                          string // inline code and code blocks, and what these stand on
	bold                                bool   // bold text keeps its colour
}

// Look is what a theme is made for.
type Look struct {
	Name    string // of the theme, as config.Settings has it; empty: after the background
	Dark    bool   // the terminal's background
	Profile colorprofile.Profile
	Digits  rtl.Digits // how the digits of Arabic text are drawn
}

// palette picks the colours for a look.
func (l Look) palette() palette {
	switch {
	case l.Profile < colorprofile.ANSI, l.Name == config.ThemePlain:
		return palette{bold: true}
	case l.Name == config.ThemeContrast:
		return contrastPalette(l)
	case l.Name == config.ThemeDark, l.Name != config.ThemeLight && l.Dark:
		return darkPalette(l.Profile)
	}
	return lightPalette(l.Profile)
}

func darkPalette(p colorprofile.Profile) palette {
	if p == colorprofile.ANSI {
		return palette{faint: "7", brand: "10", gold: "11", blue: "14", red: "9", rule: "7", bar: "10", code: "14", bold: true}
	}
	return palette{faint: "#9aa1ae", brand: "#5fd3a8", gold: "#f0b95a", blue: "#7fb4f0", red: "#f28b82",
		rule: "#7b8291", bar: "#5fd3a8", code: "#9fd0c0", fill: "#20252e", bold: true}
}

// lightPalette: terminals with sixteen colours draw bold text in a brighter
// colour, which can't be read on white, and of the colours themselves only red,
// blue and magenta can.
func lightPalette(p colorprofile.Profile) palette {
	if p == colorprofile.ANSI {
		return palette{brand: "4", gold: "5", blue: "4", red: "1", rule: "8", code: "4"}
	}
	return palette{faint: "#5d6571", brand: "#0a6b4f", gold: "#8f5400", blue: "#1c5fb0", red: "#b3261e",
		rule: "#858b95", bar: "#0a6b4f", code: "#14614b", fill: "#f0f1f3", bold: true}
}

// contrastPalette has colours that 256 colours hold too. Of sixteen, nothing but
// black can be relied on to be seen that well on white.
func contrastPalette(l Look) palette {
	switch few := l.Profile == colorprofile.ANSI; {
	case few && l.Dark:
		return palette{text: "15", faint: "7", brand: "10", gold: "11", blue: "14", red: "11", rule: "7", bar: "10", code: "14", bold: true}
	case few:
		return palette{bold: true}
	case l.Dark:
		return palette{text: "#ffffff", faint: "#d7d7d7", brand: "#5fffaf", gold: "#ffd75f", blue: "#87d7ff", red: "#ffafaf",
			rule: "#bcbcbc", bar: "#5fffaf", code: "#afffd7", bold: true}
	}
	return palette{text: "#000000", faint: "#303030", brand: "#005f00", gold: "#5f005f", blue: "#0000af", red: "#870000",
		rule: "#4e4e4e", bar: "#005f00", code: "#005f00", bold: true}
}

// DarkBackground guesses from the environment, NAME=value each, whether the
// terminal's background is dark, as it is where nothing tells. The terminal's own
// answer is better, and comes later.
func DarkBackground(environ []string) bool {
	for _, v := range environ {
		if colors, ok := strings.CutPrefix(v, "COLORFGBG="); ok {
			// "15;0", or with rxvt "0;default;15": the background is the last one.
			n, err := strconv.Atoi(colors[strings.LastIndexByte(colors, ';')+1:])
			return err != nil || n < 7 || n == 8
		}
	}
	return true
}

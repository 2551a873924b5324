package ui

import (
	"fmt"
	"image/color"
	"maps"
	"math"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"kasb/content/config"
	"kasb/content/progress"
	"kasb/ui/rtl"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v>>8) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the contrast ratio of WCAG 2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastRatio(t *testing.T) {
	for pair, want := range map[[2]string]float64{{"#000000", "#ffffff"}: 21, {"#777777", "#ffffff"}: 4.48, {"#ff0000", "#ffffff"}: 4.0} {
		if got := contrast(lipgloss.Color(pair[0]), lipgloss.Color(pair[1])); math.Abs(got-want) > 0.01 {
			t.Errorf("%v: %.2f, want %.2f", pair, got, want)
		}
	}
}

// sixteen are the palettes of terminals, as they are set when nobody changes
// them, with their backgrounds.
var sixteen = map[string]struct {
	colors      string
	dark, light string
}{
	"xterm": {"000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff", "#000000", "#ffffff"},
	"VTE":   {"000000 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec", "#000000", "#ffffff"},
	"GNOME": {"171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc 5e5c64 f66151 33d17a e9ad0c 2a7bde c061cb 33c7de ffffff", "#171421", "#ffffff"},
	"Campbell": {"0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2", "#0c0c0c",
		"#ffffff"},
}

// shown are the colours that a terminal shows for one of ours, and those of the
// backgrounds that may stand behind it.
func shown(name string, look Look) (colors map[string]color.Color, backgrounds map[string][]string) {
	colors = map[string]color.Color{}
	common := []string{"#ffffff", "#fdf6e3"}
	if look.Dark {
		common = []string{"#000000", "#1e1e1e", "#282c34"}
	}
	switch look.Profile {
	case colorprofile.TrueColor:
		return map[string]color.Color{"": lipgloss.Color(name)}, map[string][]string{"": common}
	case colorprofile.ANSI256:
		return map[string]color.Color{"": colorprofile.ANSI256.Convert(lipgloss.Color(name))}, map[string][]string{"": common}
	}
	backgrounds = map[string][]string{}
	for terminal, p := range sixteen {
		var n int
		fmt.Sscan(name, &n)
		colors[terminal] = lipgloss.Color("#" + strings.Fields(p.colors)[n])
		backgrounds[terminal] = []string{p.light}
		if look.Dark {
			backgrounds[terminal] = []string{p.dark}
		}
	}
	return colors, backgrounds
}

// colorOf is a colour as a palette names it.
func colorOf(c any) string {
	switch c := c.(type) {
	case nil, lipgloss.NoColor:
		return ""
	case ansi.BasicColor:
		return fmt.Sprint(uint8(c))
	case ansi.IndexedColor:
		return fmt.Sprint(uint8(c))
	case color.Color:
		r, g, b, _ := c.RGBA()
		return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	case rtl.Color:
		text := string(rtl.Pen{Fg: c}.Append(nil, rtl.Pen{}))
		var r, g, b, n int
		switch {
		case c == 0:
			return ""
		case strings.HasPrefix(text, "\x1b[38;2;"):
			fmt.Sscanf(text, "\x1b[38;2;%d;%d;%dm", &r, &g, &b)
			return fmt.Sprintf("#%02x%02x%02x", r, g, b)
		case strings.HasPrefix(text, "\x1b[38;5;"):
			fmt.Sscanf(text, "\x1b[38;5;%dm", &n)
			return fmt.Sprint(n)
		}
		fmt.Sscanf(text, "\x1b[%dm", &n)
		if n >= 90 {
			return fmt.Sprint(n - 90 + 8)
		}
		return fmt.Sprint(n - 30)
	}
	panic(fmt.Sprintf("%T", c))
}

// brightened are the roles that are bold in one of the first eight of sixteen
// colours: many terminals draw those in the brighter one.
func brightened(th Theme) map[string][2]string {
	all := map[string][2]string{}
	add := func(role, color string) {
		var n int
		if _, err := fmt.Sscan(color, &n); err == nil && n < 8 {
			all[role+", brightened"] = [2]string{fmt.Sprint(n + 8)}
		}
	}
	v := reflect.ValueOf(th)
	for i := range v.NumField() {
		if s, ok := v.Field(i).Interface().(lipgloss.Style); ok && s.GetBold() {
			add(v.Type().Field(i).Name, colorOf(s.GetForeground()))
		}
	}
	add("Page.Heading", th.Page.Heading)
	add("Page.Subheading", th.Page.Subheading)
	add("Page.Strong", th.Page.Strong)
	return all
}

// pairs are the colours of each role of a theme: what is drawn, and on what.
func pairs(th Theme) map[string][2]string {
	all := map[string][2]string{}
	v := reflect.ValueOf(th)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		switch f := v.Field(i).Interface().(type) {
		case lipgloss.Style:
			all[name] = [2]string{colorOf(f.GetForeground()), colorOf(f.GetBackground())}
		case rtl.Pen:
			all[name] = [2]string{colorOf(f.Fg), colorOf(f.Bg)}
		case markdownTheme:
			for role, pair := range pagePairs(f) {
				all["Page."+role] = pair
			}
		}
	}
	return all
}

func pagePairs(p markdownTheme) map[string][2]string {
	all := map[string][2]string{}
	v := reflect.ValueOf(p)
	for i := range v.NumField() {
		switch name := v.Type().Field(i).Name; name {
		case "Bar", "CodeFill", "Digits":
		case "Code":
			all["Code"], all["Code block"] = [2]string{p.Code}, [2]string{p.Code, p.CodeFill}
		default:
			all[name] = [2]string{v.Field(i).String()}
		}
	}
	return all
}

var (
	themes   = []string{"", config.ThemeDark, config.ThemeLight, config.ThemeContrast, config.ThemePlain}
	profiles = []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII, colorprofile.NoTTY}
)

// Everything that is written stands out from what it stands on by 4.5 to 1, in
// the theme of high contrast by 7 to 1; what is drawn and no text by 3 to 1.
func TestContrast(t *testing.T) {
	checked, least := 0, map[float64]float64{}
	for _, name := range themes {
		for _, dark := range []bool{true, false} {
			if name == config.ThemeDark && !dark || name == config.ThemeLight && dark {
				continue // chosen against the background that the terminal tells of, for it is wrong
			}
			for _, profile := range profiles {
				look := Look{Name: name, Dark: dark, Profile: profile}
				roles := pairs(look.Theme())
				if profile == colorprofile.ANSI {
					maps.Copy(roles, brightened(look.Theme()))
				}
				for role, pair := range roles {
					need := 4.5
					switch {
					case role == "Rule" || role == "BarRest" || role == "Page.Rule":
						need = 3
					case name == config.ThemeContrast:
						need = 7
					}
					if pair[0] == "" {
						continue // the terminal's own colour
					}
					if profile <= colorprofile.ASCII || name == config.ThemePlain {
						t.Errorf("%+v: %s has the colour %s", look, role, pair[0])
					}
					colors, backgrounds := shown(pair[0], look)
					for terminal, c := range colors {
						behind := backgrounds[terminal]
						if pair[1] != "" {
							behind = []string{pair[1]}
						}
						for _, bg := range behind {
							b := lipgloss.Color(bg)
							if profile == colorprofile.ANSI256 && pair[1] != "" {
								b = colorprofile.ANSI256.Convert(b)
							}
							got := contrast(c, b)
							if got < need {
								t.Errorf("%+v: %s, %s on %s %s: %.2f to 1, want %.1f", look, role, pair[0], terminal, bg, got, need)
							}
							checked++
							least[need] = min(cmpOr(least[need], 21), got)
						}
					}
				}
			}
		}
	}
	t.Logf("%d pairs, the least of each kind: %v", checked, least)
	if checked < 400 {
		t.Errorf("only %d pairs were looked at", checked)
	}
	for role, pair := range pagePairs(printTheme(colorprofile.ANSI256)) {
		if pair[0] == "" {
			continue
		}
		for _, bg := range []string{"#000000", "#ffffff"} {
			if got := contrast(lipgloss.Color(pair[0]), lipgloss.Color(bg)); got < 4.5 {
				t.Errorf("printed: %s, %s on %s: %.2f to 1", role, pair[0], bg, got)
			}
		}
	}
}

func cmpOr(a, b float64) float64 {
	if a == 0 {
		return b
	}
	return a
}

// The theme follows the background that the terminal tells of, unless one was
// chosen by hand.
func TestThemeIsKept(t *testing.T) {
	white, black := tea.BackgroundColorMsg{Color: color.White}, tea.BackgroundColorMsg{Color: color.Black}
	light, dark := NewTheme(false, colorprofile.TrueColor), NewTheme(true, colorprofile.TrueColor)
	brand := func(d *driver) color.Color { return d.app.env.Theme.Brand.GetForeground() }
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	d.send(white)
	if brand(d) != light.Brand.GetForeground() {
		t.Error("on white the theme is not light")
	}
	d.run(d.app.env.choose(func(s *config.Settings) { s.Theme = config.ThemeDark }))
	d.send(white)
	if brand(d) != dark.Brand.GetForeground() {
		t.Error("a chosen theme is not kept")
	}
	d.run(d.app.env.choose(func(s *config.Settings) { s.Theme = config.ThemeContrast }))
	onWhite := brand(d)
	d.send(black)
	if brand(d) == onWhite {
		t.Error("high contrast knows one background only")
	}
	d.run(d.app.env.choose(func(s *config.Settings) { s.Theme = "" }))
	if brand(d) != dark.Brand.GetForeground() {
		t.Error("what the terminal has told is forgotten")
	}
}

func TestDarkBackground(t *testing.T) {
	for v, want := range map[string]bool{"": true, "COLORFGBG=15;0": true, "COLORFGBG=0;15": false, "COLORFGBG=0;default;7": false,
		"COLORFGBG=15;default;8": true, "COLORFGBG=15;default": true, "COLORFGBG=": true} {
		if got := DarkBackground([]string{"TERM=rxvt", v}); got != want {
			t.Errorf("%q: dark %v", v, got)
		}
	}
}

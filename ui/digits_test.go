package ui

import (
	"strings"
	"testing"
	"unicode"

	"kasb/content/config"
	"kasb/content/progress"
	"kasb/ui/rtl"
)

// With Arabic-Indic digits none of the others is left on any screen, but in
// Latin words and names.
func TestDigitsOnScreens(t *testing.T) {
	western, arabic := 0, 0
	for name, keys := range journeys {
		if name == "calibrate" || name == "help" {
			continue // one compares how a sentence is written, the other shows keys as they stand on the keyboard
		}
		for _, size := range []Size{{40, 12}, {80, 40}, {120, 60}} {
			d := startWith(t, progress.Memory(progress.State{}), config.Memory(config.Settings{Digits: config.DigitsArabic}), size.Width, size.Height)
			d.press(keys...)
			for _, l := range d.app.frame().lines {
				for i, c := range l.All() {
					switch {
					case strings.ContainsAny(c.Text, "٠١٢٣٤٥٦٧٨٩"):
						arabic++
					case strings.ContainsAny(c.Text, "0123456789"):
						western++
						if example := strings.Contains(l.String(), "123"); !example && !inLatin(l, i) {
							t.Errorf("%s, %dx%d: western digits in %q", name, size.Width, size.Height, strings.TrimSpace(l.String()))
						}
					}
				}
			}
		}
	}
	t.Logf("%d Arabic-Indic digits, %d western ones", arabic, western)
	if arabic < 200 || western < 10 {
		t.Errorf("only %d and %d digits were seen", arabic, western)
	}
}

// inLatin reports whether cell i is in a row of Latin words.
func inLatin(l rtl.Line, i int) bool {
	latin := func(step int) bool {
		for j := i; j >= 0 && j < l.Len(); j += step {
			for _, r := range l.At(j).Text {
				if unicode.Is(unicode.Latin, r) {
					return true
				}
				if unicode.Is(unicode.Arabic, r) {
					return false
				}
			}
		}
		return false
	}
	return latin(-1) || latin(1)
}

// What is found in a page is marked at the cells that show it, whichever digits
// they show and whichever were typed.
func TestFindingDigits(t *testing.T) {
	for _, typed := range []string{"2019", "٢٠١٩"} {
		d := startWith(t, progress.Memory(progress.State{}), config.Memory(config.Settings{Digits: config.DigitsArabic}), 80, 24)
		d.press("2", "down", "enter", "f").press(strings.Split(typed, "")...)
		d.press("enter")
		marked := map[rtl.Attr]string{}
		for _, l := range d.app.frame().lines {
			for _, c := range l.All() {
				if a := c.Pen.Attr & (rtl.Reverse | rtl.Underline); a != 0 && strings.ContainsAny(c.Source, "0123456789") {
					marked[a] += c.Text
				}
			}
		}
		if marked[rtl.Reverse] != "٢٠١٩" {
			t.Errorf("typed %s: marked are %q in\n%s", typed, marked, d.screen())
		}
	}
}

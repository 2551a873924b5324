package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kasb/content/config"
	"kasb/content/progress"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// settingsFile is a file of settings with a text in it.
func settingsFile(t *testing.T, text string) *config.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), config.FileName)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return config.Open(path)
}

// What a value does is seen while the mark is on it. Enter keeps it and Esc takes
// it back.
func TestTryingOut(t *testing.T) {
	for name, test := range map[string]struct {
		menu  string // the digits that lead to it
		value string // the digit of a value, which is also how far below it stands
		shows func(*driver) bool
		want  config.Settings
	}{
		"theme": {"1", "5", func(d *driver) bool {
			return d.app.env.Theme.Brand.GetForeground() == NewTheme(true, colorprofile.ASCII).Brand.GetForeground()
		}, config.Settings{Theme: config.ThemePlain}},
		"digits":   {"2", "2", func(d *driver) bool { return strings.Contains(d.screen(), "٢٠١٩") }, config.Settings{Digits: config.DigitsArabic}},
		"marks":    {"3", "2", func(d *driver) bool { return strings.Contains(d.screen(), rtl.Visual("كُتُبٌ", rtl.RightToLeft)) }, config.Settings{Marks: config.MarksShow}},
		"measure":  {"6", "2", func(d *driver) bool { return d.app.frame().lines[0].Width() == 60 }, config.Settings{Measure: 60}},
		"motion":   {"7", "2", func(d *driver) bool { return d.app.env.Still }, config.Settings{Motion: config.MotionOff}},
		"no title": {"91", "2", func(d *driver) bool { return d.app.View().WindowTitle == "" }, config.Settings{Title: config.TitleOff}},
	} {
		file := config.Memory(config.Settings{})
		d := startWith(t, progress.Memory(progress.State{}), file, 100, 40).press("4")
		d.press(strings.Split(test.menu, "")...)
		menu := test.menu[len(test.menu)-1:] // from the menu above
		if test.shows(d) {
			t.Errorf("%s: it is so already", name)
		}
		down := slices.Repeat([]string{"down"}, int(test.value[0]-'1'))
		d.press(down...)
		if !test.shows(d) {
			t.Errorf("%s: not seen:\n%s", name, d.screen())
		}
		if s, _ := file.Load(); !s.Equal(config.Settings{}) {
			t.Errorf("%s: kept while it was tried out: %+v", name, s)
		}
		if d.press("esc"); test.shows(d) {
			t.Errorf("%s: not taken back", name)
		}
		d.press(menu).press(down...).press("enter")
		if s, _ := file.Load(); !s.Equal(test.want) {
			t.Errorf("%s: kept %+v", name, s)
		}
		// The mark stands at what is chosen, and by its digit the first value is the default.
		if d.press(menu).sees("الاختيار الحالي"); !test.shows(d) {
			t.Errorf("%s: not seen when it is kept", name)
		}
		d.press("enter")
		if s, _ := file.Load(); !s.Equal(test.want) {
			t.Errorf("%s: chosen again, kept %+v", name, s)
		}
		d.press(menu, "1")
		if s, _ := file.Load(); !s.Equal(config.Settings{}) || test.shows(d) {
			t.Errorf("%s: taken back, kept %+v", name, s)
		}
	}
}

// Faults of the file are told on the first screen, in a word, and in the
// settings, with their lines. They take no key, and are gone when they are mended.
func TestFaultsOfTheFile(t *testing.T) {
	const before = "theme: drak\nmeasure: 66\nmarks: show\n"
	file := settingsFile(t, before)
	d := startWith(t, progress.Memory(progress.State{}), file, 80, 40)
	d.sees("في ملف الإعدادات خطأ واحد").press("4").sees("السطر 1: قيمة غير صالحة «drak»", "ولعل المقصود dark")
	d.press("6").sees("66", "الاختيار الحالي").press("esc", "1", "2").sees("لم يُكتب الاختيار")
	d.press("enter").sees("داكن")
	if data, err := os.ReadFile(file.Path()); string(data) != before {
		t.Errorf("the file is now %q, %v", data, err)
	}
	d.press("end").sees(filepath.Base(file.Path())).press("enter").sees("السطر 1: قيمة غير صالحة «drak»").press("enter", "home")
	// It is said once.
	d.press("2", "2").sees("الإعدادات", "١٢٣").lacks("لم يُكتب الاختيار")
	if err := os.WriteFile(file.Path(), []byte("measure: 66\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("esc", "4").lacks("drak").press("3", "3")
	s, err := config.Open(file.Path()).Load()
	if err != nil || s.Measure != 66 || s.Theme != config.ThemeDark || s.Digits != config.DigitsArabic || s.Marks != config.MarksHide {
		t.Errorf("mended, it holds %+v, %v", s, err)
	}
	d.press("end").sees("سليم").press("enter").sees("ملف نصي").press("esc", "esc").lacks("في ملف الإعدادات")
}

// In a low window the settings are in sight all the same.
func TestFaultsInALowWindow(t *testing.T) {
	file := settingsFile(t, "theme: drak\nmeasure: 6\nmarks: shown\ncolour: red\nmotion: true\n")
	d := startWith(t, progress.Memory(progress.State{}), file, minWidth, minHeight)
	d.press("4").sees("5 أخطاء", "المظهر").press("down").sees("الأرقام").press("end", "enter").sees("5 أخطاء").press("end").sees("on، off")
}

// Nothing moves where that was asked for, whatever the settings say.
func TestStill(t *testing.T) {
	env := &Env{Store: progress.Memory(progress.State{}), Still: true}
	app := New(env)
	app.env.choose(func(s *config.Settings) { s.Motion = "" })
	if !env.Still {
		t.Error("it moves")
	}
}

// The marked item of every list is known by a sign, without colour and weight.
func TestTheMarkIsASign(t *testing.T) {
	for name, keys := range journeys {
		for _, width := range []int{40, 100} {
			d := startWith(t, progress.Memory(progress.State{}), config.Memory(config.Settings{Theme: config.ThemePlain}), width, 40)
			d.press(keys...)
			if _, list := d.app.top().(pointScreen); !list {
				continue
			}
			switch s := d.app.top().(type) {
			case *reader:
				continue // its links are reversed
			case *searchScreen:
				if s.list.n == 0 {
					continue
				}
			case *question:
				if s.lesson.shown {
					continue // there is nothing to choose
				}
			}
			before := d.screen()
			if !strings.Contains(before, "▌") && !strings.Contains(before, "▐") {
				t.Errorf("%s: nothing is marked:\n%s", name, before)
			}
		}
	}
}

// The themes on one screen, with their codes: to be looked at with cat on a dark
// or a light background.
func TestGoldenThemes(t *testing.T) {
	for name, look := range map[string]Look{
		"dark": {Dark: true}, "light": {}, "contrast-dark": {Name: config.ThemeContrast, Dark: true},
		"contrast-light": {Name: config.ThemeContrast}, "plain": {Name: config.ThemePlain, Dark: true},
	} {
		for suffix, profile := range map[string]colorprofile.Profile{"": colorprofile.TrueColor, "-16": colorprofile.ANSI} {
			visual := term.Evidence{Choice: term.Choice{Strategy: term.Visual, By: "--text"}}
			d := startWith(t, progress.Memory(progress.State{}), config.Memory(config.Settings{Theme: look.Name}), 60, 20, visual)
			d.app.env.look(look.Dark, profile)
			d.send(tea.WindowSizeMsg{Width: 60, Height: 20})
			d.press("1", "enter", "3", "2", "4", "w", "down")
			golden(t, "theme-"+name+suffix, strings.Join(d.rows(), "\n")+"\n")
		}
	}
}

// The settings, whole and with a faulty file.
func TestGoldenSettings(t *testing.T) {
	d := startWith(t, progress.Memory(progress.State{}), config.Memory(config.Settings{Theme: config.ThemeContrast, Measure: 72}), 80, 44)
	golden(t, "settings", d.press("4", "down").screen())
	golden(t, "settings-theme", d.press("1", "down").screen())
}

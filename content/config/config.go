// Package config keeps what a reader has chosen for the look of the program, in a YAML file that can be read and
// written by hand.
//
// [Open] a [File], read it with [File.Load], and change it with [File.Update]. The file belongs to the reader: what is
// wrong in it is told with its line and never written over, what is good in it counts all the same, and a change
// touches only the lines that it is about, so that comments and order stay.
package config

import (
	"maps"
	"slices"
	"strconv"
)

// FileName is the name of the file in the program's configuration folder.
const FileName = "config.yaml"

// Settings are what the reader has chosen. The zero Settings leave everything to the program; an empty value always
// means the first name that the file's comment lists.
type Settings struct {
	Theme   string            // the look: ThemeDark, ThemeLight, ThemeContrast, ThemePlain; empty: after the background
	Digits  string            // DigitsArabic; empty: western
	Marks   string            // vowel marks: MarksShow, MarksHide; empty: where the terminal can
	Mouse   string            // MouseTerminal; empty: the program takes it
	Motion  string            // MotionOff; empty: things may move
	Measure int               // the widest column of text, in cells, from MinMeasure to MaxMeasure; 0: as it reads best
	Title   string            // TitleOff; empty: the window's title says where the reader is
	Taskbar string            // TaskbarOff; empty: the taskbar shows how far an assessment is
	Text    map[string]string // terminal → one of Strategies, which reads right there
}

// What the settings may say besides nothing.
const (
	ThemeDark, ThemeLight          = "dark", "light"
	ThemeContrast, ThemePlain      = "contrast", "plain"
	DigitsArabic                   = "arabic"
	MarksShow, MarksHide           = "show", "hide"
	MouseTerminal                  = "terminal"
	MotionOff, TitleOff            = "off", "off"
	TaskbarOff                     = "off"
	MinMeasure, MaxMeasure         = 40, 120
	themeAuto, marksAuto, measured = "auto", "auto", "auto"
)

// Strategies are the ways of writing Arabic to a terminal that a file may name.
var strategies = []string{"visual", "lrm", "tokens", "runs", "pair", "inverse", "logical"}

// Strategies are the ways of writing Arabic to a terminal that Settings.Text may name.
func Strategies() []string { return slices.Clone(strategies) }

// choice is a setting that is one of a few names.
type choice struct {
	key     string
	names   []string // the first one is the empty value
	of      func(*Settings) *string
	comment string // what it is, in Arabic and English
}

const (
	measureKey = "measure"
	textKey    = "text"
)

// choices are the settings in the order in which a file lists them.
var choices = []choice{
	{"theme", []string{themeAuto, ThemeDark, ThemeLight, ThemeContrast, ThemePlain}, func(s *Settings) *string { return &s.Theme },
		"المظهر · colours"},
	{"digits", []string{"western", DigitsArabic}, func(s *Settings) *string { return &s.Digits },
		"الأرقام في النص العربي · digits in Arabic text"},
	{"marks", []string{marksAuto, MarksShow, MarksHide}, func(s *Settings) *string { return &s.Marks },
		"حركات الحروف · vowel marks"},
	{"mouse", []string{"program", MouseTerminal}, func(s *Settings) *string { return &s.Mouse },
		"لمن الفأرة · whose the mouse is"},
	{"motion", []string{"on", MotionOff}, func(s *Settings) *string { return &s.Motion },
		"وميض مؤشر الكتابة · the blinking cursor"},
	{"title", []string{"on", TitleOff}, func(s *Settings) *string { return &s.Title },
		"عنوان النافذة · title of the window"},
	{"taskbar", []string{"on", TaskbarOff}, func(s *Settings) *string { return &s.Taskbar },
		"التقدم في شريط المهام · progress in the taskbar"},
}

// keys are all names that a file may hold, in its order.
func keys() []string {
	all := make([]string, 0, len(choices)+2)
	for _, c := range choices {
		all = append(all, c.key)
	}
	return append(all, measureKey, textKey)
}

// written is the name of the setting's value in a file.
func (c choice) written(s Settings) string {
	if v := *c.of(&s); v != "" {
		return v
	}
	return c.names[0]
}

// writtenMeasure is the column's width in a file.
func (s Settings) writtenMeasure() string {
	if s.Measure == 0 {
		return measured
	}
	return strconv.Itoa(s.Measure)
}

// Calibrate keeps the strategy that reads right in a terminal; with an empty one the choice is taken back.
func (s *Settings) Calibrate(terminal, strategy string) {
	text := maps.Clone(s.Text)
	switch {
	case strategy == "":
		delete(text, terminal)
	case text == nil:
		text = map[string]string{terminal: strategy}
	default:
		text[terminal] = strategy
	}
	s.Text = text
}

// Equal reports whether two settings say the same.
func (s Settings) Equal(t Settings) bool {
	same := maps.Equal(s.Text, t.Text) && s.Measure == t.Measure
	for _, c := range choices {
		same = same && *c.of(&s) == *c.of(&t)
	}
	return same
}

// clone is a copy that shares nothing that changes.
func (s Settings) clone() Settings {
	s.Text = maps.Clone(s.Text)
	return s
}

// valid are the settings without what no file may say, which leaves that to the program.
func (s Settings) valid() Settings {
	for _, c := range choices {
		if v := c.of(&s); !slices.Contains(c.names[1:], *v) {
			*v = ""
		}
	}
	if s.Measure < MinMeasure || s.Measure > MaxMeasure {
		s.Measure = 0
	}
	s.Text = maps.Clone(s.Text)
	maps.DeleteFunc(s.Text, func(_, way string) bool { return !slices.Contains(strategies, way) })
	return s
}

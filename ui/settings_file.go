package ui

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/config"
	"kasb/content/strict"
	"kasb/ui/rtl"
)

// faults are what is wrong with the file of settings.
func (e *Env) faults() strict.Faults {
	var faults strict.Faults
	errors.As(e.Faults, &faults)
	return faults
}

// notice is what the first screen says of a file of settings with faults, empty
// where there is nothing to say.
func (e *Env) notice() string {
	if n := len(e.faults()); n > 0 {
		return "في ملف الإعدادات " + faultsNoun.Of(n) + ". التفصيل، بأرقام الأسطر، في الإعدادات."
	}
	return ""
}

// stateOfFile is a word or two on the file of settings.
func (e *Env) stateOfFile() string {
	switch n := len(e.faults()); {
	case n > 0:
		return faultsNoun.Of(n)
	case e.Config.Missing():
		return "لم يُكتب بعد"
	}
	return "سليم"
}

// toldOfFile says above the settings what is wrong with their file, in a low
// window in a line.
func (e *Env) toldOfFile() (all, brief string) {
	const most = 4
	th := e.Theme
	faults := e.faults()
	switch {
	case e.Config.Path() == "":
		text := th.Faint.Render("تبقى الاختيارات حتى إغلاق البرنامج فقط.")
		return text, text
	case len(faults) == 0:
		return "", ""
	}
	head := "في ملف الإعدادات " + faultsNoun.Of(len(faults))
	all = th.Warn.Render(head + "، وما سوى ذلك معمول به:")
	for i, f := range faults {
		if i == most {
			all += "\n" + th.Faint.Render("والقائمة كلها في آخر هذه الشاشة.")
			break
		}
		all += "\n" + th.Text.Render("• "+config.Line(f))
	}
	return all, th.Warn.Render(head + "، والتفصيل في آخر القائمة.")
}

// fileScreen is the file of settings: where it is, and all that is wrong with it.
type fileScreen struct {
	env  *Env
	pane pane
	key  layoutKey
}

func (f *fileScreen) Title() string { return "ملف الإعدادات" }

func (f *fileScreen) ShortHelp() []key.Binding {
	k := f.env.Keys
	return []key.Binding{k.Leave, k.Down, k.Up, k.Quit}
}

func (f *fileScreen) FullHelp() [][]key.Binding {
	k := f.env.Keys
	return [][]key.Binding{{k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}, {k.Leave, k.Back}}
}

func (f *fileScreen) Update(msg tea.Msg) (Screen, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && !f.pane.key(k, f.env.Keys) &&
		key.Matches(k, f.env.Keys.Leave, f.env.Keys.Back, f.env.Keys.Choose) {
		return f, pop
	}
	return f, nil
}

func (f *fileScreen) More() bool { return f.pane.more() }

func (f *fileScreen) View(size Size) []rtl.Line {
	if k := f.env.layoutKey(size.Width); f.key != k {
		f.key = k
		f.pane.set(f.lines(size.Width))
	}
	return f.pane.view(size.Height)
}

func (f *fileScreen) lines(width int) []rtl.Line {
	th := f.env.Theme
	s := &sheet{env: f.env, width: width}
	s.text(th.Text, ltr(f.env.Config.Path()))
	s.blank()
	s.text(th.Text, "ملف نصي يُكتب باليد أيضا. يكتبه البرنامج عند أول اختيار، وفي أوله بيان كل اسم وقيمه.")
	faults := f.env.faults()
	if len(faults) == 0 {
		return s.lines
	}
	s.blank()
	s.text(th.Warn, "فيه "+faultsNoun.Of(len(faults))+". ما سوى ذلك معمول به.")
	for _, fault := range faults {
		s.point(th.Warn.Render("!"), th.Text.Render(config.Line(fault)))
	}
	return s.lines
}

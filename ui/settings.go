package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// settings is a menu of what the reader may choose: all settings, or what one
// of them can be.
type settings struct {
	env   *Env
	title string
	write func(*settings) // adds the items and sets the introduction
	menu  *menu

	intro string
	items []item
	do    []func() tea.Cmd
	seen  settingsKey
}

// settingsKey is what the items tell of.
type settingsKey struct {
	profile term.Profile
	marks   string
	mouse   bool
	written bool
}

func newSettings(env *Env, title string, write func(*settings)) *settings {
	return &settings{env: env, title: title, write: write, menu: newMenu(env)}
}

func (s *settings) add(it item, do func() tea.Cmd) {
	s.items, s.do = append(s.items, it), append(s.do, do)
}

// choice adds a value, which is kept by a choice and marked when it is the one
// in effect.
func (s *settings) choice(title, note string, chosen bool, keep func() tea.Cmd) {
	it := item{title: title, note: note}
	if chosen {
		it.mark = "المختارة"
	}
	s.add(it, func() tea.Cmd { return tea.Sequence(pop, keep()) })
}

// fill writes the menu after what is known and chosen.
func (s *settings) fill() {
	now := settingsKey{s.env.Profile, s.env.State.Settings.Marks, s.env.State.Settings.Mouse, true}
	if s.seen == now {
		return
	}
	s.seen = now
	s.items, s.do = nil, nil
	s.write(s)
	s.menu.fill(func(th Theme) string { return th.Text.Render(s.intro) }, s.items)
}

func (s *settings) Title() string { return s.title }

func (s *settings) ShortHelp() []key.Binding {
	k := s.env.Keys
	return []key.Binding{k.Choose, k.Leave, k.Down, k.Up, k.Quit}
}

func (s *settings) FullHelp() [][]key.Binding {
	return [][]key.Binding{s.menu.bindings(), {s.env.Keys.Leave, s.env.Keys.Back}}
}

func (s *settings) Update(msg tea.Msg) (Screen, tea.Cmd) {
	s.fill()
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return s, nil
	}
	if key.Matches(k, s.env.Keys.Leave, s.env.Keys.Back) {
		return s, pop
	}
	if s.menu.press(k) {
		return s, s.do[s.menu.at]()
	}
	return s, nil
}

func (s *settings) More() bool { return s.menu.pane.more() }

func (s *settings) View(size Size) []rtl.Line {
	s.fill()
	return s.menu.view(size)
}

// allSettings is the first of the menus.
func allSettings(env *Env) *settings {
	return newSettings(env, "الإعدادات", func(s *settings) {
		s.intro = "تظهر العربية صحيحة في أكثر الطرفيات بلا إعداد. إن بدت مقلوبة أو مقطعة فالمعايرة تصلحها."
		s.add(item{title: "طريقة عرض العربية", note: found(env.Profile), mark: chosenWay(env)},
			func() tea.Cmd { return push(s, func() Screen { return waySettings(env) }) })
		s.add(item{title: "معايرة العرض", note: "جملة واحدة مكتوبة بكل طريقة، ورقم السطر الصحيح يختار طريقته لهذه الطرفية."},
			func() tea.Cmd { return push(s, func() Screen { return newCalibration(env) }) })
		s.add(item{title: "حركات الحروف", note: "الفتحة والضمة وأخواتهما: لا تعرضها كل طرفية في مكانها.", mark: chosenMarks(env)},
			func() tea.Cmd { return push(s, func() Screen { return markSettings(env) }) })
		s.add(item{title: "الفأرة", note: "العجلة للتحريك والنقر للفتح، أو تحديد النص ونسخه كما تفعل الطرفية.", mark: chosenMouse(env)},
			func() tea.Cmd { return push(s, func() Screen { return mouseSettings(env) }) })
	})
}

func chosenMouse(env *Env) string {
	if env.State.Settings.Mouse {
		return "للبرنامج"
	}
	return "للطرفية"
}

// mouseSettings is whose the mouse is. The terminal's by default: it selects text
// and opens links, and most terminals turn the wheel into arrow keys by
// themselves where a program does not ask for the mouse.
func mouseSettings(env *Env) *settings {
	return newSettings(env, "الفأرة", func(s *settings) {
		s.intro = "لمن تكون الفأرة في هذا البرنامج؟"
		on := env.State.Settings.Mouse
		s.choice("للطرفية", "تحدد النص وتنسخه وتفتح الروابط كعادتها. في أكثر الطرفيات تحرك العجلة الصفحة أيضا.", !on,
			func() tea.Cmd { return env.setMouse(false) })
		s.choice("للبرنامج", "العجلة تحرك كل شاشة، والنقر يختار ويفتح. لتحديد النص يُضغط Shift مع الفأرة.", on,
			func() tea.Cmd { return env.setMouse(true) })
	})
}

// chosenWay says in a word who has chosen the way of writing.
func chosenWay(env *Env) string {
	switch {
	case env.Evidence.Choice.By != "":
		return "من سطر الأوامر"
	case env.calibrated():
		return "المختارة"
	}
	return "تلقائية"
}

// calibrated reports whether the reader has chosen for this terminal.
func (e *Env) calibrated() bool {
	_, ok := e.Evidence.Saved[e.Profile.Key]
	return ok
}

// found says how lines are written, for what terminal, and what told it.
func found(p term.Profile) string {
	text := "الآن: " + ltr(p.Strategy.String()) + "."
	if p.Name == "" {
		return text + " الطرفية غير معروفة، ومما يُعرف منها: " + ltr(p.By) + "."
	}
	text += " الطرفية: " + ltr(p.Name) + "."
	if p.By != term.Calibrated {
		text += " الدليل: " + ltr(p.By) + "."
	}
	return text
}

// waySettings are the ways of writing a line.
func waySettings(env *Env) *settings {
	return newSettings(env, "طريقة عرض العربية", func(s *settings) {
		s.intro = "لهذه الطرفية وحدها. إن لم يظهر النص صحيحا بعد الاختيار فالعنصر الأول هنا يعيد الأمر إلى البرنامج."
		automatic := env.Evidence
		automatic.Choice, automatic.Saved = term.Choice{}, nil
		s.choice("تلقائية", found(automatic.Profile()), env.Evidence.Choice.By == "" && !env.calibrated(),
			func() tea.Cmd { return env.calibrate("") })
		for i, name := range term.Names() {
			chosen := term.Strategy(i) == env.Profile.Strategy && (env.Evidence.Choice.By != "" || env.calibrated())
			s.choice(ltr(name), ways[i], chosen, func() tea.Cmd { return env.calibrate(name) })
		}
	})
}

// ways says of each strategy what it does and who needs it.
var ways = [...]string{
	term.Visual:  "كل حرف في مكانه من الشاشة: للطرفيات التي لا تغير ترتيب الحروف.",
	term.LRM:     "كذلك، مع علامة اتجاه خفية بعد كل حرف عربي: " + ltr("VS Code") + " و" + ltr("tmux") + " وما لم يُعرف.",
	term.Tokens:  "كل كلمة بترتيب تعكسه الطرفية: " + ltr("kitty") + ".",
	term.Runs:    "كل مقطع عربي معكوس بين علامتين خفيتين: " + ltr("Konsole") + ".",
	term.Pair:    "لونان متقاربان يفصلان كل حرف عن جاره: " + ltr("QTerminal") + ".",
	term.Inverse: "السطر كله بترتيب تعيده الطرفية إلى أصله: " + ltr("PuTTY") + ".",
	term.Logical: "النص بترتيب القراءة: لطرفية ترتب العربية وتصل حروفها بنفسها.",
}

// chosenMarks says in a word what is done with vowel marks.
func chosenMarks(env *Env) string {
	switch env.State.Settings.Marks {
	case progress.MarksShow:
		return "ظاهرة"
	case progress.MarksHide:
		return "مخفية"
	}
	return "تلقائية"
}

// markSettings is what can be done with vowel marks.
func markSettings(env *Env) *settings {
	return newSettings(env, "حركات الحروف", func(s *settings) {
		s.intro = "مثال: كُتُبٌ مُفيدة."
		here := "وليست هذه الطرفية منها."
		if env.Profile.Marks {
			here = "ومنها هذه الطرفية."
		}
		chosen := env.State.Settings.Marks
		s.choice("تلقائية", "تظهر في الطرفيات التي عُرف أنها تعرضها صحيحة، "+here, chosen != progress.MarksShow && chosen != progress.MarksHide,
			func() tea.Cmd { return env.setMarks("") })
		s.choice("ظاهرة دائما", "", chosen == progress.MarksShow, func() tea.Cmd { return env.setMarks(progress.MarksShow) })
		s.choice("مخفية دائما", "", chosen == progress.MarksHide, func() tea.Cmd { return env.setMarks(progress.MarksHide) })
	})
}

// ltr keeps a name from left to right inside an Arabic sentence.
func ltr(s string) string { return isolate + s + popIsolate }

package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/config"
	"kasb/ui/rtl"
)

// settings is a menu of what the reader may choose: all settings, or what one
// of them can be. What a value does is seen while the mark is on it, where that
// can be seen; leaving takes it back.
type settings struct {
	env   *Env
	title string
	write func(*settings) // adds the items and sets the introduction
	menu  *menu

	intro string // styled
	brief string // the same for a low window, empty where intro is short
	items []item
	do    []func() tea.Cmd
	try   []func(*config.Settings) // what each item can show; nil for nothing
	at    int                      // the item that is shown
	seen  settingsKey
}

// settingsKey is what the items tell of.
type settingsKey struct {
	look    Look
	turn    int // how often settings or the terminal have changed
	written bool
}

func newSettings(env *Env, title string, write func(*settings)) *settings {
	s := &settings{env: env, title: title, write: write, menu: newMenu(env), at: -1}
	s.menu.above = s.heading
	return s
}

// heading is the introduction above the first item, a short one where there are
// few rows.
func (s *settings) heading(i, width int, roomy bool) []rtl.Line {
	intro := s.intro
	if !roomy && s.brief != "" {
		intro = s.brief
	}
	if i > 0 || intro == "" {
		return nil
	}
	return append(rtl.Layout(intro, s.env.options(width)), s.env.blank(width))
}

func (s *settings) add(it item, do func() tea.Cmd) {
	s.items, s.do, s.try = append(s.items, it), append(s.do, do), append(s.try, nil)
}

// choice adds a value, which is kept by a choice and marked when it is the one
// in effect.
func (s *settings) choice(title, note string, chosen bool, keep func() tea.Cmd) {
	it := item{title: title, note: note}
	if chosen {
		it.mark = "الاختيار الحالي"
		if s.at < 0 {
			s.menu.at = len(s.items)
		}
	}
	s.add(it, func() tea.Cmd { return tea.Sequence(pop, keep()) })
}

// value adds a value of a setting that is shown while the mark is on it.
func (s *settings) value(title, note string, chosen bool, change func(*config.Settings)) {
	s.choice(title, note, chosen, func() tea.Cmd { return s.env.choose(change) })
	s.try[len(s.try)-1] = change
}

// leads adds an item that leads to another menu of settings.
func (s *settings) leads(title, note, mark string, open func(*Env) *settings) {
	s.add(item{title: title, note: note, mark: mark}, func() tea.Cmd { return push(s, func() Screen { return open(s.env) }) })
}

// fill writes the menu after what is known and chosen.
func (s *settings) fill() {
	now := settingsKey{s.env.Theme.Look, s.env.turn, true}
	if s.seen == now {
		return
	}
	s.seen = now
	s.items, s.do, s.try = nil, nil, nil
	s.write(s)
	s.menu.fill(nil, s.items)
	s.at = s.menu.at
}

// show lets the screen look as the marked value would make it.
func (s *settings) show() {
	if s.at == s.menu.at {
		return
	}
	s.at = s.menu.at
	if change := s.try[s.at]; change != nil {
		s.env.tryOut(change)
	}
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
		s.env.takeBack()
		return s, pop
	}
	if s.menu.press(k) {
		return s, s.do[s.menu.at]()
	}
	s.show()
	return s, nil
}

func (s *settings) More() bool { return s.menu.pane.more() }

func (s *settings) View(size Size) []rtl.Line {
	s.fill()
	return s.menu.view(size)
}

// allSettings is the first of the menus. The file is read again for it: it may
// have been changed in an editor meanwhile, or by another window.
func allSettings(env *Env) *settings {
	env.reload()
	return newSettings(env, "الإعدادات", func(s *settings) {
		s.intro, s.brief = env.toldOfFile()
		sub := s.leads
		sub("المظهر", "الألوان: داكنة أو فاتحة أو شديدة التباين، أو بلا ألوان.", nameOf(themeNames[:], env.Settings.Theme), themeSettings)
		sub("الأرقام", ltr("123")+" أو ١٢٣ في النص العربي.", chosenDigits(env), digitSettings)
		sub("حركات الحروف", "الفتحة والضمة وأخواتهما: لا تعرضها كل طرفية في مكانها.", nameOf(markNames[:], env.Settings.Marks), markSettings)
		sub("طريقة عرض العربية", found(env.Profile), chosenWay(env), waySettings)
		s.add(item{title: "معايرة العرض", note: "إن بدت العربية معكوسة أو مقطعة: جملة واحدة بكل طريقة، ورقم السطر الصحيح يختار طريقته."},
			func() tea.Cmd { return push(s, func() Screen { return newCalibration(env) }) })
		sub("عرض النص", "أطول سطر يُقرأ بلا تعب.", chosenMeasure(env), measureSettings)
		sub("الحركة على الشاشة", "لا يتحرك هنا من نفسه إلا مؤشر الكتابة، فهو يومض.", nameOf(motionNames[:], env.Settings.Motion), motionSettings)
		sub("الفأرة", "العجلة للتحريك والنقر للفتح، أو تحديد النص ونسخه كما تفعل الطرفية.", nameOf(mouseNames[:], env.Settings.Mouse), mouseSettings)
		sub("النافذة", "عنوانها، والتقدم في شريط المهام.", "", windowSettings)
		if path := env.Config.Path(); path != "" {
			s.add(item{title: "ملف الإعدادات", note: ltr(path), mark: env.stateOfFile()},
				func() tea.Cmd { return push(s, func() Screen { return &fileScreen{env: env} }) })
		}
	})
}

// reload reads the settings again.
func (e *Env) reload() {
	e.takeBack()
	e.Settings, e.Faults = e.Config.Load()
	e.follow()
}

// tryOut shows what a change of the settings would look like. Nothing is kept.
func (e *Env) tryOut(change func(*config.Settings)) {
	e.takeBack()
	kept := e.Settings
	e.kept = &kept
	change(&e.Settings)
	e.follow()
}

// takeBack ends what was tried out.
func (e *Env) takeBack() {
	if e.kept != nil {
		e.Settings, e.kept = *e.kept, nil
		e.follow()
	}
}

// chosen are the settings that are kept, whatever is being tried out.
func (e *Env) chosen() config.Settings {
	if e.kept != nil {
		return *e.kept
	}
	return e.Settings
}

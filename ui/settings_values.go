package ui

import (
	"cmp"
	"slices"

	"github.com/charmbracelet/colorprofile"

	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/content/config"
	"kasb/ui/term"
)

// valueName is a value of a setting and what it is called.
type valueName struct{ value, name, note string }

var (
	themeNames = [...]valueName{
		{"", "تلقائي", "داكن أو فاتح، بحسب خلفية الطرفية."},
		{config.ThemeDark, "داكن", "ألوان لخلفية داكنة، أيا كانت خلفية الطرفية."},
		{config.ThemeLight, "فاتح", "ألوان لخلفية فاتحة، أيا كانت خلفية الطرفية."},
		{config.ThemeContrast, "تباين عال", "ألوان قليلة، بعيدة عن خلفية الطرفية."},
		{config.ThemePlain, "بلا ألوان", "خط عريض وتسطير وعلامات، ولون الطرفية وحده."},
	}
	markNames = [...]valueName{{"", "تلقائية", ""}, {config.MarksShow, "ظاهرة", ""}, {config.MarksHide, "مخفية", ""}}
	// The mouse is the program's by default: who clicks on what stands in a list
	// means it. The terminal's own selection, which is less worth here, since it gets
	// letters in visual order, is there with Shift.
	mouseNames = [...]valueName{
		{"", "للبرنامج", "العجلة تحرك كل شاشة، والنقر يختار ويفتح. لتحديد النص يُضغط Shift مع الفأرة."},
		{config.MouseTerminal, "للطرفية", "تحدد النص وتنسخه وتفتح الروابط كعادتها. في أكثر الطرفيات تحرك العجلة الصفحة أيضا."},
	}
	motionNames = [...]valueName{
		{"", "مسموحة", "يومض مؤشر الكتابة حيث يُكتب شيء. لا حركة غيره."},
		{config.MotionOff, "موقوفة", "يبقى المؤشر ثابتا، ولا شيء يتحرك من نفسه."},
	}
	titleNames = [...]valueName{
		{"", "ظاهر", "يرى اسم البرنامج من له نوافذ كثيرة."},
		{config.TitleOff, "متروك", "يبقى عنوان النافذة كما هو."},
	}
	taskbarNames = [...]valueName{
		{"", "ظاهر", "في الطرفيات التي تعرضه: ما مضى من الأسئلة."},
		{config.TaskbarOff, "مخفي", ""},
	}
)

// nameOf is what a value is called.
func nameOf(names []valueName, value string) string {
	i := slices.IndexFunc(names, func(n valueName) bool { return n.value == value })
	return names[max(i, 0)].name
}

// values adds the values of a setting, which set says.
func (s *settings) values(names []valueName, chosen string, set func(*config.Settings, string)) {
	for _, n := range names {
		s.value(n.name, n.note, n.value == chosen, func(c *config.Settings) { set(c, n.value) })
	}
}

// themeSettings are the themes, shown by words that have different colours.
func themeSettings(env *Env) *settings {
	return newSettings(env, "المظهر", func(s *settings) {
		th := env.Theme
		s.intro = th.Title.Render("عنوان") + th.Text.Render(" ونص ") + th.Faint.Render("وملاحظة") + th.Text.Render("، ") + th.Accent.Render("وما يبرز") +
			"\n" + th.Good.Render("+ ما يدعمك") + "   " + th.Warn.Render("- ما ينقصك") + "   " + th.Bad.Render("! خطأ") + "   " + th.Found.Render("موجود")
		if env.colors <= colorprofile.ASCII {
			s.intro += "\n" + th.Warn.Render("لا ألوان الآن: هذه الطرفية بلا ألوان، أو أن متغيرا مثل "+ltr("NO_COLOR")+" يمنعها.")
		}
		s.values(themeNames[:], env.chosen().Theme, func(c *config.Settings, v string) { c.Theme = v })
	})
}

func chosenDigits(env *Env) string {
	if env.Settings.Digits == config.DigitsArabic {
		return "١٢٣"
	}
	return ltr("123")
}

func digitSettings(env *Env) *settings {
	return newSettings(env, "الأرقام", func(s *settings) {
		s.intro = env.Theme.Text.Render("مثال: في عام 2019 أجاب 1,500 شخص، منهم 87.5% عبر YouTube.")
		chosen := env.chosen().Digits
		s.value(ltr("123"), "كما في المغرب العربي وأكثر المواقع.", chosen != config.DigitsArabic, func(c *config.Settings) { c.Digits = "" })
		s.value("١٢٣", "كما في المشرق العربي. الأسماء اللاتينية والروابط تبقى بأرقامها.", chosen == config.DigitsArabic,
			func(c *config.Settings) { c.Digits = config.DigitsArabic })
	})
}

// markSettings is what can be done with vowel marks.
func markSettings(env *Env) *settings {
	return newSettings(env, "حركات الحروف", func(s *settings) {
		s.intro = env.Theme.Text.Render("مثال: كُتُبٌ مُفيدة.")
		here := "وليست هذه الطرفية منها."
		if env.Profile.Marks {
			here = "ومنها هذه الطرفية."
		}
		names := slices.Clone(markNames[:])
		names[0].note = "تظهر في الطرفيات التي عُرف أنها تعرضها صحيحة، " + here
		names[1].name, names[2].name = "ظاهرة دائما", "مخفية دائما"
		chosen := env.chosen().Marks
		if chosen != config.MarksShow && chosen != config.MarksHide {
			chosen = ""
		}
		s.values(names, chosen, func(c *config.Settings, v string) { c.Marks = v })
	})
}

func chosenMeasure(env *Env) string {
	if n := env.Settings.Measure; n != 0 {
		return itoa(n)
	}
	return "تلقائي"
}

// measureSettings are a few widths of the column of text, and the one that the
// file says.
func measureSettings(env *Env) *settings {
	return newSettings(env, "عرض النص", func(s *settings) {
		s.intro = env.Theme.Text.Render("أعرض سطر في كل شاشة، بالأعمدة. ما ضاقت عنه النافذة يُكتب بعرضها.")
		chosen := env.chosen().Measure
		widths := []int{0, 60, 72, 80, 100, 120}
		if !slices.Contains(widths, chosen) {
			widths = append(widths, chosen)
			slices.Sort(widths)
		}
		for _, n := range widths {
			title, note := itoa(n), ""
			if n == 0 {
				title, note = "تلقائي", itoa(maxColumn)+" عمودا على الأكثر: ما زاد تصعب العودة منه إلى أول السطر."
			}
			s.value(title, note, n == chosen, func(c *config.Settings) { c.Measure = n })
		}
	})
}

func motionSettings(env *Env) *settings {
	return newSettings(env, "الحركة على الشاشة", func(s *settings) {
		s.values(motionNames[:], env.chosen().Motion, func(c *config.Settings, v string) { c.Motion = v })
	})
}

func mouseSettings(env *Env) *settings {
	return newSettings(env, "الفأرة", func(s *settings) {
		s.intro = env.Theme.Text.Render("لمن تكون الفأرة في هذا البرنامج؟")
		for _, n := range mouseNames {
			s.choice(n.name, n.note, n.value == env.Settings.Mouse, func() tea.Cmd {
				return env.choose(func(c *config.Settings) { c.Mouse = n.value })
			})
		}
	})
}

// windowSettings are those of what stands outside of the screens.
func windowSettings(env *Env) *settings {
	return newSettings(env, "النافذة", func(s *settings) {
		s.leads("عنوان النافذة", "اسم البرنامج في عنوان نافذة الطرفية.", nameOf(titleNames[:], env.Settings.Title), titleSettings)
		s.leads("شريط المهام", "التقدم في شريط المهام، لمن يعمل في نافذة أخرى.", nameOf(taskbarNames[:], env.Settings.Taskbar), taskbarSettings)
	})
}

func taskbarSettings(env *Env) *settings {
	return newSettings(env, "شريط المهام", func(s *settings) {
		s.values(taskbarNames[:], env.chosen().Taskbar, func(c *config.Settings, v string) { c.Taskbar = v })
	})
}

func titleSettings(env *Env) *settings {
	return newSettings(env, "عنوان النافذة", func(s *settings) {
		s.values(titleNames[:], env.chosen().Title, func(c *config.Settings, v string) { c.Title = v })
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
		return text + " الطرفية غير معروفة، ومما يُعرف عنها: " + ltr(p.By) + "."
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
		s.intro = env.Theme.Text.Render("لهذه الطرفية وحدها. إن لم يظهر النص صحيحا بعد الاختيار فالعنصر الأول هنا يعيد الأمر إلى البرنامج.")
		automatic := env.Evidence
		automatic.Choice, automatic.Saved = term.Choice{}, nil
		free := env.Evidence.Choice.By == "" && !env.calibrated()
		s.choice("تلقائية", found(automatic.Profile()), free, func() tea.Cmd { return env.calibrate("") })
		for i, name := range term.Names() {
			s.choice(ltr(name), ways[i], term.Strategy(i) == env.Profile.Strategy && !free, func() tea.Cmd { return env.calibrate(name) })
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

// ltr keeps a name from left to right inside an Arabic sentence.
func ltr(s string) string { return arabic.Isolate(s) }

// measure is the widest column of text, in cells.
func (e *Env) measure() int { return cmp.Or(e.Settings.Measure, maxColumn) }

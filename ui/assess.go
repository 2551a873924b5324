package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// assessment is the door to the questions: what will be asked, and whether to
// go on or to begin.
type assessment struct {
	env   *Env
	table *quiz.Table
	menu  *menu
	do    []func() tea.Cmd
}

func openAssessment(env *Env, from Screen) tea.Cmd {
	return func() tea.Msg {
		table, err := env.Table()
		if err != nil {
			return errMsg{err}
		}
		return openMsg{from: from, open: func() (Screen, error) { return newAssessment(env, table), nil }}
	}
}

func newAssessment(env *Env, table *quiz.Table) *assessment {
	a := &assessment{env: env, table: table, menu: newMenu(env)}
	a.fill()
	return a
}

// saved is the sitting under way.
func (a *assessment) saved() (progress.Sitting, bool) { return a.env.State.UnderWay(a.table) }

// fresh is a sitting that begins now.
func (a *assessment) fresh(f quiz.Form) progress.Sitting {
	return progress.Begin(a.table, f, a.env.Now())
}

func (a *assessment) fill() {
	var items []item
	a.do = a.do[:0]
	add := func(title, note string, do func() tea.Cmd) {
		items = append(items, item{title: title, note: note})
		a.do = append(a.do, do)
	}
	if s, ok := a.saved(); ok {
		n, _ := a.table.Place(s.Sitting)
		add("متابعة من حيث توقفت", "بدأت يوم "+arabic.Date(s.Started)+"، وإجاباتك محفوظة: "+arabic.Answers.Of(len(s.Answers))+". المتابعة من "+ordinalQuestion(n)+".",
			func() tea.Cmd { return replace(a, func() Screen { return newQuestion(a.env, a.table, s) }) })
	}
	begin := func(f quiz.Form) func() tea.Cmd {
		return func() tea.Cmd { return a.begin(a.fresh(f)) }
	}
	if s, ok := a.env.State.Completion(a.table, a.env.Now()); ok {
		_, all := a.table.Place(s.Sitting)
		add("إكمال الصيغة الكاملة", "إجاباتك في الصيغة القصيرة تبقى كما هي. الباقي: "+arabic.Questions.Of(all-len(s.Answers))+"، "+arabic.AboutMinutes(a.table.Left(s.Sitting))+".",
			func() tea.Cmd { return a.begin(s) })
	}
	full, short := a.table.Begin(quiz.Full), a.table.Begin(quiz.Short)
	_, all := a.table.Place(full)
	_, few := a.table.Place(short)
	add("البدء: الصيغة الكاملة", arabic.Questions.Of(all)+"، "+arabic.AboutMinutes(a.table.Left(full))+".", begin(quiz.Full))
	if few < all {
		add("البدء: الصيغة القصيرة", arabic.Questions.Of(few)+"، "+arabic.AboutMinutes(a.table.Left(short))+". نتيجتها أقل يقينا.", begin(quiz.Short))
	}
	add("كيف تُحسب النتيجة؟", "كل ما يُقاس وكل وزن، والقاعدة بالكلمات، وحدودها، ومصادر الطريقة.", func() tea.Cmd { return openMethod(a.env, a, a.table) })
	a.menu.fill(func(th Theme) string {
		return th.Title.Render("هل الوقت مناسب للبدء؟") + "\n" +
			th.Text.Render("أسئلة عن العام الماضي وعما حدث فعلا، لا عن الموهبة. تصلح الإجابة «لا أعرف»، ويمكن تغيير أي إجابة، ولو بعد النتيجة. تُحفظ الإجابات على هذا الجهاز وحده، ويمكن التوقف والعودة.") + "\n" +
			th.Faint.Render("النتيجة نقطة بداية للتجربة، وليست توقعا لدخل.")
	}, items)
}

// begin begins a sitting. Answers that are kept are put away only on a second word.
func (a *assessment) begin(s progress.Sitting) tea.Cmd {
	start := func() tea.Cmd { return replace(a, func() Screen { return newQuestion(a.env, a.table, s) }) }
	old, ok := a.saved()
	if !ok {
		return start()
	}
	a.do = []func() tea.Cmd{
		func() tea.Cmd { return replace(a, func() Screen { return newQuestion(a.env, a.table, old) }) },
		start,
	}
	a.menu.at = 0
	a.menu.fill(func(th Theme) string { return th.Warn.Render("هناك اختبار لم يكتمل") }, []item{
		{title: "متابعة الاختبار السابق", note: "إجاباته المحفوظة: " + arabic.Answers.Of(len(old.Answers)) + "."},
		{title: "تركه والبدء من جديد", note: "لا يظهر الاختبار السابق بعد أول إجابة في الجديد."},
	})
	return nil
}

func (a *assessment) Title() string { return "اختبر جاهزيتك" }

func (a *assessment) ShortHelp() []key.Binding {
	k := a.env.Keys
	return []key.Binding{with(k.Choose, "بدء"), k.Leave, k.Down, k.Up, k.Quit}
}

func (a *assessment) FullHelp() [][]key.Binding {
	return [][]key.Binding{a.menu.bindings(), {a.env.Keys.Leave, a.env.Keys.Back}}
}

func (a *assessment) Update(msg tea.Msg) (Screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return a, nil
	}
	if key.Matches(k, a.env.Keys.Leave, a.env.Keys.Back) {
		return a, pop
	}
	if a.menu.press(k) {
		return a, a.do[a.menu.at]()
	}
	return a, nil
}

func (a *assessment) More() bool { return a.menu.pane.more() }

func (a *assessment) View(size Size) []rtl.Line { return a.menu.view(size) }

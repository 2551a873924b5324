package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// whatIf changes answers on the spot and shows how readiness and the fits move.
// The sitting stays as it is: changes are kept as a finished one of their own,
// or dropped.
type whatIf struct {
	r         *result
	questions []quiz.Question
	picked    map[string]int // question id → place of the answer, where it is another one
	now       quiz.Result
	list      list // the questions
	answers   list // of the marked question
	choosing  bool // the answers are in sight
	scores    []rtl.Line
	key       scoresKey
}

// scoresKey is what the lines of the scores depend on besides the result.
type scoresKey struct {
	layoutKey
	rows int
}

func newWhatIf(r *result) *whatIf {
	w := &whatIf{r: r, questions: r.table.Asked(r.sitting.Form), picked: map[string]int{}, now: r.result}
	w.list = list{env: r.env, draw: w.question, above: w.heading, spaced: func(int) bool { return false }}
	w.list.set(len(w.questions))
	w.answers = list{env: r.env, draw: w.answer, above: w.asked, spaced: func(int) bool { return false }}
	return w
}

func (w *whatIf) name() (long, short string) { return "ماذا لو؟", "لو" }

func (w *whatIf) keys(k Keys) Keys {
	k.Choose = with(k.Choose, "تغيير الإجابة")
	k.Choose.SetEnabled(true)
	k.Digit.SetEnabled(false)
	for _, b := range []*key.Binding{&k.NextPage, &k.PrevPage, &k.Edit} {
		b.SetEnabled(false)
	}
	if w.choosing {
		k.Choose = with(k.Choose, "تجربة الإجابة")
		k.Leave = with(k.Leave, "إلى الأسئلة")
		k.Digit.SetEnabled(true)
		k.Digit.SetKeys("1", "2", "3", "4", "5")
		k.Digit.SetHelp("1–5", "إجابة")
		k.DontKnow.SetEnabled(true)
		k.Back = with(k.Back, "إلى الأسئلة")
	} else {
		k.DontKnow.SetEnabled(false)
	}
	k.Keep.SetEnabled(len(w.picked) > 0)
	k.Drop.SetEnabled(len(w.picked) > 0)
	return k
}

func (w *whatIf) hints(k Keys) []key.Binding {
	return []key.Binding{k.Choose, k.Digit, k.DontKnow, k.Keep, k.Drop, k.Down}
}

func (w *whatIf) press(m tea.KeyPressMsg, k Keys) (tea.Cmd, bool) {
	list := &w.list
	if w.choosing {
		list = &w.answers
	}
	moves := k
	moves.NextItem.SetEnabled(false)
	moves.PrevItem.SetEnabled(false)
	switch {
	case list.move(m, moves):
	case key.Matches(m, k.Keep):
		return w.keep(), true
	case key.Matches(m, k.Drop):
		w.picked = map[string]int{}
		w.score()
	case !w.choosing && key.Matches(m, k.Choose):
		w.choose()
	case !w.choosing:
		return nil, false
	case key.Matches(m, k.Leave, k.Back):
		w.choosing = false
	case key.Matches(m, k.Choose):
		w.pick(w.answers.at)
	case key.Matches(m, k.Digit):
		w.pick(digit(m) - 1)
	case key.Matches(m, k.DontKnow):
		w.pick(len(w.marked().Answers))
	default:
		return nil, false
	}
	return nil, true
}

func (w *whatIf) marked() quiz.Question { return w.questions[w.list.at] }

// given is the place of the answer of a question: as it is kept, and as it is
// tried.
func (w *whatIf) given(q quiz.Question) (kept, tried int) {
	kept = w.r.sitting.Given(q)
	if i, ok := w.picked[q.ID]; ok {
		return kept, i
	}
	return kept, kept
}

// choose shows the answers of the marked question.
func (w *whatIf) choose() {
	q := w.marked()
	w.choosing = true
	w.answers.set(len(q.Answers) + 1)
	_, tried := w.given(q)
	w.answers.at = max(tried, 0)
	w.answers.pane.top = 0
}

// pick tries answer i of the marked question.
func (w *whatIf) pick(i int) {
	q := w.marked()
	w.answers.at = i
	if kept, _ := w.given(q); i == kept {
		delete(w.picked, q.ID)
	} else {
		w.picked[q.ID] = i
	}
	w.score()
}

// changed is the answers as they are tried.
func (w *whatIf) changed() quiz.Answers { return w.r.table.Varied(w.r.answers, w.picked) }

func (w *whatIf) score() {
	now, err := w.r.table.Score(w.changed())
	if err != nil {
		return // the answers come from the table's own questions
	}
	w.now, w.scores = now, nil
	w.list.set(len(w.questions))
	if w.choosing {
		at := w.answers.at
		w.answers.set(len(w.marked().Answers) + 1)
		w.answers.at = at
	}
}

// keep makes a finished sitting of the changes and shows its result.
func (w *whatIf) keep() tea.Cmd {
	done := w.r.sitting.Varied(w.r.table, w.picked, w.r.env.Now())
	tell := w.r.env.save(func(st *progress.State) { st.Finish(done) })
	return tea.Sequence(openResult(w.r.env, w.r, done, true), tell)
}

func (w *whatIf) look() {}

func (w *whatIf) more() bool {
	if w.choosing {
		return w.answers.pane.more()
	}
	return w.list.pane.more()
}

func (w *whatIf) view(size Size) []rtl.Line {
	rows := 5 // readiness, and the fits in two columns
	if size.Width < 60 {
		rows = 9
	}
	rows = min(rows, size.Height/2)
	if k := (scoresKey{w.r.env.layoutKey(size.Width), rows}); w.scores == nil || w.key != k {
		w.key, w.scores = k, w.panel(size.Width, rows)
	}
	lines := append([]rtl.Line(nil), w.scores...)
	if size.Height >= 14 {
		lines = append(lines, w.r.env.rule(size.Width))
	}
	w.list.head, w.answers.head = len(lines), len(lines)
	room := Size{size.Width, size.Height - len(lines)}
	if w.choosing {
		return append(lines, w.answers.view(room)...)
	}
	return append(lines, w.list.view(room)...)
}

// heading stands above the first question.
func (w *whatIf) heading(i, width int, _ bool) []rtl.Line {
	if i > 0 {
		return nil
	}
	s := &sheet{env: w.r.env, width: width}
	th := w.r.env.Theme
	switch n := len(w.picked); {
	case n > 0:
		s.text(th.Warn, "تجربة فقط: "+arabic.ChangedAnswers.Of(n)+". إجاباتك المحفوظة كما هي.")
	default:
		s.text(th.Faint, "اختر سؤالا وجرب إجابة أخرى: تتحرك الأرقام فوق، وتبقى إجاباتك المحفوظة كما هي.")
	}
	return s.lines
}

// question is a question in one line or two: what it is about, and its answer.
func (w *whatIf) question(i int, marked bool, width int) []rtl.Line {
	th, q := w.r.env.Theme, w.questions[i]
	kept, tried := w.given(q)
	bar, dot, style := " ", " ", th.Text
	if kept != tried {
		dot = th.Warn.Render("●")
	}
	if marked {
		bar, style = th.Brand.Render("▌"), th.Selected
	}
	one := func(s string) rtl.Line { return rtl.Fit(s, 1, rtl.AlignRight) }
	o := w.r.env.options(width)
	o.First = rtl.Row(one(bar), rtl.Blank(1), one(dot), rtl.Blank(1))
	o.Rest = rtl.Row(one(bar), rtl.Blank(3))
	name := ""
	for _, d := range w.r.table.Dimensions {
		if d.ID == q.Dimension {
			name = d.Name
		}
	}
	answer := style
	if !marked {
		answer = th.Faint
	}
	return rtl.Layout(style.Render(name+":")+" "+answer.Render(q.TextAt(tried)), o)
}

// asked is the question above its answers.
func (w *whatIf) asked(i, width int, _ bool) []rtl.Line {
	if i > 0 {
		return nil
	}
	s := &sheet{env: w.r.env, width: width}
	s.text(w.r.env.Theme.Title, w.marked().Text)
	return s.lines
}

// answer is answer i with its number; a full dot marks the one that is tried, and
// a word the one that is kept.
func (w *whatIf) answer(i int, marked bool, width int) []rtl.Line {
	th, q := w.r.env.Theme, w.marked()
	kept, tried := w.given(q)
	lines := w.r.env.option(q, i, tried, marked, width)
	if i != kept || kept == tried {
		return lines
	}
	return append(lines, rtl.Layout(th.Faint.Render("إجابتك المحفوظة"), indented(w.r.env.options(width), 6))...)
}

// indented begins every line so many cells from the right edge.
func indented(o rtl.Options, cells int) rtl.Options {
	o.First, o.Rest = rtl.Blank(cells), rtl.Blank(cells)
	return o
}

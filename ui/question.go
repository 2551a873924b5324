package ui

import (
	"fmt"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// question asks one question of a sitting after the other. Every answer is on
// disk before the next question is drawn.
type question struct {
	env     *Env
	table   *quiz.Table
	sitting progress.Sitting
	now     quiz.Question // the question on the screen
	list    list          // its answers; the last one is «لا أعرف»
	why     bool          // the reason for asking is shown
	lesson  lesson        // what a scene teaches, shown once it is answered

	finished bool // every answer is kept and the result is on its way
	// origin is the finished sitting whose answers are being changed, or nil.
	// Nothing is written before one of them is.
	origin *progress.Sitting
}

func newQuestion(env *Env, table *quiz.Table, s progress.Sitting) *question {
	q := &question{env: env, table: table, sitting: s}
	q.list = list{env: env, draw: q.option}
	q.enter()
	return q
}

// changeAnswers goes through the answers of a finished sitting again. With one of
// them changed it is a sitting of its own, and the finished one stays.
func changeAnswers(env *Env, table *quiz.Table, s progress.Sitting) *question {
	origin := s
	s.Started = env.Now()
	s.At = table.Begin(s.Form).At
	q := newQuestion(env, table, s)
	q.origin = &origin
	return q
}

// enter takes up the question that the sitting stands at and marks the answer
// given before.
func (q *question) enter() {
	q.lesson = lesson{}
	q.now, _ = q.table.Current(q.sitting.Sitting)
	q.list.set(len(q.now.Answers) + 1)
	q.list.at = max(q.given(), 0)
	q.list.pane.top = 0
}

// given is the place of the answer that the question has, or -1.
func (q *question) given() int { return q.sitting.Given(q.now) }

// ordinalQuestion names a question by its number, behind «من».
func ordinalQuestion(n int) string { return "السؤال " + strconv.Itoa(n) }

func (q *question) Title() string { return "اختبر جاهزيتك" }

// place is the number of the question on the screen, from 1, and how many there
// are.
func (q *question) place() (n, of int) {
	s := q.sitting.Sitting
	s.At = q.now.ID
	return q.table.Place(s)
}

func (q *question) Status(narrow bool) string {
	n, of := q.place()
	left := q.table.Left(q.sitting.Sitting)
	switch {
	case left == 0: // every answer is there and may be changed
		return fmt.Sprintf("السؤال %d من %d", n, of)
	case narrow:
		return fmt.Sprintf("%d من %d · %s", n, of, arabic.Minutes.Of(arabic.WholeMinutes(left)))
	}
	return fmt.Sprintf("السؤال %d من %d · بقي %s", n, of, arabic.AboutMinutes(left))
}

func (q *question) keys() Keys {
	k := q.env.Keys
	k.Digit.SetKeys("1", "2", "3", "4", "5")
	k.Digit.SetHelp("1–5", "جواب")
	k.Back = with(k.Back, "السؤال السابق")
	k.Forward = with(k.Forward, "السؤال التالي")
	k.Leave = with(k.Leave, "حفظ ورجوع")
	if q.table.Done(q.sitting.Sitting) {
		k.Leave = with(k.Leave, "إلى النتيجة")
	}
	k.Choose = with(k.Choose, "تأكيد")
	if n, _ := q.place(); n == 1 {
		k.Back.SetEnabled(false)
	}
	if q.lesson.shown {
		q.lessonKeys(&k)
	}
	return k
}

func (q *question) ShortHelp() []key.Binding {
	k := q.keys()
	if q.lesson.shown {
		return []key.Binding{k.Choose, k.Back, k.Leave, k.Down, k.Up}
	}
	return []key.Binding{k.Digit, k.Leave, k.DontKnow, k.Choose, k.Why, k.Back}
}

func (q *question) FullHelp() [][]key.Binding {
	k := q.keys()
	if q.lesson.shown {
		return [][]key.Binding{{k.Choose, k.Forward, k.Back, k.Leave}, {k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}}
	}
	return [][]key.Binding{append([]key.Binding{k.Digit, k.DontKnow, k.Choose}, q.list.moves(k)...), {k.Forward, k.Back, k.Why, k.Leave}}
}

func (q *question) Update(msg tea.Msg) (Screen, tea.Cmd) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return q, nil
	}
	k := q.keys()
	switch {
	case q.finished: // a key more must not answer again
		if key.Matches(m, k.Choose, k.Leave) {
			return q, openResult(q.env, q, q.sitting, true)
		}
	case key.Matches(m, k.Leave):
		return q, q.leave()
	case q.lesson.shown:
		return q, q.readLesson(m, k)
	case q.list.move(m, k):
	case key.Matches(m, k.Why):
		q.why = !q.why
	case key.Matches(m, k.Back):
		if s, moved := q.table.Back(q.sitting.Sitting); moved {
			return q, q.step(s)
		}
	case key.Matches(m, k.Forward):
		// Forward only passes what is answered: an answer is a choice.
		if s, moved := q.table.Next(q.sitting.Sitting); moved {
			return q, q.step(s)
		}
		if q.table.Done(q.sitting.Sitting) {
			return q, q.leave()
		}
	case key.Matches(m, k.Choose):
		return q, q.answer(q.list.at)
	case key.Matches(m, k.DontKnow):
		return q, q.answer(len(q.now.Answers))
	case key.Matches(m, k.Digit):
		return q, q.answer(digit(m) - 1)
	}
	return q, nil
}

func (q *question) More() bool {
	if q.lesson.shown {
		return q.lesson.pane.more()
	}
	return q.list.pane.more()
}

func (q *question) View(size Size) []rtl.Line {
	if q.lesson.shown {
		return q.viewLesson(size)
	}
	head := q.head(size)
	q.list.head = len(head)
	return append(head, q.list.view(Size{size.Width, size.Height - len(head)})...)
}

// head is how far the sitting is, and the question. A low window leaves out
// what the header says too.
func (q *question) head(size Size) []rtl.Line {
	th := q.env.Theme
	s := &sheet{env: q.env, width: size.Width}
	spaced := size.Height >= 16
	if size.Height > 10 {
		n, of := q.place()
		s.lines = append(s.lines, q.env.bar(float64(n-1)/float64(of), size.Width))
	}
	if spaced {
		s.blank()
	}
	s.text(th.Title, q.now.Text)
	if q.why {
		s.text(th.Faint, "لماذا نسأل؟ "+q.now.Why)
	}
	if spaced {
		s.blank()
	}
	return s.lines
}

// option is answer i of the question on the screen.
func (q *question) option(i int, marked bool, width int) []rtl.Line {
	return q.env.option(q.now, i, q.given(), marked, width)
}

// option is answer i of a question with its number; a dot marks the one that was
// given.
func (e *Env) option(q quiz.Question, i, given int, marked bool, width int) []rtl.Line {
	th := e.Theme
	number := "0"
	if i < len(q.Answers) {
		number = strconv.Itoa(i + 1)
	}
	bar, style, dot := " ", th.Text, th.Faint.Render("○")
	if i == len(q.Answers) {
		style = th.Faint
	}
	if i == given {
		dot = th.Good.Render("●")
	}
	if marked {
		bar, style = th.Brand.Render("▌"), th.Selected
	}
	one := func(s string) rtl.Line { return e.fit(s, 1, rtl.AlignRight) }
	first := rtl.Row(one(bar), rtl.Blank(1), one(th.Key.Render(number)), rtl.Blank(1), one(dot), rtl.Blank(1))
	rest := rtl.Row(one(bar), rtl.Blank(first.Width()-1))
	o := e.options(width)
	o.First, o.Rest = first, rest
	return rtl.Layout(style.Render(q.TextAt(i)), o)
}

package plain

import (
	"fmt"
	"strconv"
	"strings"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
)

// questions asks the questions of a sitting one after the other. Every answer is on disk before the next question is
// said.
type questions struct {
	*dialogue
	table   *quiz.Table
	sitting progress.Sitting
	// origin is the finished sitting whose answers are being changed, or nil. Nothing is written before one of them is.
	origin *progress.Sitting
	// unkept says that answers are not kept: whoever stops has to begin anew.
	unkept bool
	listed bool // what can be typed was said
}

// ending is how the questions came to an end.
type ending uint8

const (
	leftOff ending = iota
	finished
	unchanged // the answers are those of the origin
)

// The numbers of what can be asked for besides an answer. Between them and the answers there is room for a slip.
const (
	askWhy   = 7
	goBack   = 8
	leaveOff = 9
)

// ask asks until the sitting is finished or left. Its errors are those that lead further out.
func (q *questions) ask() (ending, error) {
	_, of := q.table.Place(q.sitting.Sitting)
	q.title("اختبار الجاهزية")
	q.say(fmt.Sprintf("عدد الأسئلة %d. الإجابة برقمها ثم مفتاح الإدخال، والرقم 0 يعني «لا أعرف».", of))
	switch {
	case q.unkept:
		q.say("لا يُحفظ شيء من الإجابات، ومن يخرج قبل آخر سؤال يبدأ من جديد.")
	case q.origin != nil:
		q.say("مفتاح الإدخال وحده يبقي إجابتك السابقة. نتيجتك السابقة تبقى في السجل.")
	default:
		q.say("تُحفظ كل إجابة حين تُكتب، ويمكن التوقف والعودة.")
	}
	for {
		now, ok := q.table.Current(q.sitting.Sitting)
		if !ok {
			return leftOff, nil
		}
		q.question(now)
		end, left, err := q.answer(now)
		if left || err != nil {
			return end, err
		}
	}
}

// question says a question and its answers.
func (q *questions) question(now quiz.Question) {
	n, of := q.table.Place(q.sitting.Sitting)
	q.say("", fmt.Sprintf("السؤال %d من %d", n, of), now.Text)
	for i, a := range now.Answers {
		q.say(strconv.Itoa(i+1) + ". " + a.Text)
	}
	q.say("0. لا أعرف")
	if i := q.sitting.Given(now); i >= 0 {
		q.say("إجابتك السابقة: " + strconv.Itoa(spokenPlace(now, i)) + ". مفتاح الإدخال يبقيها.")
	}
	if !q.listed {
		q.listed = true
		q.options()
	}
	q.say("إجابتك:")
}

// spokenPlace is the number that an answer is chosen with.
func spokenPlace(now quiz.Question, i int) int {
	if i >= len(now.Answers) {
		return 0
	}
	return i + 1
}

// options says what can be asked for besides an answer.
func (q *questions) options() {
	leave := " أو الحرف ه: التوقف والعودة، والإجابات محفوظة."
	switch {
	case q.quizzed:
		leave = " أو الحرف خ: الخروج."
	case q.table.Done(q.sitting.Sitting):
		leave = ": إلى النتيجة."
	}
	q.say("7 أو الحرف س: سبب السؤال.", "8 أو الحرف ر: السؤال السابق.", "9"+leave)
}

// answer hears lines until there is an answer, or another question, or the questions are left.
func (q *questions) answer(now quiz.Question) (end ending, left bool, err error) {
	for {
		h, err := q.hear()
		if err != nil {
			return leftOff, true, err
		}
		n := h.number
		switch {
		case h.wish == why, h.wish == number && n == askWhy:
			q.say("السبب: " + now.Why)
		case h.wish == back, h.wish == number && n == goBack:
			s, moved := q.table.Back(q.sitting.Sitting)
			if !moved {
				q.say("هذا أول سؤال.")
				return leftOff, false, nil
			}
			return leftOff, false, q.move(s)
		case h.wish == number && n == leaveOff, q.quizzed && (h.wish == home || h.wish == quit):
			return q.leave()
		case h.wish == number && n <= len(now.Answers):
			return q.give(now, n)
		case h.wish == again:
			return q.onward()
		case h.wish == help:
			q.options()
			if q.quizzed {
				break
			}
			q.help()
		case h.wish == home, h.wish == quit:
			q.sayStopped()
			return leftOff, true, q.common(h, "")
		case h.wish == find && !q.quizzed:
			err := q.search(h.query)
			return leftOff, err != nil, err
		default:
			q.say(fmt.Sprintf("المطلوب رقم من 0 إلى %d، أو 7 أو 8 أو 9. مفتاح الإدخال يعيد السؤال.", len(now.Answers)))
		}
	}
}

// give takes the answer that is chosen with a number, and says what a scam scene teaches.
func (q *questions) give(now quiz.Question, n int) (ending, bool, error) {
	place := n - 1
	if n == 0 {
		place = len(now.Answers)
	}
	next, ends := q.sitting.Answer(q.table, now, place)
	if ends && !q.same(next) {
		next.Changed = q.Now()
		q.keep(func(st *progress.State) { st.Finish(next) })
		q.sitting = next
	} else {
		q.keepSitting(next)
	}
	q.lesson(now)
	switch {
	case !ends:
		return leftOff, false, nil
	case q.same(q.sitting):
		return q.leave()
	}
	return finished, true, nil
}

// same reports whether s has the answers of the finished sitting that it was made of.
func (q *questions) same(s progress.Sitting) bool { return q.origin != nil && q.origin.Same(s) }

// keepSitting makes next the sitting under way. A finished one of which nothing was changed needs no keeping.
func (q *questions) keepSitting(next progress.Sitting) {
	under := q.state.Sitting
	if !q.same(next) || under != nil && under.Started.Equal(next.Started) {
		next.Changed = q.Now()
		before := q.sitting
		q.keep(func(st *progress.State) { st.Answer(before, next) })
	}
	q.sitting = next
}

// lesson says what a scam scene teaches.
func (q *questions) lesson(now quiz.Question) {
	if now.Lesson == "" {
		return
	}
	switch q.sitting.Answers[now.ID] {
	case 1:
		q.say("إجابتك سليمة.")
	case quiz.Unknown:
	default:
		q.say("كانت هناك إجابة أسلم.")
	}
	if right, ok := now.Level(1); ok {
		q.say("التصرف السليم: " + right.Text + ".")
	}
	q.say("الدرس: " + now.Lesson)
}

// move goes to another question without changing an answer.
func (q *questions) move(s quiz.Sitting) error {
	next := q.sitting
	next.Sitting = s
	q.keepSitting(next)
	return nil
}

// onward passes a question that has its answer; behind the last one the questions are left.
func (q *questions) onward() (ending, bool, error) {
	if s, moved := q.table.Next(q.sitting.Sitting); moved {
		return leftOff, false, q.move(s)
	}
	if q.table.Done(q.sitting.Sitting) {
		return q.leave()
	}
	return leftOff, false, nil // the question is said again
}

// leave stops, or goes on to the result once every question has its answer.
func (q *questions) leave() (ending, bool, error) {
	switch {
	case !q.table.Done(q.sitting.Sitting):
		q.sayStopped()
		return leftOff, true, nil
	case !q.same(q.sitting):
		done := q.sitting
		done.Changed = q.Now()
		q.keep(func(st *progress.State) { st.Finish(done) })
		q.sitting = done
		return finished, true, nil
	}
	if s := q.state.Sitting; s != nil && s.Started.Equal(q.sitting.Started) { // changed, and changed back
		dropped := q.sitting
		q.keep(func(st *progress.State) { st.Drop(dropped) })
	}
	return unchanged, true, nil
}

// sayStopped says what becomes of the answers of a sitting that is not finished.
func (q *questions) sayStopped() {
	switch n := len(q.sitting.Answers); {
	case q.unkept:
		q.say("الخروج قبل آخر سؤال. لم يُحفظ شيء.")
	case n == 0:
		q.say("التوقف قبل أول إجابة.")
	default:
		q.say("التوقف قبل آخر سؤال. المحفوظ: " + arabic.Answers.Of(n) + ".")
	}
}

// withoutTitle is a page in Markdown without its first line.
func withoutTitle(body string) string {
	_, body, _ = strings.Cut(body, "\n")
	return body
}

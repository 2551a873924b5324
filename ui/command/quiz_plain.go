package command

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"kasb/content/quiz"
	"kasb/content/report"
)

// dialogue asks the questions one after the other on plain streams: text in
// reading order, one thing a line, no escape codes and nothing that is written
// over. That is what a screen reader wants, also in a terminal.
type dialogue struct {
	table   *quiz.Table
	sitting quiz.Sitting
	picked  map[string]int // question id → place of the chosen answer, from 1; 0 for "I do not know"
	in      *bufio.Reader
	out     *bufio.Writer
}

// What a line asks for besides an answer.
const (
	askWhy    = -1
	goBack    = -2
	leave     = -3
	misspoken = -4
)

// ask holds the dialogue and writes the report. Where the report is not to be
// read aloud it has standard output for itself.
func (c *call) ask(table *quiz.Table, o quizOptions) int {
	out := c.out
	if o.format != report.Text {
		out = c.errs
	}
	d := &dialogue{table, table.Begin(o.form), map[string]int{}, bufio.NewReader(c.in), bufio.NewWriter(out)}
	done, err := d.run()
	if flushed := d.out.Flush(); flushed != nil {
		err = flushed
	}
	switch {
	case err == io.EOF:
		_, of := table.Place(d.sitting)
		c.say(c.errs, fmt.Sprintf("kasb: انتهى الدخل قبل آخر سؤال، وعدد الإجابات %d من %d. لا تقرير بلا إجابة عن كل سؤال.", len(d.sitting.Answers), of))
		return exitFailed
	case err != nil:
		return c.ended(err, "-")
	case !done:
		return 0
	}
	r, err := report.New(table, table.Of(d.sitting), "")
	if err != nil { // not for answers to the questions asked
		c.say(c.errs, "kasb: "+err.Error())
		return exitFailed
	}
	r.Date = time.Now()
	var b bytes.Buffer
	if o.format == report.Text {
		b.WriteByte('\n')
	}
	if err := r.Write(&b, o.format); err != nil {
		return c.ended(err, "-")
	}
	_, err = c.out.Write(b.Bytes())
	return c.ended(err, "-")
}

// run reports whether all questions were answered. Its error is io.EOF when the
// input ended before that.
func (d *dialogue) run() (bool, error) {
	_, of := d.table.Place(d.sitting)
	d.say("اختبار الجاهزية",
		fmt.Sprintf("عدد الأسئلة %d. الإجابة برقمها ثم مفتاح الإدخال، والرقم 0 يعني «لا أعرف».", of),
		"حرف w أو س: سبب السؤال. حرف b أو ر: السؤال السابق. حرف q أو خ: الخروج.",
		"لا يُحفظ شيء من الإجابات، ومن يخرج قبل آخر سؤال يبدأ من جديد.")
	for !d.table.Done(d.sitting) {
		q, ok := d.table.Current(d.sitting)
		if !ok {
			break
		}
		d.question(q)
		said, err := d.hear(len(q.Answers))
		for err == nil && said == askWhy {
			d.say("السبب: " + q.Why)
			said, err = d.hear(len(q.Answers))
		}
		if err != nil {
			return false, err
		}
		switch said {
		case leave:
			d.say("الخروج قبل آخر سؤال. لم يُحفظ شيء.")
			return false, nil
		case goBack:
			before, ok := d.table.Back(d.sitting)
			if !ok {
				d.say("هذا أول سؤال.")
			}
			d.sitting = before
		case misspoken:
			d.say(fmt.Sprintf("المطلوب رقم من 0 إلى %d، أو w أو b أو q.", len(q.Answers)))
		default:
			d.answer(q, said)
		}
	}
	return true, nil
}

func (d *dialogue) question(q quiz.Question) {
	n, of := d.table.Place(d.sitting)
	d.say("", fmt.Sprintf("السؤال %d من %d", n, of), q.Text)
	for i, a := range q.Answers {
		d.say(fmt.Sprintf("%d. %s", i+1, a.Text))
	}
	d.say("0. لا أعرف")
	if place, ok := d.picked[q.ID]; ok {
		d.say(fmt.Sprintf("إجابتك السابقة: %d", place))
	}
}

// answer takes the answer at a place, and says what a scam scene teaches.
func (d *dialogue) answer(q quiz.Question, place int) {
	level := quiz.Unknown
	if place > 0 {
		level = q.Answers[place-1].Level
	}
	d.picked[q.ID] = place
	d.sitting = d.table.Answer(d.sitting, level)
	if q.Lesson == "" {
		return
	}
	if right, ok := q.Level(1); ok {
		d.say("التصرف السليم: " + right.Text + ".")
	}
	d.say("الدرس: " + q.Lesson)
}

func (d *dialogue) say(lines ...string) {
	for _, l := range lines {
		d.out.WriteString(l + "\n") // an error stays until the flush
	}
}

// hear reads a line: the place of one of the answers, 0 for "I do not know", or
// what else is asked for. The last line needs no newline.
func (d *dialogue) hear(answers int) (int, error) {
	if err := d.out.Flush(); err != nil {
		return 0, err
	}
	line, err := d.in.ReadString('\n')
	if err != nil && (err != io.EOF || line == "") {
		return 0, err
	}
	return understood(line, answers), nil
}

// understood is what a line asks for. Digits and letters count in both scripts;
// of the letters those too that lie on the same key of an Arabic keyboard.
func understood(line string, answers int) int {
	switch word := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))); word {
	case "w", "س", "ص":
		return askWhy
	case "b", "ر", "لا", "ﻻ":
		return goBack
	case "q", "خ", "ض":
		return leave
	default:
		for zero := range strings.SplitSeq("0٠۰", "") {
			runes, first := []rune(word), []rune(zero)[0]
			if len(runes) == 1 && runes[0] >= first && runes[0] <= first+rune(answers) {
				return int(runes[0] - first)
			}
		}
	}
	return misspoken
}

package command

import (
	"bytes"
	"fmt"
	"io"
	"time"

	xterm "github.com/charmbracelet/x/term"

	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/ui/plain"
)

// ask asks the questions one after the other and writes the report. Where the report is not to be read aloud it has
// standard output for itself. Answers that are typed in a terminal are kept as the screens keep them.
func (c *call) ask(table *quiz.Table, o quizOptions) int {
	p, err := c.dialogue()
	if err != nil {
		return c.unfit(err)
	}
	if o.format != report.Text {
		p.Out = c.errs
	}
	sitting, done, err := plain.Quiz(p, o.form, xterm.IsTerminal(c.in.Fd()))
	switch {
	case err == io.EOF:
		_, of := table.Place(sitting.Sitting)
		c.say(c.errs, fmt.Sprintf("kasb: انتهى الدخل قبل آخر سؤال، وعدد الإجابات %d من %d. لا تقرير بلا إجابة عن كل سؤال.", len(sitting.Answers), of))
		return exitFailed
	case err != nil:
		return c.ended(err, "-")
	case !done:
		return 0
	}
	r, err := report.New(table, table.Of(sitting.Sitting), "")
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

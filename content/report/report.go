// Package report writes a finished assessment down: as text, as Markdown, as JSON, and in a few words.
//
// [New] scores answers and plans a month, [Report.Write] writes the whole, [Report.Summary] the little that fits a
// clipboard, and [Explain] says how the numbers come about. The JSON is described by [Schema].
//
// The package knows no screen and no clock. All texts are in reading order, without escape codes.
package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"kasb/content/quiz"
)

// Format is a way to write a report.
type Format string

const (
	Text     Format = "text" // one thing a line, to be read aloud as it stands
	Markdown Format = "md"
	JSON     Format = "json"
)

// ParseFormat finds a format by its name. The error says in Arabic which names there are.
func ParseFormat(name string) (Format, error) {
	switch f := Format(name); f {
	case Text, Markdown, JSON:
		return f, nil
	}
	return "", fmt.Errorf("لا صيغة بهذا الاسم: %q، والصيغ هي text وmd وjson", name)
}

// Extension is the ending of a file of the format, with its dot.
func (f Format) Extension() string {
	if f == Text {
		return ".txt"
	}
	return "." + string(f)
}

// Report is a result with a plan for one path. [New] makes it; Date and Done may be set afterwards.
type Report struct {
	Date    time.Time // when the last answer was given, in the reader's zone; zero: not said
	Answers quiz.Answers
	Result  quiz.Result
	Plan    *quiz.Month          // nil where no ranking is shown
	Done    map[string]time.Time // tasks of the plan that were ticked, by id

	table *quiz.Table
}

// New scores answers and plans a month for a path, or for the first one where none is given. It fails as
// [quiz.Table.Score] does, and for a path that the table does not have. Where no ranking is shown the path is not
// looked at.
func New(t *quiz.Table, a quiz.Answers, path string) (Report, error) {
	r := Report{Answers: a, table: t}
	var err error
	if r.Result, err = t.Score(a); err != nil || r.Result.NoRanking {
		return r, err
	}
	if path == "" {
		path = r.Result.Fits[0].Path
	}
	plan, err := t.Month(a, path)
	if err != nil {
		return r, err
	}
	r.Plan = &plan
	return r, nil
}

// Write writes the report, which ends with a newline. It fails as w does, and for a format that is none; then nothing
// has been written.
func (r Report) Write(w io.Writer, f Format) error {
	var out []byte
	switch f {
	case Text:
		var p textPage
		r.compose(&p)
		out = []byte(p.String())
	case Markdown:
		var p markdownPage
		r.compose(&p)
		out = []byte(p.String())
	case JSON:
		var err error
		if out, err = r.json(); err != nil {
			return err
		}
	default:
		_, err := ParseFormat(string(f))
		return err
	}
	_, err := w.Write(out)
	return err
}

// Summary is the result in three to six short lines of plain text, without a newline at the end.
func (r Report) Summary() string {
	res := r.Result
	lines := []string{r.title(), "الجاهزية: " + readinessOf(res.Readiness) + "."}
	if len(res.Joint) == 0 {
		lines = append(lines, res.Verdict)
	} else {
		lines = append(lines, r.firstPaths())
	}
	if gap, ok := r.firstGap(); ok {
		lines = append(lines, gap)
	}
	if task, ok := r.firstStep(); ok {
		lines = append(lines, "خطوة هذا الأسبوع: "+task)
	}
	return strings.Join(append(lines, "هذه نقطة بداية للتجربة وليست توقعا للدخل."), "\n")
}

// firstPaths names what comes first and how sure that is.
func (r Report) firstPaths() string {
	top := r.Result.Fits[0]
	if len(r.Result.Joint) == 1 {
		return fmt.Sprintf("أول المسارات: %s، %s (%s).", top.Name, fitOf(top), sureness(r.Result))
	}
	const most = 3
	var names []string
	for _, f := range r.Result.Fits[:min(len(r.Result.Joint), most)] { // the joint paths are the first
		names = append(names, named(f.Name))
	}
	of := "المسارات المتقاربة"
	if n := len(r.Result.Joint); n > most {
		of = fmt.Sprintf("من المسارات المتقاربة وعددها %d", n)
	}
	return fmt.Sprintf("%s: %s (%s).", of, strings.Join(names, " و"), sureness(r.Result))
}

// sureness is how sure the result is, as a clause.
func sureness(res quiz.Result) string {
	switch {
	case res.Flat:
		return "أبواب عدة مفتوحة"
	case res.Sure == quiz.Clear:
		return "النتيجة واضحة"
	case res.Sure == quiz.Leaning:
		return "النتيجة مائلة إليه"
	}
	return "الفارق صغير"
}

// firstGap says what the first path misses most, or the first step to the nearest one.
func (r Report) firstGap() (string, bool) {
	res := r.Result
	if res.Nothing != nil {
		if len(res.Nothing.Steps) == 0 {
			return "", false
		}
		s := res.Nothing.Steps[0]
		return "أول خطوة إلى مسار " + named(res.Nothing.Name) + ": " + s.Name + "، " + s.Text, true
	}
	if len(res.Fits) == 0 || len(res.Fits[0].Missing) == 0 {
		return "", false
	}
	return "أول ما ينقصك في مسار " + named(res.Fits[0].Name) + ": " + res.Fits[0].Missing[0].Name + ".", true
}

// firstStep is the first task of the plan that is still to do.
func (r Report) firstStep() (string, bool) {
	if r.Plan == nil {
		return "", false
	}
	for _, w := range r.Plan.Weeks {
		for _, t := range w.Tasks {
			if _, done := r.Done[t.ID]; !done {
				return t.Text, true
			}
		}
	}
	return "", false
}

// Package report writes a finished assessment down: as text, as Markdown, as JSON, and in a few words.
//
// It knows no screen. All texts are in reading order.
package report

import (
	"fmt"
	"io"
	"time"

	"kasb/content/quiz"
)

// Format is a way to write a report.
type Format string

const (
	Text     Format = "text"
	Markdown Format = "md"
	JSON     Format = "json"
)

// Extension is the ending of a file of the format, with its dot.
func (f Format) Extension() string {
	if f == Text {
		return ".txt"
	}
	return "." + string(f)
}

// Report is a result with a plan for one path.
type Report struct {
	Date    time.Time // when the last answer was given; zero: not said
	Answers quiz.Answers
	Result  quiz.Result
	Plan    *quiz.Month          // nil where no ranking is shown
	Done    map[string]time.Time // tasks of the plan that were ticked, by id

	table *quiz.Table
}

// New scores answers and plans a month for a path, or for the first one where none is given. It fails as
// [quiz.Table.Score] does.
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

// Write writes the report.
func (r Report) Write(w io.Writer, f Format) error {
	return fmt.Errorf("%s", f)
}

// Summary is the result in a few lines of plain text.
func (r Report) Summary() string { return r.Result.Verdict }

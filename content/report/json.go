package report

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"time"

	"kasb/content/quiz"
)

//go:embed schema.json
var schema []byte

// Schema is the JSON Schema (draft 2020-12) of a report in JSON.
func Schema() []byte { return slices.Clone(schema) }

// document is a report in JSON. The schema says what the fields mean.
type document struct {
	Table          int        `json:"table"`
	Form           quiz.Form  `json:"form"`
	Date           *time.Time `json:"date,omitempty"`
	Readiness      tenths     `json:"readiness"`
	ReadinessRange []int      `json:"readiness_range,omitempty"`
	Band           string     `json:"band"`
	Capped         string     `json:"capped,omitempty"`
	Weakest        []weak     `json:"weakest"`
	Confidence     string     `json:"confidence"`
	Verdict        string     `json:"verdict"`
	Note           string     `json:"note,omitempty"`
	Caution        string     `json:"caution,omitempty"`
	Unknown        int        `json:"unknown"`
	Asked          int        `json:"asked"`
	Matches        []match    `json:"matches"`
	Nothing        *way       `json:"nothing,omitempty"`
	Separating     *remark    `json:"separating,omitempty"`
	WhyNot         *remark    `json:"why_not,omitempty"`
	Change         *remark    `json:"change,omitempty"`
	HangsOn        *remark    `json:"hangs_on,omitempty"`
	Values         []value    `json:"values"`
	Plan           *plan      `json:"plan"`
	Lessons        []lesson   `json:"lessons"`
	Answers        answers    `json:"answers"`
	Disclaimer     string     `json:"disclaimer"`
}

type match struct {
	Path    string   `json:"path"`
	Name    string   `json:"name"`
	Fit     tenths   `json:"fit"` // unrounded score, held between 0 and 100
	Word    string   `json:"word"`
	Blocked bool     `json:"blocked"`
	Gate    string   `json:"gate,omitempty"`
	Joint   bool     `json:"joint"`
	Range   []int    `json:"range,omitempty"`
	For     []reason `json:"for"`
	Missing []gap    `json:"missing"`
}

type reason struct {
	Need   string `json:"need"`
	Name   string `json:"name"`
	Points tenths `json:"points"`
	Text   string `json:"text"`
}

type gap struct {
	reason
	Action string `json:"action"`
}

type weak struct {
	Part   string `json:"part"`
	Name   string `json:"name"`
	Value  tenths `json:"value"`
	Known  bool   `json:"known"`
	Action string `json:"action"`
}

type value struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Level tenths `json:"level"`
	Known bool   `json:"known"`
	Words string `json:"words,omitempty"`
}

type way struct {
	Path  string `json:"path"`
	Name  string `json:"name"`
	Fit   int    `json:"fit"`
	Long  bool   `json:"long"`
	Text  string `json:"text"`
	Steps []step `json:"steps"`
}

type step struct {
	Name   string `json:"name"`
	Text   string `json:"text"`
	Action string `json:"action"`
}

// remark is a sentence about the order of the paths, with the ids that it speaks of.
type remark struct {
	Questions []string `json:"questions,omitempty"`
	Paths     []string `json:"paths"`
	Text      string   `json:"text"`
}

type plan struct {
	Path  string     `json:"path"`
	Name  string     `json:"name"`
	Weeks []planWeek `json:"weeks"`
}

type planWeek struct {
	From  int        `json:"from"`
	To    int        `json:"to"`
	Tasks []planTask `json:"tasks"`
}

type planTask struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Why  string `json:"why,omitempty"`
	Done bool   `json:"done"`
}

type lesson struct {
	Question string `json:"question"`
	Text     string `json:"text"`
}

// tenths is a number written with at most one decimal.
type tenths float64

func (x tenths) MarshalJSON() ([]byte, error) {
	rounded := math.Round(float64(x)*10)/10 + 0 // no negative zero
	return strconv.AppendFloat(nil, rounded, 'f', -1, 64), nil
}

// answers is written in the order of the questions.
type answers struct {
	asked []quiz.Question
	given quiz.Answers
}

func (a answers) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, q := range a.asked {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(strconv.AppendQuote(b, q.ID), ':') // ids are lower-case letters, digits and hyphens
		if level := a.given[q.ID]; level == quiz.Unknown {
			b = append(b, `"unknown"`...)
		} else {
			b = strconv.AppendInt(b, int64(level), 10)
		}
	}
	return append(b, '}'), nil
}

// json is the report as indented JSON with Arabic as it is.
func (r Report) json() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(r.document())
	return b.Bytes(), err
}

func (r Report) document() document {
	res := r.Result
	d := document{
		Table:          res.Version,
		Form:           res.Form,
		Readiness:      tenths(res.Readiness.Score),
		ReadinessRange: span(res.Readiness.Low, res.Readiness.High),
		Band:           res.Readiness.Band,
		Capped:         res.Readiness.Capped,
		Weakest:        []weak{},
		Confidence:     confidence(res),
		Verdict:        res.Verdict,
		Note:           res.Note,
		Caution:        res.Caution,
		Unknown:        res.Unknown,
		Asked:          res.Asked,
		Matches:        []match{},
		Plan:           r.jsonPlan(),
		Lessons:        []lesson{},
		Answers:        answers{r.table.Asked(res.Form), r.Answers},
		Disclaimer:     res.Disclaimer,
	}
	if !r.Date.IsZero() {
		d.Date = &r.Date
	}
	for _, w := range res.Readiness.Weakest {
		d.Weakest = append(d.Weakest, weak{w.ID, w.Name, tenths(w.Value), w.Known, w.Action})
	}
	for _, f := range res.Fits {
		d.Matches = append(d.Matches, r.match(f))
	}
	for _, v := range res.Values {
		d.Values = append(d.Values, value{v.ID, v.Name, tenths(v.Level), v.Known, v.Words})
	}
	for _, q := range r.missed() {
		d.Lessons = append(d.Lessons, lesson{q.ID, q.Lesson})
	}
	d.remarks(res)
	return d
}

// confidence is how sure the result is, as a word for programs.
func confidence(res quiz.Result) string {
	switch {
	case res.Sure == quiz.None:
		return "none"
	case res.Flat:
		return "flat"
	case res.Sure == quiz.Clear:
		return "clear"
	case res.Sure == quiz.Leaning:
		return "leaning"
	}
	return "between"
}

// span is nil where nothing moves.
func span(low, high int) []int {
	if low == high {
		return nil
	}
	return []int{low, high}
}

func (r Report) match(f quiz.Fit) match {
	m := match{
		Path: f.Path, Name: f.Name, Fit: tenths(min(max(f.Score, 0), 100)), Word: f.Word,
		Joint: slices.Contains(r.Result.Joint, f.Path), Range: span(f.Low, f.High),
		For: []reason{}, Missing: []gap{},
	}
	if f.Blocked != nil {
		m.Blocked, m.Gate = true, f.Blocked.Text
	}
	for _, x := range f.For {
		m.For = append(m.For, reason{x.Need, x.Name, tenths(x.Points), x.Text})
	}
	for _, x := range f.Missing {
		m.Missing = append(m.Missing, gap{reason{x.Need, x.Name, tenths(x.Points), x.Text}, x.Action})
	}
	return m
}

// remarks fills in what is said about the order of the paths.
func (d *document) remarks(res quiz.Result) {
	if n := res.Nothing; n != nil {
		d.Nothing = &way{n.Path, n.Name, n.Fit, n.Long, n.Text, []step{}}
		for _, s := range n.Steps {
			d.Nothing.Steps = append(d.Nothing.Steps, step{s.Name, s.Text, s.Action})
		}
	}
	if s := res.Separating; s != nil {
		d.Separating = &remark{[]string{s.Question}, s.Paths[:], s.Text}
	}
	if w := res.WhyNot; w != nil {
		d.WhyNot = &remark{nil, []string{w.Path}, w.Text}
	}
	if c := res.Change; c != nil {
		d.Change = &remark{[]string{c.Question}, []string{c.Path}, c.Text}
	}
	if h := res.HangsOn; h != nil {
		d.HangsOn = &remark{h.Questions, []string{h.Path}, h.Text}
	}
}

func (r Report) jsonPlan() *plan {
	if r.Plan == nil {
		return nil
	}
	p := &plan{r.Plan.Path, r.Plan.Name, nil}
	for _, w := range r.Plan.Weeks {
		x := planWeek{w.From, w.To, []planTask{}}
		for _, t := range w.Tasks {
			x.Tasks = append(x.Tasks, planTask{t.ID, t.Text, t.Why, r.done(t)})
		}
		p.Weeks = append(p.Weeks, x)
	}
	return p
}

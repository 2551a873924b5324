package quiz

import (
	"github.com/goccy/go-yaml/ast"

	"kasb/content/strict"
)

// Longest texts, in runes. A question and its answers must fit a screen of 40 columns in a few lines.
const (
	maxQuestion = 120
	maxAnswer   = 70
	maxName     = 40
	maxLine     = 160
)

// source is the data as it stands in the files, with the places of everything that another check may complain about.
type source struct {
	table      string // the table's file
	version    int
	rule       rule
	words      []band
	dimensions []sourceDimension
	paths      []sourcePath
	readiness  sourceReadiness
	questions  []sourceQuestion
}

type sourceQuestion struct {
	Question
	answersAt strict.Place
	id, of    strict.Ref
}

type sourceDimension struct {
	Dimension
	id, page strict.Ref
}

type sourcePath struct {
	Path
	id    strict.Ref
	needs []sourceNeed
	gate  sourceNeed
}

// sourceNeed is a need, a gate, a part of readiness or a reason for its cap: something asked of the best of some
// dimensions.
type sourceNeed struct {
	at                 strict.Place
	of                 []strict.Ref
	weight, level      int
	text, name, action string
}

type sourceReadiness struct {
	bands []band
	parts []sourceNeed
	cap   int
	zero  []sourceNeed
}

// reader decodes the two files.
type reader struct{ *strict.Reader }

func (r reader) questions(root ast.Node, s *source) {
	r.List(root, 1, 0, func(n ast.Node) {
		var q sourceQuestion
		r.Mapping(n,
			strict.Required("id", r.ID(&q.id)),
			strict.Required("of", r.ID(&q.of)),
			strict.Optional("short", r.Boolean(&q.Short)),
			strict.Required("text", r.Text(&q.Text, maxQuestion)),
			strict.Required("why", r.Text(&q.Why, maxLine)),
			strict.Optional("lesson", r.Text(&q.Lesson, maxLine)),
			strict.Required("answers", func(n ast.Node) {
				q.answersAt = r.At(n)
				r.List(n, 5, 5, func(n ast.Node) {
					var a Answer
					r.Mapping(n,
						strict.Required("level", r.Number(&a.Level, 0, 4)),
						strict.Required("text", r.Text(&a.Text, maxAnswer)),
						strict.Required("echo", r.Text(&a.Echo, maxAnswer)),
					)
					q.Answers = append(q.Answers, a)
				})
			}),
		)
		s.questions = append(s.questions, q)
	})
}

func (r reader) table(root ast.Node, s *source) {
	r.Mapping(root,
		strict.Required("version", r.Number(&s.version, 1, 1_000_000)),
		strict.Required("rule", func(n ast.Node) { r.rule(n, &s.rule) }),
		strict.Required("words", r.bands(&s.words)),
		strict.Required("dimensions", r.Items(1, 0, func(n ast.Node) { s.dimensions = append(s.dimensions, r.dimension(n)) })),
		strict.Required("readiness", func(n ast.Node) { r.readiness(n, &s.readiness) }),
		strict.Required("paths", r.Items(2, 0, func(n ast.Node) { s.paths = append(s.paths, r.path(n)) })),
	)
}

func (r reader) rule(n ast.Node, to *rule) {
	to.target, to.steps = -1, -1
	float := func(to *float64, lo, hi int) func(ast.Node) {
		return func(n ast.Node) {
			var v int
			r.Number(&v, lo, hi)(n)
			*to = float64(v)
		}
	}
	r.Mapping(n,
		strict.Required("center", float(&to.center, 0, 100)),
		strict.Required("spread", float(&to.spread, 1, 50)),
		strict.Required("gate_penalty", float(&to.gatePenalty, 0, 100)),
		strict.Required("tie", float(&to.tie, 1, 100)),
		strict.Required("clear", float(&to.clear, 1, 100)),
		strict.Required("flat", float(&to.flat, 0, 100)),
		strict.Required("strong", r.Number(&to.strong, 0, 100)),
		strict.Required("fits", r.Number(&to.fits, 0, 100)),
		strict.Required("target", r.Number(&to.target, 0, 100)),
		strict.Required("steps", r.Number(&to.steps, 1, 20)),
		strict.Required("long_steps", r.Number(&to.longSteps, 1, 20)),
	)
	// A number that could not be read is 0, or -1 where it should be the larger one.
	if to.clear > 0 && to.clear < to.tie {
		r.Fault(n, "قيمة clear أقل من tie، والمتوقع مثلها أو أكثر")
	}
	if to.target >= 0 && to.target < to.fits {
		r.Fault(n, "قيمة target أقل من fits، والمتوقع مثلها أو أكثر")
	}
	if to.steps >= 0 && to.steps < to.longSteps {
		r.Fault(n, "قيمة steps أقل من long_steps، والمتوقع مثلها أو أكثر")
	}
}

// bands takes words for parts of the scale 0 to 100, highest first.
func (r reader) bands(to *[]band) func(ast.Node) {
	return r.Items(1, 0, func(n ast.Node) {
		b := band{from: -1}
		r.Mapping(n,
			strict.Required("from", r.Number(&b.from, 0, 100)),
			strict.Required("word", r.Text(&b.word, maxName)),
		)
		if last := len(*to) - 1; b.from >= 0 && last >= 0 && b.from >= (*to)[last].from {
			r.Fault(n, "الحد %d لا ينزل عن الحد الذي قبله، والمتوقع ترتيب من الأعلى إلى الأدنى", b.from)
		}
		*to = append(*to, b)
	})
}

func (r reader) dimension(n ast.Node) sourceDimension {
	var d sourceDimension
	r.Mapping(n,
		strict.Required("id", r.ID(&d.id)),
		strict.Required("name", r.Text(&d.Name, maxName)),
		strict.Required("action", r.Text(&d.Action, maxLine)),
		strict.Optional("page", func(n ast.Node) {
			r.ID(&d.page)(n)
			d.Page = d.page.ID
		}),
		strict.Optional("levels", r.Items(5, 5, r.AppendText(&d.Levels, maxAnswer))),
	)
	return d
}

func (r reader) path(n ast.Node) sourcePath {
	var p sourcePath
	r.Mapping(n,
		strict.Required("id", r.ID(&p.id)),
		strict.Required("name", r.Text(&p.Name, maxName)),
		strict.Required("line", r.Text(&p.Line, maxLine)),
		strict.Required("first_week", r.Items(3, 5, r.AppendText(&p.FirstWeek, maxLine))),
		strict.Required("first_month", r.Items(4, 6, r.AppendText(&p.FirstMonth, maxLine))),
		strict.Optional("warning", r.Text(&p.Warning, maxLine)),
		strict.Required("needs", r.Items(1, 0, func(n ast.Node) {
			p.needs = append(p.needs, r.need(n, true, true, "why"))
		})),
		strict.Required("gate", func(n ast.Node) { p.gate = r.need(n, false, true, "text") }),
	)
	return p
}

func (r reader) readiness(n ast.Node, to *sourceReadiness) {
	r.Mapping(n,
		strict.Required("bands", r.bands(&to.bands)),
		strict.Required("parts", r.Items(2, 0, func(n ast.Node) {
			to.parts = append(to.parts, r.need(n, true, false, ""))
		})),
		strict.Required("cap", func(n ast.Node) {
			r.Mapping(n,
				strict.Required("at", r.Number(&to.cap, 0, 100)),
				strict.Required("zero", r.Items(1, 0, func(n ast.Node) {
					to.zero = append(to.zero, r.need(n, false, false, "text"))
				})),
			)
		}),
	)
}

// need takes what is asked of one dimension, or of the best of several. A part of readiness (no text) may have a name
// and an action of its own.
func (r reader) need(n ast.Node, weight, level bool, text string) sourceNeed {
	s := sourceNeed{at: r.At(n)}
	fields := []strict.Field{strict.Required("of", func(n ast.Node) {
		one := func(n ast.Node) {
			var id strict.Ref
			r.ID(&id)(n)
			s.of = append(s.of, id)
		}
		if _, ok := n.(*ast.SequenceNode); ok {
			r.List(n, 2, 0, one)
			return
		}
		one(n)
	})}
	if weight {
		fields = append(fields, strict.Required("weight", r.Number(&s.weight, 1, 100)))
	}
	if level {
		fields = append(fields, strict.Required("level", r.Number(&s.level, 1, 4)))
	}
	if text != "" {
		fields = append(fields, strict.Required(text, r.Text(&s.text, maxAnswer)))
	} else {
		fields = append(fields,
			strict.Optional("name", r.Text(&s.name, maxName)),
			strict.Optional("action", r.Text(&s.action, maxLine)))
	}
	r.Mapping(n, fields...)
	return s
}

package quiz

import "github.com/goccy/go-yaml/ast"

// Longest texts, in runes. A question and its answers must fit a screen of 40 columns in a few lines.
const (
	maxQuestion = 120
	maxAnswer   = 70
	maxName     = 40
	maxLine     = 160
)

// source is the data as it stands in the files, with the places of everything that another check may complain about.
type source struct {
	version    int
	rule       rule
	words      []band
	dimensions []sourceDimension
	paths      []sourcePath
	readiness  sourceReadiness
	questions  []sourceQuestion
}

// ref is an id and where it stands.
type ref struct {
	id string
	at spot
}

type sourceQuestion struct {
	Question
	at, answersAt spot
	id, of        ref
}

type sourceDimension struct {
	Dimension
	id ref
}

type sourcePath struct {
	Path
	id    ref
	needs []sourceNeed
	gate  sourceNeed
}

// sourceNeed is a need, a gate, a part of readiness or a reason for its cap: something asked of the best of some
// dimensions.
type sourceNeed struct {
	at                 spot
	of                 []ref
	weight, level      int
	text, name, action string
}

type sourceReadiness struct {
	bands []band
	parts []sourceNeed
	cap   int
	zero  []sourceNeed
}

func (r reader) questions(root ast.Node, s *source) {
	r.list(root, 1, 0, func(n ast.Node) {
		q := sourceQuestion{at: r.at(n)}
		r.mapping(n,
			field{"id", r.id(&q.id), false},
			field{"of", r.id(&q.of), false},
			field{"short", r.boolean(&q.Short), true},
			field{"text", r.text(&q.Text, maxQuestion), false},
			field{"why", r.text(&q.Why, maxLine), false},
			field{"lesson", r.text(&q.Lesson, maxLine), true},
			field{"answers", func(n ast.Node) {
				q.answersAt = r.at(n)
				r.list(n, 5, 5, func(n ast.Node) {
					var a Answer
					r.mapping(n,
						field{"level", r.number(&a.Level, 0, 4), false},
						field{"text", r.text(&a.Text, maxAnswer), false},
						field{"echo", r.text(&a.Echo, maxAnswer), false},
					)
					q.Answers = append(q.Answers, a)
				})
			}, false},
		)
		s.questions = append(s.questions, q)
	})
}

func (r reader) table(root ast.Node, s *source) {
	r.mapping(root,
		field{"version", r.number(&s.version, 1, 1_000_000), false},
		field{"rule", func(n ast.Node) { r.rule(n, &s.rule) }, false},
		field{"words", r.bands(&s.words), false},
		field{"dimensions", r.items(1, 0, func(n ast.Node) { s.dimensions = append(s.dimensions, r.dimension(n)) }), false},
		field{"readiness", func(n ast.Node) { r.readiness(n, &s.readiness) }, false},
		field{"paths", r.items(1, 0, func(n ast.Node) { s.paths = append(s.paths, r.path(n)) }), false},
	)
}

func (r reader) rule(n ast.Node, to *rule) {
	float := func(to *float64, lo, hi int) func(ast.Node) {
		return func(n ast.Node) {
			var v int
			r.number(&v, lo, hi)(n)
			*to = float64(v)
		}
	}
	r.mapping(n,
		field{"center", float(&to.center, 0, 100), false},
		field{"spread", float(&to.spread, 1, 50), false},
		field{"gate_penalty", float(&to.gatePenalty, 0, 100), false},
		field{"tie", float(&to.tie, 1, 100), false},
		field{"clear", float(&to.clear, 1, 100), false},
		field{"flat", float(&to.flat, 0, 100), false},
		field{"strong", r.number(&to.strong, 0, 100), false},
		field{"fits", r.number(&to.fits, 0, 100), false},
		field{"target", r.number(&to.target, 0, 100), false},
		field{"steps", r.number(&to.steps, 1, 20), false},
		field{"long_steps", r.number(&to.longSteps, 1, 20), false},
	)
}

// bands takes words for parts of the scale 0 to 100, highest first.
func (r reader) bands(to *[]band) func(ast.Node) {
	return r.items(1, 0, func(n ast.Node) {
		b := band{from: -1}
		r.mapping(n,
			field{"from", r.number(&b.from, 0, 100), false},
			field{"word", r.text(&b.word, maxName), false},
		)
		if last := len(*to) - 1; b.from >= 0 && last >= 0 && b.from >= (*to)[last].from {
			r.fault(n, "الحد %d لا ينزل عن الحد الذي قبله، والمتوقع ترتيب من الأعلى إلى الأدنى", b.from)
		}
		*to = append(*to, b)
	})
}

func (r reader) dimension(n ast.Node) sourceDimension {
	var d sourceDimension
	r.mapping(n,
		field{"id", r.id(&d.id), false},
		field{"name", r.text(&d.Name, maxName), false},
		field{"action", r.text(&d.Action, maxLine), false},
		field{"levels", r.items(5, 5, r.appendText(&d.Levels, maxAnswer)), true},
	)
	return d
}

func (r reader) path(n ast.Node) sourcePath {
	var p sourcePath
	r.mapping(n,
		field{"id", r.id(&p.id), false},
		field{"name", r.text(&p.Name, maxName), false},
		field{"line", r.text(&p.Line, maxLine), false},
		field{"first_week", r.items(3, 5, r.appendText(&p.FirstWeek, maxLine)), false},
		field{"warning", r.text(&p.Warning, maxLine), true},
		field{"needs", r.items(1, 0, func(n ast.Node) {
			p.needs = append(p.needs, r.need(n, true, true, "why"))
		}), false},
		field{"gate", func(n ast.Node) { p.gate = r.need(n, false, true, "text") }, false},
	)
	return p
}

func (r reader) readiness(n ast.Node, to *sourceReadiness) {
	r.mapping(n,
		field{"bands", r.bands(&to.bands), false},
		field{"parts", r.items(2, 0, func(n ast.Node) {
			to.parts = append(to.parts, r.need(n, true, false, ""))
		}), false},
		field{"cap", func(n ast.Node) {
			r.mapping(n,
				field{"at", r.number(&to.cap, 0, 100), false},
				field{"zero", r.items(1, 0, func(n ast.Node) {
					to.zero = append(to.zero, r.need(n, false, false, "text"))
				}), false},
			)
		}, false},
	)
}

// need takes what is asked of one dimension, or of the best of several. A part of readiness (no text) may have a name
// and an action of its own.
func (r reader) need(n ast.Node, weight, level bool, text string) sourceNeed {
	s := sourceNeed{at: r.at(n)}
	fields := []field{{"of", func(n ast.Node) {
		one := func(n ast.Node) {
			var id ref
			r.id(&id)(n)
			s.of = append(s.of, id)
		}
		if _, ok := n.(*ast.SequenceNode); ok {
			r.list(n, 2, 0, one)
			return
		}
		one(n)
	}, false}}
	if weight {
		fields = append(fields, field{"weight", r.number(&s.weight, 1, 100), false})
	}
	if level {
		fields = append(fields, field{"level", r.number(&s.level, 1, 4), false})
	}
	if text != "" {
		fields = append(fields, field{text, r.text(&s.text, maxAnswer), false})
	} else {
		fields = append(fields,
			field{"name", r.text(&s.name, maxName), true},
			field{"action", r.text(&s.action, maxLine), true})
	}
	r.mapping(n, fields...)
	return s
}

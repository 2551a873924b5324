package quiz

import (
	"cmp"
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"kasb/content/strict"
)

//go:embed questions.yaml table.yaml
var files embed.FS

const (
	questionsFile = "questions.yaml"
	tableFile     = "table.yaml"
)

// Folder is the folder of the questions and the table inside a folder of content.
const Folder = "quiz"

// Files is the embedded data, without a folder around the two files.
func Files() fs.FS { return files }

// Load reads and checks the embedded data. The error is nil or [strict.Faults].
func Load() (*Table, error) { return load(files, ".") }

func load(fsys fs.FS, dir string) (*Table, error) {
	var faults strict.Faults
	t, _ := Read(fsys, dir, &faults)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// References are what a table names outside of itself.
type References struct {
	Paths []strict.Ref // its paths, each of which needs a page
	Pages []strict.Ref // the pages that help with a dimension
}

// Read reads and checks the two files in folder dir of fsys, for whoever loads more than them: it adds what is wrong to
// faults. The table is nil when there was something; the references are there as far as they could be read.
func Read(fsys fs.FS, dir string, faults *strict.Faults) (t *Table, refs References) {
	var own strict.Faults
	s, ok := decode(fsys, dir, &own)
	for _, p := range s.paths {
		if p.id.ID != "" {
			refs.Paths = append(refs.Paths, p.id)
		}
	}
	for _, d := range s.dimensions {
		if d.page.ID != "" {
			refs.Pages = append(refs.Pages, d.page)
		}
	}
	if ok {
		t = build(s, &own)
	}
	if len(own) > 0 {
		t = nil
	}
	*faults = append(*faults, own...)
	return t, refs
}

// decode reads both files. It reports false when one of them could not be read at all: to build one without the other
// would only raise false alarms.
func decode(fsys fs.FS, dir string, faults *strict.Faults) (source, bool) {
	s := source{table: path.Join(dir, tableFile)}
	read := func(file string, to func(*strict.Reader, ast.Node)) bool {
		data, ok := strict.ReadFile(fsys, file, faults)
		if !ok {
			return false
		}
		r, text := strict.Open(file, data, faults)
		return r.Parse(text, 1, func(root ast.Node) { to(r, root) })
	}
	asked := read(path.Join(dir, questionsFile), func(r *strict.Reader, root ast.Node) { reader{r}.questions(root, &s) })
	scored := read(s.table, func(r *strict.Reader, root ast.Node) { reader{r}.table(root, &s) })
	return s, asked && scored
}

// builder turns the data as written into a table and checks what one file alone cannot tell.
type builder struct {
	*Table
	faults     *strict.Faults
	dimensions map[string]int
}

// build returns a table that is only of use when it added no faults.
func build(s source, faults *strict.Faults) *Table {
	t := &Table{Version: s.version, rule: s.rule, words: s.words, byID: make(map[string]int, len(s.questions))}
	b := builder{t, faults, make(map[string]int, len(s.dimensions))}
	for _, d := range s.dimensions {
		b.dimension(d)
	}
	for _, q := range s.questions {
		b.question(q)
	}
	b.asked(s)
	seen := make(map[string]bool, len(s.paths))
	for _, p := range s.paths {
		if p.id.ID != "" && seen[p.id.ID] {
			b.faults.Add(p.id.At, "المعرف %s مكرر، والمتوقع معرف لا يتكرر", strict.Quote(p.id.ID))
		}
		seen[p.id.ID] = true
		b.path(p)
	}
	b.ready(s.readiness)
	for _, bands := range [][]band{s.words, s.readiness.bands} {
		if len(bands) > 0 && bands[len(bands)-1].from != 0 {
			b.faults.Add(strict.Place{File: s.table}, "آخر حد في الكلمات %d، والمتوقع 0", bands[len(bands)-1].from)
		}
	}
	if len(*faults) == 0 {
		b.gates(s)
	}
	if len(*faults) == 0 {
		b.reachable(s)
	}
	return t
}

func (b builder) dimension(d sourceDimension) {
	id := d.id.ID
	if _, ok := b.dimensions[id]; ok && id != "" {
		b.faults.Add(d.id.At, "المعرف %s مكرر، والمتوقع معرف لا يتكرر", strict.Quote(id))
		return
	}
	b.dimensions[id] = len(b.Dimensions)
	d.ID = id
	b.Dimensions = append(b.Dimensions, d.Dimension)
}

func (b builder) question(s sourceQuestion) {
	q := s.Question
	q.ID, q.Dimension = s.id.ID, s.of.ID
	if _, ok := b.byID[q.ID]; ok && q.ID != "" {
		b.faults.Add(s.id.At, "المعرف %s مكرر، والمتوقع معرف لا يتكرر", strict.Quote(q.ID))
		return
	}
	b.byID[q.ID] = len(b.Questions)
	var levels []int
	for _, a := range q.Answers {
		levels = append(levels, a.Level)
		q.top = max(q.top, float64(a.Level))
	}
	slices.Sort(levels)
	scene := slices.Equal(levels, []int{0, 0, 0, 0, 1})
	switch {
	case len(levels) != 5: // reported
	case !scene && !slices.Equal(levels, []int{0, 1, 2, 3, 4}):
		b.faults.Add(s.answersAt, "مستويات الإجابات %v، والمتوقع كل مستوى من 0 إلى 4 مرة، أو إجابة سليمة واحدة مستواها 1 وأربع إجابات مستوى كل منها 0", levels)
	case scene && q.Lesson == "":
		b.faults.Add(s.answersAt, "مشهد احتيال بلا درس، والمتوقع المفتاح lesson مع كل مشهد")
	case !scene && q.Lesson != "":
		b.faults.Add(s.answersAt, "درس بلا مشهد احتيال، والمتوقع المفتاح lesson مع إجابة سليمة واحدة مستواها 1 وأربع إجابات مستوى كل منها 0")
	}
	if d := b.resolve([]strict.Ref{s.of}); len(d) == 1 {
		q.dimension = d[0]
		of := &b.Dimensions[d[0]]
		if q.Short {
			of.questions = slices.Insert(of.questions, 0, len(b.Questions))
		} else {
			of.questions = append(of.questions, len(b.Questions))
		}
	}
	b.Questions = append(b.Questions, q)
}

// asked checks that every dimension has exactly one question in the short form.
func (b builder) asked(s source) {
	for _, d := range s.dimensions {
		i, ok := b.dimensions[d.id.ID]
		if !ok {
			continue
		}
		n := 0
		for _, q := range b.Dimensions[i].questions {
			if b.Questions[q].Short {
				n++
			}
		}
		if n != 1 {
			b.faults.Add(d.id.At, "للقيمة %s في الصيغة القصيرة %d من الأسئلة، والمتوقع سؤال واحد", strict.Quote(d.id.ID), n)
		}
	}
}

// resolve finds dimensions by id and reports those that do not exist. An id that could not be read was reported.
func (b builder) resolve(refs []strict.Ref) []int {
	var found []int
	for _, r := range refs {
		i, ok := b.dimensions[r.ID]
		switch {
		case r.ID == "":
		case !ok:
			b.faults.Add(r.At, "قيمة غير معروفة %s، والمتوقع معرف من قائمة dimensions", strict.Quote(r.ID))
		case slices.Contains(found, i):
			b.faults.Add(r.At, "القيمة %s مكررة، والمتوقع مرة واحدة", strict.Quote(r.ID))
		default:
			found = append(found, i)
		}
	}
	return found
}

func (b builder) path(s sourcePath) {
	p := s.Path
	p.ID = s.id.ID
	used := make(map[int]bool)
	for _, n := range s.needs {
		of := b.choice(n.of)
		for _, d := range of.dimensions {
			if used[d] {
				b.faults.Add(n.at, "القيمة %s في أكثر من حاجة للمسار، والمتوقع حاجة واحدة", strict.Quote(b.Dimensions[d].ID))
			}
			used[d], b.Dimensions[d].needed = true, true
			if len(b.Dimensions[d].Levels) == 0 {
				b.faults.Add(n.at, "القيمة %s بلا levels، والمتوقع خمسة مستويات بالكلمات لكل قيمة يطلبها مسار", strict.Quote(b.Dimensions[d].ID))
			}
		}
		p.needs = append(p.needs, need{choice: of, weight: float64(n.weight), level: float64(n.level), why: n.text})
	}
	// The canonical order is that of the ids, whatever the order of the rows.
	slices.SortStableFunc(p.needs, func(x, y need) int { return cmp.Compare(x.id, y.id) })
	p.gate = gate{b.choice(s.gate.of), float64(s.gate.level), s.gate.text}
	b.Paths = append(b.Paths, p)
}

// choice is the dimensions that resolve finds, and what they are called together.
func (b builder) choice(refs []strict.Ref) choice {
	c := choice{dimensions: b.resolve(refs)}
	var ids, names []string
	for _, d := range c.dimensions {
		ids, names = append(ids, b.Dimensions[d].ID), append(names, b.Dimensions[d].Name)
	}
	c.id, c.called = strings.Join(ids, "|"), strings.Join(names, " أو ")
	return c
}

func (b builder) ready(s sourceReadiness) {
	b.readiness = readinessTable{bands: s.bands, cap: float64(s.cap)}
	for _, n := range s.parts {
		p := part{choice: b.choice(n.of), weight: float64(n.weight), name: n.name, action: n.action}
		switch {
		case len(n.of) == 1 && len(p.dimensions) == 1:
			d := b.Dimensions[p.dimensions[0]]
			p.name, p.action = cmp.Or(p.name, d.Name), cmp.Or(p.action, d.Action)
		case len(n.of) > 1 && (p.name == "" || p.action == ""):
			b.faults.Add(n.at, "جزء من أكثر من قيمة بلا name أو action، والمتوقع كلاهما")
		}
		b.readiness.parts = append(b.readiness.parts, p)
	}
	for _, n := range s.zero {
		b.readiness.zero = append(b.readiness.zero, zero{b.choice(n.of), n.text})
	}
}

// gates checks that what the path asks for leads through its gate.
func (b builder) gates(s source) {
	for i, p := range b.Paths {
		for _, g := range p.gate.dimensions {
			if !slices.ContainsFunc(p.needs, func(n need) bool { return slices.Contains(n.dimensions, g) }) {
				b.faults.Add(s.paths[i].gate.at, "شرط البدء على القيمة %s، والمتوقع قيمة من حاجات المسار", strict.Quote(b.Dimensions[g].ID))
			}
		}
	}
}

// reachable scales the paths and checks that each comes first for a person with exactly its needs and 1 elsewhere.
func (b builder) reachable(s source) {
	for i := range b.Paths {
		b.Paths[i].scale(b.rule)
	}
	for i := range b.Paths {
		person := make(profile, len(b.Dimensions))
		for d := range person {
			person[d] = 1
		}
		for _, n := range b.Paths[i].needs {
			person[n.dimensions[0]] = n.level
		}
		if first := b.first(person).path; first != &b.Paths[i] {
			b.faults.Add(s.paths[i].id.At, "المسار %s لا يأتي أولا حتى لمن يحقق حاجاته، فقد سبقه %s", strict.Quote(b.Paths[i].ID), strict.Quote(first.ID))
		}
	}
}

package content

import (
	"io/fs"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"kasb/content/strict"
)

// glossaryFile is the glossary's place in the content folder.
const glossaryFile = "glossary.yaml"

// Term is a word to know.
type Term struct {
	Term    string   // «معدل التحويل»
	Also    []string // other words for it, Latin ones too; may be empty
	Meaning string   // one or two sentences
	See     []string // ids of pages that say more; may be empty
}

func (l *Library) readGlossary(fsys fs.FS, faults *strict.Faults) {
	if !strict.Exists(fsys, glossaryFile) {
		return
	}
	data, ok := strict.ReadFile(fsys, glossaryFile, faults)
	if !ok {
		return
	}
	r, text := strict.Open(glossaryFile, data, faults)
	seen := make(map[string]bool)
	r.Parse(text, 1, func(root ast.Node) {
		r.List(root, 1, 0, func(n ast.Node) {
			t := l.readTerm(r, n)
			if seen[t.Term] && t.Term != "" {
				r.Fault(n, "الكلمة %s مكررة، والمتوقع مرة واحدة", strict.Quote(t.Term))
			}
			seen[t.Term] = true
			l.Terms = append(l.Terms, t)
		})
	})
}

func (l *Library) readTerm(r *strict.Reader, n ast.Node) Term {
	var t Term
	r.Mapping(n,
		strict.Required("term", r.Text(&t.Term, 0)),
		strict.Optional("also", r.Items(1, 0, func(n ast.Node) {
			r.AppendText(&t.Also, 0)(n)
			last := len(t.Also) - 1
			if word := t.Also[last]; word != "" && (word == t.Term || slices.Contains(t.Also[:last], word)) {
				r.Fault(n, "الكلمة %s تعود إلى نفسها، والمتوقع اسم آخر لا يتكرر", strict.Quote(word))
			}
		})),
		strict.Required("meaning", r.Text(&t.Meaning, 0)),
		strict.Optional("see", r.Items(1, 0, func(n ast.Node) {
			var id strict.Ref
			r.ID(&id)(n)
			switch _, ok := l.Page(id.ID); {
			case id.ID == "": // reported
			case !ok:
				r.Fault(n, "صفحة غير معروفة %s، والمتوقع اسم ملف صفحة بلا .md", strict.Quote(id.ID))
			case slices.Contains(t.See, id.ID):
				r.Fault(n, "الصفحة %s مكررة، والمتوقع مرة واحدة", strict.Quote(id.ID))
			}
			t.See = append(t.See, id.ID)
		})),
	)
	return t
}

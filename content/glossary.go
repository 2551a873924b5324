package content

import (
	"errors"
	"io/fs"

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

func (l *Library) readGlossary(fsys fs.FS, faults *strict.Faults) error {
	data, err := fs.ReadFile(fsys, glossaryFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	r, text := strict.Open(glossaryFile, data, faults)
	seen := make(map[string]bool)
	r.Parse(text, 1, func(root ast.Node) {
		r.List(root, 1, 0, func(n ast.Node) {
			var t Term
			r.Mapping(n,
				strict.Required("term", r.Text(&t.Term, 0)),
				strict.Optional("also", r.Items(1, 0, r.AppendText(&t.Also, 0))),
				strict.Required("meaning", r.Text(&t.Meaning, 0)),
				strict.Optional("see", r.Items(1, 0, func(n ast.Node) {
					var id strict.Ref
					r.ID(&id)(n)
					if _, ok := l.Page(id.ID); id.ID != "" && !ok {
						r.Fault(n, "صفحة غير معروفة %s، والمتوقع اسم ملف صفحة بلا .md", strict.Quote(id.ID))
					}
					t.See = append(t.See, id.ID)
				})),
			)
			if seen[t.Term] && t.Term != "" {
				r.Fault(n, "الكلمة %s مكررة، والمتوقع مرة واحدة", strict.Quote(t.Term))
			}
			seen[t.Term] = true
			l.Terms = append(l.Terms, t)
		})
	})
	return nil
}

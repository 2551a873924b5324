// Package pack loads content whole: the pages with the glossary and the questions with their table, which are checked
// each for itself in kasb/content and kasb/content/quiz, and here against each other.
//
// [CheckEmbedded] is the program's own, [LoadDir] a folder's. The form of a folder:
//
//	articles/*.md  paths/*.md  platforms/*.md  glossary.yaml  quiz/questions.yaml  quiz/table.yaml
//
// of which platforms and glossary.yaml may be missing. Every error is [strict.Faults]: all that is wrong, with files
// named from the folder on.
package pack

import (
	"io/fs"
	"os"
	"slices"
	"strings"

	"kasb/content"
	"kasb/content/quiz"
	"kasb/content/strict"
)

// Pack is content that has no faults.
type Pack struct {
	Library *content.Library
	Table   *quiz.Table
}

// CheckEmbedded loads the program's own content and checks all of it.
func CheckEmbedded() (*Pack, error) { return load(content.Files(), quiz.Files(), ".") }

// LoadFS loads the content in fsys.
func LoadFS(fsys fs.FS) (*Pack, error) { return load(fsys, fsys, quiz.Folder) }

// LoadDir loads the content in a folder. Links in the folder that lead out of it are faults, and "." is the file of a
// fault of the folder itself.
func LoadDir(dir string) (*Pack, error) {
	var faults strict.Faults
	if _, ok := strict.ReadDir(os.DirFS(dir), ".", &faults); !ok {
		return nil, faults.Err()
	}
	root, err := os.OpenRoot(dir)
	if err != nil { // it has changed meanwhile
		faults.Add(strict.Place{File: "."}, "تعذرت القراءة: %s، والمتوقع مجلد", strict.Quote(err.Error()))
		return nil, faults.Err()
	}
	p, err := LoadFS(root.FS())
	if closed := root.Close(); err == nil && closed != nil {
		faults.Add(strict.Place{File: "."}, "تعذرت القراءة: %s، والمتوقع مجلد", strict.Quote(closed.Error()))
		return nil, faults.Err()
	}
	return p, err
}

func load(pages, questions fs.FS, dir string) (*Pack, error) {
	var faults strict.Faults
	p := new(Pack)
	p.Library = content.Read(pages, &faults)
	var refs quiz.References
	p.Table, refs = quiz.Read(questions, dir, &faults)
	match(p.Library.Paths, refs.Paths, &faults)
	for _, ref := range refs.Pages {
		if _, ok := p.Library.Page(ref.ID); !ok && len(p.Library.Pages()) > 0 {
			faults.Add(ref.At, "صفحة غير معروفة %s، والمتوقع اسم ملف صفحة بلا .md", strict.Quote(ref.ID))
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

// match checks that every path of the table has a page and every page a path. Where there is none of either, that was
// reported.
func match(pages []content.Page, paths []strict.Ref, faults *strict.Faults) {
	if len(pages) == 0 || len(paths) == 0 {
		return
	}
	var ids []string
	for _, ref := range paths {
		if !slices.ContainsFunc(pages, func(p content.Page) bool { return p.ID == ref.ID }) {
			page := content.Page{Kind: content.Path, ID: ref.ID}
			faults.Add(ref.At, "لا صفحة للمسار %s، والمتوقع الملف %s", strict.Quote(ref.ID), page.File())
		}
		if !slices.Contains(ids, ref.ID) {
			ids = append(ids, ref.ID)
		}
	}
	for _, p := range pages {
		if !slices.Contains(ids, p.ID) {
			faults.Add(strict.Place{File: p.File()}, "لا مسار بالاسم %s في جدول الأسئلة، والمتوقع واحد من: %s", strict.Quote(p.ID), strings.Join(ids, "، "))
		}
	}
}

package content

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kasb/content/strict"
)

// document is one file on its way to becoming a page.
type document struct {
	Page
	name     string // inside the content folder
	head     string // YAML without its --- lines; it starts on line 2
	orderAt  strict.Place
	bodyLine int // line of the file on which Body starts, from 1
}

// at is a line of the document's file; 0 is the file as a whole.
func (d *document) at(line int) strict.Place { return strict.Place{File: d.name, Line: line} }

// LoadFS reads and checks the pages in the folders articles, paths and platforms of fsys, and its glossary.yaml; the
// last two may be missing. The error is nil or [strict.Faults].
func LoadFS(fsys fs.FS) (*Library, error) {
	var faults strict.Faults
	lib := Read(fsys, &faults)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return lib, nil
}

// Read is [LoadFS] for whoever loads more than that: it adds what is wrong to faults. A library with faults has a page
// for every file that should be one, so that others can be checked against it; it is good for nothing else.
func Read(fsys fs.FS, faults *strict.Faults) *Library {
	lib, docs := read(fsys, faults)
	parser := newParser()
	for _, d := range docs {
		body := bodyCheck{document: d, library: lib, source: []byte(d.Body), faults: faults}
		body.check(parser)
	}
	return lib
}

// Own loads the embedded pages, but for checks of their Markdown, which does not change after it was tested: parsing all
// of it would take more time and memory than everything else. The error is nil or [strict.Faults].
func Own() (*Library, error) {
	var faults strict.Faults
	lib, _ := read(Files(), &faults)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return lib, nil
}

// read reads everything but the Markdown in the bodies.
func read(fsys fs.FS, faults *strict.Faults) (*Library, []*document) {
	checkStrays(fsys, faults)
	docs := readPages(fsys, faults)
	checkNames(docs, faults)
	checkOrder(docs, faults)

	lib := new(Library)
	for _, d := range docs {
		pages := lib.of(d.Kind)
		*pages = append(*pages, d.Page)
	}
	for _, k := range kinds {
		slices.SortStableFunc(*lib.of(k), func(a, b Page) int { return cmp.Compare(a.Order, b.Order) })
	}
	lib.readGlossary(fsys, faults)
	return lib, docs
}

// readDocument reads one file, splits it into head and body and decodes the head.
func readDocument(fsys fs.FS, kind Kind, name string, faults *strict.Faults) *document {
	d := &document{
		Page: Page{Kind: kind, ID: strings.TrimSuffix(path.Base(name), ".md")},
		name: name,
	}
	data, ok := strict.ReadFile(fsys, name, faults)
	if !ok {
		return d
	}
	r, text := strict.Open(name, data, faults)
	d.checkReferences(text, faults)
	if d.split(text, faults) {
		d.decodeHead(r)
	}
	return d
}

// split finds the head between two lines of three hyphens.
func (d *document) split(text string, faults *strict.Faults) bool {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		faults.Add(d.at(1), "الملف لا يبدأ ببيانات الصفحة، والمتوقع سطر أول فيه --- وحدها")
		return false
	}
	end := strings.Index("\n"+rest, "\n---\n")
	switch {
	case end >= 0:
		d.head, d.Body = rest[:end], rest[end+len("---\n"):]
	case rest == "---" || strings.HasSuffix(rest, "\n---"):
		d.head = strings.TrimSuffix(rest, "---")
	default:
		faults.Add(d.at(1), "بيانات الصفحة بلا نهاية، والمتوقع بعدها سطر فيه --- وحدها")
		return false
	}
	d.bodyLine = 3 + strings.Count(d.head, "\n")
	if strings.TrimSpace(d.Body) == "" {
		faults.Add(d.at(d.bodyLine-1), "الصفحة بلا نص، والمتوقع نص بعد بيانات الصفحة")
	}
	for strings.HasPrefix(d.Body, "\n") {
		d.Body = d.Body[1:]
		d.bodyLine++
	}
	return true
}

// checkNames checks file names: pages are told apart by them.
func checkNames(docs []*document, faults *strict.Faults) {
	seen := make(map[string]string, len(docs))
	for _, d := range docs {
		if !strict.ValidID(d.ID) {
			faults.Add(d.at(0), "اسم الملف %s غير مقبول، والمتوقع حروف لاتينية صغيرة وأرقام وشرطات", strict.Quote(d.ID))
		}
		if d.ID == CompareID {
			faults.Add(d.at(0), "الاسم %s محجوز لصفحة يصنعها البرنامج، والمتوقع اسم آخر", strict.Quote(d.ID))
		}
		if first, ok := seen[d.ID]; ok {
			faults.Add(d.at(0), "الاسم %s مستعمل في %s، والمتوقع اسم لا يتكرر", strict.Quote(d.ID), first)
			continue
		}
		seen[d.ID] = d.name
	}
}

// checkOrder checks that no two pages of a kind claim the same place.
func checkOrder(docs []*document, faults *strict.Faults) {
	type place struct {
		kind  Kind
		order int
	}
	seen := make(map[place]string, len(docs))
	for _, d := range docs {
		if d.Order == 0 { // missing or wrong, reported already
			continue
		}
		at := place{d.Kind, d.Order}
		if first, ok := seen[at]; ok {
			faults.Add(d.orderAt, "الترتيب %d مستعمل في %s، والمتوقع رقم لا يتكرر", d.Order, first)
			continue
		}
		seen[at] = d.name
	}
}

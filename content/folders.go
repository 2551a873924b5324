package content

import (
	"io/fs"
	"path"
	"strings"

	"kasb/content/strict"
)

// readPages reads the pages of all kinds.
func readPages(fsys fs.FS, faults *strict.Faults) []*document {
	var docs []*document
	for _, kind := range kinds {
		dir := kind.dir()
		if kind == Platform && !strict.Exists(fsys, dir) {
			continue
		}
		entries, ok := strict.ReadDir(fsys, dir, faults)
		if !ok {
			continue
		}
		pages := 0
		for _, e := range entries {
			name := dir + "/" + e.Name()
			if hidden(e.Name()) {
				continue
			}
			if path.Ext(e.Name()) != ".md" {
				faults.Add(strict.Place{File: name}, "ليس صفحة، والمتوقع في المجلد %s ملفات ينتهي اسمها بـ .md وحدها", dir)
				continue
			}
			docs = append(docs, readDocument(fsys, kind, name, faults))
			pages++
		}
		if pages == 0 && kind != Platform {
			faults.Add(strict.Place{File: dir}, "لا صفحات في المجلد، والمتوقع ملف واحد على الأقل ينتهي اسمه بـ .md")
		}
	}
	return docs
}

// hidden reports names that systems and editors leave behind.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~")
}

// checkStrays finds what may be missing and is there under a name that is nearly right: it would be passed over in
// silence.
func checkStrays(fsys fs.FS, faults *strict.Faults) {
	entries, ok := strict.ReadDir(fsys, ".", faults)
	if !ok {
		return
	}
	for _, e := range entries {
		name := e.Name()
		want := glossaryFile
		if e.IsDir() {
			if want = folder(name); want == "" {
				continue
			}
		} else if lower := strings.ToLower(name); lower != glossaryFile && lower != "glossary.yml" {
			continue
		}
		if name != want {
			faults.Add(strict.Place{File: name}, "اسم لا يعرفه البرنامج، والمتوقع %s", want)
		}
	}
}

// folder is the folder of pages that a name means, whatever its case and its number, or nothing.
func folder(name string) string {
	for _, k := range kinds {
		if strings.TrimSuffix(strings.ToLower(name), "s") == strings.TrimSuffix(k.dir(), "s") {
			return k.dir()
		}
	}
	return ""
}

// CountPaths is how many pages of paths there are, without reading them.
func CountPaths(fsys fs.FS) int {
	names, _ := fs.Glob(fsys, Path.dir()+"/*.md") // the pattern is a good one
	return len(names)
}

package progress

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kasb/content/arabic"
	"kasb/content/disk"
)

// Kept is a file that the program keeps.
type Kept struct {
	Name    string // what it is, in the reader's language
	Path    string
	Size    int64 // bytes
	Changed time.Time
}

// List is what the folder of the program keeps, packs included, but for locks and
// what a killed process has left behind.
func List(dir string) ([]Kept, error) {
	all, err := ours(dir)
	return slices.DeleteFunc(all, func(k Kept) bool { return k.Name == "" }), err
}

// Erase removes all that the folder of the program keeps, and folders that are
// empty then; nothing else. It gives the paths of what it removed.
func Erase(dir string) (removed []string, err error) {
	all, err := ours(dir)
	errs := []error{err}
	for _, k := range all {
		if err := os.Remove(k.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, &Failure{Doing: "تعذر الحذف", Path: k.Path, Cause: err})
			continue
		}
		if k.Name != "" {
			removed = append(removed, k.Path)
		}
	}
	names, _ := packNames(dir)
	for _, name := range names {
		disk.RemoveFolder(filepath.Join(dir, PacksFolder, name))
	}
	disk.RemoveFolder(filepath.Join(dir, PacksFolder))
	disk.RemoveFolder(dir)
	return removed, errors.Join(errs...)
}

// ours are the files of the program in its folder. Those that are of no worth to
// anybody have no name.
func ours(dir string) ([]Kept, error) {
	names, err := packNames(dir)
	errs := []error{err}
	var all []Kept
	for _, folder := range append([]string{""}, names...) {
		path, of := dir, ""
		if folder != "" {
			path, of = filepath.Join(dir, PacksFolder, folder), " ("+arabic.Isolate(folder)+")"
		}
		entries, err := os.ReadDir(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, &Failure{Doing: "تعذرت قراءة المجلد", Path: path, Cause: err})
		}
		for _, e := range entries {
			name, own := whatIs(e.Name())
			info, err := e.Info()
			if !own || e.IsDir() || err != nil {
				continue
			}
			if name != "" {
				name += of
			}
			all = append(all, Kept{name, filepath.Join(path, e.Name()), info.Size(), info.ModTime()})
		}
	}
	return all, errors.Join(errs...)
}

// whatIs says what a file in the folder is, and whether it is the program's.
func whatIs(file string) (name string, own bool) {
	numbered := func(s, before string) bool {
		n, ok := strings.CutPrefix(s, before)
		return ok && n != "" && strings.Trim(n, "0123456789") == ""
	}
	switch {
	case file == lockName:
		return "", true
	case file == oldName, file == keptName:
		return "ملف الإصدار الأول", true
	case numbered(file, oldName+asideMark):
		return "ملف تالف نُقل جانبا", true
	}
	for _, p := range parts {
		switch {
		case file == p.File:
			return p.Name, true
		case numbered(file, p.File+asideMark):
			return "ملف تالف نُقل جانبا", true
		case numbered(file, "."+p.File):
			return "", true
		}
	}
	return "", false
}

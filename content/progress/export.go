package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kasb/content/disk"
)

const exporting = "تعذرت كتابة الملف"

// WriteNew writes a file that is not there yet, whole or not at all. Where
// there is one the error is [fs.ErrExist], and that file stays as it is.
func WriteNew(path string, data []byte) error {
	// The name is taken first, so that nobody else's file can come between.
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fs.ErrExist
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return &Failure{Doing: exporting, Path: path, Cause: err}
	}
	if err := Replace(path, data); err != nil {
		_ = os.Remove(path) // the error to tell of is the first one
		return err
	}
	return nil
}

// Replace writes a file, whole or not at all, in the place of another one.
func Replace(path string, data []byte) error {
	if err := disk.Write(path, data); err != nil {
		return &Failure{Doing: exporting, Path: path, Cause: err}
	}
	return nil
}

// FreeName is a name like this one that no file in the folder has: with -2 before
// its ending, or -3, and so on.
func FreeName(dir, name string) string {
	ext := filepath.Ext(name)
	for n := 2; ; n++ {
		free := fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
		if _, err := os.Lstat(filepath.Join(dir, free)); err != nil {
			return free // or nobody can say; writing will tell
		}
	}
}

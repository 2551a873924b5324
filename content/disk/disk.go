// Package disk writes small files so that nothing is lost: whole or not at all,
// on the disk when the call returns, readable by their owner alone, and by one
// process at a time.
package disk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Permissions of what is kept about a reader.
const (
	FolderMode fs.FileMode = 0o700
	FileMode   fs.FileMode = 0o600
)

// ErrBusy says that another process held a lock for too long.
var ErrBusy = errors.New("the lock is held by another process")

// Lock waits until no other process holds the lock in the file of that path,
// which is made where there is none, and holds it until unlock is called or the
// process ends. It waits as long as patience allows; the error is [ErrBusy] then.
func Lock(path string, patience time.Duration) (unlock func(), err error) {
	lock := flock.New(path, flock.SetPermissions(FileMode))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if _, err := lock.TryLockContext(ctx, patience/200); err != nil {
		_ = lock.Close()
		if errors.Is(err, context.DeadlineExceeded) {
			err = ErrBusy
		}
		return nil, err
	}
	return func() { _ = lock.Close() }, nil
}

// MakeFolder makes a folder for its owner alone, with the folders above it. One
// that is there already is closed to others, if it can be.
func MakeFolder(path string) error {
	if err := os.MkdirAll(path, FolderMode); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&^FolderMode != 0 {
		_ = os.Chmod(path, FolderMode) // it may be somebody else's
	}
	return nil
}

// Write puts data into the file of that path, whole or not at all. When it
// returns nil, neither a crash nor a power cut takes it away again. What it
// leaves behind when the process is killed meanwhile, [Sweep] removes.
func Write(path string, data []byte) error {
	if err := write(path, data); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// pending is what the name of a file begins with that is being written in place
// of another one.
func pending(path string) string { return "." + filepath.Base(path) }

// Sweep removes what writing of files in a folder has left behind when a process
// was killed. Nobody may be writing them: the caller holds their lock.
func Sweep(dir string, names ...string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // what can't be listed is in nobody's way
	}
	for _, e := range entries {
		for _, name := range names {
			if digits, ok := strings.CutPrefix(e.Name(), pending(name)); ok && digits != "" && strings.Trim(digits, "0123456789") == "" {
				_ = os.Remove(filepath.Join(dir, e.Name()))
			}
		}
	}
}

// RemoveFolder removes a folder if it is empty. What else stands there is left alone.
func RemoveFolder(path string) {
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		_ = os.Remove(path)
	}
}

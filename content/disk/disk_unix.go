//go:build !windows

package disk

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"github.com/google/renameio/v2"
)

// What the system calls a reason by other names than those of Go.
var (
	full      = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}
	protected = []syscall.Errno{syscall.EROFS}
	used      []syscall.Errno // files that are open elsewhere can be written here
)

// write replaces a file by one that was written and synced beside it: a folder
// for temporary files elsewhere could not be swept, nor synced with this one.
func write(path string, data []byte) error {
	return renameio.WriteFile(path, data, FileMode, renameio.WithTempDir(filepath.Dir(path)), renameio.IgnoreUmask())
}

// SyncFolder puts the names in a folder on the disk. File systems that can't do
// that are taken to have no need of it.
func SyncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }()
	if err := dir.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

package disk

import (
	"os"
	"path/filepath"
	"syscall"
)

// What the system calls a reason by other names than those of Go.
var (
	full      = []syscall.Errno{39, 112, 1295} // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED
	protected = []syscall.Errno{19}            // ERROR_WRITE_PROTECT
	used      = []syscall.Errno{32, 33}        // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
)

// write replaces a file by one that was written and synced beside it. Windows
// replaces a name at once, though it promises nothing about a power cut.
func write(path string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), pending(path)+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// SyncFolder does nothing: names are on the disk when Windows says so.
func SyncFolder(string) error { return nil }

package progress

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// refused checks that a disk that refuses costs nothing: what was kept before
// stays, and what comes is kept in memory until free has been called.
func refused(t *testing.T, dir string, s *Store, cause error, free func()) {
	t.Helper()
	for i := range 3 {
		err := s.Update(func(st *State) { st.ReadTo("numbers", 1); st.Mark(Bookmark{Page: "new", Offset: i}) })
		if !errors.Is(err, cause) {
			t.Fatalf("error %v, want %v", err, cause)
		}
	}
	want := full()
	want.ReadTo("numbers", 1)
	for i := range 3 {
		want.Mark(Bookmark{Page: "new", Offset: i})
	}
	st, _ := s.Load()
	equal(t, st, want, "in memory")
	equal(t, Peek(dir), full(), "on the disk")
	free()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	equal(t, load(t, dir), want, "at last")
}

func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	defer syscall.Unmount(dir, syscall.MNT_DETACH)
	kasb := filepath.Join(dir, "kasb")
	keep(t, kasb, full())
	f, err := os.Create(filepath.Join(dir, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = f.Write(make([]byte, 512))
	}
	f.Close()
	refused(t, kasb, Open(kasb), syscall.ENOSPC, func() { os.Remove(f.Name()) })
	if names, _ := filepath.Glob(filepath.Join(kasb, ".*")); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

// The same where nothing can be mounted: no file may become longer than nothing.
func TestNoRoom(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	keep(t, dir, full())
	c := exec.Command(exe)
	c.Env = append(os.Environ(), role+"=full", "DIR="+dir)
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	equal(t, load(t, dir), full(), "on the disk")
}

// fullDisk is a process whose files have no room.
func fullDisk(dir string) int {
	signal.Ignore(syscall.SIGXFSZ)
	none := syscall.Rlimit{}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &none); err != nil {
		return 0
	}
	s := Open(dir)
	err := s.Update(func(st *State) { st.ReadTo("numbers", 1) })
	if st, _ := s.Load(); err == nil || st.Read["numbers"] != 1 || st.Read["history"] != 0.5 {
		fmt.Printf("%v, %+v", err, st)
		return 1
	}
	if names, _ := filepath.Glob(filepath.Join(dir, ".*")); len(names) > 0 {
		fmt.Printf("left behind: %v", names)
		return 1
	}
	return 0
}

// nobody lets this thread of the process touch files as a user without rights.
func nobody(t *testing.T) (back func()) {
	if os.Getuid() != 0 {
		return func() {}
	}
	runtime.LockOSThread()
	if err := syscall.Setfsuid(65534); err != nil {
		t.Skip(err)
	}
	return func() {
		syscall.Setfsuid(0)
		runtime.UnlockOSThread()
	}
}

func TestReadOnlyFolder(t *testing.T) {
	above := t.TempDir()
	dir := filepath.Join(above, "kasb")
	keep(t, dir, full())
	if os.Getuid() == 0 { // everything is the other user's
		os.Chmod(filepath.Dir(above), 0o755)
		os.Chown(dir, 65534, 65534)
		names, _ := filepath.Glob(filepath.Join(dir, "*"))
		for _, name := range names {
			os.Chown(name, 65534, 65534)
		}
	}
	back := nobody(t)
	defer back()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	s := Open(dir)
	if _, err := s.Load(); err != nil {
		t.Errorf("reading: %v", err)
	}
	err := s.Update(func(st *State) { st.ReadTo("numbers", 1) })
	if err == nil || !strings.Contains(err.Error(), "إذن") {
		t.Errorf("error %v", err)
	}
	if st, _ := s.Load(); st.Read["numbers"] != 1 {
		t.Errorf("in memory: %+v", st.Read)
	}
	equal(t, Peek(dir), full(), "on the disk")
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if st := load(t, dir); st.Read["numbers"] != 1 || st.Read["history"] != 0.5 {
		t.Errorf("at last: %+v", st.Read)
	}
}

func TestReadOnlyDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	defer syscall.Unmount(dir, syscall.MNT_DETACH)
	keep(t, dir, full())
	remount := func(flags uintptr) {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, "size=256k"); err != nil {
			t.Skipf("no file system can be mounted read-only here: %v", err)
		}
	}
	remount(syscall.MS_RDONLY)
	refused(t, dir, Open(dir), syscall.EROFS, func() { remount(0) })
}

package disk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestWriteReplacesWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	for _, text := range []string{"long, long ago", "short", ""} {
		if err := Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("%q, %v, want %q", got, err, text)
		}
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a.json"}) {
		t.Errorf("in the folder: %v", got)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != FileMode {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// What can't be written leaves the file as it was, and nothing beside it.
func TestWriteFails(t *testing.T) {
	dir := t.TempDir()
	if err := Write(filepath.Join(dir, "none", "a"), nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without a folder: %v", err)
	}
	full := filepath.Join(dir, "folder")
	if err := os.MkdirAll(filepath.Join(full, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Write(full, []byte("text")); err == nil {
		t.Error("a folder is replaced")
	}
	if got := names(t, dir); !slices.Equal(got, []string{"folder"}) {
		t.Errorf("in the folder: %v", got)
	}
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	unlock, err := Lock(path, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(path, 10*time.Millisecond); !errors.Is(err, ErrBusy) {
		t.Errorf("a second lock: %v", err)
	}
	unlock()
	unlock, err = Lock(path, time.Second)
	if err != nil {
		t.Errorf("after the first: %v", err)
	}
	unlock()
	if _, err := Lock(filepath.Join(path, "x"), time.Second); err == nil || errors.Is(err, ErrBusy) {
		t.Errorf("below a file: %v", err)
	}
}

func TestMakeFolderClosesIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := MakeFolder(dir); err != nil {
			t.Fatal(err)
		}
		if info, _ := os.Stat(dir); info.Mode().Perm() != FolderMode {
			t.Errorf("mode %v", info.Mode())
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := MakeFolder(filepath.Join(dir, "file")); err == nil {
		t.Error("a file is a folder")
	}
}

func TestSweepTakesOnlyWhatIsLeft(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".a.json17", ".a.json", ".a.json1x", "a.json17", ".b.json17"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	Sweep(dir, "a.json")
	if got := strings.Join(names(t, dir), " "); got != ".a.json .a.json1x .b.json17 a.json17" {
		t.Errorf("left: %s", got)
	}
	Sweep(filepath.Join(dir, "none"), "a.json")
}

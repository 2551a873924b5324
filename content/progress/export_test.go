package progress

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func TestWriteNew(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "kasb-2026-11-24.md")
	if err := WriteNew(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := WriteNew(path, []byte("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v where there is a file", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "one" {
		t.Errorf("the file holds %q", got)
	}
	if free := FreeName(dir, "kasb-2026-11-24.md"); free != "kasb-2026-11-24-2.md" {
		t.Errorf("free: %s", free)
	}
	if err := WriteNew(filepath.Join(dir, "kasb-2026-11-24-2.md"), nil); err != nil {
		t.Fatal(err)
	}
	if free := FreeName(dir, "kasb-2026-11-24.md"); free != "kasb-2026-11-24-3.md" {
		t.Errorf("free: %s", free)
	}
	if err := Replace(path, []byte("three")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "three" {
		t.Errorf("the file holds %q", got)
	}
	if names, _ := os.ReadDir(dir); len(names) != 2 {
		t.Errorf("left behind: %v", names)
	}
}

// Of many that write a new file at once, one does.
func TestWriteNewOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	var wrote sync.Map
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if WriteNew(path, []byte{byte(i)}) == nil {
				wrote.Store(i, true)
			}
		})
	}
	wg.Wait()
	n := 0
	wrote.Range(func(i, _ any) bool {
		if got, _ := os.ReadFile(path); len(got) != 1 || int(got[0]) != i {
			t.Errorf("%v wrote it, and it holds %v", i, got)
		}
		n++
		return true
	})
	if n != 1 {
		t.Errorf("%d wrote it", n)
	}
}

func TestWriteWhereNothingCanBe(t *testing.T) {
	dir := t.TempDir()
	for name, path := range map[string]string{
		"no folder": filepath.Join(dir, "none", "file"),
		"a file":    filepath.Join(dir, "taken", "file"),
	} {
		if err := os.WriteFile(filepath.Join(dir, "taken"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		var failure *Failure
		if err := WriteNew(path, nil); !errors.As(err, &failure) || failure.Path != path {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := WriteNew(filepath.Join(dir, "folder"), nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a folder of that name: error %v", err)
	}
	if err := Replace(filepath.Join(dir, "folder"), nil); err == nil {
		t.Error("a folder was replaced")
	}
}

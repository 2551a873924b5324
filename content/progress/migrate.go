package progress

import (
	"encoding/json"
	"os"
	"path/filepath"

	"kasb/content/disk"
)

// Version 1 kept everything in one file. It is taken over when it is first met,
// and stays beside the new files under another name.
const (
	oldName  = "progress.json"
	keptName = "progress.json.version-1"
)

// Settings are what a file of version 1 says of the reader's choices, which have
// a file of their own now, elsewhere.
type Settings struct {
	Text    map[string]string `json:"text"`    // terminal → strategy that reads right there
	Offered map[string]bool   `json:"offered"` // terminals in which calibration was offered
	Marks   string            `json:"marks"`   // "show", "hide" or empty
}

// EarlierSettings are those of the file of version 1 in folder dir, taken over or
// not; zero where there is none.
func EarlierSettings(dir string) Settings {
	for _, name := range []string{oldName, keptName} {
		var old struct{ Settings Settings }
		if data, err := os.ReadFile(filepath.Join(dir, name)); err == nil && json.Unmarshal(data, &old) == nil {
			return old.Settings
		}
	}
	return Settings{}
}

// takeOver adds what a file of version 1 has and no file of its own part has yet.
func (f *found) takeOver(old State, settings Settings) {
	old.Offered = settings.Offered
	for _, p := range parts {
		if !f.there[p.File] {
			p.take(&f.state, old)
		}
	}
}

// migrate writes what was taken over and gives the old file its other name. It
// can be interrupted anywhere: until the old file is renamed, it counts for the
// parts that have no file yet. The caller holds the lock.
func (f *found) migrate(dir string) error {
	for _, p := range parts {
		if f.there[p.File] || p.same(f.state, State{}) {
			continue
		}
		if err := p.write(dir, f.state); err != nil {
			return err
		}
		f.there[p.File] = true
	}
	from, to := filepath.Join(dir, oldName), filepath.Join(dir, keptName)
	err := os.Rename(from, to)
	if err == nil {
		_ = os.Chmod(to, disk.FileMode) // it may be somebody else's
		err = disk.SyncFolder(dir)
	}
	if err != nil {
		return &Failure{Doing: keeping, Path: from, Cause: err}
	}
	f.old = false
	return nil
}

package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"kasb/content/arabic"
	"kasb/content/disk"
	"kasb/content/strict"
)

// File is a reader's settings in a file, or in memory only. It is safe for concurrent use, also by several processes.
type File struct {
	path string // empty: in memory

	mu      sync.Mutex
	memory  Settings          // where there is no path
	waiting []func(*Settings) // changes in effect that could not be written yet
}

// Open is the file of that path. It need not exist, nor its folder.
func Open(path string) *File { return &File{path: path} }

// Memory is a file that forgets everything when the program ends. It begins with settings.
func Memory(s Settings) *File { return &File{memory: s.clone()} }

// Path is where the file is or would be, empty for one in memory.
func (f *File) Path() string { return f.path }

// Missing reports whether there is no file yet.
func (f *File) Missing() bool {
	_, err := os.Lstat(f.path)
	return f.path != "" && errors.Is(err, fs.ErrNotExist)
}

// Load reads the file, with the changes that could not be written. A missing file leaves everything to the program.
// The error is [strict.Faults]: all that is wrong in the file. What is good in it is in the settings all the same.
func (f *File) Load() (Settings, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.path == "" {
		return f.memory.clone(), nil
	}
	r := readFile(f.path)
	s := r.settings
	for _, change := range f.waiting {
		change(&s)
	}
	return s.valid(), r.faults.Err()
}

// Update changes the settings and writes them. With an error the change is in effect until the program ends, and is
// written with the next one that can be: the error is [*Faulty], [*Unchangeable] or [*Failure].
func (f *File) Update(change func(*Settings)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.path == "" {
		change(&f.memory)
		return nil
	}
	f.waiting = append(f.waiting, change)
	if err := f.write(false); err != nil {
		return err
	}
	f.waiting = nil
	return nil
}

// TakeOver writes settings that were kept elsewhere before there was this file, and reports whether it did: where the
// file exists, that stands. With an error they are in effect until the program ends.
func (f *File) TakeOver(old Settings) (taken bool, err error) {
	if old = old.valid(); old.Equal(Settings{}) {
		return false, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.path == "" || !readFile(f.path).missing {
		return false, nil
	}
	f.waiting = append(f.waiting, func(s *Settings) { *s = old.clone() })
	if err := f.write(true); err != nil {
		if errors.Is(err, errThere) {
			f.waiting = f.waiting[:len(f.waiting)-1]
			return false, nil
		}
		return true, err
	}
	f.waiting = nil
	return true, nil
}

// errThere says that another process has made the file meanwhile.
var errThere = errors.New("the file is there")

// patience is how long another process may hold the file.
const patience = 2 * time.Second

// write puts the waiting changes into the file, whole or not at all. With fresh there must be none yet.
func (f *File) write(fresh bool) error {
	failed := func(err error) error { return &Failure{Path: f.path, Cause: err} }
	if r := readFile(f.path); !r.changeable() { // before anything is made in the folder
		return &Faulty{Path: f.path, Faults: r.faults}
	}
	if err := disk.MakeFolder(filepath.Dir(f.path)); err != nil {
		return failed(err)
	}
	// The file itself is replaced by each change, so that the lock stands beside it.
	unlock, err := disk.Lock(f.path+".lock", patience)
	if err != nil {
		return failed(err)
	}
	defer unlock()

	r := readFile(f.path)
	switch {
	case !r.changeable():
		return &Faulty{Path: f.path, Faults: r.faults}
	case fresh && !r.missing:
		return errThere
	}
	want := r.settings.clone()
	for _, change := range f.waiting {
		change(&want)
	}
	if want.valid().Equal(r.settings) {
		return nil
	}
	data, ok := r.edited(want)
	if !ok {
		return &Unchangeable{Path: f.path}
	}
	// A link that leads to the file, as from a folder of such files under version control, stays one.
	path := f.path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	disk.Sweep(filepath.Dir(path), filepath.Base(path))
	if err := disk.Write(path, data); err != nil {
		return failed(err)
	}
	return nil
}

// until is what every error of [File.Update] ends with.
const until = "يُعمل بالاختيار حتى إغلاق البرنامج."

// Faulty says that the file has faults and is left as it is.
type Faulty struct {
	Path   string
	Faults strict.Faults
}

func (e *Faulty) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "لم يُكتب الاختيار في ملف الإعدادات، ففيه ما لم يُفهم، ولا يغير البرنامج ملفا كهذا: %s\n", arabic.Isolate(e.Path))
	const most = 5
	for i, f := range e.Faults {
		if i == most {
			b.WriteString("\n…")
			break
		}
		b.WriteString("\n" + Line(f))
	}
	return b.String() + "\n\nبعد إصلاحه يُكتب الاختيار من جديد، وحتى ذلك: " + until
}

// Line says a fault of the file in one line.
func Line(f strict.Fault) string {
	if f.Line == 0 {
		return f.Want
	}
	return fmt.Sprintf("السطر %d: %s", f.Line, f.Want)
}

// Unchangeable says that the file is written in a way in which its lines can't be changed one by one.
type Unchangeable struct{ Path string }

func (e *Unchangeable) Error() string {
	return "لم يُكتب الاختيار: ملف الإعدادات صحيح، لكن أسطره مكتوبة بطريقة لا يغيرها البرنامج، ويمكن تغييره في محرر: " +
		arabic.Isolate(e.Path) + "\n\n" + until
}

// Failure is an error of the disk, in the reader's language.
type Failure struct {
	Path  string
	Cause error
}

func (e *Failure) Error() string {
	return fmt.Sprintf("تعذرت كتابة ملف الإعدادات: %s (السبب: %s)\n\n%s", arabic.Isolate(e.Path), disk.Reason(e.Cause), until)
}

func (e *Failure) Unwrap() error { return e.Cause }

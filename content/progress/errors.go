package progress

import (
	"errors"
	"fmt"

	"kasb/content/arabic"
	"kasb/content/disk"
)

// SetAside reports a file that could not be understood and where it is now.
type SetAside struct {
	Path  string // where the file is kept
	Cause error
}

func (e *SetAside) Error() string {
	return fmt.Sprintf("تعذر فهم ملف محفوظ، فنُقل كما هو إلى %s (السبب: %v). وما سواه لم يتأثر", arabic.Isolate(e.Path), e.Cause)
}

func (e *SetAside) Unwrap() error { return e.Cause }

// Newer reports a file that a newer version of the program has written. It stays
// as it is.
type Newer struct {
	Path           string
	Version, Known int // of the file, and the newest that is understood
}

func (e *Newer) Error() string {
	return fmt.Sprintf("الملف %s كتبه إصدار أحدث من كسب (صيغته %d، والمعروف هنا %d)، فبقي كما هو، ولفتحه يلزم تحديث البرنامج", arabic.Isolate(e.Path), e.Version, e.Known)
}

// damage is a file that can't be understood and is where it was.
type damage struct {
	path  string
	cause error
}

func (e *damage) Error() string {
	return fmt.Sprintf("ملف تالف: %s (السبب: %v)", arabic.Isolate(e.path), e.cause)
}
func (e *damage) Unwrap() error { return e.cause }

// Failure is an error of the disk, in the reader's language.
type Failure struct {
	Doing string // what was being done
	Path  string // empty where there is none
	Cause error
}

func (e *Failure) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("%s (السبب: %s)", e.Doing, disk.Reason(e.Cause))
	}
	return fmt.Sprintf("%s: %s (السبب: %s)", e.Doing, arabic.Isolate(e.Path), disk.Reason(e.Cause))
}

func (e *Failure) Unwrap() error { return e.Cause }

// Reason says why, in the reader's language; it is the same for all files that the
// same trouble keeps from being written.
func (e *Failure) Reason() string { return disk.Reason(e.Cause) }

// ErrNowhere is the cause of a failure where there is no folder to keep anything
// in, since nobody knows whose the program is.
var ErrNowhere = errors.New("المتغير " + arabic.Isolate("HOME") + " بلا قيمة")

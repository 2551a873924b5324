package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"kasb/content/disk"
)

// SetAside reports a file that could not be understood and where it is now.
type SetAside struct {
	Path  string // where the file is kept
	Cause error
}

func (e *SetAside) Error() string {
	return fmt.Sprintf("تعذر فهم ملف محفوظ، فنُقل كما هو إلى %s (السبب: %v). وما سواه لم يتأثر", isolate(e.Path), e.Cause)
}

func (e *SetAside) Unwrap() error { return e.Cause }

// Newer reports a file that a newer version of the program has written. It stays
// as it is.
type Newer struct {
	Path           string
	Version, Known int // of the file, and the newest that is understood
}

func (e *Newer) Error() string {
	return fmt.Sprintf("الملف %s كتبه إصدار أحدث من كسب (صيغته %d، والمعروف هنا %d)، فبقي كما هو. تحديث البرنامج يفتحه", isolate(e.Path), e.Version, e.Known)
}

// damage is a file that can't be understood and is where it was.
type damage struct {
	path  string
	cause error
}

func (e *damage) Error() string {
	return fmt.Sprintf("ملف تالف: %s (السبب: %v)", isolate(e.path), e.cause)
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
		return fmt.Sprintf("%s (السبب: %s)", e.Doing, reason(e.Cause))
	}
	return fmt.Sprintf("%s: %s (السبب: %s)", e.Doing, isolate(e.Path), reason(e.Cause))
}

func (e *Failure) Unwrap() error { return e.Cause }

// Reason says why, in the reader's language; it is the same for all files that the
// same trouble keeps from being written.
func (e *Failure) Reason() string { return reason(e.Cause) }

// ErrNowhere is the cause of a failure where there is no folder to keep anything
// in, since nobody knows whose the program is.
var ErrNowhere = errors.New("المتغير " + isolate("HOME") + " بلا قيمة")

// reason says in the reader's language why the disk has refused, as far as it is
// one of the usual reasons.
func reason(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, errQuota):
		return "القرص ممتلئ"
	case errors.Is(err, syscall.EROFS):
		return "القرص للقراءة فقط"
	case errors.Is(err, syscall.EACCES), errors.Is(err, syscall.EPERM):
		return "لا إذن بالكتابة هنا"
	case errors.Is(err, syscall.ENOTDIR):
		return "في المسار ملف مكان المجلد"
	case errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.EEXIST), errors.Is(err, syscall.ENOTEMPTY):
		return "في المسار مجلد مكان الملف"
	case errors.Is(err, syscall.ELOOP):
		return "رابط رمزي يدور على نفسه"
	case errors.Is(err, disk.ErrBusy):
		return "تستعمله نافذة أخرى الآن"
	}
	var path *fs.PathError
	var link *os.LinkError
	switch { // without the path, which is said beside it
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return isolate(err.Error())
}

// isolate keeps a path left to right inside an Arabic sentence.
func isolate(s string) string { return "\u2066" + s + "\u2069" }

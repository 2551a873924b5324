package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"kasb/content/arabic"
)

// Reason says why the disk has refused, in the reader's language as far as it is one
// of the usual reasons.
func Reason(err error) string {
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
	case errors.Is(err, ErrBusy):
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
	return arabic.Isolate(err.Error())
}

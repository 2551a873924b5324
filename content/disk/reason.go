package disk

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"syscall"

	"kasb/content/arabic"
)

// Reason says why the disk has refused, in the reader's language as far as it is one
// of the usual reasons.
func Reason(err error) string {
	switch {
	case isOneOf(err, full):
		return "القرص ممتلئ"
	case isOneOf(err, protected):
		return "القرص للقراءة فقط"
	case errors.Is(err, fs.ErrPermission):
		return "لا إذن بذلك هنا"
	case errors.Is(err, syscall.ENOTDIR):
		return "في المسار ملف مكان المجلد"
	case errors.Is(err, syscall.EISDIR), errors.Is(err, fs.ErrExist):
		return "في المسار مجلد مكان الملف"
	case errors.Is(err, fs.ErrNotExist):
		return "المجلد غير موجود"
	case errors.Is(err, syscall.ELOOP):
		return "رابط رمزي يدور على نفسه"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "الاسم أطول مما يقبله القرص"
	case errors.Is(err, syscall.EIO):
		return "عطل في القرص"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "الملفات المفتوحة أكثر مما يقبله النظام"
	case errors.Is(err, ErrBusy), isOneOf(err, used):
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

func isOneOf(err error, numbers []syscall.Errno) bool {
	var number syscall.Errno
	return errors.As(err, &number) && slices.Contains(numbers, number)
}

package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The usual reasons are said in Arabic, without the path.
func TestReason(t *testing.T) {
	for err, want := range map[error]string{
		full[0]:              "القرص ممتلئ",
		full[1]:              "القرص ممتلئ",
		protected[0]:         "القرص للقراءة فقط",
		os.ErrPermission:     "لا إذن بذلك هنا",
		os.ErrExist:          "في المسار مجلد مكان الملف",
		os.ErrNotExist:       "المجلد غير موجود",
		syscall.ELOOP:        "رابط رمزي يدور على نفسه",
		syscall.ENAMETOOLONG: "الاسم أطول مما يقبله القرص",
		syscall.EIO:          "عطل في القرص",
		syscall.EMFILE:       "الملفات المفتوحة أكثر مما يقبله النظام",
		ErrBusy:              "تستعمله نافذة أخرى الآن",
	} {
		for _, err := range []error{err, fmt.Errorf("a: %w", &os.PathError{Op: "open", Path: "/a/b", Err: err}), &os.LinkError{Op: "rename", Old: "/a", New: "/b", Err: err}} {
			if got := Reason(err); got != want {
				t.Errorf("%v: %s, want %s", err, got, want)
			}
		}
	}
	dir := t.TempDir()
	for path, want := range map[string]string{
		filepath.Join(dir, "none", "a.json"): "المجلد غير موجود",
		dir:                                  "في المسار مجلد مكان الملف",
		filepath.Join(dir, strings.Repeat("a", 300), ""): "الاسم أطول مما يقبله القرص",
	} {
		if err := Write(path, []byte("{}")); err == nil || Reason(err) != want {
			t.Errorf("%v: %s, want %s", err, Reason(err), want)
		}
	}
	if got := Reason(&os.PathError{Op: "open", Path: "/a/b", Err: errors.New("odd")}); got != "\u2066odd\u2069" {
		t.Errorf("an unusual reason: %s", got)
	}
}

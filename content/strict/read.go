package strict

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// MaxSize is the largest file that is read, in bytes: about 25,000 Arabic words. Syntax made to be slow takes the
// parsers behind this package time that grows with the square of the size.
const MaxSize = 256 << 10

// ReadFile reads a file whole. Where it can't, or where the file is no text in UTF-8, it adds one fault and reports
// false; it opens nothing but plain files and reads no more than [MaxSize].
func ReadFile(fsys fs.FS, name string, faults *Faults) (data []byte, ok bool) {
	at := Place{File: name}
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		faults.Add(at, "%s", unreadable(fsys, name, err, "ملف"))
		return nil, false
	case info.IsDir():
		faults.Add(at, "هذا مجلد، والمتوقع ملف")
		return nil, false
	case !info.Mode().IsRegular():
		faults.Add(at, "ليس ملفا عاديا، والمتوقع ملف نصي")
		return nil, false
	case info.Size() > MaxSize:
		tooLarge(at, info.Size(), faults)
		return nil, false
	}
	f, err := fsys.Open(name)
	if err == nil {
		data, err = io.ReadAll(io.LimitReader(f, MaxSize+1))
		err = errors.Join(err, f.Close())
	}
	switch {
	case err != nil:
		faults.Add(at, "%s", unreadable(fsys, name, err, "ملف"))
		return nil, false
	case len(data) > MaxSize: // it grew meanwhile
		tooLarge(at, int64(len(data)), faults)
		return nil, false
	}
	return data, isText(at, data, faults)
}

func tooLarge(at Place, size int64, faults *Faults) {
	faults.Add(at, "حجم الملف بالبايت %d، والمتوقع %d على الأكثر، ويمكن تقسيم النص على أكثر من ملف", size, int64(MaxSize))
}

// isText finds files of another kind, in which there is no use to look for faults line by line.
func isText(at Place, data []byte, faults *Faults) bool {
	const iconv = "، والمتوقع UTF-8، ويحوله الأمر: iconv -f UTF-16 -t UTF-8"
	switch i := bytes.IndexByte(data, 0); {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		faults.Add(at, "الملف بترميز UTF-16"+iconv)
		return false
	case i >= 0:
		before := data[:i]
		at.Line = 1 + bytes.Count(before, []byte("\n"))
		at.Column = 1 + len(bytes.Runes(before[bytes.LastIndexByte(before, '\n')+1:]))
		faults.Add(at, "بايت صفر، فالملف ليس نصا، والمتوقع ملف نصي بترميز UTF-8")
		return false
	}
	return true
}

// ReadDir lists a folder, or adds one fault and reports false.
func ReadDir(fsys fs.FS, name string, faults *Faults) (entries []fs.DirEntry, ok bool) {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.IsDir() {
		faults.Add(Place{File: name}, "هذا ملف، والمتوقع مجلد")
		return nil, false
	}
	if err == nil {
		entries, err = fs.ReadDir(fsys, name)
	}
	if err != nil {
		faults.Add(Place{File: name}, "%s", unreadable(fsys, name, err, "مجلد"))
		return nil, false
	}
	return entries, true
}

// Exists reports whether there is something by this name, though it may be a link that leads nowhere.
func Exists(fsys fs.FS, name string) bool {
	_, err := fs.Lstat(fsys, name)
	return !errors.Is(err, fs.ErrNotExist)
}

// unreadable says why a file or a folder can't be read, and what was expected.
func unreadable(fsys fs.FS, name string, err error, kind string) string {
	info, lerr := fs.Lstat(fsys, name)
	link := lerr == nil && info.Mode()&fs.ModeSymlink != 0
	switch {
	case errors.Is(err, syscall.ELOOP):
		return "رابط رمزي يدور على نفسه، والمتوقع " + kind
	case errors.Is(err, syscall.ENOTDIR):
		return "ليس مجلدا، والمتوقع " + kind
	case link && errors.Is(err, fs.ErrNotExist):
		return "رابط رمزي إلى ما ليس موجودا، والمتوقع " + kind
	case errors.Is(err, fs.ErrPermission):
		return "لا إذن بالقراءة، والمتوقع " + kind + " تمكن قراءته"
	case link: // what else is wrong with a link is found at its other end
		return "رابط رمزي إلى خارج المجلد، والمتوقع " + kind + " داخله"
	case errors.Is(err, fs.ErrNotExist):
		return "غير موجود، والمتوقع " + kind + " بهذا الاسم"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return "تعذرت القراءة: " + Quote(err.Error()) + "، والمتوقع " + kind
}

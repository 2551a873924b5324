package command

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"unicode"

	"golang.org/x/text/encoding"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// exitPipe is the status of a program whose reader went away, as the shell
// gives it for SIGPIPE.
const exitPipe = 128 + 13

// output collects lines and writes many of them at once. Each such write puts
// the terminal as it is wanted and back again: VTE keeps the bidirectional mode
// with the line, so that what was printed stays right, and whatever ends the
// program between two writes finds nothing to put right.
type output struct {
	f            *os.File
	enter, leave string
	buf          []byte

	mu sync.Mutex // held while writing
}

// line adds a line.
func (o *output) line(line []byte) error {
	const enough = 16 << 10
	if len(o.buf) == 0 {
		o.buf = append(o.buf, o.enter...)
	}
	o.buf = append(append(o.buf, line...), '\n')
	if len(o.buf) < enough {
		return nil
	}
	return o.flush()
}

// flush writes the lines so far.
func (o *output) flush() error {
	if len(o.buf) == 0 {
		return nil
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	_, err := o.f.Write(append(o.buf, o.leave...))
	o.buf = o.buf[:0]
	return err
}

// guard puts the terminal back when a signal ends the program in the middle of
// a write. A second signal does not wait for the end of the write.
func (o *output) guard() (done func()) {
	caught := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(caught, s)
		}
	}
	go func() {
		s, ok := <-caught
		if !ok {
			return
		}
		signal.Reset()
		o.mu.Lock() // for good: nothing is written any more
		// The interrupt key throws away what the terminal has not yet read.
		io.WriteString(o.f, "\x1b]8;;\a\x1b[m"+o.leave)
		self, err := os.FindProcess(os.Getpid())
		if err != nil || self.Signal(s) != nil {
			os.Exit(exitFailed)
		}
	}()
	return func() {
		signal.Stop(caught)
		close(caught)
	}
}

var (
	errBinary   = errors.New("no text")
	errEncoding = errors.New("not UTF-8")
	errTooLarge = errors.New("too large")
)

// textOf is the text of f: UTF-8, or UTF-16 if a byte order mark says so. What
// has been printed is written before f is read, which may have to wait.
func textOf(f io.Reader, w *output) io.Reader {
	raw := &rawReader{f: f, w: w}
	return &textReader{raw: raw, decoded: transform.NewReader(raw, utf.BOMOverride(encoding.UTF8Validator))}
}

type rawReader struct {
	f    io.Reader
	w    *output
	zero bool // a zero byte has come
}

func (r *rawReader) Read(p []byte) (int, error) {
	if err := r.w.flush(); err != nil {
		return 0, err
	}
	n, err := r.f.Read(p)
	r.zero = r.zero || bytes.IndexByte(p[:n], 0) >= 0
	return n, err
}

// textReader tells what is no text. It hands out nothing of the piece that it
// found that in.
type textReader struct {
	raw     *rawReader
	decoded io.Reader
}

func (r *textReader) Read(p []byte) (int, error) {
	n, err := r.decoded.Read(p)
	switch {
	case bytes.IndexByte(p[:n], 0) >= 0, err == encoding.ErrInvalidUTF8 && r.raw.zero:
		return 0, errBinary
	case err == encoding.ErrInvalidUTF8:
		return 0, errEncoding
	}
	return n, err
}

// explain says in Arabic what went wrong with a file.
func explain(err error, file string) string {
	name := named(file)
	if file == "-" {
		name = "الدخل القياسي"
	}
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "لا يوجد ملف بهذا الاسم: " + name
	case errors.Is(err, fs.ErrPermission):
		return "لا إذن بقراءة الملف: " + name
	case errors.Is(err, errEmptyFolder):
		return "لا ملفات Markdown في المجلد: " + name
	case errors.Is(err, syscall.EISDIR), isFolder(file): // Windows has no such error
		return "هذا مجلد، والمطلوب ملف: " + name
	case errors.Is(err, errBinary):
		return "ليس ملفا نصيا: " + name
	case errors.Is(err, errTooLarge):
		return "الحجم أكبر من " + itoa(maxAnswers) + " بايت، ولا يزيد عليه ملف إجابات: " + name
	case errors.Is(err, errEncoding):
		return "ليس نصا بترميز UTF-8: " + name + "، وقد يحوله الأمر: " + ltr("iconv -f WINDOWS-1256 -t UTF-8")
	case errors.As(err, &path) && path.Op == "write":
		return "تعذرت كتابة الخرج: " + ltr(path.Err.Error())
	}
	return "تعذر عرض الملف: " + name + "، والسبب: " + ltr(err.Error())
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// named is what a user typed, to stand inside an Arabic sentence: on one line
// and in its own direction (U+2068, UAX #9 2.4).
func named(s string) string {
	return "\u2068" + strings.Map(printable, s) + "\u2069"
}

// printable puts a sign in the place of a control.
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return unicode.ReplacementChar
	}
	return r
}

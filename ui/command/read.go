package command

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
	"unsafe"

	tea "charm.land/bubbletea/v2"
	xterm "github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"kasb/ui"
)

func (c *call) readCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "read FILE…|DIR|-",
		Short:       "Read Markdown files on the whole screen",
		Annotations: map[string]string{arabicLine: "قراءة ملفات Markdown على الشاشة كلها"},
		Long: `يفتح ملفات Markdown للقراءة على الشاشة كلها: العربية من اليمين والإنجليزية من اليسار، فقرة فقرة.
• مع ملف واحد يُفتح الملف. مع عدة ملفات، أو مع مجلد، تظهر قائمة أولا.
• من المجلد تُؤخذ ملفات ` + ltr(".md") + ` و` + ltr(".markdown") + ` فيه وفي ما تحته، بترتيب الأسماء، بلا الملفات المخفية.
• مع ` + ltr("-") + ` يُقرأ النص من الدخل القياسي، مثل: ` + ltr("curl … | kasb read -") + `
• الروابط بين الملفات تعمل: ` + ltr("Tab") + ` إلى الرابط، و` + ltr("Enter") + ` لفتحه، و` + ltr("Esc") + ` للرجوع.`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return []cobra.Completion{"md", "markdown"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	cmd.RunE = c.runs(func(names []string) (int, error) {
		switch {
		case len(names) == 0:
			return 0, usageError("ما الملف المطلوب؟")
		case len(names) > 1 && slices.Contains(names, "-"):
			return 0, usageError("الدخل القياسي يُقرأ وحده، بلا ملفات معه")
		case c.plain:
			return c.readPlain(names), nil
		}
		return c.read(names), nil
	})
	return cmd
}

// read shows Markdown files on the whole screen.
func (c *call) read(names []string) int {
	if !inTerminal(c.out) {
		return c.noTerminal()
	}
	defer collectLater()()
	files, name, err := allFiles(names)
	if err != nil {
		return c.ended(err, name)
	}
	var texts, text = ui.Texts{Files: files, Read: readText}, ""
	if len(texts.Files) == 1 {
		if text, err = c.textOf(texts.Files[0]); err != nil {
			return c.ended(err, texts.Files[0])
		}
	}
	in := c.in
	if !xterm.IsTerminal(in.Fd()) {
		keyboard, out, err := tea.OpenTTY()
		if err != nil {
			return c.noTerminal()
		}
		defer keyboard.Close()
		if out != keyboard {
			defer out.Close()
		}
		in = keyboard
	}
	return c.fullScreen(in, func(env *ui.Env) *ui.App { return ui.NewReading(env, texts, text) })
}

// readPlain prints Markdown files as plain text, one behind the other. Each of
// several stands below its name.
func (c *call) readPlain(names []string) int {
	files, name, err := allFiles(names)
	if err != nil {
		return c.ended(err, name)
	}
	for i, name := range files {
		text, err := c.textOf(name)
		if err != nil {
			return c.ended(err, name)
		}
		err = c.document(0, func(p ui.Printer, w *output) error {
			if len(files) > 1 {
				above := strings.Repeat("\n", min(i, 1)) + strings.Map(printable, name) + "\n"
				if err := w.line([]byte(above)); err != nil {
					return err
				}
			}
			return p.Markdown(text, w.line)
		})
		if err != nil {
			return c.ended(err, name)
		}
	}
	return 0
}

// allFiles are the files that names stand for, in their order. An error comes with
// the name that it is about.
func allFiles(names []string) (files []string, name string, err error) {
	for _, name := range names {
		found, err := markdownFiles(name)
		if err != nil {
			return nil, name, err
		}
		files = append(files, found...)
	}
	return files, "", nil
}

// collectLater keeps the collector of garbage from starting before the first frame
// is drawn, since a long text alone would call for it and it takes a third of the
// time until then. It is diligent afterwards.
func collectLater() (done func()) {
	const (
		first = 800 // percent: from 32 MiB on
		then  = 30
		drawn = 150 * time.Millisecond
	)
	debug.SetGCPercent(first)
	timer := time.AfterFunc(drawn, func() { debug.SetGCPercent(then) })
	return func() { timer.Stop() }
}

// textOf is the text of a file, or of standard input.
func (c *call) textOf(name string) (string, error) {
	if name == "-" {
		return decoded(c.in)
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return decoded(f)
}

// decoded is all of the text of f. Most texts are UTF-8 and need nothing done.
func decoded(f *os.File) (string, error) {
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		b.Grow(int(min(info.Size(), 1<<28)) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(f); err != nil {
		return "", err
	}
	data := b.Bytes()
	if bytes.IndexByte(data, 0) < 0 && utf8.Valid(wholeRunes(data[:min(len(data), checked)])) {
		return unsafe.String(unsafe.SliceData(data), len(data)), nil // nobody else has it
	}
	text, err := io.ReadAll(textOf(&b, new(output)))
	return string(text), err
}

// checked is how much of a text has to be UTF-8. A broken letter far behind is no
// reason not to read the rest: it is shown as U+FFFD.
const checked = 64 << 10

// wholeRunes is text without a letter that is cut off at its end.
func wholeRunes(b []byte) []byte {
	for i := len(b) - 1; i >= max(0, len(b)-utf8.UTFMax); i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return b[:i]
			}
			break
		}
	}
	return b
}

// readText is the text of a file for the full-screen program, which shows the
// error.
func readText(name string) (string, error) {
	text, err := new(call).textOf(name)
	if err != nil {
		return "", errors.New(explain(err, name))
	}
	return text, nil
}

// errEmptyFolder says that a folder has nothing to read.
var errEmptyFolder = errors.New("no Markdown")

// markdownFiles are the files that a name stands for: itself, or those of a
// folder and of the folders below it, in the order of their names. Hidden ones are
// left out. A folder that links lead to is looked at once.
func markdownFiles(name string) ([]string, error) {
	if name == "-" {
		return []string{name}, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{name}, nil
	}
	w := folderWalk{}
	if err := w.folder(name); err != nil {
		return nil, err
	}
	if len(w.files) == 0 {
		return nil, errEmptyFolder
	}
	return w.files, nil
}

// folderWalk goes through folders.
type folderWalk struct {
	seen  []fs.FileInfo // the folders, wherever links to them stand
	files []string
}

func (w *folderWalk) folder(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(w.seen, func(s fs.FileInfo) bool { return os.SameFile(s, info) }) {
		return nil
	}
	w.seen = append(w.seen, info)
	entries, err := os.ReadDir(name)
	if err != nil {
		return err
	}
	// The files of a folder come before the folders in it.
	var folders []string
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		path := filepath.Join(name, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(path) // of what a link leads to
		switch {
		case err != nil:
		case info.IsDir():
			folders = append(folders, path)
		case info.Mode().IsRegular() && ui.IsMarkdown(path):
			w.files = append(w.files, path)
		}
	}
	for _, f := range folders {
		if err := w.folder(f); err != nil && !errors.Is(err, fs.ErrPermission) {
			return err
		}
	}
	return nil
}

package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"kasb/ui"
	terminal "kasb/ui/term"
)

const (
	// defaultWidth is the width in cells where there is no window.
	defaultWidth = 80
	// maxWidth is the widest column that can be asked for, in cells.
	maxWidth = 10_000
)

// showLine is how the command is called.
func showLine() string {
	return "الاستعمال: " + ltr("kasb show [--width N] [--text NAME] [--plain] [FILE|-]")
}

func showUsage() string {
	return showLine() + `

يعرض ملفا نصيا أو ملف Markdown في الطرفية: حروفه متصلة، وعربيته من اليمين، وأسطره بطول مريح للقراءة.
• الملف الذي ينتهي اسمه بـ ` + ltr(".md") + ` أو ` + ltr(".markdown") + ` يقرأ على أنه Markdown، وغيره نص عادي.
• بلا اسم ملف، أو مع ` + ltr("-") + `، يقرأ الدخل القياسي على أنه Markdown، مثل: ` + ltr("curl … | kasb show") + `
• إذا لم يكن الخرج طرفية كتب النص بترتيب القراءة، كل فقرة في سطر، بلا ألوان ولا رموز.

الخيار ` + ltr("--width N") + ` عرض النص بالأعمدة. المعتاد عرض النافذة، ولا يزيد على ` + strconv.Itoa(ui.MaxColumn) + ` عمودا.

الخيار ` + ltr("--plain") + ` يقرأ المدخل على أنه نص عادي، كل سطر فيه مستقل.

` + textUsage() + `
مع هذا الخيار ترتب الأسطر كما في الطرفية وإن لم يكن الخرج طرفية، وعرضها حينئذ ` + strconv.Itoa(defaultWidth) + ` عمودا.
`
}

// showOptions is what show was asked for.
type showOptions struct {
	file    string // "-" is standard input
	width   int    // 0 if none was given
	plain   bool   // whatever the file's name
	encoded bool   // a strategy was given
	profile terminal.Profile
}

// usageError is something wrong with the command line.
type usageError string

func (e usageError) Error() string { return string(e) }

// readShow reads the command line behind "show". Options and files stand in any
// order.
func readShow(args []string, profile terminal.Profile) (showOptions, error) {
	o := showOptions{profile: profile}
	flags := flag.NewFlagSet("show", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var wrong error
	textFlag(flags, &o.profile, &wrong)
	flags.BoolVar(&o.plain, "plain", false, "")
	flags.Func("width", "", func(s string) (err error) {
		if o.width, err = strconv.Atoi(s); err != nil || o.width < 1 || o.width > maxWidth {
			wrong = usageError("العرض " + named(s) + " ليس عددا من 1 إلى " + strconv.Itoa(maxWidth))
		}
		return wrong
	})
	var files []string
	for {
		err := flags.Parse(args)
		switch {
		case errors.Is(err, flag.ErrHelp):
			return o, err
		case wrong != nil:
			return o, usageError(wrong.Error())
		case err != nil:
			return o, usageError("خيار غير معروف أو ناقص: " + named(strings.Join(args, " ")))
		}
		rest := flags.Args()
		if len(rest) == 0 {
			break
		}
		if i := len(args) - len(rest); i > 0 && args[i-1] == "--" {
			files = append(files, rest...)
			break
		}
		files = append(files, rest[0])
		args = rest[1:]
	}
	flags.Visit(func(f *flag.Flag) { o.encoded = o.encoded || f.Name == "text" })
	if len(files) > 1 {
		return o, usageError("يعرض الأمر ملفا واحدا في المرة، لا هذه كلها: " + named(strings.Join(files, " ")))
	}
	if len(files) == 1 {
		o.file = files[0]
	}
	return o, nil
}

// show prints a document and ends.
func show(profile terminal.Profile, args []string, in, out, errs *os.File) int {
	o, err := readShow(args, profile)
	if err == nil && o.file == "" {
		if o.file = "-"; term.IsTerminal(in.Fd()) {
			err = usageError("ما الملف الذي تريد عرضه؟")
		}
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		say(out, profile, showUsage())
		return 0
	case err != nil:
		say(errs, profile, "kasb: "+err.Error()+"\n"+showLine())
		return exitUsage
	}
	p, inTerminal := o.printer(out)
	w := &output{f: out}
	if inTerminal && !p.Plain {
		w.enter, w.leave = o.profile.Enter(), o.profile.Leave()
		defer w.guard()()
	}
	err = o.print(p, in, w)
	if flushed := w.flush(); err == nil {
		err = flushed
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, syscall.EPIPE):
		return exitPipe
	}
	say(errs, profile, "kasb: "+explain(err, o.file))
	return exitFailed
}

// printer is how the document is printed: laid out for a terminal that can
// order cells, or if a strategy was asked for; as it reads elsewhere.
func (o showOptions) printer(out *os.File) (p ui.Printer, inTerminal bool) {
	inTerminal = term.IsTerminal(out.Fd()) && os.Getenv("TERM") != "dumb"
	if !inTerminal && !o.encoded {
		return ui.Printer{Plain: true, Width: o.width}, false
	}
	p = ui.Printer{
		Width:    o.width,
		Strategy: o.profile.Strategy,
		Colors:   colorprofile.Detect(out, os.Environ()),
	}
	if os.Getenv("NO_COLOR") != "" { // whatever its value, see no-color.org
		p.Colors = min(p.Colors, colorprofile.ASCII)
	}
	if width, _, err := term.GetSize(out.Fd()); inTerminal && err == nil && width > 0 {
		p.Window = width
		if p.Width == 0 {
			p.Width = min(ui.MaxColumn, width-2*ui.Margin(width))
		}
		p.Width = min(p.Width, width) // what is wider is torn by the terminal
	}
	if p.Width == 0 {
		p.Width = defaultWidth
	}
	return p, inTerminal
}

// print prints the document.
func (o showOptions) print(p ui.Printer, in *os.File, w *output) error {
	f, markdown := in, !o.plain
	if o.file != "-" {
		var err error
		if f, err = os.Open(o.file); err != nil {
			return err
		}
		defer f.Close()
		switch strings.ToLower(filepath.Ext(o.file)) {
		case ".md", ".markdown":
		default:
			markdown = false
		}
	}
	text := textOf(f, w)
	if !markdown {
		return p.Text(text, w.line)
	}
	body, err := io.ReadAll(text)
	if err != nil {
		return err
	}
	return p.Markdown(string(body), w.line)
}

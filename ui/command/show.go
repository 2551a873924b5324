package command

import (
	"errors"
	"flag"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/charmbracelet/colorprofile"
	xterm "github.com/charmbracelet/x/term"

	"kasb/content/progress"
	"kasb/ui"
	"kasb/ui/term"
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
	profile term.Profile
}

// readShow reads the command line behind "show". Options and files stand in any
// order.
func (c *call) readShow(args []string) (showOptions, error) {
	var o showOptions
	flags := flag.NewFlagSet("show", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var wrong error
	c.textFlag(flags, &wrong)
	flags.BoolVar(&o.plain, "plain", false, "")
	flags.Func("width", "", func(s string) (err error) {
		if o.width, err = strconv.Atoi(s); err != nil || o.width < 1 || o.width > maxWidth {
			wrong = usageError("العرض " + named(s) + " ليس عددا من 1 إلى " + strconv.Itoa(maxWidth))
		}
		return wrong
	})
	files, err := parse(flags, args, &wrong)
	if err != nil {
		return o, err
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
func (c *call) show(args []string) int {
	o, err := c.readShow(args)
	if err == nil && o.file == "" {
		if o.file = "-"; xterm.IsTerminal(c.in.Fd()) {
			err = usageError("ما الملف الذي تريد عرضه؟")
		}
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		c.say(c.out, showUsage())
		return 0
	case err != nil:
		c.say(c.errs, "kasb: "+err.Error()+"\n"+showLine())
		return exitUsage
	}
	return c.ended(c.document(o, func(p ui.Printer, w *output) error { return o.print(p, c.in, w) }), o.file)
}

// document prints lines on standard output the way that fits where it goes.
func (c *call) document(o showOptions, print func(ui.Printer, *output) error) error {
	if inTerminal(c.out) {
		c.recognize()
	}
	o.profile = c.evidence.Profile().Printed()
	p := o.printer(c.out)
	w := &output{f: c.out}
	if inTerminal(c.out) && !p.Plain {
		w.enter, w.leave = o.profile.Enter, o.profile.Leave
		defer w.guard()()
	}
	err := print(p, w)
	if flushed := w.flush(); err == nil {
		err = flushed
	}
	return err
}

// ended says what went wrong with a file that was to be printed and gives the
// exit status.
func (c *call) ended(err error, file string) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, syscall.EPIPE):
		return exitPipe
	}
	c.say(c.errs, "kasb: "+explain(err, file))
	return exitFailed
}

// printer is how the document is printed: laid out for a terminal that can
// order cells, or if a strategy was asked for; as it reads elsewhere.
func (o showOptions) printer(out *os.File) ui.Printer {
	inTerminal := inTerminal(out)
	if !inTerminal && !o.encoded {
		return ui.Printer{Plain: true, Width: o.width}
	}
	p := ui.Printer{
		Width:    o.width,
		Strategy: o.profile.Strategy,
		Marks:    o.profile.Marks,
		Unframed: o.profile.Unframed,
		Colors:   colorprofile.Detect(out, os.Environ()),
	}
	if os.Getenv("NO_COLOR") != "" { // whatever its value, see no-color.org
		p.Colors = min(p.Colors, colorprofile.ASCII)
	}
	if width, _, err := xterm.GetSize(out.Fd()); inTerminal && err == nil && width > 0 {
		p.Window = width
		if p.Width == 0 {
			p.Width = min(ui.MaxColumn, width-2*ui.Margin(width))
		}
		p.Width = min(p.Width, width) // what is wider is torn by the terminal
	}
	if p.Width == 0 {
		p.Width = defaultWidth
	}
	return p
}

// inTerminal reports whether f is a terminal that can show a page.
func inTerminal(f *os.File) bool { return xterm.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb" }

// recognize adds to the evidence what only the full-screen program knows
// otherwise: what was calibrated here, and the terminal's answers where the
// environment does not tell who it is.
func (c *call) recognize() {
	settings := progress.Peek(stateDir()).Settings
	c.evidence.Saved = ui.Calibrations(settings)
	if !c.evidence.Known() {
		term.Ask(&c.evidence)
	}
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
		markdown = markdown && ui.IsMarkdown(o.file)
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

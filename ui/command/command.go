// Package command is the command line: it finds out what is asked for, wires the
// parts of the program together, and prints what stands outside of the screens.
//
// [Run] is the whole program but for its exit.
package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/colorprofile"
	xterm "github.com/charmbracelet/x/term"

	"kasb/ui"
	"kasb/ui/display"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// Exit statuses.
const (
	exitFailed = 1
	exitUsage  = 2 // the command line, or no terminal to draw on
)

// call is one call of the program: what it was given, and what is known of the
// terminal.
type call struct {
	in, out, errs *os.File
	evidence      term.Evidence
	content       string // folder of the content that is read; empty: our own
}

// Run does what the words behind the program's name ask for and gives the exit
// status.
func Run(args []string, in, out, errs *os.File) int {
	c := &call{in: in, out: out, errs: errs, evidence: term.Evidence{Environ: os.Environ()}, content: os.Getenv(contentVariable)}
	var err error
	if c.evidence.Choice, err = term.ChosenBy(c.evidence.Environ); err != nil {
		return c.misused(errors.New(ltr(term.ChoiceVariable) + ": " + err.Error()))
	}
	if len(args) > 0 {
		switch args[0] {
		case "show":
			return c.show(args[1:])
		case "read":
			return c.read(args[1:])
		case "quiz":
			return c.quiz(args[1:])
		case "check":
			return c.check(args[1:])
		case "calibrate":
			return c.program(args[1:], ui.NewCalibration)
		}
	}
	return c.program(args, ui.New)
}

// ltr keeps what a user types left to right inside an Arabic sentence.
func ltr(s string) string { return "\u2066" + s + "\u2069" }

func usage() string {
	return `كسب: برنامج عربي للطرفية عن الكسب من مواقع التواصل.

الاستعمال:
• ` + ltr("kasb [--content DIR] [--text NAME]") + `: البرنامج نفسه على الشاشة كلها.
• ` + ltr("kasb show [FILE]") + `: عرض ملف نصي أو ملف Markdown بالعربية في الطرفية، والتفصيل: ` + ltr("kasb show --help") + `
• ` + ltr("kasb read FILE…|DIR") + `: قراءة ملفات Markdown على الشاشة كلها، والتفصيل: ` + ltr("kasb read --help") + `
• ` + ltr("kasb quiz") + `: اختبار الجاهزية: من ملف إجابات، أو سؤالا بعد سؤال في نص عادي، والتفصيل: ` + ltr("kasb quiz --help") + `
• ` + ltr("kasb check [DIR]") + `: فحص مجلد محتوى، والتفصيل: ` + ltr("kasb check --help") + `
• ` + ltr("kasb calibrate") + `: اختيار الطريقة التي تظهر بها العربية صحيحة في هذه الطرفية.

` + textUsage() + `
ويمكن أن يكون الاختيار في متغير البيئة ` + ltr(term.ChoiceVariable) + `.

` + contentUsage() + `

الخيار ` + ltr("--help") + ` يعرض هذه الصفحة.
`
}

func textUsage() string {
	return `الخيار ` + ltr("--text NAME") + ` طريقة كتابة السطر العربي في الطرفية، ويختار البرنامج ما يناسبها. والطرائق هي:
• ` + ltr("visual") + `: كل حرف في مكانه من الشاشة.
• ` + ltr("lrm") + `: مثلها، مع علامة اتجاه بعد كل حرف عربي.
• ` + ltr("tokens") + ` و` + ltr("runs") + ` و` + ltr("pair") + ` و` + ltr("inverse") + `: للطرفيات ` + ltr("kitty") + ` و` + ltr("Konsole") + ` و` + ltr("QTerminal") + ` و` + ltr("PuTTY") + `، بهذا الترتيب.
• ` + ltr("logical") + `: بترتيب القراءة، للطرفيات التي ترتب العربية بنفسها.`
}

// usageError is something wrong with the command line.
type usageError string

func (e usageError) Error() string { return string(e) }

// textFlag adds the option --text, the user's choice of a strategy. What is wrong
// with the name it was given is kept in wrong.
func (c *call) textFlag(flags *flag.FlagSet, wrong *error) {
	flags.Func("text", "", func(name string) error {
		s, err := term.ParseStrategy(name)
		if err != nil {
			*wrong = usageError(err.Error())
			return err
		}
		c.evidence.Choice = term.Choice{Strategy: s, By: "--text"}
		return nil
	})
}

// parseOptions reads the options that args begin with. What is wrong with the value
// of one is in wrong. The error is flag.ErrHelp when help was asked for.
func parseOptions(flags *flag.FlagSet, args []string, wrong *error) error {
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return err
	case *wrong != nil:
		return *wrong
	case err != nil:
		return unknownOption(args)
	}
	return nil
}

// parse reads options and names of files, which stand in any order, as
// [parseOptions] does.
func parse(flags *flag.FlagSet, args []string, wrong *error) (files []string, err error) {
	for {
		if err := parseOptions(flags, args, wrong); err != nil {
			return nil, err
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return files, nil
		}
		if i := len(args) - len(rest); i > 0 && args[i-1] == "--" {
			return append(files, rest...), nil
		}
		files = append(files, rest[0])
		args = rest[1:]
	}
}

// unknownOption is the error for options that are none.
func unknownOption(args []string) error {
	return usageError("خيار غير معروف أو ناقص: " + named(strings.Join(args, " ")))
}

// misused says what is wrong with the command line.
func (c *call) misused(err error) int {
	c.say(c.errs, "kasb: "+err.Error()+"\nصفحة الاستعمال: "+ltr("kasb --help"))
	return exitUsage
}

// program runs the full-screen program from the screen that start begins with.
func (c *call) program(args []string, start func(*ui.Env) *ui.App) int {
	flags := flag.NewFlagSet("kasb", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var wrong error
	c.textFlag(flags, &wrong)
	c.contentFlag(flags, &wrong)
	err := parseOptions(flags, args, &wrong)
	switch {
	case errors.Is(err, flag.ErrHelp):
		c.say(c.out, usage())
		return 0
	case err != nil:
		return c.misused(err)
	case flags.NArg() > 0:
		return c.misused(usageError("لا أمر بهذا الاسم: " + named(strings.Join(flags.Args(), " "))))
	}
	if !xterm.IsTerminal(c.in.Fd()) || !xterm.IsTerminal(c.out.Fd()) {
		return c.noTerminal()
	}
	return c.fullScreen(c.in, start)
}

// noTerminal says that there is none to draw on.
func (c *call) noTerminal() int {
	c.say(c.errs, "kasb: يحتاج البرنامج إلى طرفية تفاعلية للقراءة والكتابة، والإدخال أو الإخراج هنا ليس طرفية.")
	return exitUsage
}

// fullScreen runs the program in a terminal, with the keyboard in.
func (c *call) fullScreen(in *os.File, start func(*ui.Env) *ui.App) int {
	colors := colorprofile.Detect(c.out, c.evidence.Environ)
	folder, err := os.Getwd()
	if err != nil {
		folder = "" // it is gone, and nothing can be written to it
	}
	env := &ui.Env{
		Keys:     ui.NewKeys(),
		Theme:    ui.NewTheme(true, colors),
		Evidence: c.evidence,
		Now:      time.Now,
		Folder:   folder,
	}
	if err := c.equip(env); err != nil {
		return c.unfit(err)
	}
	app := start(env)
	err = errors.Join(display.Run(app, in, c.out, colors), closed(app))
	if err != nil {
		c.say(c.errs, "kasb: توقف البرنامج: "+err.Error())
		return exitFailed
	}
	return 0
}

// closed lets the screens keep what they have to keep, even behind a panic, which
// may have left one of them in pieces.
func closed(app *ui.App) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	return app.Close()
}

// stateDir is the folder of what the program keeps.
func stateDir() string { return filepath.Join(xdg.StateHome, "kasb") }

// say prints a message outside the screens: laid out where f is a terminal, as
// it is written elsewhere.
func (c *call) say(f *os.File, text string) {
	text = strings.TrimSpace(text)
	width, _, err := xterm.GetSize(f.Fd())
	if err != nil || width <= 0 {
		fmt.Fprintln(f, text)
		return
	}
	p := c.evidence.Profile().Printed()
	b := []byte(p.Enter)
	for _, l := range rtl.Layout(text, rtl.Options{Width: min(width, ui.MaxColumn)}) {
		if pad := width - l.Width(); pad > 0 {
			l = rtl.Row(l, rtl.Blank(pad)) // the encoder has to know the whole row
		}
		b = append(p.Strategy.Append(b, l), '\n')
	}
	_, _ = f.Write(append(b, p.Leave...)) // nobody could be told
}

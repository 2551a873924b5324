package command

import (
	"cmp"
	"io"
	"os"
	"strconv"
	"strings"

	xterm "github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"kasb/content/config"
	"kasb/ui"
	"kasb/ui/term"
)

const (
	// defaultWidth is the width in cells where there is no window.
	defaultWidth = 80
	// maxWidth is the widest column that can be asked for, in cells.
	maxWidth = 10_000
)

func (c *call) showCommand() *cobra.Command {
	var o showOptions
	cmd := &cobra.Command{
		Use:         "show [FILE|-]",
		Short:       "Print a Markdown or text file",
		Annotations: map[string]string{arabicLine: "عرض ملف نصي أو ملف Markdown بالعربية في الطرفية"},
		Long: `يعرض ملفا نصيا أو ملف Markdown في الطرفية: حروفه متصلة، وعربيته من اليمين، وأسطره بطول مريح للقراءة.
• الملف الذي ينتهي اسمه بـ ` + ltr(".md") + ` أو ` + ltr(".markdown") + ` يُقرأ على أنه Markdown، وغيره نص عادي.
• بلا اسم ملف، أو مع ` + ltr("-") + `، يقرأ الدخل القياسي على أنه Markdown، مثل: ` + ltr("curl … | kasb show") + `
• إذا لم يكن الخرج طرفية كتب النص بترتيب القراءة، كل فقرة في سطر، بلا ألوان ولا رموز. ومع ` + ltr("--text") + ` تُرتب الأسطر كما في الطرفية، وعرضها حينئذ ` + itoa(defaultWidth) + ` عمودا.`,
	}
	option{
		name: "width", value: "N",
		arabic:  "عرض النص بالأعمدة. المعتاد عرض النافذة، ولا يزيد على " + itoa(ui.MaxColumn) + " عمودا.",
		english: "width of the text in columns",
	}.on(cmd, func(s string) (err error) {
		if o.width, err = strconv.Atoi(s); err != nil || o.width < 1 || o.width > maxWidth {
			return usageError("العرض " + named(s) + " ليس عددا من 1 إلى " + itoa(maxWidth))
		}
		return nil
	})
	option{name: "plain", arabic: "المدخل نص عادي، كل سطر فيه مستقل.", english: "the input is plain text, whatever its name"}.on(cmd, &o.unmarked)
	cmd.RunE = c.runs(func(files []string) (int, error) {
		switch {
		case len(files) > 1:
			return 0, usageError("يعرض الأمر ملفا واحدا في المرة، لا هذه كلها: " + named(strings.Join(files, " ")))
		case len(files) == 1 && files[0] != "":
			o.file = files[0]
		case xterm.IsTerminal(c.in.Fd()):
			return 0, usageError("ما الملف المطلوب؟")
		default:
			o.file = "-"
		}
		return c.show(o), nil
	})
	return cmd
}

// showOptions is what show was asked for.
type showOptions struct {
	file     string // "-" is standard input
	width    int    // 0 if none was given
	unmarked bool   // plain text, whatever the file's name
}

// show prints a document.
func (c *call) show(o showOptions) int {
	return c.ended(c.document(o.width, func(p ui.Printer, w *output) error { return o.print(p, c.in, w) }), o.file)
}

// document prints lines on standard output the way that fits where it goes. The
// width is that which was asked for, 0 if none was.
func (c *call) document(width int, print func(ui.Printer, *output) error) error {
	var settings config.Settings
	if inTerminal(c.out) && !c.plain {
		settings = c.recognize()
	}
	profile := c.evidence.Profile().Printed()
	p := c.printer(profile, width, cmp.Or(settings.Measure, ui.MaxColumn))
	p.Follow(settings)
	w := &output{f: c.out}
	if inTerminal(c.out) && !p.Plain {
		w.enter, w.leave = profile.Enter, profile.Leave
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
	case readerLeft(err):
		return exitPipe
	}
	c.say(c.errs, "kasb: "+explain(err, file))
	return exitFailed
}

// printer is how the document is printed: laid out for a terminal that can
// order cells, or if a strategy was asked for; as it reads elsewhere. Where no width
// was asked for, its column is that wide at most.
func (c *call) printer(profile term.Profile, width, widest int) ui.Printer {
	inTerminal := inTerminal(c.out)
	if c.plain || !inTerminal && !c.encoded {
		return ui.Printer{Plain: true, Width: width}
	}
	p := ui.Printer{
		Width:    width,
		Strategy: profile.Strategy,
		Marks:    profile.Marks,
		Unframed: profile.Unframed,
		Colors:   colors(c.out, c.evidence.Environ),
	}
	if width, _, err := xterm.GetSize(c.out.Fd()); inTerminal && err == nil && width > 0 {
		p.Window = width
		if p.Width == 0 {
			p.Width = min(widest, width-2*ui.Margin(width))
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
// environment does not tell who it is. It returns what the reader has chosen.
func (c *call) recognize() config.Settings {
	settings, _ := config.Open(configPath()).Load() // its faults are told where settings are chosen
	c.evidence.Saved = ui.Calibrations(settings)
	if !c.evidence.Known() {
		term.Ask(&c.evidence)
	}
	return settings
}

// print prints the document.
func (o showOptions) print(p ui.Printer, in *os.File, w *output) error {
	f, markdown := in, !o.unmarked
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

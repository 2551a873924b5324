// Kasb is an Arabic terminal program about earning from social media: articles
// to read and a self-assessment.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/adrg/xdg"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"kasb/content"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui"
	"kasb/ui/display"
	"kasb/ui/rtl"
	terminal "kasb/ui/term"
)

// Exit statuses.
const (
	exitFailed = 1
	exitUsage  = 2 // the command line, or no terminal to draw on
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// ltr keeps what a user types left to right inside an Arabic sentence.
func ltr(s string) string { return "\u2066" + s + "\u2069" }

func usage() string {
	return `كسب: برنامج عربي للطرفية عن الكسب من مواقع التواصل.

الاستعمال: ` + ltr("kasb [--text visual|lrm|logical]") + `

الخيار ` + ltr("--text") + ` طريقة كتابة السطر العربي في الطرفية، والمعتاد visual:
• طريقة visual: كل حرف في مكانه من الشاشة.
• طريقة lrm: مثلها، مع علامة اتجاه بعد كل حرف عربي.
• طريقة logical: بترتيب القراءة، للطرفيات التي ترتب العربية بنفسها.

الخيار ` + ltr("--help") + ` يعرض هذه الصفحة.
`
}

func run(args []string, in, out, errs *os.File) int {
	evidence := terminal.Evidence{Environ: os.Environ()}
	profile := evidence.Profile()
	flags := flag.NewFlagSet("kasb", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var choice error
	flags.Func("text", "", func(name string) error {
		strategy, err := terminal.ParseStrategy(name)
		if choice = err; err == nil {
			evidence.Choice = terminal.Choice{Strategy: strategy, By: "--text"}
			profile = evidence.Profile()
		}
		return err
	})
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		say(out, profile, usage())
		return 0
	case choice != nil:
		say(errs, profile, "kasb: "+choice.Error())
		return exitUsage
	case err != nil || flags.NArg() > 0:
		say(errs, profile, "kasb: خيار غير معروف أو ناقص: "+ltr(strings.Join(args, " "))+"\nصفحة الاستعمال: "+ltr("kasb --help"))
		return exitUsage
	}
	if !term.IsTerminal(in.Fd()) || !term.IsTerminal(out.Fd()) {
		say(errs, profile, "kasb: يحتاج البرنامج إلى طرفية تفاعلية للقراءة والكتابة، والإدخال أو الإخراج هنا ليس طرفية.")
		return exitUsage
	}

	// Articles and questions make garbage when they are read; collecting it
	// sooner keeps the whole program a quarter smaller.
	debug.SetGCPercent(30)
	colors := colorprofile.Detect(out, os.Environ())
	app := ui.New(&ui.Env{
		Library:  sync.OnceValues(content.Load),
		Table:    sync.OnceValues(quiz.Load),
		Store:    progress.Open(filepath.Join(xdg.StateHome, "kasb")),
		Keys:     ui.NewKeys(),
		Theme:    ui.NewTheme(true, colors),
		Evidence: evidence,
		Now:      time.Now,
	})
	err = errors.Join(display.Run(app, in, out, colors), app.Close())
	if err != nil && !errors.Is(err, tea.ErrInterrupted) {
		say(errs, profile, "kasb: توقف البرنامج: "+err.Error())
		return exitFailed
	}
	return 0
}

// say prints a message outside the screens: laid out where f is a terminal, as
// it is written elsewhere.
func say(f *os.File, p terminal.Profile, text string) {
	text = strings.TrimSpace(text)
	width, _, err := term.GetSize(f.Fd())
	if err != nil || width <= 0 {
		fmt.Fprintln(f, text)
		return
	}
	b := []byte(p.Enter)
	for _, l := range rtl.Layout(text, rtl.Options{Width: min(width-1, 100)}) {
		b = append(p.Strategy.Append(b, l), '\n')
	}
	f.Write(append(b, p.Leave...))
}

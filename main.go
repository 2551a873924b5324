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

الاستعمال:
• ` + ltr("kasb [--text NAME]") + `: البرنامج نفسه على الشاشة كلها.
• ` + ltr("kasb show [FILE]") + `: عرض ملف نصي أو ملف Markdown بالعربية في الطرفية، والتفصيل: ` + ltr("kasb show --help") + `

` + textUsage() + `

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

// textFlag adds the option --text, which changes profile; choice is what is
// wrong with the name it was given.
func textFlag(flags *flag.FlagSet, profile *terminal.Profile, choice *error) {
	flags.Func("text", "", func(name string) error {
		strategy, err := terminal.ParseStrategy(name)
		if *choice = err; err == nil {
			*profile = profile.With(strategy)
		}
		return err
	})
}

func run(args []string, in, out, errs *os.File) int {
	profile := terminal.Guess(os.Environ())
	if len(args) > 0 && args[0] == "show" {
		return show(profile, args[1:], in, out, errs)
	}
	flags := flag.NewFlagSet("kasb", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var choice error
	textFlag(flags, &profile, &choice)
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
	debug.SetGCPercent(50)
	app := ui.New(&ui.Env{
		Library: sync.OnceValues(content.Load),
		Table:   sync.OnceValues(quiz.Load),
		Store:   progress.Open(filepath.Join(xdg.StateHome, "kasb")),
		Keys:    ui.NewKeys(),
		Theme:   ui.NewTheme(true, colorprofile.TrueColor),
		Profile: profile,
		Now:     time.Now,
	})
	fmt.Fprint(out, profile.Enter())
	// The renderer draws at its ticks, so a higher rate draws a key sooner.
	_, err = tea.NewProgram(app, tea.WithInput(in), tea.WithOutput(out), tea.WithFPS(120)).Run()
	fmt.Fprint(out, app.Profile().Leave())
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
	b := []byte(p.Enter())
	for _, l := range rtl.Layout(text, rtl.Options{Width: min(width-1, 100)}) {
		b = append(p.Strategy.Append(b, l), '\n')
	}
	f.Write(append(b, p.Leave()...))
}

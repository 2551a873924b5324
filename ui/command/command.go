// Package command is the command line: it finds out what is asked for, wires the
// parts of the program together, and prints what stands outside of the screens.
//
// [Run] is the whole program but for its exit. Every command stands in the tree of
// commands with its options and texts, of which help, completions and the manual
// page are made.
//
// The tree is Cobra's. Of the libraries that were tried it alone writes good
// completions for four shells; it makes the program 0.7 MB larger, where others take
// 0.2 to 0.5, adds a hundredth of a millisecond before main, and a tenth to build the
// tree and run it, of the dozen until the first frame. Its templates are not used, and
// therefore not linked.
package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/adrg/xdg"
	xterm "github.com/charmbracelet/x/term"

	"kasb/content/arabic"
	"kasb/content/config"
	"kasb/content/progress"
	"kasb/ui"
	"kasb/ui/display"
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
	version       string // of a release; empty: not known
	in, out, errs *os.File
	evidence      term.Evidence
	content       string // folder of the content that is read; empty: our own
	plain         bool   // everything in lines of text, without screens, colours and signs
	still         bool   // nothing moves
	encoded       bool   // a strategy was asked for on the command line
	unknown       error  // what is wrong with the strategy that the environment names
	status        int    // of the command that has run
	unwritten     error  // why something that was said could not be written
}

// Run does what the words behind the program's name ask for and gives the exit
// status. The version is that of a release, empty elsewhere.
func Run(version string, args []string, in, out, errs *os.File) int {
	defer prepareConsole(out, errs)()
	environ := os.Environ()
	c := &call{
		version: version, in: in, out: out, errs: errs,
		evidence: term.Evidence{Environ: environ},
		content:  os.Getenv(contentVariable),
		plain:    asked(os.Getenv(plainVariable)),
	}
	// A dumb terminal can show no screen, whatever is asked for.
	c.plain = c.plain || os.Getenv("TERM") == "dumb" && c.interactive()
	c.evidence.Choice, c.unknown = term.ChosenBy(environ)
	return c.execute(args)
}

// ltr keeps what a user types left to right inside an Arabic sentence.
func ltr(s string) string { return arabic.Isolate(s) }

// program runs the full-screen program from the screen that start begins with.
func (c *call) program(start func(*ui.Env) *ui.App) int {
	if !c.interactive() {
		return c.noTerminal()
	}
	return c.fullScreen(c.in, start)
}

// interactive reports whether somebody sits at a terminal.
func (c *call) interactive() bool { return xterm.IsTerminal(c.in.Fd()) && xterm.IsTerminal(c.out.Fd()) }

// noTerminal says that there is none to draw on.
func (c *call) noTerminal() int {
	c.say(c.errs, "kasb: يحتاج البرنامج إلى طرفية تفاعلية للقراءة والكتابة، والدخل أو الخرج هنا ليس طرفية.")
	return exitUsage
}

// fullScreen runs the program in a terminal, with the keyboard in.
func (c *call) fullScreen(in *os.File, start func(*ui.Env) *ui.App) int {
	colors := colors(c.out, c.evidence.Environ)
	folder, err := os.Getwd()
	if err != nil {
		folder = "" // it is gone, and nothing can be written to it
	}
	file := config.Open(configPath())
	settings, faults := file.Load()
	env := &ui.Env{
		Config:   file,
		Earlier:  earlier,
		Settings: settings,
		Faults:   faults,
		Keys:     ui.NewKeys(),
		Theme:    ui.NewTheme(ui.DarkBackground(c.evidence.Environ), colors),
		Evidence: c.evidence,
		Now:      time.Now,
		Folder:   folder,
		First:    nothingKept(),
		Still:    c.still,
	}
	if err := c.equip(env); err != nil {
		return c.unfit(err)
	}
	app := start(env)
	status := 0
	if err := display.Run(app, in, c.out, colors); err != nil {
		c.say(c.errs, "kasb: توقف البرنامج: "+err.Error())
		status = exitFailed
	}
	if err := closed(app); err != nil {
		status = c.failed(err)
	}
	return status
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

// nothingKept reports whether this is a new reader's device. It looks at the folder
// and into no file: the first frame is waiting.
func nothingKept() bool {
	_, err := os.Lstat(stateDir())
	return errors.Is(err, fs.ErrNotExist)
}

// configPath is the file of what the reader has chosen.
func configPath() string {
	dir := folderIn(xdg.ConfigHome, "XDG_CONFIG_HOME")
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, config.FileName)
}

// stateDir is the folder of what the program keeps, empty where nobody knows whose
// home it would be in.
func stateDir() string { return folderIn(xdg.StateHome, "XDG_STATE_HOME") }

func folderIn(home, variable string) string {
	if _, err := os.UserHomeDir(); err != nil && !filepath.IsAbs(os.Getenv(variable)) {
		return "" // the library would take the root of the disk
	}
	if !filepath.IsAbs(home) {
		return "" // another one wherever the program is started
	}
	return filepath.Join(home, "kasb")
}

// openStore is the store in a folder.
func openStore(dir string) *progress.Store {
	if dir == "" {
		return progress.Nowhere()
	}
	return progress.Open(dir)
}

// state is what is kept for the content that was asked for. What of it can't be
// read is said, and whole is false: a list with less in it than there is would be
// taken for all.
func (c *call) state() (st progress.State, whole bool) {
	st, err := openStore(c.kept()).Load()
	if err != nil {
		c.say(c.errs, "kasb: "+err.Error())
	}
	return st, err == nil
}

// earlier is what was chosen when settings had no file of their own.
func earlier() (config.Settings, bool) {
	old := progress.EarlierSettings(stateDir())
	return config.Settings{Text: old.Text, Marks: old.Marks}, old.Marks != "" || len(old.Text) > 0
}

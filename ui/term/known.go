package term

import "strings"

// terminal is a kind of terminal and how it has to be written to.
type terminal struct {
	name         string
	strategy     Strategy
	marks        bool
	smears       bool
	enter, leave string
	ask          bool // what suits it depends on its settings or is not known
	answers      bool // it tells its name or its number when asked
	mute         bool // there is nothing to ask it
	between      bool // it stands between the program and the terminal, and answers for it
	// taskbar is true where progress is shown outside of the text (OSC 9;4), or at
	// least no version takes the code for a text to notify the desktop of; or the
	// first version of which that is so.
	taskbar      bool
	taskbarSince string
}

// Progress, from documentation: Windows Terminal shows it since 1.6, VTE since
// 0.80, Konsole since 25.04, Ghostty since 1.2, mintty, and xterm.js in VS Code;
// before that they took no notice. iTerm2 before 3.6.6, WezTerm before its
// nightly builds and kitty show the code to the reader as a notification.

// Vowel marks: xterm, urxvt and mlterm draw them at one height, over tall
// letters, and VTE where they belong. Alacritty puts them a cell away, foot
// loses the letters under some, st and zutty leave them out, and xterm.js cuts
// off their tops in its slower renderer.
var (
	xterm     = terminal{name: "xterm", marks: true, answers: true}
	vte       = terminal{name: "VTE", marks: true, enter: StopBidi, leave: ResumeBidi, answers: true, taskbar: true}
	konsole   = terminal{name: "Konsole", strategy: Runs, smears: true, answers: true, taskbar: true}
	qterminal = terminal{name: "QTerminal", strategy: Pair, smears: true, answers: true} // and others made of QTermWidget
	mlterm    = terminal{name: "mlterm", marks: true, enter: "\x1b]5379;use_ctl=false\a", leave: "\x1b]5379;use_ctl=true\a", smears: true, answers: true}
	kitty     = terminal{name: "kitty", strategy: Tokens, answers: true}
	putty     = terminal{name: "PuTTY", strategy: Inverse, answers: true}               // and those made of it: KiTTY, MobaXterm
	xtermJS   = terminal{name: "xterm.js", strategy: LRM, answers: true, taskbar: true} // VS Code
	urxvt     = terminal{name: "urxvt", marks: true, smears: true, answers: true}
	zutty     = terminal{name: "zutty", answers: true}
	foot      = terminal{name: "foot", answers: true}
	alacritty = terminal{name: "Alacritty"}
	st        = terminal{name: "st"}

	tmux   = terminal{name: "tmux", strategy: LRM, between: true}
	screen = terminal{name: "screen", strategy: LRM, between: true}
	zellij = terminal{name: "Zellij", strategy: LRM, between: true}

	// These come from documentation, source code and reports of others. WezTerm
	// does no reordering unless its user wants it to, and then tells so by mode 8.
	wezTerm = terminal{name: "WezTerm", answers: true}
	ghostty = terminal{name: "Ghostty", answers: true, taskbar: true}
	windows = terminal{name: "Windows Terminal", taskbar: true}
	mintty  = terminal{name: "mintty", enter: StopBidi + "\x1b[?77096h", leave: ResumeBidi + "\x1b[?77096l", answers: true, taskbar: true}
	iTerm   = terminal{name: "iTerm2", strategy: LRM, ask: true, answers: true, taskbarSince: "3.6.6"}
	apple   = terminal{name: "Apple Terminal", strategy: LRM, ask: true}
	termux  = terminal{name: "Termux", strategy: LRM, ask: true}
	console = terminal{name: "Linux console", mute: true}
	dumb    = terminal{name: "dumb", strategy: Logical, mute: true}
)

// unknown is any other terminal. A mark in the cell of each letter is right
// also where mode 8 would have been obeyed, so the mode is left alone until
// the terminal says that it was set: what was not found set could not be given
// back.
var unknown = terminal{strategy: LRM}

// clue is an environment variable that tells a terminal.
type clue struct {
	variable string
	value    string // empty for any but the empty one; with a star, a beginning
	terminal
}

// matches gives the variable with its value, where the clue fits.
func (c clue) matches(environ []string) (by string, ok bool) {
	value := variable(environ, c.variable)
	begins, open := strings.CutSuffix(c.value, "*")
	ok = value != "" && (c.value == "" || value == c.value || open && strings.HasPrefix(value, begins))
	if c.between && c.value == "" {
		return c.variable, ok // a path and numbers, which tell nothing
	}
	return c.variable + "=" + value, ok
}

// inside are the variables of programs that the terminal is not seen behind.
var inside = []clue{
	{"TMUX", "", tmux}, {"TERM", "tmux*", tmux}, {"STY", "", screen}, {"TERM", "screen*", screen}, {"ZELLIJ", "", zellij},
}

// outside are the variables that tell which terminal stands behind those, of
// the ones that order what is drawn by rules of their own.
var outside = []clue{{"KITTY_WINDOW_ID", "", kitty}, {"KONSOLE_VERSION", "", konsole}}

// clues are tried in this order. TERM comes first: a terminal sets it to its own
// name or to one that says nothing, while the other variables stay set in a
// terminal that was started from another one.
var clues = []clue{
	{"TERM", "dumb", dumb}, {"TERM", "linux", console},
	{"TERM", "mlterm*", mlterm}, {"TERM", "xterm-kitty", kitty}, {"TERM", "xterm-ghostty", ghostty}, {"TERM", "foot*", foot},
	{"TERM", "alacritty*", alacritty}, {"TERM", "st-*", st}, {"TERM", "rxvt-unicode*", urxvt}, {"TERM", "putty*", putty},
	{"TERM", "wezterm", wezTerm},

	{"TERM_PROGRAM", "vscode", xtermJS}, {"TERM_PROGRAM", "WezTerm", wezTerm}, {"TERM_PROGRAM", "ghostty", ghostty},
	{"TERM_PROGRAM", "mintty", mintty}, {"TERM_PROGRAM", "iTerm.app", iTerm}, {"TERM_PROGRAM", "Apple_Terminal", apple},

	{"MLTERM", "", mlterm}, {"KITTY_WINDOW_ID", "", kitty}, {"VTE_VERSION", "", vte}, {"KONSOLE_VERSION", "", konsole},
	{"ZUTTY_VERSION", "", zutty}, {"TERMUX_VERSION", "", termux}, {"WT_SESSION", "", windows}, {"LC_TERMINAL", "iTerm2", iTerm},
	{"ALACRITTY_WINDOW_ID", "", alacritty}, {"XTERM_VERSION", "", xterm},
	// A terminal that names its window this way has none of its own.
	{"WINDOWID", "0", qterminal},
}

// variable is the value of an environment variable; the last one of a name
// counts.
func variable(environ []string, name string) string {
	for i := len(environ) - 1; i >= 0; i-- {
		if value, ok := strings.CutPrefix(environ[i], name+"="); ok {
			return value
		}
	}
	return ""
}

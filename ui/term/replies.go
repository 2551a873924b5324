package term

import (
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Replies are a terminal's answers to [Evidence.Queries], as they stand on the
// wire between the introducer and the final letter. They may come late, and
// not all terminals give all of them.
type Replies struct {
	Version   string // XTVERSION: "kitty(0.26.5)"
	Bidi      string // DECRQM 8: "8;1" is set, "8;2" reset, "8;0" not known
	Secondary string // DA2: ">65;7006;1"
	Primary   string // DA1: "?6"; it ends the answers
	// Silent says that the terminal had time to answer and did not. Whoever
	// keeps the time sets it; an answer that comes all the same counts.
	Silent bool
}

const (
	queryVersion   = "\x1b[>q"
	queryBidi      = "\x1b[8$p"
	querySecondary = "\x1b[>c"
	queryPrimary   = "\x1b[c"
)

// Unseen is a query that leaves nothing on the screen where the terminal prints
// its last letter instead of answering: QTerminal and zutty print the «p» of
// DECRQM. The cursor goes to the first column, a cell is put in there before the
// query (ICH) and taken out behind it (DCH): the one that the letter has gone
// to or a blank one. Then the cursor is where it was. The last column must be
// blank.
func Unseen(query string) string { return "\x1b7\r\x1b[@" + query + "\r\x1b[P\x1b8" }

// Take takes a message that may be an answer: an event of Bubble Tea's engine.
// It reports whether it was one.
func (r *Replies) Take(msg any) bool {
	switch msg := msg.(type) {
	case uv.TerminalVersionEvent:
		r.Version = msg.Name
	case uv.ModeReportEvent:
		if msg.Mode != ansi.ANSIMode(bidiMode) {
			return false
		}
		r.Bidi = numbers("", bidiMode, int(msg.Value))
	case uv.SecondaryDeviceAttributesEvent:
		r.Secondary = numbers(">", msg...)
	case uv.PrimaryDeviceAttributesEvent:
		r.Primary = numbers("?", msg...)
	default:
		return false
	}
	return true
}

const bidiMode = 8

// numbers writes parameters as they stand in an answer.
func numbers(sign string, n ...int) string {
	text := make([]string, len(n))
	for i, n := range n {
		text[i] = strconv.Itoa(n)
	}
	return sign + strings.Join(text, ";")
}

// complete reports whether nothing is to be expected any more: every terminal
// that was looked at answers DA1, which was asked last.
func (r Replies) complete() bool { return r.Primary != "" }

// A sign is the beginning of an answer that tells a terminal.
type sign struct {
	begins string
	terminal
}

var versions = []sign{
	{"kitty", kitty}, {"Konsole", konsole}, {"mintty", mintty}, {"xterm.js", xtermJS}, {"XTerm", xterm}, {"foot", foot},
	{"ghostty", ghostty}, {"WezTerm", wezTerm}, {"iTerm2", iTerm}, {"VTE", vte}, {"tmux", tmux},
}

// The first number of DA2 is a model of DEC's terminals in some and a name in
// others: 77 and 85 are M for mintty and U for urxvt, 83 and 84 screen and tmux.
// Konsole before 21 has no XTVERSION; the numbers of Apple Terminal and iTerm2
// come from documentation.
var secondaries = []sign{
	{">65;", vte}, {">24;", mlterm}, {">0;115;", qterminal}, {">1;115;", konsole}, {">0;276;", xtermJS}, {">0;136;", putty},
	{">85;95;", urxvt}, {">64;0;0", zutty}, {">77;", mintty}, {">84;", tmux}, {">83;", screen}, {">1;95;0", apple}, {">0;95;0", iTerm},
}

// terminal is who the answers tell. A name outranks numbers, which others may
// have taken over: with a name that is not known, the numbers say nothing.
func (r Replies) terminal() (t terminal, by string, ok bool) {
	by, answer, signs := "XTVERSION "+r.Version, r.Version, versions
	if r.Version == "" {
		by, answer, signs = "DA2 "+r.Secondary, r.Secondary, secondaries
	}
	for _, s := range signs {
		if strings.HasPrefix(answer, s.begins) {
			return s.terminal, by, true
		}
	}
	return terminal{}, "", false
}

package term

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// ChoiceVariable is the environment variable that chooses a strategy by name.
const ChoiceVariable = "KASB_TEXT"

// Evidence is everything that tells how to write to a terminal.
type Evidence struct {
	// Choice is the user's, by a flag or by [ChoiceVariable]. It outranks all.
	Choice Choice
	// Saved are the strategies found by calibration, by [Profile.Key].
	Saved map[string]Strategy
	// Environ are the environment variables, NAME=value each. They may have been
	// inherited from another terminal, so answers outrank them.
	Environ []string
	Replies Replies
}

// Calibrated is what [Profile.By] says of a strategy from [Evidence.Saved].
const Calibrated = "calibration"

// Choice is a strategy and what chose it: "--text". The zero Choice is none.
type Choice struct {
	Strategy Strategy
	By       string
}

// ChosenBy is the choice that the environment makes.
func ChosenBy(environ []string) (Choice, error) {
	name := variable(environ, ChoiceVariable)
	if name == "" {
		return Choice{}, nil
	}
	s, err := ParseStrategy(name)
	if err != nil {
		return Choice{}, err
	}
	return Choice{s, ChoiceVariable + "=" + name}, nil
}

// Profile is the profile that the evidence comes to, in this order: the choice,
// a calibration, what may stand between the program and the terminal, the
// answers, the variables.
func (e Evidence) Profile() Profile {
	t, by := e.terminal()
	settled := e.Replies.complete() || e.Replies.Silent
	p := Profile{
		Strategy: t.strategy, Marks: t.marks, Smears: t.smears, Relayed: t.between, Enter: t.enter, Leave: t.leave, By: by, Name: t.name, Key: e.key(t),
		Ask:     settled && (t.ask || t == unknown),
		Taskbar: t.taskbar || t.taskbarSince != "" && since(t.taskbarSince, e.Replies.Version),
	}
	if v := e.Replies.Version; v != "" && !t.between {
		p.Name = v
	}
	if !t.between && !t.mute {
		p.mode(e.Replies.Bidi)
	}
	if p.Strategy == Pair && variable(e.Environ, "NO_COLOR") != "" {
		// Nothing keeps its cells apart. Words read right at least.
		p.Strategy, p.Ask = Logical, settled
	}
	choice := e.Choice
	if s, ok := e.Saved[p.Key]; ok && choice.By == "" {
		choice = Choice{s, Calibrated}
	}
	if choice.By != "" {
		p.choose(choice)
	}
	return p
}

// Printed is the profile for text that stays on the screen when the program has
// ended. mlterm orders every line on the screen anew when its own ordering is
// given back, so it keeps it and is written to like others that can't be stopped.
func (p Profile) Printed() Profile {
	if p.Enter == mlterm.enter && p.Strategy == mlterm.strategy {
		p.Strategy, p.Enter, p.Leave, p.Marks, p.Unframed = Inverse, "", "", false, true
	}
	return p
}

// Known reports whether the environment, the user or an answer tells how to
// write to the terminal.
func (e Evidence) Known() bool {
	t, _ := e.terminal()
	_, saved := e.Saved[e.key(t)]
	return t != unknown || saved || e.Choice.By != ""
}

// mode is what an answer to DECRQM 8 makes of a profile. A terminal that says
// that it reorders text by mode 8 can be stopped, whoever it is, and one that
// has been stopped before is left so. Other answers say nothing: "8;0" gives
// also who reorders by other rules.
func (p *Profile) mode(answer string) {
	switch stops := strings.Contains(p.Enter, StopBidi); answer {
	case "8;1":
		if !stops {
			p.Enter, p.Leave = p.Enter+StopBidi, p.Leave+ResumeBidi
		}
	case "8;2", "8;4":
		p.Enter, p.Leave = strings.Replace(p.Enter, StopBidi, "", 1), strings.Replace(p.Leave, ResumeBidi, "", 1)
	default:
		return
	}
	if p.Strategy != Visual {
		p.Strategy, p.By, p.Marks = Visual, "DECRQM "+answer, false
	}
	p.Ask = false
}

// choose puts a chosen strategy in the place of the one found. The terminal's
// own reordering stays switched off, which is how calibration shows its lines,
// unless the terminal is to order the text.
func (p *Profile) choose(c Choice) {
	if c.Strategy != p.Strategy {
		p.Marks = false // seen with the other one only
	}
	p.Strategy, p.By, p.Ask = c.Strategy, c.By, false
	if c.Strategy == Logical {
		p.Enter, p.Leave = "", ""
	}
}

// terminal is who is at the other end, and what tells it.
func (e Evidence) terminal() (t terminal, by string) {
	answered, byAnswer, ok := e.Replies.terminal()
	for _, c := range inside {
		if by, fits := c.matches(e.Environ); fits {
			return e.behind(c.terminal, by)
		}
	}
	switch {
	case ok && answered.between:
		return e.behind(answered, byAnswer)
	case ok:
		return answered, byAnswer
	}
	for _, c := range clues {
		if by, fits := c.matches(e.Environ); fits && !(c.answers && e.Replies.complete()) {
			return c.terminal, by
		}
		// One that would have told its name or number, and has told neither,
		// is not there: the variable was inherited.
	}
	return unknown, "TERM=" + variable(e.Environ, "TERM")
}

// behind is what stands between with the ways of the terminal behind it.
func (e Evidence) behind(t terminal, by string) (terminal, string) {
	for _, c := range outside {
		if with, fits := c.matches(e.Environ); fits {
			t.name += " " + c.name
			t.strategy, t.smears = c.strategy, c.smears
			return t, by + " " + with
		}
	}
	return t, by
}

// since reports whether the version that stands behind a terminal's name is first
// or a later one. The numbers of both are parted by points.
func since(first, named string) bool {
	_, version, _ := strings.Cut(named, " ")
	wanted, have := strings.Split(first, "."), strings.Split(version, ".")
	return slices.CompareFunc(have, wanted, func(a, b string) int {
		x, err := strconv.Atoi(a)
		y, _ := strconv.Atoi(b)
		if err != nil { // "6beta1" comes before 6
			x = -1
		}
		return cmp.Compare(x, y)
	}) >= 0
}

// key names a terminal for calibrations. TERM_PROGRAM and TERM alone would take
// several for one: four of those looked at have xterm-256color and no more.
func (e Evidence) key(t terminal) string {
	key := variable(e.Environ, "TERM_PROGRAM") + "/" + variable(e.Environ, "TERM") + "/" + t.name
	if variable(e.Environ, "TMUX") != "" {
		key += "/tmux"
	}
	return key
}

// Queries asks the terminal who it is, in one batch that ends with DA1. It is
// empty where the answers would change nothing: the user has chosen, or what
// would answer stands between.
//
// Mode 8 is not asked for where [Profile.Enter] resets it: the answer would
// tell what we have done.
func (e Evidence) Queries() string {
	t, _ := e.terminal()
	switch {
	case e.Choice.By != "" || t.between || t.mute:
		return ""
	case strings.Contains(t.enter, StopBidi):
		return queryVersion + querySecondary + queryPrimary
	}
	return queryVersion + Unseen(queryBidi) + querySecondary + queryPrimary
}

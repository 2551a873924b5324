// Package term knows how a terminal wants its Arabic: which way a finished
// line is written to it, and what is sent when the program comes and goes.
//
// Call [Guess] with the environment, encode lines with [Strategy.Append].
package term

import (
	"slices"
	"strings"
)

// Mode 8 of ECMA-48 is the bidirectional support mode. A terminal that knows
// it stops its own reordering when the mode is reset.
const (
	// BidiMode is its number.
	BidiMode = 8
	// QueryBidi asks for the state of the mode (DECRQM).
	QueryBidi = "\x1b[8$p"
	// StopBidi makes the terminal show cells where they are put.
	StopBidi = "\x1b[8l"
	// ResumeBidi gives the terminal its own reordering back.
	ResumeBidi = "\x1b[8h"
)

// Profile is what is known of a terminal.
type Profile struct {
	Strategy Strategy
	// KnowsBidi is true where the terminal reorders text itself and mode 8
	// stops it.
	KnowsBidi bool
	// passes is false where something between the program and the terminal
	// keeps the mode from it.
	passes bool
}

// With is the profile with a strategy of the user's choice. A terminal that is
// to order text itself keeps its own way of doing it.
func (p Profile) With(s Strategy) Profile {
	p.Strategy = s
	if s == Logical {
		p.KnowsBidi, p.passes = false, false
	}
	return p
}

// AsksBidi reports whether the terminal should be asked for mode 8.
func (p Profile) AsksBidi() bool { return p.passes && !p.KnowsBidi }

// Answer takes the terminal's answer to [QueryBidi], the DECRQM value. It
// reports whether the mode was found set and has to be stopped now.
func (p *Profile) Answer(value int) bool {
	const set = 1
	if p.KnowsBidi || value != set {
		return false
	}
	p.KnowsBidi = true
	return true
}

// Enter is what is sent before the first frame.
func (p Profile) Enter() string {
	if p.KnowsBidi {
		return StopBidi
	}
	return ""
}

// Leave is what is sent after the last one.
func (p Profile) Leave() string {
	if p.KnowsBidi {
		return ResumeBidi
	}
	return ""
}

// Guess tells the profile from environment variables, NAME=value each.
func Guess(environ []string) Profile {
	env := func(name string) string {
		for _, v := range slices.Backward(environ) {
			if value, ok := strings.CutPrefix(v, name+"="); ok {
				return value
			}
		}
		return ""
	}
	p := Profile{passes: true}
	switch {
	case env("TMUX") != "" || strings.HasPrefix(env("TERM"), "tmux") || strings.HasPrefix(env("TERM"), "screen"):
		p.passes = false // tmux answers for itself and drops the mode
	case env("VTE_VERSION") != "", env("TERM_PROGRAM") == "WezTerm", env("TERM_PROGRAM") == "mintty":
		p.KnowsBidi = true
	}
	return p
}

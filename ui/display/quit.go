package display

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	// settling is how long nothing must come before the program ends. Whoever has a
	// message hands it over much faster.
	settling = 2 * time.Millisecond
	// maxRounds is how often the end is put off at most.
	maxRounds = 50
)

// quitting lets the program end when nobody waits any more for it to take a
// message. Bubble Tea reads keys in a goroutine that hands each one over, however
// long that takes, and waits half a second for it at the end: so all that were
// read are taken, and forgotten.
type quitting struct {
	rounds int  // how often the end was waited for; 0 before the program is told to end
	more   bool // something came since
}

// settled says that it is time to look whether something came.
type settled struct{}

// heard takes a message and gives the one to act on, nil for none, and whether
// [settled] is to be sent behind what is waiting.
func (q *quitting) heard(msg tea.Msg) (act tea.Msg, wait bool) {
	_, quit := msg.(tea.QuitMsg)
	_, look := msg.(settled)
	switch {
	case q.rounds == 0 && !quit:
		return msg, false
	case q.rounds == 0, look && q.more && q.rounds < maxRounds:
		q.rounds++
		q.more = false
		return nil, true
	case look:
		return tea.QuitMsg{}, false
	}
	q.more = true
	return nil, false
}

//go:build unix

package display

import (
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// signals are those that Bubble Tea leaves to their default action, which
// would leave the terminal as the program has made it.
type signals chan os.Signal

// watch turns signals into messages until stop is called.
func (s *signals) watch(p *tea.Program) (stop func()) {
	*s = make(signals, 1)
	signal.Notify(*s, syscall.SIGHUP, syscall.SIGTSTP)
	go func(c signals) {
		for sig := range c {
			if sig == syscall.SIGTSTP {
				p.Send(tea.SuspendMsg{})
			} else {
				p.Quit()
			}
		}
	}(*s)
	return func() {
		signal.Stop(*s)
		close(*s)
	}
}

// release lets SIGTSTP stop the process, as it is about to do; hold takes it
// back afterwards.
func (s *signals) release() { signal.Reset(syscall.SIGTSTP) }
func (s *signals) hold()    { signal.Notify(*s, syscall.SIGTSTP) }

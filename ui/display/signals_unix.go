//go:build unix

package display

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// signals are those whose default action would leave the terminal as the program
// has made it. Bubble Tea leaves some of them to it, and takes care of the others
// from when it has the time to.
type signals struct {
	caught     chan os.Signal
	resized    chan os.Signal
	suspending atomic.Bool
}

// resizing is how long a change of the window's size may be on its way.
const resizing = 50 * time.Millisecond

// watch turns signals into messages until stop is called, and calls size when the
// window's size has changed and there was time for its message to come.
func (s *signals) watch(p *tea.Program, size func()) (stop func()) {
	s.resized = make(chan os.Signal, 1)
	signal.Notify(s.resized, syscall.SIGWINCH)
	go func() {
		var late *time.Timer
		for range s.resized {
			if late != nil {
				late.Stop()
			}
			late = time.AfterFunc(resizing, size)
		}
	}()
	s.caught = make(chan os.Signal, 1)
	signal.Notify(s.caught, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT, syscall.SIGTSTP)
	go func() {
		for sig := range s.caught {
			switch {
			case sig != syscall.SIGTSTP:
				go p.Quit() // which waits while the program suspends itself
			case s.suspending.Load():
				// Bubble Tea has given the terminal back and stops the process
				// by SIGTSTP, which does nothing to one that has caught it once.
				_ = syscall.Kill(0, syscall.SIGSTOP)
			default:
				p.Send(tea.SuspendMsg{})
			}
		}
	}()
	return func() {
		signal.Stop(s.caught)
		signal.Stop(s.resized)
		close(s.caught)
		close(s.resized)
	}
}

// suspend reports whether the process may be stopped: only if there is a shell
// to continue it.
func (s *signals) suspend() bool {
	s.suspending.Store(hasShell())
	return s.suspending.Load()
}

// resumed says that the process goes on.
func (s *signals) resumed() { s.suspending.Store(false) }

// hasShell reports whether the parent takes care of this process as a job: it
// is another process group of the same session (POSIX, orphaned process group).
func hasShell() bool {
	own, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	parent := os.Getppid()
	session, err := unix.Getsid(parent)
	if err != nil || session != own {
		return false
	}
	group, err := unix.Getpgid(parent)
	return err == nil && group != unix.Getpgrp()
}

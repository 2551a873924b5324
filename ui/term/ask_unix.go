//go:build unix

package term

import (
	"os"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	tty "github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// patience is how long [Ask] waits for a terminal that does not answer.
const patience = time.Second

// Ask asks the terminal of the process who it is and waits for its answers, for
// a second at most. It is for programs that print and end; what is typed
// meanwhile is lost. A process without a terminal, or one in the background,
// asks nobody.
func Ask(e *Evidence) {
	query := e.Queries()
	if query == "" {
		return
	}
	f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer f.Close()
	fd := int(f.Fd())
	if group, err := unix.IoctlGetInt(fd, unix.TIOCGPGRP); err != nil || group != unix.Getpgrp() {
		return
	}
	before, err := tty.MakeRaw(f.Fd())
	if err != nil {
		return
	}
	defer tty.Restore(f.Fd(), before)
	if _, err := f.WriteString(query); err != nil {
		return
	}
	e.Replies.Silent = !e.listen(fd, time.Now().Add(patience))
}

// listen takes answers until the last one, and reports whether it came in time.
func (e *Evidence) listen(fd int, end time.Time) bool {
	var heard []byte
	for !e.Replies.complete() {
		ready, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, int(max(time.Until(end).Milliseconds(), 0)))
		if err == unix.EINTR {
			continue
		}
		if err != nil || ready == 0 {
			return false
		}
		piece := make([]byte, 1024)
		n, err := unix.Read(fd, piece)
		if err != nil || n == 0 {
			return false
		}
		heard = append(heard, piece[:n]...)
		e.Replies = repliesIn(heard) // from the beginning: an answer may come in pieces
	}
	return true
}

// repliesIn are the answers in what a terminal has sent.
func repliesIn(heard []byte) Replies {
	var r Replies
	var d uv.EventDecoder
	for len(heard) > 0 {
		n, event := d.Decode(heard)
		if n == 0 {
			break
		}
		r.Take(event)
		heard = heard[n:]
	}
	return r
}

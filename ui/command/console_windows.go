package command

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// prepareConsole lets the console read escape codes until it is put back; Windows
// Terminal does anyway, older consoles only if asked. The code page does not
// matter: Go writes UTF-16 to a console.
func prepareConsole(files ...*os.File) (restore func()) {
	var undo []func()
	for _, f := range files {
		console := windows.Handle(f.Fd())
		var mode uint32
		if windows.GetConsoleMode(console, &mode) != nil || mode&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING != 0 {
			continue // no console, or one that reads them
		}
		if windows.SetConsoleMode(console, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil {
			undo = append(undo, func() { _ = windows.SetConsoleMode(console, mode) }) // nobody could be told
		}
	}
	return func() {
		for _, u := range undo {
			u()
		}
	}
}

// readerLeft reports whether a write failed because nobody reads any more.
func readerLeft(err error) bool {
	for _, left := range []error{syscall.EPIPE, windows.ERROR_BROKEN_PIPE, windows.ERROR_NO_DATA, windows.ERROR_PIPE_NOT_CONNECTED} {
		if errors.Is(err, left) {
			return true
		}
	}
	return false
}

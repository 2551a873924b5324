//go:build !windows

package command

import (
	"errors"
	"os"
	"syscall"
)

// prepareConsole does nothing: every terminal here reads escape codes.
func prepareConsole(...*os.File) (restore func()) { return func() {} }

// readerLeft reports whether a write failed because nobody reads any more.
func readerLeft(err error) bool { return errors.Is(err, syscall.EPIPE) }

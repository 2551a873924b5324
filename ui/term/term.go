// Package term knows how a terminal wants its Arabic: which way a finished
// line is written to it, and what is sent when the program comes and goes.
//
// Gather an [Evidence] and draw with its [Evidence.Profile] at once. Send its
// [Evidence.Queries], and look at the profile again after each answer that
// [Replies.Take] takes: nothing needs to wait for one. Encode lines with
// [Strategy.Append].
//
// What is known of each terminal was seen in pictures of it, unless a comment
// says that it comes from documentation.
package term

// Mode 8 of ECMA-48 is the bidirectional support mode. A terminal that knows
// it stops its own reordering when the mode is reset.
const (
	// StopBidi makes the terminal show cells where they are put.
	StopBidi = "\x1b[8l"
	// ResumeBidi gives the terminal its own reordering back.
	ResumeBidi = "\x1b[8h"
)

// Profile is how to write to a terminal.
type Profile struct {
	Strategy Strategy
	// Marks is true where the vowel marks U+064B to U+0652 stand on their
	// letters and every letter is still there.
	Marks bool
	// Unframed is true where box drawing parts a row in pieces that the terminal
	// orders each by itself.
	Unframed bool
	// Smears is true where letters taller than their row leave traces in the rows
	// beside it when they go.
	Smears bool
	// Relayed is true behind tmux and screen, which draw on the terminal
	// themselves from what they remember of each cell.
	Relayed bool
	// Taskbar is true where OSC 9;4 is progress, to be shown in the taskbar, the
	// tab or the title. Elsewhere it may be a notification.
	Taskbar bool
	// Enter is what is sent before the first frame and Leave what is sent after
	// the last one; both are empty for most terminals. Leave gives back what
	// Enter takes and nothing else.
	Enter, Leave string
	// Ask is true where the reader should be asked which way reads right. It
	// waits until the terminal has answered, or will not: see [Replies.Silent].
	Ask bool
	// Name is the terminal as far as it is known: "kitty(0.26.5)", or empty.
	Name string
	// By is the evidence that decided: "XTVERSION kitty(0.26.5)",
	// "VTE_VERSION=7006", "--text".
	By string
	// Key is the name under which a calibration of this terminal is kept.
	Key string
}

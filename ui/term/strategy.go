package term

import (
	"fmt"
	"slices"
	"strings"
)

// Strategy is a way to write a finished line.
type Strategy uint8

const (
	// Visual writes the cells as they stand, from left to right: for
	// terminals that do no reordering.
	Visual Strategy = iota
	// LRM adds a left-to-right mark U+200E behind each right-to-left letter,
	// in the letter's cell, which keeps each letter in its place where the
	// terminal reorders letters that stand together.
	LRM
	// Tokens writes words back to front that the terminal turns one by one, and
	// makes signs and numbers that touch their letters italic, so that they are
	// not turned with them: kitty.
	Tokens
	// Runs writes runs of letters back to front between two marks U+200E, where
	// the terminal applies UAX #9 to the whole row, and U+200D and U+200C where
	// it would join letters otherwise than they are drawn: Konsole.
	Runs
	// Pair makes every other cell faint, where the terminal does not draw faint
	// text otherwise but takes each style for a run of its own: QTerminal.
	Pair
	// Inverse writes a row in the order that the terminal's own reordering of
	// the whole row (UAX #9, based on its first strong letter) takes to the
	// wanted one: PuTTY. Lines must be as wide as the terminal, or have as many
	// free cells on their left as on their right. A few rows have no such order
	// and come out with two words, or a word and a number, in each other's place.
	Inverse
	// Logical writes the letters as they were written, in reading order: for
	// terminals that order and join text themselves.
	Logical
)

var names = [...]string{"visual", "lrm", "tokens", "runs", "pair", "inverse", "logical"}

// Names lists the strategies by the names that [ParseStrategy] takes.
func Names() []string { return slices.Clone(names[:]) }

func (s Strategy) String() string { return names[s] }

// MovesCursor reports whether the terminal may draw its cursor in another cell than
// the one that it was put in: it orders the row that it was written, and the
// cursor with it. Whoever needs one draws it as a cell.
func (s Strategy) MovesCursor() bool { return s == Runs || s == Pair || s == Inverse || s == Logical }

// ParseStrategy is the strategy of that name.
func ParseStrategy(name string) (Strategy, error) {
	if i := slices.Index(names[:], name); i >= 0 {
		return Strategy(i), nil
	}
	return Visual, fmt.Errorf("طريقة العرض \u2066%q\u2069 غير معروفة، والمتاح: %s", name, strings.Join(names[:], "، "))
}

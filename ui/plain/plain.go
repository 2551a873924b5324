// Package plain is the whole program as a dialogue on plain streams, for those who hear it: text in reading order, one
// thing a line, numbered choices, and a line that says what can be typed. Nothing is drawn, coloured or written over,
// and no byte below a space is written but the newline.
//
// [Run] holds the dialogue and [Quiz] only that of the assessment. Every place of the program is a function that says
// what is there, hears a line and does what it asks for, until it is left; an error that is a [*stop] goes through all
// of them. What the reader does is kept in the same store as the screens keep it in, so that an assessment or a page
// begun in one can go on in the other.
//
// Controls of direction are left out of everything that is said: a screen reader takes text in reading order, and some
// read U+2066 aloud or spell the word behind it.
package plain

import (
	"bufio"
	"errors"
	"io"
	"time"

	"kasb/content"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/search"
)

// Program is what the dialogue needs.
type Program struct {
	In  io.Reader
	Out io.Writer

	Library func() (*content.Library, error) // the pages; may take a moment at the first call
	Table   func() (*quiz.Table, error)      // the questions; likewise
	Store   *progress.Store
	Now     func() time.Time
	Folder  string // where results are written to that the reader wants as files; empty: nowhere
	Paths   int    // how many paths there are, for the first menu, which waits for no file; 0: not known
	Title   string // what the content is about; empty: our own
	About   string // the same in a sentence or two

	Preferences
	// Prefer keeps the form of digits for the next time; nil keeps it as long as the program runs, as the length is.
	Prefer func(Preferences) error
}

// Preferences are what a reader may choose here.
type Preferences struct {
	Arabic bool   // digits are ٠١٢, not 012
	Length Length // of a piece of a page
}

// Length is how much of a page is said at once.
type Length int

// The lengths. Whatever it is, a heading begins a new piece.
const (
	Medium Length = iota
	Short
	Whole // all that stands under a heading
)

// Run holds the dialogue until the reader leaves or the input ends, which both are no error. Its errors are those of
// Out.
func Run(p Program) error {
	d := newDialogue(p)
	err := d.home()
	var s *stop
	switch errors.As(err, &s); {
	case s == nil || s.cause == nil || s.cause == io.EOF:
		d.leaveTaking()
		return d.out.Flush()
	default:
		return s.cause
	}
}

// dialogue is one run of the program.
type dialogue struct {
	Program
	in  *bufio.Reader
	out *bufio.Writer

	state   progress.State // as it was last read or written
	refused bool           // the disk refused, and that was said
	taught  bool           // how to choose was said
	index   *search.Index  // nil until something is looked for
	quizzed bool           // there is nothing but the assessment
	begun   bool           // something was said
	titles  int            // how many places were begun
	depth   int            // places that are open, one in the other
}

func newDialogue(p Program) *dialogue {
	return &dialogue{Program: p, in: bufio.NewReaderSize(p.In, maxLine), out: bufio.NewWriter(p.Out)}
}

// stop ends all places up to the one that it leads to: the first menu, or none.
type stop struct {
	cause error // nil: the reader leaves; io.EOF: the input has ended; else what went wrong with a stream
	home  bool  // only to the first menu
}

func (s *stop) Error() string {
	if s.cause == nil {
		return "left"
	}
	return s.cause.Error()
}

var (
	errQuit = &stop{}
	errHome = &stop{home: true}
	// errDone leaves the menu whose choice returns it, and no more.
	errDone = errors.New("done")
)

// leaves reports whether an error leads out of the place that it comes from.
func leaves(err error) bool {
	var s *stop
	return errors.As(err, &s)
}

// leaveTaking is the last thing said. What could not be kept is not passed over.
func (d *dialogue) leaveTaking() {
	if !d.flush() {
		d.say("لم يُحفظ آخر ما فعلته، لأن القرص رفض الكتابة.")
	}
	d.say("إلى اللقاء.")
}

// deepest is how many places are open at most, one in the other. Whoever goes on and on from link to link, or looks for
// something in what was found, is led back to the first menu there.
const deepest = 100

// enter opens a place, which has to be left unless that failed.
func (d *dialogue) enter() error {
	if d.depth == deepest {
		d.say("الطريق إلى هنا طويل جدا. العودة إلى القائمة الأولى.")
		return errHome
	}
	d.depth++
	return nil
}

func (d *dialogue) exit() { d.depth-- }

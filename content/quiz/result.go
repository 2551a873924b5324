package quiz

// Result is what a set of answers says. All sentences are finished Arabic; lists are never longer than their comment
// says, and the same answers give the same result everywhere.
//
// A result takes one of three shapes. With NoRanking there are too many unknown answers: Fits is empty. With Nothing
// set no path fits yet: Fits is ranked but Joint is empty, Sure is None, and Nothing holds the way to the nearest path.
// Otherwise Joint holds one path or more.
type Result struct {
	Version int
	Form    Form
	Note    string  // said of a result of the short form; empty otherwise
	Values  []Value // the values, in table order
	Fits    []Fit   // best first; empty with NoRanking

	Joint      []string // ids within the tie band of the top, table order; one when there is a winner
	Sure       Sureness
	Verdict    string // one sentence: which path, how sure, or why there is none
	Flat       bool   // several doors are open: interest should decide
	Nothing    *Plan
	Separating *Separating // with two joint paths or more
	WhyNot     *WhyNot     // the first path outside Joint
	Change     *Change     // the smallest rise of one answer that puts another path first; nil when there is none
	HangsOn    *HangsOn    // set when an unknown answer decides which path is first

	NoRanking bool // more than a third of the questions asked are unknown
	Unknown   int  // unknown answers
	Asked     int  // questions of the form

	Readiness  Readiness
	Caution    string // said when a path suits the person and readiness is low; empty otherwise
	Disclaimer string
}

// Value is one of the values that describe a person.
type Value struct {
	ID    string // of the dimension; never shown
	Name  string
	Level float64 // 0 to 4
	Known bool    // false when all its answers are "I do not know"
	Words string  // the level in words; empty when unknown, or when the dimension has no words
}

// Fit is how well one path suits the person.
type Fit struct {
	Path      string // id
	Name      string
	Score     float64 // unrounded and unclamped; 50 is a random answer sheet
	Shown     int     // 0 to 100
	Word      string
	Low, High int    // Shown with the unknown answers at their lowest and highest
	Range     string // Low and High in words; empty when they are equal
	Blocked   *Gate  // nil unless the person is below the path's gate
	For       []Reason
	Missing   []Gap
}

// Gate is the least a path asks for.
type Gate struct {
	Name string // of the dimension
	Text string
}

// Reason is something that speaks for a path. A fit has at most three.
type Reason struct {
	Need   string // id of the need, see [Share]
	Name   string
	Points float64 // above what a random answer would bring
	Text   string
}

// Gap is something that a path needs more of. A fit has at most three.
type Gap struct {
	Need   string // id of the need, see [Share]
	Name   string
	Points float64 // gained by reaching the need
	Text   string
	Action string
}

// Sureness is how far the first path is ahead.
type Sureness int

const (
	None    Sureness = iota // no winner
	Between                 // the next path is within the tie band
	Leaning
	Clear
)

func (s Sureness) String() string {
	switch s {
	case Clear:
		return "واضح"
	case Leaning:
		return "مائل إلى"
	case Between:
		return "بين خيارين"
	}
	return "بلا ترجيح"
}

// Plan is the shortest way to the nearest path when nothing fits yet.
type Plan struct {
	Path  string // id of the nearest path
	Name  string
	Steps []Step // one level each: as many as the rule has, of a longer road only the first
	Fit   int    // shown fit after the steps
	Long  bool   // so many levels are not enough
	Text  string
}

// Step raises one value by one level.
type Step struct {
	Name   string
	Text   string // to where; from where only when that is an answer as given, or the step before
	Action string
}

// Separating is the question that would separate the first two joint paths.
type Separating struct {
	Question string    // id
	Paths    [2]string // ids; the first gains more from a higher answer
	Text     string
}

// WhyNot is the largest difference between the first path and the first one outside the joint result.
type WhyNot struct {
	Path   string // id of the path that comes later
	Points float64
	Text   string
}

// Change is one known answer raised to another level.
type Change struct {
	Question string // id
	From, To int    // levels, To above From
	Path     string // id of the path that comes first then
	Text     string
}

// HangsOn is the unknown answers on which the first path depends.
type HangsOn struct {
	Questions []string // ids; one unless only several together decide
	Path      string   // id of a path that could come first instead
	Text      string
}

// Readiness is whether the person could start anything next month, safely.
type Readiness struct {
	Score     float64 // 0 to 100, unrounded
	Shown     int
	Low, High int    // Shown with the unknown answers at their lowest and highest
	Band      string // with NoRanking says that the number is a guess
	Capped    string // why it can be no higher; empty when the cap does not lower it
	Parts     []Part // all of them, in table order
	Weakest   []Part // two at most; none at the top of the scale and with NoRanking
}

// Part is a part of readiness. The points of all parts add up to the score as shown, before the cap.
type Part struct {
	ID     string // of its dimension, or of several joined by "|"
	Name   string
	Value  float64 // 0 to 4
	Known  bool
	Points int // of readiness
	Action string
}

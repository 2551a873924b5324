package term

// Marks that take no cell and make or unmake a join between letters.
const (
	joiner    = "\u200d"
	nonJoiner = "\u200c"
)

// forms are ranges of presentation forms in which letters follow each other
// with n forms each: isolated, final and, where there are four, initial and
// medial.
var forms = [...]struct {
	first, last rune
	n           uint8
}{
	{0xfe8f, 0xfe92, 4}, {0xfe93, 0xfe94, 2}, {0xfe95, 0xfea8, 4}, {0xfea9, 0xfeb0, 2}, {0xfeb1, 0xfeec, 4},
	{0xfeed, 0xfef0, 2}, {0xfef1, 0xfef4, 4}, {0xfef5, 0xfefc, 2}, {0xfe81, 0xfe88, 2}, {0xfe89, 0xfe8c, 4}, {0xfe8d, 0xfe8e, 2},
	{0xfb50, 0xfb51, 2}, {0xfb52, 0xfb81, 4}, {0xfb82, 0xfb8d, 2}, {0xfb8e, 0xfb9d, 4}, {0xfb9e, 0xfb9f, 2}, {0xfba0, 0xfba3, 4},
	{0xfba4, 0xfba5, 2}, {0xfba6, 0xfbad, 4}, {0xfbae, 0xfbb1, 2}, {0xfbd3, 0xfbd6, 4}, {0xfbd7, 0xfbdc, 2}, {0xfbde, 0xfbe3, 2},
	{0xfbe4, 0xfbe7, 4}, {0xfbfc, 0xfbff, 4},
}

// joins are the sides on which a letter is joined as it is drawn, and those on
// which it can be. The zero joins are those of what is no letter.
type joins struct{ right, left, canRight, canLeft bool }

// joinsOf finds them for a presentation form that has others beside it, and for
// the tatweel.
func joinsOf(r rune) joins {
	if r == tatweel {
		return joins{canRight: true, canLeft: true}
	}
	for _, f := range forms {
		if r >= f.first && r <= f.last {
			form := uint8(r-f.first) & (f.n - 1)
			return joins{right: form&1 != 0, left: form&2 != 0, canRight: true, canLeft: f.n == 4}
		}
	}
	return joins{}
}

const tatweel = '\u0640'

// mark is the mark that has to stand between a letter and the next one, on its
// left, so that a terminal which shapes them again joins them as they are drawn,
// or does not. A tatweel has one form and joins what wants to be joined.
func (j joins) mark(next joins) string {
	wanted, joined := j.left || next.right, j.canLeft && next.canRight
	switch {
	case wanted && !joined:
		return joiner
	case joined && !wanted:
		return nonJoiner
	}
	return ""
}

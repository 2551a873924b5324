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

// joins are the sides on which a letter is joined as it is drawn, and whether
// its other forms are joined on the left.
type joins struct{ right, left, leftToo bool }

// joinsOf finds them; ok is false for what is no presentation form with others
// beside it.
func joinsOf(r rune) (j joins, ok bool) {
	for _, f := range forms {
		if r >= f.first && r <= f.last {
			form := uint8(r-f.first) & (f.n - 1)
			return joins{right: form&1 != 0, left: form&2 != 0, leftToo: f.n == 4}, true
		}
	}
	return joins{}, false
}

// joinMark is the mark that has to stand between two letters that follow each
// other, the second one left of the first, so that a terminal which shapes them
// again joins them as they are drawn, or does not. Zero stands for no letter.
func joinMark(first, second rune) string {
	a, aKnown := joinsOf(first)
	b, bKnown := joinsOf(second)
	wanted := a.left || b.right
	joined := (a.leftToo || first == tatweel) && (bKnown || second == tatweel)
	switch {
	case wanted && !joined:
		return joiner
	case joined && !wanted && (aKnown || bKnown):
		return nonJoiner
	}
	return ""
}

const tatweel = '\u0640'

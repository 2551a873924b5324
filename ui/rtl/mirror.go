package rtl

import "sort"

// mirrorRun is n runes from first on whose mirror images differ from them in the
// bits of flip.
type mirrorRun struct{ first, flip, n uint16 }

// Mirror is the mirror image of r, which L4 draws for a character of an odd
// level: that of BidiMirroring.txt, or r itself where there is none.
func Mirror(r rune) rune { return mirror(r) }

// mirror is the mirror image of r by BidiMirroring.txt, or r itself where there
// is none. L4 draws it for a character of an odd level.
func mirror(r rune) rune {
	// Blanks and the letters of right-to-left scripts: most of what comes here.
	if r < '(' || r >= 0x600 && r < 0xF00 {
		return r
	}
	return mirrorOther(r)
}

func mirrorOther(r rune) rune {
	i := sort.Search(len(mirrorRuns), func(i int) bool { return rune(mirrorRuns[i].first) > r }) - 1
	if i < 0 || r-rune(mirrorRuns[i].first) >= rune(mirrorRuns[i].n) {
		return r
	}
	return r ^ rune(mirrorRuns[i].flip)
}

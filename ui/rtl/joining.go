package rtl

import (
	"sort"
	"unicode"
)

// joining is the Joining_Type of a rune (The Unicode Standard, 9.2).
type joining uint8

const (
	joinNone        joining = iota // U
	joinRight                      // R: alef, dal, reh, waw
	joinLeft                       // L
	joinDual                       // D: beh
	joinCausing                    // C: tatweel, ZWJ
	joinTransparent                // T: marks

	joinShift = 5 // in a byte of props
	joinMask  = 7
)

// onRight reports whether the type joins a letter on its right, onLeft on its
// left.
func (j joining) onRight() bool {
	return 1<<j&(1<<joinRight|1<<joinDual|1<<joinCausing) != 0
}

func (j joining) onLeft() bool {
	return 1<<j&(1<<joinLeft|1<<joinDual|1<<joinCausing) != 0
}

// joiningOf is the joining type of r: the one that ArabicShaping.txt lists, else
// T for marks and format characters, else U.
func joiningOf(r rune) joining {
	if uint32(r) < propsEnd {
		return joining(props[r] >> joinShift)
	}
	return joiningOfOther(r)
}

func joiningOfOther(r rune) joining {
	if i := uint32(r) - propsPunctFirst; i < uint32(len(propsPunct)) {
		return joining(propsPunct[i] >> joinShift)
	}
	i := sort.Search(len(joiningRanges), func(i int) bool { return rune(joiningRanges[i]>>11) > r }) - 1
	if i >= 0 && uint32(r)-joiningRanges[i]>>11 <= joiningRanges[i]>>3&0xFF {
		return joining(joiningRanges[i] & joinMask)
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return joinTransparent
	}
	return joinNone
}

package rtl

import "golang.org/x/text/unicode/bidi"

//go:generate go run gen.go

// class is the Bidi_Class of a rune, with classes of their own for brackets,
// which are ON to all rules but N0. The order matters: gen.go writes it into
// tables.go, and the rules compare with it.
type class uint8

const (
	classL class = iota
	classR
	classAL
	classEN
	classAN // up to here strong letters and numbers, which are all that W leaves besides neutrals
	classES
	classET
	classCS
	classNSM
	classBN
	classB // from here on neutral (NI in the rules)
	classS
	classWS
	classON
	classOpen  // an opening paired bracket (BD14)
	classClose // a closing paired bracket (BD15)
	classLRE
	classRLE
	classLRO
	classRLO
	classPDF
	classLRI
	classRLI
	classFSI
	classPDI

	classMask = 1<<5 - 1 // of a byte in props
)

// classSet has bit c for each class c in it.
type classSet uint32

const (
	setRTL       classSet = 1<<classR | 1<<classAL
	setExplicit  classSet = 1<<classLRE | 1<<classRLE | 1<<classLRO | 1<<classRLO | 1<<classPDF
	setInitiator classSet = 1<<classLRI | 1<<classRLI | 1<<classFSI
	setIsolate   classSet = setInitiator | 1<<classPDI
	setRemoved   classSet = setExplicit | 1<<classBN // by X9
	setSeparator classSet = 1<<classB | 1<<classS
	setBlank     classSet = 1<<classWS | setIsolate | setRemoved // what L1 takes for white space
	setBracket   classSet = 1<<classOpen | 1<<classClose
	// Text of these classes alone is all of level 0 in a left-to-right paragraph.
	setLeft classSet = 1<<classL | 1<<classEN | 1<<classES | 1<<classET | 1<<classCS | 1<<classNSM |
		setSeparator | 1<<classWS | 1<<classON | setBracket
)

func (s classSet) has(c class) bool { return s>>c&1 != 0 }

// classOf is the class of r. Latin and Arabic letters, digits and punctuation
// are looked up in a small table, everything else in x/text's.
func classOf(r rune) class {
	if uint32(r) < propsEnd {
		return class(props[r]) & classMask
	}
	return classOfOther(r)
}

func classOfOther(r rune) class {
	if i := uint32(r) - propsPunctFirst; i < uint32(len(propsPunct)) {
		return class(propsPunct[i]) & classMask
	}
	p, _ := bidi.LookupRune(r)
	if p.IsBracket() {
		if p.IsOpeningBracket() {
			return classOpen
		}
		return classClose
	}
	return classFromText[p.Class()]
}

// classFromText is the class for each class of x/text.
var classFromText = [...]class{
	bidi.L: classL, bidi.R: classR, bidi.AL: classAL,
	bidi.EN: classEN, bidi.AN: classAN,
	bidi.ES: classES, bidi.ET: classET, bidi.CS: classCS,
	bidi.NSM: classNSM, bidi.BN: classBN,
	bidi.B: classB, bidi.S: classS, bidi.WS: classWS, bidi.ON: classON,
	bidi.LRE: classLRE, bidi.RLE: classRLE, bidi.LRO: classLRO, bidi.RLO: classRLO, bidi.PDF: classPDF,
	bidi.LRI: classLRI, bidi.RLI: classRLI, bidi.FSI: classFSI, bidi.PDI: classPDI,
}

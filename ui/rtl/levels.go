package rtl

import "slices"

// Level is an embedding level of UAX #9, from 0 to 126: text of an even level
// runs left to right, of an odd level right to left.
type Level uint8

// NoLevel is what the characters have that X9 removes: embeddings, overrides
// and what is of class BN. They are not drawn.
const NoLevel Level = 0xFF

// maxDepth is max_depth of BD2: the highest level that explicit codes give.
const maxDepth = 125

// direction is the class of text at the level: L or R.
func (l Level) direction() class { return class(l & 1) }

// Levels are the embedding levels of a paragraph, by the rules P2 to I2 of UAX
// #9, and L1 as if the paragraph were one line. Base [Auto] is P2 and P3: the
// first strong letter decides. The other result is the paragraph's own level, 0
// or 1.
//
// The text is one paragraph: a paragraph separator belongs at its end. One in
// the middle ends explicit codes and isolates (X8) but not the paragraph.
func Levels(text []rune, base Direction) (levels []Level, paragraph Level) {
	var r resolver
	_, paragraph = r.resolve(text, base)
	return r.lineLevels(0, len(text), nil), paragraph
}

// VisualOrder is rule L2 of UAX #9: the indexes of the characters from left to
// right, without those of [NoLevel].
func VisualOrder(levels []Level) []int { return reorder(levels, nil) }

// Resolver is [Levels] and [VisualOrder] for many texts one after the other, in
// the same memory. The zero Resolver is ready to use. It is not safe for
// concurrent use.
type Resolver struct {
	resolver resolver
	levels   []Level
	order    []int
}

// Levels is like the function [Levels]. The levels are valid until the next
// call.
func (r *Resolver) Levels(text []rune, base Direction) (levels []Level, paragraph Level) {
	_, paragraph = r.resolver.resolve(text, base)
	r.levels = r.resolver.lineLevels(0, len(text), r.levels[:0])
	return r.levels, paragraph
}

// VisualOrder is like the function [VisualOrder]. The order is valid until the
// next call.
func (r *Resolver) VisualOrder(levels []Level) []int {
	r.order = reorder(levels, r.order)
	return r.order
}

// resolver finds levels. It keeps its memory from one paragraph to the next; the
// zero resolver is ready to use. It is not safe for concurrent use.
//
//	text ─classify→ classes ─P2–P3→ paragraph ─X1–X9→ levels ─X10→ sequences
//	each sequence ─W1–W7→ ─N0→ ─N1–N2, I1–I2→ levels
//	each line ─L1→ levels ─L2→ order
type resolver struct {
	text      []rune
	classes   []class // of the text, as looked up
	seen      classSet
	levels    []Level
	paragraph Level

	types    []class // what the rules have made of classes so far
	explicit explicitStack
	isolates []int32 // X5c: initiators that are open
	runs     []levelRun
	pending  []int32 // runs that end with an initiator and wait for its PDI

	gathered sequence // memory for a sequence of several runs
	brackets bracketPairs
}

// resolve applies the rules P2 to I2. The levels are valid until the resolver is
// used again; the text must stay as it is as long.
func (r *resolver) resolve(text []rune, base Direction) (levels []Level, paragraph Level) {
	r.classify(text)
	r.paragraph = r.paragraphLevel(base)
	switch {
	case r.paragraph == 0 && r.seen&^setLeft == 0:
		clear(r.levels)
	case r.seen&(setRemoved|setIsolate) == 0:
		// Nothing explicit: the paragraph is one level run and that one sequence.
		copy(r.types, r.classes)
		dir := r.paragraph.direction()
		r.resolveSequence(sequence{types: r.types, levels: r.levels, level: r.paragraph, sos: dir, eos: dir})
	default:
		copy(r.types, r.classes)
		if r.seen&(1<<classFSI) != 0 {
			r.firstStrongIsolates()
		}
		r.explicitLevels()
		r.resolveSequences()
	}
	return r.levels, r.paragraph
}

// classify looks up the classes.
func (r *resolver) classify(text []rune) {
	n := len(text)
	r.text = text
	r.classes = slices.Grow(r.classes[:0], n)[:n]
	r.types = slices.Grow(r.types[:0], n)[:n]
	r.levels = slices.Grow(r.levels[:0], n)[:n]
	seen, classes := classSet(0), r.classes
	for i, c := range text {
		cl := classOf(c)
		classes[i] = cl
		seen |= 1 << (cl & classMask)
	}
	r.seen = seen
}

// anyRTL is the base direction that [Layout] finds for a text: right to left if
// it holds any character of class R or AL.
func anyRTL(text []rune) Direction {
	for _, r := range text {
		if setRTL.has(classOf(r)) {
			return RightToLeft
		}
	}
	return LeftToRight
}

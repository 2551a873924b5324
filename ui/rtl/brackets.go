package rtl

// maxBrackets is how many opening brackets BD16 keeps.
const maxBrackets = 63

// bracketPairs finds the pairs of a sequence (BD16) and keeps the memory for it.
type bracketPairs struct {
	places []int32       // of brackets in the sequence
	pairs  []bracketPair // in the order of their opening brackets; close is 0 for lone ones
	stack  [maxBrackets]openBracket
}

// bracketPair holds places in a sequence.
type bracketPair struct{ open, close int32 }

// openBracket waits for a closing bracket.
type openBracket struct {
	closer rune
	pair   int32 // index in pairs
}

// canonical is U+3009 for the closing angle bracket U+232A, which is equivalent to
// it, and every other closing bracket itself.
func canonical(closer rune) rune {
	if closer == 0x232A {
		return 0x3009
	}
	return closer
}

// find collects the pairs. Only characters that are still brackets count: under
// an override there are none.
func (b *bracketPairs) find(text []rune, s sequence) {
	b.pairs = b.pairs[:0]
	depth := 0
	for _, k := range b.places {
		switch s.types[k] {
		case classOpen:
			if depth == maxBrackets {
				return // BD16: no more pairs in this sequence
			}
			// The paired bracket of every bracket is its mirror image.
			b.stack[depth] = openBracket{canonical(mirror(text[s.at(int(k))])), int32(len(b.pairs))}
			depth++
			b.pairs = append(b.pairs, bracketPair{open: k})
		case classClose:
			r := canonical(text[s.at(int(k))])
			for d := depth - 1; d >= 0; d-- {
				if b.stack[d].closer == r {
					b.pairs[b.stack[d].pair].close = k
					depth = d
					break
				}
			}
		}
	}
}

// at is the index in the text of character k of the sequence.
func (s sequence) at(k int) int {
	if s.indexes == nil {
		return k
	}
	return int(s.indexes[k])
}

// resolveBrackets applies N0.
func (r *resolver) resolveBrackets(s sequence) {
	r.brackets.find(r.text, s)
	embedding := s.level.direction()
	for _, p := range r.brackets.pairs {
		if p.close == 0 {
			continue
		}
		dir, found := classON, false
		for _, c := range s.types[p.open+1 : p.close] {
			if c > classAN {
				continue
			}
			found = true
			if dir = direction(c); dir == embedding { // N0 b
				break
			}
		}
		if !found {
			continue // N0 d
		}
		if dir != embedding { // N0 c
			before := s.sos
			for k := p.open - 1; k >= 0; k-- {
				if c := s.types[k]; c <= classAN {
					before = direction(c)
					break
				}
			}
			if before == embedding { // N0 c2
				dir = embedding
			}
		}
		r.setBracket(s, int(p.open), dir)
		r.setBracket(s, int(p.close), dir)
	}
}

// setBracket gives a direction to a bracket and to the marks on it.
func (r *resolver) setBracket(s sequence, k int, dir class) {
	s.types[k] = dir
	for k++; k < len(s.types) && r.classes[s.at(k)] == classNSM; k++ {
		s.types[k] = dir
	}
}

// direction is L or R for a strong class or a number, which N0 to N2 count as R.
func direction(c class) class {
	if c == classL {
		return classL
	}
	return classR
}

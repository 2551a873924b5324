package rtl

// weak applies W1 to W7 to a sequence in one pass. It leaves L, R, EN, AN and
// neutrals; brackets stay what they are.
//
// The rules are written one after the other, yet each looks only at what stands
// before, but for three: W4 looks at the class of the next character, which
// is a number or is not, whatever the rules before it do (EN may become AN, by
// the strong letter known already); and W5 changes terminators once the number
// behind them is met.
//
// The places of brackets are appended to brackets, for N0.
func weak(types []class, sos class, brackets []int32) []int32 {
	var (
		before   = sos     // class of the character before, by W1
		strong   = sos     // last strong letter: L, R or AL
		number   = classON // EN or AN if the character before is one, by W4
		european = false   // the character before is EN or, by W5, ET behind it
		pending  = -1      // where terminators begin that wait for a number
	)
	for i, c := range types {
		if c == classNSM { // W1
			c = before
			types[i] = classON // stays so if c is neutral
		}
		before = c
		switch c {
		case classL, classR:
			strong = c
			types[i] = c
		case classAL:
			strong = c
			types[i] = classR // W3
		case classEN:
			if strong == classAL { // W2
				types[i] = classAN
				number, european, pending = classAN, false, -1
				continue
			}
			if strong == classL { // W7
				c = classL
			}
			types[i] = c
			if pending >= 0 { // W5
				for k := pending; k < i; k++ {
					types[k] = c
				}
			}
			number, european, pending = classEN, true, -1
			continue
		case classAN:
			types[i] = c
			number, european, pending = c, false, -1
			continue
		case classES, classCS:
			if i+1 < len(types) && number != classON && (c == classCS || number == classEN) {
				next := types[i+1]
				if next == classEN && strong == classAL {
					next = classAN
				}
				if next == number { // W4
					if number == classEN && strong == classL {
						next = classL // W7
					}
					types[i] = next
					continue
				}
			}
			types[i] = classON // W6
		case classET:
			number = classON
			if european { // W5
				types[i] = classEN
				if strong == classL {
					types[i] = classL // W7
				}
				continue
			}
			types[i] = classON // W6, unless a number follows
			if pending < 0 {
				pending = i
			}
			continue
		case classOpen, classClose:
			brackets = append(brackets, int32(i))
			before = classON
		default: // neutral
			before = classON // an initiator or PDI, and it makes no difference for others
		}
		number, european, pending = classON, false, -1
	}
	return brackets
}

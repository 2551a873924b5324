package rtl

import "strings"

// Visual gives one paragraph in visual order: letters shaped, brackets mirrored,
// from left to right in one line, marks behind their letters. Codes for
// direction and joining are left out. A newline, and whatever else separates
// paragraphs, is a space. Base [Auto] is that
// of [Layout]: right to left if there is any right-to-left letter.
//
// It is for tests and for programs that need a word or two; text that is
// styled or longer than a line goes through Layout.
func Visual(s string, base Direction) string {
	text := []rune(s)
	for i, c := range text {
		if classOf(c) == classB {
			text[i] = ' '
		}
	}
	if base == Auto {
		base = anyRTL(text)
	}
	var r resolver
	levels, _ := r.resolve(text, base)
	shaped := shape(text, levels, nil)
	levels = r.lineLevels(0, len(text), nil)
	order := reorder(levels, nil)
	followBase(order, levels, func(i int) bool { return shaped[i] == 0 || r.classes[i] == classNSM })

	var b strings.Builder
	b.Grow(len(s) + len(s)/2) // presentation forms take three bytes
	for _, i := range order {
		c := shaped[i]
		if c == 0 {
			continue
		}
		if levels[i]&1 != 0 {
			c = mirror(c)
		}
		b.WriteRune(c)
	}
	return b.String()
}

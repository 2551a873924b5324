package strict

import (
	"fmt"
	"strings"
)

// What the YAML parser is spared: it takes minutes and gigabytes over a file of nothing but brackets, and over a line
// of nothing but marks. Our data nests three deep.
const (
	maxDepth = 32       // brackets in brackets, and lists that begin on one line
	maxOpen  = 256      // brackets of a file that have no partner
	maxAsked = 256      // keys behind a question mark, which our data does not have
	maxLine  = 16 << 10 // bytes
)

// MaxYAML is the most YAML that is read of a file, in bytes.
const MaxYAML = 128 << 10

// overwrought returns the first line of the text that is too much for the parser, from 1, and what is wrong with it;
// or 0. It knows no quotation marks: a line that begins with a word ends what it has counted of depth.
func overwrought(text string) (line int, want string) {
	if len(text) > MaxYAML {
		return 1, fmt.Sprintf("طول نص YAML بالبايت %d، والمتوقع %d على الأكثر", len(text), MaxYAML)
	}
	depth, open, asked := 0, 0, 0
	for l := range strings.Lines(text) {
		line++
		if len(l) > maxLine {
			return line, fmt.Sprintf("طول السطر بالبايت %d، والمتوقع %d على الأكثر", len(l), maxLine)
		}
		begun := strings.TrimLeft(l, " \t")
		if begun != "" && !strings.ContainsAny(begun[:1], "[]{},") {
			depth = 0
		}
		if strings.HasPrefix(begun, "? ") {
			asked++
		}
		for strings.HasPrefix(begun, "- ") || strings.HasPrefix(begun, "? ") {
			depth++
			begun = strings.TrimLeft(begun[2:], " ")
		}
		most := depth
		for i := range len(begun) {
			switch begun[i] {
			case '[', '{':
				depth, open = depth+1, open+1
			case ']', '}':
				depth, open = max(depth-1, 0), open-1
			}
			most = max(most, depth)
		}
		if most > maxDepth {
			return line, fmt.Sprintf("أقواس أو شرطات متداخلة أكثر من %d، والمتوقع قائمة أو مفاتيح بلا هذا التداخل", maxDepth)
		}
		if asked > maxAsked {
			return line, fmt.Sprintf("أسطر تبدأ بعلامة ? أكثر من %d، والمتوقع مفتاح وقيمة", maxAsked)
		}
		if max(open, -open) > maxOpen {
			return line, fmt.Sprintf("أقواس بلا مقابل أكثر من %d، والمتوقع قوس إغلاق لكل قوس", maxOpen)
		}
	}
	return 0, ""
}

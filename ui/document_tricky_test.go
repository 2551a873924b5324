package ui

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// trickyLines are lines that begin, end or go on with blocks, or only look so.
var trickyLines = []string{
	"", "", "", "", "نص", "English words here", "# عنوان", "## API", "###", "#لا", "===", "---", "--", "***", "* * *", "- بند", "-", "* بند", "+ بند",
	"1. بند", "2) بند", "10. بند", "  نص", "   نص", "    نص", "\tنص", "  - بند", "   - بند", "    - بند", "  2. بند", "```", "```go", "````", "~~~",
	"  ```", "   ```", "    ```", "``` لا ` ```", "- ```", "> نص", ">", "> - بند", "> ```", "  > نص", "| أ | ب |", "|---|---|", "| ج | د |",
	"<div>", "</div>", "<!-- سر", "-->", "<pre>", "</pre>", "<b>نص</b>", "<b>", "<br/>", "<https://a.b>", "<?x", "?>", ": تعريف", ":تعريف", "  : تعريف",
	"[أ]: https://a.b", "نص [أ] نص", "[أ][أ]", "  [أ]: c.md", "\\", "نص  ", "123", "![ص](x.png)", "`كود`", "<script>", "</script>", "<a href=\"x\">", "-\tبند", "1.\tبند",
}

func trickyText(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(14) {
		b.WriteString(trickyLines[r.IntN(len(trickyLines))] + "\n")
	}
	return b.String()
}

func TestTrickyPiecesAreTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(0, 8))
	for range 3000 {
		body := trickyText(r)
		checkPieces(t, cutSmall(newPlainDocument(body)), renderMarkdown(t, body), 30)
	}
}

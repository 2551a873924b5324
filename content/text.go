package content

import (
	"strconv"
	"strings"
)

// Text is all that a page has to read, in Markdown: what we estimate, its body, and its sources. How far a page was read
// is a part of this text.
func (p Page) Text() string {
	var b strings.Builder
	b.WriteString(p.estimate())
	b.WriteString(p.Body)
	if len(p.Sources) > 0 {
		b.WriteString("\n\n## " + Sources + "\n\n")
		for i, s := range p.Sources {
			b.WriteString(strconv.Itoa(i+1) + ". " + s.Title + "، " + s.Date)
			if s.Address != "" {
				b.WriteString(": `" + s.Address + "`")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// BodyStart is the byte of [Page.Text] with which the body begins.
func (p Page) BodyStart() int { return len(p.estimate()) }

// Sources is the heading over a page's sources in its text.
const Sources = "المصادر"

func (p Page) estimate() string {
	e := p.Estimate
	if e == nil {
		return ""
	}
	text := "| تقديرنا التقريبي | |\n|---|---|\n"
	for _, row := range [][2]string{{"كلفة البداية", e.Cost}, {"الوقت", e.Hours}, {"أول دخل", e.FirstIncome}, {"بالهاتف وحده", e.Phone}} {
		text += "| " + row[0] + " | " + row[1] + " |\n"
	}
	return text + "\n"
}

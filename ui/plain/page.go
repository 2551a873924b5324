package plain

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kasb/content"
	"kasb/content/arabic"
)

// line is one thing of a page: a heading, a paragraph, an item, a row.
type line struct {
	text  string
	at    int // byte of the page's text with which it begins
	level int // of a heading, else 0
	block int // lines of one table or chart have one number, others 0
	links []link
}

// link is a link of a line.
type link struct{ text, dest string }

// readAloud turns a text in Markdown into lines.
func readAloud(source string, charts []content.Chart) []line {
	r := reading{source: []byte(source), charts: charts}
	r.blocks(goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(r.source)), "")
	return r.lines
}

// reading collects the lines of a text.
type reading struct {
	source []byte
	charts []content.Chart
	lines  []line
	block  int // the table or chart at hand
}

func (r *reading) add(l line) {
	if l.text = spoken(l.text); l.text != "" {
		r.lines = append(r.lines, l)
	}
}

// blocks adds what stands in a block. The first line begins with a word or two that say what it is part of.
func (r *reading) blocks(parent ast.Node, before string) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			r.text(n, "", n.Level)
		case *ast.Paragraph, *ast.TextBlock:
			if !r.chart(n) {
				r.text(n, before, 0)
			}
		case *ast.List:
			r.list(n)
		case *ast.Blockquote:
			r.blocks(n, "اقتباس: ")
		case *tables.Table:
			r.table(n)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for l := range strings.Lines(string(n.Lines().Value(r.source))) {
				r.add(line{text: l, at: start(n)})
			}
		case *ast.ThematicBreak, *ast.HTMLBlock:
			continue
		default:
			r.blocks(n, before)
		}
		before = ""
	}
}

func (r *reading) text(n ast.Node, before string, level int) {
	l := line{at: start(n), level: level}
	l.text, l.links = r.inline(n)
	l.text = before + l.text
	r.add(l)
}

// list adds the items of a list; those of a numbered one begin with their numbers in words.
func (r *reading) list(n *ast.List) {
	at := n.Start
	for i := n.FirstChild(); i != nil; i = i.NextSibling() {
		before := ""
		if n.IsOrdered() {
			before = ordinal(at, n.Start+n.ChildCount()-1) + ": "
		}
		r.blocks(i, before)
		at++
	}
}

// ordinal is the number of an item of a list, which is not to be taken for the number of a choice.
func ordinal(n, last int) string {
	names := [...]string{"أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"}
	if n >= 1 && last <= len(names) {
		return names[n-1]
	}
	return "رقم " + strconv.Itoa(n)
}

// rows is how many rows a table has.
var rows = arabic.Phrase{"بلا صفوف", "فيه صف واحد", "فيه صفان", "فيه %d صفوف", "فيه %d صفا", "فيه %d صف"}

// table adds a table row by row: what the row is about, then each cell behind the name of its column.
func (r *reading) table(n *tables.Table) {
	r.block++
	var head []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		l := line{at: start(row), block: r.block}
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			text, links := r.inline(c)
			cells, l.links = append(cells, spoken(text)), append(l.links, links...)
		}
		if _, ok := row.(*tables.TableHeader); ok {
			if head = cells; strings.Join(head[1:], "") == "" { // a list of names and values
				l.text = head[0] + ":"
			} else {
				l.text = "جدول، " + rows.Of(n.ChildCount()-1) + ". في كل صف: " + strings.Join(head, "، ثم ") + "."
			}
			r.add(l)
			continue
		}
		l.text = cells[0]
		for i, c := range cells[1:] {
			switch name := head[i+1]; {
			case c == "":
			case name == "":
				l.text += ": " + c
			case i == 0:
				l.text += "، " + name + ": " + c
			default:
				l.text += ". " + name + ": " + c
			}
		}
		l.text = strings.TrimSuffix(l.text, ".") + "."
		r.add(l)
	}
}

// chart adds the chart that a paragraph shows, in words and numbers.
func (r *reading) chart(n ast.Node) bool {
	image, ok := n.FirstChild().(*ast.Image)
	if !ok || n.ChildCount() != 1 {
		return false
	}
	id, _ := content.ChartID(string(image.Destination))
	for _, c := range r.charts {
		if c.ID != id {
			continue
		}
		r.block++
		add := func(text string) { r.add(line{text: text, at: start(n), block: r.block}) }
		words, _ := r.inline(image)
		add("رسم: " + c.Title + ".")
		add(strings.TrimSuffix(words, ".") + ".")
		// What the words say is not said again.
		told := !slices.ContainsFunc(c.Items, func(i content.ChartItem) bool { return !strings.Contains(words, i.Text) })
		for _, i := range c.Items {
			switch {
			case told:
			case c.Kind == content.Timeline:
				add(i.Text + ": " + i.Label + ".")
			default:
				add(i.Label + ": " + i.Text + ".")
			}
		}
		add("المصدر: " + c.Source + ".")
		return true
	}
	return false
}

// inline is the text of a block in one line, and its links.
func (r *reading) inline(n ast.Node) (string, []link) {
	var b strings.Builder
	var links []link
	r.inlineTo(&b, &links, n)
	return strings.TrimSpace(b.String()), links
}

func (r *reading) inlineTo(b *strings.Builder, links *[]link, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			t := c.Value(r.source)
			if !c.IsRaw() && n.Kind() != ast.KindCodeSpan {
				b.WriteString(html.UnescapeString(string(util.UnescapePunctuations(t))))
			} else {
				b.Write(t)
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(r.source))
			*links = append(*links, link{string(c.Label(r.source)), string(c.URL(r.source))})
		case *ast.Link:
			var inside strings.Builder
			r.inlineTo(&inside, links, c)
			b.WriteString(inside.String())
			*links = append(*links, link{spoken(inside.String()), string(c.Destination)})
		case *ast.RawHTML:
		default:
			r.inlineTo(b, links, c)
		}
	}
}

// start is where a block begins in the source: where its own lines do, or those of the first block in it.
func start(n ast.Node) int {
	for n != nil && n.Type() == ast.TypeBlock {
		if n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
		n = n.FirstChild()
	}
	return 0
}

// part is what of a page is said at once.
type part struct {
	lines []line
}

func (p part) at() int { return p.lines[0].at }

// links are those of the part from a line on, each page once.
func (p part) links() []link {
	var links []link
	seen := map[string]bool{}
	for _, l := range p.lines {
		for _, k := range l.links {
			if !seen[k.dest] && k.text != "" {
				seen[k.dest] = true
				links = append(links, k)
			}
		}
	}
	return links
}

// parts cuts a page into pieces: at its headings, and between paragraphs where a piece has grown long.
func parts(lines []line, length Length) []part {
	most := map[Length]int{Short: 50, Medium: 120, Whole: 1 << 20}[length] // words
	var all []part
	words, onlyHeadings, block := 0, false, 0
	for _, l := range lines {
		n := len(strings.Fields(l.text))
		begins := len(all) == 0 || l.level > 0 && !onlyHeadings || words > 0 && words+n > most && !onlyHeadings && (l.block == 0 || l.block != block)
		if begins {
			var lead []line
			if i := len(all) - 1; i >= 0 && l.level == 0 { // what leads up to a list stays with it
				if n := len(all[i].lines) - 1; n > 0 && all[i].lines[n-1].level == 0 && strings.HasSuffix(all[i].lines[n].text, ":") {
					lead, all[i].lines = all[i].lines[n:], all[i].lines[:n:n]
				}
			}
			all, words, onlyHeadings = append(all, part{lead}), 0, true
		}
		last := &all[len(all)-1]
		last.lines = append(last.lines, l)
		onlyHeadings, block = onlyHeadings && l.level > 0, l.block
		if l.level == 0 {
			words += n
		}
	}
	return all
}

// placeOf is the part and its line with a byte of the text.
func placeOf(all []part, at int) (p, l int) {
	for i, x := range all {
		for j, y := range x.lines {
			if y.at <= at {
				p, l = i, j
			}
		}
	}
	return p, l
}

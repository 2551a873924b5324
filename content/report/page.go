package report

import (
	"fmt"
	"strconv"
	"strings"
)

// page is what a report is written on. The text page and the Markdown page get the same things in the same order.
type page interface {
	heading(level int, text string) // level 1 is the title
	paragraph(text string)          // nothing if it is empty
	list(items []item)
	numbered(items []item)
	tasks(tasks []task)
	ranking(rows []row)
}

// item is one of a list, with lines that belong to it.
type item struct {
	text  string
	under []string
}

type task struct {
	item
	done bool
}

// row is a path in the ranking.
type row struct {
	name  string
	fit   int    // 0 to 100
	word  string // for the fit
	marks []mark
	notes []string // sentences
}

// mark is something that sets a path apart, for a sentence and for a cell of a table.
type mark struct{ said, cell string }

// textPage is plain text: a paragraph a line, a blank line between the parts, no signs but numbers.
type textPage struct{ b strings.Builder }

func (p *textPage) String() string { return p.b.String() }

func (p *textPage) heading(_ int, text string) {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
	p.line(text)
}

func (p *textPage) line(text string) { p.b.WriteString(text + "\n") }

func (p *textPage) paragraph(text string) {
	if text != "" {
		p.line(text)
	}
}

func (p *textPage) item(before string, i item) {
	p.line(before + i.text)
	for _, u := range i.under {
		p.line(u)
	}
}

func (p *textPage) list(items []item) {
	for _, i := range items {
		p.item("", i)
	}
}

func (p *textPage) numbered(items []item) {
	for n, i := range items {
		p.item(strconv.Itoa(n+1)+". ", i)
	}
}

func (p *textPage) tasks(tasks []task) {
	for n, t := range tasks {
		before := strconv.Itoa(n+1) + ". "
		if t.done {
			before += "[تم] "
		}
		p.item(before, t.item)
	}
}

func (p *textPage) ranking(rows []row) {
	var items []item
	for _, r := range rows {
		text := fmt.Sprintf("%s: %d من 100، %s", r.name, r.fit, r.word)
		for _, m := range r.marks {
			if m.said != "" {
				text += "، " + m.said
			}
		}
		items = append(items, item{text + ".", r.notes})
	}
	p.numbered(items)
}

// markdownPage is Markdown as GitHub reads it: headings, lists, task lists and tables.
type markdownPage struct{ b strings.Builder }

func (p *markdownPage) String() string { return p.b.String() }

// part begins a block behind a blank line.
func (p *markdownPage) part() {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
}

func (p *markdownPage) heading(level int, text string) {
	p.part()
	fmt.Fprintf(&p.b, "%s %s\n", strings.Repeat("#", level), escape(text))
}

func (p *markdownPage) paragraph(text string) {
	if text == "" {
		return
	}
	p.part()
	p.b.WriteString(escape(text) + "\n")
}

// item writes an item; what is under it is a list of its own.
func (p *markdownPage) item(sign string, i item) {
	p.b.WriteString(sign + escape(i.text) + "\n")
	indent := strings.Repeat(" ", strings.IndexByte(sign, ' ')+1)
	for _, u := range i.under {
		p.b.WriteString(indent + "- " + escape(u) + "\n")
	}
}

func (p *markdownPage) list(items []item) {
	for n, i := range items {
		if n == 0 {
			p.part()
		}
		p.item("- ", i)
	}
}

func (p *markdownPage) numbered(items []item) {
	for n, i := range items {
		if n == 0 {
			p.part()
		}
		p.item(strconv.Itoa(n+1)+". ", i)
	}
}

func (p *markdownPage) tasks(tasks []task) {
	for n, t := range tasks {
		if n == 0 {
			p.part()
		}
		if t.done {
			p.item("- [x] ", t.item)
		} else {
			p.item("- [ ] ", t.item)
		}
	}
}

// ranking is a table, and below it what is too long for a cell.
func (p *markdownPage) ranking(rows []row) {
	var cells [][]string
	var notes []item
	for i, r := range rows {
		var marks []string
		for _, m := range r.marks {
			marks = append(marks, m.cell)
		}
		cells = append(cells, []string{strconv.Itoa(i + 1), r.name, strconv.Itoa(r.fit), r.word, strings.Join(marks, "، ")})
		if len(r.notes) > 0 {
			notes = append(notes, item{text: r.name + ": " + strings.Join(r.notes, " ")})
		}
	}
	p.table([]string{"الترتيب", "المسار", "من 100", "الملاءمة", "ملاحظة"}, cells)
	p.list(notes)
}

func (p *markdownPage) table(head []string, rows [][]string) {
	p.part()
	p.cells(head)
	p.b.WriteString(strings.Repeat("| --- ", len(head)) + "|\n")
	for _, r := range rows {
		p.cells(r)
	}
}

func (p *markdownPage) cells(cells []string) {
	for _, c := range cells {
		p.b.WriteString("| " + escape(c) + " ")
	}
	p.b.WriteString("|\n")
}

// escape takes from text the meaning that signs of it have in Markdown, within a line and at its beginning.
func escape(text string) string {
	text = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
		"|", `\|`, "~", `\~`, "&", `\&`).Replace(text)
	first, rest, ok := strings.Cut(text, " ")
	switch {
	case text == "":
		return ""
	case strings.Trim(first, "#") == "", first == "-", first == "+", strings.Trim(first, "=") == "", strings.Trim(first, "-") == "":
		return `\` + text
	case ok && isNumber(first): // the beginning of a numbered list
		return first[:len(first)-1] + `\` + first[len(first)-1:] + " " + rest
	}
	return text
}

func isNumber(s string) bool {
	digits := strings.TrimRight(s, ".)")
	return len(s) == len(digits)+1 && digits != "" && strings.Trim(digits, "0123456789") == ""
}

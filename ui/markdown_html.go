package ui

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"kasb/ui/rtl"
)

// htmlReader adds what a piece of HTML says to a page: headings, paragraphs,
// items, rows and preformatted text, each on its own, with links, emphasis and
// descriptions of pictures. Comments, scripts and styles say nothing, nor do
// tags whose meaning is where something stands.
type htmlReader struct {
	*pageWriter
	dst          *ast.TextBlock // the text so far
	start, links int            // where it begins, as draw needs it
	role         role
	gap          bool // a blank line goes before it
	style        emphasis
	code         bool
	skip         string // the element whose text is left out
	cells        int    // of the row so far
	href         string // the link around the text
	number       int    // of that link
	worded       bool   // it holds more than pictures
	pre          *strings.Builder
}

func (w *pageWriter) html(n *ast.HTMLBlock) {
	raw := n.Lines().Value(w.source)
	if n.HasClosure() {
		raw = append(bytes.Clone(raw), n.ClosureLine.Value(w.source)...)
	}
	h := &htmlReader{pageWriter: w}
	h.fresh()
	for z := html.NewTokenizer(bytes.NewReader(raw)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		h.token(z.Token())
	}
	h.preformatted()
	h.end(false)
}

func (h *htmlReader) token(t html.Token) {
	opens := t.Type == html.StartTagToken || t.Type == html.SelfClosingTagToken
	switch t.Type {
	case html.TextToken:
		h.text(t.Data)
		return
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
	default:
		return
	}
	if h.skip != "" {
		if !opens && t.Data == h.skip {
			h.skip = ""
		}
		return
	}
	if h.pre != nil {
		if !opens && t.Data == "pre" {
			h.preformatted()
		}
		return
	}
	switch t.Data {
	case "script", "style", "template", "svg", "head":
		if t.Type == html.StartTagToken {
			h.skip = t.Data
		}
	case "a":
		h.endLink()
		if href := attribute(t, "href"); opens && href != "" {
			h.href, h.number, h.worded = href, len(h.inlines.links), false
			h.inlines.links = append(h.inlines.links, pageLink{Dest: href})
		}
	case "img":
		if alt, given := lookUp(t, "alt"); opens && (alt != "" || !given) {
			h.place(func(dst ast.Node) { h.picture(dst, alt, attribute(t, "src"), h.href != "") })
		}
	case "b", "strong":
		h.style.strong = opens
	case "i", "em", "cite":
		h.style.slanted = opens
	case "s", "del", "strike":
		h.style.struck = opens
	case "code", "kbd", "samp", "tt":
		h.code = opens
	case "br":
		start := len(h.buf)
		h.mark(markBreak)
		h.leaf(h.dst, start, emphasis{})
	case "pre":
		h.end(true)
		h.pre = new(strings.Builder)
	case "hr":
		h.end(true)
		h.blank()
		h.add(pageBlock{kind: blockRule})
	case "td", "th":
		if opens {
			if h.cells++; h.cells > 1 {
				h.word(" │ ")
			}
		}
	default:
		h.block(t, opens)
	}
}

// block begins or ends a block.
func (h *htmlReader) block(t html.Token, opens bool) {
	r, gap := roleBody, true
	switch t.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r = headingRole(int(t.Data[1] - '0'))
	case "p", "ul", "ol", "dl", "table", "blockquote", "details", "figure", "section", "article", "header", "footer":
	case "summary", "dt", "caption":
		r, gap = roleStrong, false
	case "div", "center", "li", "dd", "tr", "figcaption", "main", "nav", "aside":
		gap = false
	default:
		return
	}
	h.end(gap)
	if !opens {
		return
	}
	h.role = r
	switch attribute(t, "dir") {
	case "rtl":
		h.last = rtl.RightToLeft
	case "ltr":
		h.last = rtl.LeftToRight
	}
	if t.Data == "li" {
		h.word("• ")
	}
}

// fresh begins a new text.
func (h *htmlReader) fresh() {
	h.dst, h.start, h.links, h.role, h.cells = ast.NewTextBlock(), len(h.buf), len(h.inlines.links), roleBody, 0
}

// end adds the text so far; gap says whether it is apart from what follows.
func (h *htmlReader) end(gap bool) {
	said := strings.Trim(unquote(h.buf[h.start:]), "•│ ")
	if said != "" {
		if h.gap {
			h.blank()
		}
		h.gap = false
		h.trim()
		base := count(said).direction(h.side())
		if len(h.around) == 0 {
			h.last = base
		}
		h.paragraph(h.draw(h.dst, h.start, h.links, h.role, base))
	}
	h.gap = h.gap || gap
	h.fresh()
}

// trim takes spaces and line breaks from the end of the text.
func (h *htmlReader) trim() {
	for {
		last, ok := h.dst.LastChild().(*ast.Text)
		if !ok {
			return
		}
		s := bytes.TrimRight(last.Segment.Value(h.buf), " "+string(markBreak))
		if last.Segment.Stop = last.Segment.Start + len(s); len(s) > 0 {
			return
		}
		h.dst.RemoveChild(h.dst, last)
	}
}

// text adds words. Any white space between them is one space.
func (h *htmlReader) text(s string) {
	switch {
	case h.skip != "":
		return
	case h.pre != nil:
		h.pre.WriteString(s)
		return
	}
	joined := strings.Join(strings.Fields(s), " ")
	if strings.TrimLeft(s, " \t\r\n") != s && !h.spaced() {
		joined = " " + joined
	}
	if len(joined) > 1 && strings.TrimRight(s, " \t\r\n") != s {
		joined += " "
	}
	if joined == "" {
		return
	}
	h.worded = h.worded || joined != " "
	h.place(func(dst ast.Node) {
		start := len(h.buf)
		h.put([]byte(joined), true)
		if h.code && joined != " " {
			span := ast.NewCodeSpan()
			span.AppendChild(span, h.segment(start))
			dst.AppendChild(dst, span)
			return
		}
		h.leaf(dst, start, h.style)
	})
}

// word adds what stands for a tag.
func (h *htmlReader) word(s string) {
	start := len(h.buf)
	h.put([]byte(s), true)
	h.leaf(h.dst, start, emphasis{})
}

// spaced reports whether a space would do nothing here.
func (h *htmlReader) spaced() bool {
	s := h.buf[h.start:]
	return len(s) == 0 || bytes.HasSuffix(s, []byte(" ")) || bytes.HasSuffix(s, []byte(string(markBreak)))
}

// place adds something inside the link that it stands in.
func (h *htmlReader) place(add func(dst ast.Node)) {
	if h.href == "" {
		add(h.dst)
		return
	}
	h.linkText(h.dst, h.number, add)
}

func (h *htmlReader) endLink() {
	if h.href != "" && h.worded {
		h.linkAddress(h.dst, h.number)
	}
	h.href = ""
}

// preformatted adds the preformatted text so far, as a block of code.
func (h *htmlReader) preformatted() {
	if h.pre == nil {
		return
	}
	code := strings.Trim(h.pre.String(), "\r\n")
	h.pre = nil
	if strings.TrimSpace(code) == "" {
		return
	}
	h.blank()
	h.add(pageBlock{kind: blockCode, code: codeOf(slices.Collect(strings.Lines(code)))})
	h.gap = true
}

func attribute(t html.Token, name string) string {
	value, _ := lookUp(t, name)
	return value
}

func lookUp(t html.Token, name string) (value string, given bool) {
	for _, a := range t.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val), true
		}
	}
	return "", false
}

package ui

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// tagOf is the tag that an inline piece of HTML is.
func (b *inlines) tagOf(n *ast.RawHTML) html.Token {
	z := html.NewTokenizer(bytes.NewReader(n.Segments.Value(b.source)))
	z.Next()
	return z.Token()
}

// breaks reports whether a tag inside of a text begins a new line.
func breaks(t html.Token) bool {
	switch t.Data {
	case "br", "p", "div", "li":
		return t.Type == html.StartTagToken || t.Type == html.SelfClosingTagToken || t.Type == html.EndTagToken
	}
	return false
}

// anchored is the address of the HTML link that begins at n, and the node that
// ends it; nil if none begins there.
func (b *inlines) anchored(n ast.Node) (href string, end ast.Node) {
	raw, ok := n.(*ast.RawHTML)
	if !ok {
		return "", nil
	}
	t := b.tagOf(raw)
	if href = attribute(t, "href"); t.Type != html.StartTagToken || t.Data != "a" || href == "" {
		return "", nil
	}
	for end = n.NextSibling(); end != nil; end = end.NextSibling() {
		if raw, ok := end.(*ast.RawHTML); ok {
			if t := b.tagOf(raw); t.Type == html.EndTagToken && t.Data == "a" {
				return href, end
			}
		}
	}
	return "", nil
}

// picture adds the description of a picture, or else its file's name. In a
// link, where badges stand, that says enough.
func (b *inlines) picture(dst ast.Node, alt, src string, linked bool) {
	if alt == "" {
		if u, err := url.Parse(src); err == nil {
			alt = strings.Trim(path.Base(u.Path), "./")
		}
	}
	if alt == "" {
		return
	}
	add := func(dst ast.Node) {
		start := len(b.buf)
		if linked {
			b.buf = append(b.buf, '[')
		} else {
			b.buf = append(b.buf, "[صورة: "...)
		}
		b.put([]byte(alt), true)
		b.buf = append(b.buf, ']')
		b.leaf(dst, start, emphasis{})
	}
	link := pageLink{Dest: src}
	if linked || !link.web() {
		add(dst)
		return
	}
	b.links = append(b.links, link)
	b.linkText(dst, len(b.links)-1, add)
}

// pictured reports whether n and its siblings up to end are pictures only.
func (b *inlines) pictured(n, end ast.Node) bool {
	pictures := 0
	for ; n != end; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Image:
			pictures++
		case *ast.RawHTML:
			if b.tagOf(n).Data == "img" {
				pictures++
			}
		case *ast.Text:
			if len(bytes.TrimSpace(n.Segment.Value(b.source))) > 0 {
				return false
			}
		default:
			return false
		}
	}
	return pictures > 0
}

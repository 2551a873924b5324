// Package content is what the program knows: articles about earning from social media and one page for each
// monetization path, written in Markdown with a YAML head and embedded in the program.
//
// [Load] reads and checks everything once. All mistakes of all pages are reported together, as
// [strict.Faults]. The package knows no colour and no terminal: a page's body stays Markdown.
package content

import (
	"embed"
	"path"
	"slices"
	"strings"
)

//go:embed articles/*.md paths/*.md
var files embed.FS

// Kind tells an article from a monetization path. It is also the folder in which a page lies.
type Kind uint8

const (
	Article Kind = iota
	Path
)

func (k Kind) dir() string {
	if k == Path {
		return "paths"
	}
	return "articles"
}

// Page is one article or one path.
type Page struct {
	ID       string // file name without .md: lower-case Latin letters, digits and hyphens; unique over both kinds
	Kind     Kind
	Order    int // place among the pages of its kind, from 1
	Title    string
	Summary  string
	Updated  string // day of the last review, YYYY-MM-DD
	Sources  []Source
	Estimate *Estimate // nil for articles, never nil for paths
	Body     string    // Markdown without the head; its headings start at level 2
}

// Source is where a page's facts were seen.
type Source struct {
	Title   string
	Address string // without scheme; only the site when the full address is not known
	Date    string // what the facts hold for, in words: «يناير 2019»
}

// Estimate is our own planning estimate for a path, in words. It is never a fact with a source.
type Estimate struct {
	Cost        string // money needed to start
	Hours       string // hours a week
	FirstIncome string // time until the first income
	Phone       string // whether a phone is enough
}

// PathIDs returns the ids of the eight monetization paths. Each has exactly one page.
func PathIDs() []string {
	return []string{"products", "store", "services", "pages", "youtube", "affiliate", "writing", "teaching"}
}

// Library is all pages, each kind in its order.
type Library struct {
	Articles, Paths []Page
}

// Load reads and checks the embedded pages. The error is nil or [strict.Faults].
func Load() (*Library, error) { return LoadFS(files) }

// Page returns the page with this id.
func (l *Library) Page(id string) (Page, bool) { return l.at(id, 0) }

// Next returns the page after id: articles first, then paths.
func (l *Library) Next(id string) (Page, bool) { return l.at(id, 1) }

// Prev returns the page before id: articles first, then paths.
func (l *Library) Prev(id string) (Page, bool) { return l.at(id, -1) }

// at returns the page so many places after id.
func (l *Library) at(id string, offset int) (Page, bool) {
	is := func(p Page) bool { return p.ID == id }
	i := slices.IndexFunc(l.Articles, is)
	if i < 0 {
		if i = slices.IndexFunc(l.Paths, is); i < 0 {
			return Page{}, false
		}
		i += len(l.Articles)
	}
	i += offset
	switch n := len(l.Articles); {
	case i < 0 || i >= n+len(l.Paths):
		return Page{}, false
	case i < n:
		return l.Articles[i], true
	default:
		return l.Paths[i-n], true
	}
}

// Resolve returns the page to which a relative Markdown link of the page from leads, such as history.md or
// ../paths/youtube.md. It reports false for web addresses and for files that are no page.
func (l *Library) Resolve(from Page, dest string) (id string, ok bool) {
	if path.IsAbs(dest) {
		return "", false
	}
	name := path.Join(from.Kind.dir(), dest)
	for _, pages := range [][]Page{l.Articles, l.Paths} {
		for _, p := range pages {
			if p.file() == name {
				return p.ID, true
			}
		}
	}
	return "", false
}

// Section returns the Markdown under a heading of level 2, without the heading. It reports false when the page has no
// such heading.
func (p Page) Section(title string) (body string, ok bool) {
	_, rest, ok := strings.Cut("\n"+p.Body, "\n## "+title+"\n")
	body, _, _ = strings.Cut(rest, "\n## ")
	return strings.TrimSpace(body), ok
}

// Risks is the heading of the section about a path's risks, which every path has.
const Risks = "المخاطر والاحتيال"

// file is the page's name inside the content folder.
func (p Page) file() string { return p.Kind.dir() + "/" + p.ID + ".md" }

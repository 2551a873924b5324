// Package content is what the program knows: articles about earning from social media, a page for each monetization path
// and for each platform, written in Markdown with a YAML head, and a glossary. The program's own is embedded in it.
//
// [Load] reads and checks that, and [LoadFS] any other folder of the same form; which paths there have to be is known to
// kasb/content/pack. All mistakes of all pages are reported together, as [strict.Faults]. The package knows no colour
// and no terminal: a page's body stays Markdown.
package content

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
)

//go:embed articles/*.md paths/*.md platforms/*.md glossary.yaml
var files embed.FS

// Kind is what a page is about. It is also the folder in which the page lies.
type Kind uint8

const (
	Article  Kind = iota
	Path          // a monetization path
	Platform      // a social network: its tools for earning, and their conditions
)

// kinds are all of them, in the order in which their pages follow each other.
var kinds = [...]Kind{Article, Path, Platform}

func (k Kind) dir() string { return [...]string{"articles", "paths", "platforms"}[k] }

// Page is one article, one path or one platform.
type Page struct {
	ID       string // file name without .md: lower-case Latin letters, digits and hyphens; unique over all kinds
	Kind     Kind
	Order    int // place among the pages of its kind, from 1
	Title    string
	Summary  string
	Updated  string // day of the last review, YYYY-MM-DD
	Sources  []Source
	Estimate *Estimate // nil but for paths, which all have one
	Charts   []Chart
	Body     string // Markdown without the head; its headings start at level 2
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

// Library is all pages, each kind in its order, and the glossary in that of its file.
type Library struct {
	Articles, Paths, Platforms []Page
	Terms                      []Term
}

// Pages returns all pages in the order in which they follow each other: articles, paths, platforms.
func (l *Library) Pages() []Page { return slices.Concat(l.Articles, l.Paths, l.Platforms) }

// of is the pages of a kind.
func (l *Library) of(k Kind) *[]Page {
	return [...]*[]Page{Article: &l.Articles, Path: &l.Paths, Platform: &l.Platforms}[k]
}

// Load reads and checks the embedded pages. The error is nil or [strict.Faults].
func Load() (*Library, error) { return LoadFS(files) }

// Files is the embedded content as it lies in its folder.
func Files() fs.FS { return files }

// Page returns the page with this id.
func (l *Library) Page(id string) (Page, bool) { return l.at(id, 0) }

// Next returns the page after id in the order of [Library.Pages].
func (l *Library) Next(id string) (Page, bool) { return l.at(id, 1) }

// Prev returns the page before id in the order of [Library.Pages].
func (l *Library) Prev(id string) (Page, bool) { return l.at(id, -1) }

// at returns the page so many places after id.
func (l *Library) at(id string, offset int) (Page, bool) {
	pages := l.Pages()
	i := slices.IndexFunc(pages, func(p Page) bool { return p.ID == id })
	if i < 0 || i+offset < 0 || i+offset >= len(pages) {
		return Page{}, false
	}
	return pages[i+offset], true
}

// Resolve returns the page to which a relative Markdown link of the page from leads, such as history.md or
// ../paths/youtube.md. It reports false for web addresses and for files that are no page.
func (l *Library) Resolve(from Page, dest string) (id string, ok bool) {
	if path.IsAbs(dest) {
		return "", false
	}
	name := path.Join(from.Kind.dir(), dest)
	for _, p := range l.Pages() {
		if p.File() == name {
			return p.ID, true
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

// wordsPerMinute is how fast a page is read: slower than a novel, for it is Arabic with figures and tables.
const wordsPerMinute = 180

// Minutes is about how long it takes to read the page's body, at least 1.
func (p Page) Minutes() int {
	words := 0
	for w := range strings.FieldsSeq(p.Body) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			words++
		}
	}
	return max(1, (words+wordsPerMinute/2)/wordsPerMinute)
}

// Risks is the heading of the section about a path's risks, which every path has.
const Risks = "المخاطر والاحتيال"

// File is the page's name inside the content folder.
func (p Page) File() string { return p.Kind.dir() + "/" + p.ID + ".md" }

package search

import (
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kasb/content"
	"kasb/content/quiz"
)

// builder makes an index.
type builder struct {
	Index
	known   map[string]int32 // word → its place in words
	places  [][]posting      // for each word
	count   int              // of all places
	folded  []string         // words of the piece at hand
	heading int32
	parser  parser.Parser
}

// New is an index of all pages, the one that compares the paths among them, of the glossary, and of the questions and
// their answers. Either may be nil.
func New(lib *content.Library, table *quiz.Table) *Index {
	b := builder{
		known:   make(map[string]int32),
		heading: -1,
		parser:  goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser(),
	}
	if lib != nil {
		b.library(lib)
	}
	if table != nil {
		for _, q := range table.Questions {
			b.thing(Question, q.ID, q.Text, "")
			for _, a := range q.Answers {
				b.piece(InText, -1, a.Text)
			}
		}
	}
	x := b.Index
	x.postings, x.ends = make([]posting, 0, b.count), make([]int32, len(x.words))
	for i, places := range b.places {
		x.postings = append(x.postings, places...)
		x.ends[i] = int32(len(x.postings))
	}
	return &x
}

func (b *builder) library(lib *content.Library) {
	for _, p := range lib.Articles {
		b.page(Article, p)
	}
	if len(lib.Paths) > 0 {
		b.page(Article, lib.Compare())
	}
	for _, p := range lib.Paths {
		b.page(Path, p)
	}
	for _, p := range lib.Platforms {
		b.page(Platform, p)
	}
	for _, t := range lib.Terms {
		b.thing(Term, t.Term, t.Term, t.Meaning)
		b.piece(InTitle, -1, strings.Join(t.Also, "، "))
		b.piece(InText, -1, t.Meaning)
	}
}

// thing begins a new thing.
func (b *builder) thing(kind Kind, id, title, about string) {
	b.things = append(b.things, thing{kind, id, title, about})
	b.heading = -1
	b.piece(InTitle, -1, title)
}

// piece adds a piece of the last thing, unless it is empty.
func (b *builder) piece(place Place, offset int, text string) {
	if text == "" {
		return
	}
	n := int32(len(b.pieces))
	heading := b.heading
	if place == InHeading {
		b.heading = n
	}
	b.pieces = append(b.pieces, piece{text, int32(len(b.things) - 1), heading, int32(offset), place})
	b.folded = appendWords(b.folded[:0], text)
	for at, w := range b.folded {
		i, ok := b.known[w]
		if !ok {
			i = int32(len(b.words))
			w = strings.Clone(w) // the piece's other words need not be kept
			b.known[w] = i
			b.words = append(b.words, w)
			b.places = append(b.places, nil)
		}
		b.places[i] = append(b.places[i], posting{n, int32(at)})
		b.count++
	}
}

// page adds a page: what stands in its head, then its text block by block, then its sources.
func (b *builder) page(kind Kind, p content.Page) {
	b.thing(kind, p.ID, p.Title, p.Summary)
	b.piece(InSummary, -1, p.Summary)
	if e := p.Estimate; e != nil {
		for _, s := range []string{e.Cost, e.Hours, e.FirstIncome, e.Phone} {
			b.piece(InText, 0, s)
		}
	}
	source := []byte(p.Body)
	// The walker returns only errors of its visitor, and this one has none.
	_ = ast.Walk(b.parser.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		place := InText
		switch n.(type) {
		case *ast.Heading:
			place = InHeading
		case *ast.Paragraph, *ast.TextBlock, *tables.TableHeader, *tables.TableRow:
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			b.piece(InText, first(n), strings.Join(strings.Fields(string(n.Lines().Value(source))), " "))
			return ast.WalkSkipChildren, nil
		default:
			return ast.WalkContinue, nil
		}
		b.piece(place, first(n), plain(n, source))
		return ast.WalkSkipChildren, nil
	})
	b.heading = -1
	for _, s := range p.Sources {
		b.piece(InSource, len(p.Body), s.Title+"، "+s.Date)
	}
}

// first is where a block begins in the source: where its own lines do, or those of the first block in it.
func first(n ast.Node) int {
	for n != nil && n.Type() == ast.TypeBlock {
		if n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
		n = n.FirstChild()
	}
	return 0
}

// plain is the text of a block without Markdown's signs, in one line. Cells of a table are parted by a dot.
func plain(n ast.Node, source []byte) string {
	var s strings.Builder
	plainTo(&s, n, source)
	return strings.TrimSpace(s.String())
}

func plainTo(s *strings.Builder, n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			t := c.Value(source)
			if !c.IsRaw() && n.Kind() != ast.KindCodeSpan {
				s.WriteString(html.UnescapeString(string(util.UnescapePunctuations(t))))
			} else {
				s.Write(t)
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				s.WriteByte(' ')
			}
		case *ast.String:
			s.Write(c.Value)
		case *ast.AutoLink:
			s.Write(c.Label(source))
		case *tables.TableCell:
			if s.Len() > 0 {
				s.WriteString(" · ")
			}
			plainTo(s, c, source)
		default:
			plainTo(s, c, source)
		}
	}
}

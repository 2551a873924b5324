package content

import (
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"kasb/content/strict"
)

// headReader decodes a page's head.
type headReader struct {
	*strict.Reader
	doc *document
}

// decodeHead reads the head, which starts on the file's second line.
func (d *document) decodeHead(file *strict.Reader) {
	r := headReader{file, d}
	fields := []strict.Field{
		strict.Required("title", r.Text(&d.Title, 0)),
		strict.Required("order", r.order),
		strict.Required("summary", r.Text(&d.Summary, 0)),
		strict.Required("updated", r.day(&d.Updated)),
		strict.Required("sources", r.Items(1, 0, r.source)),
		strict.Optional("charts", r.Items(1, 0, r.chart)),
	}
	if d.Kind == Path {
		fields = append(fields, strict.Required("estimate", r.estimate))
	}
	r.Parse(d.head, 2, func(root ast.Node) { r.Mapping(root, fields...) })
}

// day takes a day of the calendar.
func (r headReader) day(to *string) func(ast.Node) {
	return func(n ast.Node) {
		var s string
		r.Text(&s, 0)(n)
		if s == "" { // reported
			return
		}
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			r.Fault(n, "تاريخ غير صالح %s، والمتوقع يوم مثل 2026-11-24", strict.Quote(s))
			return
		}
		*to = s
	}
}

func (r headReader) order(n ast.Node) {
	r.Number(&r.doc.Order, 1, 0)(n)
	r.doc.orderAt = r.At(n)
}

func (r headReader) source(n ast.Node) {
	var s Source
	r.Mapping(n,
		strict.Required("title", r.Text(&s.Title, 0)),
		strict.Required("address", r.address(&s.Address)),
		strict.Required("date", r.Text(&s.Date, 0)),
	)
	r.doc.Sources = append(r.doc.Sources, s)
}

// address takes a web address without its scheme.
func (r headReader) address(to *string) func(ast.Node) {
	return func(n ast.Node) {
		r.Text(to, 0)(n)
		site, _, _ := strings.Cut(*to, "/")
		if *to != "" && (strings.ContainsAny(*to, " …") || strings.Contains(*to, "://") || !strings.Contains(site, ".")) {
			r.Fault(n, "عنوان غير صالح %s، والمتوقع موقع مثل example.com/page بلا https ولا فراغ", strict.Quote(*to))
		}
	}
}

func (r headReader) estimate(n ast.Node) {
	e := new(Estimate)
	r.Mapping(n,
		strict.Required("cost", r.Text(&e.Cost, 0)),
		strict.Required("hours", r.Text(&e.Hours, 0)),
		strict.Required("first_income", r.Text(&e.FirstIncome, 0)),
		strict.Required("phone", r.Text(&e.Phone, 0)),
	)
	r.doc.Estimate = e
}

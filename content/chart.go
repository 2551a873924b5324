package content

import (
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"kasb/content/strict"
)

// Chart is a picture drawn from data in a page's head. It stands where the body has a paragraph with nothing but
// ![words](chart:id), whose words say what it shows.
type Chart struct {
	ID     string
	Kind   ChartKind
	Title  string
	Source string // where the numbers were seen, with the year; says so when they are an estimate
	Items  []ChartItem

	at strict.Place
}

// ChartKind is how a chart is drawn.
type ChartKind string

const (
	Bars     ChartKind = "bars"     // a bar for each item, as long as its value
	Timeline ChartKind = "timeline" // an item for each year, in their order
)

// ChartItem is one bar or one point of time.
type ChartItem struct {
	Label string  // what it is; in a timeline what happened
	Value float64 // 0 or more; in a timeline the year
	Text  string  // how the value is written, with its unit: «62%»
}

// Max is the largest value of the items.
func (c Chart) Max() float64 {
	var most float64
	for _, i := range c.Items {
		most = max(most, i.Value)
	}
	return most
}

// Chart returns the chart with this id.
func (p Page) Chart(id string) (Chart, bool) {
	for _, c := range p.Charts {
		if c.ID == id {
			return c, true
		}
	}
	return Chart{}, false
}

// chartScheme begins the address of a picture that is a chart.
const chartScheme = "chart:"

// ChartID returns the id of the chart that a picture's address names.
func ChartID(address string) (id string, ok bool) { return strings.CutPrefix(address, chartScheme) }

func (r headReader) chart(n ast.Node) {
	var c Chart
	var id strict.Ref
	r.Mapping(n,
		strict.Required("id", r.ID(&id)),
		strict.Required("kind", func(n ast.Node) {
			var s string
			r.Text(&s, 0)(n)
			if c.Kind = ChartKind(s); s != "" && c.Kind != Bars && c.Kind != Timeline {
				r.Fault(n, "رسم من نوع غير معروف %s، والمتوقع bars أو timeline", strict.Quote(s))
			}
		}),
		strict.Required("title", r.Text(&c.Title, 0)),
		strict.Required("source", r.Text(&c.Source, 0)),
		strict.Required("items", r.Items(2, 20, func(n ast.Node) {
			var i ChartItem
			r.Mapping(n,
				strict.Required("label", r.Text(&i.Label, 0)),
				strict.Required("value", r.value(&i.Value)),
				strict.Required("text", r.Text(&i.Text, 0)),
			)
			if last := len(c.Items) - 1; c.Kind == Timeline && last >= 0 && i.Value < c.Items[last].Value {
				r.Fault(n, "السنة %v قبل التي فوقها، والمتوقع ترتيب من الأقدم إلى الأحدث", i.Value)
			}
			c.Items = append(c.Items, i)
		})),
	)
	c.ID, c.at = id.ID, id.At
	if _, twice := r.doc.Chart(c.ID); twice && c.ID != "" {
		r.Fault(n, "رسم بالمعرف %s مكرر، والمتوقع معرف لا يتكرر في الصفحة", strict.Quote(c.ID))
	}
	r.doc.Charts = append(r.doc.Charts, c)
}

// value takes a number that is not below 0.
func (r headReader) value(to *float64) func(ast.Node) {
	return func(n ast.Node) {
		switch n.(type) {
		case *ast.IntegerNode, *ast.FloatNode:
			if v, err := strconv.ParseFloat(n.GetToken().Value, 64); err == nil && v >= 0 {
				*to = v
				return
			}
		}
		r.Fault(n, "قيمة ليست عددا، والمتوقع عدد من 0 فصاعدا بأرقام 0 إلى 9")
	}
}

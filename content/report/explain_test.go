package report_test

import (
	"fmt"
	"strings"
	"testing"

	"kasb/content/report"
)

// Everything that the table holds stands on the page.
func TestExplainHidesNothing(t *testing.T) {
	table := loaded(t)
	page := report.Explain(table)
	has := func(text string) {
		t.Helper()
		if !strings.Contains(page, text) {
			t.Errorf("the page does not hold %q", text)
		}
	}
	for _, d := range table.Dimensions {
		has("\n- " + d.Name + ": من «")
	}
	rest := page
	for _, p := range table.Paths {
		_, after, ok := strings.Cut(rest, "\n### "+p.Name+"\n")
		if !ok {
			t.Errorf("no section of %s", p.ID)
			continue
		}
		section, _, _ := strings.Cut(after, "\n#")
		for _, n := range table.Needs(p.ID) {
			row := fmt.Sprintf("| %s | %d: ", n.Name, n.Level)
			_, cells, ok := strings.Cut(section, row)
			line, _, _ := strings.Cut(cells, "\n")
			if !ok || !strings.HasSuffix(line, fmt.Sprintf(" | %d |", n.Weight)) {
				t.Errorf("%s: no row %q with weight %d", p.ID, row, n.Weight)
			}
			for _, w := range n.Words {
				if !strings.Contains(line, w) {
					t.Errorf("%s: %q is not in %q", p.ID, w, line)
				}
			}
		}
		gate, _ := table.Gate(p.ID)
		if !strings.Contains(section, fmt.Sprintf("شرط البدء: «%s» عند المستوى %d", gate.Name, gate.Level)) {
			t.Errorf("%s: no gate", p.ID)
		}
		rest = after
	}
	for _, part := range table.ReadinessRule().Parts {
		has(fmt.Sprintf("\n| %s | %d |\n", part.Name, part.Weight))
	}
	rule := table.Rule()
	for _, b := range append(rule.Bands, table.ReadinessRule().Bands...) {
		has(fmt.Sprintf("| من %d إلى ", b.From))
		has("| " + b.Word + " |")
	}
	has("نقطة بداية للتجربة وليست توقعا للدخل")
	has("تقديرنا")
	has("المحاكاة")
	has(fmt.Sprintf("فلا تتجاوز الجاهزية %d", table.ReadinessRule().Cap))
	if strings.ContainsAny(page, "\x1b\t\r") || strings.Contains(page, "\n\n\n") || strings.Contains(page, "%!") {
		t.Error("signs that are no part of a page")
	}
}

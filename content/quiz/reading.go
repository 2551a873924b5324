package quiz

import (
	"slices"
	"strings"
)

// Reading is a page that helps with a result.
type Reading struct {
	Page string // id
	Why  string // sentences
}

// Reading is the pages that help with a result: that of a path of its ranking, by its place there, and one for each
// thing that is missing, each page once.
func (t *Table) Reading(r Result, at int) []Reading {
	var pages []Reading
	add := func(page, why string) {
		i := slices.IndexFunc(pages, func(p Reading) bool { return p.Page == page })
		switch {
		case page == "":
		case i < 0:
			pages = append(pages, Reading{page, why})
		case !strings.Contains(pages[i].Why, why):
			pages[i].Why += " " + why
		}
	}
	// helps adds the pages about what is needed, with one sentence for all that a page is about.
	helps := func(opening string, needs [][2]string) {
		var order []string
		names := make(map[string][]string)
		for _, need := range needs {
			id, _, _ := strings.Cut(need[0], "|")
			d, _ := t.Dimension(id)
			if names[d.Page] == nil {
				order = append(order, d.Page)
			}
			names[d.Page] = append(names[d.Page], need[1])
		}
		for _, page := range order {
			add(page, opening+strings.Join(names[page], " و")+".")
		}
	}
	if len(r.Fits) > 0 {
		fit := r.Fits[at]
		add(fit.Path, "المسار المعروض.")
		var missing [][2]string
		for _, g := range fit.Missing {
			missing = append(missing, [2]string{g.Need, g.Name})
		}
		helps("مما ينقصك: ", missing)
	}
	var weakest [][2]string
	for _, w := range r.Readiness.Weakest {
		if !strings.Contains(w.ID, "|") { // the best of several skills has no page of its own
			weakest = append(weakest, [2]string{w.ID, w.Name})
		}
	}
	helps("من أضعف ما في الجاهزية: ", weakest)
	return pages
}

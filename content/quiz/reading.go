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
	about := func(need string) string { // the page about something needed
		id, _, _ := strings.Cut(need, "|")
		d, _ := t.Dimension(id)
		return d.Page
	}
	if len(r.Fits) > 0 {
		fit := r.Fits[at]
		add(fit.Path, "المسار الذي تنظر إليه.")
		for _, g := range fit.Missing {
			add(about(g.Need), "مما ينقصك: "+g.Name+".")
		}
	}
	for _, w := range r.Readiness.Weakest {
		if !strings.Contains(w.ID, "|") { // the best of several skills has no page of its own
			add(about(w.ID), "من أضعف ما في الجاهزية: "+w.Name+".")
		}
	}
	return pages
}

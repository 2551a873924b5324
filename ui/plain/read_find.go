package plain

import (
	"strings"

	"kasb/content/arabic"
	"kasb/content/search"
)

// find finds words in this page, and offers to look for them in all others. Without a query it asks for one.
func (r *read) find(query string) error {
	if query != "" {
		return r.findHere(query)
	}
	found := false
	err := r.asked("بحث في هذه الصفحة", func(query string) error {
		found = true
		if err := r.findHere(query); err != nil {
			return err
		}
		return errDone
	})
	switch {
	case err == errDone:
		return nil
	case err == nil && !found:
		r.comeBack()
	}
	return err
}

// findHere says the lines of the page that have the words.
func (r *read) findHere(query string) error {
	lines := r.linesWith(query)
	if meant, ok := arabic.OnArabicKeys(query); ok && len(lines) == 0 {
		if lines = r.linesWith(meant); len(lines) > 0 {
			query = meant
		}
	}
	if len(lines) == 0 {
		r.say("لا يوجد «" + brief(query) + "» في هذه الصفحة.")
		if r.quizzed || !r.shelf {
			r.short()
			return nil
		}
		err := r.found(query)
		if err == nil {
			r.comeBack()
		}
		return err
	}
	title := arabic.Results.Of(min(len(lines), maxHits)) + " للبحث عن «" + brief(query) + "» في هذه الصفحة"
	if len(lines) > maxHits {
		title, lines = "أول "+title, lines[:maxHits]
	}
	var choices, others []choice
	for _, l := range lines {
		text, _ := search.Excerpt(l.text, search.Find(l.text, query))
		choices = append(choices, r.goTo(l.at, spoken(strings.TrimPrefix(text, "… "))))
	}
	if r.shelf {
		others = []choice{{label: "البحث في كل الصفحات", do: func() error { return r.found(query) }}}
	}
	all := false
	return r.jump(title, func() []choice { return append(firstOf(choices, &all), others...) })
}

// linesWith are the lines of the page that have the words of a query.
func (r *read) linesWith(query string) []line {
	m := search.NewMatcher(query)
	var lines []line
	for _, p := range r.all {
		for _, l := range p.lines {
			if _, ok := m.Match(l.text, 0); ok {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

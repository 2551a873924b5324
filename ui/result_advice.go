package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content"
	"kasb/ui/rtl"
)

// advice is what helps with a result: the page of the path looked at, and a
// page for each thing that is missing.
type advice struct {
	r     *result
	pages []content.Page
	menu  *menu
}

func newAdvice(r *result) *advice {
	d := &advice{r: r, menu: newMenu(r.env)}
	var items []item
	add := func(page, why string) {
		p, ok := r.lib.Page(page)
		if !ok {
			return
		}
		if i := slices.IndexFunc(d.pages, func(q content.Page) bool { return q.ID == p.ID }); i >= 0 {
			if !strings.Contains(items[i].note, why) {
				items[i].note += " " + why
			}
			return
		}
		d.pages = append(d.pages, p)
		items = append(items, item{title: p.Title, note: why, mark: readMark(r.env.State, p.ID)})
	}
	about := func(need string) string { // the page about something needed
		id, _, _ := strings.Cut(need, "|")
		dimension, _ := r.table.Dimension(id)
		return dimension.Page
	}
	if len(r.result.Fits) > 0 {
		fit := r.result.Fits[r.at]
		add(fit.Path, "المسار الذي تنظر إليه.")
		for _, g := range fit.Missing {
			add(about(g.Need), "مما ينقصك: "+g.Name+".")
		}
	}
	for _, w := range r.result.Readiness.Weakest {
		if !strings.Contains(w.ID, "|") { // the best of several skills has no page of its own
			add(about(w.ID), "من أضعف ما في الجاهزية: "+w.Name+".")
		}
	}
	d.menu.fill(func(th Theme) string { return th.Text.Render("صفحات تفيدك في هذه النتيجة:") }, items)
	return d
}

func (d *advice) Title() string { return "ما يفيدك" }

func (d *advice) ShortHelp() []key.Binding {
	k := d.r.env.Keys
	return []key.Binding{with(k.Choose, "قراءة"), k.Leave, k.Down, k.Up, k.Quit}
}

func (d *advice) FullHelp() [][]key.Binding {
	return [][]key.Binding{d.menu.bindings(), {d.r.env.Keys.Leave, d.r.env.Keys.Back}}
}

func (d *advice) Update(msg tea.Msg) (Screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	if key.Matches(k, d.r.env.Keys.Leave, d.r.env.Keys.Back) {
		return d, pop
	}
	if d.menu.press(k) {
		return d, openReader(d.r.env, d, d.r.lib, d.pages[d.menu.at], false)
	}
	return d, nil
}

func (d *advice) More() bool { return d.menu.pane.more() }

func (d *advice) View(size Size) []rtl.Line { return d.menu.view(size) }

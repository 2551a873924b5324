package ui

import (
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
	for _, a := range r.table.Reading(r.result, r.at) {
		if p, ok := r.lib.Page(a.Page); ok {
			d.pages = append(d.pages, p)
			items = append(items, item{title: p.Title, note: a.Why, mark: readMark(r.env.State, p.ID)})
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

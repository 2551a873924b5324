package plain

import (
	"strconv"
	"strings"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/progress"
)

// pages lists pages of the library.
func (d *dialogue) pages(title string, of func(*content.Library) []content.Page) error {
	lib, err := d.Library()
	if err != nil {
		return err
	}
	pages := of(lib)
	if len(pages) == 0 {
		return errNothing
	}
	return d.menu(menu{title: title, choices: func() []choice {
		choices := make([]choice, len(pages))
		for i, p := range pages {
			choices[i] = choice{label: p.Title, note: d.hasRead(p), do: func() error { return d.page(lib, p, resume) }}
		}
		return choices
	}})
}

// hasRead says how much of a page was read, behind its title.
func (d *dialogue) hasRead(p content.Page) string {
	switch n := d.state.HasRead(p.ID); n {
	case 0:
		return ""
	case 100:
		return "(مقروء)"
	default:
		return "(قُرئ منه " + strconv.Itoa(n) + "%)"
	}
}

// glossary lists the words to know.
func (d *dialogue) glossary() error {
	lib, err := d.Library()
	if err != nil {
		return err
	}
	if len(lib.Terms) == 0 {
		return errNothing
	}
	choices := make([]choice, len(lib.Terms))
	for i, t := range lib.Terms {
		choices[i] = choice{label: t.Term, do: func() error { return d.term(lib, t) }}
	}
	return d.menu(menu{title: "المصطلحات", intro: []string{"كلمات تتكرر في الصفحات، وعددها " + strconv.Itoa(len(choices)) + ". للبحث عن واحدة: / ثم الكلمة."}, choices: func() []choice { return choices }})
}

// term says what a word means and offers the pages that say more.
func (d *dialogue) term(lib *content.Library, t content.Term) error {
	intro := []string{t.Meaning}
	if len(t.Also) > 0 {
		intro = append(intro, "ويقال أيضا: "+strings.Join(t.Also, "، ")+".")
	}
	var choices []choice
	for _, id := range t.See {
		if p, ok := lib.Page(id); ok {
			choices = append(choices, choice{label: "اقرأ: " + p.Title, note: d.hasRead(p), do: func() error { return d.page(lib, p, resume) }})
		}
	}
	if choices == nil {
		d.title(t.Term)
		d.say(intro...)
		return nil
	}
	return d.menu(menu{title: t.Term, intro: intro, choices: func() []choice { return choices }})
}

// bookmarks lists the places that the reader has marked, the newest first.
func (d *dialogue) bookmarks() error {
	lib, err := d.Library()
	if err != nil {
		return err
	}
	list := func() []choice {
		var choices []choice
		for i := len(d.state.Bookmarks) - 1; i >= 0; i-- {
			m := d.state.Bookmarks[i]
			p, ok := lib.Page(m.Page)
			if !ok {
				continue
			}
			label := p.Title
			if m.Heading != "" {
				label += ": " + m.Heading
			}
			choices = append(choices, choice{label: label, note: "من يوم " + arabic.Date(m.When) + ".", do: func() error { return d.bookmark(lib, p, m, label) }})
		}
		return choices
	}
	if len(list()) == 0 {
		d.say("لا إشارات مرجعية بعد. توضع أثناء القراءة بالرقم 6.")
		return nil
	}
	return d.menu(menu{title: "الإشارات المرجعية", choices: list})
}

func (d *dialogue) bookmark(lib *content.Library, p content.Page, m progress.Bookmark, label string) error {
	return d.menu(menu{title: label, choices: func() []choice {
		return []choice{
			{label: "القراءة من هذا الموضع", do: func() error { return d.page(lib, p, max(m.Offset+p.BodyStart(), 0)) }},
			{label: "إزالة الإشارة", do: func() error {
				d.keep(func(st *progress.State) { st.Unmark(m.Page, m.Offset) })
				d.say("أزيلت الإشارة المرجعية.")
				return errDone
			}},
		}
	}})
}

package plain

import (
	"slices"

	"kasb/content"
	"kasb/content/progress"
)

// headings are the lines of the page that are headings.
func (r *read) headings() []line {
	var all []line
	for _, p := range r.all {
		for _, l := range p.lines {
			if l.level > 0 {
				all = append(all, l)
			}
		}
	}
	return all
}

func (r *read) toHeading() error {
	var choices []choice
	for _, h := range r.headings() {
		choices = append(choices, r.goTo(h.at, h.text))
	}
	if choices == nil {
		r.say("لا عناوين في هذه الصفحة.")
		return nil
	}
	return r.jump("العناوين", func() []choice { return choices })
}

// goTo is the choice to go on from a byte of the text.
func (r *read) goTo(at int, label string) choice {
	return choice{label: label, do: func() error {
		var line int
		r.here, line = placeOf(r.all, at)
		r.part(line)
		r.jumped = true
		return errDone
	}}
}

// jump offers places to go on from.
func (r *read) jump(title string, choices func() []choice) error {
	r.jumped = false
	err := r.menu(menu{title: title, choices: choices})
	if err == nil && !r.jumped {
		r.comeBack()
	}
	return err
}

// toLink offers the links of the part. Pages of ours are read; another address is said, to be opened elsewhere.
func (r *read) toLink() error {
	var choices []choice
	for _, k := range r.all[r.here].links() {
		if r.lib != nil {
			if id, ok := r.lib.Resolve(r.page, k.dest); ok {
				page, _ := r.lib.Page(id)
				choices = append(choices, choice{label: k.text, note: "صفحة: " + page.Title + ".", do: func() error { return r.dialogue.page(r.lib, page, resume) }})
				continue
			}
		}
		choices = append(choices, choice{label: k.text, note: "رابط خارجي.", do: func() error {
			r.say("الرابط: " + k.dest)
			return nil
		}})
	}
	if choices == nil {
		r.say("لا روابط في هذا الجزء.")
		return nil
	}
	err := r.menu(menu{title: "روابط هذا الجزء", choices: func() []choice { return choices }})
	if err == nil {
		r.comeBack()
	}
	return err
}

func (r *read) sources() error {
	if len(r.page.Sources) == 0 {
		r.say("لا مصادر لهذه الصفحة.")
		return nil
	}
	r.title(content.Sources)
	for i, s := range r.page.Sources {
		text := ordinal(i+1, len(r.page.Sources)) + ": " + s.Title + "، " + s.Date + "."
		if s.Address != "" {
			text += " الرابط: " + s.Address
		}
		r.say(text)
	}
	r.short()
	return nil
}

// marks are the bookmarks of the part at hand.
func (r *read) marks() []progress.Bookmark {
	if !r.shelf {
		return nil
	}
	from, to := r.all[r.here].at(), len(r.text)+1
	if !r.last() {
		to = r.all[r.here+1].at()
	}
	if r.here == 0 {
		from = -1 // what stands before the text belongs to the first part
	}
	var marks []progress.Bookmark
	for _, m := range r.state.Bookmarks {
		if at := m.Offset + r.page.BodyStart(); m.Page == r.page.ID && at >= from && at < to {
			marks = append(marks, m)
		}
	}
	return marks
}

// mark sets a bookmark at the part at hand, or takes away those that are there.
func (r *read) mark() {
	if !r.shelf {
		r.say("لا إشارات في هذه الصفحة.")
		return
	}
	if marks := r.marks(); len(marks) > 0 {
		r.keep(func(st *progress.State) {
			for _, m := range marks {
				st.Unmark(m.Page, m.Offset)
			}
		})
		r.say("أزيلت الإشارة المرجعية.")
		return
	}
	at := r.all[r.here].at()
	m := progress.Bookmark{Page: r.page.ID, Offset: at - r.page.BodyStart(), When: r.Now()}
	headings := r.headings()
	if i := slices.IndexFunc(headings, func(h line) bool { return h.at > at }); i > 0 {
		m.Heading = headings[i-1].text
	} else if i < 0 && len(headings) > 0 {
		m.Heading = headings[len(headings)-1].text
	}
	r.keep(func(st *progress.State) { st.Mark(m) })
	r.say("وُضعت إشارة مرجعية هنا.")
}

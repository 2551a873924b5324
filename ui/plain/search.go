package plain

import (
	"slices"
	"strconv"
	"strings"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/search"
)

// Of what was found so many are said at once, and so many are found at all.
const (
	hitsAtOnce = 10
	maxHits    = 30
)

// search finds words in all that there is to read. Without a query it asks for one, until it is left.
func (d *dialogue) search(query string) error {
	if d.quizzed {
		d.say("لا بحث هنا.")
		return nil
	}
	if query != "" {
		return d.found(query)
	}
	return d.asked("بحث", d.found)
}

// asked asks for words to look for, until it is left.
func (d *dialogue) asked(title string, do func(query string) error) error {
	d.title(title)
	for {
		d.say("اكتب كلمة أو أكثر ثم مفتاح الإدخال. 0: رجوع.")
		line, err := d.line()
		if err != nil {
			return err
		}
		h := understand(line)
		switch {
		case h.wish == again:
			continue
		case h.wish == number && h.number == 0, h.wish == back:
			return nil
		case h.wish == quit, h.wish == home, h.wish == help:
			err = d.common(h, "")
		case h.wish == find && h.query != "":
			err = do(h.query)
		default:
			err = do(typed(line))
		}
		if err != nil {
			return err
		}
	}
}

// found says what a query finds.
func (d *dialogue) found(query string) error {
	lib, err := d.Library()
	if err != nil {
		return err
	}
	table, err := d.Table()
	if err != nil {
		return err
	}
	if d.index == nil {
		d.index = search.New(lib, table)
	}
	hits := d.index.Search(query, maxHits)
	if meant, ok := arabic.OnArabicKeys(query); ok && (len(hits) == 0 || len(query) >= 4) {
		if others := d.index.Search(meant, maxHits); len(others) > len(hits) {
			hits, query = others, meant
		}
	}
	query = brief(query)
	if len(hits) == 0 {
		d.title("لا نتائج للبحث عن «" + query + "».")
		d.say("كلمة واحدة تكفي، أو أول حروفها.")
		return nil
	}
	title := arabic.Results.Of(len(hits)) + " للبحث عن «" + query + "»"
	if len(hits) == maxHits {
		title = "أول " + title
	}
	var choices []choice
	for _, h := range hits {
		choices = append(choices, d.hit(lib, h))
	}
	all := false
	return d.menu(menu{title: title, choices: func() []choice { return firstOf(choices, &all) }})
}

// firstOf is the first of what was found, and the choice to be told all.
func firstOf(choices []choice, all *bool) []choice {
	if *all || len(choices) <= hitsAtOnce {
		return slices.Clip(choices)
	}
	others := choice{label: "بقية النتائج: " + strconv.Itoa(len(choices)-hitsAtOnce), do: func() error { *all = true; return nil }}
	return append(choices[:hitsAtOnce:hitsAtOnce], others)
}

// brief is the beginning of a query, to be said.
func brief(query string) string {
	const most = 40 // letters
	if runes := []rune(query); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return query
}

// hit is the choice that leads to what was found.
func (d *dialogue) hit(lib *content.Library, h search.Hit) choice {
	kinds := [...]string{search.Article: "مقال", search.Path: "مسار", search.Platform: "منصة", search.Term: "مصطلح", search.Question: "سؤال"}
	c := choice{label: kinds[h.Kind] + ": " + h.Title, note: strings.TrimPrefix(h.Line, "… ")}
	if c.note != "" {
		c.label += "."
	}
	switch h.Kind {
	case search.Question:
		c.do = func() error { return d.whereAsked(h.ID) }
		return c
	case search.Term:
		c.do = func() error {
			for _, t := range lib.Terms {
				if t.Term == h.ID {
					return d.term(lib, t)
				}
			}
			return nil
		}
		return c
	}
	page, ok := lib.Page(h.ID)
	if !ok && h.ID == content.CompareID {
		page = lib.Compare()
	}
	at := resume
	if h.Offset >= 0 {
		at = h.Offset + page.BodyStart()
	}
	c.do = func() error { return d.page(lib, page, at) }
	return c
}

// whereAsked says where in the assessment a question is asked.
func (d *dialogue) whereAsked(id string) error {
	table, err := d.Table()
	if err != nil {
		return err
	}
	for i, q := range table.Questions {
		if q.ID == id {
			d.say("هذا السؤال رقم " + strconv.Itoa(i+1) + " من " + strconv.Itoa(len(table.Questions)) + " في اختبار جاهزيتك.")
		}
	}
	return nil
}

package plain

import (
	"errors"

	"kasb/content"
	"kasb/content/arabic"
)

// home is the first menu. It is said before anything is read but the reader's state.
func (d *dialogue) home() error {
	title, about := d.Title, d.About
	if title == "" {
		title = "من التواصل إلى الكسب"
		about = "ساعات طويلة على مواقع التواصل: هل يمكن أن تصير بابا للدخل؟ هنا ما هو معروف بمصادره، واختبار يقول لك أين تقف اليوم."
	}
	d.say("كسب: " + title)
	if err := d.out.Flush(); err != nil {
		return &stop{cause: err}
	}
	d.load()
	d.sayIf(about)
	for {
		err := d.menu(menu{title: "القائمة الأولى", choices: d.homeChoices, leave: "خروج"})
		var s *stop
		if errors.As(err, &s) && s.home {
			continue
		}
		return err
	}
}

func (d *dialogue) homeChoices() []choice {
	check := choice{label: "اختبر جاهزيتك", do: d.assessment}
	if s := d.state.Sitting; s != nil && len(s.Answers) > 0 {
		check.label, check.note = "تابع اختبار جاهزيتك", "(المحفوظ: "+arabic.Answers.Of(len(s.Answers))+")"
	}
	pages := func(title string, of func(*content.Library) []content.Page) func() error {
		return func() error { return d.pages(title, of) }
	}
	choices := []choice{
		check,
		{label: "المقالات", do: pages("المقالات", func(l *content.Library) []content.Page { return l.Articles })},
		{label: arabic.MonetizationPaths(d.Paths), do: pages(arabic.MonetizationPaths(d.Paths), func(l *content.Library) []content.Page {
			if len(l.Paths) == 0 {
				return nil
			}
			return append([]content.Page{l.Compare()}, l.Paths...)
		})},
		{label: "المنصات", do: pages("المنصات", func(l *content.Library) []content.Page { return l.Platforms })},
		{label: "المصطلحات", do: d.glossary},
		{label: "الإشارات المرجعية", do: d.bookmarks},
		{label: "بحث", do: func() error { return d.search("") }},
		{label: "الإعدادات", do: d.settings},
	}
	if last, ok := d.state.Last(); ok { // behind the others, which keep their numbers when it comes
		choices = append(choices,
			choice{label: "نتيجتك الأخيرة", note: "من يوم " + arabic.Date(last.Changed) + ".", do: func() error { return d.result(last) }},
			choice{label: "سجل النتائج", note: arabic.Results.Of(len(d.state.Finished)) + ".", do: d.history})
	}
	return choices
}

package plain

import (
	"errors"
	"fmt"
	"strconv"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/progress"
)

// resume stands for the place where a page was left.
const resume = -1

// read is one page being said part by part.
type read struct {
	*dialogue
	lib    *content.Library
	page   content.Page
	text   string
	all    []part
	here   int          // the part said last
	next   content.Page // the page behind this one
	listed bool         // what can be chosen was said
	shelf  bool         // it is a page of the library: it has neighbours and bookmarks
	jumped bool         // a place to go on from was chosen
}

// page reads a page from a byte of its text on, and then those that the reader goes on to.
func (d *dialogue) page(lib *content.Library, page content.Page, at int) error {
	if err := d.enter(); err != nil {
		return err
	}
	defer d.exit()
	for {
		r := &read{dialogue: d, lib: lib, page: page}
		next, err := r.run(at)
		if err != nil || next.ID == "" {
			return err
		}
		page, at = next, resume
	}
}

// run reads the page and gives the one that the reader goes on to.
func (r *read) run(at int) (content.Page, error) {
	r.text = r.page.Text()
	r.all = parts(readAloud(r.text, r.page.Charts), r.Length)
	if r.lib != nil {
		_, r.shelf = r.lib.Page(r.page.ID)
		r.next, _ = r.lib.Next(r.page.ID)
	}
	r.title(r.page.Title)
	if len(r.all) == 0 {
		r.say("الصفحة فارغة.")
		return content.Page{}, nil
	}
	line := 0
	switch left := r.state.LeftAt(r.page.ID); {
	case at != resume:
		r.here, line = placeOf(r.all, at)
	case left > 0:
		r.here, _ = placeOf(r.all, int(left*float64(len(r.text))))
		r.say("المتابعة من حيث توقفت.")
	default:
		r.sayIf(r.page.Summary)
		r.say(fmt.Sprintf("نحو %s. %s.", arabic.MinutesAfter.Of(r.page.Minutes()), partsNoun.Of(len(r.all))))
	}
	r.part(line)
	for {
		h, err := r.hear()
		if err != nil {
			return content.Page{}, err
		}
		next, left, err := r.take(h)
		switch {
		case leaves(err), left:
			return next, err
		case err != nil:
			r.say(err.Error())
		}
	}
}

// partsNoun is how many parts a page has.
var partsNoun = arabic.Phrase{"بلا أجزاء", "جزء واحد", "جزءان", "%d أجزاء", "%d جزءا", "%d جزء"}

// part says the part at hand from one of its lines on, and what can be typed.
func (r *read) part(line int) {
	r.say("")
	if r.here > 0 || line > 0 {
		r.say(fmt.Sprintf("الجزء %d من %d.", r.here+1, len(r.all)))
	}
	for i, l := range r.all[r.here].lines[line:] {
		if i > 0 && l.level > 0 {
			r.say("")
		}
		r.say(l.text)
	}
	r.keepPlace()
	r.say("")
	if !r.listed {
		r.options()
		return
	}
	r.short()
}

// keepPlace keeps how far the page was read.
func (r *read) keepPlace() {
	at := float64(r.all[r.here].at()) / float64(max(len(r.text), 1))
	if r.last() {
		at = 1
	}
	if now := r.state; now.ReadTo(r.page.ID, at) {
		r.keep(func(st *progress.State) { st.ReadTo(r.page.ID, at) })
	}
}

func (r *read) last() bool { return r.here == len(r.all)-1 }

// short says what Enter does, and no more.
func (r *read) short() {
	if marks := r.marks(); len(marks) > 0 {
		r.say("هنا إشارة مرجعية.")
	}
	switch {
	case !r.last():
		r.say("مفتاح الإدخال: التالي. 9: الخيارات. 0: رجوع.")
	case r.next.ID != "":
		r.say("نهاية الصفحة. مفتاح الإدخال: " + r.next.Title + ". 9: الخيارات. 0: رجوع.")
	default:
		r.say("نهاية الصفحة. 9: الخيارات. 0: رجوع.")
	}
}

// The numbers of what can be chosen. They are the same on every page.
const (
	toNext = iota + 1
	toBefore
	toHeadings
	toLinks
	toSources
	toMark
	toNextPage
	toRepeat
	toOptions
	toFind
)

// options says all that can be chosen here.
func (r *read) options() {
	r.listed = true
	option := func(n int, text string) { r.say(strconv.Itoa(n) + ". " + text) }
	switch {
	case !r.last():
		option(toNext, "الجزء التالي، ويكفي مفتاح الإدخال")
	case r.next.ID != "":
		r.say("نهاية الصفحة.")
		option(toNext, "الصفحة التالية: "+r.next.Title+"، ويكفي مفتاح الإدخال")
	default:
		r.say("نهاية الصفحة.")
	}
	if r.here > 0 {
		option(toBefore, "الجزء السابق")
	}
	if len(r.headings()) > 0 {
		option(toHeadings, "العناوين")
	}
	if n := len(r.all[r.here].links()); n > 0 {
		option(toLinks, "روابط هذا الجزء: "+strconv.Itoa(n))
	}
	if len(r.page.Sources) > 0 {
		option(toSources, "المصادر: "+strconv.Itoa(len(r.page.Sources)))
	}
	if r.shelf {
		if len(r.marks()) > 0 {
			option(toMark, "إزالة الإشارة المرجعية من هنا")
		} else {
			option(toMark, "إشارة مرجعية هنا")
		}
	}
	if r.next.ID != "" && !r.last() {
		option(toNextPage, "الصفحة التالية: "+r.next.Title)
	}
	option(toRepeat, "إعادة هذا الجزء")
	option(toOptions, "هذه الخيارات")
	option(toFind, "بحث في هذه الصفحة")
	option(0, "رجوع")
	r.prompt()
}

// take does what a line asks for. It reports whether the page is left, and for which other one.
func (r *read) take(h heard) (next content.Page, left bool, err error) {
	switch {
	case h.wish == again, h.wish == number && h.number == toNext:
		return r.onward()
	case h.wish == back, h.wish == number && h.number == 0:
		return next, true, nil
	case h.wish == find:
		return next, false, r.find(h.query)
	case h.wish != number:
		return next, false, r.common(h, "مفتاح الإدخال: التالي. 9: الخيارات. 0: رجوع.")
	}
	switch h.number {
	case toBefore:
		if r.here == 0 {
			r.say("هذا أول الصفحة.")
			break
		}
		r.here--
		r.part(0)
	case toHeadings:
		return next, false, r.toHeading()
	case toLinks:
		return next, false, r.toLink()
	case toSources:
		return next, false, r.sources()
	case toMark:
		r.mark()
	case toNextPage:
		if r.next.ID != "" {
			return r.next, true, nil
		}
		r.say("هذه آخر صفحة.")
	case toRepeat:
		r.part(0)
	case toOptions:
		r.options()
	case toFind:
		return next, false, r.find("")
	default:
		r.say("لا اختيار بهذا الرقم. 9: الخيارات.")
	}
	return next, false, nil
}

// onward goes to the next part, or to the next page.
func (r *read) onward() (content.Page, bool, error) {
	switch {
	case !r.last():
		r.here++
		r.part(0)
	case r.next.ID != "":
		return r.next, true, nil
	default:
		r.short()
	}
	return content.Page{}, false, nil
}

// comeBack says where the reader is after having been elsewhere.
func (r *read) comeBack() {
	r.title(r.page.Title)
	r.say(fmt.Sprintf("الجزء %d من %d. 8: إعادته.", r.here+1, len(r.all)))
	r.short()
}

// errNothing stands for content without pages of a kind, or without terms.
var errNothing = errors.New("هذا القسم فارغ في هذا المحتوى")

package plain

import (
	"slices"
	"strconv"
	"strings"
)

// menu is a place with numbered choices.
type menu struct {
	title   string
	intro   []string // said when the menu is opened
	choices func() []choice
	leave   string // what 0 does; empty: it goes back
}

// choice is one of a menu.
type choice struct {
	above string // a heading over it
	label string
	note  string // said behind the label; that it changes is no reason to say the whole list again
	do    func() error
}

// text is the label and the note behind it.
func (c choice) text() string {
	switch {
	case c.note == "":
		return c.label
	case strings.HasPrefix(c.note, "("), strings.ContainsAny(c.label[len(c.label)-1:], ".:"), strings.HasSuffix(c.label, "؟"):
		return c.label + " " + c.note
	}
	return c.label + ": " + c.note
}

// menu says what a menu offers and does what is chosen, until it is left.
func (d *dialogue) menu(m menu) error {
	if err := d.enter(); err != nil {
		return err
	}
	defer d.exit()
	var listed []string // as they were said last
	titles := 0
	for {
		choices := m.choices()
		labels := make([]string, len(choices))
		for i, c := range choices {
			labels[i] = c.label
		}
		switch {
		case listed != nil && len(choices) == 0:
			return nil // the last of them was taken away
		case listed == nil:
			d.title(m.title)
			d.sayIf(m.intro...)
			if len(choices) == 0 {
				if len(m.intro) == 0 {
					d.say("لا شيء هنا.")
				}
				return nil
			}
			d.list(m, choices)
		case !slices.Equal(labels, listed):
			d.title(m.title)
			d.list(m, choices)
		default:
			if d.titles != titles { // the reader was elsewhere
				d.title(m.title)
			}
			d.say("اختيارك، أو مفتاح الإدخال لسماع القائمة:")
		}
		titles = d.titles
		listed = labels
		for chosen := false; !chosen; {
			h, err := d.hear()
			if err != nil {
				return err
			}
			switch {
			case h.wish == number && h.number == 0, h.wish == back:
				return nil
			case h.wish == number && h.number <= len(choices):
				err, chosen = choices[h.number-1].do(), true
			case h.wish == again:
				d.title(m.title)
				d.list(m, choices)
			case h.wish == number:
				d.say("لا اختيار بهذا الرقم. المطلوب رقم من 0 إلى " + strconv.Itoa(len(choices)) + ".")
			case h.wish == find:
				err, chosen = d.search(h.query), true
			default:
				err = d.common(h, "المطلوب رقم من 0 إلى "+strconv.Itoa(len(choices))+"، أو / ثم كلمة للبحث.")
			}
			switch {
			case err == errDone:
				return nil
			case leaves(err):
				return err
			case err != nil:
				d.say(err.Error())
			}
		}
	}
}

// list says the choices and what can be typed.
func (d *dialogue) list(m menu, choices []choice) {
	for i, c := range choices {
		d.sayIf(c.above)
		d.say(strconv.Itoa(i+1) + ". " + c.text())
	}
	leave := m.leave
	if leave == "" {
		leave = "رجوع"
	}
	d.say("0. " + leave)
	d.prompt()
}

// prompt asks for a choice; how to make one is said once.
func (d *dialogue) prompt() {
	if !d.taught {
		d.taught = true
		d.say("اكتب رقم اختيارك ثم مفتاح الإدخال. علامة الاستفهام للمساعدة:")
		return
	}
	d.say("اختيارك:")
}

// common does what can be asked for everywhere, and says what is wanted where a line asks for nothing.
func (d *dialogue) common(h heard, wanted string) error {
	switch h.wish {
	case home:
		return errHome
	case quit:
		return errQuit
	case help:
		d.help()
		return nil
	}
	d.say("لم أفهم. " + wanted)
	return nil
}

func (d *dialogue) help() {
	d.say("مساعدة",
		"لفتح اختيار يُكتب رقمه ثم مفتاح الإدخال. تصلح الأرقام 1 و2 و3 والأرقام ١ و٢ و٣.",
		"0 أو الحرف ر: رجوع. في الأسئلة 0 يعني «لا أعرف».",
		"مفتاح الإدخال وحده: القائمة من جديد، وفي القراءة الجزء التالي.",
		"الحرف ه: القائمة الأولى. الحرف خ: الخروج من البرنامج.",
		"/ ثم كلمة: البحث عنها، مثل: / إعلانات. وفي صفحة يبدأ البحث بها.",
		"بالحروف اللاتينية: b للرجوع، وh للقائمة الأولى، وq للخروج.",
		"كل ما تفعله محفوظ على هذا الجهاز، ويمكن الخروج في أي وقت.")
}

package plain

// settings are what can be chosen of how the program speaks.
func (d *dialogue) settings() error {
	return d.menu(menu{title: "الإعدادات", choices: func() []choice {
		digits := "الآن 123، ويمكن ١٢٣."
		if d.Arabic {
			digits = "الآن ١٢٣، ويمكن اللاتينية."
		}
		length := map[Length]string{Short: "قصير", Medium: "متوسط", Whole: "كل ما تحت العنوان"}[d.Length]
		return []choice{
			{label: "شكل الأرقام", note: digits, do: func() error {
				now := d.Preferences
				now.Arabic = !now.Arabic
				return d.prefer(now)
			}},
			{label: "طول الجزء عند القراءة", note: "الآن " + length + ".", do: d.lengths},
		}
	}})
}

func (d *dialogue) lengths() error {
	set := func(l Length) func() error {
		return func() error {
			now := d.Preferences
			now.Length = l
			if err := d.prefer(now); err != nil {
				return err
			}
			return errDone
		}
	}
	return d.menu(menu{title: "طول الجزء عند القراءة", choices: func() []choice {
		return []choice{
			{label: "قصير: فقرة أو فقرتان", do: set(Short)},
			{label: "متوسط: بضع فقرات", do: set(Medium)},
			{label: "طويل: كل ما تحت العنوان", do: set(Whole)},
		}
	}})
}

// prefer makes preferences those of the program.
func (d *dialogue) prefer(p Preferences) error {
	kept := d.Prefer != nil && p.Arabic != d.Arabic
	d.Preferences = p
	if kept {
		if err := d.Prefer(p); err != nil {
			return err
		}
		d.say("حُفظ الاختيار.")
		return nil
	}
	d.say("الاختيار لهذه المرة وحدها.")
	return nil
}

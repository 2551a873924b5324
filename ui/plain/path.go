package plain

import (
	"fmt"
	"slices"
	"strings"

	"kasb/content"
	"kasb/content/quiz"
)

// path looks closely at one path of a result.
func (r *result) path(f quiz.Fit) error {
	p, _ := r.table.Path(f.Path)
	intro := []string{p.Line, fmt.Sprintf("الملاءمة: %d من 100، %s.", f.Shown, f.Word)}
	if f.Range != "" {
		intro = append(intro, "المدى "+f.Range+".")
	}
	if f.Blocked != nil {
		intro = append(intro, f.Blocked.Text)
	}
	if len(f.For) > 0 {
		intro = append(intro, "ما يدعمك:")
		for _, x := range f.For {
			intro = append(intro, x.Text)
		}
	}
	if len(f.Missing) > 0 {
		intro = append(intro, "ما ينقصك:")
		for _, x := range f.Missing {
			intro = append(intro, x.Text, "العمل المقترح: "+x.Action)
		}
	}
	if p.Warning != "" {
		intro = append(intro, "تنبيه: "+p.Warning)
	}
	return r.menu(menu{title: "مسار " + f.Name, intro: intro, choices: func() []choice {
		choices := []choice{
			{label: "لماذا هذا الرقم؟ كل الأجزاء بالنقاط", do: func() error { return r.why(f) }},
			{label: "أول أسبوع", do: func() error { return r.week(p) }},
			{label: "خطة 30 يوما", do: func() error { return r.plan(f) }},
			{label: "صورتك أمام ما يطلبه", do: func() error { return r.portrait(f) }},
			{label: "مقارنة بمسار آخر", do: func() error { return r.versusOf(f) }},
			{label: "صفحات تفيدك فيه", do: func() error { return r.reading(f) }},
			{label: "حفظ النتيجة في ملف، وفيه خطة هذا المسار", do: func() error { return r.export(f) }},
		}
		if page, ok := r.lib.Page(f.Path); ok {
			choices = append(choices, choice{label: "دليل المسار", note: r.hasRead(page), do: func() error { return r.dialogue.page(r.lib, page, resume) }})
		}
		return choices
	}})
}

func (r *result) week(p quiz.Path) error {
	r.title("أول أسبوع في مسار " + p.Name)
	for i, step := range p.FirstWeek {
		r.say(ordinal(i+1, len(p.FirstWeek)) + ": " + step)
	}
	return nil
}

// why takes the fit of a path apart: what each need adds or takes, and the answer that it comes from.
func (r *result) why(f quiz.Fit) error {
	w, err := r.table.Why(r.answers, f.Path)
	if err != nil {
		return err
	}
	r.title(fmt.Sprintf("لماذا %d من 100 لمسار «%s»؟", w.Shown, w.Name))
	r.say(w.Text)
	if w.Gate != nil {
		r.say("شرط البدء، " + w.Gate.Name + ": " + takes(w.Gate.Whole) + ". " + w.Gate.Text)
	}
	for _, s := range w.Shares {
		text := s.Name + ": " + takes(s.Whole) + ". "
		if s.Known {
			text += "عندك " + level(s.Level)
		} else {
			text += "جوابك غير معروف وحُسب وسطا"
		}
		text += fmt.Sprintf("، والمطلوب %d، وهو «%s».", s.Least, s.Words)
		if len(s.Said) > 0 {
			text += " " + strings.Join(s.Said, "، و") + "."
		}
		r.say(text)
	}
	r.say(fmt.Sprintf("المجموع %d، مع %d في البداية.", w.Whole, w.Center))
	return nil
}

// takes says how many points something adds or takes.
func takes(n int) string {
	switch {
	case n > 0:
		return "زيادة " + pointsAfter.Of(n)
	case n < 0:
		return "نقص " + pointsAfter.Of(-n)
	}
	return "بلا زيادة ولا نقص"
}

func (r *result) portraitOfFirst() error { return r.portrait(r.first()) }

// portrait says each value of the person and what the path needs of it.
func (r *result) portrait(f quiz.Fit) error {
	var shares []quiz.Share
	if f.Path == "" {
		r.title("صورتك: قيمك من 0 إلى 4")
	} else {
		w, err := r.table.Why(r.answers, f.Path)
		if err != nil {
			return err
		}
		shares = w.Shares
		r.title("صورتك أمام ما يطلبه مسار " + f.Name)
	}
	var others []string
	for _, v := range r.res.Values {
		d, _ := r.table.Dimension(v.ID)
		if len(d.Levels) == 0 {
			continue // no path asks for it
		}
		have := "عندك " + level(v.Level)
		if !v.Known {
			have = "جوابك «لا أعرف» وحُسب وسطا"
		}
		i := slices.IndexFunc(shares, func(s quiz.Share) bool { return slices.Contains(strings.Split(s.Need, "|"), v.ID) })
		if i < 0 {
			others = append(others, v.Name+": "+have+".")
			continue
		}
		text := fmt.Sprintf("%s: %s، والمسار يطلب %d.", v.Name, have, shares[i].Least)
		if strings.Contains(shares[i].Need, "|") { // the best of several counts
			text = fmt.Sprintf("%s: %s. المسار يطلب %d من %s، ويكفي الأعلى.", v.Name, have, shares[i].Least, shares[i].Name)
		}
		if !shares[i].Met {
			text += " هذا ينقصك."
		}
		r.say(text)
	}
	if len(others) > 0 && len(shares) > 0 {
		r.say("ما لا يطلبه هذا المسار:")
	}
	r.say(others...)
	return nil
}

// versus asks for two paths and puts them side by side.
func (r *result) versus() error {
	return r.menu(menu{title: "مقارنة مسارين", intro: []string{"المسار الأول:"}, choices: func() []choice {
		return r.others("", func(f quiz.Fit) error { return r.versusOf(f) })
	}})
}

func (r *result) versusOf(f quiz.Fit) error {
	return r.menu(menu{title: "مقارنة مسار " + f.Name, intro: []string{"المسار الآخر:"}, choices: func() []choice {
		return r.others(f.Path, func(other quiz.Fit) error { return r.compare(f, other) })
	}})
}

// others are the paths but for one.
func (r *result) others(but string, do func(quiz.Fit) error) []choice {
	var choices []choice
	for _, f := range r.res.Fits {
		if f.Path != but {
			choices = append(choices, choice{label: fmt.Sprintf("%s: %d من 100", f.Name, f.Shown), do: func() error { return do(f) }})
		}
	}
	return choices
}

// compare says what two paths need and cost, and what of it there is; their risks are a choice.
func (r *result) compare(a, b quiz.Fit) error {
	c, err := r.table.Compare(r.answers, a.Path, b.Path)
	if err != nil {
		return err
	}
	x, _ := r.lib.Page(a.Path)
	y, _ := r.lib.Page(b.Path)
	said := []string{
		fmt.Sprintf("الأول: %s، ملاءمته %d. الثاني: %s، ملاءمته %d.", a.Name, a.Shown, b.Name, b.Shown),
	}
	for _, f := range c.Fits {
		if f.Blocked != nil {
			said = append(said, "شرط البدء ناقص في "+f.Name+": "+f.Blocked.Name+".")
		}
	}
	if e, o := x.Estimate, y.Estimate; e != nil && o != nil {
		said = append(said, "تقديراتنا للتخطيط، ولم تُقس على أحد:", both("كلفة البداية", e.Cost, o.Cost), both("الوقت", e.Hours, o.Hours),
			both("أول دخل", e.FirstIncome, o.FirstIncome), both("بالهاتف وحده", e.Phone, o.Phone))
	}
	said = append(said, "ما يطلبه كل مسار وما عندك:")
	for _, n := range c.Rows {
		have := "عندك " + level(n.Level)
		if !n.Known {
			have = "جوابك «لا أعرف» وحُسب وسطا"
		}
		said = append(said, n.Name+": "+have+". "+asked("الأول", n.Asks[0])+"، "+asked("والثاني", n.Asks[1])+".")
	}
	return r.menu(menu{title: "مقارنة «" + a.Name + "» و«" + b.Name + "»", intro: said, choices: func() []choice {
		var choices []choice
		for _, p := range []content.Page{x, y} {
			if risks, ok := p.Section(content.Risks); ok {
				choices = append(choices, choice{label: "مخاطر " + p.Title, do: func() error {
					r.title("مخاطر " + p.Title)
					for _, l := range readAloud(risks, p.Charts) {
						r.say(l.text)
					}
					return nil
				}})
			}
		}
		return choices
	}})
}

// both says something of two paths.
func both(what, first, second string) string {
	if first == second {
		return what + ": " + first + "، في كليهما."
	}
	return what + ": الأول " + first + "، والثاني " + second + "."
}

// asked says what a path needs, and what of it is missing.
func asked(path string, a *quiz.Ask) string {
	switch {
	case a == nil:
		return path + " لا يطلبه"
	case a.Met:
		return fmt.Sprintf("%s يطلب %d، وما عندك يكفي", path, a.Level)
	}
	return fmt.Sprintf("%s يطلب %d، والوصول إليه يضيف %s", path, a.Level, pointsAfter.Of(int(a.Gain+0.5)))
}

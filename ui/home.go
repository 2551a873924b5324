package ui

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/ui/rtl"
)

// home is the first screen: what the program does and where to go.
type home struct {
	env  *Env
	menu *menu
	do   []func() tea.Cmd // what each item does
	seen homeKey          // what the menu tells of
	done bool             // the reader has opened something
}

type homeKey struct {
	greeting           bool
	written, offering  bool
	faulty             bool // something is wrong with the file of settings
	finished, answered int  // assessments; answers of the one under way, plus 1
}

func newHome(env *Env) *home {
	h := &home{env: env, menu: newMenu(env)}
	h.menu.above = h.heading
	return h
}

func (h *home) Title() string { return "" }

func (h *home) ShortHelp() []key.Binding {
	k := h.keys()
	return []key.Binding{with(k.Choose, "فتح"), k.Calibrate, k.Search, k.Up, k.Down, k.Digit, k.Quit}
}

func (h *home) keys() Keys {
	k := h.env.Keys
	k.Calibrate.SetEnabled(h.env.offering)
	return k
}

func (h *home) FullHelp() [][]key.Binding {
	return [][]key.Binding{h.menu.bindings(), {h.keys().Calibrate}}
}

func (h *home) Update(msg tea.Msg) (Screen, tea.Cmd) {
	h.fill()
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(press, h.keys().Calibrate):
		return h, push(h, func() Screen { return newCalibration(h.env) })
	case h.menu.press(press):
		h.done = true
		return h, h.do[h.menu.at]()
	}
	return h, nil
}

// Resume puts the greeting away behind the first thing that was opened.
func (h *home) Resume() tea.Cmd {
	h.env.First = h.env.First && !h.done
	return nil
}

func (h *home) More() bool { return h.menu.pane.more() }

func (h *home) View(size Size) []rtl.Line {
	h.fill()
	return h.menu.view(size)
}

// fill writes the menu after what the reader has done so far.
func (h *home) fill() {
	st := h.env.State
	seen := homeKey{written: true, offering: h.env.offering, faulty: h.env.Faults != nil, finished: len(st.Finished)}
	if st.Sitting != nil {
		seen.answered = 1 + len(st.Sitting.Answers)
	}
	seen.greeting = h.env.First
	if seen == h.seen {
		return
	}
	h.seen = seen
	var items []item
	h.do = h.do[:0]
	add := func(it item, do func() tea.Cmd) {
		items = append(items, it)
		h.do = append(h.do, do)
	}
	check := item{title: "اختبر جاهزيتك", note: "أسئلة قصيرة ثم جواب صريح: أي مسار يناسبك، ولماذا، وما ينقصك، وما خطوة هذا الأسبوع."}
	if st.Sitting != nil {
		check = item{title: "تابع اختبار جاهزيتك", note: fmt.Sprintf("إجاباتك محفوظة: %s حتى الآن. يمكنك المتابعة من حيث توقفت أو البدء من جديد.", arabic.Answers.Of(len(st.Sitting.Answers)))}
	}
	add(check, func() tea.Cmd { return openAssessment(h.env, h) })
	about := h.env.about()
	add(item{title: "المقالات", note: about.Articles},
		func() tea.Cmd { return openLibrary(h.env, h, false) })
	add(item{title: arabic.MonetizationPaths(h.env.Paths), note: "لكل مسار: لمن يناسب، وكلفته ووقته، وأسبوعه الأول، ومخاطره، ومصادره."},
		func() tea.Cmd { return openLibrary(h.env, h, true) })
	add(item{title: "الإعدادات", note: "المظهر والأرقام وعرض النص والفأرة، وطريقة عرض العربية هنا."},
		func() tea.Cmd { return push(h, func() Screen { return allSettings(h.env) }) })
	if last, ok := st.Last(); ok { // behind the others, which keep their numbers when it comes
		add(item{title: "نتيجتك الأخيرة", note: "من يوم " + arabic.Date(last.Changed) + ". يمكن قراءتها من جديد وتعديل إجاباتها."},
			func() tea.Cmd { return openResult(h.env, h, last, false) })
		all := "نتيجة واحدة حتى الآن. مع نتيجة ثانية يظهر ما تغير."
		if n := len(st.Finished); n > 1 {
			all = arabic.Results.Of(n) + "، وما تغير من مرة إلى مرة."
		}
		add(item{title: "سجل النتائج", note: all},
			func() tea.Cmd { return openHistory(h.env, h) })
	}
	h.menu.fill(nil, items)
}

// heading stands above the menu. It never changes what the numbers of the menu
// stand for.
func (h *home) heading(i, width int, roomy bool) []rtl.Line {
	if i > 0 {
		return nil
	}
	th, about := h.env.Theme, h.env.about()
	s := &sheet{env: h.env, width: width}
	if notice := h.env.notice(); notice != "" {
		s.text(th.Warn, notice)
		s.blank()
	}
	if h.seen.offering { // in English too: Arabic may be what can't be read
		s.text(th.Warn, "هذه الطرفية غير معروفة لنا. إن بدت العربية معكوسة أو مقطعة فالمفتاح c يعرض طرائق أخرى للاختيار.")
		s.text(th.Warn, "\u2066Arabic reversed or broken here? Press c\u2069")
		s.blank()
	}
	if roomy || !h.seen.greeting {
		s.text(th.Title, about.Title)
	}
	if h.seen.greeting {
		for _, line := range greeting(width) {
			s.text(th.Text, line)
		}
	} else {
		s.text(th.Text, about.Text)
	}
	if roomy || !h.seen.greeting {
		s.blank()
	}
	return s.lines
}

// greeting says to somebody who is here for the first time what there is, how to
// move, and what it costs, each in a line that has room.
func greeting(width int) []string {
	long := []string{
		"هنا مقالات ومسارات عن الكسب بمصادرها، واختبار يبين أين تقف اليوم.",
		"التنقل بالأسهم أو الأرقام، والفتح بالمفتاح Enter، والمفتاح ? يعرض الباقي.",
		"البرنامج مجاني، ويعمل بلا إنترنت، وإجاباتك تبقى على هذا الجهاز وحده.",
	}
	if !slices.ContainsFunc(long, func(line string) bool { return rtl.Width(line) > width }) {
		return long
	}
	return []string{
		"مقالات عن الكسب، ومسارات، واختبار.",
		"الأسهم أو الأرقام ثم Enter، و? للمفاتيح.",
		"مجاني، بلا إنترنت، وإجاباتك هنا وحدها.",
	}
}

// about is what the first screen says of the content.
func (e *Env) about() About {
	if e.About != (About{}) {
		return e.About
	}
	return About{
		Title:    "من التواصل إلى الكسب",
		Text:     "ساعات طويلة على مواقع التواصل: هل يمكن أن تصير بابا للدخل؟ هنا ما هو معروف بمصادره، واختبار يقول لك أين تقف اليوم.",
		Articles: "كيف صارت مواقع التواصل بابا للكسب: التاريخ والأرقام والأدوات، وما يسبق البدء.",
	}
}

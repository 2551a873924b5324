package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// home is the first screen: what the program does and where to go.
type home struct {
	env  *Env
	menu *menu
	do   []func() tea.Cmd // what each item does
	seen int              // finished and half-done assessments that the menu shows
}

func newHome(env *Env) *home {
	h := &home{env: env, menu: newMenu(env), seen: -1}
	return h
}

func (h *home) Title() string { return "" }

func (h *home) ShortHelp() []key.Binding {
	k := h.env.Keys
	return []key.Binding{with(k.Choose, "فتح"), k.Up, k.Down, k.Digit, k.Quit}
}

func (h *home) FullHelp() [][]key.Binding { return [][]key.Binding{h.menu.bindings()} }

func (h *home) Update(msg tea.Msg) (Screen, tea.Cmd) {
	h.fill()
	if msg, ok := msg.(tea.KeyPressMsg); ok && h.menu.press(msg) {
		return h, h.do[h.menu.at]()
	}
	return h, nil
}

func (h *home) More() bool { return h.menu.pane.more() }

func (h *home) View(size Size) []rtl.Line {
	h.fill()
	return h.menu.view(size)
}

// fill writes the menu after what the reader has done so far.
func (h *home) fill() {
	st := h.env.State
	seen := len(st.Finished) * 100
	if st.Sitting != nil {
		seen += 1 + len(st.Sitting.Answers)
	}
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
		check = item{title: "تابع اختبار جاهزيتك", note: fmt.Sprintf("إجاباتك محفوظة: %s حتى الآن. يمكنك المتابعة من حيث توقفت أو البدء من جديد.", counted(len(st.Sitting.Answers), answersNoun))}
	}
	add(check, func() tea.Cmd { return openAssessment(h.env, h) })
	add(item{title: "المقالات", note: "كيف صارت مواقع التواصل بابا للكسب: التاريخ والأرقام والأدوات، وما يسبق البدء."},
		func() tea.Cmd { return openLibrary(h.env, h, false) })
	add(item{title: "مسارات الربح الثمانية", note: "لكل مسار: لمن يناسب، وكلفته ووقته، وأسبوعه الأول، ومخاطره، ومصادره."},
		func() tea.Cmd { return openLibrary(h.env, h, true) })
	add(item{title: "الإعدادات", note: "طريقة عرض العربية في هذه الطرفية، وحركات الحروف."},
		func() tea.Cmd { return openSettings(h, func() Screen { return allSettings(h.env) }) })
	if last, ok := st.Last(); ok { // behind the others, which keep their numbers when it comes
		add(item{title: "نتيجتك الأخيرة", note: "من يوم " + date(last.Changed) + ". يمكن قراءتها من جديد وتعديل إجاباتها."},
			func() tea.Cmd { return openResult(h.env, h, last, false) })
	}
	h.menu.fill(func(th Theme) string {
		return th.Title.Render("من التواصل إلى الكسب") + "\n" +
			th.Text.Render("ساعات طويلة على مواقع التواصل: هل يمكن أن تصير بابا للدخل؟ هنا ما هو معروف بمصادره، واختبار يقول لك أين تقف اليوم.")
	}, items)
}

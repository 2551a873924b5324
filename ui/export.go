package ui

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/ui/rtl"
)

// export writes a result to a file or copies what it comes to. It is a menu that
// asks one thing after the other.
type export struct {
	env    *Env
	report reporter
	day    time.Time // of the result
	menu   *menu
	do     []func() tea.Cmd
	chosen int  // of the formats
	asking bool // something else than the format
}

// reporter is what can be written of a result. It does not change.
type reporter interface {
	Write(io.Writer, report.Format) error
	Summary() string
}

// openExport offers to keep the result of a sitting outside of the program, with
// the plan for a path; an empty path is the first one.
func openExport(env *Env, from Screen, table *quiz.Table, s progress.Sitting, path string) tea.Cmd {
	plans := env.State.Plans
	return func() tea.Msg {
		r, err := report.New(table, table.Of(s.Sitting), path)
		if err != nil {
			return errMsg{err}
		}
		r.Date = s.Changed
		if r.Plan != nil {
			r.Done = plans[r.Plan.Path].Done
		}
		return openMsg{from: from, open: func() (Screen, error) { return newExport(env, r, s.Changed), nil }}
	}
}

func newExport(env *Env, r reporter, day time.Time) *export {
	if day.IsZero() {
		day = env.Now()
	}
	x := &export{env: env, report: r, day: day, menu: newMenu(env)}
	x.askFormat()
	return x
}

// ask fills the menu with a question. The first item is marked, and what stands
// above it in sight.
func (x *export) ask(intro func(Theme) string, items []item, do []func() tea.Cmd) {
	x.do = do
	x.menu.at = 0
	x.menu.fill(intro, items)
}

// name is that of a file which nobody has chosen another one for.
func (x *export) name(f report.Format) string { return f.FileName(x.day) }

// askFormat asks in what form to keep the result.
func (x *export) askFormat() {
	x.asking = false
	folder := x.env.Folder
	var items []item
	var do []func() tea.Cmd
	add := func(title, note string, f report.Format) {
		name := x.name(f)
		items = append(items, item{title: title, note: note + " " + ltr(filepath.Join(folder, name))})
		do = append(do, func() tea.Cmd { return x.write(f, name, false) })
	}
	where := "لا تُكتب ملفات من هنا. الخلاصة تُنسخ إلى حافظة جهازك."
	if folder != "" {
		where = "يُكتب الملف على هذا الجهاز وحده. فيه نتيجتك، فيحسن النظر فيه قبل إرساله إلى أحد."
		add("ملف "+ltr("Markdown"), "بعناوين وقوائم:", report.Markdown)
		add("ملف نص عادي", "يقرؤه كل برنامج:", report.Text)
		add("ملف "+ltr("JSON"), "للبرامج:", report.JSON)
	}
	items = append(items, item{title: "نسخ خلاصة قصيرة إلى الحافظة", note: "أسطر قليلة للصقها في رسالة. بعض الطرفيات لا تسمح بذلك."})
	do = append(do, x.copy)
	x.ask(func(th Theme) string { return th.Text.Render(where) }, items, do)
	x.menu.at = x.chosen
}

// existsMsg says that there is a file of that name, and which name is free.
type existsMsg struct {
	format     report.Format
	name, free string
}

// writtenMsg says where the file is.
type writtenMsg struct{ path string }

// write writes the file, in the place of another one only if over is set.
func (x *export) write(f report.Format, name string, over bool) tea.Cmd {
	folder, r, first := x.env.Folder, x.report, x.name(f)
	return func() tea.Msg {
		var b bytes.Buffer
		if err := r.Write(&b, f); err != nil {
			return errMsg{err}
		}
		path, write := filepath.Join(folder, name), progress.WriteNew
		if over {
			write = progress.Replace
		}
		switch err := write(path, b.Bytes()); {
		case errors.Is(err, fs.ErrExist) && !over:
			return existsMsg{f, name, progress.FreeName(folder, first)}
		case err != nil:
			return errMsg{err}
		}
		return writtenMsg{path}
	}
}

// askOver asks what to do about a file that is there.
func (x *export) askOver(m existsMsg) {
	x.asking = true
	x.ask(func(th Theme) string {
		return th.Warn.Render("في المجلد ملف بهذا الاسم: " + ltr(m.name))
	}, []item{
		{title: "اسم جديد: " + ltr(m.free), note: "يبقى الملف القديم كما هو."},
		{title: "الكتابة فوقه", note: "يضيع ما في الملف القديم."},
		{title: "رجوع"},
	}, []func() tea.Cmd{
		func() tea.Cmd { return x.write(m.format, m.free, false) },
		func() tea.Cmd { return x.write(m.format, m.name, true) },
		func() tea.Cmd { x.askFormat(); return nil },
	})
}

// copy sends what the result comes to to the clipboard. Whether it arrives the
// terminal does not say.
func (x *export) copy() tea.Cmd {
	instead := "."
	if x.env.Folder != "" {
		instead = "، والملف النصي يغني عنه."
	}
	x.done(func(th Theme) string {
		return th.Good.Render("أُرسلت الخلاصة إلى الحافظة.") + "\n" +
			th.Text.Render("إن لم تظهر عند اللصق فهذه الطرفية لا تسمح بالنسخ"+instead)
	})
	return tea.SetClipboard(x.report.Summary())
}

// done says what was done, and asks whether that is all.
func (x *export) done(said func(Theme) string) {
	x.asking = true
	x.ask(said, []item{{title: "رجوع"}, {title: "حفظ بصيغة أخرى"}},
		[]func() tea.Cmd{func() tea.Cmd { return pop }, func() tea.Cmd { x.askFormat(); return nil }})
}

func (x *export) Title() string { return "حفظ النتيجة" }

func (x *export) ShortHelp() []key.Binding {
	k := x.env.Keys
	return []key.Binding{k.Choose, k.Leave, k.Down, k.Up, k.Quit}
}

func (x *export) FullHelp() [][]key.Binding {
	return [][]key.Binding{x.menu.bindings(), {x.env.Keys.Leave, x.env.Keys.Back}}
}

func (x *export) Update(msg tea.Msg) (Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case existsMsg:
		x.askOver(msg)
	case writtenMsg:
		x.done(func(th Theme) string {
			return th.Good.Render("كُتب الملف:") + "\n" + th.Text.Render(ltr(msg.path))
		})
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, x.env.Keys.Leave, x.env.Keys.Back):
			if !x.asking {
				return x, pop
			}
			x.askFormat()
		case x.menu.press(msg):
			if !x.asking {
				x.chosen = x.menu.at
			}
			return x, x.do[x.menu.at]()
		}
	}
	return x, nil
}

func (x *export) More() bool { return x.menu.pane.more() }

func (x *export) View(size Size) []rtl.Line { return x.menu.view(size) }

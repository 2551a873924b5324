package ui

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/ui/rtl"
)

// history lists every finished sitting, the newest first.
type history struct {
	env   *Env
	table *quiz.Table
	runs  []run
	list  list
}

// run is a finished sitting and what it comes to with today's questions.
type run struct {
	sitting progress.Sitting
	date    string
	scored  bool // false where today's questions can't read the answers
	ready   int
	guessed bool     // readiness is no more than a guess
	paths   []string // ids of the paths that come first; the nearest one where none fits
	top     string   // the same in a sentence
	before  int      // place of the scored run before it in the list, or -1
}

func openHistory(env *Env, from Screen) tea.Cmd {
	finished := env.State.Finished
	return func() tea.Msg {
		table, err := env.Table()
		if err != nil {
			return errMsg{err}
		}
		runs := readRuns(table, finished)
		return openMsg{from: from, open: func() (Screen, error) { return newHistory(env, table, runs), nil }}
	}
}

func newHistory(env *Env, table *quiz.Table, runs []run) *history {
	h := &history{env: env, table: table, list: list{env: env}}
	h.list.draw, h.list.above = h.item, h.heading
	h.fill(runs)
	return h
}

func (h *history) fill(runs []run) {
	h.runs = runs
	h.list.set(len(runs))
}

// readRuns scores finished sittings, given oldest first.
func readRuns(table *quiz.Table, finished []progress.Sitting) []run {
	days := map[string]int{}
	for _, s := range finished {
		days[arabic.Date(s.Changed)]++
	}
	runs := make([]run, 0, len(finished))
	before := -1 // from the oldest
	for i, s := range finished {
		r := run{sitting: s, date: arabic.Date(s.Changed), before: -1}
		if days[r.date] > 1 {
			r.date += "، " + s.Changed.Format("15:04")
		}
		if res, err := table.Result(s.Sitting); err == nil {
			r.scored, r.ready, r.guessed = true, res.Readiness.Shown, res.NoRanking
			r.paths, r.top = report.First(table, res)
			if before >= 0 {
				r.before = len(finished) - 1 - before
			}
			before = i
		}
		runs = append(runs, r)
	}
	slices.Reverse(runs)
	return runs
}

func (h *history) Title() string { return "سجل النتائج" }

func (h *history) Status(bool) string { return arabic.Results.Of(len(h.runs)) }

func (h *history) keys() Keys {
	k := h.env.Keys
	k.Choose, k.Forward = with(k.Choose, "فتح"), with(k.Forward, "فتح")
	_, ok := h.other()
	k.Compare.SetEnabled(ok)
	return k
}

func (h *history) ShortHelp() []key.Binding {
	k := h.keys()
	return []key.Binding{k.Choose, k.Compare, k.Leave, k.Down, k.Up, k.Quit}
}

func (h *history) FullHelp() [][]key.Binding {
	k := h.keys()
	return [][]key.Binding{append([]key.Binding{k.Choose, k.Forward, k.Digit, k.Compare}, h.list.moves(k)...), {k.Leave, k.Back}}
}

// Resume takes up what was finished meanwhile.
func (h *history) Resume() tea.Cmd {
	if finished := h.env.State.Finished; len(finished) != len(h.runs) {
		h.list.at = 0
		h.fill(readRuns(h.table, finished))
	}
	return nil
}

func (h *history) Update(msg tea.Msg) (Screen, tea.Cmd) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return h, nil
	}
	k := h.keys()
	switch {
	case key.Matches(m, k.Leave, k.Back):
		return h, pop
	case h.list.move(m, k):
	case key.Matches(m, k.Choose, k.Forward):
		return h, h.show(h.list.at)
	case key.Matches(m, k.Digit):
		if d := digit(m); d <= len(h.runs) {
			h.list.at = d - 1
			return h, h.show(h.list.at)
		}
	case key.Matches(m, k.Compare):
		return h, openComparison(h)
	}
	return h, nil
}

// show opens the result of a run.
func (h *history) show(i int) tea.Cmd {
	if i >= len(h.runs) {
		return nil
	}
	return openResult(h.env, h, h.runs[i].sitting, false)
}

// other is the run that the marked one is compared with first: the one before
// it, or behind the oldest the one after it.
func (h *history) other() (int, bool) {
	if h.list.at >= len(h.runs) || !h.runs[h.list.at].scored {
		return 0, false
	}
	if b := h.runs[h.list.at].before; b >= 0 {
		return b, true
	}
	for i := h.list.at - 1; i >= 0; i-- {
		if h.runs[i].scored {
			return i, true
		}
	}
	return 0, false
}

func (h *history) More() bool { return h.list.pane.more() }

func (h *history) View(size Size) []rtl.Line { return h.list.view(size) }

// item is a run: its date and form, its readiness, and the paths that come first.
func (h *history) item(i int, marked bool, width int) []rtl.Line {
	th, r := h.env.Theme, h.runs[i]
	bar, style, number := " ", th.Text, " "
	if marked {
		bar, style = th.Brand.Render("▌"), th.Selected
	}
	if i < 9 {
		number = th.Key.Render(strconv.Itoa(i + 1))
	}
	one := func(s string) rtl.Line { return h.env.fit(s, 1, rtl.AlignRight) }
	o := h.env.options(width)
	o.First = rtl.Row(one(bar), rtl.Blank(1), one(number), rtl.Blank(2))
	o.Rest = rtl.Row(one(bar), rtl.Blank(o.First.Width()-1))
	lines := rtl.Layout(style.Render(r.date)+th.Faint.Render(" · "+report.FormName(r.sitting.Form)), o)
	add := func(styled string) {
		o.First = o.Rest
		lines = append(lines, rtl.Layout(styled, o)...)
	}
	version := strconv.Itoa(r.sitting.Table)
	old := r.sitting.Table != h.table.Version
	if !r.scored {
		why := "لا تُحسب بأسئلة اليوم"
		if old {
			why += ": إجاباتها من الإصدار " + version
		}
		add(th.Warn.Render(why + "."))
		return lines
	}
	wide := width >= narrow
	ready := "الجاهزية " + strconv.Itoa(r.ready)
	if wide {
		ready += " من 100"
	}
	if r.before < 0 {
		add(th.Text.Render(ready))
		add(th.Text.Render(r.top))
	} else {
		b := h.runs[r.before]
		ready := th.Text.Render(ready)
		if !r.guessed && !b.guessed {
			ready += "  " + h.env.change(float64(r.ready-b.ready))
			if wide && r.ready != b.ready {
				ready += th.Faint.Render(" عن السابقة")
			}
		}
		add(ready)
		moved := th.Faint.Render(" (كما كان)")
		if !slices.Equal(r.paths, b.paths) {
			moved = th.Accent.Render(" (تغير)")
		}
		add(th.Text.Render(strings.TrimSuffix(r.top, ".")) + moved)
	}
	if old {
		add(th.Faint.Render("إجاباتها من الإصدار " + version + "، وحُسبت هنا بجدول اليوم، الإصدار " + strconv.Itoa(h.table.Version) + "."))
	}
	return lines
}

// change is how far a number has moved, styled: «▲ 7».
func (e *Env) change(by float64) string {
	switch {
	case by > 0:
		return e.Theme.Good.Render("▲ " + short(by))
	case by < 0:
		return e.Theme.Warn.Render("▼ " + short(-by))
	}
	return e.Theme.Faint.Render("بلا تغير")
}

// heading is readiness over time, above the first run where there is room: a bar
// for each of the newest runs, the oldest of them rightmost.
func (h *history) heading(i, width int, spaced bool) []rtl.Line {
	const (
		bar   = 3 // cells
		rows  = 2
		steps = 8 // of a cell
	)
	var scored []int
	for _, r := range h.runs {
		if r.scored && len(scored) < (width+1)/(bar+1) {
			scored = append(scored, r.ready)
		}
	}
	if i > 0 || !spaced || len(scored) < 2 {
		return nil
	}
	slices.Reverse(scored)
	th := h.env.Theme
	lines := rtl.Layout(th.Title.Render("الجاهزية من الأقدم إلى الأحدث"), h.env.options(width))
	for row := range rows + 1 {
		var cells []rtl.Line
		for n, ready := range scored {
			if n > 0 {
				cells = append(cells, rtl.Blank(1))
			}
			full := max(1, (ready*rows*steps+50)/100) - (rows-1-row)*steps
			switch {
			case row == rows:
				cells = append(cells, h.env.fit(th.Faint.Render(strconv.Itoa(ready)), bar, rtl.AlignCenter))
			case full <= 0:
				cells = append(cells, rtl.Blank(bar))
			default:
				cells = append(cells, rtl.Fill(string([]rune("▁▂▃▄▅▆▇█")[min(full, steps)-1]), bar, th.Bar))
			}
		}
		line := rtl.Row(cells...)
		lines = append(lines, rtl.Row(line, rtl.Blank(width-line.Width())))
	}
	return append(lines, rtl.Blank(width))
}

package ui

import (
	"strings"

	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// whyFace takes the fit of a path apart: what each need adds or takes, and the
// answer that it comes from.
type whyFace struct {
	r *result
	page
}

func (w *whyFace) name() (long, short string) { return "لماذا؟", "لماذا" }

func (w *whyFace) view(size Size) []rtl.Line {
	k := pageKey{layoutKey: w.r.env.layoutKey(size.Width), at: w.r.at}
	return w.show(size, k, func() []rtl.Line {
		s := &sheet{env: w.r.env, width: size.Width}
		why, err := w.r.table.Why(w.r.answers, w.r.path().ID)
		if err != nil { // the result could not have been made either
			s.text(w.r.env.Theme.Bad, err.Error())
			return s.lines
		}
		w.layout(s, why)
		return s.lines
	})
}

func (w *whyFace) layout(s *sheet, why quiz.Why) {
	th, fit := w.r.env.Theme, w.r.result.Fits[w.r.at]
	s.text(th.Title, "لماذا "+itoa(why.Shown)+" من 100 لمسار «"+why.Name+"»؟")
	s.text(th.Text, why.Text)
	s.text(th.Faint, fit.Range)
	if why.Gate != nil {
		s.blank()
		w.share(s, th.Bad.Render(w.r.env.signed(why.Gate.Whole)), th.Bad.Render("شرط البدء: "+why.Gate.Name), []string{th.Text.Render(why.Gate.Text)})
	}
	for _, p := range why.Shares {
		style := th.Good
		if p.Points < 0 {
			style = th.Warn
		}
		state := "عندك " + level(p.Level) + "، والمطلوب " + itoa(p.Least) + ": " + p.Words
		if !p.Known {
			state = "غير معروف، وحُسب وسطا. المطلوب " + itoa(p.Least) + ": " + p.Words
		}
		under := []string{th.Faint.Render(state)}
		if len(p.Said) > 0 {
			under = append(under, th.Text.Render("«"+strings.Join(p.Said, "»، «")+"»"))
		}
		s.blank()
		w.share(s, style.Render(w.r.env.signed(p.Whole)), th.Text.Bold(true).Render(p.Name)+th.Faint.Render(" – "+p.Why), under)
	}
	s.blank()
	s.lines = append(s.lines, w.r.env.rule(s.width))
	w.share(s, th.Selected.Render(itoa(why.Whole)), th.Text.Render("المجموع، مع "+itoa(why.Center)+" في البداية"), nil)
}

// share is a number, what it is for, and lines under that.
func (w *whyFace) share(s *sheet, number, name string, under []string) {
	const width = 4
	o := s.options()
	rest := rtl.Blank(width + 1)
	o.First, o.Rest = rtl.Row(w.r.env.fit(number, width, rtl.AlignRight), rtl.Blank(1)), rest
	s.lines = append(s.lines, rtl.Layout(name, o)...)
	o.First = rest
	for _, text := range under {
		s.lines = append(s.lines, rtl.Layout(text, o)...)
	}
}

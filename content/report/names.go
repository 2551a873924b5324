package report

import (
	"strings"
	"time"

	"kasb/content/arabic"
	"kasb/content/quiz"
)

// First says which paths a result puts first: their ids, or that of the nearest one where none fits, and a sentence.
func First(t *quiz.Table, r quiz.Result) (ids []string, sentence string) {
	switch {
	case r.NoRanking:
		return nil, "بلا ترتيب للمسارات: أجوبة «لا أعرف» كثيرة."
	case r.Nothing != nil && len(r.Fits) > 0 && r.Fits[0].Shown == 0: // none is near
		return []string{r.Nothing.Path}, "لا مسار يناسب بإجابات اليوم."
	case r.Nothing != nil:
		return []string{r.Nothing.Path}, "لا مسار يناسب بعد، والأقرب: " + r.Nothing.Name + "."
	}
	var names []string
	for _, id := range r.Joint {
		p, _ := t.Path(id)
		names = append(names, p.Name)
	}
	if n := len(names); n > 3 {
		return r.Joint, "الترجيح بين " + arabic.PathsAfter.Of(n) + "."
	}
	return r.Joint, "الأنسب: " + strings.Join(names, "، أو ") + "."
}

// FormName names a form.
func FormName(f quiz.Form) string {
	if f == quiz.Short {
		return "الصيغة القصيرة"
	}
	return "الصيغة الكاملة"
}

// FileName is the name of a file with the report of a day.
func (f Format) FileName(day time.Time) string {
	return "kasb-" + day.Format("2006-01-02") + f.Extension()
}

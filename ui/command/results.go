package command

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
)

// lastResult names the newest result.
const lastResult = "last"

func (c *call) resultsCommand() *cobra.Command {
	format := report.Text
	cmd := &cobra.Command{
		Use:         "results [N|" + lastResult + "]",
		Short:       "List finished assessments, or write the report of one",
		Annotations: map[string]string{arabicLine: "سجل نتائجك، وتقرير كل نتيجة"},
		Long: `يعرض نتائجك من الأحدث إلى الأقدم: رقم كل نتيجة وتاريخها والجاهزية وأنسب مسار. الرقم ثابت، والأولى رقمها 1.
مع رقم، أو مع ` + ltr(lastResult) + ` للأحدث، يكتب تقرير النتيجة كما يكتبه الأمر ` + ltr("kasb quiz --answers") + `.`,
		ValidArgsFunction: c.resultNumbers,
	}
	formatOption().on(cmd, takeFormat(&format))
	cmd.RunE = c.runs(func(args []string) (int, error) {
		given := cmd.Flags().Changed
		switch {
		case len(args) > 1:
			return 0, noArguments(args[1:])
		case len(args) == 0 && given("format"):
			return 0, usageError("الخيار " + ltr("--format") + " يحتاج إلى رقم نتيجة، مثل: " + ltr("kasb results last --format md"))
		case given("text") && format == report.JSON:
			return 0, errLaidOutData
		}
		state, whole := c.state()
		if !whole && len(state.Finished) == 0 { // there may be some, and what is wrong has been said
			return exitFailed, nil
		}
		number := 0
		if len(args) == 1 {
			var err error
			if number, err = resultNumber(args[0], len(state.Finished)); err != nil {
				return 0, err
			}
		}
		table, err := c.table()
		switch {
		case err != nil:
			return c.unfit(err), nil
		case number > 0:
			return c.result(table, state, number, format), nil
		}
		return c.listResults(table, state.Finished), nil
	})
	return cmd
}

// resultNumber is the number of a result, the oldest being 1, of so many.
func resultNumber(word string, of int) (int, error) {
	switch n, err := strconv.Atoi(word); {
	case of == 0:
		return 0, usageError("لا نتائج بعد. الاختبار: " + ltr("kasb quiz"))
	case word == lastResult:
		return of, nil
	case err == nil && n >= 1 && n <= of:
		return n, nil
	case of == 1:
		return 0, usageError("لا نتيجة بهذا الرقم: " + named(word) + "، والمحفوظ نتيجة واحدة")
	}
	return 0, usageError("لا نتيجة بهذا الرقم: " + named(word) + "، والأرقام من 1 إلى " + itoa(of))
}

// result writes the report of a result.
func (c *call) result(table *quiz.Table, state progress.State, number int, f report.Format) int {
	s := state.Finished[number-1]
	r, err := report.New(table, table.Of(s.Sitting), "")
	if err != nil {
		c.say(c.errs, "kasb: "+outdated(s)+".")
		return exitFailed
	}
	r.Date = s.Changed
	if r.Plan != nil {
		r.Done = state.Plans[r.Plan.Path].Done
	}
	return c.ended(c.writeReport(r, f), "-")
}

// listResults prints the results, the newest first.
func (c *call) listResults(table *quiz.Table, finished []progress.Sitting) int {
	if len(finished) == 0 {
		c.say(c.out, "لا نتائج بعد. الاختبار: "+ltr("kasb quiz"))
		return 0
	}
	var rows []row
	for i := len(finished) - 1; i >= 0; i-- {
		s := finished[i]
		text := arabic.Date(s.Changed)
		if s.Form == quiz.Short {
			text += " (الصيغة القصيرة)"
		}
		if r, err := table.Result(s.Sitting); err == nil {
			text += ": الجاهزية " + itoa(r.Readiness.Shown) + " من 100. " + firstPath(table, r)
		} else {
			text += ": " + outdated(s) + "."
		}
		rows = append(rows, row{itoa(i + 1), text})
	}
	c.print(c.out, append(rows, row{}, row{text: "تقرير النتيجة: " + ltr("kasb results N")}))
	return 0
}

// firstPath says which path a result puts first.
func firstPath(table *quiz.Table, r quiz.Result) string {
	if r.NoRanking || r.Nothing != nil {
		_, text := report.First(table, r)
		return text
	}
	var names []string
	for _, id := range r.Joint {
		p, _ := table.Path(id)
		names = append(names, p.Name)
	}
	return "الأنسب: " + strings.Join(names, "، أو ") + "."
}

// outdated says that today's questions can't read a result.
func outdated(s progress.Sitting) string {
	return "لا تُحسب بأسئلة اليوم: إجاباتها من الإصدار " + itoa(s.Table)
}

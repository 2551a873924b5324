package command

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/encoding"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/content/strict"
	"kasb/ui"
)

func (c *call) quizCommand() *cobra.Command {
	o := quizOptions{form: quiz.Full, format: report.Text}
	cmd := &cobra.Command{
		Use:         "quiz",
		Short:       "Take the self-assessment, or score a file of answers",
		Annotations: map[string]string{arabicLine: "اختبار الجاهزية على الشاشة كلها، أو في نص عادي، أو من ملف إجابات"},
		Long: `اختبار الجاهزية: الأسئلة، ثم تقرير فيه الجاهزية والمسارات بالترتيب وما ينقص وخطة 30 يوما. بلا خيارات يفتح الأسئلة على الشاشة كلها، ويحتاج إلى طرفية تفاعلية.

ملف الإجابات بصيغة JSON، وفيه مستوى كل سؤال من 0 إلى 4، وفي مشاهد الاحتيال 0 أو 1، أو كلمة ` + ltr("unknown") + `، مثل:
` + ltr(`{"version": 1, "answers": {"time": 3, "camera-1": 2, "sell-2": "unknown"}}`) + `
المطلوب كل أسئلة الصيغة. ملف ناقص يعطي قائمة بمعرفات الأسئلة.

حالات الخروج: 0 إذا كُتب التقرير، و1 إذا انتهى الدخل قبل آخر سؤال أو تعذرت القراءة، و2 لخطأ في الأمر أو في ملف الإجابات.`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	option{
		name: "answers", value: "FILE",
		arabic:  "حساب إجابات من ملف، أو من الدخل القياسي مع " + ltr("-") + "، وكتابة التقرير.",
		english: "score the answers in a file and write the report",
	}.on(cmd, &o.answers)
	option{
		name:    "plain",
		arabic:  "سؤال بعد سؤال في نص عادي بترتيب القراءة، بلا ألوان ولا رموز، لقارئ الشاشة وللأنابيب. مع صيغة غير " + ltr("text") + " تُكتب الأسئلة في خرج الأخطاء، ويبقى الخرج للتقرير وحده.",
		english: "question by question in plain text",
	}.on(cmd, &c.plain) // what is wrong is said in plain text too
	var short bool
	option{
		name:    "short",
		arabic:  "الصيغة القصيرة، وهي السؤال الأول لكل قيمة. نتيجتها أقل يقينا.",
		english: "the short form, with the first question of each value",
	}.on(cmd, &short)
	formatOption().on(cmd, takeFormat(&o.format))
	option{
		name:    "explain",
		arabic:  "كيف تُحسب النتيجة: كل ما يُقاس، وكل الأوزان، وحدود الطريقة.",
		english: "show how the result is computed, with all weights",
	}.on(cmd, &o.explain)
	cmd.RunE = c.runs(func(args []string) (int, error) {
		if len(args) > 0 {
			return 0, usageError(named(args[0]) + " زائد هنا: ملف الإجابات يأتي بعد " + ltr("--answers"))
		}
		if short {
			o.form = quiz.Short
		}
		given := cmd.Flags().Changed
		o.plain = c.plain && (given("plain") || o.answers == "" && !o.explain)
		if c.plain && given("text") && (given("plain") || cmd.Root().PersistentFlags().Changed("plain")) {
			return 0, apart("plain", "text") // an environment that asks for plain text goes before --text
		}
		if err := o.check(given); err != nil {
			return 0, err
		}
		return c.quiz(o)
	})
	return cmd
}

// formatOption chooses the format of a report.
func formatOption() option {
	return option{
		name: "format", value: "text|md|json", words: []string{string(report.Text), string(report.Markdown), string(report.JSON)},
		arabic:  "صيغة التقرير: نص يُقرأ بصوت مسموع، وهو المعتاد، أو Markdown، أو بيانات للبرامج.",
		english: "format of the report",
	}
}

// takeFormat keeps the format that --format names.
func takeFormat(to *report.Format) func(string) error {
	return func(name string) (err error) {
		if *to, err = report.ParseFormat(name); err != nil {
			return usageError("لا صيغة بهذا الاسم: " + named(name) + "، والصيغ هي " + ltr("text") + " و" + ltr("md") + " و" + ltr("json"))
		}
		return nil
	}
}

// errLaidOutData says that data has no lines to lay out.
const errLaidOutData = usageError("الصيغة \u2066json\u2069 تُكتب كما هي، ولا يجتمع معها \u2066--text\u2069")

// quizOptions is what quiz was asked for.
type quizOptions struct {
	answers string // the file, "-" for standard input, empty for none
	plain   bool
	explain bool
	form    quiz.Form
	format  report.Format
}

// apart is the error for two options that make no sense together.
func apart(a, b string) error {
	return usageError("لا يجتمع الخياران " + ltr("--"+a) + " و" + ltr("--"+b))
}

// check finds options that make no sense together.
func (o quizOptions) check(given func(string) bool) error {
	switch {
	case given("answers") && o.answers == "":
		return usageError("ما ملف الإجابات بعد " + ltr("--answers") + "؟")
	case given("answers") && o.plain:
		return apart("answers", "plain")
	case given("answers") && o.explain:
		return apart("answers", "explain")
	case o.plain && o.explain:
		return apart("plain", "explain")
	case given("text") && o.format == report.JSON:
		return errLaidOutData
	}
	for _, name := range []string{"short", "format"} {
		switch {
		case given(name) && o.explain:
			return apart(name, "explain")
		case given(name) && !given("answers") && !o.plain:
			return usageError("الخيار " + ltr("--"+name) + " يحتاج إلى " + ltr("--answers") + " أو " + ltr("--plain"))
		}
	}
	return nil
}

// quiz is the assessment outside of the screens, or their door.
func (c *call) quiz(o quizOptions) (int, error) {
	if o.answers == "" && !o.plain && !o.explain {
		if c.interactive() {
			return c.program(ui.NewAssessment), nil
		}
		return 0, usageError("لا طرفية تفاعلية هنا. الأسئلة في نص عادي مع " + ltr("--plain") + "، وإجابات من ملف مع " + ltr("--answers FILE"))
	}
	table, err := c.table()
	if err != nil {
		return c.unfit(err), nil
	}
	switch {
	case o.explain:
		return c.ended(c.document(0, func(p ui.Printer, w *output) error {
			return p.Markdown(report.Explain(table), w.line)
		}), "-"), nil
	case o.plain:
		return c.ask(table, o), nil
	}
	return c.score(table, o), nil
}

// score writes the report of answers from a file.
func (c *call) score(table *quiz.Table, o quizOptions) int {
	data, err := c.readAnswers(o.answers)
	if errors.Is(err, errBinary) || errors.Is(err, errTooLarge) {
		c.say(c.errs, "kasb: "+explain(err, o.answers))
		return exitUsage
	}
	if err != nil {
		return c.ended(err, o.answers)
	}
	name := "stdin"
	if o.answers != "-" {
		name = strings.Map(printable, o.answers)
	}
	answers, err := table.ParseAnswers(name, data, o.form)
	var faults strict.Faults
	if errors.As(err, &faults) {
		c.faulty(o.answers, faults)
		return exitUsage
	}
	r, err := report.New(table, answers, "")
	if err != nil { // not for answers that were read without a fault
		c.say(c.errs, "kasb: "+err.Error())
		return exitFailed
	}
	return c.ended(c.writeReport(r, o.format), o.answers)
}

// writeReport writes a report on standard output: laid out where that is a
// terminal, but for data.
func (c *call) writeReport(r report.Report, f report.Format) error {
	var b bytes.Buffer
	if err := r.Write(&b, f); err != nil {
		return err
	}
	if f == report.JSON || f == report.Markdown && (c.plain || !inTerminal(c.out) && !c.encoded) {
		_, err := c.out.Write(b.Bytes())
		return err
	}
	return c.document(0, func(p ui.Printer, w *output) error {
		if f == report.Markdown {
			return p.Markdown(b.String(), w.line)
		}
		return p.Text(&b, w.line)
	})
}

// maxAnswers is the largest file of answers that is read, in bytes: a written one
// has less than a thousand.
const maxAnswers = 1 << 20

// readAnswers reads a file whole: UTF-8, or UTF-16 if a byte order mark says so.
func (c *call) readAnswers(file string) ([]byte, error) {
	f := c.in
	if file != "-" {
		var err error
		if f, err = os.Open(file); err != nil {
			return nil, err
		}
		defer f.Close()
	}
	raw := &io.LimitedReader{R: f, N: maxAnswers + 1}
	data, err := io.ReadAll(transform.NewReader(raw, utf.BOMOverride(encoding.Nop.NewDecoder())))
	switch {
	case err != nil:
	case bytes.IndexByte(data, 0) >= 0:
		err = errBinary
	case raw.N == 0:
		err = errTooLarge
	}
	return data, err
}

// faulty says what is wrong with the answers. Elsewhere than in a terminal the
// places begin their lines, for programs that jump to them.
func (c *call) faulty(file string, faults strict.Faults) {
	where := "ملف الإجابات " + named(file)
	if file == "-" {
		where = "إجابات الدخل القياسي"
	}
	list, more := c.listed(c.errs, faults, "", maxFaults)
	text := "kasb: أخطاء في " + where + ":\n" + list
	if more > 0 {
		text += "\nعدد ما لم يُعرض من الأخطاء: " + itoa(more)
	}
	c.say(c.errs, text)
}

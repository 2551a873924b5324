package command

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"strings"

	xterm "github.com/charmbracelet/x/term"
	"golang.org/x/text/encoding"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"kasb/content/quiz"
	"kasb/content/report"
	"kasb/content/strict"
	"kasb/ui"
)

// quizLine is how the command is called.
func quizLine() string {
	return "الاستعمال: " + ltr("kasb quiz [--content DIR] [--answers FILE|- | --plain] [--short] [--format text|md|json]") + " أو " + ltr("kasb quiz --explain")
}

func quizUsage() string {
	return quizLine() + `

اختبار الجاهزية: الأسئلة، ثم تقرير فيه الجاهزية والمسارات بالترتيب وما ينقص وخطة 30 يوما.
• ` + ltr("kasb quiz") + ` وحده يفتح الأسئلة على الشاشة كلها، ويحتاج إلى طرفية تفاعلية.
• ` + ltr("--answers FILE") + ` يحسب إجابات من ملف، أو من الدخل القياسي مع ` + ltr("-") + `، ويكتب التقرير.
• ` + ltr("--plain") + ` يسأل سؤالا بعد سؤال في نص عادي بترتيب القراءة، بلا ألوان ولا رموز، لقارئ الشاشة وللأنابيب.
• ` + ltr("--explain") + ` يعرض كيف تُحسب النتيجة: كل ما يُقاس، وكل الأوزان، وحدود الطريقة.

الخيار ` + ltr("--short") + ` للصيغة القصيرة، وهي السؤال الأول لكل قيمة. نتيجتها أقل يقينا.

الخيار ` + ltr("--format NAME") + ` صيغة التقرير، وهي ` + ltr("text") + ` إذا لم تُذكر:
• ` + ltr("text") + `: نص يُقرأ بصوت مسموع، كل شيء في سطر.
• ` + ltr("md") + `: نص Markdown، ويظهر في الطرفية كما يعرضه الأمر ` + ltr("kasb show") + `.
• ` + ltr("json") + `: بيانات للبرامج.
مع ` + ltr("--plain") + ` وصيغة غير ` + ltr("text") + ` تُكتب الأسئلة في خرج الأخطاء، ويبقى الخرج للتقرير وحده.

ملف الإجابات بصيغة JSON، وفيه مستوى كل سؤال من 0 إلى 4، وفي مشاهد الاحتيال 0 أو 1، أو كلمة ` + ltr("unknown") + `، مثل:
` + ltr(`{"version": 1, "answers": {"time": 3, "camera-1": 2, "sell-2": "unknown"}}`) + `
المطلوب كل أسئلة الصيغة. ملف ناقص يعطي قائمة بمعرفات الأسئلة.

` + contentUsage() + `

حالات الخروج: 0 إذا كُتب التقرير، و1 إذا انتهى الدخل قبل آخر سؤال أو تعذرت القراءة، و2 لخطأ في الأمر أو في ملف الإجابات.
`
}

// quizOptions is what quiz was asked for.
type quizOptions struct {
	answers string // the file, "-" for standard input, empty for none
	plain   bool
	explain bool
	form    quiz.Form
	format  report.Format
	show    showOptions
	text    string // the name of a strategy, as it was given
}

// readQuiz reads the command line behind "quiz".
func (c *call) readQuiz(args []string) (quizOptions, error) {
	o := quizOptions{form: quiz.Full, format: report.Text}
	flags := flag.NewFlagSet("quiz", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var wrong error
	var short bool
	c.textFlag(flags, &wrong)
	c.contentFlag(flags, &wrong)
	flags.StringVar(&o.answers, "answers", "", "")
	flags.BoolVar(&o.plain, "plain", false, "")
	flags.BoolVar(&o.explain, "explain", false, "")
	flags.BoolVar(&short, "short", false, "")
	flags.Func("format", "", func(name string) (err error) {
		if o.format, err = report.ParseFormat(name); err != nil {
			wrong = usageError("لا صيغة بهذا الاسم: " + named(name) + "، والصيغ هي " + ltr("text") + " و" + ltr("md") + " و" + ltr("json"))
		}
		return err
	})
	rest, err := parse(flags, args, &wrong)
	switch {
	case err != nil:
		return o, err
	case len(rest) > 0:
		return o, usageError("ما مكان " + named(rest[0]) + "؟ ملف الإجابات يأتي بعد " + ltr("--answers"))
	}
	if short {
		o.form = quiz.Short
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) {
		given[f.Name] = true
		if f.Name == "text" {
			o.show.encoded, o.text = true, c.evidence.Choice.Strategy.String()
		}
	})
	return o, o.check(given)
}

// check finds options that make no sense together.
func (o quizOptions) check(given map[string]bool) error {
	apart := func(a, b string) error {
		return usageError("لا يجتمع الخياران " + ltr("--"+a) + " و" + ltr("--"+b))
	}
	switch {
	case given["answers"] && o.answers == "":
		return usageError("ما ملف الإجابات بعد " + ltr("--answers") + "؟")
	case given["answers"] && o.plain:
		return apart("answers", "plain")
	case given["answers"] && o.explain:
		return apart("answers", "explain")
	case o.plain && o.explain:
		return apart("plain", "explain")
	case o.plain && given["text"]:
		return apart("plain", "text")
	case given["text"] && o.format == report.JSON:
		return usageError("الصيغة " + ltr("json") + " تُكتب كما هي، ولا يجتمع معها " + ltr("--text"))
	}
	for _, name := range []string{"short", "format"} {
		switch {
		case given[name] && o.explain:
			return apart(name, "explain")
		case given[name] && !given["answers"] && !o.plain:
			return usageError("الخيار " + ltr("--"+name) + " يحتاج إلى " + ltr("--answers") + " أو " + ltr("--plain"))
		}
	}
	return nil
}

// quiz is the assessment outside of the screens, or their door.
func (c *call) quiz(args []string) int {
	o, err := c.readQuiz(args)
	if err == nil && o.answers == "" && !o.plain && !o.explain {
		if xterm.IsTerminal(c.in.Fd()) && xterm.IsTerminal(c.out.Fd()) {
			var text []string
			if o.text != "" {
				text = []string{"--text", o.text}
			}
			return c.program(text, ui.NewAssessment)
		}
		err = usageError("لا طرفية تفاعلية هنا. الأسئلة في نص عادي مع " + ltr("--plain") + "، وإجابات من ملف مع " + ltr("--answers FILE"))
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		c.say(c.out, quizUsage())
		return 0
	case err != nil:
		c.say(c.errs, "kasb: "+err.Error()+"\n"+quizLine())
		return exitUsage
	}
	table, err := c.table()
	if err != nil {
		return c.unfit(err)
	}
	switch {
	case o.explain:
		return c.ended(c.document(o.show, func(p ui.Printer, w *output) error {
			return p.Markdown(report.Explain(table), w.line)
		}), "-")
	case o.plain:
		return c.ask(table, o)
	}
	return c.score(table, o)
}

// score writes the report of answers from a file.
func (c *call) score(table *quiz.Table, o quizOptions) int {
	data, err := c.readAnswers(o.answers)
	if errors.Is(err, errBinary) {
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
	var b bytes.Buffer
	if err := r.Write(&b, o.format); err != nil {
		return c.ended(err, o.answers)
	}
	if o.format == report.JSON || o.format == report.Markdown && !inTerminal(c.out) && !o.show.encoded {
		_, err := c.out.Write(b.Bytes())
		return c.ended(err, o.answers)
	}
	return c.ended(c.document(o.show, func(p ui.Printer, w *output) error {
		if o.format == report.Markdown {
			return p.Markdown(b.String(), w.line)
		}
		return p.Text(&b, w.line)
	}), o.answers)
}

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
	data, err := io.ReadAll(transform.NewReader(f, utf.BOMOverride(encoding.Nop.NewDecoder())))
	if err == nil && bytes.IndexByte(data, 0) >= 0 {
		err = errBinary
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
	var b strings.Builder
	b.WriteString("kasb: أخطاء في " + where + ":")
	terminal := xterm.IsTerminal(c.errs.Fd())
	for _, f := range faults {
		if terminal {
			b.WriteString("\n" + ltr(f.Place.String()) + ": " + f.Want)
		} else {
			b.WriteString("\n" + f.String())
		}
	}
	c.say(c.errs, b.String())
}

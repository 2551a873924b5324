package command

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kasb/ui"
	"kasb/ui/term"
)

// plainVariable asks for plain text where --plain does not; other programs for
// the terminal know it too.
const plainVariable = "ACCESSIBLE"

// asked reports whether a variable asks for what it is named after.
func asked(value string) bool {
	return !slices.Contains([]string{"", "0", "false", "no", "off"}, strings.ToLower(strings.TrimSpace(value)))
}

// execute finds the command that args name, and runs it.
func (c *call) execute(args []string) int {
	root := c.tree()
	root.SetArgs(append([]string{}, args...)) // nil would be those of the process
	cmd, err := root.ExecuteC()
	if err != nil {
		return c.misused(cmd, inArabic(cmd, args, err))
	}
	if c.unwritten != nil {
		return c.ended(c.unwritten, "-")
	}
	return c.status
}

// tree is all commands with their options. Nothing is read and nothing is done
// before one of them runs.
func (c *call) tree() *cobra.Command {
	cobra.MousetrapHelpText = ""       // whoever starts the program by a click on its icon shall have it
	cobra.EnableCommandSorting = false // help begins with what matters most
	root := &cobra.Command{
		Use:               "kasb",
		Short:             "Read about earning from social media, and take the self-assessment",
		Long:              "كسب: برنامج عربي للطرفية عن الكسب من مواقع التواصل.",
		Annotations:       map[string]string{arabicLine: "البرنامج نفسه على الشاشة كلها"},
		TraverseChildren:  true, // kasb --plain show is not kasb show --plain
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	var version bool
	start := c.runs(func(args []string) (int, error) {
		if len(args) > 0 {
			return 0, noCommand(root, args)
		}
		return c.start()
	})
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if version && len(args) == 0 {
			c.status = c.printVersion()
			return nil
		}
		return start(cmd, args)
	}
	root.SetOut(c.out)
	root.SetErr(io.Discard) // what is wrong is said in Arabic
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.print(c.out, help(cmd)) })
	root.SetUsageFunc(func(*cobra.Command) error { return nil })
	c.globalOptions(root)
	option{name: "version", arabic: "إصدار البرنامج.", english: "show the version"}.on(root, &version)
	root.AddCommand(c.quizCommand(), c.readCommand(), c.showCommand(), c.pathsCommand(), c.resultsCommand(), c.checkCommand(),
		c.calibrateCommand(), c.dataCommand(), c.completionCommand(), c.manCommand(), c.versionCommand())
	root.SetHelpCommand(c.helpCommand(root))
	root.InitDefaultHelpCmd()
	root.LocalFlags() // makes the options of all commands known before a command is looked for
	return root
}

// globalOptions adds those that every command has.
func (c *call) globalOptions(root *cobra.Command) {
	option{
		all: true, name: "text", value: "NAME", words: term.Names(),
		arabic:  "طريقة عرض العربية في الطرفية، ويختار البرنامج ما يناسبها. والطرائق في: " + ltr("kasb help calibrate"),
		english: "how a line of Arabic is written to the terminal",
	}.on(root, func(name string) error {
		s, err := term.ParseStrategy(name)
		if err != nil {
			return usageError(err.Error())
		}
		c.evidence.Choice, c.encoded, c.unknown = term.Choice{Strategy: s, By: "--text"}, true, nil
		return nil
	})
	option{
		all: true, name: "content", value: "DIR", folder: true,
		arabic:  "قراءة المقالات والأسئلة من مجلد بدل محتوى البرنامج، ولكل مجلد إجاباته المحفوظة.",
		english: "read articles and questions from a folder",
	}.on(root, func(dir string) error {
		if dir == "" {
			return usageError("ما المجلد بعد " + ltr("--content") + "؟")
		}
		c.content = dir
		return nil
	})
	option{
		all: true, name: "plain",
		arabic:  "كل شيء سطرا بعد سطر في نص عادي، لقارئ الشاشة.",
		english: "everything line by line in plain text, for screen readers",
	}.on(root, &c.plain)
	option{all: true, name: "still", arabic: "لا شيء يومض على الشاشة.", english: "nothing blinks on the screen"}.on(root, &c.still)
	var asked bool
	option{all: true, name: "help", short: "h", arabic: "هذه الصفحة، ومع أمر: صفحته.", english: "show help"}.on(root, &asked)
}

// start is kasb without a command.
func (c *call) start() (int, error) {
	if c.plain {
		return c.plainProgram(), nil
	}
	return c.program(ui.New), nil
}

func (c *call) calibrateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "calibrate",
		Short:       "Choose how Arabic reads right in this terminal",
		Annotations: map[string]string{arabicLine: "اختيار الطريقة التي تظهر بها العربية صحيحة في هذه الطرفية"},
		Long: `جملة واحدة مكتوبة بكل الطرائق: اضغط رقم الطريقة التي تظهر بها صحيحة.
يُحفظ الاختيار لهذه الطرفية وحدها، و0 يعيده إلى البرنامج.`,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = c.runs(func(args []string) (int, error) {
		switch {
		case len(args) > 0:
			return 0, noArguments(args)
		case c.plain:
			return 0, usageError("الاختيار بين طرائق الكتابة يحتاج إلى الشاشة، ولا حاجة إليه مع " + ltr("--plain"))
		}
		return c.program(ui.NewCalibration), nil
	})
	return cmd
}

// runs is the body of a command. It gives the exit status, or what is wrong with
// the command line.
func (c *call) runs(body func(args []string) (int, error)) func(*cobra.Command, []string) error {
	return c.runsAnyway(func(args []string) (int, error) {
		if c.unknown != nil {
			return 0, usageError(ltr(term.ChoiceVariable) + ": " + c.unknown.Error())
		}
		return body(args)
	})
}

// runsAnyway is runs for a command that is none the worse for a strategy in the
// environment that is unknown.
func (c *call) runsAnyway(body func(args []string) (int, error)) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) (err error) {
		c.status, err = body(args)
		return err
	}
}

// misused says what is wrong with the command line.
func (c *call) misused(cmd *cobra.Command, err error) int {
	way := "الاستعمال: " + ltr(usageLine(cmd))
	if !cmd.HasParent() {
		way = "صفحة الاستعمال: " + ltr("kasb --help")
	}
	c.say(c.errs, "kasb: "+err.Error()+"\n"+way)
	return exitUsage
}

// usageError is something wrong with the command line.
type usageError string

func (e usageError) Error() string { return string(e) }

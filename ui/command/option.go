package command

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The tree keeps two languages. Help is Arabic, laid out by this program. Shells
// print the descriptions beside completions by themselves, and so does man: Arabic
// would be torn there in most terminals, so that these texts are English.
const (
	arabicLine = "arabic" // annotation of a command or an option: what it is, in a line
	valueName  = "value"  // annotation of an option: what stands behind it
)

// option is an option of a command.
type option struct {
	name, short string
	value       string   // what stands behind it, in capitals; empty for one that stands alone
	words       []string // all that can stand there, if they are few
	folder      bool     // a folder stands there
	all         bool     // the commands below have it too
	arabic      string
	english     string
}

// on adds the option to those of a command: a *bool, a *string, or a function
// that takes what stands behind it.
func (o option) on(cmd *cobra.Command, to any) {
	flags := cmd.Flags()
	if o.all {
		flags = cmd.PersistentFlags()
	}
	flags.SortFlags = false
	switch to := to.(type) {
	case *bool:
		flags.BoolVarP(to, o.name, o.short, *to, o.english)
	case *string:
		flags.StringVarP(to, o.name, o.short, *to, o.english)
	case func(string) error:
		flags.VarP(valueFunc(to), o.name, o.short, o.english)
	}
	flag := flags.Lookup(o.name)
	flag.Annotations = map[string][]string{arabicLine: {o.arabic}, valueName: {o.value}}
	switch {
	case o.folder:
		flag.Annotations[cobra.BashCompSubdirsInDir] = []string{}
	case o.words != nil:
		_ = cmd.RegisterFlagCompletionFunc(o.name, cobra.FixedCompletions(o.words, cobra.ShellCompDirectiveNoFileComp)) // the option is there
	}
}

// valueFunc is the value of an option that a function takes.
type valueFunc func(string) error

func (f valueFunc) Set(s string) error { return f(s) }
func (valueFunc) Type() string         { return "string" }
func (valueFunc) String() string       { return "" }

// written is an option as it is typed.
func written(f *pflag.Flag) string {
	if value := f.Annotations[valueName]; len(value) > 0 && value[0] != "" {
		return "--" + f.Name + " " + value[0]
	}
	return "--" + f.Name
}

// usageLine is how a command is called, with its own options.
func usageLine(cmd *cobra.Command) string {
	words := []string{cmd.CommandPath()}
	if cmd.HasAvailableSubCommands() {
		words = append(words, "[COMMAND]")
	}
	if !cmd.HasParent() {
		return strings.Join(append(words, "[OPTION…]"), " ")
	}
	own := cmd.LocalNonPersistentFlags()
	own.SortFlags = false
	own.VisitAll(func(f *pflag.Flag) {
		if f.Name != "help" {
			words = append(words, "["+written(f)+"]")
		}
	})
	if _, arguments, ok := strings.Cut(cmd.Use, " "); ok {
		words = append(words, arguments)
	}
	return strings.Join(words, " ")
}

// inArabic says in Arabic what is wrong with a command line. The command is the
// one that was found in it.
func inArabic(cmd *cobra.Command, args []string, err error) error {
	var (
		said    usageError
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &said):
		return said
	case !cmd.HasParent() && args[0] != "" && args[0][0] != '-':
		return noCommand(cmd, args) // its options are wrong because it is
	case errors.As(err, &unknown):
		name, dashes := unknown.GetSpecifiedName(), "--"
		if letters := unknown.GetSpecifiedShortnames(); letters != "" {
			name, dashes = letters, "-"
		}
		var options []string
		for _, flags := range []*pflag.FlagSet{cmd.LocalFlags(), cmd.InheritedFlags()} {
			flags.VisitAll(func(f *pflag.Flag) { options = append(options, f.Name) })
		}
		return usageError("خيار غير معروف: " + named(dashes+name) + meant(name, "--", options))
	case errors.As(err, &missing):
		name := "--" + missing.GetSpecifiedName()
		return usageError("ينقص ما بعد الخيار " + ltr(name) + "، مثل: " + ltr(written(missing.GetFlag())))
	case errors.As(err, &invalid):
		return usageError("الخيار " + ltr("--"+invalid.GetFlag().Name) + " لا يقبل القيمة " + named(invalid.GetValue()))
	}
	return usageError("أمر غير مفهوم: " + named(err.Error()))
}

// noCommand is the error for a word that is no command below cmd.
func noCommand(cmd *cobra.Command, args []string) error {
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	text := "لا أمر بهذا الاسم: " + named(strings.Join(args, " ")) + meant(args[0], cmd.CommandPath()+" ", names)
	if _, err := os.Stat(args[0]); err == nil && !cmd.HasParent() {
		text += "\nهو اسم ملف أو مجلد، ولقراءته: " + ltr("kasb read") + " " + named(args[0])
	}
	return usageError(text)
}

// noArguments is the error for words behind a command that takes none.
func noArguments(args []string) error {
	return usageError(named(strings.Join(args, " ")) + " زائد هنا: لا يأتي اسم بعد هذا الأمر")
}

// meant asks whether one of the names was meant by a mistyped word, if some are
// like it. The names are shown with what stands before them.
func meant(word, before string, names []string) string {
	if word == "" {
		return ""
	}
	// Cobra knows how to compare names of commands.
	likely := cobra.Command{SuggestionsMinimumDistance: 2}
	for _, n := range names {
		likely.AddCommand(&cobra.Command{Use: n, Run: func(*cobra.Command, []string) {}})
	}
	found := likely.SuggestionsFor(word)
	if len(found) == 0 {
		return ""
	}
	for i, f := range found {
		found[i] = ltr(before + f)
	}
	return "\nهل المقصود: " + strings.Join(found[:min(len(found), 3)], " أو ") + "؟"
}

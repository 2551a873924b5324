package command

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kasb/ui/term"
)

// manCommand writes the manual page. It is English but for the program's name: man
// orders and joins nothing, so that Arabic is torn in most terminals. The page is
// made from the tree of commands; what packages and releases need of it is little
// enough to be in the program.
func (c *call) manCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "man",
		Short:             "Write the manual page",
		Long:              "يكتب صفحة الدليل للأمر " + ltr("man") + "، وهي بالإنجليزية لأنه لا يرتب العربية: " + ltr("kasb man > ~/.local/share/man/man1/kasb.1"),
		Hidden:            true,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = c.runsAnyway(func(args []string) (int, error) {
		if len(args) > 0 {
			return 0, noArguments(args)
		}
		_, err := c.out.WriteString(manual(cmd.Root(), c.build()))
		return c.ended(err, "-"), nil
	})
	return cmd
}

// roff is a page for man.
type roff struct{ strings.Builder }

// line adds a line: a request and what it is given.
func (r *roff) line(request string, arguments ...string) {
	r.WriteString(request)
	for _, a := range arguments {
		r.WriteString(` "` + escaped(a) + `"`)
	}
	r.WriteByte('\n')
}

// text adds a paragraph.
func (r *roff) text(s string) { r.WriteString(escaped(s) + "\n") }

// term adds something that can be typed, and what it does.
func (r *roff) term(name, text string) {
	r.line(".TP")
	r.line(".B", name)
	r.text(text)
}

// escaped is text as roff reads it.
func escaped(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, `"`, `\(dq`, "…", "...").Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

// manual is the page of the program.
func manual(root *cobra.Command, b build) string {
	var r roff
	r.line(".TH", "KASB", "1", b.date, strings.TrimSpace("kasb "+b.version), "User Commands")
	r.line(".SH", "NAME")
	r.text("kasb - كسب: " + lower(root.Short))
	r.line(".SH", "SYNOPSIS")
	r.line(".B", "kasb")
	r.text("[COMMAND] [OPTION...]")
	r.line(".SH", "DESCRIPTION")
	r.text("kasb is an Arabic terminal program about earning from social media: articles, a guide to each of eight paths, and a self-assessment that says how ready you are and which path suits you. " +
		"Without a command it opens on the whole screen. Its Arabic is joined, ordered and aligned by the program itself, in the way that the terminal needs.")
	r.line(".PP")
	r.text("This page is in English because man does not order Arabic; the help of every command is in Arabic.")
	r.line(".SH", "COMMANDS")
	describe(&r, root)
	r.line(".SH", "OPTIONS")
	r.text("Every command has these.")
	options(&r, root.PersistentFlags())
	options(&r, root.LocalNonPersistentFlags())
	r.line(".SH", "ENVIRONMENT")
	r.term(term.ChoiceVariable, "As --text, which goes before it.")
	r.term(contentVariable, "As --content, which goes before it.")
	r.term(plainVariable, "As --plain, if it is neither empty nor 0, no, off or false.")
	r.term("NO_COLOR", "No colours, if it is not empty.")
	r.term("XDG_STATE_HOME, XDG_CONFIG_HOME", "Where answers and settings are kept.")
	r.line(".SH", "FILES")
	r.term("~/.local/state/kasb", "Answers, results and reading positions, for you alone. On macOS this is ~/Library/Application Support/kasb, on Windows %LOCALAPPDATA%\\kasb. "+
		"Nothing leaves the machine; kasb data lists, moves and removes it.")
	r.line(".SH", "EXIT STATUS")
	r.term("0", "All went well.")
	r.term(strconv.Itoa(exitFailed), "Something could not be read, written or finished.")
	r.term(strconv.Itoa(exitUsage), "The command line or a given file is wrong, or there is no terminal to draw on.")
	r.line(".SH", "EXAMPLES")
	for _, e := range [][2]string{
		{"kasb quiz", "Take the self-assessment."},
		{"kasb quiz --plain --short", "The short form, question by question, for a screen reader."},
		{"kasb results last --format md > result.md", "Keep the newest result as Markdown."},
		{"curl -s https://example.org/README.ar.md | kasb show", "Print an Arabic text."},
		{"kasb data export kasb-data.json", "Take everything to another machine."},
	} {
		r.term(e[0], e[1])
	}
	return r.String()
}

// describe adds the commands below one.
func describe(r *roff, cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			r.term(usageLine(sub), sub.Short+".")
			if own := sub.LocalNonPersistentFlags(); own.HasFlags() {
				r.line(".RS")
				options(r, own)
				r.line(".RE")
			}
			describe(r, sub)
		}
	}
}

// options adds those of a command.
func options(r *roff, flags *pflag.FlagSet) {
	flags.SortFlags = false
	flags.VisitAll(func(f *pflag.Flag) {
		if len(f.Annotations[arabicLine]) > 0 {
			r.term(written(f), strings.ToUpper(f.Usage[:1])+f.Usage[1:]+".")
		}
	})
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

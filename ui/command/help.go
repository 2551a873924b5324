package command

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kasb/ui/term"
)

func (c *call) helpCommand(root *cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use:         "help [COMMAND]",
		Short:       "Show help for a command",
		Annotations: map[string]string{arabicLine: "صفحة أمر من هذه الأوامر"},
		Long:        "يعرض صفحة أمر، مثل: " + ltr("kasb help show"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) (names []cobra.Completion, _ cobra.ShellCompDirective) {
			above, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			for _, cmd := range above.Commands() {
				if cmd.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(cmd.Name(), cmd.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.RunE = c.runsAnyway(func(args []string) (int, error) {
		about, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return 0, noCommand(root, args)
		}
		c.print(c.out, help(about))
		return 0, nil
	})
	return cmd
}

// help is the page of a command.
func help(cmd *cobra.Command) (page []row) {
	section := func(title string, rows []row) {
		if len(rows) > 0 {
			page = append(append(page, row{}, row{text: title}), rows...)
		}
	}
	if !cmd.HasParent() {
		page = append(page, row{text: cmd.Long}, row{}, row{text: "الاستعمال: " + ltr(usageLine(cmd))})
		section("الأوامر:", commandRows(cmd))
		section("الخيارات مع كل أمر:", optionRows(cmd.PersistentFlags()))
		section("متغيرات البيئة، ويغلبها خيار الأمر:", []row{
			{ltr(term.ChoiceVariable), "مثل " + ltr("--text") + "."},
			{ltr(contentVariable), "مثل " + ltr("--content") + "."},
			{ltr(plainVariable + "=1"), "مثل " + ltr("--plain") + "."},
		})
		return append(page, row{}, row{text: "صفحة كل أمر: " + ltr("kasb COMMAND --help")})
	}
	page = append(page, row{text: "الاستعمال: " + ltr(usageLine(cmd))}, row{})
	page = append(page, paragraphs(strings.TrimSpace(cmd.Long))...)
	section("الأوامر:", commandRows(cmd))
	section("الخيارات:", optionRows(cmd.LocalNonPersistentFlags()))
	if cmd.Name() == "calibrate" {
		section("الطرائق، وتُختار لمرة واحدة مع "+ltr("--text NAME")+":", ways())
	}
	return append(page, row{}, row{text: "الخيارات مع كل أمر: " + ltr("kasb --help")})
}

// ways are the strategies of writing.
func ways() []row {
	return []row{
		{ltr("visual"), "كل حرف في مكانه من الشاشة."},
		{ltr("lrm"), "مثلها، مع علامة اتجاه بعد كل حرف عربي."},
		{ltr("tokens"), "للطرفية " + ltr("kitty") + "."},
		{ltr("runs"), "للطرفية " + ltr("Konsole") + "."},
		{ltr("pair"), "للطرفية " + ltr("QTerminal") + "."},
		{ltr("inverse"), "للطرفية " + ltr("PuTTY") + "."},
		{ltr("logical"), "بترتيب القراءة، للطرفيات التي ترتب العربية بنفسها."},
	}
}

// commandRows are the commands below one, itself first where it does something by
// itself.
func commandRows(cmd *cobra.Command) (rows []row) {
	if !cmd.HasAvailableSubCommands() {
		return nil
	}
	if line := cmd.Annotations[arabicLine]; !cmd.HasParent() {
		rows = append(rows, row{ltr(cmd.Name()), line + "."})
	}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			_, arguments, _ := strings.Cut(sub.Use, " ")
			rows = append(rows, row{ltr(strings.TrimSpace(sub.CommandPath() + " " + arguments)), sub.Annotations[arabicLine] + "."})
		}
	}
	return rows
}

// optionRows are options, in the order in which they were added.
func optionRows(flags *pflag.FlagSet) (rows []row) {
	flags.SortFlags = false
	flags.VisitAll(func(f *pflag.Flag) {
		if text := f.Annotations[arabicLine]; len(text) > 0 && !f.Hidden {
			rows = append(rows, row{ltr(written(f)), text[0]})
		}
	})
	return rows
}

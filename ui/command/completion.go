package command

import (
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kasb/content"
	"kasb/content/progress"
)

// scripts write what a shell needs to complete the program's command lines.
var scripts = []struct {
	shell string
	write func(root *cobra.Command, w io.Writer) error
}{
	{"bash", func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) }},
	{"zsh", (*cobra.Command).GenZshCompletion},
	{"fish", func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) }},
	{"powershell", (*cobra.Command).GenPowerShellCompletionWithDesc},
}

func (c *call) completionCommand() *cobra.Command {
	var shells []string
	for _, s := range scripts {
		shells = append(shells, s.shell)
	}
	cmd := &cobra.Command{
		Use:         "completion SHELL",
		Short:       "Write a completion script for a shell",
		Annotations: map[string]string{arabicLine: "إكمال الأوامر بالمفتاح " + ltr("Tab") + " في الصدفة"},
		Long: `يكتب ما تحتاج إليه الصدفة لإكمال أوامر البرنامج. الصدفات: ` + ltr(strings.Join(shells, ", ")) + `

• ` + ltr("bash") + `: ` + ltr("kasb completion bash > ~/.local/share/bash-completion/completions/kasb") + `
• ` + ltr("zsh") + `: ` + ltr(`kasb completion zsh > "${fpath[1]}/_kasb"`) + `
• ` + ltr("fish") + `: ` + ltr("kasb completion fish > ~/.config/fish/completions/kasb.fish") + `
• ` + ltr("powershell") + `: ` + ltr("kasb completion powershell >> $PROFILE"),
		ValidArgsFunction: cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp),
	}
	cmd.RunE = c.runsAnyway(func(args []string) (int, error) {
		if len(args) == 0 {
			return 0, usageError("ما الصدفة؟ المتاح: " + ltr(strings.Join(shells, ", ")))
		}
		if len(args) > 1 {
			return 0, noArguments(args[1:])
		}
		for _, s := range scripts {
			if s.shell == args[0] {
				return c.ended(s.write(cmd.Root(), c.out), "-"), nil
			}
		}
		return 0, usageError("لا صدفة بهذا الاسم: " + named(args[0]) + "، والمتاح: " + ltr(strings.Join(shells, ", ")))
	})
	return cmd
}

// pathIDs completes the name of a path. The names of the files tell them, without
// reading any.
func (c *call) pathIDs(_ *cobra.Command, args []string, _ string) (ids []cobra.Completion, _ cobra.ShellCompDirective) {
	files := content.Files()
	if c.content != "" {
		files = os.DirFS(c.content)
	}
	if len(args) == 0 {
		names, _ := fs.Glob(files, "paths/*.md") // the pattern is right
		for _, n := range names {
			ids = append(ids, strings.TrimSuffix(strings.TrimPrefix(n, "paths/"), ".md"))
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// resultNumbers completes the number of a result.
func (c *call) resultNumbers(_ *cobra.Command, args []string, _ string) (numbers []cobra.Completion, _ cobra.ShellCompDirective) {
	finished := progress.Peek(c.kept()).Finished
	if len(args) == 0 && len(finished) > 0 {
		numbers = append(numbers, cobra.CompletionWithDesc(lastResult, "the newest result"))
		for i, s := range finished {
			numbers = append(numbers, cobra.CompletionWithDesc(strconv.Itoa(i+1), s.Changed.Format("2006-01-02 15:04")))
		}
	}
	return numbers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

package command

import (
	"cmp"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/bidi"
)

func (c *call) versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "version",
		Short:             "Show the version",
		Annotations:       map[string]string{arabicLine: "إصدار البرنامج، وما بُني به"},
		Long:              "يعرض إصدار البرنامج، والتغيير الذي بُني منه، وإصدار Go، وإصدار يونيكود الذي تُرتب به الأسطر. ومثله: " + ltr("kasb --version"),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.RunE = c.runsAnyway(func(args []string) (int, error) {
		if len(args) > 0 {
			return 0, noArguments(args)
		}
		return c.printVersion(), nil
	})
	return cmd
}

// build is where the program comes from. What is not known is empty.
type build struct{ version, commit, date string }

// build finds out where the program comes from. The date of a release is that of
// its source, so that the same source gives the same bytes.
func (c *call) build() build {
	b := build{version: c.version}
	if info, ok := debug.ReadBuildInfo(); ok {
		b.version = cmp.Or(b.version, strings.Trim(info.Main.Version, "()"))
		found := map[string]string{}
		for _, s := range info.Settings {
			found[s.Key] = s.Value
		}
		b.commit, b.date = found["vcs.revision"], found["vcs.time"]
		b.commit = b.commit[:min(len(b.commit), 12)]
		if found["vcs.modified"] == "true" {
			b.commit += "+changes"
		}
		b.date, _, _ = strings.Cut(b.date, "T")
	}
	return b
}

// printVersion says which program this is. It is for reports of mistakes and for
// scripts, and the same in every language.
func (c *call) printVersion() int {
	b := c.build()
	first := "kasb " + b.version
	if b.commit != "" {
		first += " (" + b.commit + ", " + b.date + ")"
	}
	lines := []string{first, runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH, "Unicode " + bidi.UnicodeVersion}
	_, err := c.out.WriteString(strings.Join(lines, "\n") + "\n")
	return c.ended(err, "-")
}

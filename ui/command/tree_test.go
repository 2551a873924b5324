package command

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kasb/ui/rtl"
)

// everyCommand calls do for each command that can be typed.
func everyCommand(cmd *cobra.Command, do func(*cobra.Command)) {
	do(cmd)
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			everyCommand(sub, do)
		}
	}
}

func isArabic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

// Help is Arabic, and what other programs print of the tree is not.
func TestTextsOfTheTree(t *testing.T) {
	everyCommand(new(call).tree(), func(cmd *cobra.Command) {
		if !isArabic(cmd.Annotations[arabicLine]) || !isArabic(cmd.Long) || strings.HasSuffix(cmd.Annotations[arabicLine], ".") {
			t.Errorf("%s: %q, %q", cmd.CommandPath(), cmd.Annotations[arabicLine], cmd.Long)
		}
		if cmd.Short == "" || isArabic(cmd.Short) || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: %q", cmd.CommandPath(), cmd.Short)
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if line := f.Annotations[arabicLine]; len(line) != 1 || !isArabic(line[0]) || !strings.HasSuffix(strings.TrimSuffix(line[0], "\u2069"), ".") && !strings.HasSuffix(line[0], "\u2069") {
				t.Errorf("%s --%s: %q", cmd.CommandPath(), f.Name, line)
			}
			if f.Usage == "" || isArabic(f.Usage) || strings.HasSuffix(f.Usage, ".") {
				t.Errorf("%s --%s: %q", cmd.CommandPath(), f.Name, f.Usage)
			}
		})
		if cmd.ValidArgsFunction == nil && len(cmd.Commands()) == 0 && !strings.Contains(cmd.Use, "FILE") {
			t.Errorf("%s: a shell would offer files", cmd.CommandPath())
		}
	})
}

// The names of a page stand in a column, and their texts in another, whatever the
// width; where there is no room for columns the text stands below.
func TestHelpStandsInColumns(t *testing.T) {
	everyCommand(new(call).tree(), func(cmd *cobra.Command) {
		rows := help(cmd)
		names := 0
		for _, r := range rows {
			names = max(names, rtl.Width(r.name))
		}
		for width := 1; width <= 200; width++ {
			for _, r := range rows {
				for i, l := range r.lines(width, names) {
					if l.Width() != width {
						t.Fatalf("%s at %d: a line of %d cells", cmd.CommandPath(), width, l.Width())
					}
					if r.name == "" || names*tooFull > width {
						continue
					}
					var text string
					for _, c := range l.All() {
						text += c.Text
					}
					column := []rune(text)[width-names-indent:]
					if got := strings.TrimSpace(string(column)); i == 0 && got != rtl.Visual(r.name, rtl.RightToLeft) || i > 0 && got != "" {
						t.Errorf("%s at %d, line %d: %q stands in the column of names", cmd.CommandPath(), width, i, got)
					}
				}
			}
		}
	})
}

// What is read aloud has neither columns nor controls of direction.
func TestPlainRows(t *testing.T) {
	everyCommand(new(call).tree(), func(cmd *cobra.Command) {
		for _, r := range help(cmd) {
			line := plainRow(r, 10, true)
			if strings.Contains(line, "  ") || strings.ContainsFunc(line, func(c rune) bool { return unicode.Is(unicode.Cf, c) }) || strings.TrimSpace(line) != line {
				t.Errorf("%s: %q", cmd.CommandPath(), line)
			}
		}
	})
}

// The manual page has every command and every option, and no Arabic but the name.
func TestManual(t *testing.T) {
	root := new(call).tree()
	page := manual(root, build{version: "1.0", date: "2026-11-25"})
	everyCommand(root, func(cmd *cobra.Command) {
		if !strings.Contains(page, "\n.B \""+escaped(usageLine(cmd))+"\"\n") && cmd != root {
			t.Errorf("%s is missing", cmd.CommandPath())
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !strings.Contains(page, "\n.B \""+escaped(written(f))+"\"\n") {
				t.Errorf("%s --%s is missing", cmd.CommandPath(), f.Name)
			}
		})
	})
	if words := regexp.MustCompile(`\p{Arabic}+`).FindAllString(page, -1); len(words) != 1 || words[0] != "كسب" {
		t.Errorf("Arabic in the page: %q", words)
	}
	for _, line := range strings.Split(page, "\n") {
		if strings.Contains(line, "\u2066") || strings.HasPrefix(line, "'") {
			t.Errorf("%q", line)
		}
	}
}

func TestAsked(t *testing.T) {
	for value, want := range map[string]bool{"": false, " ": false, "0": false, "no": false, "off": false, "OFF": false, "False": false, "1": true, "yes": true, "on": true, "true": true} {
		if got := asked(value); got != want {
			t.Errorf("%q: %v", value, got)
		}
	}
}

func TestMeant(t *testing.T) {
	names := []string{"quiz", "read", "results", "show"}
	for word, want := range map[string]string{
		"qiuz": "quiz", "QUIZ": "quiz", "re": "read results", "shwo": "show", "sho": "show", "rsults": "results", "": "", "كسب": "", "everything": "",
	} {
		got := meant(word, "", names)
		var found []string
		for _, n := range names {
			if strings.Contains(got, ltr(n)) {
				found = append(found, n)
			}
		}
		if strings.Join(found, " ") != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

package command

import (
	"strings"

	"github.com/spf13/cobra"

	"kasb/content"
	"kasb/content/quiz"
	"kasb/ui"
)

func (c *call) pathsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "paths [ID]",
		Short:       "List the paths, or read the guide to one",
		Annotations: map[string]string{arabicLine: "مسارات الربح، ودليل كل مسار"},
		Long: `يعرض مسارات الربح: معرف كل مسار واسمه وما هو في جملة، وملاءمته في آخر نتيجة لك إن وُجدت.
مع معرف يفتح دليل المسار على الشاشة كلها. إذا لم يكن الخرج طرفية كتب الدليل نصا، مثل: ` + ltr("kasb paths youtube > youtube.txt"),
		ValidArgsFunction: c.pathIDs,
	}
	cmd.RunE = c.runs(func(args []string) (int, error) {
		if len(args) > 1 {
			return 0, noArguments(args[1:])
		}
		if len(args) == 0 {
			table, err := c.table()
			if err != nil {
				return c.unfit(err), nil
			}
			return c.listPaths(table), nil
		}
		lib, err := c.library()
		if err != nil {
			return c.unfit(err), nil
		}
		var ids []string
		for _, path := range lib.Paths {
			if path.ID == args[0] {
				return c.path(path), nil
			}
			ids = append(ids, path.ID)
		}
		return 0, usageError("لا مسار بهذا المعرف: " + named(args[0]) + meant(args[0], "kasb paths ", ids) + "\nالمسارات كلها: " + ltr("kasb paths"))
	})
	return cmd
}

// listPaths prints the paths, in the order of the table.
func (c *call) listPaths(table *quiz.Table) int {
	fits := map[string]quiz.Fit{}
	state, _ := c.state() // the paths are the same without it
	if last, ok := state.Last(); ok {
		if r, err := table.Result(last.Sitting); err == nil { // an old result may not be readable today
			for _, f := range r.Fits {
				fits[f.Path] = f
			}
		}
	}
	var rows []row
	for _, p := range table.Paths {
		text := p.Name + ": " + p.Line
		if f, ok := fits[p.ID]; ok {
			text = strings.TrimSuffix(text, ".") + "، الملاءمة " + itoa(f.Shown) + " من 100 (" + f.Word + ")."
		}
		rows = append(rows, row{ltr(p.ID), text})
	}
	c.print(c.out, append(rows, row{}, row{text: "دليل المسار: " + ltr("kasb paths ID")}))
	return 0
}

// path shows the guide to a path.
func (c *call) path(page content.Page) int {
	if !c.plain && inTerminal(c.out) && c.interactive() {
		return c.program(func(env *ui.Env) *ui.App { return ui.NewPage(env, page.ID) })
	}
	return c.ended(c.document(0, func(p ui.Printer, w *output) error { return p.Page(page, w.line) }), "-")
}

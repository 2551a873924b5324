package command

import "github.com/spf13/cobra"

// dataCommand is what moves and removes everything that is kept.
func (c *call) dataCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "data",
		Short:       "List, move or remove what is kept",
		Annotations: map[string]string{arabicLine: "ما يُحفظ على هذا الجهاز: عرضه ونقله وحذفه"},
		Long: `إجاباتك ونتائجك ومواضع القراءة والإعدادات محفوظة على هذا الجهاز وحده.
بلا أمر بعده يعرض ما هو محفوظ، وأين.`,
	}
	list := c.runsAnyway(func(args []string) (int, error) {
		if len(args) > 0 {
			return 0, noCommand(cmd, args)
		}
		return c.dataList(), nil
	})
	cmd.RunE = list
	add := func(use, short, arabic, long string, body func(args []string) (int, error)) *cobra.Command {
		sub := &cobra.Command{Use: use, Short: short, Long: long, Annotations: map[string]string{arabicLine: arabic}, RunE: c.runsAnyway(body)}
		cmd.AddCommand(sub)
		return sub
	}
	none := func(body func() int) func([]string) (int, error) {
		return func(args []string) (int, error) {
			if len(args) > 0 {
				return 0, noArguments(args)
			}
			return body(), nil
		}
	}
	one := func(body func(file string) int) func([]string) (int, error) {
		return func(args []string) (int, error) {
			switch {
			case len(args) == 0 || args[0] == "":
				return 0, usageError("ما الملف؟ العلامة " + ltr("-") + " للدخل أو الخرج القياسي")
			case len(args) > 1:
				return 0, noArguments(args[1:])
			}
			return body(args[0]), nil
		}
	}
	var force, yes bool
	add("list", "List what is kept, and where", "ما هو محفوظ، وأين", "يعرض كل ما هو محفوظ، ومكانه.",
		none(c.dataList)).ValidArgsFunction = cobra.NoFileCompletions
	export := add("export FILE|-", "Write all that is kept to a file", "نسخ كل المحفوظ إلى ملف",
		"يكتب كل ما هو محفوظ في ملف واحد، لنقله إلى جهاز آخر أو لحفظه. فيه إجاباتك، فالأسلم ألا يُرسل إلى أحد.",
		one(func(file string) int { return c.dataExport(file, force) }))
	option{name: "force", arabic: "الكتابة في مكان ملف موجود.", english: "replace a file that is there"}.on(export, &force)
	add("import FILE|-", "Take in what was exported", "إضافة ما في ملف كتبه "+ltr("export")+" إلى المحفوظ",
		"يضيف إلى المحفوظ ما في ملف كتبه الأمر "+ltr("kasb data export")+". لا يُحذف شيء.", one(c.dataImport))
	erase := add("erase", "Remove all that is kept", "حذف كل المحفوظ",
		"يحذف كل ما يحفظه البرنامج على هذا الجهاز، بعد سؤال. لا رجوع عن ذلك.",
		none(func() int { return c.dataErase(yes) }))
	erase.ValidArgsFunction = cobra.NoFileCompletions
	option{name: "yes", arabic: "الحذف بلا سؤال.", english: "do not ask"}.on(erase, &yes)
	return cmd
}

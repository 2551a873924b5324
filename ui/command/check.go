package command

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	xterm "github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"kasb/content/pack"
	"kasb/content/strict"
)

// maxFaults is how many faults are listed: whoever has more has one cause of many.
const maxFaults = 200

func (c *call) checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "check [DIR]",
		Short:       "List what is wrong with a folder of content",
		Annotations: map[string]string{arabicLine: "فحص مجلد محتوى"},
		Long: `يفحص مجلد محتوى يمكن فتحه مع ` + ltr("kasb --content DIR") + `، ويعرض كل أخطائه مرة واحدة: الملف والسطر والعمود، وما الخطأ، وما المتوقع مكانه. بلا اسم مجلد يفحص المجلد المعطى مع ` + ltr("--content") + `، وإلا فمحتوى البرنامج نفسه.

ما في المجلد:
• ` + ltr("articles/*.md") + `: المقالات، واحد على الأقل.
• ` + ltr("paths/*.md") + `: صفحة لكل مسار في الجدول، باسمه.
• ` + ltr("platforms/*.md") + `: المنصات، إن وجدت.
• ` + ltr("glossary.yaml") + `: المصطلحات، إن وجدت.
• ` + ltr("quiz/questions.yaml") + ` و` + ltr("quiz/table.yaml") + `: الأسئلة، وجدول المسارات والأوزان.

الملفات نص بترميز UTF-8، ولا يزيد حجم أحدها على ` + itoa(strict.MaxSize>>10) + ` كيلوبايت، ولا ما فيه من YAML على ` + itoa(strict.MaxYAML>>10) + `، والرابط الرمزي لا يخرج من المجلد.

إذا لم يكن الخرج طرفية كُتب كل خطأ في سطر: ` + ltr("file:line:col: message") + `، كما تنتظره برامج التحرير. تُعرض ` + itoa(maxFaults) + ` خطأ على الأكثر.

حالات الخروج: 0 إذا سلم المحتوى، و2 إذا كان فيه خطأ أو كان الخطأ في الأمر.`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	cmd.RunE = c.runs(func(dirs []string) (int, error) {
		switch {
		case len(dirs) > 1:
			return 0, usageError("يفحص الأمر مجلدا واحدا في المرة، لا هذه كلها: " + named(strings.Join(dirs, " ")))
		case len(dirs) == 1 && dirs[0] == "":
			return 0, usageError("اسم المجلد فارغ")
		}
		return c.check(cmp.Or(strings.Join(dirs, ""), c.content)), nil
	})
	return cmd
}

// check lists what is wrong with a folder of content, or with our own.
func (c *call) check(dir string) int {
	what := "محتوى البرنامج"
	var p *pack.Pack
	var err error
	if dir == "" {
		p, err = pack.CheckEmbedded()
	} else {
		what = "مجلد المحتوى " + named(dir)
		p, err = pack.LoadDir(dir)
	}
	var faults strict.Faults
	switch {
	case errors.As(err, &faults):
		c.found(faults, dir, what)
		return exitUsage
	case err != nil:
		c.say(c.errs, "kasb: "+err.Error())
		return exitFailed
	}
	l := p.Library
	c.say(c.out, fmt.Sprintf("%s سليم. المقالات: %d، المسارات: %d، المنصات: %d، المصطلحات: %d، الأسئلة: %d.",
		what, len(l.Articles), len(l.Paths), len(l.Platforms), len(l.Terms), len(p.Table.Questions)))
	return 0
}

// found writes the faults: laid out in a terminal, and elsewhere for programs
// that jump to their places.
func (c *call) found(faults strict.Faults, dir, what string) {
	list, more := c.listed(c.out, faults, dir, maxFaults)
	if !xterm.IsTerminal(c.out.Fd()) {
		c.say(c.out, list)
		if more > 0 {
			c.say(c.errs, "kasb: عدد ما لم يُعرض من الأخطاء: "+itoa(more))
		}
		return
	}
	text := "أخطاء في " + what + ":\n" + list + "\n\nعدد الأخطاء: " + itoa(len(faults))
	if more > 0 {
		text += "، ولم يُعرض منها: " + itoa(more)
	}
	c.say(c.out, text)
}

// listed is the first faults, one a line, and how many there are besides. In a
// terminal files are named from the folder on, elsewhere so that they can be
// opened from here.
func (c *call) listed(f *os.File, faults strict.Faults, dir string, most int) (list string, more int) {
	n := min(len(faults), most)
	lines := make([]string, n)
	terminal := xterm.IsTerminal(f.Fd())
	for i, x := range faults[:n] {
		if !terminal || x.File == "." {
			x.File = filepath.Join(dir, filepath.FromSlash(x.File))
		}
		lines[i] = x.String()
		if terminal {
			lines[i] = ltr(x.Place.String()) + ": " + x.Want
		}
	}
	return strings.Join(lines, "\n"), len(faults) - n
}

func itoa(n int) string { return strconv.Itoa(n) }

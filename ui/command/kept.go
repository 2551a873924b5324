package command

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	xterm "github.com/charmbracelet/x/term"

	"kasb/content/arabic"
	"kasb/content/disk"
	"kasb/content/progress"
)

// maxData is the largest document that is read, in bytes: some thousand finished
// assessments.
const maxData = 32 << 20

// errHomeless says that there is no folder to keep anything in.
var errHomeless = errors.New("لا مجلد لما يُحفظ: المتغير " + ltr("HOME") + " بلا قيمة")

// dataList says what is kept, and where.
func (c *call) dataList() int {
	files, err := everything()
	if err != nil {
		c.say(c.errs, "kasb: "+err.Error())
	}
	if len(files) == 0 {
		c.say(c.out, "لا شيء محفوظ بعد. مكان الحفظ: "+ltr(cmp.Or(stateDir(), "HOME?"))+"، والإعدادات في: "+ltr(cmp.Or(configPath(), "HOME?")))
	}
	rows := make([]row, len(files))
	for i, f := range files {
		rows[i].text = f.Name + "، " + size(f.Size) + "، آخر تغيير يوم " + arabic.Date(f.Changed) + ": " + ltr(f.Path)
	}
	if len(files) > 0 {
		c.print(c.out, rows)
	}
	if err != nil {
		return exitFailed
	}
	return 0
}

// everything is what is kept, settings included.
func everything() ([]progress.Kept, error) {
	if stateDir() == "" {
		return nil, errHomeless
	}
	files, err := progress.List(stateDir())
	if info, statErr := os.Lstat(configPath()); statErr == nil {
		files = append(files, progress.Kept{Name: "الإعدادات", Path: configPath(), Size: info.Size(), Changed: info.ModTime()})
	}
	return files, err
}

// size is a number of bytes for people.
func size(bytes int64) string {
	if bytes < 1<<10 {
		return arabic.Phrase{"فارغ", "بايت واحد", "بايتان", "%d بايتات", "%d بايتا", "%d بايت"}.Of(int(bytes))
	}
	return itoa(int((bytes+1<<9)>>10)) + " كيلوبايت"
}

// dataExport writes all that is kept as one document.
func (c *call) dataExport(file string, force bool) int {
	if stateDir() == "" {
		return c.failed(errHomeless)
	}
	data, err := progress.Collect(stateDir(), time.Now())
	if err != nil { // a copy with less in it than there is would be taken for all
		return c.failed(err)
	}
	settings, err := os.ReadFile(configPath())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return c.failed(errors.New(explain(err, configPath())))
	}
	data.Config = string(settings)
	text, err := data.Encode()
	if err != nil {
		return c.failed(err)
	}
	if file == "-" {
		_, err := c.out.Write(text)
		return c.ended(err, file)
	}
	write := progress.WriteNew
	if force {
		write = progress.Replace
	}
	switch err := write(file, text); {
	case errors.Is(err, fs.ErrExist):
		return c.unwilling("الملف موجود، ولا يُكتب فوقه إلا مع " + ltr("--force") + ": " + named(file))
	case err != nil:
		return c.failed(err)
	}
	c.say(c.out, "كُتب كل المحفوظ في "+named(file)+". يعيده الأمر "+ltr("kasb data import")+".")
	return 0
}

// failed says what went wrong and gives the exit status.
func (c *call) failed(err error) int {
	c.say(c.errs, "kasb: "+err.Error())
	return exitFailed
}

// unwilling says what the command line would have to say for a command to go on.
func (c *call) unwilling(text string) int {
	c.say(c.errs, "kasb: "+text)
	return exitUsage
}

// dataImport adds what stands in a document to what is kept.
func (c *call) dataImport(file string) int {
	if stateDir() == "" {
		return c.failed(errHomeless)
	}
	f := c.in
	if file != "-" {
		var err error
		if f, err = os.Open(file); err != nil {
			return c.ended(err, file)
		}
		defer f.Close()
	}
	text, err := io.ReadAll(io.LimitReader(f, maxData+1))
	if err != nil {
		return c.ended(err, file)
	}
	where := named(file)
	if file == "-" {
		where = "الدخل القياسي"
	}
	data, err := progress.ParseData(text)
	if err == nil && len(text) > maxData {
		err = errors.New("أكبر من كل ما يكتبه البرنامج")
	}
	if err != nil {
		c.say(c.errs, "kasb: خطأ في "+where+"، ولم يتغير شيء:\n"+err.Error())
		return exitUsage
	}
	if err := data.Restore(stateDir()); err != nil && !onlyMoved(err) {
		return c.failed(err)
	}
	note := ""
	if data.Config != "" {
		if note, err = restoreSettings(data.Config); err != nil {
			return c.failed(err)
		}
	}
	c.say(c.out, "أُضيف ما في "+where+" إلى المحفوظ، ولم يُحذف شيء."+note)
	return 0
}

// onlyMoved reports whether an error tells of no more than files that were moved
// aside.
func onlyMoved(err error) bool {
	var failure *progress.Failure
	var newer *progress.Newer
	return !errors.As(err, &failure) && !errors.As(err, &newer)
}

// restoreSettings writes a file of settings where there is none.
func restoreSettings(text string) (note string, err error) {
	path := configPath()
	if path == "" {
		return "\nلم تُكتب الإعدادات: لا مجلد لها.", nil
	}
	if _, err := os.Lstat(path); err == nil {
		if now, err := os.ReadFile(path); err == nil && string(now) == text {
			return "", nil
		}
		return "\nبقيت الإعدادات التي هنا كما هي: " + ltr(path), nil
	}
	if err := disk.MakeFolder(filepath.Dir(path)); err != nil {
		return "", errors.New(explain(err, path))
	}
	if err := progress.WriteNew(path, []byte(text)); err != nil {
		return "", err
	}
	return "\nوكُتبت الإعدادات في " + ltr(path), nil
}

// dataErase removes all that is kept.
func (c *call) dataErase(sure bool) int {
	files, err := everything()
	if errors.Is(err, errHomeless) {
		return c.failed(err)
	}
	if len(files) == 0 && err == nil {
		c.say(c.out, "لا شيء محفوظ.")
		return 0
	}
	if !sure {
		if !xterm.IsTerminal(c.in.Fd()) {
			return c.unwilling("الحذف بلا سؤال يحتاج إلى " + ltr("--yes"))
		}
		c.dataList()
		c.say(c.out, "\nحذف كل هذا نهائيا؟ للحذف يُكتب «نعم» أو "+ltr("yes")+" ثم مفتاح الإدخال:")
		if !agreedTo(c.in) {
			c.say(c.out, "لم يُحذف شيء.")
			return exitFailed
		}
	}
	removed, err := progress.Erase(stateDir())
	if settings := configPath(); settings != "" {
		for _, path := range []string{settings, settings + ".lock"} {
			switch gone := os.Remove(path); {
			case gone == nil && path == settings:
				removed = append(removed, path)
			case gone != nil && !errors.Is(gone, fs.ErrNotExist):
				err = errors.Join(err, errors.New(explain(gone, path)))
			}
		}
		disk.RemoveFolder(filepath.Dir(settings))
	}
	if len(removed) > 0 {
		lines := []string{"حُذف:"}
		for _, path := range removed {
			lines = append(lines, ltr(path))
		}
		c.say(c.out, strings.Join(lines, "\n"))
	}
	if err != nil {
		return c.failed(err)
	}
	return 0
}

// agreedTo reports whether a line says yes, in either language.
func agreedTo(in io.Reader) bool {
	line, err := bufio.NewReader(io.LimitReader(in, 1<<10)).ReadString('\n')
	return err == nil && slices.Contains([]string{"نعم", "yes"}, strings.ToLower(strings.TrimSpace(line)))
}

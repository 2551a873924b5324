package command

import (
	"errors"
	"hash/fnv"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"

	"kasb/content"
	"kasb/content/pack"
	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/strict"
	"kasb/ui"
)

// contentVariable chooses a folder of content where --content does not.
const contentVariable = "KASB_CONTENT"

// table is the questions and weights that were asked for.
func (c *call) table() (*quiz.Table, error) {
	if c.content == "" {
		return quiz.Load()
	}
	p, err := pack.LoadDir(c.content)
	if err != nil {
		return nil, err
	}
	return p.Table, nil
}

// library is the pages that were asked for.
func (c *call) library() (*content.Library, error) {
	if c.content == "" {
		return content.Own()
	}
	p, err := pack.LoadDir(c.content)
	if err != nil {
		return nil, err
	}
	return p.Library, nil
}

// kept is the folder of what is kept for the content that was asked for.
func (c *call) kept() string {
	if c.content == "" {
		return stateDir()
	}
	return packState(c.content)
}

// unfit says what is wrong with content that can't be used and gives the exit
// status.
func (c *call) unfit(err error) int {
	var faults strict.Faults
	if c.content == "" || !errors.As(err, &faults) { // not for our own content, which is tested
		c.say(c.errs, "kasb: "+err.Error())
		return exitFailed
	}
	const most = 10
	list, more := c.listed(c.errs, faults, c.content, most)
	text := "kasb: أخطاء في مجلد المحتوى " + named(c.content) + ":\n" + list
	if more > 0 {
		text += "\nوعدد الباقي " + itoa(more) + "، والقائمة كلها: " + ltr("kasb check DIR")
	}
	c.say(c.errs, text)
	return exitUsage
}

// equip gives the screens their content and the store that belongs to it. Our own
// is read when it is first needed; another folder's at once, so that what is
// wrong with it is said in the shell.
func (c *call) equip(env *ui.Env) error {
	if c.content == "" {
		env.Library, env.Table = lazily(content.Own), lazily(quiz.Load)
		env.Store, env.Paths = openStore(stateDir()), content.CountPaths(content.Files())
		return nil
	}
	p, err := pack.LoadDir(c.content)
	if err != nil {
		return err
	}
	env.Library = func() (*content.Library, error) { return p.Library, nil }
	env.Table = func() (*quiz.Table, error) { return p.Table, nil }
	env.Store, env.Paths = openStore(packState(c.content)), len(p.Table.Paths)
	first := p.Library.Articles[0]
	env.About = ui.About{Title: first.Title, Text: first.Summary, Articles: "المقالات بترتيب القراءة، ومع كل مقال مصادره."}
	return nil
}

// lazily is a part of our own content, read when it is first needed. Its text
// makes garbage when it is read, and so does all that follows; collecting it
// sooner keeps the whole program a quarter smaller. The first screen needs none
// of that.
func lazily[T any](load func() (T, error)) func() (T, error) {
	return sync.OnceValues(func() (T, error) {
		debug.SetGCPercent(30)
		return load()
	})
}

// packState is the folder of what is kept for a folder of content: its name, for
// people, and a hash of where it lies. A link to the folder is the folder.
func packState(dir string) string {
	if stateDir() == "" {
		return ""
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	name := strings.Map(func(r rune) rune {
		if strict.ValidID(string(r)) {
			return r
		}
		return -1
	}, strings.ToLower(filepath.Base(dir)))
	hash := fnv.New64a() // nobody gains by two folders with one hash, and crypto would make the program larger
	hash.Write([]byte(dir))
	return filepath.Join(stateDir(), progress.PacksFolder, strings.TrimLeft(name+"-", "-")+strconv.FormatUint(hash.Sum64(), 16))
}

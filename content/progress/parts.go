package progress

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
)

// Part is a kind of thing that has a file of its own. The file is the JSON of a
// [State] that has nothing else in it.
type Part struct {
	File string // its name in the folder
	Name string // in the reader's language
	take func(to *State, from State)
}

// parts stand in the order in which they are written. A finished assessment is
// among the results before it is no longer the one under way: whoever is
// interrupted between the two has it twice, which reading sets right.
var parts = []Part{
	{"results.json", "النتائج", func(to *State, from State) { to.Finished = from.Finished }},
	{"plans.json", "الخطط", func(to *State, from State) { to.Plans = from.Plans }},
	{"bookmarks.json", "الإشارات المرجعية", func(to *State, from State) { to.Bookmarks = from.Bookmarks }},
	{"reading.json", "مواضع القراءة", func(to *State, from State) { to.Read = from.Read }},
	{"terminals.json", "الطرفيات التي عُرضت فيها المعايرة", func(to *State, from State) { to.Offered = from.Offered }},
	{"assessment.json", "الاختبار الجاري", func(to *State, from State) { to.Sitting, to.Left = from.Sitting, from.Left }},
}

// Parts are the kinds of things that a [Store] keeps.
func Parts() []Part { return append([]Part(nil), parts...) }

// of is a state with nothing but this part of st.
func (p Part) of(st State) State {
	var only State
	p.take(&only, st)
	return only
}

// same reports whether two states have the same in this part.
func (p Part) same(a, b State) bool { return reflect.DeepEqual(p.of(a), p.of(b)) }

// read reads the part in folder dir, and whether it has a file there. The error
// is [*Failure], [*Newer] or [*damage].
func (p Part) read(dir string) (st State, there bool, err error) {
	return readFile(filepath.Join(dir, p.File), Version, Version)
}

// readFile reads a file of a version from oldest to newest.
func readFile(path string, oldest, newest int) (st State, there bool, err error) {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// Nothing, or a link that leads nowhere, which the next write replaces.
		return State{}, false, nil
	case err != nil:
		return State{}, true, &Failure{Doing: "تعذرت قراءة ملف محفوظ", Path: path, Cause: err}
	}
	var head struct{ Version int }
	if err := json.Unmarshal(data, &head); err == nil && head.Version > newest {
		return State{}, true, &Newer{Path: path, Version: head.Version, Known: newest}
	}
	if err := json.Unmarshal(data, &st); err != nil {
		return State{}, true, &damage{path, wrong(data, err, 0)}
	}
	if st.Version < oldest {
		return State{}, true, &damage{path, errors.New("بلا رقم إصدار صحيح")}
	}
	return st, true, nil
}

// encode is the file of this part of a state.
func (p Part) encode(st State) ([]byte, error) {
	only := p.of(st)
	only.Version = Version
	data, err := json.MarshalIndent(only, "", "  ")
	return append(data, '\n'), err
}

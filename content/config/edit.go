package config

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// edited is the text of the file with the settings wanted in place of those that stand there: only the lines that
// must change do. It reports false where the file has a form in which that can't be done line by line.
func (r *reading) edited(want Settings) (data []byte, ok bool) {
	want = want.valid()
	if r.missing {
		return []byte(header() + added(Settings{}, want, nil)), true
	}
	e := newEdit(string(r.data))
	absent := want
	for _, c := range choices {
		if at := r.entries[c.key]; at != nil {
			if c.written(want) != c.written(r.settings) {
				e.replace(at.Value, c.written(want))
			}
			*c.of(&absent) = ""
		}
	}
	if at := r.entries[measureKey]; at != nil {
		if want.Measure != r.settings.Measure {
			e.replace(at.Value, want.writtenMeasure())
		}
		absent.Measure = 0
	}
	if at := r.entries[textKey]; at != nil {
		e.text(at, r.settings.Text, want.Text)
		absent.Text = nil
	}
	text := e.String()
	if more := added(Settings{}, absent, e); more != "" {
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += e.end
		}
		text += more
	}
	// Whatever YAML can do on one line: what is written must say what was wanted, and no more may be wrong with it.
	check := decode(FileName, []byte(text))
	return []byte(text), check.settings.Equal(want) && len(check.faults) == r.unknown && check.unknown == r.unknown
}

// added are the lines that say what is wanted and not there.
func added(there, want Settings, e *edit) string {
	indent, end := "", "\n"
	if e != nil {
		indent, end = e.indent(), e.end
	}
	var b strings.Builder
	line := func(parts ...string) {
		b.WriteString(indent + strings.Join(parts, "") + end)
	}
	for _, c := range choices {
		if name := c.written(want); name != c.written(there) {
			line(c.key, ": ", name)
		}
	}
	if want.Measure != there.Measure {
		line(measureKey, ": ", want.writtenMeasure())
	}
	if len(want.Text) > 0 {
		line(textKey, ":")
		for _, terminal := range slices.Sorted(maps.Keys(want.Text)) {
			line("  ", quoted(terminal), ": ", want.Text[terminal])
		}
	}
	return b.String()
}

// header is the comment that a new file begins with.
func header() string {
	var b strings.Builder
	b.WriteString("# إعدادات كسب. ما لا يُذكر هنا يقرره البرنامج، والقيمة الأولى هي المعتادة.\n" +
		"# Settings of kasb. What is left out is the program's choice; the first value is the default.\n#\n")
	line := func(key, values, comment string) {
		b.WriteString("#   " + key + ": " + values + "\n#       " + comment + "\n")
	}
	for _, c := range choices {
		line(c.key, strings.Join(c.names, " | "), c.comment)
	}
	line(measureKey, "auto | 40 … 120", "أعرض سطر في النص بالأعمدة · widest line of text, in cells")
	line(textKey, strings.Join(strategies, " | "), "طريقة عرض العربية في كل طرفية · how each terminal wants its Arabic")
	return b.String() + "\n"
}

// edit is a text while its lines are changed. Lines keep their numbers until the end.
type edit struct {
	begin string   // a byte order mark
	end   string   // of a line
	lines []string // without it
	gone  map[int]bool
	after map[int][]string // lines to stand behind one
}

func newEdit(text string) *edit {
	e := &edit{end: "\n", gone: map[int]bool{}, after: map[int][]string{}}
	const bom = "\ufeff"
	if strings.HasPrefix(text, bom) {
		e.begin, text = bom, text[len(bom):]
	}
	if strings.Contains(text, "\r\n") {
		e.end = "\r\n"
	}
	e.lines = strings.Split(text, "\n")
	for i, l := range e.lines {
		e.lines[i] = strings.TrimSuffix(l, "\r")
	}
	return e
}

func (e *edit) String() string {
	var lines []string
	for i, l := range e.lines {
		if !e.gone[i] {
			lines = append(lines, l)
		}
		lines = append(lines, e.after[i]...)
	}
	return e.begin + strings.Join(lines, e.end)
}

// indent is what the keys of the file begin with.
func (e *edit) indent() string {
	for _, l := range e.lines {
		if text := strings.TrimLeft(l, " "); text != "" && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "---") && !strings.HasPrefix(text, "%") {
			return l[:len(l)-len(text)]
		}
	}
	return ""
}

// place is where a node begins: its line and the bytes of the line before it.
func (e *edit) place(n ast.Node) (line, column int, ok bool) {
	t := n.GetToken()
	if t == nil || t.Position == nil || t.Position.Line < 1 || t.Position.Line > len(e.lines) {
		return 0, 0, false
	}
	line = t.Position.Line - 1
	runes := []rune(e.lines[line])
	if t.Position.Column < 1 || t.Position.Column > len(runes) {
		return 0, 0, false
	}
	return line, len(string(runes[:t.Position.Column-1])), true
}

// replace puts a name in the place of a value on one line. What follows it stays.
func (e *edit) replace(n ast.Node, name string) {
	if line, from, ok := e.place(n); ok {
		l := e.lines[line]
		e.lines[line] = l[:from] + name + l[from+valueLength(l[from:]):]
	}
}

// valueLength is how many bytes of a line the value that it begins with takes.
func valueLength(s string) int {
	switch s[0] {
	case '"', '\'':
		for i := 1; i < len(s); i++ {
			switch {
			case s[i] == '\\' && s[0] == '"':
				i++
			case s[i] == s[0]:
				return i + 1
			}
		}
	case '{':
		if i := strings.LastIndexByte(s, '}'); i > 0 {
			return i + 1
		}
	default:
		if i := strings.Index(s, " #"); i >= 0 {
			s = s[:i]
		}
		if i := strings.IndexAny(s, ",}"); i >= 0 { // in braces
			s = s[:i]
		}
	}
	return len(strings.TrimRight(s, " \t"))
}

// text changes the strategies below the key at.
func (e *edit) text(at *ast.MappingValueNode, there, want map[string]string) {
	if maps.Equal(there, want) {
		return
	}
	if m, ok := at.Value.(*ast.MappingNode); ok && m.IsFlowStyle {
		var pairs []string
		for _, terminal := range slices.Sorted(maps.Keys(want)) {
			pairs = append(pairs, quoted(terminal)+": "+want[terminal])
		}
		e.replace(m, "{"+strings.Join(pairs, ", ")+"}")
		return
	}
	var entries []*ast.MappingValueNode
	switch m := at.Value.(type) {
	case *ast.MappingNode:
		entries = m.Values
	case *ast.MappingValueNode:
		entries = []*ast.MappingValueNode{m}
	}
	last, column, ok := e.place(at.Key)
	if !ok {
		return
	}
	column += 2
	for _, entry := range entries {
		line, from, ok := e.place(entry.Key)
		if !ok {
			return
		}
		last, column = line, from
		switch way := want[entry.Key.GetToken().Value]; way {
		case "":
			e.gone[line] = true
		case there[entry.Key.GetToken().Value]:
		default:
			e.replace(entry.Value, way)
		}
	}
	for _, terminal := range slices.Sorted(maps.Keys(want)) {
		if there[terminal] == "" {
			e.after[last] = append(e.after[last], strings.Repeat(" ", column)+quoted(terminal)+": "+want[terminal])
		}
	}
}

// plain reports whether a key means itself without quotation marks.
func plain(key string) bool {
	for i, c := range []byte(key) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == '/'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789.+-", rune(c))) {
			return false
		}
	}
	switch strings.ToLower(key) {
	case "", "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return true
}

// quoted is a key as it is written.
func quoted(key string) string {
	if plain(key) {
		return key
	}
	text, _ := json.Marshal(key) // a string always can be, and YAML reads what JSON writes
	return string(text)
}

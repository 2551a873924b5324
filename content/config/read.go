package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"kasb/content/strict"
)

// reading is what a file says.
type reading struct {
	settings Settings
	faults   strict.Faults
	unknown  int // faults that are keys of no meaning: another version of the program may know them
	entries  map[string]*ast.MappingValueNode
	missing  bool // there is no file

	data []byte // as it stands in the file
	r    *strict.Reader
}

// changeable reports whether the program may change the file.
func (r *reading) changeable() bool { return len(r.faults) == r.unknown }

// readFile reads the file. Faults name it without its folder.
func readFile(path string) *reading {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return &reading{missing: true}
	}
	var faults strict.Faults
	data, ok := strict.ReadFile(os.DirFS(filepath.Dir(path)), filepath.Base(path), &faults)
	if !ok {
		return &reading{faults: faults}
	}
	return decode(filepath.Base(path), data)
}

// decode reads the text of a file. What is good in it counts, whatever else is wrong.
func decode(name string, data []byte) *reading {
	r := &reading{data: data, entries: map[string]*ast.MappingValueNode{}}
	var text string
	r.r, text = strict.Open(name, data, &r.faults)
	before := len(r.faults)
	if r.r.Parse(text, 1, r.root) || len(r.faults) == before {
		_ = r.faults.Err() // puts them in order
		return r
	}
	// The text is no YAML as a whole. Most of its lines may be.
	whole := r.faults
	r.faults = r.faults[:before:before]
	line := 1
	for _, part := range parts(text) {
		r.r.Parse(part, line, r.root)
		line += strings.Count(part, "\n")
	}
	if len(r.faults)-r.unknown <= before {
		r.faults = append(r.faults, whole[before:]...)
	}
	_ = r.faults.Err()
	return r
}

// parts are the lines of a text, each with the indented ones behind it.
func parts(text string) []string {
	var parts []string
	from, at := 0, 0
	for l := range strings.Lines(text) {
		if at > from && strings.Trim(l[:1], " \t\n#") != "" {
			parts = append(parts, text[from:at])
			from = at
		}
		at += len(l)
	}
	return append(parts, text[from:])
}

// root reads the mapping that a file is. A file of comments alone is one too.
func (r *reading) root(n ast.Node) {
	entries, ok := entriesOf(n)
	if !ok {
		r.r.Fault(n, "ليس إعدادا، والمتوقع أسطر مثل theme: dark")
		return
	}
	for _, e := range entries {
		r.entry(e)
	}
}

// entriesOf are the keys of a mapping with their values; none where nothing but a
// comment stands. It reports false for anything else.
func entriesOf(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case nil, *ast.NullNode, *ast.CommentGroupNode:
		return nil, true
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

func (r *reading) entry(e *ast.MappingValueNode) {
	key := e.Key.GetToken().Value
	read := r.reader(key)
	switch {
	case read == nil:
		r.unknown++
		r.r.UnknownKey(e.Key, keys()...)
	case r.entries[key] != nil:
		r.r.RepeatedKey(e.Key)
	default:
		r.entries[key] = e
		read(e.Value)
	}
}

// reader is what reads the value of a key, nil for one that has no meaning.
func (r *reading) reader(key string) func(ast.Node) {
	switch key {
	case measureKey:
		return r.measure
	case textKey:
		return r.text
	}
	for _, c := range choices {
		if c.key == key {
			return func(n ast.Node) {
				var name string
				if r.r.Name(&name, c.names...)(n); name != c.names[0] {
					*c.of(&r.settings) = name
				}
			}
		}
	}
	return nil
}

func (r *reading) measure(n ast.Node) {
	if s, ok := n.(*ast.StringNode); ok && s.Value == measured {
		return
	}
	r.r.Number(&r.settings.Measure, MinMeasure, MaxMeasure)(n)
}

// text reads the strategies of terminals. The key may stand there with nothing below it.
func (r *reading) text(n ast.Node) {
	entries, ok := entriesOf(n)
	if !ok {
		r.r.Fault(n, "ليس قائمة طرفيات، والمتوقع تحت text أسطر من طرفية وطريقة، مثل:   /xterm-256color/: lrm")
		return
	}
	if len(entries) == 0 {
		return
	}
	r.settings.Text = map[string]string{}
	seen := map[string]bool{}
	for _, e := range entries {
		terminal := e.Key.GetToken().Value
		if seen[terminal] {
			r.r.RepeatedKey(e.Key)
			continue
		}
		seen[terminal] = true
		var way string
		if r.r.Name(&way, strategies...)(e.Value); way != "" {
			r.settings.Text[terminal] = way
		}
	}
}

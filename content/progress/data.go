package progress

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"kasb/content/arabic"
	"kasb/content/quiz"
	"kasb/content/strict"
)

// PacksFolder is the folder, in that of the program, with a folder for what is
// kept of each content pack.
const PacksFolder = "packs"

// Data is all that is kept about a reader, as one JSON document.
type Data struct {
	Version int              `json:"version"`
	Saved   time.Time        `json:"saved"`
	State   State            `json:"state"`
	Packs   map[string]State `json:"packs,omitempty"` // by name of their folder
	Config  string           `json:"config,omitempty"`
}

// Collect is what the folder of the program keeps. With an error it is what could
// be read.
func Collect(dir string, now time.Time) (Data, error) {
	d := Data{Version: Version, Saved: now}
	var err error
	d.State, err = Open(dir).Load()
	d.State.Version = Version
	names, listed := packNames(dir)
	errs := []error{err, listed}
	for _, name := range names {
		st, err := Open(filepath.Join(dir, PacksFolder, name)).Load()
		st.Version = Version
		errs = append(errs, err)
		if d.Packs == nil {
			d.Packs = map[string]State{}
		}
		d.Packs[name] = st
	}
	return d, errors.Join(errs...)
}

func packNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(dir, PacksFolder))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, os.ErrInvalid) {
		return nil, nil
	}
	if err != nil {
		return nil, &Failure{Doing: "تعذرت قراءة المجلد", Path: filepath.Join(dir, PacksFolder), Cause: err}
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && validPack(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// validPack reports whether a name is one that a pack's folder has.
func validPack(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// Encode is the document, for people to read too.
func (d Data) Encode() ([]byte, error) {
	data, err := json.MarshalIndent(d, "", "  ")
	return append(data, '\n'), err
}

// Wrong is what is wrong with a document, and where; Line is 0 where that is not
// known.
type Wrong struct {
	Line, Column int
	What         string
}

func (e *Wrong) Error() string {
	if e.Line == 0 {
		return e.What
	}
	return fmt.Sprintf("السطر %d، العمود %d: %s", e.Line, e.Column, e.What)
}

// ParseData reads a document. The error is [*Wrong].
func ParseData(data []byte) (Data, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var head struct{ Version *int }
	if err := json.Unmarshal(data, &head); err == nil {
		what := ""
		switch {
		case head.Version == nil:
			what = "لا رقم إصدار، والمتوقع ملف كتبه الأمر " + arabic.Isolate("kasb data export")
		case *head.Version > Version:
			what = fmt.Sprintf("كتبه إصدار أحدث من كسب (صيغته %d، والمعروف هنا %d)", *head.Version, Version)
		case *head.Version != Version:
			what = fmt.Sprintf("رقم الإصدار %d، والمتوقع %d", *head.Version, Version)
		}
		if what != "" {
			return Data{}, wrongAt(data, 0, what)
		}
	}
	var d Data
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(&d); err != nil {
		return Data{}, wrong(data, err, in.InputOffset())
	}
	if _, err := in.Token(); err != io.EOF {
		return Data{}, wrongAt(data, in.InputOffset(), "كلام زائد بعد نهاية البيانات")
	}
	for name := range d.Packs {
		if !validPack(name) {
			return Data{}, &Wrong{What: "اسم مجلد غير مقبول: " + arabic.Isolate(fmt.Sprintf("%q", name))}
		}
	}
	for _, st := range append([]State{d.State}, packStates(d)...) {
		if err := st.check(); err != nil {
			return Data{}, err
		}
	}
	return d, nil
}

// wrongAt is what is wrong at a byte of a document.
func wrongAt(data []byte, offset int64, what string) *Wrong {
	before := data[:min(max(offset, 0), int64(len(data)))]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return &Wrong{1 + bytes.Count(before, []byte("\n")), 1 + len([]rune(string(line))), what}
}

// wrong is why JSON could not be read, by the error of the decoder, which has come
// so far.
func wrong(data []byte, err error, read int64) *Wrong {
	if at, what, ok := strict.JSONFault(string(data), err); ok {
		return wrongAt(data, int64(at), what)
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		what, _, _ := strings.Cut(kind.Value, " ") // of a number the digits follow
		return wrongAt(data, kind.Offset, fmt.Sprintf("في %s %s، والمتوقع %s",
			arabic.Isolate(cmp.Or(kind.Field, "JSON")), cmp.Or(kindNames[what], what), kindOf(kind.Type)))
	}
	date := "تاريخ غير صالح%s، والمتوقع مثل " + arabic.Isolate("2026-11-26T09:00:00Z") + " بين علامتي اقتباس"
	var unread *time.ParseError
	switch {
	case errors.As(err, &unread):
		value := strings.Trim(unread.Value, `"`)
		return wrongAt(data, int64(bytes.Index(data, []byte(value))), fmt.Sprintf(date, ": "+arabic.Isolate(value)))
	case strings.Contains(err.Error(), "Time.UnmarshalJSON"):
		return &Wrong{What: fmt.Sprintf(date, "")}
	}
	if name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		at := bytes.LastIndex(data[:min(read, int64(len(data)))], []byte(name))
		return wrongAt(data, int64(at), "اسم غير معروف: "+arabic.Isolate(name))
	}
	return wrongAt(data, read, "قيمة غير صالحة: "+arabic.Isolate(err.Error()))
}

// kindNames are the kinds of values in JSON.
var kindNames = map[string]string{"string": "نص", "number": "عدد", "bool": "صواب أو خطأ", "array": "قائمة", "object": "مفاتيح وقيم"}

// kindOf is the kind of value in JSON that a type is read from.
func kindOf(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return kindNames["string"]
	case reflect.Int, reflect.Float64:
		return kindNames["number"]
	case reflect.Bool:
		return kindNames["bool"]
	case reflect.Slice:
		return kindNames["array"]
	}
	return kindNames["object"]
}

func packStates(d Data) (states []State) {
	for _, st := range d.Packs {
		states = append(states, st)
	}
	return states
}

// check finds values that nothing in the program writes.
func (s State) check() error {
	sittings := slices.Concat(s.Finished, s.Left)
	if s.Sitting != nil {
		sittings = append(sittings, *s.Sitting)
	}
	for _, w := range sittings {
		if w.Started.IsZero() {
			return &Wrong{What: "اختبار بلا وقت بداية"}
		}
		for id, level := range w.Answers {
			if level != quiz.Unknown && (level < 0 || level > 4) {
				return &Wrong{What: fmt.Sprintf("مستوى الإجابة عن %s هو %d، والمتوقع من 0 إلى 4", arabic.Isolate(id), level)}
			}
		}
	}
	for page, at := range s.Read {
		if !(at >= 0 && at <= 1) {
			return &Wrong{What: fmt.Sprintf("موضع القراءة في %s هو %v، والمتوقع من 0 إلى 1", arabic.Isolate(page), at)}
		}
	}
	return nil
}

// Restore merges a document into what the folder of the program keeps, but for
// its settings.
func (d Data) Restore(dir string) error {
	errs := []error{Open(dir).Update(func(st *State) { st.Merge(d.State) })}
	for name, pack := range d.Packs {
		errs = append(errs, Open(filepath.Join(dir, PacksFolder, name)).Update(func(st *State) { st.Merge(pack) }))
	}
	return errors.Join(errs...)
}

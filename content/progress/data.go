package progress

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kasb/content/arabic"
	"kasb/content/quiz"
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
	at := func(offset int64, what string) error {
		before := data[:min(max(offset, 0), int64(len(data)))]
		line := before[bytes.LastIndexByte(before, '\n')+1:]
		return &Wrong{1 + bytes.Count(before, []byte("\n")), 1 + len([]rune(string(line))), what}
	}
	var head struct{ Version *int }
	if err := json.Unmarshal(data, &head); err == nil {
		switch {
		case head.Version == nil:
			return Data{}, at(0, "لا رقم إصدار، والمتوقع ملف كتبه الأمر "+arabic.Isolate("kasb data export"))
		case *head.Version > Version:
			return Data{}, at(0, fmt.Sprintf("كتبه إصدار أحدث من كسب (صيغته %d، والمعروف هنا %d)", *head.Version, Version))
		case *head.Version != Version:
			return Data{}, at(0, fmt.Sprintf("رقم الإصدار %d، والمتوقع %d", *head.Version, Version))
		}
	}
	var d Data
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	err := in.Decode(&d)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return Data{}, at(syntax.Offset-1, "ليس JSON صحيحا: "+arabic.Isolate(syntax.Error()))
	case errors.As(err, &kind):
		return Data{}, at(in.InputOffset(), fmt.Sprintf("القيمة %s في %s من نوع آخر، والمتوقع %s", arabic.Isolate(kind.Value), arabic.Isolate(kind.Field), arabic.Isolate(kind.Type.String())))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return Data{}, at(int64(len(data)), "انتهى الملف قبل تمامه")
	case err != nil:
		name, unknown := strings.CutPrefix(err.Error(), "json: unknown field ")
		if unknown {
			return Data{}, at(in.InputOffset(), "اسم غير معروف: "+arabic.Isolate(name))
		}
		return Data{}, at(in.InputOffset(), arabic.Isolate(err.Error()))
	}
	if _, err := in.Token(); err != io.EOF {
		return Data{}, at(in.InputOffset(), "كلام زائد بعد نهاية البيانات")
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

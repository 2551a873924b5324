package quiz

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"kasb/content/strict"
)

// AnswersVersion is the version of the format of answer files.
const AnswersVersion = 1

// unknownWord is what an answer file has in the place of a level for [Unknown].
const unknownWord = "unknown"

// ParseAnswers reads an answer file, whose name is for the messages only:
//
//	{"version": 1, "answers": {"time": 3, "camera-1": 2, "sell-2": "unknown"}}
//
// Every question of the form has to be there and no other, with a whole number from 0 to 4 (in scam scenes 0 or 1) or
// "unknown". The error is nil or [strict.Faults] with everything that is wrong.
func (t *Table) ParseAnswers(name string, data []byte, form Form) (Answers, error) {
	var faults strict.Faults
	_, text := strict.Open(name, bytes.TrimPrefix(data, []byte("\ufeff")), &faults)
	p := answersParser{table: t, form: form, file: name, text: text, faults: &faults, answers: Answers{}}
	if p.valid() {
		p.root()
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return p.answers, nil
}

type answersParser struct {
	table   *Table
	form    Form
	file    string
	text    string
	faults  *strict.Faults
	answers Answers

	at           int // the byte of the last fault
	line, column int // of that byte, from 0
}

// fault reports something at a byte of the text. It counts on from the last fault, which is seldom behind the next one.
func (p *answersParser) fault(offset int, format string, args ...any) {
	offset = min(offset, len(p.text))
	if offset < p.at {
		p.at, p.line, p.column = 0, 0, 0
	}
	between := p.text[p.at:offset]
	if lines := strings.Count(between, "\n"); lines > 0 {
		p.line, p.column = p.line+lines, 0
		between = between[strings.LastIndexByte(between, '\n')+1:]
	}
	p.at, p.column = offset, p.column+utf8.RuneCountInString(between)
	p.faults.Add(strict.Place{File: p.file, Line: 1 + p.line, Column: 1 + p.column}, format, args...)
}

// valid reports whether the text is JSON, and what is wrong with it if it is not: only the first thing, since what
// comes behind it can't be told.
func (p *answersParser) valid() bool {
	var any json.RawMessage
	err := json.Unmarshal([]byte(p.text), &any)
	at, what, _ := strict.JSONFault(p.text, err)
	switch {
	case err == nil:
		return true
	case strings.TrimSpace(p.text) == "":
		p.fault(0, "الملف فارغ، والمتوقع المفاتيح: version، answers")
	case what == "":
		p.fault(0, "ليس JSON سليما: %s", strict.Quote(err.Error()))
	default:
		p.fault(at, "%s", what)
	}
	return false
}

// member is a key of an object and its value, with the places of both in the text.
type member struct {
	key            string
	keyAt, valueAt int
	value          json.RawMessage
}

// object calls f with the members of the valid JSON value at a place of the text. It reports false if that is no
// object.
func (p *answersParser) object(at int, value json.RawMessage, f func(member)) bool {
	d := json.NewDecoder(bytes.NewReader(value))
	if first, err := d.Token(); err != nil || first != json.Delim('{') {
		return false
	}
	next := func() int { // where the token behind the last one begins
		i := int(d.InputOffset())
		for i < len(value) && strings.IndexByte(" \t\r\n,:", value[i]) >= 0 {
			i++
		}
		return at + i
	}
	for d.More() {
		m := member{keyAt: next()}
		key, err := d.Token()
		if err != nil {
			return true // not in valid JSON
		}
		m.key, _ = key.(string)
		m.valueAt = next()
		if err := d.Decode(&m.value); err != nil && err != io.EOF {
			return true
		}
		f(m)
	}
	return true
}

const (
	versionKey = "version"
	answersKey = "answers"
)

func (p *answersParser) root() {
	start := len(p.text) - len(strings.TrimLeft(p.text, " \t\n"))
	seen := map[string]bool{}
	ok := p.object(start, json.RawMessage(p.text[start:]), func(m member) {
		switch {
		case m.key != versionKey && m.key != answersKey:
			p.fault(m.keyAt, "مفتاح غير معروف %s، والمتوقع واحد من: version، answers", strict.Quote(m.key))
		case seen[m.key]:
			p.fault(m.keyAt, "المفتاح %s مكرر، والمتوقع مرة واحدة", strict.Quote(m.key))
		case m.key == versionKey:
			p.version(m)
		default:
			p.all(m)
		}
		seen[m.key] = true
	})
	if !ok {
		p.mismatch(start, json.RawMessage(p.text[start:]), "المفاتيح: version، answers")
		return
	}
	for _, key := range []string{versionKey, answersKey} {
		if !seen[key] {
			p.fault(start, "المفتاح %s مفقود", strict.Quote(key))
		}
	}
}

func (p *answersParser) version(m member) {
	n, ok := whole(m.value)
	switch {
	case !ok:
		p.mismatch(m.valueAt, m.value, strconv.Itoa(AnswersVersion))
	case n != AnswersVersion:
		p.fault(m.valueAt, "إصدار غير معروف %s، والمتوقع %d", strict.Quote(string(m.value)), AnswersVersion)
	}
}

func (p *answersParser) all(m member) {
	seen := map[string]bool{}
	ok := p.object(m.valueAt, m.value, func(m member) {
		q, known := p.table.Question(m.key)
		switch {
		case !known:
			p.fault(m.keyAt, "سؤال غير معروف %s، والمتوقع معرف من معرفات الأسئلة", strict.Quote(m.key))
		case seen[m.key]:
			p.fault(m.keyAt, "السؤال %s مكرر، والمتوقع مرة واحدة", strict.Quote(m.key))
		case !p.form.asks(q):
			p.fault(m.keyAt, "السؤال %s ليس من أسئلة الصيغة القصيرة، والمتوقع إجابات أسئلتها وحدها", strict.Quote(m.key))
		default:
			p.answer(q, m)
		}
		seen[m.key] = true
	})
	if !ok {
		p.mismatch(m.valueAt, m.value, "إجابة لكل سؤال بين قوسي {}")
		return
	}
	var missing []string
	for _, q := range p.table.Asked(p.form) {
		if !seen[q.ID] {
			missing = append(missing, q.ID)
		}
	}
	if len(missing) > 0 {
		p.fault(m.valueAt, "أسئلة بلا إجابة: %s، والمتوقع إجابة عن كل سؤال من أسئلة الصيغة %s", strings.Join(missing, "، "), p.form.name())
	}
}

func (p *answersParser) answer(q Question, m member) {
	var word string
	if json.Unmarshal(m.value, &word) == nil && word == unknownWord {
		p.answers[q.ID] = Unknown
		return
	}
	if n, ok := whole(m.value); ok {
		if _, ok := q.Level(n); ok {
			p.answers[q.ID] = n
			return
		}
	}
	p.mismatch(m.valueAt, m.value, fmt.Sprintf("عدد صحيح من 0 إلى %d، أو \"%s\"", int(q.top), unknownWord))
}

// whole is a number without a fraction that an int holds on every machine.
func whole(value json.RawMessage) (int, bool) {
	f, err := strconv.ParseFloat(string(value), 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > math.MaxInt32 {
		return 0, false
	}
	return int(f), true
}

// mismatch reports a value that is not what is wanted.
func (p *answersParser) mismatch(at int, value json.RawMessage, want string) {
	value = bytes.TrimSpace(value)
	switch value[0] {
	case 'n':
		p.fault(at, "القيمة فارغة، والمتوقع %s", want)
	case '{', '[', 't', 'f':
		p.fault(at, "قيمة من نوع آخر، والمتوقع %s", want)
	case '"':
		var text string
		_ = json.Unmarshal(value, &text) // the text is valid JSON
		p.fault(at, "قيمة غير صالحة %s، والمتوقع %s", strict.Quote(text), want)
	default:
		p.fault(at, "قيمة غير صالحة %s، والمتوقع %s", strict.Quote(string(value)), want)
	}
}

// name is the form's name behind «الصيغة».
func (f Form) name() string {
	if f == Short {
		return "القصيرة"
	}
	return "الكاملة"
}

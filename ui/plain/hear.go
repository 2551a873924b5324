package plain

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// maxLine is how many bytes of a line are heard; the rest of it is let go.
const maxLine = 4096

// wish is what a line asks for.
type wish uint8

const (
	unclear wish = iota
	number
	again // an empty line
	back
	home
	quit
	help
	why
	find
)

// heard is what was typed.
type heard struct {
	wish   wish
	number int    // with number, from 0
	query  string // with find; empty where the words are still to come
}

// hear reads a line, behind all that was said. The last line needs no newline. Its errors are all a [*stop].
func (d *dialogue) hear() (heard, error) {
	line, err := d.line()
	if err != nil {
		return heard{}, err
	}
	return understand(line), nil
}

// line is the next line as it was typed, its beginning if it is very long.
func (d *dialogue) line() (string, error) {
	if err := d.out.Flush(); err != nil {
		return "", &stop{cause: err}
	}
	line, err := d.in.ReadSlice('\n')
	text := string(line)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = d.in.ReadSlice('\n')
	}
	switch {
	case err == io.EOF && text != "":
	case err == io.EOF:
		return "", &stop{cause: io.EOF}
	case err != nil: // a terminal that was closed says so in many ways
		return "", &stop{cause: io.EOF}
	}
	return text, nil
}

// The words for each wish. Letters count in both scripts; of the Latin ones those too that lie on the same key of an
// Arabic keyboard.
var words = map[string]wish{
	"b": back, "ر": back, "لا": back, "ﻻ": back, "رجوع": back, "back": back,
	"h": home, "ه": home, "ا": home, "أ": home, "البداية": home, "home": home,
	"q": quit, "خ": quit, "ض": quit, "خروج": quit, "quit": quit, "exit": quit,
	"?": help, "؟": help, "م": help, "مساعدة": help, "help": help,
	"w": why, "س": why, "ص": why, "لماذا": why, "why": why,
	"/": find, "ظ": find, "بحث": find, "ابحث": find,
}

// understand finds out what a line asks for. Digits of all three scripts count, with a full stop behind them too.
func understand(line string) heard {
	text := typed(line)
	word := strings.ToLower(text)
	if word == "" {
		return heard{wish: again}
	}
	if w, ok := words[word]; ok {
		return heard{wish: w}
	}
	if n, ok := numeral(word); ok {
		return heard{wish: number, number: n}
	}
	if query, ok := strings.CutPrefix(text, "/"); ok {
		return heard{wish: find, query: strings.TrimSpace(query)}
	}
	if first, query, ok := strings.Cut(text, " "); ok && words[strings.ToLower(first)] == find {
		return heard{wish: find, query: strings.TrimSpace(query)}
	}
	return heard{}
}

// typed is a line as text: without controls, what is not UTF-8, and blanks around it.
func typed(line string) string {
	var b strings.Builder
	for i, r := range line {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(line[i:], string(utf8.RuneError)):
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case unheard(r):
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// numeral is a whole number that is not below 0, in the digits of one script. One that is too large for any list
// counts as the largest.
func numeral(word string) (n int, ok bool) {
	const largest = 1 << 30
	word = strings.TrimRight(word, ".)،")
	if word == "" {
		return 0, false
	}
	zero := rune(0)
	for _, r := range word {
		z := rune(0)
		for _, first := range []rune{'0', '٠', '۰'} {
			if r >= first && r <= first+9 {
				z = first
			}
		}
		if z == 0 || zero != 0 && z != zero {
			return 0, false
		}
		zero = z
		n = min(n*10+int(r-z), largest)
	}
	return n, true
}

package ui

import (
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"kasb/content/config"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// printed is the lines that p prints of a document.
func printed(t testing.TB, p Printer, body string) (lines []string) {
	t.Helper()
	err := p.Markdown(body, func(line []byte) error {
		lines = append(lines, string(line))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func printedText(t testing.TB, p Printer, text string) (lines []string) {
	t.Helper()
	err := p.Text(strings.NewReader(text), func(line []byte) error {
		lines = append(lines, string(line))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// Where lines stand: "R" at the right edge of the column, "L" at its left.
func TestPrintSides(t *testing.T) {
	sides := func(lines []string) string {
		var b strings.Builder
		for _, l := range lines {
			switch {
			case strings.TrimSpace(l) == "":
			case strings.HasPrefix(l, " "):
				b.WriteByte('R')
			default:
				b.WriteByte('L')
			}
		}
		return b.String()
	}
	p := Printer{Width: 40, Colors: colorprofile.NoTTY}
	for _, c := range []struct{ name, body, want string }{
		{"Arabic, English, and each with a word of the other", "نص\n\ntext\n\nنص text\n\nsome English words of a language and نص", "RLRL"},
		{"a number goes along", "نص\n\n2019\n\ntext\n\n2019", "RRLL"},
		{"an Arabic sentence may begin with a Latin name", "YouTube هي منصة", "R"},
		{"an English heading goes along with the text below", "# API\n\nنص\n\n## API\n\nsome text\n\n## API\n\n- نص", "RRLLRR"},
		{"not over the next heading", "نص\n\n## API\n\n## API\n\ntext", "RRLL"},
		{"names in a list go along with the text above", "يلزم:\n\n- Go\n- Docker\n\ntext\n\n- Go", "RRRLL"},
		{"an English list does not", "نص\n\n- It is one item in English prose.", "RL"},
		{"tables", "نص\n\n| Go | C |\n|---|---|\n| 1 | 2 |\n\nEnglish text\n\n| Go | C |\n|---|---|\n| 1 | 2 |", "RRRRLLLL"},
		{"quotations", "> نص\n\n> text", "RL"},
		{"HTML says where", "<div dir=\"ltr\">\n\n- Go\n\n<div dir=\"rtl\">\n\n- Go", "LR"},
		{"a page of names only", "- Go\n- C", "LL"},
		{"a page of pictures only", "![](a.png)", "R"},
	} {
		if got := sides(printed(t, p, c.body)); got != c.want {
			t.Errorf("%s: lines stand at %s, want %s", c.name, got, c.want)
		}
	}
	for _, c := range []struct{ name, text, want string }{
		{"every line for itself", "نص\n\ntext of some length\nنص", "RLR"},
		{"a number goes along", "نص\n2019\n\nsome text\n----", "RRLL"},
		{"a name below an Arabic line belongs to it", "يلزم:\n- Go\n\nGo", "RRL"},
		{"what stands above all text", "----\ntext\n----", "LLL"},
	} {
		if got := sides(printedText(t, p, c.text)); got != c.want {
			t.Errorf("text, %s: lines stand at %s, want %s", c.name, got, c.want)
		}
	}
}

// The column stands at the edge of the window at which the page begins.
func TestPrintWindow(t *testing.T) {
	p := Printer{Width: 30, Window: 70, Colors: colorprofile.NoTTY}
	blanks := func(n int) string { return strings.Repeat(" ", n) }
	for _, c := range []struct {
		body string
		want []string
	}{
		{"نص\n\ntext here", []string{blanks(66) + "ﺺﻧ", "", blanks(38) + "text here"}},
		{"text and more text\n\nنص", []string{"  text and more text", "", blanks(30) + "ﺺﻧ"}},
	} {
		if got := printed(t, p, c.body); !slices.Equal(got, c.want) {
			t.Errorf("%q is printed %q, want %q", c.body, got, c.want)
		}
		if got := printedText(t, p, c.body); !slices.Equal(got, c.want) {
			t.Errorf("%q as text is printed %q, want %q", c.body, got, c.want)
		}
	}
}

// A long line of text hangs under its beginning, behind the sign of a list.
func TestPrintHangs(t *testing.T) {
	for text, want := range map[string][]int{ // cells up to the last one that shows
		"  - أول وثان وثالث": {12, 10},
		"12) أول وثان وثالث": {14, 10},
		"– أول وثان وثالث":   {14, 12},
		"123 أول وثان وثالث": {14, 14},
		"  أول وثان وثالث":   {12, 12},
		"          أول وثان": {4, 14}, // too far to hang from
	} {
		var got []int
		for _, l := range printedText(t, Printer{Width: 14, Colors: colorprofile.NoTTY}, text) {
			got = append(got, utf8.RuneCountInString(l))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: lines end behind cells %v, want %v", text, got, want)
		}
	}
}

// Nothing of a terminal's is in text that is not for one, and no colour where
// there is none to be, or none of sixteen that can be read everywhere.
func TestPrintColors(t *testing.T) {
	for profile, colours := range map[colorprofile.Profile]bool{
		colorprofile.NoTTY: false, colorprofile.ASCII: false, colorprofile.ANSI: false, colorprofile.ANSI256: true, colorprofile.TrueColor: true,
	} {
		out := strings.Join(printed(t, Printer{Width: 40, Colors: profile}, torture), "\n")
		if codes := strings.Contains(out, "\x1b"); codes != (profile > colorprofile.NoTTY) {
			t.Errorf("%v: escape codes: %v", profile, codes)
		}
		coloured := false
		for _, l := range rtl.Layout(out, rtl.Options{}) {
			for _, c := range l.All() {
				coloured = coloured || c.Pen.Fg != 0 || c.Pen.Bg != 0
			}
		}
		if coloured != colours {
			t.Errorf("%v: colours: %v", profile, coloured)
		}
		if strings.Contains(out, insideAddress) {
			t.Errorf("%v: an address of ours is printed", profile)
		}
	}
}

// checkPrinted checks what holds for every line that is printed.
func checkPrinted(t *testing.T, p Printer, lines []string) {
	t.Helper()
	for _, l := range lines {
		if !utf8.ValidString(l) || strings.ContainsFunc(l, func(r rune) bool { return unicode.IsControl(r) && (r != '\t' || !p.Plain) }) {
			t.Fatalf("%+v: line %q", p, l)
		}
		if width := max(p.Width, p.Window); width > 0 && !p.Plain && ansi.StringWidth(l) > width {
			t.Fatalf("%+v: line %q is %d cells wide", p, l, ansi.StringWidth(l))
		}
	}
}

func TestPrintWidths(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		body, letters := randomMarkdown(r)
		for _, width := range []int{1, 2, 9, 24, 40, 92} {
			p := Printer{Width: width, Colors: colorprofile.NoTTY}
			checkPrinted(t, p, printed(t, p, body))
			checkPrinted(t, p, printedText(t, p, body))
			p.Window = width + r.IntN(80)
			checkPrinted(t, p, printed(t, p, body))
			checkPrinted(t, p, printedText(t, p, body))
		}
		plain := strings.Join(printed(t, Printer{Plain: true}, body), "\n")
		for _, c := range letters {
			if unicode.IsLetter(c) && strings.Count(plain, string(c)) < strings.Count(letters, string(c)) {
				t.Fatalf("letters %q are missing in\n%s\nprinted of\n%s", c, plain, body)
			}
		}
	}
}

// Text is printed before more of it is waited for.
func TestPrintStreams(t *testing.T) {
	var lines []string
	in := &slowReader{pieces: []string{"أول\n", "ثان\n"}, before: func(n int) {
		if len(lines) != n {
			t.Errorf("%d lines are printed when the next one is asked for, want %d", len(lines), n)
		}
	}}
	for _, p := range []Printer{{Plain: true}, {Width: 20}} {
		lines, in.read = nil, 0
		if err := p.Text(in, func(line []byte) error {
			lines = append(lines, string(line))
			return nil
		}); err != nil || len(lines) != 2 {
			t.Errorf("%q, %v", lines, err)
		}
	}
}

// slowReader gives a piece a call and says before that which one it is.
type slowReader struct {
	pieces []string
	before func(n int)
	read   int
}

func (r *slowReader) Read(p []byte) (int, error) {
	r.before(r.read)
	if r.read == len(r.pieces) {
		return 0, io.EOF
	}
	r.read++
	return copy(p, r.pieces[r.read-1]), nil
}

func TestPrintEnds(t *testing.T) {
	full := errors.New("full")
	stop := func([]byte) error { return full }
	for _, p := range []Printer{{Plain: true}, {Width: 20}} {
		if err := p.Markdown("أ\n\nب", stop); err != full {
			t.Errorf("Markdown: %v", err)
		}
		if err := p.Text(strings.NewReader("أ\nب"), stop); err != full {
			t.Errorf("Text: %v", err)
		}
	}
}

// A small document as it is printed, in visual order: see TestGoldenScreens.
func TestGoldenPrint(t *testing.T) {
	body, err := os.ReadFile(filepath.Join("testdata", "show.md"))
	if err != nil {
		t.Fatal(err)
	}
	p := Printer{Width: 40, Strategy: term.Visual, Colors: colorprofile.NoTTY}
	golden(t, "show", strings.Join(printed(t, p, string(body)), "\n")+"\n")
}

func FuzzPrint(f *testing.F) {
	f.Add(torture)
	f.Add("---\ntitle: أ\n---\n<p><a href='x'><img alt=\"]\"></a><b>ن</p><pre> x\n<!-- \x00\xff <h1>")
	f.Add("<ul><li><a href=x><h2>أ</h2></a><td><td><svg>ب</svg>[![a](b)](c) <a href=d><img></a>")
	f.Fuzz(func(t *testing.T, body string) {
		for _, p := range []Printer{{Width: 1}, {Width: 23, Window: 61}, {Plain: true}, {Plain: true, Width: 9}} {
			p.Colors = colorprofile.NoTTY
			checkPrinted(t, p, printed(t, p, body))
			checkPrinted(t, p, printedText(t, p, strings.ToValidUTF8(body, "�")))
		}
	})
}

// What a reader has chosen for the screens holds for what is printed, but plain
// text stays as it was written.
func TestPrintingAsChosen(t *testing.T) {
	const body = "# عام 2019\n\nنسبة 55% في كُتُب.\n\n1. أول\n"
	for plain, want := range map[bool][]string{false: {"٢٠١٩", "٪٥٥", "١", rtl.Visual("كُتُب", rtl.RightToLeft)}, true: {"2019", "55%", "1.", "كُتُب"}} {
		p := Printer{Width: 40, Plain: plain, Colors: colorprofile.ANSI256}
		p.Follow(config.Settings{Digits: config.DigitsArabic, Marks: config.MarksShow, Theme: config.ThemePlain})
		out := strings.Join(printed(t, p, body), "\n")
		for _, w := range want {
			if !strings.Contains(out, w) {
				t.Errorf("plain %v: no %q in %q", plain, w, out)
			}
		}
		if strings.Contains(out, "38;5") {
			t.Errorf("plain %v: colours in %q", plain, out)
		}
	}
}

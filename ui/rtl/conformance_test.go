package rtl

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// The cases of Unicode's conformance files, version 15.0.0: each line of
// BidiTest.txt in each base direction it names, each line of
// BidiCharacterTest.txt once.
const (
	bidiTestCases          = 770241
	bidiCharacterTestCases = 91707
)

// TestUnicodeVersion fails where the tables of different origin would disagree.
// x/text chooses its tables by the version of Go.
func TestUnicodeVersion(t *testing.T) {
	if bidi.UnicodeVersion != tablesVersion {
		t.Errorf("golang.org/x/text/unicode/bidi has Unicode %s, tables.go has %s: run go generate with the files of %[1]s, and renew testdata",
			bidi.UnicodeVersion, tablesVersion)
	}
	for _, name := range []string{"BidiTest", "BidiCharacterTest"} {
		first, _, _ := strings.Cut(readGzip(t, "testdata/"+name+".txt.gz"), "\n")
		if want := "# " + name + "-" + bidi.UnicodeVersion + ".txt"; strings.TrimSpace(first) != want {
			t.Errorf("testdata/%s.txt.gz begins with %q, want %q as golang.org/x/text has it", name, first, want)
		}
	}
}

func readGzip(t testing.TB, name string) string {
	t.Helper()
	packed, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(name, err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(name, err)
	}
	return string(text)
}

// samples has two runes for each class of BidiTest.txt: one that class.go finds
// in its own table where it has one, and one that it finds in x/text's.
var samples = map[string][2]rune{
	"L": {'a', 0x4E00}, "R": {0x5D0, 0x10840}, "AL": {0x628, 0xFB50},
	"EN": {'1', 0x1D7CE}, "AN": {0x661, 0x10E60},
	"ES": {'+', 0xFF0B}, "ET": {'%', 0xFF05}, "CS": {',', 0xFF0C},
	"NSM": {0x64E, 0xFE00}, "BN": {0xAD, 0xFEFF},
	"B": {'\n', 0x2029}, "S": {'\t', '\v'}, "WS": {' ', 0x3000}, "ON": {'!', 0xFF01},
	"LRE": {0x202A, 0x202A}, "RLE": {0x202B, 0x202B}, "LRO": {0x202D, 0x202D}, "RLO": {0x202E, 0x202E},
	"PDF": {0x202C, 0x202C}, "LRI": {0x2066, 0x2066}, "RLI": {0x2067, 0x2067}, "FSI": {0x2068, 0x2068},
	"PDI": {0x2069, 0x2069},
}

func TestBidiTest(t *testing.T) {
	t.Parallel()
	const shards = 8
	text := readGzip(t, "testdata/BidiTest.txt.gz")
	var cases atomic.Int64
	t.Run("shards", func(t *testing.T) {
		line := 1
		for i := range shards {
			part := text
			if i < shards-1 {
				// A shard ends where another expectation begins.
				at := len(text) / (shards - i)
				at += strings.Index(text[at:], "\n@Levels:") + 1
				part = text[:at]
			}
			text = text[len(part):]
			first := line
			line += strings.Count(part, "\n")
			t.Run(strconv.Itoa(i), func(t *testing.T) {
				t.Parallel()
				cases.Add(bidiTest(t, part, first))
			})
		}
	})
	if n := cases.Load(); n != bidiTestCases {
		t.Errorf("%d cases, want %d", n, bidiTestCases)
	}
}

// bidiTest runs the part of BidiTest.txt that begins with a line.
func bidiTest(t *testing.T, part string, line int) (cases int64) {
	var (
		r          resolver
		wantLevels []Level
		wantOrder  []int
		text       [2][]rune
		levels     []Level
		order      []int
	)
	for s := range strings.Lines(part) {
		at := line
		line++
		s = strings.TrimSpace(s)
		if list, ok := strings.CutPrefix(s, "@Levels:"); ok {
			wantLevels = parseLevels(t, list)
			continue
		}
		if list, ok := strings.CutPrefix(s, "@Reorder:"); ok {
			wantOrder = parseOrder(t, list)
			continue
		}
		if s == "" || s[0] == '#' || s[0] == '@' {
			continue
		}
		input, bits, _ := strings.Cut(s, ";")
		set, err := strconv.ParseUint(strings.TrimSpace(bits), 16, 3)
		if err != nil {
			t.Fatalf("line %d: %q: %v", at, s, err)
		}
		text[0], text[1] = text[0][:0], text[1][:0]
		for name := range strings.FieldsSeq(input) {
			runes, ok := samples[name]
			if !ok {
				t.Fatalf("line %d: unknown class in %q", at, s)
			}
			text[0], text[1] = append(text[0], runes[0]), append(text[1], runes[1])
		}
		for base := Auto; base <= RightToLeft; base++ {
			if set>>base&1 == 0 {
				continue
			}
			cases++
			got, _ := Levels(text[0], base)
			if visual := VisualOrder(got); !slices.Equal(got, wantLevels) || !slices.Equal(visual, wantOrder) {
				t.Errorf("line %d: %s, base %d: levels %v, want %v; order %v, want %v", at, input, base, got, wantLevels, visual, wantOrder)
			}
			// The same with other runes and with memory used before.
			r.resolve(text[1], base)
			levels = r.lineLevels(0, len(text[1]), levels[:0])
			order = reorder(levels, order)
			if !slices.Equal(levels, wantLevels) || !slices.Equal(order, wantOrder) {
				t.Errorf("line %d: %s as %U, base %d: levels %v, want %v; order %v, want %v", at, input, text[1], base, levels, wantLevels, order, wantOrder)
			}
			if t.Failed() && cases > 1000 {
				t.FailNow() // enough to see what is wrong
			}
		}
	}
	return cases
}

func TestBidiCharacterTest(t *testing.T) {
	t.Parallel()
	const shards = 4
	text := readGzip(t, "testdata/BidiCharacterTest.txt.gz")
	var cases atomic.Int64
	t.Run("shards", func(t *testing.T) {
		line := 1
		for i := range shards {
			at := len(text) / (shards - i)
			if at < len(text) {
				at += strings.IndexByte(text[at:], '\n') + 1
			}
			part := text[:at]
			text = text[at:]
			first := line
			line += strings.Count(part, "\n")
			t.Run(strconv.Itoa(i), func(t *testing.T) {
				t.Parallel()
				cases.Add(bidiCharacterTest(t, part, first))
			})
		}
	})
	if n := cases.Load(); n != bidiCharacterTestCases {
		t.Errorf("%d cases, want %d", n, bidiCharacterTestCases)
	}
}

// bidiCharacterTest runs the part of BidiCharacterTest.txt that begins with a
// line.
func bidiCharacterTest(t *testing.T, part string, line int) (cases int64) {
	bases := map[string]Direction{"0": LeftToRight, "1": RightToLeft, "2": Auto}
	var r resolver
	for s := range strings.Lines(part) {
		at := line
		line++
		s = strings.TrimSpace(s)
		if s == "" || s[0] == '#' {
			continue
		}
		f := strings.Split(s, ";")
		base, ok := bases[f[1]]
		if len(f) != 5 || !ok {
			t.Fatalf("line %d: %q", at, s)
		}
		var text []rune
		for code := range strings.FieldsSeq(f[0]) {
			c, err := strconv.ParseUint(code, 16, 21)
			if err != nil {
				t.Fatalf("line %d: %v", at, err)
			}
			text = append(text, rune(c))
		}
		cases++
		wantLevels, wantOrder := parseLevels(t, f[3]), parseOrder(t, f[4])
		levels, paragraph := Levels(text, base)
		order := VisualOrder(levels)
		if strconv.Itoa(int(paragraph)) != f[2] || !slices.Equal(levels, wantLevels) || !slices.Equal(order, wantOrder) {
			t.Errorf("line %d: %s, base %d: paragraph %d, want %s; levels %v, want %v; order %v, want %v",
				at, f[0], base, paragraph, f[2], levels, wantLevels, order, wantOrder)
		}
		r.resolve(text, base)
		if again := r.lineLevels(0, len(text), nil); !slices.Equal(again, wantLevels) {
			t.Errorf("line %d: %s, base %d: with memory used before: levels %v, want %v", at, f[0], base, again, wantLevels)
		}
		if t.Failed() && cases > 1000 {
			t.FailNow()
		}
	}
	return cases
}

func parseLevels(t *testing.T, list string) (levels []Level) {
	t.Helper()
	for s := range strings.FieldsSeq(list) {
		l, err := strconv.ParseUint(s, 10, 7)
		switch {
		case s == "x":
			levels = append(levels, NoLevel)
		case err != nil:
			t.Fatal(err)
		default:
			levels = append(levels, Level(l))
		}
	}
	return levels
}

func parseOrder(t *testing.T, list string) (order []int) {
	t.Helper()
	for s := range strings.FieldsSeq(list) {
		i, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		order = append(order, i)
	}
	return order
}

// TestSamples checks that the samples have the classes they stand for.
func TestSamples(t *testing.T) {
	for name, runes := range samples {
		for _, r := range runes {
			p, _ := bidi.LookupRune(r)
			if got := className(p.Class()); got != name {
				t.Errorf("%U has class %s, want %s", r, got, name)
			}
		}
	}
}

func className(c bidi.Class) string {
	names := map[bidi.Class]string{
		bidi.L: "L", bidi.R: "R", bidi.AL: "AL", bidi.EN: "EN", bidi.AN: "AN", bidi.ES: "ES", bidi.ET: "ET",
		bidi.CS: "CS", bidi.NSM: "NSM", bidi.BN: "BN", bidi.B: "B", bidi.S: "S", bidi.WS: "WS", bidi.ON: "ON",
		bidi.LRE: "LRE", bidi.RLE: "RLE", bidi.LRO: "LRO", bidi.RLO: "RLO", bidi.PDF: "PDF",
		bidi.LRI: "LRI", bidi.RLI: "RLI", bidi.FSI: "FSI", bidi.PDI: "PDI",
	}
	if n, ok := names[c]; ok {
		return n
	}
	return fmt.Sprint(uint(c))
}

package rtl

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// levelsOf gives levels as a string, a digit each and x for NoLevel.
func levelsOf(levels []Level) string {
	var b strings.Builder
	for _, l := range levels {
		if l == NoLevel {
			b.WriteByte('x')
		} else {
			b.WriteByte('0' + byte(l))
		}
	}
	return b.String()
}

func TestLevels(t *testing.T) {
	tests := []struct {
		rule string
		text string
		base Direction
		want string // a digit for each rune, x for NoLevel
	}{
		{"P2: first strong letter", "YouTube هي منصة", Auto, "0000000" + "0" + "11" + "1" + "1111"},
		{"right-to-left sentence that begins in Latin", "YouTube هي منصة", RightToLeft, "2222222" + "1" + "11" + "1" + "1111"},
		{"P2 passes over isolates", "\u2067د\u2069 a", Auto, "010" + "00"},
		{"P2: isolate without end", "\u2067د a", Auto, "0112"},
		{"P2: no strong letter", "12 %", Auto, "0000"},

		{"W2, W5: percent sign behind an Arabic number stays outside", "نسبة 55%", RightToLeft, "1111" + "1" + "22" + "1"},
		{"W5: percent sign of a number alone", "55%", RightToLeft, "222"},
		{"W4: hyphen between European numbers of an Arabic text", "في 2019-2020", RightToLeft, "11" + "1" + "2222" + "1" + "2222"},
		{"W4: hyphen between numbers alone", "2019-2020", RightToLeft, "222222222"},
		{"W4: full stop within a number", "87.5%", RightToLeft, "22222"},
		{"W4: full stop within an Arabic number", "نسبة 87.5%", RightToLeft, "1111" + "1" + "2222" + "1"},
		{"W6: plus before a number", "+966", RightToLeft, "1222"},
		{"W6: plus before an Arabic number", "رقم +966", RightToLeft, "111" + "1" + "1222"},
		{"W7: number in Latin text", "a +1", RightToLeft, "2222"},
		{"W5: sign before a number", "$5", RightToLeft, "22"},
		{"W4: comma between Arabic-Indic digits", "٣،٥ ٣,٥", RightToLeft, "222" + "1" + "222"},
		{"W4: two separators join nothing", "1..2", RightToLeft, "2112"},
		{"W4: slash is a common separator", "1/2", RightToLeft, "222"},
		{"W1: mark of a number", "1\u0301", RightToLeft, "22"},
		{"W1: mark behind an isolate", "د\u2066a\u2069\u0301b", LeftToRight, "1" + "020" + "00"},
		{"W1: mark at the beginning", "\u0301د", RightToLeft, "11"},

		{"N0: brackets take the direction of what they hold", "د (a) b", LeftToRight, "1" + "000000"},
		{"N0 b: embedding direction inside", "a (b د) ج", RightToLeft, "2" + "1" + "1" + "2" + "1" + "1" + "1" + "11"},
		{"N0 c1: opposite direction inside and before", "a (b) ج", RightToLeft, "2" + "2" + "222" + "11"},
		{"N0: canonical equivalents", "a \u2329b\u3009 ج", RightToLeft, "2" + "2" + "222" + "11"},
		{"N0: lone bracket", "a (b ج", RightToLeft, "2222" + "11"},
		{"N0: mark on a bracket", "a (b)\u0301 ج", RightToLeft, "2" + "2" + "2222" + "11"},
		{"N0: no pairs under an override", "\u202ea(b)\u202c", RightToLeft, "x3333x"},
		{"N1, N2", "a! د! ب", RightToLeft, "211" + "11" + "11"},

		{"isolate between others", "\u2067abc لا\u2069 \u2066د 5%\u2069 \u2068لا abc\u2069", RightToLeft,
			"1" + "4443" + "33" + "1" + "1" + "1" + "3342" + "1" + "1" + "1" + "33" + "3444" + "1"},
		{"X5c: FSI within FSI", "\u2068\u2068د\u2069a\u2069", RightToLeft, "1" + "232" + "2" + "1"},
		{"X9: soft hyphen and ZWNJ", "د\u00ad\u200cد", RightToLeft, "1xx1"},
		{"X8: separator ends an embedding", "\u202bد\nد", LeftToRight, "x10" + "1"},
		{"L1: blanks at the end", "د abc  ", RightToLeft, "1" + "1" + "222" + "11"},
		{"L1: blanks before a tab", "abc \tabc", RightToLeft, "222" + "11" + "222"},
		{"L1: isolates at the end", "abc\u2067 \u2069", RightToLeft, "222" + "111"},
		{"nothing", "", Auto, ""},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			levels, _ := Levels([]rune(tt.text), tt.base)
			if got := levelsOf(levels); got != tt.want {
				t.Errorf("%q has levels %s, want %s", tt.text, got, tt.want)
			}
		})
	}
}

// TestLevelsDepth checks the limit of BD2 and the overflow counters of X1.
func TestLevelsDepth(t *testing.T) {
	for _, tt := range []struct {
		name       string
		open, shut string
		n          int
		inner      Level // of the Latin letter in the middle
	}{
		{"embeddings below the limit", "\u202b", "\u202c", 62, 124},
		{"embeddings at the limit", "\u202b", "\u202c", 63, 126},
		{"embeddings that overflow", "\u202b", "\u202c", 200, 126},
		{"isolates at the limit", "\u2067", "\u2069", 63, 126},
		{"isolates that overflow", "\u2067", "\u2069", 200, 126},
		{"embeddings of both directions", "\u202b\u202a", "\u202c\u202c", 62, 124},
		{"isolates of both directions that overflow", "\u2067\u2066", "\u2069\u2069", 200, 126},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := "x" + strings.Repeat(tt.open, tt.n)
			text := []rune(before + "a" + strings.Repeat(tt.shut, tt.n) + "x")
			levels, _ := Levels(text, LeftToRight)
			if got := levels[utf8.RuneCountInString(before)]; got != tt.inner {
				t.Errorf("level in the middle is %d, want %d", got, tt.inner)
			}
			if got := levels[len(levels)-1]; got != 0 {
				t.Errorf("level behind the end is %d, want 0", got)
			}
		})
	}
}

// TestBracketLimit checks that BD16 gives up at the 64th open bracket and keeps
// the pairs it has.
func TestBracketLimit(t *testing.T) {
	for _, tt := range []struct {
		n    int
		want Level // of the closing brackets: 2 if N0 has paired them
	}{{1, 2}, {63, 2}, {64, 1}, {200, 1}} {
		text := []rune("a" + strings.Repeat("(", tt.n) + "b" + strings.Repeat(")", tt.n) + "د")
		levels, _ := Levels(text, RightToLeft)
		for i := tt.n + 2; i < 2*tt.n+2; i++ {
			if levels[i] != tt.want {
				t.Errorf("%d brackets: closing bracket %d has level %d, want %d", tt.n, i, levels[i], tt.want)
				break
			}
		}
	}
	text := []rune("a(b)د a" + strings.Repeat("(", 64) + "b")
	if levels, _ := Levels(text, RightToLeft); levels[3] != 2 {
		t.Errorf("pair before the overflow: closing bracket has level %d, want 2", levels[3])
	}
}

// TestLineLevels checks that L1 is applied to the line that is asked for and
// with the classes of the text.
func TestLineLevels(t *testing.T) {
	var r resolver
	text := []rune("abc def\u2067 \u2069 ghi د")
	r.resolve(text, RightToLeft)
	for _, tt := range []struct {
		i, j int
		want string
	}{
		{0, 4, "2221"},      // the space that is within Latin text in the paragraph
		{0, 7, "2222222"},   // no blank at the end
		{4, 11, "2221111"},  // an isolate is blank too
		{4, 12, "22223222"}, // but not before a letter
		{12, 12, ""},
	} {
		if got := levelsOf(r.lineLevels(tt.i, tt.j, nil)); got != tt.want {
			t.Errorf("line %d to %d has levels %s, want %s", tt.i, tt.j, got, tt.want)
		}
	}
	if got := levelsOf(r.lineLevels(0, 4, []Level{7})); got != "72221" {
		t.Errorf("appended to a level: %s", got)
	}
}

func TestVisualOrder(t *testing.T) {
	for _, tt := range []struct {
		levels string
		want   []int
	}{
		{"", []int{}},
		{"000", []int{0, 1, 2}},
		{"111", []int{2, 1, 0}},
		{"1221", []int{3, 1, 2, 0}},
		{"0120", []int{0, 2, 1, 3}},
		{"2342", []int{0, 2, 1, 3}},
		{"1x2x2", []int{2, 4, 0}},
		{"xx", []int{}},
		{"13531", []int{4, 3, 2, 1, 0}},
		{"1241", []int{3, 1, 2, 0}},
	} {
		levels := make([]Level, len(tt.levels))
		for i := range levels {
			if levels[i] = Level(tt.levels[i] - '0'); tt.levels[i] == 'x' {
				levels[i] = NoLevel
			}
		}
		if got := VisualOrder(levels); !slices.Equal(got, tt.want) {
			t.Errorf("%s: order %v, want %v", tt.levels, got, tt.want)
		}
	}
}

// randomText is made of runes of every class, with letters and brackets more
// often than codes.
func randomText(r *rand.Rand, n int) []rune {
	const often = "ابتلادa1٢ -+%,()[]«»"
	const rare = "אb\u064e\u00ad\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\t$€!?〈〉\u2329\u232a\u3000😀字"
	from := [][]rune{[]rune(often), []rune(often), []rune(rare)}
	text := make([]rune, n)
	for i := range text {
		set := from[r.IntN(len(from))]
		text[i] = set[r.IntN(len(set))]
	}
	return text
}

// TestRemovedCharacters checks that what X9 removes changes nothing for others,
// and with it that the shorter way for text without codes gives the same.
func TestRemovedCharacters(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2))
	for range 5000 {
		text := randomText(r, 1+r.IntN(30))
		if r.IntN(2) == 0 {
			text = slices.DeleteFunc(text, func(c rune) bool { return (setRemoved | setIsolate).has(classOf(c)) })
		}
		base := Direction(r.IntN(3))
		want, paragraph := Levels(text, base)
		var longer []rune
		for _, c := range text {
			for r.IntN(4) == 0 {
				longer = append(longer, 0xAD)
			}
			longer = append(longer, c)
		}
		longer = append(longer, 0xAD)
		got, paragraph2 := Levels(longer, base)
		kept, without := withoutHyphens(longer, got), withoutHyphens(text, want)
		if paragraph != paragraph2 || !slices.Equal(without, kept) {
			t.Fatalf("%+q, base %d: levels %s; with soft hyphens %s", string(text), base, levelsOf(without), levelsOf(kept))
		}
	}
}

// withoutHyphens are the levels of all but the soft hyphens.
func withoutHyphens(text []rune, levels []Level) (kept []Level) {
	for i, c := range text {
		if c != 0xAD {
			kept = append(kept, levels[i])
		}
	}
	return kept
}

// TestResolverMemory checks that resolving, shaping and ordering need no memory
// once they had enough.
func TestResolverMemory(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 3))
	text := randomText(r, 500)
	var (
		res    resolver
		line   []Level
		order  []int
		shaped []rune
	)
	run := func() {
		levels, _ := res.resolve(text, Auto)
		shaped = shape(text, levels, shaped)
		line = res.lineLevels(100, 300, line[:0])
		order = reorder(line, order)
	}
	run()
	if n := testing.AllocsPerRun(20, run); n != 0 {
		t.Errorf("%v allocations a paragraph, want none", n)
	}
}

func FuzzLevels(f *testing.F) {
	f.Add("نسبة 55% (YouTube) [لا]", uint8(0))
	f.Add("\u202e\u2067((«\u2069\u202c\u0301\u2029د", uint8(1))
	f.Add("\xff\u2329\u3009\u200d\U0010ffff", uint8(2))
	f.Add(strings.Repeat("\u2067\u202b(", 130)+"a", uint8(2))
	f.Fuzz(func(t *testing.T, s string, b uint8) {
		text := []rune(s)
		base := Direction(b % 3)
		levels, paragraph := Levels(text, base)
		if paragraph > 1 || base == LeftToRight && paragraph != 0 || base == RightToLeft && paragraph != 1 {
			t.Fatalf("paragraph level %d for base %d", paragraph, base)
		}
		if len(levels) != len(text) {
			t.Fatalf("%d levels for %d runes", len(levels), len(text))
		}
		kept := 0
		for i, l := range levels {
			removed := setRemoved.has(classOf(text[i]))
			if removed != (l == NoLevel) {
				t.Fatalf("rune %d, %U, has level %d", i, text[i], l)
			}
			if !removed {
				kept++
				if l > maxDepth+1 {
					t.Fatalf("rune %d has level %d", i, l)
				}
			}
		}
		order := VisualOrder(levels)
		if len(order) != kept {
			t.Fatalf("%d of %d characters in the order", len(order), kept)
		}
		seen := make([]bool, len(levels))
		for _, i := range order {
			if seen[i] || levels[i] == NoLevel {
				t.Fatalf("index %d is twice in the order or has no level: %v", i, order)
			}
			seen[i] = true
		}
		// Lines have the levels of the paragraph but for L1.
		var r resolver
		whole, _ := r.resolve(text, base)
		half := len(text) / 2
		for i, l := range append(r.lineLevels(0, half, nil), r.lineLevels(half, len(text), nil)...) {
			if l != whole[i] && l != paragraph {
				t.Fatalf("rune %d has level %d in the paragraph and %d in its line", i, whole[i], l)
			}
		}
	})
}

// levelsText is a paragraph of Arabic with numbers, brackets and Latin words.
const levelsText = "تُعد منصة YouTube من أكبر منصات الفيديو في العالم، إذ يزورها أكثر من 2.7 مليار مستخدم شهريا (تقديرات 2024)، " +
	"ولا بد من 1,000 مشترك و4,000 ساعة مشاهدة خلال 12 شهرا؛ أي ما يقارب 55% من عائد الإعلانات، والباقي للمنصة. "

func benchmarkResolve(b *testing.B, s string) {
	text := []rune(s)
	var r resolver
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		r.resolve(text, RightToLeft)
	}
}

func BenchmarkResolve(b *testing.B) { benchmarkResolve(b, strings.Repeat(levelsText, 4)) }

func BenchmarkResolvePlain(b *testing.B) {
	benchmarkResolve(b, strings.NewReplacer("(", "", ")", "").Replace(strings.Repeat(levelsText, 4)))
}

func BenchmarkResolveIsolates(b *testing.B) {
	benchmarkResolve(b, strings.ReplaceAll(strings.Repeat(levelsText, 4), "YouTube", "\u2066YouTube\u2069"))
}

func BenchmarkResolveLatin(b *testing.B) {
	text := []rune(strings.Repeat("The quick brown fox jumps over the lazy dog, 42 times (or so). ", 16))
	var r resolver
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.resolve(text, LeftToRight)
	}
}

func BenchmarkShape(b *testing.B) {
	text := []rune(strings.Repeat(levelsText, 4))
	var r resolver
	levels, _ := r.resolve(text, RightToLeft)
	var shaped []rune
	b.SetBytes(int64(4 * len(levelsText)))
	b.ReportAllocs()
	for b.Loop() {
		shaped = shape(text, levels, shaped)
	}
}

// BenchmarkReorder takes a paragraph line by line, as wide as 80 letters.
func BenchmarkReorder(b *testing.B) {
	text := []rune(strings.Repeat(levelsText, 4))
	var r resolver
	r.resolve(text, RightToLeft)
	var line []Level
	var order []int
	b.SetBytes(int64(4 * len(levelsText)))
	b.ReportAllocs()
	for b.Loop() {
		for i := 0; i < len(text); i += 80 {
			line = r.lineLevels(i, min(i+80, len(text)), line[:0])
			order = reorder(line, order)
		}
	}
}

func BenchmarkVisual(b *testing.B) {
	b.SetBytes(int64(len(levelsText)))
	b.ReportAllocs()
	for b.Loop() {
		Visual(levelsText, Auto)
	}
}

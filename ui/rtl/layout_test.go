package rtl

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The expected lines are those of "fribidi --rtl --nopad --nobreak" for the
// whole paragraph, cut by hand where the line ends: a paragraph that is broken
// first and reordered then has other lines.
func TestLayout(t *testing.T) {
	t.Parallel()
	const url = "راجع \u2066https://a.com/b?c=1\u2069 الآن"
	for name, c := range map[string]struct {
		in   string
		o    Options
		want []string
	}{
		"percent, one line":      {"نسبة 55%", Options{Width: 9}, []string{" %55 ﺔﺒﺴﻧ"}},
		"percent, fits":          {"نسبة 55%", Options{Width: 8}, []string{"%55 ﺔﺒﺴﻧ"}},
		"percent, apart":         {"نسبة 55%", Options{Width: 7}, []string{"   ﺔﺒﺴﻧ", "    %55"}},
		"percent, cut":           {"نسبة 55%", Options{Width: 2}, []string{"ﺴﻧ", "ﺔﺒ", "55", " %"}},
		"percent, to the left":   {"نسبة 55%", Options{Width: 6, Align: AlignLeft}, []string{"ﺔﺒﺴﻧ  ", "%55   "}},
		"percent, in the middle": {"نسبة 55%", Options{Width: 7, Align: AlignCenter}, []string{"  ﺔﺒﺴﻧ ", "  %55  "}},
		"years":                  {"عام 2019-2020", Options{Width: 13}, []string{"2020-2019 ﻡﺎﻋ"}},
		"years, apart":           {"عام 2019-2020", Options{Width: 12}, []string{"         ﻡﺎﻋ", "   2020-2019"}},
		"years, cut":             {"2019-2020 عام", Options{Width: 7}, []string{"2019-20", " ﻡﺎﻋ 20"}},
		"brackets":               {"هذه (قناة)", Options{Width: 10}, []string{"(ﺓﺎﻨﻗ) ﻩﺬﻫ"}},
		"brackets, apart":        {"هذه (قناة)", Options{Width: 9}, []string{"      ﻩﺬﻫ", "   (ﺓﺎﻨﻗ)"}},
		"brackets, cut":          {"هذه (قناة)", Options{Width: 5}, []string{"  ﻩﺬﻫ", "ﺓﺎﻨﻗ)", "    ("}},
		"money":                  {"السعر 15 دولارا (تقريبا)", Options{Width: 23}, []string{"(ﺎﺒﻳﺮﻘﺗ) ﺍﺭﻻﻭﺩ 15 ﺮﻌﺴﻟﺍ"}},
		"money, two lines":       {"السعر 15 دولارا (تقريبا)", Options{Width: 22}, []string{"        ﺍﺭﻻﻭﺩ 15 ﺮﻌﺴﻟﺍ", "              (ﺎﺒﻳﺮﻘﺗ)"}},
		"money, three lines":     {"السعر 15 دولارا (تقريبا)", Options{Width: 9}, []string{" 15 ﺮﻌﺴﻟﺍ", "    ﺍﺭﻻﻭﺩ", " (ﺎﺒﻳﺮﻘﺗ)"}},
		"Latin first":            {"YouTube هي منصة", Options{Width: 15}, []string{"ﺔﺼﻨﻣ ﻲﻫ YouTube"}},
		"Latin first, forced":    {"YouTube هي منصة", Options{Width: 16, Base: LeftToRight}, []string{"YouTube ﺔﺼﻨﻣ ﻲﻫ "}},
		"Latin":                  {"well-known, 3-4", Options{Width: 7}, []string{"well-  ", "known, ", "3-4    "}},
		"Latin, to the right":    {"abc", Options{Width: 5, Base: RightToLeft}, []string{"  abc"}},
		"lam-alef is not cut":    {"بلا", Options{Width: 2}, []string{"ﻼﺑ"}},
		"lam-alef, one cell":     {"بلا", Options{Width: 1}, []string{"ﺑ", "ﻼ"}},
		"no-break space":         {"ab cd\u00a0ef", Options{Width: 6}, []string{"ab    ", "cd\u00a0ef "}},
		"zero width space":       {"abc\u200bdef", Options{Width: 4}, []string{"abc ", "def "}},
		"spaces inside":          {"a   b", Options{Width: 5}, []string{"a   b"}},
		"spaces hang":            {"ab   cd", Options{Width: 3}, []string{"ab ", "cd "}},
		"spaces at the start":    {"   ab cd", Options{Width: 6}, []string{"   ab ", "cd    "}},
		"only spaces":            {"     ", Options{Width: 3}, []string{"   "}},
		"a word fills the line":  {"ab cdefghij k", Options{Width: 4}, []string{"ab  ", "cdef", "ghij", "k   "}},
		"wide":                   {"你好世", Options{Width: 5}, []string{"你好 ", "世   "}},
		"wide in one cell":       {"a你 b", Options{Width: 1}, []string{"a", "…", "b"}},
		"emoji stay whole":       {"ab👨‍👩‍👧🇸🇦", Options{Width: 3}, []string{"ab ", "👨 ", "🇸🇦 "}},
		"isolate":                {url, Options{Width: 28}, []string{"ﻥﻵﺍ https://a.com/b?c=1 ﻊﺟﺍﺭ"}},
		"isolate, broken":        {url, Options{Width: 16}, []string{"            ﻊﺟﺍﺭ", "  https://a.com/", "       ﻥﻵﺍ b?c=1"}},
		"marks left out":         {"مُحَمَّدٌ", Options{Width: 4}, []string{"ﺪﻤﺤﻣ"}},
		"marks kept":             {"مُدَّ", Options{Width: 3, Marks: true}, []string{" ﺪَّﻣُ"}},
		"code": {"if x {\n\treturn \"نص\" // لا\n}", Options{Width: 24, Base: LeftToRight},
			[]string{"if x {                  ", "    return \"ﻻ // \"ﺺﻧ    ", "}                       "}},
		"list item": {"بند طويل جدا", Options{Width: 11, First: Options{Width: 3, Base: RightToLeft}.Fit("1."), Rest: Blank(3)},
			[]string{"ﻞﻳﻮﻃ ﺪﻨﺑ .1", "     ﺍﺪﺟ   "}},
		"list item, Latin": {"a long item", Options{Width: 9, First: Fit("1. ", 3, AlignStart), Rest: Blank(3)},
			[]string{"1. a long", "   item  "}},
		"prefix too wide":        {"بت", Options{Width: 2, First: Fit("123", 3, AlignStart), Rest: Blank(3)}, []string{"ﺑ3", "ﺖ "}},
		"prefix too wide, Latin": {"ab", Options{Width: 2, First: Fit("123", 3, AlignStart), Rest: Blank(3)}, []string{"1a", " b"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, l := range Layout(c.in, c.o) {
				if err := checkLine(l, c.o.Width); err != nil {
					t.Error(err)
				}
				got = append(got, l.String())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q gives\n%q, want\n%q", c.in, got, c.want)
			}
		})
	}
}

// TestLayoutAgreesWithVisual holds a paragraph in one line, which goes the long
// way through cells, against Visual, which does not.
func TestLayoutAgreesWithVisual(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		var b strings.Builder
		for range 1 + rnd.IntN(12) {
			word := sampleWords[rnd.IntN(len(sampleWords))]
			if strings.ContainsFunc(word, func(r rune) bool { return r >= 0x1f000 || r == '❤' || r == 'स' || unicode.Is(unicode.Mn, r) }) {
				continue
			}
			b.WriteString(word + sampleGaps[rnd.IntN(4)])
		}
		// With a letter at the end: Visual lets a mark of direction keep the spaces
		// before it from L1.
		text := b.String() + "و"
		got, want := Layout(text, Options{Marks: true})[0].String(), Visual(text, Auto)
		if got != want {
			t.Fatalf("%+q gives\n%+q, Visual\n%+q", text, got, want)
		}
	}
}

func TestFit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in    string
		width int
		align Align
		want  string
	}{
		{"مرحبا بكم", 9, AlignStart, "ﻢﻜﺑ ﺎﺒﺣﺮﻣ"},
		{"مرحبا بكم", 8, AlignStart, "…ﺑ ﺎﺒﺣﺮﻣ"},
		{"مرحبا بكم", 7, AlignStart, " …ﺎﺒﺣﺮﻣ"},
		{"مرحبا بكم", 7, AlignLeft, "…ﺎﺒﺣﺮﻣ "},
		{"مرحبا بكم", 1, AlignStart, "…"},
		{"مرحبا بكم", 0, AlignStart, ""},
		{"Hello world", 8, AlignStart, "Hello w…"},
		{"Hello world", 7, AlignStart, "Hello… "},
		{"بلا", 2, AlignStart, "ﻼﺑ"},
		{"بلال", 2, AlignStart, "…ﺑ"},
		{"a\nb", 4, AlignStart, "a b "},
		{"ab  ", 2, AlignStart, "ab"},
		{"你好", 3, AlignStart, "你…"},
		{"你好", 2, AlignStart, "… "},
		{"ب", 4, AlignCenter, "  ﺏ "},
		{"b", 4, AlignCenter, " b  "},
	} {
		if got := Fit(c.in, c.width, c.align).String(); got != c.want {
			t.Errorf("Fit(%q, %d) is %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestWidth(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"": 0, "abc": 3, "لا": 1, "سلام": 3, "مُحَمَّد": 4, "\x1b[1mab\x1b[m\ncde\n": 3, "你好": 4, "a\u2066b\u2069": 2, "\tx": 5,
	} {
		if got := Width(in); got != want {
			t.Errorf("Width(%q) is %d, want %d", in, got, want)
		}
	}
}

// TestCell looks at what stands in single cells.
func TestCell(t *testing.T) {
	t.Parallel()
	type half struct{ text, source string }
	for in, want := range map[string][]half{
		"لَا":                      {{"ﻻ", "لَا"}},
		"(ب)":                      {{")", "("}, {"ﺏ", "ب"}, {"(", ")"}},
		"به\u200cها":               {{"ﺑ", "ب"}, {"ﻪ", "ه\u200c"}, {"ﻫ", "ه"}, {"ﺎ", "ا"}},
		"\u2067ب\u2069":            {{"ﺏ", "\u2067ب\u2069"}},
		"a \u2066b\u2069 c":        {{"a", "a"}, {" ", " "}, {"b", "\u2066b\u2069"}, {" ", " "}, {"c", "c"}},
		"م\u0654\u064e":            {{"ﻡ\u0654", "م\u0654\u064e"}},
		"e\u0301":                  {{"e\u0301", "e\u0301"}},
		"\u0301e":                  {{"e", "\u0301e"}},
		"❤\ufe0f":                  {{"❤", "❤\ufe0f"}},
		"👍🏽":                       {{"👍", "👍🏽"}},
		"🇸🇦":                       {{"🇸🇦", "🇸🇦"}},
		"\u2066\u2069":             {{" ", "\u2066\u2069"}},
		" \u064e":                  {{"\u00a0", " \u064e"}},
		"ab\u200e":                 {{"a", "a"}, {"b", "b\u200e"}},
		"\x1b[1mل\x1b[mا\x1b[31mب": {{"ﻻ", "لا"}, {"ﺏ", "ب"}},
	} {
		var got []half
		for _, c := range reading(Layout(in, Options{})[0]) {
			got = append(got, half{c.Text, c.Source})
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+q gives %+q, want %+q", in, got, want)
		}
	}
	mirrored := Layout("ب (a)", Options{})[0].At(0)
	if mirrored.Text != "(" || mirrored.Source != ")" {
		t.Errorf("the last bracket is %+v", mirrored)
	}
}

func TestBeside(t *testing.T) {
	t.Parallel()
	left := Layout("a b c", Options{Width: 2})
	right := []Line{Fit("x", 3, AlignStart)}
	var got []string
	for _, l := range Beside(right, []Line{Fill("│", 1, Pen{}), Fill("│", 1, Pen{}), Fill("│", 1, Pen{})}, left) {
		if err := checkLine(l, 6); err != nil {
			t.Error(err)
		}
		got = append(got, l.String())
	}
	if want := []string{"a │x  ", "b │   ", "c │   "}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if lines := Beside(); len(lines) != 0 {
		t.Errorf("nothing gives %q", lines)
	}
}

func TestMark(t *testing.T) {
	t.Parallel()
	plain := Layout("\x1b[1mbold\x1b[m and more", Options{Width: 20})[0]
	marked := plain.Mark(func(p Pen) Pen { p.Attr |= Reverse; return p })
	for i, c := range marked.All() {
		want := plain.At(i)
		want.Pen.Attr |= Reverse
		if c != want {
			t.Errorf("cell %d is %+v, want %+v", i, c, want)
		}
	}
	for _, l := range []Line{Blank(2).Mark(func(Pen) Pen { return Pen{Attr: Bold} }), Fill("e\u0301", 2, Pen{Attr: Bold})} {
		if p, end := Row(Blank(1), l, Blank(1)).PenRun(1); p.Attr != Bold || end != 3 {
			t.Errorf("pen %+v up to %d", p, end)
		}
	}
	if (Line{}).Mark(func(p Pen) Pen { return p }).Len() != 0 {
		t.Error("the empty line is not empty")
	}
}

func FuzzLayout(f *testing.F) {
	rnd := rand.New(rand.NewPCG(9, 10))
	for range 30 {
		f.Add(newSample(rnd, 6).styled, rnd.IntN(40), uint8(rnd.IntN(256)))
	}
	f.Add("                \n    ,", 17, uint8('n'))          // spaces dropped at the end of a paragraph, others kept at its beginning
	f.Add("\ufe0f \u00e9", 2, uint8('î'))                     // a space that is dropped with a variation selector
	f.Add("\u0605\u0644\u0633 \u0627 \u0604", 11, uint8('z')) // number signs
	f.Fuzz(func(t *testing.T, s string, width int, flags uint8) {
		if width > 200 || width < 0 || len(s) > 2000 {
			return
		}
		o := Options{Width: width, Base: Direction(flags % 3), Align: Align(flags >> 2 & 3), Marks: flags&16 != 0}
		if flags&32 != 0 {
			o.First, o.Rest = Fill("•", int(flags>>6)*2, Pen{Attr: Bold}), Blank(int(flags>>6)*2)
		}
		lines := Layout(s, o)
		var rd reader
		rd.reset()
		var plain []rune
		for i := 0; i < len(s); {
			i = rd.paragraph(s, i, false)
			plain = append(append(plain, rd.runes...), '\n')
		}
		// What a cell leaves out of its letter is checked by the properties;
		// here only that letters come in order and none is lost.
		for y, l := range lines {
			if o.Width == 0 {
				width = l.Width()
			}
			if l.Width() != width {
				t.Fatalf("line %d is %d wide", y, l.Width())
			}
			sum, first := 0, true
			for _, c := range reading(l) {
				sum += c.Width
				if c.Text == "" || c.Width == 0 {
					t.Fatalf("line %d: cell %+v", y, c)
				}
				source := []rune(c.Source)
				if len(source) == 0 {
					continue
				}
				skipped, err := find(plain, source, first)
				if err != nil {
					t.Fatalf("line %d: %v", y, err)
				}
				first = false
				plain = plain[skipped:]
				plain = plain[len(source):]
			}
			plain = behind(plain)
			if sum != width {
				t.Fatalf("line %d has %d cells, not %d", y, sum, width)
			}
		}
		if rest := strings.TrimFunc(string(plain), isDropped); rest != "" {
			t.Fatalf("lost at the end: %+q", rest)
		}
		y := 0
		for l := range Lines(s, o) {
			if y >= len(lines) || !slices.Equal(reading(l), reading(lines[y])) {
				t.Fatalf("Lines has another line %d: %+v", y, reading(l))
			}
			y++
		}
		if y != len(lines) {
			t.Fatalf("Lines gives %d lines of %d", y, len(lines))
		}
		if l := Fit(s, width, o.Align); l.Width() != width {
			t.Fatalf("Fit gives %d cells", l.Width())
		}
	})
}

package rtl

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// inDigits is a text in reading order as it is drawn with Arabic-Indic digits.
func inDigits(s string) string {
	text := []rune(s)
	arabicDigits(text)
	return string(text)
}

// Numbers of Arabic text change, with what belongs to them, and nothing else.
func TestArabicDigits(t *testing.T) {
	for text, want := range map[string]string{
		"في عام 2019":                          "في عام ٢٠١٩",
		"نسبة 55% و87.5%":                      "نسبة ٥٥٪ و٨٧٫٥٪",
		"1,500 درهم، 12,345,678.90 دولار":      "١٬٥٠٠ درهم، ١٢٬٣٤٥٬٦٧٨٫٩٠ دولار",
		"1,2 و1,23,456 و1234,567":              "١,٢ و١,٢٣,٤٥٦ و١٢٣٤,٥٦٧",
		"يوم 2026-11-25 أو 25/11/2026":         "يوم ٢٠٢٦-١١-٢٥ أو ٢٥/١١/٢٠٢٦",
		"من 2019-2020 إلى 5–7":                 "من ٢٠١٩-٢٠٢٠ إلى ٥–٧",
		"الساعة 10:30":                         "الساعة ١٠:٣٠",
		"الهاتف +966":                          "الهاتف +٩٦٦",
		"$15 أو 15$ أو 15 دولارا":              "$١٥ أو ١٥$ أو ١٥ دولارا",
		"-5 و+7 و#9":                           "-٥ و+٧ و#٩",
		"الإصدار 1.2.3":                        "الإصدار ١.٢.٣",
		"العدد 5. ثم 6, ثم 7":                  "العدد ٥. ثم ٦, ثم ٧",
		"(2019) و[5] و«7»":                     "(٢٠١٩) و[٥] و«٧»",
		"قبل عام2019م":                         "قبل عام٢٠١٩م",
		"٣ و4":                                 "٣ و٤",
		"55":                                   "٥٥",
		"3 / 27":                               "٣ / ٢٧",
		"قناة YouTube2 وH264 وv2 و4K":          "قناة YouTube2 وH264 وv2 و4K",
		"ملف a/2019.pdf في example.com/2019/5": "ملف a/2019.pdf في example.com/2019/5",
		"تقرير Digital 2019 من Hootsuite":      "تقرير Digital 2019 من Hootsuite",
		"Six Degrees 1997 ثم 1998":             "Six Degrees 1997 ثم ١٩٩٨",
		"على YouTube، 55 مليونا":               "على YouTube، ٥٥ مليونا",
		"موقع YouTube (2005)":                  "موقع YouTube (٢٠٠٥)",
		"من YouTube: 55":                       "من YouTube: ٥٥",
		"حجم 5 GB":                             "حجم ٥ GB",
		"النسخة \u2066kasb 1.2 3\u2069 بعد 4":  "النسخة \u2066kasb 1.2 3\u2069 بعد ٤",
		"\u2066YouTube\u2069 55 مليونا":        "\u2066YouTube\u2069 ٥٥ مليونا",
		"\u2067نص 5\u2069 6":                   "\u2067نص ٥\u2069 ٦",
		"\u2068نص 5\u2069 \u20686 x\u2069 7":   "\u2068نص ٥\u2069 \u20686 x\u2069 ٧",
		"\u202a5\u202c 6 \u20667":              "\u202a5\u202c ٦ \u20667",
		"ب\u200f5\u200e6":                      "ب\u200f٥\u200e٦",
	} {
		if got := inDigits(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What is seen, from left to right. An Arabic reader reads it from the right: the
// first year of a range first, the sign before its number.
func TestDigitsAreSeen(t *testing.T) {
	for _, test := range []struct {
		text string
		base Direction
		want string
	}{
		{"نسبة 55%", RightToLeft, "٪٥٥ ﺔﺒﺴﻧ"},
		{"2019-2020", RightToLeft, "٢٠٢٠-٢٠١٩"},
		{"من 2019-2020", RightToLeft, "٢٠٢٠-٢٠١٩ ﻦﻣ"},
		{"+966", RightToLeft, "٩٦٦+"},
		{"1,234.5", RightToLeft, "١٬٢٣٤٫٥"},
		{"25/11/2026", RightToLeft, "٢٥/١١/٢٠٢٦"},
		{"10:30", RightToLeft, "١٠:٣٠"},
		{"73", Auto, "٧٣"},
		{"55%", Auto, "٥٥٪"},
		{"3 / 27", Auto, "٢٧ / ٣"},
		{"+12", Auto, "+١٢"},
		{"73", LeftToRight, "73"},
		{"in 2019", Auto, "in 2019"},
		{"in 2019", RightToLeft, "in 2019"},
	} {
		o := Options{Base: test.base, Digits: ArabicIndic}
		if got := strings.TrimSpace(Layout(test.text, o)[0].String()); got != test.want {
			t.Errorf("%q, %v: %q, want %q", test.text, test.base, got, test.want)
		}
		o.Digits = AsWritten
		if got := Layout(test.text, o)[0].String(); strings.ContainsAny(got, "٠١٢٣٤٥٦٧٨٩٪٫٬") {
			t.Errorf("%q: %q unasked", test.text, got)
		}
	}
}

// inReading are the cells of a line in reading order, without padding.
func inReading(l Line) []Cell {
	var cells []Cell
	for _, c := range l.All() {
		if c.Source != "" {
			cells = append(cells, c)
		}
	}
	slices.SortFunc(cells, func(a, b Cell) int { return a.Index - b.Index })
	return cells
}

// Whatever the text: lines break at the same places and have the same sources,
// only digits and their signs are drawn otherwise, and the order is that of text
// that was typed so.
func TestDigitsProperties(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 4))
	changed := 0
	for range 3000 {
		s := newSample(rnd, 1+rnd.IntN(14))
		o := Options{Width: 5 + rnd.IntN(60), Base: Direction(rnd.IntN(3)), Marks: rnd.IntN(2) == 0}
		plain := Layout(s.styled, o)
		o.Digits = ArabicIndic
		drawn := Layout(s.styled, o)
		if len(drawn) != len(plain) {
			t.Fatalf("%q: %d lines, without %d", s.styled, len(drawn), len(plain))
		}
		for i, l := range drawn {
			a, b := inReading(plain[i]), inReading(l)
			if len(a) != len(b) || l.Width() != plain[i].Width() {
				t.Fatalf("%q: line %d has %d cells, without %d", s.styled, i, len(b), len(a))
			}
			for k := range a {
				if a[k].Source != b[k].Source || a[k].Pen != b[k].Pen || a[k].Width != b[k].Width {
					t.Fatalf("%q: cell %+v became %+v", s.styled, a[k], b[k])
				}
				if a[k].Text == b[k].Text {
					continue
				}
				if first := []rune(a[k].Text)[0]; mirror(first) == []rune(b[k].Text)[0] && mirror(first) != first {
					continue // a bracket that stands between other classes now
				}
				changed++
				if was := strings.IndexByte("0123456789.,%", a[k].Text[0]); was < 0 {
					t.Fatalf("%q: %q became %q", s.styled, a[k].Text, b[k].Text)
				} else if want := []rune("٠١٢٣٤٥٦٧٨٩٫٬٪")[was]; !strings.HasPrefix(b[k].Text, string(want)) {
					t.Fatalf("%q: %q became %q", s.styled, a[k].Text, b[k].Text)
				}
			}
		}
		if o.Base != RightToLeft {
			continue
		}
		var paragraphs []string
		for p := range strings.SplitSeq(string(s.plain), "\n") {
			paragraphs = append(paragraphs, inDigits(p))
		}
		typed := Layout(strings.Join(paragraphs, "\n"), Options{Width: o.Width, Base: o.Base, Marks: o.Marks})
		if !slices.EqualFunc(typed, drawn, func(a, b Line) bool { return a.String() == b.String() }) {
			t.Fatalf("%q is drawn %q, typed so %q", s.styled, drawn, typed)
		}
	}
	if changed < 1000 {
		t.Errorf("only %d cells were changed", changed)
	}
}

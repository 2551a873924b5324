package rtl

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// shaped gives what is drawn for a right-to-left text in reading order, with _
// for nothing.
func shaped(s string) string {
	text := []rune(s)
	levels, _ := Levels(text, RightToLeft)
	return strings.Map(func(r rune) rune {
		if r == 0 {
			return '_'
		}
		return r
	}, string(shape(text, levels, nil)))
}

func TestShape(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"isolated", "ب", "\ufe8f"},
		{"initial and final", "بب", "\ufe91\ufe90"},
		{"medial", "ببب", "\ufe91\ufe92\ufe90"},
		{"right-joining letters do not join the next", "داب", "\ufea9\ufe8d\ufe8f"},
		{"final of a right-joining letter", "بدب", "\ufe91\ufeaa\ufe8f"},
		{"hamza joins nothing and stays", "بءب", "\ufe8f\u0621\ufe8f"},
		{"alef maksura has initial and medial forms", "ىىى", "\ufbe8\ufbe9\ufef0"},
		{"alef maksura at the end", "على", "\ufecb\ufee0\ufef0"},
		{"yeh with hamza", "ئئئ", "\ufe8b\ufe8c\ufe8a"},
		{"letters of Forms-A", "پگی", "\ufb58\ufb95\ufbfd"},
		{"a form that does not exist", "ںںں", "\u06ba\u06ba\ufb9f"},

		{"lam-alef isolated", "لا", "\ufefb_"},
		{"lam-alef final", "بلا", "\ufe91\ufefc_"},
		{"lam-alef with madda", "لآ بلآ", "\ufef5_ \ufe91\ufef6_"},
		{"lam-alef with hamza above", "لأ بلأ", "\ufef7_ \ufe91\ufef8_"},
		{"lam-alef with hamza below", "لإ بلإ", "\ufef9_ \ufe91\ufefa_"},
		{"lam-alef joins nothing behind it", "لاب", "\ufefb_\ufe8f"},
		{"lam lam alef", "للا", "\ufedf\ufefc_"},
		{"no ligature of lam with alef wasla", "لٱ", "\ufedf\ufb51"},
		{"alef lam", "ال", "\ufe8d\ufedd"},
		{"marks within lam-alef", "لَّا", "\ufefb\u064e\u0651_"},
		{"marks within lam-alef and behind", "بلًا\u064bب", "\ufe91\ufefc\u064b_\u064b\ufe8f"},

		{"marks are transparent", "بَبُب", "\ufe91\u064e\ufe92\u064f\ufe90"},
		{"marks of other scripts too", "ب\u0301ب", "\ufe91\u0301\ufe90"},
		{"tatweel joins", "ـبـ", "\u0640\ufe92\u0640"},
		{"tatweel between lam and alef", "لـا", "\ufedf\u0640\ufe8e"},
		{"ZWJ joins and is not drawn", "ب\u200d", "\ufe91_"},
		{"ZWJ before", "\u200dب", "_\ufe90"},
		{"ZWJ between lam and alef", "ل\u200dا", "\ufedf_\ufe8e"},
		{"ZWNJ parts and is not drawn", "ب\u200cب", "\ufe8f_\ufe8f"},
		{"ZWNJ parts lam and alef", "ل\u200cا", "\ufedd_\ufe8d"},
		{"letter without forms joins its neighbours", "ب\u08a0ب", "\ufe91\u08a0\ufe90"},
		{"letter without forms that joins on the right only", "ب\u08aaب", "\ufe91\u08aa\ufe8f"},
		{"soft hyphen is transparent and not drawn", "ب\u00adب", "\ufe91_\ufe90"},
		{"marks of direction are not drawn", "ب\u200f \u200e\u061ca", "\ufe8f_ __a"},
		{"isolates are not drawn and part", "ب\u2067ب\u2069ب", "\ufe8f_\ufe8f_\ufe8f"},
		{"embeddings part, as their levels differ", "ب\u202bب\u202cب", "\ufe8f_\ufe8f_\ufe8f"},
		{"override from right to left", "\u202eلا\u202c", "_\ufefb__"},
		{"override from left to right", "\u202dبسم لا\u202c", "_\ufe90\ufeb4\ufee3 \ufedd\ufe8d_"},
		{"ZWJ at an even level", "\u202dب\u200d\u202c", "_\ufe90__"},

		{"digits and Latin part", "ب1بaب", "\ufe8f1\ufe8fa\ufe8f"},
		{"presentation forms stay as written", "\ufe91\ufefb", "\ufe91\ufefb"},
		{"Latin", "lā (a) 1", "lā (a) 1"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shaped(tt.text); got != tt.want {
				t.Errorf("%+q is drawn as %+q, want %+q", tt.text, got, tt.want)
			}
		})
	}
}

func TestVisual(t *testing.T) {
	tests := []struct {
		name, text string
		base       Direction
		want       string
	}{
		{"word", "سلام", Auto, "\ufee1\ufefc\ufeb3"},
		{"Auto takes any right-to-left letter", "YouTube هي", Auto, "\ufef2\ufeeb YouTube"},
		{"Auto without one", "a (b)", Auto, "a (b)"},
		{"brackets are mirrored", "(د)", Auto, "(\ufea9)"},
		{"quotes and relations too", "«د» ≤ د", Auto, "\ufea9 ≥ «\ufea9»"},
		{"Latin brackets are not", "د (a)", LeftToRight, "\ufea9 (a)"},
		{"percent", "نسبة 55%", Auto, "%55 \ufe94\ufe92\ufeb4\ufee7"},
		{"marks behind their letters", "بَدّ", Auto, "\ufeaa\u0651\ufe91\u064e"},
		{"marks behind lam-alef", "لَاً", Auto, "\ufefb\u064e\u064b"},
		{"two marks keep their order", "دَّa", Auto, "a\ufea9\u064e\u0651"},
		{"mark of a Latin letter", "دa\u0301", Auto, "a\u0301\ufea9"},
		{"mark without letter", "\u064e", RightToLeft, "\u064e"},
		{"newline is a space", "د\nb", Auto, "b \ufea9"},
		{"codes are left out", "\u2067د\u2069\u200e\u200c\u202ba\u202c", LeftToRight, "\ufea9a"},
		{"not UTF-8", "\xff", Auto, "\ufffd"},
		{"nothing", "", Auto, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Visual(tt.text, tt.base); got != tt.want {
				t.Errorf("%+q is %+q, want %+q", tt.text, got, tt.want)
			}
		})
	}
}

// TestShapeProperties checks on random text what layout builds on: one rune for
// each rune, nothing drawn only where there is a reason, and NFKC giving back
// the letters that were shaped.
func TestShapeProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 4))
	letters := []rune("ابتثجلللأإآسىءةؤ\u0640\u064e\u0651\u200c\u200dab1 (")
	for range 3000 {
		text := make([]rune, r.IntN(12))
		for i := range text {
			text[i] = letters[r.IntN(len(letters))]
		}
		levels, _ := Levels(text, RightToLeft)
		drawn := shape(text, levels, nil)
		if len(drawn) != len(text) {
			t.Fatalf("%d runes for %d", len(drawn), len(text))
		}
		for i, d := range drawn {
			back := []rune(norm.NFKC.String(string(d)))
			switch {
			case d == 0 && text[i] != 0x200c && text[i] != 0x200d && !isAlef(text[i]):
				t.Fatalf("%+q: nothing drawn for %U", string(text), text[i])
			case d == 0:
			case d >= 0xFEF5 && d <= 0xFEFC:
				if text[i] != lam || !slices.ContainsFunc(drawn[i:], func(d rune) bool { return d == 0 }) {
					t.Fatalf("%+q: ligature for %U", string(text), text[i])
				}
			case text[i] >= 0x621 && back[0] != text[i]:
				t.Fatalf("%+q: %U drawn as %U", string(text), text[i], d)
			}
		}
	}
}

func FuzzVisual(f *testing.F) {
	f.Add("سلام (YouTube) «لَا» 55%", uint8(0))
	f.Add("\u202dلا\u202c\n\u2067\u200dب\u2069", uint8(1))
	f.Add("\xff\x00\u0301\u064e", uint8(2))
	f.Fuzz(func(t *testing.T, s string, b uint8) {
		base := Direction(b % 3)
		v := Visual(s, base)
		if !utf8.ValidString(v) || strings.ContainsAny(v, "\n\x00\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e") {
			t.Fatalf("%+q is %+q", s, v)
		}
		// Nothing but invisible runes and the alef of a lam-alef is lost, and
		// nothing doubled.
		in, out := 0, 0
		for _, r := range s {
			if !setRemoved.has(classOf(r)) && !isDirectionMark(r) {
				in++
			}
		}
		for _, r := range v {
			out++
			if r >= 0xFEF5 && r <= 0xFEFC {
				out++
			}
		}
		for _, r := range s {
			if r >= 0xFEF5 && r <= 0xFEFC {
				in++
			}
		}
		if in != out {
			t.Fatalf("%+q has %d characters, %+q has %d", s, in, v, out)
		}
		for _, r := range s {
			if r >= 0x80 {
				return
			}
		}
		if want := strings.Map(func(r rune) rune {
			switch classOf(r) {
			case classB:
				return ' '
			case classBN:
				return -1
			}
			return r
		}, s); base != RightToLeft && v != want {
			t.Fatalf("ASCII %q became %q", s, v)
		}
	})
}

// TestJoiningTypes checks the types that are not listed for every rune, and some
// that are.
func TestJoiningTypes(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		j := joiningOf(r)
		if unicode.In(r, unicode.Mn, unicode.Me) != (j == joinTransparent && !unicode.Is(unicode.Cf, r)) &&
			r != 0x1E94B { // the one letter that is listed as transparent
			t.Errorf("%U has joining type %d", r, j)
		}
		if j != joinNone && !unicode.In(r, unicode.L, unicode.M, unicode.Cf, unicode.Po, unicode.No) {
			t.Errorf("%U has joining type %d and is nothing that joins", r, j)
		}
	}
	for _, tt := range []struct {
		join  joining
		runes string
	}{
		{joinNone, "aء1 \u200c\u2066\u2069\u0600\u06dd\u0674\u08ad\n字\ufe91"},
		{joinRight, "ادروةأ\u0710\u08aa\u0870"},
		{joinDual, "بىل\u0626\u06d0\u06ba\u0750\u08a0\u0712\u07ca\u1820\U0001e900"},
		{joinLeft, "\ua872\U00010acd"},
		{joinCausing, "\u0640\u200d\u07fa\u180a"},
		{joinTransparent, "\u064e\u0670\u0301\u200b\u200e\u00ad\u061c\u2060\ufe0f\ufeff\U000e0100\u070f"},
	} {
		for _, r := range tt.runes {
			if j := joiningOf(r); j != tt.join {
				t.Errorf("%U has joining type %d, want %d", r, j, tt.join)
			}
		}
	}
}

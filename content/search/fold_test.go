package search

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" \n\t", ""},
		{"كِتَابٌ", "كتاب"},
		{"هٰذا", "هذا"},
		{"ا\u0654حمد", "احمد"}, // the hamza by itself
		{"أحمد إعلان آخر ٱلله", "احمد اعلان اخر الله"},
		{"على مكتبة", "علي مكتبه"},
		{"سؤال رئيس شيء", "سوال رييس شيء"},
		{"كـــسب", "كسب"},
		{"می\u200cخواهم", "ميخواهم"},
		{"\u2067كسب\u2069\u200f", "كسب"},
		{"کیف", "كيف"},
		{"ﻛﺴﺐ ﻻ", "كسب لا"},
		{"ﷺ", "صلي الله عليه وسلم"},
		{"ڤيديو چيم پرو", "فيديو جيم برو"},
		{"٢٠١٩ ۲۰۱۹ 2019 ２０１９", "2019 2019 2019 2019"},
		{"5.11 ٥٫١١ ١٬٠٠٠ 1,000,000", "5.11 5.11 1000 1000000"},
		{"1، 2. 3, 4.", "1 2 3 4"},
		{"1.,5", "1 5"},
		{"YouTube Café ÉCOLE İ", "youtube cafe ecole i"},
		{"كسب، ماذا؟ «نعم»؛ لا…", "كسب ماذا نعم لا"},
		{"a\x1b[31mb\x00c", "a 31mb c"},
		{"كس\xffب", "كس ب"},
		{"55% $15 😀", "55 15"},
		{"خطأ\u0301", "خطا"},
	} {
		if got := Fold(c.text).Text; got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// Every letter folds to letters that stay as they are.
func TestFoldOfEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if utf8.ValidRune(r) {
			foldFault(t, string(r))
			foldFault(t, "1"+string(r)+"5")
		}
	}
}

// foldFault fails where the rules for folds do not hold.
func foldFault(t *testing.T, text string) {
	t.Helper()
	f := Fold(text)
	if again := Fold(f.Text).Text; again != f.Text {
		t.Errorf("Fold(%q) = %q, and of that %q", text, f.Text, again)
	}
	if strings.Contains(f.Text, "  ") || strings.TrimSpace(f.Text) != f.Text || !utf8.ValidString(f.Text) {
		t.Errorf("Fold(%q) = %q", text, f.Text)
	}
	end := 0
	for i, r := range f.Text {
		s := f.Span(i, i+utf8.RuneLen(r))
		if s.From < end && s != f.Span(i-1, i) || s.To < s.From || s.To > len(text) {
			t.Errorf("letter %d of Fold(%q) comes from %v", i, text, s)
		}
		if back := Fold(text[s.From:s.To]).Text; r != ' ' && !strings.ContainsRune(back, r) && r != '.' {
			t.Errorf("letter %q of Fold(%q) comes from %q, which folds to %q", r, text, text[s.From:s.To], back)
		}
		if !atRune(text, s.From) || !atRune(text, s.To) {
			t.Errorf("letter %d of Fold(%q) comes from %v", i, text, s)
		}
		end = s.To
	}
}

// atRune reports whether a place is between runes.
func atRune(s string, at int) bool {
	return at == len(s) || utf8.RuneStart(s[at]) || !utf8.ValidString(s)
}

func TestFoldedPlaces(t *testing.T) {
	text := "قالَ: أَلْكَسْـبُ ﻻ"
	f := Fold(text)
	i := strings.Index(f.Text, "كسب")
	s := f.Span(i, i+len("كسب"))
	if got := text[s.From:s.To]; got != "كَسْـبُ" {
		t.Errorf("%q", got)
	}
	if got := f.Offset(s.From); got != i {
		t.Errorf("byte %d is at %d, want %d", s.From, got, i)
	}
	if got := f.Offset(len(text)); got != len(f.Text) {
		t.Errorf("the end is at %d", got)
	}
	if got := f.Span(len(f.Text), len(f.Text)); got != (Span{len(text), len(text)}) {
		t.Errorf("the end comes from %v", got)
	}
	if got := f.Span(0, 0); got != (Span{}) {
		t.Errorf("the beginning comes from %v", got)
	}
	if s = f.Span(len(f.Text)-2, len(f.Text)); text[s.From:s.To] != "ﻻ" {
		t.Errorf("half a ligature is %q", text[s.From:s.To])
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"أَلْكَسْـبُ ﻻ", "١٬٠٠٠٫٥", "1.\u200d5", "e\u0301ﷺ", "\xd9\xd9", "ﬃ½²"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { foldFault(t, s) })
}

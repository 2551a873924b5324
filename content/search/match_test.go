package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        string // matches, parted by |
	}{
		{"كسب", "الكسب للكسب وبالكسب كسب مكسب", "كسب|كسب|كسب|كسب|كسب"},
		{"كسب", "كَسْـبٌ", "كَسْـبٌ"},
		{"الكسب", "كسب وكسب الكسب والكسب للكسب مكسب كسبنا", "كسب|كسب|الكسب|الكسب|كسب|كسب"},
		{"بالكسب", "الكسب بالكسب", "كسب|بالكسب"},
		{"للغة", "لغة اللغة للغة", "لغة|للغة|للغة"},
		{"للكسب", "كسب مكسب", "كسب"},
		{"الفن", "فن", ""}, // two letters are too few
		{"إعلان", "اعلان أعلان الإعلان", "اعلان|أعلان|إعلان"},
		{"اعلان", "إعلان", "إعلان"},
		{"مستوى", "مستوي", "مستوي"},
		{"مكتبه", "مكتبة", "مكتبة"},
		{"2019", "٢٠١٩، ۲۰۱۹ 2019", "٢٠١٩|۲۰۱۹|2019"},
		{"٢٠١٩", "2019", "2019"},
		{"1000", "١٬٠٠٠ 1,000", "١٬٠٠٠|1,000"},
		{"٥٫١١", "5.11 و5 ثم 11", "5.11"},
		{"youtube", "YouTube YOUTUBE", "YouTube|YOUTUBE"},
		{"cafe", "Café cafe\u0301", "Café|cafe\u0301"},
		{"كسب المال", "الكسب، والمال", "كسب، والمال"},
		{"كسب المال", "كسب\n\nالمال", "كسب\n\nالمال"},
		{"كسب المال", "كسب مال المال كسبالمال", "كسب مال"},
		{"الكسب من المتجر", "كسب من متجره الصغير", "كسب من متجر"},
		{"من ا", "من الناس", "من ا"},
		{"ام", "ﺳﻼﻡ سلام", "ﻼﻡ|ام"}, // a ligature is found as a whole
		{"أ", "سأل", "أ"},
		{"كان", "مكان", "كان"},
		{"aa", "aaaaa", "aa|aa"},
		{"", "كسب", ""},
		{"  ", "كسب  كسب", ""},
		{"\u064b\u0640", "كسبً", ""},
		{"\u202e\u200f", "كسب\u202e", ""},
		{"%", "55% 7%", "%|%"},
		{"؟", "لماذا؟", "؟"},
		{"\x1b[2J", "2j \x1b[2J", "2j|2J"},
		{"\x1b", "\x1b", ""},
		{"كسب\x00مال", "كسب مال", "كسب مال"},
		{"\xff", "\xff", ""},
		{"غير", "كسب", ""},
	} {
		var got []string
		for _, s := range Find(c.text, c.query) {
			got = append(got, c.text[s.From:s.To])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q in %q: %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

// Looking on behind each match finds the same as looking once.
func TestMatchGoesOn(t *testing.T) {
	lib, _ := library(t)
	for _, p := range lib.Articles[:2] {
		for _, q := range []string{"كسب", "الكسب", "المنصة", "ا", "من", "5.11", "ما لا", "2019", "."} {
			m := NewMatcher(q)
			want := Find(p.Body, q)
			var got []Span
			for at := 0; ; {
				s, ok := m.Match(p.Body, at)
				if !ok {
					break
				}
				got = append(got, s)
				at = s.To
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q in %s: %v, want %v", q, p.ID, got, want)
			}
		}
	}
}

// matchFault fails where matches are not what the query says.
func matchFault(t *testing.T, text, query string) {
	t.Helper()
	m := NewMatcher(query)
	end := 0
	for _, s := range Find(text, query) {
		if s.From < end || s.To <= s.From || s.To > len(text) || !atRune(text, s.From) || !atRune(text, s.To) {
			t.Fatalf("%q in %q: %v behind %d", query, text, s, end)
		}
		end = s.To
		if len(m.words) != 1 {
			continue
		}
		// A part of a number may lose its point, and a ligature is more than what was asked for.
		got, ok := Fold(text[s.From:s.To]).Text, false
		for _, form := range append(m.words[0].stems, m.words[0].whole) {
			ok = ok || strings.Contains(strings.ReplaceAll(got, " ", ""), strings.ReplaceAll(form, ".", ""))
		}
		if !ok && !strings.Contains(m.words[0].whole, ".") {
			t.Fatalf("%q in %q finds %q", query, text, got)
		}
	}
}

// A text holds each of its words, and itself.
func ownFault(t *testing.T, text string) {
	t.Helper()
	f := Fold(text)
	words := appendWords(nil, text)
	for i, w := range words {
		if i == 50 {
			break
		}
		at := strings.Index(f.Text, w)
		if s, ok := NewMatcher(w).Match(text, 0); !ok || s.From > f.Span(at, at+len(w)).From {
			t.Fatalf("%q is not found in %q but at %v", w, text, s)
		}
	}
	if len(words) > 0 && len(words) <= maxWords {
		if _, ok := NewMatcher(text).Match(text, 0); !ok {
			t.Fatalf("%q is not found in itself", text)
		}
	}
}

func TestTextsHoldTheirWords(t *testing.T) {
	lib, table := library(t)
	for _, p := range New(lib, table).pieces {
		ownFault(t, p.text)
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range [][2]string{{"وبالكسب، كَسْب", "الكسب"}, {"1,000.5", "1000"}, {"ﷺ ﻻ", "لا"}, {"aaa", "aa"}, {"\xd9", "\xd9"}, {"للغة", "للغة لل"}} {
		f.Add(c[0], c[1])
	}
	f.Fuzz(func(t *testing.T, text, query string) {
		matchFault(t, text, query)
		ownFault(t, text)
		ownFault(t, query)
		if utf8.RuneCountInString(text) > 2 {
			_, size := utf8.DecodeRuneInString(text)
			NewMatcher(query).Match(text, size)
		}
	})
}

// A query and a text that begin alike at every letter take no more than the
// product of their lengths; what the parts of a query may be does not multiply.
func TestHardQueries(t *testing.T) {
	text := strings.Repeat("للكسب الكسب ", 5000)
	if got := Find(text, strings.Repeat("للكسب ", 15)+"آخر"); got != nil {
		t.Errorf("%v", got)
	}
	if got := len(Find(text, strings.Repeat("الكسب ", 16))); got != 10000/16 {
		t.Errorf("%d matches", got)
	}
	if got := len(Find(strings.Repeat("ا", 100_000), strings.Repeat("ا", 1000))); got != 100 {
		t.Errorf("%d matches", got)
	}
}

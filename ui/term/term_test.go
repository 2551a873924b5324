package term

import (
	"strings"
	"testing"

	"kasb/ui/rtl"
)

func TestAppend(t *testing.T) {
	const bold, plain = "\x1b[1m", "\x1b[m"
	line := func(s string) rtl.Line { return rtl.Fit(s, 12, rtl.AlignRight) }
	for _, c := range []struct {
		name     string
		strategy Strategy
		line     rtl.Line
		want     string
	}{
		{"visual", Visual, line("قناة a1"), "     a1 ﺓﺎﻨﻗ"},
		{"lrm", LRM, line("قناة a1"), "     a1 ﺓ\u200eﺎ\u200eﻨ\u200eﻗ\u200e"},
		{"lrm, Arabic-Indic digits", LRM, line("٢٠"), "          ٢\u200e٠\u200e"},
		{"logical", Logical, line("قناة a1"), "     قناة a1"},
		{"logical, lam-alef and brackets", Logical, line("لا (ب)"), "       لا (ب)"},
		{"a pen stays on its letters", Visual, line("ق" + bold + "ن" + plain + "ب"), "         ﺐ" + bold + "ﻨ" + plain + "ﻗ"},
		{"logical, with a pen", Logical, line("ق" + bold + "ن" + plain + "ب"), "         ق" + bold + "ن" + plain + "ب"},
		{"blanks behind are left out", Visual, rtl.Fit("ab", 12, rtl.AlignLeft), "ab"},
		{"but not those that show", Visual, rtl.Row(rtl.Fill(" ", 2, rtl.Pen{Bg: rtl.Indexed(4)}), rtl.Fit("ab", 2, rtl.AlignLeft)), "ab\x1b[44m  " + plain},
		{"empty", Visual, rtl.Blank(5), ""},
		{"empty, logical", Logical, rtl.Blank(5), ""},
		{"nothing", LRM, rtl.Line{}, ""},
	} {
		if got := string(c.strategy.Append(nil, c.line)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestParseStrategy(t *testing.T) {
	for _, name := range Names() {
		if s, err := ParseStrategy(name); err != nil || s.String() != name {
			t.Errorf("%q: %v, %v", name, s, err)
		}
	}
	if _, err := ParseStrategy("sideways"); err == nil || !strings.Contains(err.Error(), "sideways") {
		t.Errorf("error %v", err)
	}
}

func BenchmarkAppend(b *testing.B) {
	l := rtl.Fit("سعر \x1b[1mالمنتج\x1b[m 15 دولارا (تقريبا) على YouTube", 92, rtl.AlignRight)
	var dst []byte
	for b.Loop() {
		dst = Visual.Append(dst[:0], l)
	}
	b.SetBytes(int64(len(dst)))
}

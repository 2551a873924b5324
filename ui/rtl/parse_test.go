package rtl

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// runs writes a line as its stretches of one pen: "text{pen}text{pen}".
func runs(l Line) string {
	var b strings.Builder
	for i := 0; i < l.Len(); {
		pen, end := l.PenRun(i)
		for ; i < end; i++ {
			b.Write(l.AppendText(nil, i))
		}
		b.WriteString("{" + strings.ReplaceAll(string(pen.Append(nil, Pen{})), "\x1b", "") + "}")
	}
	return b.String()
}

func TestParse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"plain":            {"abc", "abc{}"},
		"bold":             {"a\x1b[1mb\x1b[0mc", "a{}b{[1m}c{}"},
		"reset, empty":     {"\x1b[1ma\x1b[mb", "a{[1m}b{}"},
		"reset, empty;":    {"\x1b[1ma\x1b[;4mb", "a{[1m}b{[4m}"},
		"all attributes":   {"\x1b[1;2;3;4;7;9ma", "a{[1;2;3;4;7;9m}"},
		"each off":         {"\x1b[1;2;3;4;7;9ma\x1b[23mb\x1b[24mc\x1b[27md\x1b[29me\x1b[22mf", "a{[1;2;3;4;7;9m}b{[1;2;4;7;9m}c{[1;2;7;9m}d{[1;2;9m}e{[1;2m}f{}"},
		"colours":          {"\x1b[31;42ma\x1b[39mb\x1b[49mc", "a{[31;42m}b{[42m}c{}"},
		"bright":           {"\x1b[97;100ma", "a{[97;100m}"},
		"256":              {"\x1b[38;5;200;1ma", "a{[1;38;5;200m}"},
		"256 colons":       {"\x1b[48:5:17;1ma", "a{[1;48;5;17m}"},
		"low of 256":       {"\x1b[38;5;9ma", "a{[91m}"},
		"rgb":              {"\x1b[38;2;1;2;3;4ma", "a{[4;38;2;1;2;3m}"},
		"rgb colons":       {"\x1b[38:2:1:2:3;4ma", "a{[4;38;2;1;2;3m}"},
		"rgb space":        {"\x1b[38:2::1:2:3;4ma", "a{[4;38;2;1;2;3m}"},
		"rgb tolerance":    {"\x1b[48:2:7:1:2:3:0:1;4ma", "a{[4;48;2;1;2;3m}"},
		"too big":          {"\x1b[38;5;256;4ma", "a{[4m}"},
		"cut short":        {"\x1b[38;5ma\x1b[38mb\x1b[38;2;1;2mc", "abc{}"},
		"unknown space":    {"\x1b[38;9;1mb", "b{}"},
		"underline colour": {"\x1b[58;2;1;2;3;1ma\x1b[58:5:9;3mb", "a{[1m}b{[1;3m}"},
		"curly":            {"\x1b[4:3ma\x1b[4:0mb", "a{[4m}b{}"},
		"double":           {"\x1b[21ma", "a{[4m}"},
		"private":          {"\x1b[>1ma\x1b[?1mb\x1b[1 mc", "abc{}"},
		"other CSI":        {"a\x1b[2Jb\x1b[10;10Hc", "abc{}"},
		"other escapes":    {"a\x1b(0b\x1b=c\x1bcd", "abcd{}"},
		"strings":          {"a\x1b]0;title\ab\x1bPq#1\x1b\\c\x1b_x\x1b\\d\x1b^y\x1b\\e\x1bXz\x1b\\f", "abcdef{}"},
		"link":             {"\x1b]8;;http://x\x1b\\a\x1b]8;;\x1b\\b", "a{]8;;http://x\a}b{}"},
		"link, BEL":        {"\x1b]8;;http://x\aa\x1b]8;;\ab", "a{]8;;http://x\a}b{}"},
		"link id":          {"\x1b]8;a=b:id=7;http://x;y\aa", "a{]8;id=7;http://x;y\a}"},
		"link in Arabic":   {"\x1b]8;;http://x/Ü\u061c\aa", "a{]8;;http://x/%C3%9C%D8%9C\a}"},
		"link keeps style": {"\x1b[1m\x1b]8;;u\aa\x1b[mb", "a{]8;;u\a[1m}b{]8;;u\a}"},
		"half a link":      {"a\x1b]8;;b", "a{}"},
		"half a code":      {"a\x1b[1", "a{}"},
		"lone escape":      {"a\x1b", "a{}"},
		"letter in a code": {"a\x1b[1çb", "açb{}"},
		"letter, escape":   {"a\x1bçb", "açb{}"},
		"many parameters":  {"\x1b[" + strings.Repeat("1;", 99) + "3ma", "a{[1m}"},
		"huge parameter":   {"\x1b[99999999999999999999999ma", "a{}"},
		"controls":         {"a\x00\x07\b\v\f\r\x7fb\u0085c", "abc{}"},
		"tab":              {"a\tb\t\tc", "a   b       c{}"},
		"tab, wide":        {"你好\tb", "你好    b{}"},
		"bad bytes":        {"a\xffb\xd8c\x9bd\xe2\x82", "a�b�c�d��{}"},
		"U+FFFD":           {"a\ufffdb", "a�b{}"},
	} {
		t.Run(name, func(t *testing.T) {
			lines := Layout(c.in, Options{})
			if len(lines) != 1 {
				t.Fatalf("%d lines", len(lines))
			}
			if got := runs(lines[0]); got != c.want {
				t.Errorf("%q gives\n%q, want\n%q", c.in, got, c.want)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                     "",
		"a":                    "a",
		"a\n":                  "a",
		"a\n\n":                "a|",
		"\na":                  "|a",
		"a\r\nb\u2028c\u2029d": "a|b|c|d",
		"\x1b[1ma\nb":          "a|b",
		"\x1b]8;;u\nb":         "|b",
	} {
		var got []string
		for _, l := range Layout(in, Options{}) {
			got = append(got, l.String())
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
	bold := Layout("\x1b[1ma\nb", Options{})[1].At(0).Pen
	if bold != (Pen{Attr: Bold}) {
		t.Errorf("the pen does not outlive its paragraph: %+v", bold)
	}
}

func TestPenAppend(t *testing.T) {
	t.Parallel()
	red, link := Pen{Fg: Indexed(1)}, Pen{Link: "u"}
	for _, c := range []struct {
		from, to Pen
		want     string
	}{
		{Pen{}, Pen{}, ""},
		{red, red, ""},
		{red, Pen{}, "\x1b[m"},
		{Pen{}, red, "\x1b[31m"},
		{red, Pen{Fg: Indexed(1), Attr: Bold}, "\x1b[1m"},
		{Pen{Attr: Bold}, Pen{Attr: Faint}, "\x1b[0;2m"},
		{Pen{Attr: Bold | Faint, Fg: RGB(1, 2, 3)}, Pen{Attr: Faint, Fg: RGB(1, 2, 3)}, "\x1b[22;2m"},
		{Pen{Attr: Underline, Fg: RGB(1, 2, 3)}, Pen{Fg: RGB(1, 2, 3)}, "\x1b[24m"},
		{Pen{Attr: Bold | Italic | Underline | Reverse | Strike, Fg: Indexed(200)}, red, "\x1b[0;31m"},
		{Pen{Bg: Indexed(200)}, Pen{Bg: Indexed(15)}, "\x1b[107m"},
		{Pen{Bg: RGB(0, 0, 0)}, Pen{Attr: Bold}, "\x1b[0;1m"},
		{Pen{Fg: RGB(0, 0, 0), Bg: RGB(9, 9, 9)}, Pen{Bg: RGB(9, 9, 9)}, "\x1b[39m"},
		{Pen{}, link, "\x1b]8;;u\a"},
		{link, Pen{}, "\x1b]8;;\a"},
		{link, Pen{Link: "u", LinkID: "1"}, "\x1b]8;id=1;u\a"},
		{red, Pen{Link: "u", Fg: Indexed(1)}, "\x1b]8;;u\a"},
		{Pen{}, Pen{Link: "a b\a\x1b\\ü;", LinkID: "x:y;\a"}, "\x1b]8;id=xy;ab\\%C3%BC;\a"},
	} {
		if got := string(c.to.Append(nil, c.from)); got != c.want {
			t.Errorf("from %+v to %+v: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// TestPenRoundTrip writes pens and reads them back.
func TestPenRoundTrip(t *testing.T) {
	t.Parallel()
	colors := []Color{0, Indexed(0), Indexed(7), Indexed(8), Indexed(15), Indexed(16), Indexed(255), RGB(0, 0, 0), RGB(255, 1, 22)}
	var pens []Pen
	for attr := range Attr(64) {
		for i, fg := range colors {
			pens = append(pens, Pen{Attr: attr, Fg: fg, Bg: colors[(i+int(attr))%len(colors)]})
		}
	}
	from := Pen{Link: "x"}
	b := from.Append(nil, Pen{})
	for i := range pens {
		to := pens[i*37%len(pens)]
		if i%5 == 0 {
			to.Link, to.LinkID = "u", "9"
		}
		b = append(to.Append(b, from), 'x')
		from = to
	}
	l := Layout(string(b), Options{Base: LeftToRight})[0]
	if l.Len() != len(pens) {
		t.Fatalf("%d cells", l.Len())
	}
	for i, c := range l.All() {
		want := pens[i*37%len(pens)]
		if i%5 == 0 {
			want.Link, want.LinkID = "u", "9"
		}
		if c.Pen != want {
			t.Fatalf("pen %d is %+v, want %+v", i, c.Pen, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a\x1b[1;38:2::1:2:3mb\x1b[m", "\x1b]8;id=1;http://x\x1b\\a\x1b]8;;\ab", "a\tb\r\n\x9b1m\xff", "\x1bP\x1b[\x18\x1b]8;;Ü\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var rd reader
		rd.reset()
		for i := 0; i < len(s); {
			next := rd.paragraph(s, i, false)
			if next <= i {
				t.Fatalf("stuck at %d of %q", i, s)
			}
			i = next
			checkSpans(t, s, &rd)
			for _, r := range rd.runes {
				if r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 {
					t.Fatalf("%q lets %U through", s, r)
				}
			}
		}
		// A pen written and read again is the same pen.
		for _, p := range rd.pens {
			var again reader
			again.reset()
			again.paragraph(string(p.Append(nil, Pen{}))+"x", 0, false)
			if again.pen != p {
				t.Fatalf("%+v written and read gives %+v", p, again.pen)
			}
		}
	})
}

// checkSpans looks for the runes of the paragraph read last where the spans say
// that they stand in s.
func checkSpans(t *testing.T, s string, rd *reader) {
	at, last := -1, 0
	for i, sp := range rd.spans {
		if sp.at <= at || sp.off < last || sp.at > len(rd.runes) || int(sp.pen) >= len(rd.pens) {
			t.Fatalf("spans %v of %d runes", rd.spans, len(rd.runes))
		}
		at, last = sp.at, sp.off
		end := len(rd.runes)
		if i+1 < len(rd.spans) {
			end = rd.spans[i+1].at
		}
		off := sp.off
		for k, r := range rd.runes[at:end] {
			found, size := utf8.DecodeRuneInString(s[off:])
			instead := k == 0 && end == at+1 && (r == ' ' && found == '\t' || r == found && found == utf8.RuneError)
			if r != found && !instead || found == utf8.RuneError && size == 1 && !instead {
				t.Fatalf("rune %d is %U, at %d of %q stands %U", at+k, r, off, s, found)
			}
			off += size
		}
	}
}

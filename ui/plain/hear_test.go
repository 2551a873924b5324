package plain

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"kasb/content/progress"
)

func TestUnderstands(t *testing.T) {
	for line, want := range map[string]heard{
		"":                   {wish: again},
		" \t\r\n":            {wish: again},
		"3\n":                {wish: number, number: 3},
		"12\r\n":             {wish: number, number: 12},
		"٣":                  {wish: number, number: 3},
		"١٢":                 {wish: number, number: 12},
		"۴":                  {wish: number, number: 4},
		" 7. ":               {wish: number, number: 7},
		"7)":                 {wish: number, number: 7},
		"\ufeff0":            {wish: number},
		"\u200f5\u200e":      {wish: number, number: 5},
		"000":                {wish: number},
		"1٢":                 {},
		"-1":                 {},
		"+1":                 {},
		"1.5":                {},
		"99999999999999999":  {wish: number, number: 1 << 30},
		"b":                  {wish: back},
		"B":                  {wish: back},
		"ر":                  {wish: back},
		"لا":                 {wish: back}, // b on an Arabic keyboard
		"رجوع":               {wish: back},
		"q":                  {wish: quit},
		"ض":                  {wish: quit},
		"خروج":               {wish: quit},
		"h":                  {wish: home},
		"ه":                  {wish: home},
		"؟":                  {wish: help},
		"?":                  {wish: help},
		"س":                  {wish: why},
		"w":                  {wish: why},
		"/":                  {wish: find},
		"ظ":                  {wish: find},
		"بحث":                {wish: find},
		"/ حصة الإعلانات":    {wish: find, query: "حصة الإعلانات"},
		"/AdSense":           {wish: find, query: "AdSense"},
		"بحث  أدسنس":         {wish: find, query: "أدسنس"},
		"ابحث أدسنس":         {wish: find, query: "أدسنس"},
		"نعم":                {},
		"\xff\xfe":           {wish: again}, // nothing that could be read
		"\x1b[A":             {},
		"a\x00b":             {},
		"\xff3":              {wish: number, number: 3},
		"/ \x1b[31mأ\x07":    {wish: find, query: "[31mأ"},
		"3\x1b":              {wish: number, number: 3},
		"1\u202e":            {wish: number, number: 1},
		"/ \u2066x\u2069 \t": {wish: find, query: "x"},
	} {
		if got := understand(line); got != want {
			t.Errorf("%q asks for %+v, want %+v", line, got, want)
		}
	}
}

// Of a very long line the beginning counts, and the next line is heard.
func TestLongLines(t *testing.T) {
	for _, size := range []int{maxLine - 1, maxLine, maxLine + 1, 1 << 20} {
		d := newDialogue(Program{In: strings.NewReader(strings.Repeat("9", size) + "\n5\n6"), Out: &bytes.Buffer{}})
		for i, want := range []int{1 << 30, 5, 6} {
			if h, err := d.hear(); err != nil || h.number != want {
				t.Errorf("a line of %d bytes: line %d is %+v, %v", size, i, h, err)
			}
		}
		if _, err := d.hear(); !leaves(err) {
			t.Errorf("behind the last line comes %v", err)
		}
	}
}

func TestSpoken(t *testing.T) {
	for text, want := range map[string]string{
		"نص":                       "نص",
		" نص  آخر ":                "نص آخر",
		"a\x1b[31mb\x07\x7f":       "a[31mb",
		"سطر\nآخر\tهنا":            "سطر آخر هنا",
		"\u2066kasb\u2069 و\u200f": "kasb و",
		"✓ تم ★":                   "تم",
		"• أول":                    "أول",
		"من ← إلى":                 "من، إلى",
		"دخل · 240":                "دخل، 240",
		"\ufffd\ue000x":            "x",
		"می\u200cخواهم":            "می\u200cخواهم", // what shapes a word stays
	} {
		if got := spoken(text); got != want {
			t.Errorf("%q is said as %q, want %q", text, got, want)
		}
	}
}

func TestArabicDigits(t *testing.T) {
	for text, want := range map[string]string{
		"12 من 100":            "١٢ من ١٠٠",
		"87.5%":                "٨٧٫٥٪",
		"3.":                   "٣.",
		"kasb-2026-11-26.md 5": "kasb-2026-11-26.md ٥",
		"x.com/1 في عام 2019،": "x.com/1 في عام ٢٠١٩،",
		"":                     "",
		"5.11 مليار، و1.2.3":   "٥٫١١ مليار، و١٫٢٫٣",
	} {
		if got := arabicDigits(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// Whatever is typed, the program ends with its input, says nothing that can't be heard, and echoes nothing raw.
func FuzzTyped(f *testing.F) {
	for _, s := range []string{"1\n1\n2\n3\nq\n", "2\n1\n\n\n9\n3\n2\n0\n", "7\nأدسنس\n1\n0\n0\n0\n", "\xff\x00\x1b[A\n/\x07x\n", "5\n70\n1\n4\n1\n", "1\n2\n" + strings.Repeat("3\n", 17) + "4\n1\n1\n2\n", "ه\nر\nخ\n", "8\n1\n2\n3\n؟\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		var out bytes.Buffer
		p := program(progress.Memory(progress.State{}))
		p.In, p.Out = strings.NewReader(typed), bufio.NewWriter(&out)
		if err := Run(p); err != nil {
			t.Fatal(err)
		}
		p.Out.(*bufio.Writer).Flush()
		pleasant(t, out.String())
	})
}

package plain

import (
	"regexp"
	"strings"
	"testing"

	"kasb/content/progress"
)

var (
	word  = regexp.MustCompile(`\p{L}+`)
	signs = regexp.MustCompile("\\]\\([^)]*\\)|[][*`!]")
)

// Whoever presses nothing but Enter hears every word of every page, in its order, and has read all of them then.
func TestEveryWordIsHeard(t *testing.T) {
	lib, err := realLibrary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	typed := []string{"2", "1"}
	for range 700 {
		typed = append(typed, "")
	}
	l := listen(t, program(progress.Open(dir)), typed...)
	pleasant(t, l.heard.String())
	heard := word.FindAllString(l.heard.String(), -1)
	const between = 150 // words that are said between two of a text: what can be typed, the head of the next page
	at := 0
	for _, p := range lib.Pages() {
		for _, w := range word.FindAllString(signs.ReplaceAllString(p.Text(), ""), -1) {
			from := at
			for at < len(heard) && heard[at] != w {
				at++
			}
			if at == len(heard) || at-from > between {
				t.Fatalf("%s: %q is not heard behind %q", p.ID, w, heard[max(0, from-8):from])
			}
		}
	}
	st := progress.Peek(dir)
	for _, p := range lib.Pages() {
		if st.HasRead(p.ID) != 100 {
			t.Errorf("of %s are read %d percent", p.ID, st.HasRead(p.ID))
		}
	}
	l.hears(t, "الصفحة التالية: ", "نهاية الصفحة. 9: الخيارات. 0: رجوع.", "إلى اللقاء.")
}

// At every part of a page every number answers, and the reader stays where they are.
func TestReadingByNumbers(t *testing.T) {
	lib, err := realLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for number, page := range lib.Articles[:3] {
		all := parts(readAloud(page.Text(), page.Charts), Medium)
		typed := []string{"2", string(rune('1' + number))}
		for i, p := range all {
			if i > 0 {
				typed = append(typed, "1")
			}
			typed = append(typed, "3", "0")
			if len(p.links()) > 0 {
				typed = append(typed, "4", "1", "0", "0")
			} else {
				typed = append(typed, "4")
			}
			typed = append(typed, "5", "6", "6", "8", "9", "77", "س")
			if i > 0 {
				typed = append(typed, "2", "")
			}
		}
		l := listen(t, program(progress.Memory(progress.State{})), append(typed, "0", "0", "0")...)
		pleasant(t, l.heard.String())
		said := l.heard.String()
		if len(l.begun) != len(typed)+3 || !strings.HasSuffix(said, "إلى اللقاء.\n") {
			t.Errorf("%s: it ends behind %d of %d lines:\n%s", page.ID, len(l.begun), len(typed)+3, said)
		}
		for text, want := range map[string]int{
			"وُضعت إشارة مرجعية هنا.": len(all), "أزيلت الإشارة المرجعية.": len(all), "لا اختيار بهذا الرقم.": len(all), "لم أفهم.": len(all),
		} {
			if n := strings.Count(said, text); n != want {
				t.Errorf("%s: %q is said %d times, want %d", page.ID, text, n, want)
			}
		}
	}
}

// A page opened at a place begins with it; where reading went on before, the beginning is not said again.
func TestPlaces(t *testing.T) {
	var st progress.State
	st.ReadTo("numbers", 0.4)
	l := listen(t, program(progress.Memory(st)), "2", "3", "2", "0", "0", "0")
	l.hears(t, "3. أرقام 2019 وكيف تُقرأ (قُرئ منه 40%)", "المتابعة من حيث توقفت.", "الجزء ", "الجزء ")
	if lib, _ := realLibrary(); strings.Contains(l.heard.String(), lib.Articles[2].Summary) {
		t.Error("the summary is said where reading goes on")
	}
	l = listen(t, program(progress.Memory(progress.State{})), "/ كيف نقرأ رقما كهذا", "1")
	l.hears(t, "أرقام 2019 وكيف تُقرأ", "كيف نقرأ رقما كهذا؟\nخمسة أسئلة")
}

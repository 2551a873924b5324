package ui

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"kasb/content/progress"
)

// Every key that works on a screen is in one group of its help, and each group has
// some.
func TestHelpHasEveryKey(t *testing.T) {
	for name, keys := range journeys {
		d := start(t, progress.Memory(progress.State{}), 100, 30).press(keys...)
		s, k := d.app.top(), d.app.env.Keys
		want := map[key.Help]int{}
		for _, row := range append(s.FullHelp(), programKeys(k, s)) {
			for _, b := range row {
				if b.Enabled() {
					want[b.Help()]++
				}
			}
		}
		groups, count := keyGroups(k, s, "")
		n := 0
		for _, g := range groups {
			if len(g.keys) == 0 {
				t.Errorf("%s: nothing stands under «%s»", name, g.name)
			}
			for _, b := range g.keys {
				want[b.Help()]--
				n++
			}
		}
		for h, missing := range want {
			if missing != 0 {
				t.Errorf("%s: %q is missing %d times", name, h.Desc, missing)
			}
		}
		if n != count {
			t.Errorf("%s: %d keys are counted, %d shown", name, count, n)
		}
	}
}

func TestKeysAreFound(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 100, 30).press("2", "enter")
	s, k := d.app.top(), d.app.env.Keys
	for query, want := range map[string]string{
		"بحث":        "بحث في الصفحة",
		"إشاره":      "إشارة مرجعية", // folded: hamza and ta marbuta
		"مرجعيه اشا": "إشارة مرجعية", // words in any order
		"fpe":        "بحث في الصفحة",
		"PgDn":       "صفحة أسفل",
		"pagedown":   "",
		"ctrl+c":     "خروج فورا",
		"ctrl":       "خروج فورا",
		"t":          "المحتويات",
		"ف":          "المحتويات", // the same key on an Arabic layout
		"?":          "مساعدة",
		"؟":          "", // folds to nothing, and no key is called so
		"←":          "المقال التالي",
		"left":       "المقال التالي",
		"قطط":        "",
	} {
		groups, count := keyGroups(k, s, query)
		found := want == "" && count == 0
		for _, g := range groups {
			for _, b := range g.keys {
				found = found || want != "" && strings.Contains(b.Help().Desc, want)
			}
		}
		if !found {
			t.Errorf("%q: %d keys, among them not %q: %v", query, count, want, groups)
		}
	}
	if _, count := keyGroups(k, s, "t"); count != 1 {
		t.Errorf("%d keys are called t", count)
	}
}

func TestNamesOfKeys(t *testing.T) {
	for name, want := range map[string]string{
		"a": "a", "G": "G", "+": "+", "?": "?", "enter": "Enter", "ctrl+c": "Ctrl+C", "shift+tab": "Shift+Tab", "shift+left": "Shift+←", "alt+f": "Alt+F",
	} {
		if got := keyName(name); got != want {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
	}
}

func TestSearchInHelp(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24).press("1", "enter", "?")
	d.press("/").sees("كلمة أو مفتاح")
	if d.app.cursor(d.app.frame()) == nil {
		t.Error("the field has no cursor")
	}
	d.press("ج", "و", "ا", "ب").sees("مفتاح واحد", "جواب").lacks("لماذا نسأل؟")
	d.press("q", "?", "j").sees("لا مفاتيح") // all of them typed
	d.press("esc").sees("لماذا نسأل؟", "مفاتيح: ").press("esc").sees("السؤال 1 من 27")

	// With Enter the keys work again, on what was found.
	d.press("?", "ظ", "ص", "ف", "enter", "j").sees("صفحة").lacks("لماذا نسأل؟").press("esc").sees("لماذا نسأل؟").press("esc")
	d.press("?", "/", "esc").sees("لماذا نسأل؟").press("esc").sees("السؤال 1 من 27")

	// Where ? is text, F1 opens and closes the help.
	f1 := tea.KeyPressMsg{Code: tea.KeyF1}
	d.press("esc", "esc", "/")
	d.send(f1)
	d.sees("مفاتيح: بحث", "الكتابة").press("end").sees("حذف", "خروج فورا").lacks("q  ")
	d.send(f1)
	d.sees("كلمة أو أكثر")
}

// The help in the smallest window still shows what was found.
func TestSearchInHelpFits(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), minWidth, minHeight).press("1", "enter", "?", "/", "ل", "م", "ا")
	d.sees("لماذا نسأل؟")
	d.send(tea.PasteMsg{Content: strings.Repeat("لا شيء ", 2000)})
	d.sees("لا مفاتيح")
	checkFrame(t, d)
}

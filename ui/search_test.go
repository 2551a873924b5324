package ui

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kasb/content"
	"kasb/content/arabic"
	"kasb/content/progress"
	"kasb/content/search"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// searching opens the program at the search.
func searching(t testing.TB, width, height int) (*driver, *searchScreen) {
	d := start(t, progress.Memory(progress.State{}), width, height).press("/")
	s, ok := d.app.top().(*searchScreen)
	if !ok {
		t.Fatal("/ does not open the search")
	}
	return d, s
}

func TestSearchFindsWhileTyping(t *testing.T) {
	d, s := searching(t, 80, 24)
	d.sees("كلمة أو أكثر", "في المقالات والمسارات")
	for _, k := range []string{"ي", "و", "ت", "ي", "و", "ب"} {
		d.press(k)
		if len(s.hits) == 0 {
			t.Fatalf("nothing is found at %q", s.field.Value())
		}
	}
	d.sees("قناة يوتيوب", "مسار", arabic.Results.Of(len(s.hits)))
	if h := s.hits[0]; len(h.InTitle) == 0 || s.list.at != 0 {
		t.Errorf("first comes %+v", h)
	}
	d.press("q", "?", "1").sees("لا نتائج")
	d.press("backspace", "backspace", "backspace", "down", "tab", "up").sees("قناة يوتيوب")
	if s.list.at != 1 {
		t.Errorf("result %d is marked", s.list.at)
	}
	d.press("pgup", "enter")
	if r, ok := d.app.top().(*reader); !ok || r.page.ID != s.hits[0].ID {
		t.Fatalf("Enter does not open the page:\n%s", d.screen())
	}
	d.press("esc")
	if d.app.top() != Screen(s) || s.field.Value() != "يوتيوب" || len(s.hits) == 0 {
		t.Error("Esc does not lead back to the results")
	}
	d.press("esc").sees("كلمة أو أكثر").press("esc").sees("من التواصل إلى الكسب")
}

// Each result shows what was found so that it stands out without colours.
func TestWhatWasFoundStandsOut(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.ANSI, colorprofile.TrueColor} {
		d, s := searching(t, 80, 24)
		d.send(tea.ColorProfileMsg{Profile: profile})
		d.press("الجمهور")
		lines := s.View(Size{76, 20})
		var found strings.Builder
		for _, l := range lines[4:7] {
			cells := make([]rtl.Cell, l.Width())
			for _, c := range l.All() {
				cells[c.Index] = c
			}
			for _, c := range cells {
				if c.Pen.Attr&rtl.Underline != 0 {
					found.WriteString(c.Source)
				}
			}
		}
		if !strings.Contains(found.String(), "الجمهور") && !strings.Contains(found.String(), "جمهور") {
			t.Errorf("%v: %q stands out in\n%s", profile, found.String(), d.screen())
		}
	}
}

// Esc clears the field, then leaves; what led somewhere is there again the next time, ready to be typed over.
func TestSearchKeepsTheQuery(t *testing.T) {
	d, s := searching(t, 80, 24)
	d.press("الكسب", "esc", "esc")
	if _, ok := d.app.top().(*home); !ok {
		t.Fatal("Esc does not lead back")
	}
	d.press("ظ")
	if s.field.Value() != "الكسب" || s.field.Selection() != "الكسب" || len(s.hits) == 0 {
		t.Errorf("the field holds %q, selected %q", s.field.Value(), s.field.Selection())
	}
	d.press("م")
	if s.field.Value() != "م" {
		t.Errorf("the field holds %q", s.field.Value())
	}
}

// Search opens from everywhere, on both layouts, and leads back. It lies only once among the screens.
func TestSearchOpensFromEverywhere(t *testing.T) {
	for name, keys := range journeys {
		for _, k := range []string{"/", "ظ"} {
			d := start(t, progress.Memory(progress.State{}), 80, 24).press(keys...)
			if typing(d.app.top()) || isHelp(d.app.top()) { // which searches its keys
				continue
			}
			below := d.app.top()
			d.press(k)
			if d.app.top() != Screen(d.app.search) {
				t.Errorf("%s: %s does not open the search", name, k)
				continue
			}
			d.press("/", "ظ")
			if got := d.app.search.field.Value(); !strings.HasSuffix(got, "/ظ") {
				t.Errorf("%s: the signs are not typed but %q", name, got)
			}
			d.press("esc", "esc")
			if d.app.top() != below {
				t.Errorf("%s: Esc leads elsewhere", name)
			}
		}
	}
	d, s := searching(t, 80, 24)
	for range 3 {
		d.press("يوتيوب", "enter", "/")
	}
	if n := strings.Count(stackNames(d.app), "search"); n != 1 || d.app.top() != Screen(s) {
		t.Errorf("the screens are %s", stackNames(d.app))
	}
}

// stackNames are the kinds of the screens, from the first one.
func stackNames(a *App) string {
	var names []string
	for _, s := range a.stack {
		switch s.(type) {
		case *searchScreen:
			names = append(names, "search")
		case *reader:
			names = append(names, "reader")
		default:
			names = append(names, "other")
		}
	}
	return strings.Join(names, " ")
}

func TestSearchKinds(t *testing.T) {
	d, s := searching(t, 80, 24)
	d.press("معدل التحويل").sees("مصطلح").press("enter").sees("المصطلحات", "ويقال أيضا", "انظر:").press("esc")
	d.press("esc", "كم ساعة في الأسبوع").sees("سؤال").press("enter").sees("هذا السؤال رقم 1 من")
	d.press("up").lacks("هذا السؤال رقم").sees(arabic.Results.Of(len(s.hits)))
	d.press("esc", "جنبا إلى جنب", "enter")
	if r, ok := d.app.top().(*reader); !ok || r.page.ID != content.CompareID {
		t.Error("the page that compares the paths does not open")
	}
	for kind, name := range kindNames {
		if name == "" {
			t.Errorf("kind %d has no name", kind)
		}
	}
	d.press("esc")
	if s.open(search.Hit{Kind: search.Article, ID: "none"}) != nil {
		t.Error("a page that is not there opens")
	}
}

// Until the index is there the screen says so, and what was typed is looked for when it comes. Enter waits.
func TestSearchBeforeTheIndex(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	_, index := d.app.Update(press("/"))
	d.press("ي", "و", "ت").sees("البحث الآن")
	s := d.app.search
	_, enter := d.app.Update(press("enter"))
	d.run(index)
	if len(s.hits) == 0 {
		d.app.View()
	}
	d.sees("قناة يوتيوب").run(enter)
	if _, ok := d.app.top().(*reader); !ok {
		t.Errorf("Enter was lost:\n%s", d.screen())
	}

	// It comes also where the search was left meanwhile, and is not made again.
	d = start(t, progress.Memory(progress.State{}), 80, 24)
	_, index = d.app.Update(press("/"))
	d.press("esc").run(index)
	if _, again := d.app.Update(press("/")); again != nil {
		t.Error("the index is made twice")
	}
	d.press("كسب").sees(arabic.Results.Of(len(d.app.search.hits)))
}

func TestSearchWithoutContent(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24)
	real := d.app.env.Library
	d.app.env.Library = func() (*content.Library, error) { return nil, errors.New("عطل في المحتوى") }
	d.press("/").sees("عطل في المحتوى").press("enter").sees("البحث الآن")
	d.press("كسب", "enter").sees("عطل في المحتوى").press("enter")
	d.app.env.Library = real
	d.press("enter").sees("الموضع") // the first result is open
}

// In the smallest window the field, the number of results and one result at least are to be seen, and nothing is cut but
// what the search cut itself.
func TestSearchInTheSmallestWindow(t *testing.T) {
	lib, err := realLibrary()
	if err != nil {
		t.Fatal(err)
	}
	table, err := realTable()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"كسب", "من", "يوتيوب", "لماذا", "2019", "a", "حساب", "ساعة"} {
		d, s := searching(t, minWidth, minHeight)
		d.press(q)
		for i := range s.hits {
			if n := len(s.result(i, true, minWidth-2)); n > minHeight-4 {
				t.Errorf("%s: result %d takes %d lines", q, i, n)
			}
		}
		if fault := frameFault(d); fault != "" {
			t.Errorf("%s: %s", q, fault)
		}
		d.send(tea.WindowSizeMsg{Width: minWidth, Height: 400})
		want := 0
		for _, h := range search.New(lib, table).Search(q, maxHits) {
			want += strings.Count(h.Line, "…") + strings.Count(h.Title, "…")
		}
		if got := strings.Count(d.screen(), "…"); got != want {
			t.Errorf("%s: %d cuts, want %d:\n%s", q, got, want, d.screen())
		}
	}
}

// Whatever is typed, every frame fits and the cursor stands in the field.
func TestRandomSearches(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	names := []string{"ا", "ل", "ك", "س", "ب", "م", "ن", "ي", "و", "ة", "أ", "ً", "2", "٢", "a", "Y", "/", "ظ", "؟", "space", "space", "%", "لا", "🙂",
		"up", "down", "left", "right", "enter", "esc", "tab", "shift+tab", "home", "end", "pgup", "pgdown", "backspace", "backspace"}
	for range 20 {
		d, _ := searching(t, 40+rng.IntN(100), 12+rng.IntN(30))
		for range 100 {
			switch k := rng.IntN(len(names) + 2); k {
			case len(names):
				d.send(tea.WindowSizeMsg{Width: 40 + rng.IntN(100), Height: 12 + rng.IntN(30)})
			case len(names) + 1:
				d.send(tea.PasteMsg{Content: "مواقع\nالتواصل\x1b[2J\u202e"})
			default:
				d.press(names[k])
			}
			checkFrame(t, d)
			c := d.app.View().Cursor
			if c == nil && typing(d.app.top()) || c != nil && (c.X < 0 || c.X >= d.app.size.Width) {
				t.Fatalf("the cursor is %+v:\n%s", c, d.screen())
			}
		}
	}
}

// Typing a letter, with the results that come of it.
func BenchmarkSearchLetter(b *testing.B) {
	for name, query := range map[string]string{"three": "كس", "one": "", "many": "م"} {
		b.Run(name, func(b *testing.B) {
			d, s := searching(b, 100, 30)
			letter := press(map[string]string{"three": "ب", "one": "ا", "many": "ن"}[name])
			b.ReportAllocs()
			for b.Loop() {
				s.field.SetValue(query)
				s.find()
				d.app.Update(letter)
				d.app.View()
			}
		})
	}
}

// A page opens where it was found.
func TestSearchOpensAtThePlace(t *testing.T) {
	d, s := searching(t, 80, 24)
	d.press("اقتطاع")
	opened := 0
	for i, h := range s.hits {
		if h.Place != search.InHeading && h.Place != search.InText || h.Kind > search.Platform {
			continue
		}
		s.list.at = i
		d.press("enter")
		r, ok := d.app.top().(*reader)
		if !ok || r.page.ID != h.ID {
			t.Fatalf("%s does not open", h.ID)
		}
		opened++
		if words := strings.Fields(strings.Trim(h.Line, "… ")); !strings.Contains(d.screen(), rtl.Visual(words[0], rtl.RightToLeft)) {
			t.Errorf("%s: %q is not in sight:\n%s", h.ID, h.Line, d.screen())
		}
		d.press("esc")
	}
	if opened == 0 {
		t.Error("nothing was found in a page")
	}
}

// Where the terminal orders a row by itself its own cursor would stand elsewhere:
// it is hidden, and a cell is drawn reversed in its place.
func TestCursorOfTerminalsThatOrder(t *testing.T) {
	for _, s := range []term.Strategy{term.Visual, term.LRM, term.Tokens, term.Runs, term.Pair, term.Inverse} {
		d := start(t, progress.Memory(progress.State{}), 80, 24, term.Evidence{Choice: term.Choice{Strategy: s, By: "test"}}).press("/", "ع", "م", "ل")
		cursor := d.app.View().Cursor
		reversed := 0
		for _, l := range d.app.frame().lines {
			for _, c := range l.All() {
				if c.Pen.Attr&rtl.Reverse != 0 {
					reversed++
				}
			}
		}
		if s.MovesCursor() {
			if cursor != nil {
				t.Errorf("%v: the terminal's cursor is at %v", s, cursor.Position)
			}
			content := d.app.View().Content
			if !strings.Contains(content, "\x1b[7m") {
				t.Errorf("%v: no cursor is drawn", s)
			}
			continue
		}
		if cursor == nil || reversed != 0 {
			t.Errorf("%v: cursor %v, %d reversed cells", s, cursor, reversed)
		}
	}
}

// Who forgot to change the layout finds what the keys would have typed, and is
// told so; a Latin word that is there is not touched.
func TestSearchOnTheOtherLayout(t *testing.T) {
	for typed, want := range map[string]string{"ul,gm": "عمولة", "js,dr": "تسويق", "hgj,hwg": "التواصل", "BHGM": "لاالة"} {
		if got, ok := arabic.OnArabicKeys(typed); !ok || got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	for _, text := range []string{"", "2019", "عمولة", "abc عمولة"} {
		if got, ok := arabic.OnArabicKeys(text); ok {
			t.Errorf("%q is %q", text, got)
		}
	}
	d := start(t, progress.Memory(progress.State{}), 80, 24).press("/", "u", "l", ",", "g", "m")
	d.sees("للبحث عن «عمولة»", "التسويق بالعمولة")
	d.press("esc", "y", "o", "u", "t", "u", "b", "e").lacks("في اللوحة العربية").sees("YouTube")
}

package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"kasb/ui/rtl"
)

func TestFieldLeftToRight(t *testing.T) {
	y := &typist{NewField(rtl.LeftToRight), 12}
	y.Prompt = "Find:"
	for _, step := range [][2]string{
		{"a", "Find: a|     "},
		{"ك", "Find: a|ﻙ    "},
		{"ت", "Find: a|ﺖﻛ   "},
		{"home", "Find: |aﺖﻛ   "},
		{"right", "Find: a|ﺖﻛ   "},
		{"right", "Find: aﺖ|ﻛ   "},
		{"right", "Find: aﺖﻛ|   "},
		{"left", "Find: aﺖ|ﻛ   "},
		{"ctrl+left", "Find: |aﺖﻛ   "},
	} {
		if got := y.press(step[0]).seen(); got != step[1] {
			t.Errorf("%s: %q, want %q", step[0], got, step[1])
		}
	}
}

// Where the terminal draws nothing but a block it stands on the letter that
// follows.
func TestFieldBlock(t *testing.T) {
	y := newTypist(9)
	y.Block = true
	y.Prompt = "ب:"
	for _, step := range [][2]string{
		{"ك", "    [ ]ﻙ :ﺏ"},
		{"ت", "   [ ]ﺖﻛ :ﺏ"},
		{"a", "  [ ]aﺖﻛ :ﺏ"},
		{"right", "   [a]ﺖﻛ :ﺏ"},
		{"right", "   a[ﺖ]ﻛ :ﺏ"},
		{"home", "   aﺖ[ﻛ] :ﺏ"},
		{"end", "  [ ]aﺖﻛ :ﺏ"},
		{"ب", " [ ]ﺏaﺖﻛ :ﺏ"},
		{"ب", "[ ]ﺐﺑaﺖﻛ :ﺏ"},
		{"ب", "[ ]ﺐﺒﺑaﺖ :ﺏ"},
	} {
		if got := y.press(step[0]).seen(); got != step[1] {
			t.Errorf("%s: %q, want %q", step[0], got, step[1])
		}
	}
}

// Text wider than the field moves along with the caret and no further.
func TestFieldScrolls(t *testing.T) {
	y := newTypist(7)
	for _, step := range [][2]string{
		{"س", "     |ﺱ "}, {"ع", "    |ﻊﺳ "}, {"ر", "   |ﺮﻌﺳ "}, {"ك", "  |ﻙﺮﻌﺳ "}, {"ت", " |ﺖﻛﺮﻌﺳ "}, {"ا", "|ﺎﺘﻛﺮﻌﺳ "},
		{"ب", "|ﺏﺎﺘﻛﺮﻌ "}, {"ي", "|ﻲﺑﺎﺘﻛﺮ "},
		{"right", "ﻲ|ﺑﺎﺘﻛﺮ "},
		{"right", "ﻲﺑ|ﺎﺘﻛﺮ "},
		{"right", "ﻲﺑﺎ|ﺘﻛﺮ "},
		{"right", "ﻲﺑﺎﺘ|ﻛﺮ "}, // two letters on either side stay in sight
		{"right", "ﺑﺎﺘﻛ|ﺮﻌ "},
		{"right", "ﺎﺘﻛﺮ|ﻌﺳ "},
		{"right", "ﺎﺘﻛﺮﻌ|ﺳ "},
		{"ctrl+right", "ﺎﺘﻛﺮﻌﺳ| "},
		{"left", "ﺎﺘﻛﺮﻌ|ﺳ "},
		{"delete", "ﺑﺎﺘﻛﺮ|ﺳ "},
		{"end", "|ﻲﺑﺎﺘﻛﺮ "},
		{"backspace", "|ﺏﺎﺘﻛﺮﺳ "}, // nothing is out of sight that has room
		{"backspace", " |ﺎﺘﻛﺮﺳ "},
		{"space", "| ﺎﺘﻛﺮﺳ "},
		{"Y", "Y| ﺎﺘﻛﺮ "},
		{"o", "Yo| ﺎﺘﻛ "},
	} {
		if got := y.press(step[0]).seen(); got != step[1] {
			t.Errorf("%s: %q, want %q", step[0], got, step[1])
		}
	}
}

// Prompt, placeholder and text stand in their pens, and the selection is
// reversed, cell by cell also where one cell shows two letters.
func TestFieldPens(t *testing.T) {
	th := NewTheme(true, colorprofile.TrueColor)
	y := newTypist(16)
	y.Prompt, y.Placeholder, y.Pens = "بحث:", "اكتب هنا", th.FieldPens()
	pens := func() string {
		var b strings.Builder
		for _, c := range y.View(y.width).All() {
			i := slices.Index([]rtl.Pen{y.Pens.Text, y.Pens.Prompt, y.Pens.Placeholder}, c.Pen)
			switch {
			case c.Pen == (rtl.Pen{Attr: rtl.Reverse}):
				b.WriteByte('r')
			case c.Text == " ":
				b.WriteByte(' ')
			default:
				b.WriteByte("?tph"[i+1])
			}
		}
		return b.String()
	}
	if got, want := y.seen()+pens(), "   ﺎﻨﻫ ﺐﺘﻛﺍ| :ﺚﺤﺑ"+"   hhh hhhh pppp"; got != want {
		t.Errorf("empty: %q, want %q", got, want)
	}
	y.types("بلاغ ab")
	for _, step := range [][2]string{
		{"end", "    tt ttt pppp"},
		{"shift+right", "    tr ttt pppp"},
		{"shift+home", "    rrrrrr pppp"},
		{"ctrl+a", "    rrrrrr pppp"},
		{"home", "    tt ttt pppp"},
		{"left", "    tt ttt pppp"},
		{"shift+left", "    tt trt pppp"},      // the lam
		{"left", "    tt ttt pppp"},            // between lam and alef
		{"shift+left", "    tt trt pppp"},      // the alef
		{"shift+left", "    tt rrt pppp"},      // and what follows
		{"ctrl+shift+left", "    rrrrrt pppp"}, // to the end
	} {
		if got := y.press(step[0]); pens() != " "+step[1] {
			t.Errorf("%s: %q, want %q in %q", step[0], pens(), " "+step[1], got.seen())
		}
	}
	bare := NewTheme(true, colorprofile.ASCII).FieldPens()
	if bare.Placeholder == bare.Text {
		t.Error("without colours the placeholder looks like text")
	}
}

// Every look of a field is as wide as asked.
func TestFieldWidths(t *testing.T) {
	for _, base := range []rtl.Direction{rtl.RightToLeft, rtl.LeftToRight} {
		for _, prompt := range []string{"", "بحث:", "Search 👍:"} {
			for _, block := range []bool{false, true} {
				f := NewField(base)
				f.Prompt, f.Placeholder, f.Block = prompt, "اكتب كلمة 你", block
				for _, text := range []string{"", "كتاب 你 YouTube وإنستغرام لا إله", "你你你你你你", "abc"} {
					f.SetValue(text)
					for _, name := range []string{"", "home", "left", "left", "ctrl+left", "ctrl+a", "end", "right"} {
						if name != "" {
							f.Update(keyPress(name))
						}
						for width := -1; width < 45; width++ {
							if fault := fieldFault(f, width); fault != "" {
								t.Fatalf("base %d, prompt %q, block %v, %q after %q: %s", base, prompt, block, text, name, fault)
							}
						}
					}
				}
			}
		}
	}
}

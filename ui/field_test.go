package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
)

// typist works a field as a reader does: it presses keys and looks.
type typist struct {
	*Field
	width int
}

func newTypist(width int) *typist { return &typist{NewField(rtl.RightToLeft), width} }

// keyPress is a key by its name, with the keys held beside it.
func keyPress(name string) tea.KeyPressMsg {
	held := strings.Split(name, "+")
	last := held[len(held)-1]
	held = held[:len(held)-1]
	k := tea.KeyPressMsg{Code: tea.KeyDelete}
	if last != "delete" {
		k = press(last)
	}
	for _, h := range held {
		k.Mod |= map[string]tea.KeyMod{"shift": tea.ModShift, "ctrl": tea.ModCtrl, "alt": tea.ModAlt}[h]
		k.Text = ""
	}
	return k
}

func (y *typist) press(names ...string) *typist {
	for _, n := range names {
		y.Update(keyPress(n))
	}
	return y
}

// types types a text rune by rune, as a keyboard does.
func (y *typist) types(text string) *typist {
	for _, r := range text {
		y.Update(press(string(r)))
	}
	return y
}

// state is the text with | at the caret and brackets around the selection.
func (y *typist) state() string {
	e := y.edit
	from, to := e.selection()
	switch {
	case from == to:
		return e.text[:from] + "|" + e.text[from:]
	case e.at == to:
		return e.text[:from] + "[" + e.text[from:to] + "|]" + e.text[to:]
	}
	return e.text[:from] + "[|" + e.text[from:to] + "]" + e.text[to:]
}

// seen is the field as it is drawn: its line with | at the bar, or with
// brackets around the cell on which a block stands.
func (y *typist) seen() string {
	l, c := y.View(y.width), y.Cursor()
	var b strings.Builder
	x := 0
	for _, cell := range l.All() {
		switch at := c != nil && c.X >= x && c.X < x+cell.Width; {
		case at && c.Shape == tea.CursorBlock:
			b.WriteString("[" + cell.Text + "]")
		case at:
			b.WriteString("|" + cell.Text)
		default:
			b.WriteString(cell.Text)
		}
		x += cell.Width
	}
	return b.String()
}

// What is seen after each key, from an empty field of 22 cells. The order of
// letters is that of fribidi; the bar is where the next letter comes in.
func TestFieldTyping(t *testing.T) {
	back := func(lines ...string) (steps [][2]string) {
		for _, l := range lines {
			steps = append(steps, [2]string{"right", l})
		}
		return steps
	}
	for text, c := range map[string]struct {
		typed []string
		moved [][2]string
	}{
		"كتاب": {[]string{
			"                    |ﻙ ",
			"                   |ﺖﻛ ",
			"                  |ﺎﺘﻛ ",
			"                 |ﺏﺎﺘﻛ ",
		}, append(back(
			"                 ﺏ|ﺎﺘﻛ ",
			"                 ﺏﺎ|ﺘﻛ ",
			"                 ﺏﺎﺘ|ﻛ ",
			"                 ﺏﺎﺘﻛ| ",
			"                 ﺏﺎﺘﻛ| ",
		), [][2]string{
			{"left", "                 ﺏﺎﺘ|ﻛ "},
			{"m", "                ﺏﺎﺗm|ﻙ "}, // a Latin letter parts the letters around it
			{"backspace", "                 ﺏﺎﺘ|ﻛ "},
			{"end", "                 |ﺏﺎﺘﻛ "},
			{"home", "                 ﺏﺎﺘﻛ| "},
			{"delete", "                  ﺏﺎﺗ| "},
		}...)},
		"لا إله": {[]string{
			"                    |ﻝ ",
			"                    |ﻻ ",
			"                   | ﻻ ",
			"                  |ﺇ ﻻ ",
			"                 |ﻝﺇ ﻻ ",
			"                |ﻪﻟﺇ ﻻ ",
		}, append(back(
			"                ﻪ|ﻟﺇ ﻻ ",
			"                ﻪﻟ|ﺇ ﻻ ",
			"                ﻪﻟﺇ| ﻻ ",
			"                ﻪﻟﺇ |ﻻ ",
			"                ﻪﻟﺇ [ﻻ] ", // between lam and alef
			"                ﻪﻟﺇ ﻻ| ",
		), [][2]string{
			{"left", "                ﻪﻟﺇ [ﻻ] "},
			{"delete", "                ﻪﻟﺇ |ﻝ "}, // the alef goes, the lam stands alone
			{"ا", "                ﻪﻟﺇ |ﻻ "},
			{"right", "                ﻪﻟﺇ [ﻻ] "},
			{"ب", "              ﻪﻟﺇ ﺎ|ﺒﻟ "},
			{"backspace", "                ﻪﻟﺇ [ﻻ] "},
			{"backspace", "                ﻪﻟﺇ ﺍ| "},
		}...)},
		"«السعر 15% في 2024»": {[]string{
			"                    |» ",
			"                   |ﺍ» ",
			"                  |ﻝﺍ» ",
			"                 |ﺲﻟﺍ» ",
			"                |ﻊﺴﻟﺍ» ",
			"               |ﺮﻌﺴﻟﺍ» ",
			"              | ﺮﻌﺴﻟﺍ» ",
			"             1| ﺮﻌﺴﻟﺍ» ", // a digit comes in on the right of a number
			"            15| ﺮﻌﺴﻟﺍ» ",
			"           |%15 ﺮﻌﺴﻟﺍ» ",
			"          | %15 ﺮﻌﺴﻟﺍ» ",
			"         |ﻑ %15 ﺮﻌﺴﻟﺍ» ",
			"        |ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"       | ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"      2| ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"     20| ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"    202| ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"   2024| ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"  |«2024 ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
		}, back(
			"  «|2024 ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"  «202|4 ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"  «20|24 ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"  «2|024 ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"  «2024| ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"  «2024 |ﻲﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"  «2024 ﻲ|ﻓ %15 ﺮﻌﺴﻟﺍ» ",
			"  «2024 ﻲﻓ| %15 ﺮﻌﺴﻟﺍ» ",
			"  «2024 ﻲﻓ |%15 ﺮﻌﺴﻟﺍ» ",
			"  «2024 ﻲﻓ %|15 ﺮﻌﺴﻟﺍ» ",
			"  «2024 ﻲﻓ %1|5 ﺮﻌﺴﻟﺍ» ",
			"  «2024 ﻲﻓ %15| ﺮﻌﺴﻟﺍ» ",
		)},
		"YouTube وإنستغرام": {[]string{
			"                    Y| ",
			"                   Yo| ",
			"                  You| ",
			"                 YouT| ",
			"                YouTu| ",
			"               YouTub| ",
			"              YouTube| ",
			"             | YouTube ", // an Arabic letter would come in on the left
			"            |ﻭ YouTube ",
			"           |ﺇﻭ YouTube ",
			"          |ﻥﺇﻭ YouTube ",
			"         |ﺲﻧﺇﻭ YouTube ",
			"        |ﺖﺴﻧﺇﻭ YouTube ",
			"       |ﻎﺘﺴﻧﺇﻭ YouTube ",
			"      |ﺮﻐﺘﺴﻧﺇﻭ YouTube ",
			"     |ﺍﺮﻐﺘﺴﻧﺇﻭ YouTube ",
			"    |ﻡﺍﺮﻐﺘﺴﻧﺇﻭ YouTube ",
		}, append([][2]string{
			{"ctrl+right", "    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ| YouTube "},
		}, append(back(
			"    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ |YouTube ",
			"    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ YouTub|e ",
			"    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ YouTu|be ",
			"    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ YouT|ube ",
			"    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ You|Tube ",
			"    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ Yo|uTube ",
			"    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ Y|ouTube ",
			"    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ YouTube| ",
		), [][2]string{
			{"ctrl+left", "    ﻡﺍﺮﻐﺘﺴﻧﺇﻭ |YouTube "},
			{"s", "   ﻡﺍﺮﻐﺘﺴﻧﺇﻭ YouTubes| "},
		}...)...)},
	} {
		t.Run(text, func(t *testing.T) {
			y := newTypist(22)
			before := ""
			for i, r := range []rune(text) {
				y.press(string(r))
				if before += string(r); y.Value() != before {
					t.Errorf("after %q the value is %q", before, y.Value())
				}
				if got := y.seen(); got != c.typed[i] {
					t.Errorf("after %q\n got %q\nwant %q", before, got, c.typed[i])
				}
			}
			for i, step := range c.moved {
				if got := y.press(step[0]).seen(); got != step[1] {
					t.Errorf("step %d, %s\n got %q\nwant %q", i, step[0], got, step[1])
				}
			}
		})
	}
}

package term_test

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kasb/ui/rtl"
	"kasb/ui/term"
)

// page is the model of a Bubble Tea program that shows a text.
type page struct {
	text     string
	strategy term.Strategy // how this terminal wants its lines
	lines    []rtl.Line    // of the text, as wide as the window
}

func (p page) Init() tea.Cmd { return nil }

// Update lays the text out when the width of the window is known, and not for each
// frame.
func (p page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.lines = rtl.Layout(p.text, rtl.Options{Width: msg.Width})
	case tea.KeyPressMsg:
		return p, tea.Quit
	}
	return p, nil
}

// View turns lines into bytes, in the one place of the program where that is done.
func (p page) View() tea.View {
	var frame []byte
	for i, line := range p.lines {
		if i > 0 {
			frame = append(frame, '\n')
		}
		frame = p.strategy.Append(frame, line)
	}
	view := tea.NewView(string(frame))
	view.AltScreen = true
	return view
}

// A Bubble Tea program keeps text as it was typed, lays it out in Update and
// writes it in View. Its main function is
//
//	tea.NewProgram(page{text: text, strategy: strategy}).Run()
func Example() {
	var m tea.Model = page{
		text:     "مرحبا بكم!\n\x1b[1mيوتيوب (YouTube)\x1b[m منصة لنشر المقاطع.",
		strategy: term.Visual,
	}
	m, _ = m.Update(tea.WindowSizeMsg{Width: 24, Height: 10})
	fmt.Printf("%q\n", m.View().Content)
	// Output:
	// "              !ﻢﻜﺑ ﺎﺒﺣﺮﻣ\n   ﺔﺼﻨﻣ \x1b[1m(YouTube) ﺏﻮﻴﺗﻮﻳ\x1b[m\n           .ﻊﻃﺎﻘﻤﻟﺍ ﺮﺸﻨﻟ"
}

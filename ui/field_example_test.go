package ui_test

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kasb/ui"
	"kasb/ui/rtl"
	"kasb/ui/term"
)

// ask is a whole program: a field in a window, at the third row and two cells
// from the left edge.
type ask struct {
	field *ui.Field
	width int
}

func (a ask) Init() tea.Cmd { return nil }

func (a ask) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width = msg.Width
	case tea.KeyPressMsg:
		if s := msg.String(); s == "enter" || s == "ctrl+c" {
			return a, tea.Quit
		}
		a.field.Update(msg)
	case tea.PasteMsg:
		a.field.Update(msg)
	}
	return a, nil
}

func (a ask) View() tea.View {
	line := a.field.View(a.width - 4)
	v := tea.NewView("\n\n  " + string(term.Visual.Append(nil, line)))
	if v.Cursor = a.field.Cursor(); v.Cursor != nil {
		v.Cursor.X, v.Cursor.Y = v.Cursor.X+2, 2
	}
	return v
}

// A field in any Bubble Tea program.
func ExampleField() {
	field := ui.NewField(rtl.RightToLeft)
	field.Prompt, field.Placeholder = "بحث:", "اكتب كلمة"
	var m tea.Model = ask{field: field} // tea.NewProgram(m).Run() in a program

	look := func() {
		v := m.View()
		fmt.Printf("|%s| %d\n", v.Content[len("\n\n  "):], v.Cursor.X-2)
	}
	m, _ = m.Update(tea.WindowSizeMsg{Width: 28, Height: 5})
	look()
	for _, r := range "لا AI" {
		m, _ = m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	look()
	m, _ = m.Update(tea.KeyPressMsg{Code: tea.KeyHome})
	look()
	fmt.Println(field.Value())
	// Output:
	// |          ﺔﻤﻠﻛ ﺐﺘﻛﺍ :ﺚﺤﺑ| 19
	// |               AI ﻻ :ﺚﺤﺑ| 17
	// |               AI ﻻ :ﺚﺤﺑ| 19
	// لا AI
}

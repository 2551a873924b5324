//go:build !unix

package display

import tea "charm.land/bubbletea/v2"

// signals are of no use here: the system has none that stop a program.
type signals struct{}

func (*signals) watch(*tea.Program) (stop func()) { return func() {} }
func (*signals) suspend() bool                    { return false }
func (*signals) resumed()                         {}

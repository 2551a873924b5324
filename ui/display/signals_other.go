//go:build !unix

package display

import tea "charm.land/bubbletea/v2"

// signals are of no use here: the system has none that suspends a program. On
// Windows a window that is closed, and the end of the session, come as SIGTERM,
// which ends the program in Bubble Tea.
type signals struct{}

func (*signals) watch(*tea.Program, func()) (stop func()) { return func() {} }
func (*signals) suspend() bool                            { return false }
func (*signals) resumed()                                 {}

package display

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The program ends behind the last message that somebody waits with, and does
// nothing of what they say. To be told twice does not hasten it.
func TestQuittingTakesWhatIsWaiting(t *testing.T) {
	var q quitting
	key := tea.KeyPressMsg{Code: 'a'}
	for i, step := range []struct {
		msg, act tea.Msg
		wait     bool
	}{
		{key, key, false}, {tea.QuitMsg{}, nil, true}, {tea.QuitMsg{}, nil, false}, {key, nil, false}, {settled{}, nil, true},
		{tea.SuspendMsg{}, nil, false}, {settled{}, nil, true}, {settled{}, tea.QuitMsg{}, false},
	} {
		if act, wait := q.heard(step.msg); act != step.act || wait != step.wait {
			t.Fatalf("step %d: %#v makes %#v, %v, want %#v, %v", i, step.msg, act, wait, step.act, step.wait)
		}
	}
}

// Who never stops to type does not keep it from ending.
func TestQuittingEnds(t *testing.T) {
	var q quitting
	for msg := tea.Msg(tea.QuitMsg{}); ; msg = (settled{}) {
		act, wait := q.heard(msg)
		if act == (tea.QuitMsg{}) {
			break
		}
		if !wait {
			t.Fatal("nobody ends it")
		}
		q.heard(tea.KeyPressMsg{Code: 'a'})
	}
	if q.rounds != maxRounds {
		t.Errorf("it ended behind %d rounds", q.rounds)
	}
}

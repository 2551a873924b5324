package display

import (
	"fmt"
	"io"
	"reflect"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// guard ends the program in an orderly way behind a panic, wherever it comes
// from. Bubble Tea's own way closes the input under the goroutine that reads it.
type guard struct {
	mu     sync.Mutex
	value  any // of the first panic; nil before it
	stack  []byte
	ending func() // tells the program to end, and waits until it has heard
}

// caught takes what recover has given and reports whether it was a panic. It is
// called while the stack is still that of the panic.
func (g *guard) caught(value any) bool {
	if value == nil {
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.value == nil {
		g.value, g.stack = value, debug.Stack()
	}
	return true
}

// broken reports whether there was a panic. Nothing is asked of the model any
// more then.
func (g *guard) broken() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.value != nil
}

// drawing is deferred where the screen is drawn outside of Bubble Tea's loop, by
// a timer or by Bubble Tea's renderer.
func (g *guard) drawing() {
	if g.caught(recover()) {
		g.end()
	}
}

// end ends the program, whoever holds up whom at this moment.
func (g *guard) end() {
	if g.ending != nil {
		go g.ending()
	}
}

// tell writes what went wrong, and gives the error that the program ends with.
// Both is nothing where nothing did.
func (g *guard) tell(w io.Writer) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.value == nil {
		return nil
	}
	fmt.Fprintf(w, "panic: %v\n\n%s\n", g.value, g.stack)
	return tea.ErrProgramPanic
}

// command is a command that can break without harm, and so can those that come
// out of it.
func (g *guard) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		if g.broken() {
			return nil
		}
		defer func() {
			if g.caught(recover()) {
				msg = tea.QuitMsg{}
			}
		}()
		return g.commands(cmd())
	}
}

// commands guards each command of a list. Batches and sequences are both lists
// of commands, the second of a type that has no exported name.
func (g *guard) commands(msg tea.Msg) tea.Msg {
	list := reflect.ValueOf(msg)
	if !list.IsValid() || list.Kind() != reflect.Slice || list.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	guarded := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
	for i := range list.Len() {
		guarded.Index(i).Set(reflect.ValueOf(g.command(list.Index(i).Interface().(tea.Cmd))))
	}
	return guarded.Interface()
}

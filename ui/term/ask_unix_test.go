//go:build unix

package term

import (
	"os"
	"strings"
	"testing"
	"time"
)

// Answers count however they come in pieces, and what is typed among them does
// not.
func TestListen(t *testing.T) {
	for _, c := range []struct {
		pieces string // parted by spaces
		name   string
	}{
		{"\x1bP>|Konsole\u00a022.12.3\x1b\\ \x1b[>1;115;0c \x1b[?62;1;4c", "Konsole"},
		{"\x1b [ >0; 136; 0 c\x1b[?6 c", "PuTTY"},
		{"ls\r \x1b[>0;115;0c \x1b[?1;2c", "QTerminal"},
		{"\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c", "VTE"},
		{"\x1b[?62;22c", ""},
	} {
		in, out, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		e := Evidence{Environ: []string{"TERM=xterm-256color"}}
		go func() {
			for piece := range strings.SplitSeq(c.pieces, " ") {
				out.WriteString(strings.ReplaceAll(piece, "\u00a0", " "))
			}
		}()
		if !e.listen(int(in.Fd()), time.Now().Add(time.Minute)) {
			t.Errorf("%q: no end", c.pieces)
		}
		if name := e.Profile().Name; !strings.HasPrefix(name, c.name) || c.name == "" && name != "" {
			t.Errorf("%q tells %q, want %q", c.pieces, name, c.name)
		}
		in.Close()
		out.Close()
	}
}

func TestListenToNobody(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer out.Close()
	var e Evidence
	if e.listen(int(in.Fd()), time.Now()) {
		t.Error("an answer from nobody")
	}
	out.WriteString("\x1b[>1;115;0c")
	if e.listen(int(in.Fd()), time.Now()) {
		t.Error("the last answer is missing")
	}
}

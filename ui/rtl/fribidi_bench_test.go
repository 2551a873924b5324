package rtl_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fribidiSteps are the steps that testdata/fribidi.c measures, in its order.
var fribidiSteps = [...]string{"decode", "types", "brackets", "levels", "joining", "shape", "reorder", "encode"}

// fribidi is a running testdata/fribidi.c.
type fribidi struct {
	cmd    *exec.Cmd
	ask    io.WriteCloser
	answer *bufio.Reader
	output string // file with what it wrote last
}

// startFribidi compiles testdata/fribidi.c and starts it with a text. The test is
// skipped where there is no C compiler or no fribidi to compile it with.
func startFribidi(tb testing.TB, text string) *fribidi {
	compiler, err := exec.LookPath("cc")
	if err != nil {
		tb.Skip("no C compiler: fribidi is not measured")
	}
	dir := tb.TempDir()
	program, input, output := filepath.Join(dir, "fribidi"), filepath.Join(dir, "text"), filepath.Join(dir, "output")
	args := []string{"-O2", "-o", program, "testdata/fribidi.c"}
	if flags, err := exec.Command("pkg-config", "--cflags", "--libs", "fribidi").Output(); err == nil {
		args = append(args, strings.Fields(string(flags))...)
	} else {
		args = append(args, "-I/usr/include/fribidi", "-lfribidi")
	}
	if out, err := exec.Command(compiler, args...).CombinedOutput(); err != nil {
		tb.Skipf("fribidi is not measured, its library seems to be missing (Debian: package libfribidi-dev): %s", out)
	}
	if err := os.WriteFile(input, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	cmd := exec.Command(program, input, output)
	if _, err := tb.(*testing.T); !err { // benchmarks need no output
		cmd = exec.Command(program, input)
	}
	ask, err := cmd.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	answer, err := cmd.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	f := &fribidi{cmd, ask, bufio.NewReader(answer), output}
	tb.Cleanup(func() { f.stop(tb) })
	return f
}

// stop ends it, when its output has been written.
func (f *fribidi) stop(tb testing.TB) {
	if f.cmd.ProcessState != nil {
		return
	}
	f.ask.Close()
	if err := f.cmd.Wait(); err != nil {
		tb.Errorf("testdata/fribidi.c: %v", err)
	}
}

// pass lets it go over the text once. It adds to spent the nanoseconds of each step.
func (f *fribidi) pass(tb testing.TB, spent *[len(fribidiSteps)]int64) {
	if _, err := io.WriteString(f.ask, "\n"); err != nil {
		tb.Fatal(err)
	}
	line, err := f.answer.ReadString('\n')
	if err != nil {
		tb.Fatal(err)
	}
	for i, field := range strings.Fields(line) {
		var ns int64
		if _, err := fmt.Sscan(field, &ns); err != nil {
			tb.Fatalf("%q: %v", line, err)
		}
		spent[i] += ns
	}
}

//go:build unix

package command_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"kasb/ui/rtl"
)

// starts is how often the program is started at each of the moments below; the
// environment may ask for more.
func starts(t *testing.T) int {
	if s := os.Getenv("KASB_STARTS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return 12
}

// start is the longest that a start takes, about.
const start = 30 * time.Millisecond

// A window that changes its size while the program starts comes to the same screen
// as one that had that size from the beginning.
func TestSizesWhileItStarts(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 1))
	calm := sit(t, t.TempDir(), 100, 30, nil)
	calm.sees("من التواصل إلى الكسب", "مساعدة")
	want := calm.text()
	for range starts(t) {
		r := sit(t, t.TempDir(), 1+rng.IntN(200), 1+rng.IntN(60), nil)
		for range rng.IntN(4) {
			r.wakes(time.Duration(rng.Int64N(int64(start / 2))))
			r.resize(1+rng.IntN(200), 1+rng.IntN(60))
		}
		r.wakes(time.Duration(rng.Int64N(int64(start / 2))))
		r.resize(100, 30)
		r.wait("the first screen", func(screen string) bool { return screen == want })
		r.press("q")
		if status := r.leaves(); status != 0 {
			t.Errorf("exit status %d", status)
		}
		r.restored()
	}
}

// A signal while the program starts leaves the terminal as it was.
func TestSignalsWhileItStarts(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 2))
	for i := range starts(t) {
		r := sit(t, t.TempDir(), 80, 24, nil)
		r.wakes(time.Duration(rng.Int64N(int64(start))))
		r.cmd.Process.Signal([]syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT}[i%3])
		status := r.leaves()
		killed := status < 0 // before anybody listened to signals
		if status > 0 || killed && strings.Contains(r.output(), "\x1b[?1049h") {
			t.Errorf("%v behind %q", r.cmd.ProcessState, r.output())
		}
		r.restored()
	}
}

// Keys that are typed before anything is seen count.
func TestKeysWhileItStarts(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 3))
	for range starts(t) {
		r := sit(t, t.TempDir(), 80, 24, nil)
		r.wakes(time.Duration(rng.Int64N(int64(start))))
		r.press("2")
		r.wait("the articles", func(screen string) bool {
			return strings.Contains(screen, rtl.Visual("من الكلام إلى الكسب", rtl.RightToLeft)) && !strings.Contains(screen, rtl.Visual("اختبر جاهزيتك", rtl.RightToLeft))
		})
		r.press("q")
		if status := r.leaves(); status != 0 {
			t.Errorf("exit status %d", status)
		}
		r.restored()
	}
}

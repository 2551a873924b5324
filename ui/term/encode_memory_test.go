//go:build !race

// The race detector lets pools forget what they hold.

package term

import (
	"math/rand/v2"
	"testing"
)

func TestAppendTakesNoMemory(t *testing.T) {
	var dst []byte
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		l := sampleLine(rnd)
		for s := Visual; s <= Logical; s++ {
			dst = s.Append(dst[:0], l)
			if n := testing.AllocsPerRun(5, func() { dst = s.Append(dst[:0], l) }); n > 0 {
				t.Fatalf("%v takes memory %v times for %q", s, n, l)
			}
		}
	}
}

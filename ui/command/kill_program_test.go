//go:build unix

package command_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/ui/rtl"
)

// Whoever is answering when the program is killed (SIGKILL) loses no answer that
// the screen had gone on from. The number of kills is KASB_KILLS, and
// KASB_KILLS_SEED gives those of another run again:
//
//	KASB_KILLS=1000 go test -run Killed -v ./ui/command
//
// Each kill comes at a random moment of a random answer: between the key and a
// little after the next question is there. The next start goes on with what is
// kept; a finished assessment is followed by another one.
func TestKilled(t *testing.T) {
	kills, seed := 12, uint64(time.Now().UnixNano())
	if n, err := strconv.Atoi(os.Getenv("KASB_KILLS")); err == nil {
		kills = n
	}
	if n, err := strconv.ParseUint(os.Getenv("KASB_KILLS_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("KASB_KILLS_SEED=%d", seed)
	table, err := quiz.Load()
	if err != nil {
		t.Fatal(err)
	}
	k := &killer{rand: rand.New(rand.NewPCG(seed, 0)), asked: table.Asked(quiz.Full), state: t.TempDir()}
	for range kills {
		// Each has a test of its own, whose end closes its terminal.
		if !t.Run("", k.round) {
			break
		}
	}
	t.Logf("%d kills, %d of them before the answer was on the screen; %d answers given, %d on the screen when it came to the kill or before, none of them lost; %d assessments finished",
		k.kills, k.early, k.given, k.acknowledged, k.finished)
}

// killer answers and kills.
type killer struct {
	rand  *rand.Rand
	asked []quiz.Question
	state string // folder

	answers  []int // given so far in this assessment: places, from 0
	finished int

	kills, early, given, acknowledged int
}

func (k *killer) round(t *testing.T) {
	r := sit(t, k.state, 100, 30, nil, "quiz")
	r.wait("the door to the questions", func(screen string) bool {
		return strings.Contains(screen, rtl.Visual("متابعة من حيث توقفت", rtl.RightToLeft)) || strings.Contains(screen, rtl.Visual("الصيغة الكاملة", rtl.RightToLeft))
	})
	r.press("enter")
	at := k.reached(r)
	all := len(k.answers) == len(k.asked) // then the last question is shown again, with its answer
	if at < len(k.answers) && !(all && at == len(k.asked)-1) {
		t.Fatalf("after %d answers question %d comes; the screen shows:\n%s", len(k.answers), at+1, r.text())
	}
	for before := k.rand.IntN(7); ; before-- {
		place := k.rand.IntN(5)
		if all {
			place = k.answers[at]
		}
		k.answers = append(k.answers[:at], place)
		k.given++
		r.press(strconv.Itoa(place + 1))
		if before <= 0 {
			// Most of the time between a key and its frame is spent on the disk.
			r.wakes(time.Duration(k.rand.Int64N(int64(12 * time.Millisecond))))
			break
		}
		if at = k.goesOn(r, at); at == len(k.asked) {
			break
		}
	}
	r.cmd.Process.Kill()
	<-r.done
	k.kills++
	k.check(t, r)
}

// wakes waits for a while.
func (r *reader) wakes(d time.Duration) { <-time.After(d) }

// reached is how many questions are answered, by what the screen shows: the number
// of the question less one, or all where the result is there.
func (k *killer) reached(r *reader) int {
	at := -1
	r.wait("a question", func(screen string) bool {
		at = k.shown(screen)
		return at >= 0
	})
	return at
}

// shown is how many answers a screen has gone on from, -1 where it tells nothing.
func (k *killer) shown(screen string) int {
	for n := 1; n <= len(k.asked); n++ {
		if !strings.Contains(screen, rtl.Visual(fmt.Sprintf("السؤال %d من %d", n, len(k.asked)), rtl.RightToLeft)) {
			continue
		}
		if strings.Contains(screen, rtl.Visual("التصرف السليم:", rtl.RightToLeft)) {
			return n
		}
		return n - 1
	}
	if strings.Contains(screen, rtl.Visual("خطة 30 يوما", rtl.RightToLeft)) {
		return len(k.asked)
	}
	return -1
}

// goesOn waits until the screen has gone on from an answer.
func (k *killer) goesOn(r *reader, from int) (at int) {
	r.wait("the next question", func(screen string) bool {
		at = k.shown(screen)
		return at > from
	})
	if strings.Contains(r.text(), rtl.Visual("التصرف السليم:", rtl.RightToLeft)) {
		r.press("enter")
		r.wait("the question behind the lesson", func(screen string) bool {
			return !strings.Contains(screen, rtl.Visual("التصرف السليم:", rtl.RightToLeft)) && k.shown(screen) >= at
		})
	}
	return at
}

// check compares what is on the disk with what the screen had shown at last.
func (k *killer) check(t *testing.T, r *reader) {
	t.Helper()
	seen := k.shown(r.text())
	if seen < len(k.answers) {
		k.early++
		seen = max(seen, len(k.answers)-1) // all before the last answer were waited for
	}
	k.acknowledged += seen
	st, err := progress.Open(filepath.Join(k.state, "kasb")).Load()
	if err != nil {
		t.Fatalf("after kill %d: %v", k.kills, err)
	}
	var kept progress.Sitting
	switch n := len(st.Finished); {
	case n == k.finished+1:
		kept = st.Finished[n-1]
	case n == k.finished && st.Sitting != nil:
		kept = *st.Sitting
	case n != k.finished || seen > 0:
		t.Fatalf("after kill %d: %d assessments are finished, %d were, none is under way, and %d answers were seen", k.kills, n, k.finished, seen)
	}
	if len(kept.Answers) < seen || len(kept.Answers) > len(k.answers) {
		t.Fatalf("after kill %d: %d answers are kept, %d were seen, %d given; the screen showed\n%s", k.kills, len(kept.Answers), seen, len(k.answers), r.text())
	}
	k.answers = k.answers[:len(kept.Answers)]
	for i, place := range k.answers {
		if got, ok := kept.Picked[k.asked[i].ID]; !ok || got != place {
			t.Fatalf("after kill %d: answer %d is kept as %d, %d was given", k.kills, i+1, got, place)
		}
	}
	if len(st.Finished) > k.finished {
		k.finished, k.answers = len(st.Finished), nil
	}
}

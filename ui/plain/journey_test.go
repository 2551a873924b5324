package plain

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kasb/content/progress"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A short journey as it is heard, with what is typed behind ">": an article, the short form, its result, a task of the
// plan.
func TestJourney(t *testing.T) {
	typed := []string{"2", "3", "", "0", "0", "1", "2", "7"}
	for _, c := range "34421324023423113"[:16] {
		typed = append(typed, string(c))
	}
	typed = append(typed, "4", "2", "1", "1", "0", "0", "6", "1", "0", "0", "0")
	l := listen(t, program(progress.Memory(progress.State{})), typed...)
	pleasant(t, l.heard.String())
	b := strings.Builder{}
	for i := range len(l.begun) {
		b.WriteString(l.after(i - 1))
		if i < len(typed) {
			b.WriteString("> " + typed[i] + "\n")
		}
	}
	b.WriteString(l.after(len(l.begun) - 1))
	golden := filepath.Join("testdata", "journey.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("it differs from %s (-update writes it anew):\n%s", golden, b.String())
	}
}

package arabic

import (
	"testing"
	"time"
)

func TestPhrase(t *testing.T) {
	answers := Phrase{"لا إجابات", "إجابة واحدة", "إجابتان", "%d إجابات", "%d إجابة", "%d إجابة"}
	for n, want := range map[int]string{
		0: "لا إجابات", 1: "إجابة واحدة", 2: "إجابتان", 3: "3 إجابات", 10: "10 إجابات", 11: "11 إجابة", 99: "99 إجابة", 100: "100 إجابة",
		102: "102 إجابة", 103: "103 إجابات", 111: "111 إجابة", 1000: "1000 إجابة", 2_000_003: "2000003 إجابات",
	} {
		if got := answers.Of(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	for want, day := range map[string]time.Time{
		"1 يناير 2026":   time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		"31 ديسمبر 2026": time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC),
	} {
		if got := Date(day); got != want {
			t.Errorf("%v is %q, want %q", day, got, want)
		}
	}
}

package arabic

import (
	"testing"
	"time"
)

func TestAboutMinutes(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                  "أقل من دقيقة",
		time.Second:        "نحو دقيقة واحدة",
		60 * time.Second:   "نحو دقيقة واحدة",
		61 * time.Second:   "نحو دقيقتين",
		5 * time.Minute:    "نحو 5 دقائق",
		11 * time.Minute:   "نحو 11 دقيقة",
		100 * time.Minute:  "نحو 100 دقيقة",
		-10 * time.Minute:  "أقل من دقيقة",
		119 * time.Minute:  "نحو 119 دقيقة",
		3*time.Minute + 1:  "نحو 4 دقائق",
		10*time.Minute + 1: "نحو 11 دقيقة",
	} {
		if got := AboutMinutes(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}

func TestMonetizationPaths(t *testing.T) {
	for n, want := range map[int]string{
		0: "مسارات الربح", 1: "مسارات الربح", 2: "مسارا الربح", 3: "مسارات الربح الثلاثة", 8: "مسارات الربح الثمانية",
		10: "مسارات الربح العشرة", 11: "مسارات الربح",
	} {
		if got := MonetizationPaths(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

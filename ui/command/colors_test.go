package command

import (
	"os"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestColors(t *testing.T) {
	for name, test := range map[string]struct {
		environ []string
		want    colorprofile.Profile
	}{
		"nothing said":                 {nil, colorprofile.ANSI256},
		"NO_COLOR":                     {[]string{"NO_COLOR=1"}, colorprofile.ASCII},
		"NO_COLOR, whatever its value": {[]string{"NO_COLOR=please"}, colorprofile.ASCII},
		"NO_COLOR, even 0":             {[]string{"NO_COLOR=0"}, colorprofile.ASCII},
		"NO_COLOR, empty":              {[]string{"NO_COLOR="}, colorprofile.ANSI256},
		"NO_COLOR against force":       {[]string{"NO_COLOR=1", "CLICOLOR_FORCE=1"}, colorprofile.ASCII},
		"CLICOLOR=0":                   {[]string{"CLICOLOR=0"}, colorprofile.ASCII},
		"CLICOLOR=1":                   {[]string{"CLICOLOR=1"}, colorprofile.ANSI256},
		"CLICOLOR=0 against force":     {[]string{"CLICOLOR=0", "CLICOLOR_FORCE=yes"}, colorprofile.ANSI256},
		"CLICOLOR_FORCE=0":             {[]string{"CLICOLOR_FORCE=0", "CLICOLOR=0"}, colorprofile.ASCII},
	} {
		if got := agreed(colorprofile.ANSI256, test.environ); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
	if got := agreed(colorprofile.NoTTY, []string{"CLICOLOR_FORCE=yes"}); got != colorprofile.ANSI {
		t.Errorf("forced without a terminal: %v", got)
	}
	// Into a file there is none but by force, and a dumb terminal has none.
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, environ := range [][]string{{"TERM=xterm-256color", "COLORTERM=truecolor"}, {"TERM=dumb"}} {
		if got := colors(f, environ); got > colorprofile.ASCII {
			t.Errorf("%v, into a file: %v", environ, got)
		}
	}
}

package command

import (
	"os"
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// colors is how many colours there are to draw with on out, NAME=value each in
// the environment. The library takes NO_COLOR and CLICOLOR_FORCE for switches
// that must say "true" or "1", and CLICOLOR=0 for nothing; what is agreed on at
// no-color.org and bixense.com/clicolors is wider.
func colors(out *os.File, environ []string) colorprofile.Profile {
	return agreed(colorprofile.Detect(out, environ), environ)
}

// agreed is the number of colours that the environment allows where the terminal
// has p.
func agreed(p colorprofile.Profile, environ []string) colorprofile.Profile {
	value := func(name string) (value string) {
		for _, v := range environ {
			if v, ok := strings.CutPrefix(v, name+"="); ok {
				value = v // as for exec, the last one counts
			}
		}
		return value
	}
	force := value("CLICOLOR_FORCE")
	forced := force != "" && force != "0"
	switch {
	case value("NO_COLOR") != "", value("CLICOLOR") == "0" && !forced:
		return min(p, colorprofile.ASCII)
	case forced:
		return max(p, colorprofile.ANSI)
	}
	return p
}

// Kasb is an Arabic terminal program about earning from social media: articles
// to read and a self-assessment.
package main

import (
	"os"

	"kasb/ui/command"
)

// version is that of a release, which the linker puts here.
var version string

func main() { os.Exit(command.Run(version, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// Kasb is an Arabic terminal program about earning from social media: articles
// to read and a self-assessment.
package main

import (
	"os"

	"kasb/ui/command"
)

func main() { os.Exit(command.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

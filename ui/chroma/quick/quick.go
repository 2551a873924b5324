// Package quick writes code as it is.
package quick

import "io"

// Highlight writes the source. The language, the form of the output and the theme
// make no difference.
func Highlight(w io.Writer, source, language, formatter, theme string) error {
	_, err := io.WriteString(w, source)
	return err
}

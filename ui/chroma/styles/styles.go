// Package styles keeps themes by name.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry is the themes that have been registered. Glamour reads and writes it
// under a lock of its own.
var Registry = map[string]*chroma.Style{}

// Register keeps a theme and returns it.
func Register(style *chroma.Style) *chroma.Style {
	Registry[style.Name] = style
	return style
}

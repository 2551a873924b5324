// Package chroma stands where Glamour expects the highlighter of this name, and
// highlights nothing: what this program shows as code stays as it is written.
//
// Glamour links the real one wherever any of it is used, and that reads the
// definitions of 300 languages before main begins. It would double the time until the
// first frame (by 12 ms), and take 5 MiB of memory and 3.5 MB of the program, for
// colours that no page asks for. A replace directive in go.mod puts this module in its
// place.
//
// Here is what Glamour's package ansi names, with the meaning it has there. What
// a newer Glamour may name besides fails to build.
package chroma

// TokenType is a kind of token that code is made of.
type TokenType int

// The kinds that Glamour has a style for.
const (
	Background TokenType = iota
	Text
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries are the styles of a theme.
type StyleEntries map[TokenType]string

// Style is a theme. Nothing is drawn with it but its name.
type Style struct{ Name string }

// MustNewStyle gives a theme of that name.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{Name: name} }

// Package search finds Arabic and Latin words as a reader types them: without marks, with whichever hamza, with or
// without the article, with digits of any kind.
//
// [Fold] is the rule by which texts are compared, [Matcher] finds a query in one text, and [Index] finds it in all that
// the program knows. The package knows no screen, keeps nothing between two calls, and reads whatever it is given: text
// that is not UTF-8, or holds controls, is only searched, never passed on as anything else than it was.
package search

// Span is a part of a text, in bytes: text[From:To]. It begins and ends between runes.
type Span struct{ From, To int }

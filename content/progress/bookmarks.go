package progress

import (
	"slices"
	"time"
)

// Bookmark is a place in a page that the reader wants to find again.
type Bookmark struct {
	Page    string    `json:"page"`    // its id
	Offset  int       `json:"offset"`  // byte of the page's body; what stands before the body is below 0
	Heading string    `json:"heading"` // above the place, empty before the first one
	When    time.Time `json:"when"`
}

// Mark adds a bookmark, in the place of one at the same place.
func (s *State) Mark(b Bookmark) {
	s.Unmark(b.Page, b.Offset)
	s.Bookmarks = append(s.Bookmarks, b)
}

// Unmark takes the bookmark at a place away, if there is one.
func (s *State) Unmark(page string, offset int) {
	s.Bookmarks = slices.DeleteFunc(slices.Clone(s.Bookmarks), func(b Bookmark) bool { return b.Page == page && b.Offset == offset })
}

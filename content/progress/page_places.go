package progress

// ReadToEnd is how far a page is read that counts as read.
const ReadToEnd = 0.99

// ReadTo notes that a page was read as far as a part of it, from 0 to 1. What was read once stays read. It reports
// whether that is news.
func (s *State) ReadTo(page string, at float64) bool {
	if page == "" || at <= s.Read[page] {
		return false
	}
	read := map[string]float64{page: at}
	for id, at := range s.Read {
		if id != page {
			read[id] = at
		}
	}
	s.Read = read
	return true
}

// LeftAt is how far into a page reading goes on, from 0 to 1: its beginning where it was hardly begun or is all but
// read.
func (s State) LeftAt(page string) float64 {
	if at := s.Read[page]; at > begun && at < 0.95 {
		return at
	}
	return 0
}

// begun is how far a page is read that counts as begun.
const begun = 0.05

// HasRead is how much of a page was read in whole percent: 100 where it counts as read, 0 where it was hardly begun.
func (s State) HasRead(page string) int {
	switch at := s.Read[page]; {
	case at >= ReadToEnd:
		return 100
	case at > begun:
		return int(at * 100)
	}
	return 0
}

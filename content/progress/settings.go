package progress

import "maps"

// Settings are what a reader has chosen for the look of the program. The zero
// Settings leave everything to the program.
//
// They are names, which this package does not know the meaning of: whoever
// meets a name that means nothing leaves the matter to the program.
type Settings struct {
	Text    map[string]string `json:"text,omitempty"`    // terminal → strategy that reads right there
	Offered map[string]bool   `json:"offered,omitempty"` // terminals in which the question was put to the reader
	Marks   string            `json:"marks,omitempty"`   // vowel marks: MarksShow, MarksHide, or empty
	Mouse   bool              `json:"mouse,omitempty"`   // the program takes the mouse from the terminal
}

// What Settings.Marks may say.
const (
	MarksShow = "show"
	MarksHide = "hide"
)

// Calibrate keeps the strategy that reads right in a terminal; with an empty
// one the choice is taken back. Either way the reader needs no offer any more.
func (s *Settings) Calibrate(terminal, strategy string) {
	text := maps.Clone(s.Text)
	if strategy == "" {
		delete(text, terminal)
	} else {
		if text == nil {
			text = map[string]string{}
		}
		text[terminal] = strategy
	}
	s.Text = text
	s.Offer(terminal)
}

// Offer notes that the question was put in a terminal.
func (s *Settings) Offer(terminal string) {
	offered := map[string]bool{terminal: true}
	maps.Copy(offered, s.Offered)
	s.Offered = offered
}

// clone is a copy that shares nothing that changes.
func (s Settings) clone() Settings {
	s.Text, s.Offered = maps.Clone(s.Text), maps.Clone(s.Offered)
	return s
}

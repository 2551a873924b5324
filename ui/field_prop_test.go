package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// model is what a field has to be: a list of clusters with a caret and the
// other end of the selection, counted in clusters.
type model struct {
	clusters   []string
	at, anchor int
}

func (m *model) value() string { return strings.Join(m.clusters, "") }

func (m *model) move(at int, selecting bool) {
	if m.at = at; !selecting {
		m.anchor = at
	}
}

// put replaces clusters. A mark goes with the cluster before it, if there is
// one.
func (m *model) put(from, to int, with ...string) {
	m.clusters = slices.Replace(m.clusters, from, to, with...)
	m.at = from + len(with)
	for i := 1; i < len(m.clusters); i++ {
		if r, _ := utf8.DecodeRuneInString(m.clusters[i]); unicode.Is(unicode.Mn, r) {
			m.clusters[i-1] += m.clusters[i]
			m.clusters = slices.Delete(m.clusters, i, i+1)
			if m.at > i { // a caret at i goes behind the whole
				m.at--
			}
			i--
		}
	}
	m.anchor = m.at
}

func (m *model) space(i int) bool { return strings.HasPrefix(m.clusters[i], " ") }

func (m *model) word(forward bool) int {
	at := m.at
	if forward {
		for at < len(m.clusters) && m.space(at) {
			at++
		}
		for at < len(m.clusters) && !m.space(at) {
			at++
		}
		return at
	}
	for at > 0 && m.space(at-1) {
		at--
	}
	for at > 0 && !m.space(at-1) {
		at--
	}
	return at
}

// press does what a key does.
func (m *model) press(name string) {
	from, to := min(m.at, m.anchor), max(m.at, m.anchor)
	forward, back := min(m.at+1, len(m.clusters)), max(m.at-1, 0)
	selecting := strings.Contains(name, "shift+")
	cut := func(begin, end int) {
		if from < to {
			begin, end = from, to
		}
		if begin < end {
			m.put(begin, end)
		}
	}
	switch strings.Replace(name, "shift+", "", 1) {
	case "left":
		if from < to && !selecting {
			forward = to
		}
		m.move(forward, selecting)
	case "right":
		if from < to && !selecting {
			back = from
		}
		m.move(back, selecting)
	case "ctrl+left":
		m.move(m.word(true), selecting)
	case "ctrl+right":
		m.move(m.word(false), selecting)
	case "home":
		m.move(0, selecting)
	case "end":
		m.move(len(m.clusters), selecting)
	case "ctrl+a":
		m.at, m.anchor = len(m.clusters), 0
	case "backspace":
		cut(back, m.at)
	case "delete":
		cut(m.at, forward)
	case "ctrl+w":
		cut(m.word(false), m.at)
	case "alt+d":
		cut(m.at, m.word(true))
	case "ctrl+u":
		cut(0, m.at)
	case "ctrl+k":
		cut(m.at, len(m.clusters))
	default:
		panic(name)
	}
}

var fieldKeyNames = []string{"left", "right", "ctrl+left", "ctrl+right", "home", "end", "shift+left", "shift+right", "ctrl+shift+left",
	"ctrl+shift+right", "shift+home", "shift+end", "ctrl+a", "backspace", "delete", "ctrl+w", "alt+d", "ctrl+u", "ctrl+k"}

// Random edits lead where they lead a list of clusters.
func TestFieldAsModel(t *testing.T) {
	atoms := []string{"ك", "ت", "ا", "ل", "لا", "آ", "ب", " ", " ", "a", "Z", "5", "%", "«", "(", "،", "😀", "👨‍👩‍👧", "🇸🇦", "👍🏽", "你", "\u064e", "\u0651", "\u0301"}
	split := func(atom string) []string {
		if atom == "لا" {
			return []string{"ل", "ا"}
		}
		return []string{atom}
	}
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		y, m := newTypist(1+rnd.IntN(30)), new(model)
		y.Marks, y.Block = rnd.IntN(2) == 0, rnd.IntN(4) == 0
		var did []string
		for range 80 {
			from, to := min(m.at, m.anchor), max(m.at, m.anchor)
			switch rnd.IntN(9) {
			case 0, 1, 2, 3:
				atom := atoms[rnd.IntN(len(atoms))]
				did = append(did, fmt.Sprintf("%+q", atom))
				y.Update(tea.KeyPressMsg{Code: []rune(atom)[0], Text: atom})
				m.put(from, to, split(atom)...)
			case 4:
				var paste string
				var put []string
				for range rnd.IntN(6) {
					atom := atoms[rnd.IntN(len(atoms))]
					paste, put = paste+atom, append(put, split(atom)...)
				}
				did = append(did, fmt.Sprintf("paste %+q", paste))
				y.Update(tea.PasteMsg{Content: strings.ReplaceAll(paste, " ", "\n")})
				m.put(from, to, put...)
			default:
				// Ends of the text and whole deletions come too often by chance alone.
				name := fieldKeyNames[min(rnd.IntN(40), len(fieldKeyNames)-1)]
				if rnd.IntN(3) > 0 && (strings.HasPrefix(name, "ctrl+") && len(name) == 6 || strings.HasSuffix(name, "home")) {
					name = "left"
				}
				did = append(did, name)
				y.press(name)
				m.press(name)
			}
			at, anchor := strings.Join(m.clusters[:m.at], ""), strings.Join(m.clusters[:m.anchor], "")
			if y.Value() != m.value() || y.edit.at != len(at) || y.edit.anchor != len(anchor) {
				t.Fatalf("seed %d after %s: %+q at %d and %d, want %+q at %d and %d", seed, strings.Join(did, ", "),
					y.Value(), y.edit.at, y.edit.anchor, m.value(), len(at), len(anchor))
			}
			if fault := fieldFault(y.Field, y.width); fault != "" {
				t.Fatalf("seed %d after %s: %s", seed, strings.Join(did, ", "), fault)
			}
		}
	}
}

// The caret visits every place between clusters once and is seen to move each
// time, both ways, with the text all in sight.
func TestFieldCaretIsNeverStuck(t *testing.T) {
	words := []string{"كتاب", "لا", "إله", "YouTube", "15%", "٢٠", "(a)", "«نعم»", "👨‍👩‍👧", "🇸🇦🇪🇬", "你好", "e\u0301", "-", "x5y", "وAI", "بَّ"}
	rnd := rand.New(rand.NewPCG(7, 7))
	for range 500 {
		var b strings.Builder
		for range 1 + rnd.IntN(6) {
			b.WriteString(words[rnd.IntN(len(words))] + []string{" ", " ", ""}[rnd.IntN(3)])
		}
		y := newTypist(200)
		y.SetValue(b.String())
		var want []int
		for it := graphemes.FromString(y.Value()); it.Next(); {
			want = append(want, it.Start())
		}
		want = append(want, len(y.Value()))
		y.press("home")
		var got []int
		seen := map[tea.Cursor]bool{}
		look := func() {
			y.View(y.width)
			got = append(got, y.edit.at)
			seen[*y.Cursor()] = true
		}
		look()
		for range want[1:] {
			y.press("left")
			look()
		}
		if !slices.Equal(got, want) || len(seen) != len(want) {
			t.Fatalf("%q: carets at %v on %d places, want %v", y.Value(), got, len(seen), want)
		}
		for _, at := range slices.Backward(want[:len(want)-1]) {
			if y.press("right"); y.edit.at != at {
				t.Fatalf("%q: back at %d, want %d", y.Value(), y.edit.at, at)
			}
		}
	}
}

package rtl

import "unicode/utf8"

// rare is what a cell shows and where it comes from if that does not fit into a
// cell: more than one rune is drawn, or the source is not one piece of the text,
// since an escape code stands within it, or a tab instead.
type rare struct{ text, source string }

// rareTable holds the rare cells of a text, alike ones once: a text with vowel
// marks has many of them, but few that differ.
type rareTable struct {
	entries []rare
	index   map[string]int // by text and source, with a zero byte between them
	key     []byte         // room for one
}

// reset forgets everything but the memory.
func (t *rareTable) reset() {
	clear(t.entries)
	clear(t.index)
	t.entries = t.entries[:0]
}

// put lets a cell show text and come from source.
func (t *rareTable) put(c *cell, text, source string) {
	t.key = append(append(append(t.key[:0], text...), 0), source...)
	t.putKey(c, len(text))
}

// putRunes lets a cell show tail too and come from source.
func (t *rareTable) putRunes(c *cell, tail, source []rune) {
	t.key = appendRunes(utf8.AppendRune(t.key[:0], c.glyph.rune()), tail)
	n := len(t.key)
	t.key = appendRunes(append(t.key, 0), source)
	t.putKey(c, n)
}

// putKey is put for t.key, of which n bytes are text. When the table is full,
// which takes two million entries, the cell loses its source and its tail.
func (t *rareTable) putKey(c *cell, n int) {
	c.src, c.n = 0, 0
	i, found := t.index[string(t.key)]
	if !found {
		i = len(t.entries)
		if i > int(glyphRune) {
			return
		}
		if t.index == nil {
			t.index = make(map[string]int)
		}
		key := string(t.key)
		t.entries = append(t.entries, rare{text: key[:n], source: key[n+1:]})
		t.index[key] = i
	}
	c.glyph = c.glyph.withRare(i)
}

// shown is the rune that c shows, without the marks behind it.
func (t *rareTable) shown(c cell) rune {
	if c.glyph.isRare() {
		return firstRune(t.entries[c.glyph.rune()].text)
	}
	return c.glyph.rune()
}

func appendRunes(dst []byte, runes []rune) []byte {
	for _, r := range runes {
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

package ui

import (
	"kasb/content/arabic"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"

	"kasb/content/search"
)

// keyGroup is keys that are of one kind.
type keyGroup struct {
	name string
	keys []key.Binding
}

// keyGroups are the keys that work on a screen and have the words of a query, by
// kind, and how many they are.
func keyGroups(k Keys, s Screen, query string) (groups []keyGroup, count int) {
	groups, count = gather(k, s, func(b key.Binding) bool { return hasWords(b, query) })
	if count > 0 {
		return groups, count
	}
	typed, ok := arabic.OnArabicKeys(query) // on the wrong layout
	if !ok {
		return nil, 0
	}
	return gather(k, s, func(b key.Binding) bool { return hasWords(b, typed) })
}

func gather(k Keys, s Screen, wanted func(key.Binding) bool) (groups []keyGroup, count int) {
	// What a screen is for comes first: a small window shows no more.
	all := []keyGroup{{name: "الاختيار"}, {name: "في هذه الشاشة"}, {name: "التنقل"}, {name: "الكتابة"}, {name: "البرنامج"}}
	const choosing, own, moving, writing, program = 0, 1, 2, 3, 4
	add := func(group int, b key.Binding) {
		if b.Enabled() && wanted(b) {
			all[group].keys = append(all[group].keys, b)
			count++
		}
	}
	for _, row := range s.FullHelp() {
		for _, b := range row {
			switch name := first(b); {
			case typing(s) && editing(name):
				add(writing, b)
			case slices.Contains([]string{"up", "down", "left", "right", "pgup", "pgdown", "home", "end", "tab", "shift+tab", "esc"}, name):
				add(moving, b)
			case slices.Contains([]string{"enter", "space", "0", "1"}, name):
				add(choosing, b)
			default:
				add(own, b)
			}
		}
	}
	for _, b := range programKeys(k, s) {
		add(program, b)
	}
	groups = slices.DeleteFunc(all, func(g keyGroup) bool { return len(g.keys) == 0 })
	return groups, count
}

// programKeys are the keys that work on every screen. Where a field is typed in,
// those that are text are not among them.
func programKeys(k Keys, s Screen) []key.Binding {
	if typing(s) {
		k.Help.SetKeys("f1")
		return []key.Binding{k.Help, k.Interrupt, k.Suspend}
	}
	return []key.Binding{k.Search, k.Help, k.Quit, k.Interrupt, k.Suspend}
}

// first is the name of a key that stands for the others.
func first(b key.Binding) string {
	if keys := b.Keys(); len(keys) > 0 {
		return keys[0]
	}
	return ""
}

// editing reports whether a key is the field's where one is typed in.
func editing(name string) bool {
	return strings.Contains(name, "+") && name != "shift+tab" ||
		slices.Contains([]string{"left", "right", "home", "end", "backspace", "delete"}, name)
}

// hasWords reports whether each word of a query stands in what a key does or in one
// of its names. A single Latin letter or a sign is the key of that name; a single
// Arabic letter may be both a word and the key that it lies on.
func hasWords(b key.Binding, query string) bool {
	query = strings.TrimSpace(query)
	if query == "" || isCalled(b, query) {
		return true
	}
	desc := search.Fold(b.Help().Desc).Text
	words := strings.Fields(search.Fold(query).Text)
	for _, word := range words {
		if !(strings.Contains(desc, word) && !latinLetter(word)) && !isCalled(b, word) {
			return false
		}
	}
	return len(words) > 0
}

func latinLetter(word string) bool { return len(word) == 1 && word[0] >= 'a' && word[0] <= 'z' }

// isCalled reports whether a word is a name of a key, or stands in one if it is longer
// than a letter.
func isCalled(b key.Binding, word string) bool {
	if r, size := utf8.DecodeRuneInString(word); size == len(word) {
		if latin, ok := arabic.LatinKey(r); ok && isCalled(b, string(latin)) {
			return true
		}
	}
	folded := search.Fold(word).Text
	for _, k := range append(b.Keys(), b.Help().Key) {
		for _, name := range []string{k, keyName(k)} {
			if strings.EqualFold(name, word) {
				return true
			}
			parts := search.Fold(name).Text
			if slices.Contains(strings.Fields(parts), folded) || len(folded) > 1 && strings.Contains(parts, folded) {
				return true
			}
		}
	}
	return false
}

// keyName is the name of a key as it stands on the keyboard.
func keyName(k string) string {
	if mod, base, ok := strings.Cut(k, "+"); ok && base != "" {
		if base = keyName(base); len(base) == 1 {
			base = strings.ToUpper(base)
		}
		return strings.ToUpper(mod[:1]) + mod[1:] + "+" + base
	}
	if name, ok := map[string]string{
		"up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "esc": "Esc", "tab": "Tab",
		"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End",
		"space": "Space", "backspace": "Backspace", "delete": "Delete", "f1": "F1",
	}[k]; ok {
		return name
	}
	return k
}

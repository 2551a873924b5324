package strict

import "testing"

func TestMeant(t *testing.T) {
	names := []string{"auto", "dark", "light", "contrast", "plain"}
	for s, want := range map[string]string{
		"drak": "dark", "Dark": "dark", "dar": "dark", "lights": "light", "ligth": "light", "contarst": "contrast", "kontrasts": "contrast",
		"dark": "dark", "": "", "blue": "", "hell": "", "high contrast": "", "مظلم": "",
	} {
		got := Meant(s, names)
		if want != "" {
			want = "، ولعل المقصود " + want
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for pair, want := range map[[2]string]int{{"", ""}: 0, {"", "ab"}: 2, {"ab", "ba"}: 1, {"abc", "abd"}: 1, {"abcd", "bcd"}: 1, {"kitten", "sitting"}: 3} {
		if a, b := distance(pair[0], pair[1]), distance(pair[1], pair[0]); a != want || b != want {
			t.Errorf("%q: %d and %d, want %d", pair, a, b, want)
		}
	}
}

package arabic

import "testing"

func TestKeysLieInPairs(t *testing.T) {
	if n, m := len([]rune(arabicKeys)), len(latinKeys); n != m {
		t.Errorf("%d Arabic keys for %d Latin ones", n, m)
	}
	if r, ok := LatinKey('ض'); !ok || r != 'q' {
		t.Errorf("ض lies on %q", r)
	}
}

func TestOnArabicKeys(t *testing.T) {
	for text, want := range map[string]string{"hgfde": "الب" + "يث", "Hb 5": "الا 5", "5": "", "hق": "", "": ""} {
		got, ok := OnArabicKeys(text)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q would have been %q, %v, want %q", text, got, ok, want)
		}
	}
	if _, ok := LatinKey('x'); ok {
		t.Error("x lies on an Arabic keyboard")
	}
}

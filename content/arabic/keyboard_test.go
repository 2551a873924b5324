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

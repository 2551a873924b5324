package rtl

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// TestClasses checks that class.go's shorter way and its own table give what
// x/text gives, for every rune.
func TestClasses(t *testing.T) {
	for r := rune(-1); r <= unicode.MaxRune+1; r++ {
		p, _ := bidi.LookupRune(r)
		want := classFromText[p.Class()]
		if p.IsBracket() {
			if want != classON {
				t.Fatalf("bracket %U has class %d", r, want)
			}
			want = classClose
			if p.IsOpeningBracket() {
				want = classOpen
			}
		}
		if got := classOf(r); got != want {
			t.Errorf("%U has class %d, want %d", r, got, want)
		}
	}
}

// TestMirror checks that mirroring twice gives back the rune, and that each
// bracket is mirrored to the one it makes a pair with.
func TestMirror(t *testing.T) {
	n := 0
	for r := rune(-1); r <= unicode.MaxRune; r++ {
		m := mirror(r)
		if m != r {
			n++
		}
		if mirror(m) != r {
			t.Errorf("%U is mirrored to %U and that to %U", r, m, mirror(m))
		}
		if p, _ := bidi.LookupRune(r); p.IsBracket() {
			if pair := []rune(bidi.ReverseString(string(r)))[0]; m != pair {
				t.Errorf("bracket %U is mirrored to %U and paired with %U", r, m, pair)
			}
		}
	}
	if n != 428 {
		t.Errorf("%d runes have a mirror image, want the 428 of Unicode 15.0", n)
	}
	for _, pair := range []string{"()", "[]", "{}", "<>", "«»", "‹›", "≤≥", "∈∋", "⟨⟩", "（）"} {
		p := []rune(pair)
		if mirror(p[0]) != p[1] {
			t.Errorf("%q is mirrored to %q", p[0], mirror(p[0]))
		}
	}
	for _, r := range "aب1→،؟%/" {
		if mirror(r) != r {
			t.Errorf("%q is mirrored to %q", r, mirror(r))
		}
	}
}

// TestForms checks the presentation forms against their decompositions, which
// do not tell which form it is, and that they are all there.
func TestForms(t *testing.T) {
	letters, forms := 0, 0
	for i := range len(letterIndex) {
		r := rune(letterFirst + i)
		line := formsOf(r)
		if line == &letterForms[0] {
			continue
		}
		letters++
		for k, f := range line {
			if f == 0 {
				continue
			}
			forms++
			if got := norm.NFKC.String(string(rune(f))); got != norm.NFKC.String(string(r)) {
				t.Errorf("form %d of %U is %U, a form of %+q", k, r, f, got)
			}
			// The forms of a letter follow one another, but for those of U+0649.
			if f != line[0]+uint16(k) && r != 0x649 {
				t.Errorf("form %d of %U is %U, the isolated one %U", k, r, f, line[0])
			}
		}
	}
	if letters != 76 || forms != 242 {
		t.Errorf("%d letters with %d forms, want 76 and 242", letters, forms)
	}
	if f := formsOf(0x649); *f != [4]uint16{0xFEEF, 0xFEF0, 0xFBE8, 0xFBE9} {
		t.Errorf("forms of U+0649: %U", *f)
	}

	ligatures := 0
	for i, line := range lamAlefForms {
		for _, f := range line {
			if f == 0 {
				continue
			}
			ligatures++
			if got, want := norm.NFKC.String(string(rune(f))), "ل"+string(rune(alefFirst+i)); got != want {
				t.Errorf("ligature %U is %+q, want %+q", f, got, want)
			}
		}
	}
	if ligatures != 8 {
		t.Errorf("%d ligatures of lam with alef, want 8", ligatures)
	}
}

// TestGenerated checks that tables.go is what gen.go prints.
func TestGenerated(t *testing.T) {
	const folder = "/usr/share/unicode"
	if testing.Short() {
		t.Skip("runs the generator: not in short tests")
	}
	if _, err := os.Stat(filepath.Join(folder, "ArabicShaping.txt")); err != nil {
		t.Skip("the Unicode Character Database is missing (Debian: package unicode-data)")
	}
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("the go tool is missing")
	}
	file := filepath.Join(t.TempDir(), "tables.go")
	if out, err := exec.Command(tool, "run", "gen.go", "-ucd", folder, "-o", file).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("tables.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("tables.go is not what gen.go prints: run go generate")
	}
}

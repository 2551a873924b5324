package search

import (
	"runtime"
	"strings"
	"testing"

	"kasb/content"
	"kasb/content/quiz"
)

func library(t testing.TB) (*content.Library, *quiz.Table) {
	t.Helper()
	lib, err := content.Load()
	if err != nil {
		t.Fatal(err)
	}
	table, err := quiz.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lib, table
}

// big is a library with so many times the pages of ours, each with words that
// no other copy has.
func big(lib *content.Library, times int) *content.Library {
	more := *lib
	more.Articles = nil
	for i := range times {
		for _, p := range lib.Pages() {
			p.Kind = content.Article
			p.Body = strings.ReplaceAll(p.Body, "من ", string(rune('ا'+i))+"من ")
			more.Articles = append(more.Articles, p)
		}
	}
	return &more
}

// long is some 3 MB of Arabic and English.
func long(lib *content.Library) string {
	var b strings.Builder
	for b.Len() < 3<<20 {
		for _, p := range lib.Pages() {
			b.WriteString(p.Body)
			b.WriteString("\nThe quick brown fox jumps over the lazy dog, and reads about earning money online.\n")
		}
	}
	return b.String()[:3<<20]
}

func BenchmarkNew(b *testing.B) {
	lib, table := library(b)
	b.ReportAllocs()
	for b.Loop() {
		New(lib, table)
	}
}

func BenchmarkSearch(b *testing.B) {
	lib, table := library(b)
	for name, x := range map[string]*Index{"library": New(lib, table), "library5": New(big(lib, 5), table)} {
		for _, q := range []string{"كسب", "الكسب", "من", "ا", "يوتيوب قناة", "qqq"} {
			b.Run(name+"/"+q, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					x.Search(q, 100)
				}
			})
		}
	}
}

func BenchmarkFind3MB(b *testing.B) {
	lib, _ := library(b)
	text := long(lib)
	for _, q := range []string{"كسب", "الكسب", "ا", "في المنصة", "fox", "qqq"} {
		b.Run(q, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Find(text, q)
			}
		})
	}
}

func BenchmarkFold3MB(b *testing.B) {
	lib, _ := library(b)
	text := long(lib)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Fold(text)
	}
}

// The index of the library, of some 30,000 words, stays under 3 MB.
func TestMemory(t *testing.T) {
	lib, table := library(t)
	words := 0
	for _, p := range lib.Pages() {
		words += len(strings.Fields(p.Body))
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&before)
	x := New(lib, table)
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&after)
	text := 0
	for _, p := range x.pieces {
		text += len(p.text)
	}
	size := int(after.HeapAlloc) - int(before.HeapAlloc)
	t.Logf("%d words, %d different ones, %d KB of text in %d pieces: %d KB", words, len(x.words), text/1024, len(x.pieces), size/1024)
	if size > 3<<20 {
		t.Errorf("%d bytes", size)
	}
	runtime.KeepAlive(x)
	runtime.KeepAlive([]any{lib, table})
}

package rtl

import (
	"strings"
	"testing"
)

// benchText is about a megabyte of the kind of text that the articles hold:
// Arabic with Latin names, digits of both kinds and brackets, in paragraphs.
func benchText(styled bool) string {
	paragraph := "تُعدّ منصة YouTube من أكبر منصات الفيديو في العالم، إذ يزورها أكثر من 2.7 مليار مستخدم شهريا (تقديرات 2024). " +
		"يبدأ الربح عند الانضمام إلى برنامج الشركاء YPP، ولا بد من 1,000 مشترك و4,000 ساعة مشاهدة خلال 12 شهرا. " +
		"تتراوح أرباح الألف مشاهدة بين 0.5$ و٣٫٥ دولارات، أي ما يقارب 55% من عائد الإعلانات؛ والباقي للمنصة.\n"
	if styled {
		paragraph = strings.ReplaceAll(paragraph, "YouTube", "\x1b[1;38;5;203mYouTube\x1b[m")
		paragraph = strings.ReplaceAll(paragraph, "YPP", "\x1b]8;;https://example.com/ypp\x1b\\\x1b[4m\u2066YPP\u2069\x1b[m\x1b]8;;\x1b\\")
	}
	return strings.Repeat(paragraph, 1_000_000/len(paragraph))
}

func benchmarkLayout(b *testing.B, text string, o Options) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Layout(text, o)
	}
}

func BenchmarkLayout(b *testing.B) { benchmarkLayout(b, benchText(false), Options{Width: 80}) }

func BenchmarkLayoutStyled(b *testing.B) { benchmarkLayout(b, benchText(true), Options{Width: 80}) }

func BenchmarkLayoutMarks(b *testing.B) {
	benchmarkLayout(b, benchText(false), Options{Width: 80, Marks: true})
}

func BenchmarkLayoutLatin(b *testing.B) {
	text := strings.Repeat("The quick brown fox jumps over the lazy dog, 42 times (or so). ", 16)
	benchmarkLayout(b, strings.Repeat(text+"\n", 1000), Options{Width: 80})
}

// BenchmarkLines goes all the way from text to bytes, line by line.
func BenchmarkLines(b *testing.B) {
	text := benchText(true)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var dst []byte
	for b.Loop() {
		dst = dst[:0]
		for l := range Lines(text, Options{Width: 80}) {
			dst = appendLine(dst, l)
		}
	}
}

// BenchmarkWrite takes laid-out lines to bytes, as an encoder does.
func BenchmarkWrite(b *testing.B) {
	text := benchText(true)
	lines := Layout(text, Options{Width: 80})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var dst []byte
	for b.Loop() {
		dst = dst[:0]
		for _, l := range lines {
			dst = appendLine(dst, l)
		}
	}
}

func appendLine(dst []byte, l Line) []byte {
	last := Pen{}
	for i := 0; i < l.Len(); {
		pen, end := l.PenRun(i)
		dst = pen.Append(dst, last)
		for last = pen; i < end; i++ {
			dst = l.AppendText(dst, i)
		}
	}
	return append(Pen{}.Append(dst, last), '\n')
}

func BenchmarkAll(b *testing.B) {
	text := benchText(true)
	lines := Layout(text, Options{Width: 80})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, l := range lines {
			for _, c := range l.All() {
				n += len(c.Text) + len(c.Source)
			}
		}
	}
}

package rtl_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"kasb/ui/rtl"
	"kasb/ui/term"
)

// sameJob are the options with which a text comes out as fribidi makes it.
var sameJob = rtl.Options{Base: rtl.RightToLeft, Marks: true}

// appendText takes a text all the way: from a string in reading order to bytes for
// a terminal.
func appendText(dst []byte, text string, o rtl.Options) []byte {
	for line := range rtl.Lines(text, o) {
		dst = append(term.Visual.Append(dst, line), '\n')
	}
	return dst
}

// BenchmarkWhole measures the whole way from text to bytes, beside what fribidi
// takes for the same bytes (see TestSameJob).
func BenchmarkWhole(b *testing.B) {
	for _, c := range []struct {
		name   string
		styled bool
		o      rtl.Options
	}{
		{"same job as fribidi", false, sameJob},
		{"wrapped", false, rtl.Options{Width: 80}},
		{"styled and wrapped", true, rtl.Options{Width: 80}},
		{"styled and wrapped, marks kept", true, rtl.Options{Width: 80, Marks: true}},
	} {
		b.Run(c.name, func(b *testing.B) {
			text := rtl.BenchText(rtl.BenchSize, c.styled)
			dst := appendText(nil, text, c.o)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				dst = appendText(dst[:0], text, c.o)
			}
		})
	}
	b.Run("encoding alone", func(b *testing.B) {
		text := rtl.BenchText(rtl.BenchSize, true)
		lines := rtl.Layout(text, rtl.Options{Width: 80})
		var dst []byte
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			dst = dst[:0]
			for _, l := range lines {
				dst = append(term.Visual.Append(dst, l), '\n')
			}
		}
	})
	b.Run("fribidi", func(b *testing.B) {
		text := rtl.BenchText(rtl.BenchSize, false)
		f := startFribidi(b, text)
		var spent [len(fribidiSteps)]int64
		f.pass(b, &spent)
		clear(spent[:])
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			f.pass(b, &spent)
		}
		for i, ns := range spent {
			b.ReportMetric(float64(len(text))*float64(b.N)*1e3/float64(ns), fribidiSteps[i]+"-MB/s")
		}
	})
}

// TestSameJob holds what we make of the text that is measured against what fribidi
// makes of it: to the byte the same.
func TestSameJob(t *testing.T) {
	text := rtl.BenchText(rtl.BenchSize/10, false)
	f := startFribidi(t, text)
	f.pass(t, new([len(fribidiSteps)]int64))
	f.stop(t)
	theirs, err := os.ReadFile(f.output)
	if err != nil {
		t.Fatal(err)
	}
	ours := appendText(nil, text, sameJob)
	if bytes.Equal(ours, theirs) {
		return
	}
	a, b := strings.Split(string(ours), "\n"), strings.Split(string(theirs), "\n")
	if len(a) != len(b) {
		t.Fatalf("%d lines, fribidi %d", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("line %d\nours    %+q\nfribidi %+q", i+1, a[i], b[i])
		}
	}
}

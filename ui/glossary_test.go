package ui

import (
	"testing"

	"kasb/content"
	"kasb/content/progress"
)

// openTerms opens a glossary of three terms.
func openTerms(t *testing.T, width, height int) (*driver, *glossary) {
	t.Helper()
	real, err := realLibrary()
	if err != nil {
		t.Fatal(err)
	}
	lib := *real
	lib.Terms = []content.Term{
		{Term: "الجمهور", Meaning: "من يتابع ما يُنشر."},
		{Term: "معدل التحويل", Also: []string{"conversion rate"}, Meaning: "نسبة من يشترون.", See: []string{"affiliate", "store", "gone"}},
		{Term: "الوصول", Meaning: "عدد من رأوا المنشور.", See: []string{"youtube"}},
	}
	d := start(t, progress.Memory(progress.State{}), width, height)
	d.run(openGlossary(d.app.env, d.app.top(), &lib, "معدل التحويل"))
	g, ok := d.app.top().(*glossary)
	if !ok {
		t.Fatal("the glossary does not open")
	}
	return d, g
}

func TestGlossary(t *testing.T) {
	d, g := openTerms(t, 100, 30)
	if g.menu.at != 1 {
		t.Errorf("it opens at term %d", g.menu.at)
	}
	store, _ := g.lib.Page("store")
	affiliate, _ := g.lib.Page("affiliate")
	d.sees("ويقال أيضا: conversion rate", "انظر: "+affiliate.Title+"، "+store.Title)
	d.press("enter").sees("معدل التحويل", "نسبة من يشترون.").press("2").sees("الموضع").press("esc", "esc")
	d.press("1") // says no more
	if d.app.top() != Screen(g) {
		t.Error("a term without pages leads away")
	}
	d.press("down", "down", "enter")
	if r, ok := d.app.top().(*reader); !ok || r.page.ID != "youtube" {
		t.Error("the one page does not open")
	}
	d.press("esc", "esc").sees("من التواصل إلى الكسب")

	d, _ = openTerms(t, minWidth, 60)
	d.lacks("…")
}

// The glossary stands behind the articles in the list of pages.
func TestGlossaryInTheLibrary(t *testing.T) {
	d := start(t, progress.Memory(progress.State{}), 80, 24).press("2")
	for range d.app.top().(*library).lib.Articles {
		d.press("down")
	}
	d.sees("المصطلحات").press("enter")
	if _, ok := d.app.top().(*glossary); !ok {
		t.Fatal("the glossary does not open")
	}
	d.press("esc", "esc", "3", "enter")
	if r, ok := d.app.top().(*reader); !ok || r.page.ID != content.CompareID {
		t.Error("the paths do not begin with the page that compares them")
	}
}

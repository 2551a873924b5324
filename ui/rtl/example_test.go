package rtl_test

import (
	"fmt"
	"strings"

	"kasb/ui/rtl"
)

// The percent sign stands left of its number although the line might have
// ended between them: direction is found for the whole paragraph.
func ExampleLayout() {
	text := "يبقى لصانع المحتوى على YouTube نحو 55% من العائد"
	for _, line := range rtl.Layout(text, rtl.Options{Width: 24}) {
		fmt.Printf("|%s|\n", line)
	}
	// Output:
	// |  ﻰﻠﻋ ﻯﻮﺘﺤﻤﻟﺍ ﻊﻧﺎﺼﻟ ﻰﻘﺒﻳ|
	// |      ﻦﻣ %55 ﻮﺤﻧ YouTube|
	// |                  ﺪﺋﺎﻌﻟﺍ|
}

// An item of a list: its number stands before the first line, and blanks as wide
// as the number before the others.
func ExampleOptions() {
	number := rtl.Options{Width: 3, Base: rtl.RightToLeft}.Fit("1.")
	for _, line := range rtl.Layout("سجّل في برنامج الشركاء", rtl.Options{
		Width: 16,
		First: number,
		Rest:  rtl.Blank(3),
	}) {
		fmt.Printf("|%s|\n", line)
	}
	// Output:
	// |ﺞﻣﺎﻧﺮﺑ ﻲﻓ ﻞﺠﺳ .1|
	// |      ءﺎﻛﺮﺸﻟﺍ   |
}

// Two columns: each is a paragraph of its own, and the first stands rightmost.
func ExampleRow() {
	bar := rtl.Fill("│", 1, rtl.Pen{})
	for _, row := range [][2]string{{"المنصة", "الحصة"}, {"YouTube", "55%"}} {
		first := rtl.Options{Width: 9, Base: rtl.RightToLeft}.Fit(row[0])
		second := rtl.Options{Width: 6, Base: rtl.RightToLeft}.Fit(row[1])
		fmt.Printf("|%s|\n", rtl.Row(first, bar, second))
	}
	// Output:
	// | ﺔﺼﺤﻟﺍ│   ﺔﺼﻨﻤﻟﺍ|
	// |   55%│  YouTube|
}

// What does not fit is cut at the reading end.
func ExampleFit() {
	fmt.Printf("|%s|\n", rtl.Fit("طرق الربح من المحتوى", 14, rtl.AlignStart))
	fmt.Printf("|%s|\n", rtl.Fit("Content monetization", 14, rtl.AlignStart))
	// Output:
	// | …ﻦﻣ ﺢﺑﺮﻟﺍ ﻕﺮﻃ|
	// |Content monet…|
}

// A long text goes line by line, in the same memory.
func ExampleLines() {
	text := strings.Repeat("العربية لغة أكثر من 400 مليون إنسان. ", 1000)
	n := 0
	for line := range rtl.Lines(text, rtl.Options{Width: 30}) {
		if n++; n <= 2 {
			fmt.Printf("|%s|\n", line)
		}
	}
	fmt.Println(n, "lines")
	// Output:
	// | ﻥﻮﻴﻠﻣ 400 ﻦﻣ ﺮﺜﻛﺃ ﺔﻐﻟ ﺔﻴﺑﺮﻌﻟﺍ|
	// |400 ﻦﻣ ﺮﺜﻛﺃ ﺔﻐﻟ ﺔﻴﺑﺮﻌﻟﺍ .ﻥﺎﺴﻧﺇ|
	// 1250 lines
}

// Without width, colours or lines: for a word or two, from left to right.
func ExampleVisual() {
	fmt.Println(rtl.Visual("لا 55% (YouTube)", rtl.Auto))
	fmt.Printf("%+q\n", rtl.Visual("لا", rtl.Auto))
	// Output:
	// (YouTube) %55 ﻻ
	// "\ufefb"
}

// The rules of UAX #9 for programs that do the rest themselves: even levels run
// left to right, odd ones right to left.
func ExampleLevels() {
	text := []rune("سعر 15 USD")
	levels, base := rtl.Levels(text, rtl.RightToLeft)
	fmt.Println("paragraph", base, levels)
	for _, i := range rtl.VisualOrder(levels) {
		fmt.Print(string(text[i]))
	}
	// Output:
	// paragraph 1 [1 1 1 1 2 2 1 2 2 2]
	// USD 15 رعس
}

// Writing a line with its colours and links.
func ExamplePen_Append() {
	line := rtl.Layout("\x1b[1mمهم\x1b[m: نص", rtl.Options{})[0]
	var b []byte
	last := rtl.Pen{}
	for i := 0; i < line.Len(); {
		pen, end := line.PenRun(i)
		b = pen.Append(b, last)
		for last = pen; i < end; i++ {
			b = line.AppendText(b, i)
		}
	}
	b = rtl.Pen{}.Append(b, last)
	fmt.Printf("%q\n", b)
	// Output:
	// "ﺺﻧ :\x1b[1mﻢﻬﻣ\x1b[m"
}

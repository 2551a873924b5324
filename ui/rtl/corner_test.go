package rtl

import "testing"

// corners are what Arabic sentences hold besides Arabic words, with the line that
// they make in a right-to-left paragraph. TestFribidi holds them against fribidi.
var corners = []struct{ text, want string }{
	// Numbers keep their digits in order. What belongs to a number follows UAX #9,
	// which puts signs behind Arabic letters elsewhere than alone.
	{"نسبة 15%", "%15 ﺔﺒﺴﻧ"},
	{"15%", "15%"},
	{"نسبة ٪١٥", "١٥٪ ﺔﺒﺴﻧ"},
	{"٪١٥", "١٥٪"},
	{"نسبة ١٥٪ فقط", "ﻂﻘﻓ ٪١٥ ﺔﺒﺴﻧ"},
	{"ب%10", "10%ﺏ"},
	{"10%ب", "ﺏ10%"},
	{"-5", "5-"},
	{"الحرارة -5 درجات", "ﺕﺎﺟﺭﺩ 5- ﺓﺭﺍﺮﺤﻟﺍ"},
	{"+966 50", "50 966+"},
	{"هاتف +966 50 123 4567", "4567 123 50 966+ ﻒﺗﺎﻫ"},
	{"1,500.75", "1,500.75"},
	{"المبلغ 1,500.75 دولارا", "ﺍﺭﻻﻭﺩ 1,500.75 ﻎﻠﺒﻤﻟﺍ"},
	{"1,500$ أو $1,500", "1,500$ ﻭﺃ 1,500$"},
	{"٣٫٥ و1٬000", "1٬000ﻭ ٣٫٥"},
	{"2019-2020", "2019-2020"},
	{"عام 2019-2020", "2020-2019 ﻡﺎﻋ"},
	{"عام ٢٠١٩-٢٠٢٠", "٢٠٢٠-٢٠١٩ ﻡﺎﻋ"},
	{"٢٠١٩–٢٠٢٠", "٢٠٢٠–٢٠١٩"},
	{"24/11/2026", "24/11/2026"},
	{"في 24/11/2026 مساء", "ءﺎﺴﻣ 24/11/2026 ﻲﻓ"},
	{"٢٤/١١/٢٠٢٦", "٢٤/١١/٢٠٢٦"},
	{"10:30–12:00 صباحا", "ﺎﺣﺎﺒﺻ 12:00–10:30"},
	{"السؤال 3/10:", ":3/10 ﻝﺍﺆﺴﻟﺍ"},
	{"م5 و5م", "ﻡ5ﻭ 5ﻡ"},
	{"2 × 3 = 6 ب", "ﺏ 6 = 3 × 2"},

	// Latin words, with what stands at their end.
	{"اكتب إلى info@example.com الآن", "ﻥﻵﺍ info@example.com ﻰﻟﺇ ﺐﺘﻛﺍ"},
	{"راجع https://example.com/a?b=1 الآن", "ﻥﻵﺍ https://example.com/a?b=1 ﻊﺟﺍﺭ"},
	{"راجع https://example.com/a/.", "./https://example.com/a ﻊﺟﺍﺭ"},
	{"راجع \u2066https://example.com/a/\u2069.", ".https://example.com/a/ ﻊﺟﺍﺭ"},
	{"قل Go!", "!Go ﻞﻗ"},
	{"قل \u2066Go!\u2069", "Go! ﻞﻗ"},
	{"لغة Go! جميلة", "ﺔﻠﻴﻤﺟ !Go ﺔﻐﻟ"},
	{"هل تعرف Go?", "?Go ﻑﺮﻌﺗ ﻞﻫ"},
	{"لغة C++ وC#", "#Cﻭ ++C ﺔﻐﻟ"},
	{"«Go!»", "«!Go»"},

	// Brackets and quotation marks.
	{"قال: «نعم»، ثم «لا».", ".«ﻻ» ﻢﺛ ،«ﻢﻌﻧ» :ﻝﺎﻗ"},
	{"هذا (مثال [داخل {قوس}]) هنا", "ﺎﻨﻫ ([{ﺱﻮﻗ} ﻞﺧﺍﺩ] ﻝﺎﺜﻣ) ﺍﺬﻫ"},
	{"هنا ([{a}] ب)", "(ﺏ [{a}]) ﺎﻨﻫ"},
	{"قناة (YouTube) هنا", "ﺎﻨﻫ (YouTube) ﺓﺎﻨﻗ"},
	{"قناة YouTube (جديدة)", "(ﺓﺪﻳﺪﺟ) YouTube ﺓﺎﻨﻗ"},
	{"قناة (جديدة) YouTube", "YouTube (ﺓﺪﻳﺪﺟ) ﺓﺎﻨﻗ"},
	{"قناة YouTube (new)", "YouTube (new) ﺓﺎﻨﻗ"},
	{"a (ب) c", "c (ﺏ) a"},
	{"1) أولا", "ﻻﻭﺃ (1"},
	{"1. أولا", "ﻻﻭﺃ .1"},
	{"(1)", "(1)"},

	// Letters of Persian and Urdu have their forms in Presentation Forms-A, others
	// have none and join all the same.
	{"گچپژکیےں", "ﮞﮯﯿﮐﮋﭙﭽﮔ"},
	{"گفتگو چپ پژمرده", "ﻩﺩﺮﻣﮋﭘ ﭗﭼ ﻮﮕﺘﻔﮔ"},
	{"یک کیک ہے میں ںں", "ﮟں ﮟﯿﻣ ﮯﮨ ﮏﯿﮐ ﮏﯾ"},
	{"على علی ىىى", "ﻰﯩﯨ ﯽﻠﻋ ﻰﻠﻋ"},
	{"ڤيديو ڭ ڨ ݣ بݣب", "ﺐݣﺑ ݣ ڨ ﯓ ﻮﻳﺪﻴﭬ"},
	{"می\u200cخواهم خانه\u200cها", "ﺎﻫﻪﻧﺎﺧ ﻢﻫﺍﻮﺧﯽﻣ"},
	{"لآ لأ لإ لا ٱلله هـ", "ـﻫ ﻪﻠﻟﭐ ﻻ ﻹ ﻷ ﻵ"},
}

func TestCorners(t *testing.T) {
	t.Parallel()
	for _, c := range corners {
		if got := Visual(c.text, RightToLeft); got != c.want {
			t.Errorf("%q is\n%q, want\n%q", c.text, got, c.want)
		}
		if got := Layout(c.text, Options{Base: RightToLeft})[0].String(); got != c.want {
			t.Errorf("%q is laid out as\n%q, want\n%q", c.text, got, c.want)
		}
	}
}

// TestMarks lays out vowelled words with and without their marks.
func TestMarks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, kept, without string }{
		{"مُحَمَّدٌ", "ﺪٌﻤَّﺤَﻣُ", "ﺪﻤﺤﻣ"},
		{"السَّلَامُ", "ﻡُﻼَﺴَّﻟﺍ", "ﻡﻼﺴﻟﺍ"}, // a mark between lam and alef
		{"لِلَّهِ", "ﻪِﻠَّﻟِ", "ﻪﻠﻟ"},
		{"أُولَٰئِكَ", "ﻚَﺌِﻟَٰﻭﺃُ", "ﻚﺌﻟٰﻭﺃ"}, // U+0670 is a letter that is written small
		{"مسؤٔولية", "ﺔﻴﻟﻭﺆٔﺴﻣ", "ﺔﻴﻟﻭﺆٔﺴﻣ"},
		{"ـَ لـَّا", "ﺎـَّﻟ ـَ", "ﺎـﻟ ـ"}, // tatweel parts lam and alef
		{"می\u064e\u200cخ", "ﺥﯽَﻣ", "ﺥﯽﻣ"},
	} {
		for _, marks := range []bool{true, false} {
			want := c.without
			if marks {
				want = c.kept
			}
			l := Layout(c.text, Options{Marks: marks})[0]
			if got := l.String(); got != want {
				t.Errorf("%q, marks %v: %q, want %q", c.text, marks, got, want)
			}
			source := ""
			for _, c := range reading(l) {
				source += c.Source
			}
			if source != c.text {
				t.Errorf("%q, marks %v: the sources are %q", c.text, marks, source)
			}
		}
	}
}

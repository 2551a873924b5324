package rtl

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// fribidiLines is how many lines are compared with the program fribidi.
const fribidiLines = 2000

// difference is a reason why a line of ours and one of fribidi differ and yet
// ours is as intended. Undo takes from both what it explains; text is the line in
// reading order.
type difference struct {
	name string
	undo func(text, ours, theirs string) (string, string)
}

// differences are all that are known. TestFribidi logs how many lines need each;
// generated lines need the first one only.
var differences = []difference{
	{
		// fribidi keeps the place of the alef of a lam-alef with U+FEFF. A lam-alef
		// is one cell to us.
		name: "filler of lam-alef",
		undo: func(_, ours, theirs string) (string, string) {
			return ours, strings.ReplaceAll(theirs, "\uFEFF", "")
		},
	},
	{
		// fribidi prints the codes for direction and joining. We draw none of them.
		name: "invisible codes",
		undo: func(_, ours, theirs string) (string, string) {
			return ours, strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Cf, r) && r != 0xFEFF {
					return -1
				}
				return r
			}, theirs)
		},
	},
	{
		// At the end of a left-to-right isolate fribidi 1.0.8 takes eos from the text
		// of a right-to-left isolate behind it. X10 takes it from the level of the
		// PDI, or of what follows: see the same text in TestLevels.
		name: "isolate before an isolate",
		undo: func(text, ours, theirs string) (string, string) {
			first, last := strings.IndexRune(text, 0x2066), strings.LastIndexAny(text, "\u2067\u2068")
			if first < 0 || last < first || ours == theirs {
				return ours, theirs
			}
			return sortRunes(ours), sortRunes(theirs)
		},
	},
}

func sortRunes(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// TestFribidi compares order, forms and mirroring of generated lines with what
// the program fribidi makes of them.
func TestFribidi(t *testing.T) {
	program, err := exec.LookPath("fribidi")
	if err != nil {
		t.Skip("the program fribidi is missing (Debian: package libfribidi-bin)")
	}
	g := lineMaker{rand.New(rand.NewPCG(9, 1)), slices.Concat(contentWords(t), arabicWords)}
	lines := make([]string, fribidiLines)
	for i := range lines {
		lines[i] = g.line()
	}
	lines = append(lines, fribidiExtras...)
	for _, c := range corners {
		lines = append(lines, c.text)
	}

	cmd := exec.Command(program, "--rtl", "--nopad", "--nobreak")
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	theirs := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(theirs) != len(lines) {
		t.Fatalf("fribidi printed %d lines for %d", len(theirs), len(lines))
	}

	counts := map[string]int{}
	for i, s := range lines {
		want := theirs[i]
		got := Visual(s, RightToLeft)
		if got == want {
			counts["equal as they are"]++
			continue
		}
		g, w := got, want
		for _, d := range differences {
			g2, w2 := d.undo(s, g, w)
			if g2 != g || w2 != w {
				counts[d.name]++
			}
			g, w = g2, w2
		}
		if g != w {
			t.Errorf("line %d differs for no known reason\ntext    %q\n     %+q\nours    %+q\nfribidi %+q", i+1, s, s, g, w)
		}
	}
	t.Logf("%d lines: %v", len(lines), counts)
}

// fribidiExtras are lines with what the generated ones do not have.
var fribidiExtras = []string{
	"\u202dبسم الله لا\u202c و\u202dabc\u202c",                                 // override: letters from left to right, no ligature
	"می\u200cخواهم ه\u200d \u200dه ه\u200d\u200cه",                             // ZWNJ, ZWJ
	"كتـاب ـبـ ـ ـا لـا",                                                       // tatweel
	"\u2067abc لا\u2069 د 5%", "\u2066د 5%\u2069 د 5%", "د \u2068لا abc\u2069", // isolates
	"\u2067abc لا\u2069 \u2066د 5%\u2069 \u2068لا abc\u2069",
	"\u202bنص 12\u202c \u202aabc د\u202c \u202eabc\u202c",      // embeddings
	"ٱلله ؤ ئ ئي ئا آ أ إ لآ لأ لإ لا ىى بىء ة ه",              // other letters of the block
	"پچژگڤ ټډړ ڭۇۆۈۋ ہھےۓۀ ںں بںب ٹڈڑ ۅۉې",                     // letters of other languages
	"\u076e\u0628\u08a0 \u0680\u06be\u06c1\u06d2 \u0714\u0715", // letters without presentation forms
	"«(abc) [د]» ≤ ⟨x⟩ 〈ب〉 {ب} \u2329ب\u232a ‹ب›",              // mirroring
	"a\u200fb\u200eد\u061c5", // marks of direction
	"\t\u00a0د\t5\u20265–6",  // separators and blanks
}

// contentWords are the Arabic words of the program's own pages, each once, with
// no vowel marks.
func contentWords(t *testing.T) []string {
	files, err := filepath.Glob("../../content/*/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	var words []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, strings.FieldsFunc(string(data), func(r rune) bool { return !unicode.Is(unicode.Arabic, r) || !unicode.IsLetter(r) })...)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// lineMaker makes up lines of Arabic text.
type lineMaker struct {
	r     *rand.Rand
	words []string
}

func (g lineMaker) word() string { return g.words[g.r.IntN(len(g.words))] }

// line is a line of 1 to 14 words, numbers and signs.
func (g lineMaker) line() string {
	r := g.r
	var b strings.Builder
	for i := range 1 + r.IntN(14) {
		if i > 0 && r.IntN(20) > 0 {
			b.WriteByte(' ')
		}
		word := g.phrase()
		switch r.IntN(12) {
		case 0:
			word = "(" + word + ")"
		case 1:
			word = "[" + word + "]"
		case 2:
			word = "«" + word + "»"
		case 3:
			word = "(" + word + " " + g.phrase() + ")"
		case 4:
			word = "«" + word + " [" + g.phrase() + "]»"
		}
		b.WriteString(word)
		if r.IntN(5) == 0 {
			b.WriteString(pick(r, "،", "؛", "؟", ".", ":", "!", "...", "/", " –", "-", "("))
		}
	}
	return b.String()
}

// phrase is a word, a number, a date or the like.
func (g lineMaker) phrase() string {
	r := g.r
	number := func(most int) string {
		s := fmt.Sprint(r.IntN(most))
		if r.IntN(4) == 0 {
			s = strings.Map(func(d rune) rune { return d - '0' + '٠' }, s)
		}
		return s
	}
	switch r.IntN(24) {
	case 0:
		return number(3000)
	case 1:
		return number(100) + pick(r, "%", "٪", " %", "$", "+")
	case 2:
		return pick(r, "+", "-", "$", "%", "€", "#") + number(1000)
	case 3:
		return number(3000) + pick(r, "-", "/", ":", "–", ".", ",", "+", " - ") + number(3000)
	case 4:
		return number(31) + "/" + number(12) + "/" + number(3000)
	case 5:
		return fmt.Sprintf("%d-%02d-%02d", 1990+r.IntN(50), 1+r.IntN(12), 1+r.IntN(31))
	case 6:
		return number(100) + "." + number(10) + "%"
	case 7, 8, 9:
		return latinWords[r.IntN(len(latinWords))]
	case 10:
		return latinWords[r.IntN(len(latinWords))] + pick(r, "-", "/", " ", ".", ":", "+") + g.word()
	case 11:
		return "ال" + latinWords[r.IntN(len(latinWords))]
	case 12:
		return g.word() + pick(r, "-", "/", ":", "_", "+") + number(100)
	}
	return g.word()
}

func pick(r *rand.Rand, from ...string) string { return from[r.IntN(len(from))] }

var latinWords = strings.Fields(`YouTube AdSense Digital Facebook Hootsuite Six Degrees a I X TikTok example.com
	https://example.com/a?b=c&d=1 name@example.com C++ C# v2.1 PDF 3D MP3 b2b e-mail 4K AT&T x=y [1] (c) 100km iPhone12`)

// arabicWords are words with what the pages may lack: every lam-alef, every seat of
// hamza, every joining of each letter.
var arabicWords = strings.Fields(`
	السلام الإسلام الأول الآن الاسم الآخر الأخير الإعلان الإنترنت الأسبوع الآلاف الأهم لا إلا ألا فلا ولا كلا لأن لأنه
	لإن لآخر لأجل لإنشاء بلا خلال كلام سلامة علامة إعلان إعلانات أعلاه طلاب ملايين دلالة بلاد ولاية عملاء وكلاء زملاء
	ثلاثة ثلاثون ثلاجة لازم لاحق لاعب فلاح صلاة صلاح جلال حلال دلال ظلال سلال غلاف خلاف اختلاف ائتلاف استقلال
	المال الربح العمل الوقت المهارة اللغة الكتابة الصورة الفيديو القناة الصفحة المتجر المنتج البيع الشراء التسويق
	العمولة المحتوى التعليم الدرس الطالب المعلم الجمهور المتابع التفاعل المصدر المرجع التقدير النتيجة السؤال الجواب
	كتاب كتب كاتب مكتب مكتبة مكتوب قلم ورق دفتر باب بيت دار طريق مدينة قرية شارع سوق متجر بضاعة سلعة ثمن سعر
	ربح خسارة دخل خرج صرف حساب مصرف بنك مال نقد دولار درهم دينار ريال جنيه ليرة يورو قرش نسبة مئة ألف مليون مليار
	يوم أيام يومان أسبوع شهر شهور سنة سنوات عام أعوام ساعة ساعات دقيقة دقائق ثانية ثوان صباح مساء ليل نهار أمس غدا
	هذا هذه ذلك تلك هؤلاء أولئك الذي التي الذين اللاتي من إلى عن على في مع عند منذ حتى بين قبل بعد فوق تحت أمام وراء
	قرأ يقرأ قراءة سأل يسأل سؤال مسؤول مسؤولية شيء أشياء جزء أجزاء ضوء أضواء ماء سماء هواء دواء بناء أبناء مساءلة
	بيئة هيئة رئيس رئيسي دائما قائمة عائلة مئوية شاطئ قارئ بادئ تهنئة مبدأ ملجأ خطأ أخطاء ابتداء انتهاء اكتفاء
	يوتيوب فيسبوك تويتر إكس واتساب إنستغرام تيك توك خمسات مستقل سلة زد موقع منصة شبكة تطبيق برنامج حاسوب هاتف
	معنى مبنى مستشفى مقهى ليلى موسى عيسى يحيى هدى رؤى أعلى أدنى أقصى كبرى صغرى فتى ندى صدى مدى
	شكرا جدا أيضا أهلا سهلا مرحبا دائم مؤقت مؤكد مؤسسة تأثير تأجيل تأكيد رأي رؤية بئر ذئب فأر كأس رأس فأس
	استثمار استخدام استعمال استفسار اشتراك اختيار اختبار انتشار انتظار احتيال احتمال احترام ازدحام اضطراب اطلاع
	ظرف ظهر غزال غروب عين غيمة صقر ضوضاء ذهب ثعلب خبز حصان جمل شمس قمر نجم طير زهرة وردة ثوب ذاكرة غذاء
	وزارة وارد دور دوران زوار رواد وراد أوراق أدوار أزرار ورود رد ود آراء آداب آلة آمن قرآن مرآة مآثر منشآت
	هـ اهـ مه به له فيه عليه وجه وجوه هم هما هن نهر نهج منهج جهة جهات فقه تنبيه مشتبه مكروه
	بتثنيس ييي سسس صصص كككك للل لله لللا الله بالله والله تالله`)

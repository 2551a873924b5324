package rtl

import (
	"math/rand/v2"
	"strings"
)

// BenchSize is the length in bytes of the text that is measured: long enough
// that nothing of it stays in the processor's caches from one pass to the next.
const BenchSize = 10_000_000

// BenchText is about size bytes of the kind of text that articles hold, in
// paragraphs of two to six sentences, the same every time. Styled, there are
// colours, attributes and links in it, some inside of words, which come on top.
func BenchText(size int, styled bool) string {
	bare := strings.NewReplacer("<b>", "", "<c>", "", "</>", "", "<a>", "", "</a>", "")
	markup := bare
	if styled {
		markup = strings.NewReplacer("<b>", "\x1b[1;38;5;203m", "<c>", "\x1b[4;32m", "</>", "\x1b[m",
			"<a>", "\x1b]8;id=1;https://example.com/help/a-page?lang=ar\x1b\\\x1b[4m", "</a>", "\x1b[m\x1b]8;;\x1b\\")
	}
	var sentences []string
	var letters []int // bytes without any markup: a styled text has the same sentences
	for s := range strings.Lines(benchSentences) {
		s = strings.TrimSpace(s)
		sentences = append(sentences, markup.Replace(s))
		letters = append(letters, len(bare.Replace(s)))
	}
	rnd := rand.New(rand.NewPCG(10, 11))
	var b strings.Builder
	for left := size; left > 0; {
		for more := 1 + rnd.IntN(5); more >= 0; more-- {
			i := rnd.IntN(len(sentences))
			b.WriteString(sentences[i])
			if more > 0 {
				b.WriteByte(' ')
			}
			left -= letters[i] + 1
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// benchSentences hold Latin names, digits of both kinds, brackets, vowel marks,
// an address in an isolate, and for every markup some of it.
const benchSentences = `تُعدّ منصة <b>YouTube</> من أكبر منصات الفيديو في العالم، إذ يزورها أكثر من 2.7 مليار مستخدم شهريا (تقديرات 2024).
يبدأ الربح عند الانضمام إلى برنامج الشركاء <a>YPP</a>، ولا بد من 1,000 مشترك و4,000 ساعة مشاهدة خلال 12 شهرا.
تتراوح أرباح الألف مشاهدة بين 0.5$ و٣٫٥ دولارات، أي ما يقارب 55% من عائد الإعلانات؛ والباقي للمنصة.
لا يحتاج البدء إلى رأس مال كبير، وإنما إلى وقت منتظم: من 6 إلى 10 ساعات في الأسبوع.
<c>تنبيه:</> لا تدفع مالا مقابل وعد بالعمل، فهذه علامة احتيال معروفة.
قال أحد صناع المحتوى: «بعت أول منتج بعد ثلاثة أشهر، ثم زادت المبيعات ٤٠٪ في العام التالي».
يُنصح بقراءة شروط المنصة (وبخاصة ما يتعلق بالعمولة [15% أو أكثر]) قبل نشر أول إعلان.
راجع الصفحة ` + "\u2066https://example.com/about?id=7&lang=ar\u2069" + ` لمعرفة الأسعار الحالية، أو اكتب إلى ` + "\u2066info@example.com\u2069" + `.
العَلامةُ التِّجاريَّةُ اسمٌ أو شِعارٌ يُميِّزُ مُنتَجًا عن غيرِه في السُّوقِ.
التسويق بالعمولة أن تعرض منتجات غيرك وتأخذ نسبة من كل بيع، وتكون بين 3 و12 في المئة غالبا.
اختر مجالا تعرفه جيدا، لأن الجمهور يلاحظ الفرق بين من جرّب الشيء ومن نقل عنه.
ال<b>محتوى</> الجيد يجيب عن سؤال واحد، ولا يزيد طوله على ما يحتاج إليه الجواب.
بلغ عدد مستخدمي الإنترنت ٤٫٣٩ مليار شخص في يناير 2019، بحسب تقرير Digital 2019 من Hootsuite وWe Are Social.
سجّل حسابا في <a>خمسات</a> أو <a>مستقل</a>، ثم أضف ثلاثة أعمال سابقة إلى صفحتك.
Affiliate marketing هو الاسم الإنجليزي، ويقال له أيضا performance marketing في بعض المراجع.
آخر تحديث: 24/11/2026، وموعد المراجعة التالية بعد 90 يوما.
اللغة العربية لغة أكثر من 400 مليون إنسان، لكن حصتها من المحتوى على الشبكة لا تزيد على 1.1%.
هل لديك وقت كاف؟ إن كان الجواب «لا»، فابدأ بساعة واحدة يوميا ولا تستعجل النتائج!
احسب صافي الربح = السعر - (التكلفة + الشحن + العمولة)؛ مثلا: 120 - (45 + 20 + 12) = 43.
للاستفسار: +966 50 000 0000، من الأحد إلى الخميس (9:00–17:00).
كُتبت هذه الصفحة بالاعتماد على ثلاثة مصادر [1] [2] [3] مذكورة في آخرها.
لألعاب الهاتف سوق كبيرة، والإعلانات فيها إما كاملة الشاشة وإما مكافآت لإكمال مرحلة.`

package content

import (
	"hash/fnv"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// The facts of the article from which the project grew, each in the pages where a reader would look for it.
func TestSeedFacts(t *testing.T) {
	lib := load(t)
	tests := []struct {
		fact, file string
		words      []string // each must be there; a slash stands between equally good words
	}{
		// Why people come.
		{"made for talking, as the name says", "articles/talking-to-earning.md", []string{"اسم مواقع التواصل يقول لماذا ظهرت", "يتكلموا مع أناس"}},
		{"technology carried the sites past that: leisure, income", "articles/talking-to-earning.md", []string{"تسارعت التقنية", "للترفيه", "مصدر رزق"}},
		{"62% come for leisure, 18% for income, 20% else", "articles/talking-to-earning.md", []string{"62% من المستخدمين للتسلية", "18% لتحقيق ربح مادي", "20% لأهداف أخرى"}},
		{"the same shares as bars", "articles/talking-to-earning.md", []string{"(chart:purposes)"}},
		{"from reports without a name, and not found", "articles/talking-to-earning.md", []string{"تقارير عالمية لا يسميها", "لم نجد لها مصدرا منشورا"}},
		{"the same, said among the numbers", "articles/numbers.md", []string{"62%", "18%", "20%", "لم نجد لها مصدرا منشورا"}},

		// The way to today's sites.
		{"Six Degrees 1997, the first, with profiles", "articles/history.md", []string{"Six Degrees", "1997", "أول شبكة اجتماعية", "ملفا شخصيا"}},
		{"the same on its own page", "platforms/six-degrees.md", []string{"1997", "أول شبكة اجتماعية", "ملفا شخصيا"}},
		{"attempts from 2000 to 2003", "articles/history.md", []string{"من عام 2000 إلى عام 2003 توالت المحاولات"}},
		{"Facebook 2004", "articles/history.md", []string{"فيسبوك في عام 2004", "فيسبوك في 2004"}},
		{"Facebook 2004, on its page", "platforms/facebook.md", []string{"عام 2004"}},
		{"YouTube 2005", "articles/history.md", []string{"يوتيوب في عام 2005", "يوتيوب في 2005"}},
		{"YouTube 2005, on its page", "platforms/youtube-program.md", []string{"عام 2005"}},
		{"Twitter 2006", "articles/history.md", []string{"تويتر في عام 2006", "تويتر في 2006"}},
		{"Twitter 2006, on its page", "platforms/x.md", []string{"عام 2006 باسم تويتر"}},
		{"WhatsApp 2009", "articles/history.md", []string{"واتساب في عام 2009", "واتساب في 2009"}},
		{"WhatsApp 2009, on its page", "platforms/whatsapp.md", []string{"2009"}},
		{"Instagram 2010", "articles/history.md", []string{"إنستغرام في عام 2010", "إنستغرام في 2010"}},
		{"Instagram 2010, on its page", "platforms/instagram.md", []string{"2010"}},
		{"billions of active users", "articles/history.md", []string{"يفتح هذه المواقع اليوم مليارات الناس"}},
		{"the idea of gain among millions", "articles/history.md", []string{"الملايين منهم فكرة الاستفادة منها ماليا"}},
		{"millions who spend much of the day there", "articles/talking-to-earning.md", []string{"ملايين المستخدمين", "جزء كبير من اليوم"}},
		{"an account that earns is tempting", "articles/talking-to-earning.md", []string{"فكرة مغرية", "حساب يدر مالا"}},
		{"it became true as the users grew in number", "articles/talking-to-earning.md", []string{"صارت الفكرة حقيقة", "كلما زاد عدد المستخدمين"}},

		// The report and the change of habits.
		{"engagement grows day by day", "articles/talking-to-earning.md", []string{"نما التفاعل يوما بعد يوم"}},
		{"old ways of thinking changed", "articles/talking-to-earning.md", []string{"طرق قديمة في التفكير"}},
		{"Hootsuite's report on 2019", "articles/numbers.md", []string{"Digital 2019", "Hootsuite", "نمو التفاعل"}},

		// The ways to earn.
		{"marketing and advertising one's own products", "articles/talking-to-earning.md", []string{"تسويق سلعة من صنعك", "والإعلان عنها"}},
		{"direct shopping grew in 2020, the pandemic, staying at home", "articles/talking-to-earning.md", []string{"البيع المباشر", "2020", "الجائحة", "الحجر المنزلي"}},
		{"direct shopping, told at length", "articles/buying.md", []string{"direct shopping", "2020", "كورونا", "الحجر المنزلي"}},
		{"60% of Instagram's users rely on e-marketing, unverified", "articles/buying.md", []string{"60% من أهل إنستغرام", "التسويق الإلكتروني", "لم نجد لها مصدرا منشورا"}},
		{"more than 50% of Facebook's users, unverified", "articles/buying.md", []string{"يزيد على 50% من أهل فيسبوك", "آخر الإحصائيات"}},
		{"60%, on Instagram's page", "platforms/instagram.md", []string{"60%", "المقال الذي انطلق منه المشروع"}},
		{"50%, on Facebook's page", "platforms/facebook.md", []string{"50%", "المقال الذي انطلق منه المشروع"}},
		{"own products", "paths/products.md", []string{"منتجات", "الإعلان"}},
		{"own store", "articles/talking-to-earning.md", []string{"متجرك الإلكتروني"}},
		{"own store, its path", "paths/store.md", []string{"متجر"}},
		{"language and creative skills", "articles/talking-to-earning.md", []string{"مهاراتك اللغوية والإبداعية"}},
		{"language and creative skills, their path", "paths/services.md", []string{"مهارات", "ترجمة", "تصميم"}},
		{"managing people's accounts, as a living", "articles/talking-to-earning.md", []string{"تشغيل حسابات أشخاص", "مهنة يعيش منها"}},
		{"managing accounts, its path", "paths/pages.md", []string{"الحسابات/حسابات", "صفحات/الصفحات"}},
		{"investing in a YouTube channel", "articles/talking-to-earning.md", []string{"قناة يوتيوب", "استثمار"}},
		{"a channel, its path", "paths/youtube.md", []string{"يوتيوب", "قنات/قناة"}},
		{"commission for companies that look for marketers", "articles/talking-to-earning.md", []string{"شركات كثيرة", "بسلعها وخدماتها", "حصة من كل بيع"}},
		{"commission, its path", "paths/affiliate.md", []string{"شركات", "عمولة"}},
		{"filling news sites and special blogs", "articles/talking-to-earning.md", []string{"المواقع الإخبارية", "المدونات المتخصصة"}},
		{"filling sites, its path", "paths/writing.md", []string{"المواقع الإخبارية/مواقع إخبارية", "المدونات/مدونات"}},
		{"virtual teaching and training", "articles/talking-to-earning.md", []string{"التعليم عن بعد", "دروس حية أو دورات مسجلة"}},
		{"virtual teaching and training, its path", "paths/teaching.md", []string{"التعليم/تعليم", "التدريب/تدريب"}},

		// What the sites give.
		{"advertising for a sum", "articles/platform-tools.md", []string{"الإعلان بمقابل", "ويحدد مبلغا"}},
		{"sharing and engaging are free, whatever the content", "articles/platform-tools.md", []string{"جادا كان أو خفيفا", "بلا مقابل", "مجانا"}},
		{"clever software finds people alike", "articles/platform-tools.md", []string{"برمجيات ذكية", "يشبهونه في صفاته"}},
		{"to please the users", "articles/platform-tools.md", []string{"الغرض أن يرضى"}},
		{"information on all users and what they do", "articles/platform-tools.md", []string{"معلومات عن جميع مستخدميها، وعما يفعلون"}},
		{"to know their interests and help them to their aims", "articles/platform-tools.md", []string{"اهتماماتهم", "تساعدهم بذلك في الوصول إلى ما يريدون"}},
		{"has the reader begun to think about it in earnest?", "articles/talking-to-earning.md", []string{"صار يفكر في الأمر بجد"}},
	}
	pages := make(map[string]Page)
	for _, p := range lib.Pages() {
		pages[p.File()] = p
	}
	for _, tt := range tests {
		p, ok := pages[tt.file]
		if !ok {
			t.Errorf("%s: no file %s", tt.fact, tt.file)
			continue
		}
		for _, w := range tt.words {
			has := func(s string) bool { return strings.Contains(p.Title+"\n"+p.Body, s) }
			if !slices.ContainsFunc(strings.Split(w, "/"), has) {
				t.Errorf("%s: %s does not say %q", tt.fact, tt.file, w)
			}
		}
	}
}

// run is how many words in a row a page may not share with the seed.
const run = 8

// runWords are a text's words as they count for a comparison: without marks, with one form of alef, ya, ta and
// hamza's seats.
func runWords(text string) []string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == 'ـ':
			return -1
		case r == 'أ', r == 'إ', r == 'آ':
			return 'ا'
		case r == 'ى':
			return 'ي'
		case r == 'ة':
			return 'ه'
		case r == 'ؤ':
			return 'و'
		case r == 'ئ':
			return 'ي'
		}
		return unicode.ToLower(r)
	}, text)
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// runHashes are the hashes of all runs of words in a text, in their order.
func runHashes(text string) []uint64 {
	var hashes []uint64
	words := runWords(text)
	for i := range max(0, len(words)-run+1) {
		h := fnv.New64a()
		h.Write([]byte(strings.Join(words[i:i+run], " ")))
		hashes = append(hashes, h.Sum64())
	}
	return hashes
}

// No page says eight words in a row as the seed says them. The seed itself is not here, only what this printed:
//
//	hashes := runHashes(seed)
//	slices.Sort(hashes)
//	for _, h := range slices.Compact(hashes) {
//		fmt.Printf("%016x ", h)
//	}
func TestNoRunOfTheSeed(t *testing.T) {
	seed := make(map[uint64]bool)
	for s := range strings.FieldsSeq(seedRuns) {
		h, err := strconv.ParseUint(s, 16, 64)
		if err != nil {
			t.Fatal(err)
		}
		seed[h] = true
	}
	lib := load(t)
	texts := make(map[string]string)
	for _, p := range lib.Pages() {
		body := regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(p.Body, "]")
		var charts []string
		for _, c := range p.Charts {
			charts = append(charts, c.Title, c.Source)
			for _, i := range c.Items {
				charts = append(charts, i.Label, i.Text)
			}
		}
		texts[p.File()] = p.Title + "\n" + p.Summary + "\n" + body + "\n" + strings.Join(charts, "\n")
	}
	for _, term := range lib.Terms {
		texts["glossary.yaml"] += term.Meaning + "\n"
	}
	for name, text := range texts {
		words := runWords(text)
		for i, h := range runHashes(text) {
			if seed[h] {
				t.Errorf("%s says as the seed does: %s", name, strings.Join(words[i:i+run], " "))
			}
		}
	}
}

func TestRunHashes(t *testing.T) {
	a := runHashes("أولا، قال: «ثانيةً» ثم ثالثة ورابعة وخامسة وسادسة")
	b := runHashes("اولا قال ثانيه\nثم ثالثه ورابعه وخامسه وسادسه")
	if len(a) != 1 || !slices.Equal(a, b) {
		t.Errorf("%x and %x, want the same hash", a, b)
	}
	if c := runHashes("سبع كلمات لا تكفي كي يكون جري"); len(c) != 0 {
		t.Errorf("%x from seven words", c)
	}
}

// seedRuns are the hashes of the seed's runs.
const seedRuns = `
011af89b36ab9f67 01f012bc9474a962 05c7d98ac17989c9 06ccda7cb49849b0 07e5237413c630c3 08502c474fcd89ea
08e0e47821bc98db 08e5d150b3d4fc43 0a822a48079ecaec 0ad4d8e66409a8a2 0aecf5af95f97a14 0aee118332a71f5d
0b6c466bc2af139d 0c15decd1d17e2a2 0cd8940df87e2bc4 0d188d748a81879a 0e53c9db6b265127 0e858d226e0e58f4
1068212b2b8d8ab4 112aec97d937c708 12263c8ecfac0bf0 1265597be5f7e19d 12a0da977ea22add 132d676b2639d6e8
13ac99aed9013828 14255b706d1a43b1 1494cdf326ba7b6a 158fa8716fe65562 1697a54250343134 17367627a04ed36e
173e387b238df9f4 174cbfed57ae5b58 175b532652728f84 176241b9b490129c 1e47cad158404c78 1e6dd54ade8fefc7
1eb70255692a1cf7 1ed7bfe1c9dbd361 1ee797c3810d054d 1f3bf1ea9dc9a932 20c4fb9f814251b3 20d79df16cb9c80c
21be12388d13fa28 21e0d237bb336979 21f2cbab4392c5cb 2278f0b873ff4c30 228dfbd275a63e72 23eda05ddf9bf2fb
24c337374748d04e 24f8bf4c97d585ad 24ff9a957c0717cb 251747d5d9b8cb7f 26977262617f786c 26e16ee8d5680dd7
273a65436725d2c5 28ef26ae69e7f940 29c1688cc20a9500 2a457e302442958d 2c905357d3aa3286 2cf8cca9289a4f40
2d166dc4a4a0a4f6 2d6b57bd7d4f5597 2d9fd4288c837185 2db80510c5372ed0 2e182f0c2f22833f 2fc83cd1be399074
30b378cf3943aede 3105075dc9a0994a 316f4a9476f3c980 3209e0ba170e04ab 322820a2459034bb 32ad8a0d59ddd730
332478a8654a293f 346aaee0918cead1 347a6f8eb12eaaa8 3540b68c98e68df4 35448c013d06e305 35684a6f08b43315
356b9fd46dbb3d1f 3578dbd4655787f9 368d2305c8232fba 370431e07981292a 373f5871d2957db9 38689529d5040e14
38954e5dd2ff8e43 3914acaa39920cda 397a8e6347aafeeb 3a96a3606b135fb7 3b574cd3325145ec 3bd5cc023686ac05
3c1ff88cd71aa36c 3c478606ad4b2ca2 3c7c7baa154024e5 3cf219738dc8647f 3e1c4bd3a31d2c3a 3e263e8fbb2216af
3ef1b39ad0f525eb 3f818b429d295a3f 3fd4efd477507376 3fe63bbc002355c1 41e97753e04c6d9d 424c478b18765691
4477b4e24dd77168 44b6df378960b8b9 45a015bc5d880c4a 463049be261b22d2 470141e1c685579a 4744c8e0359f7de6
477a0e83244bb266 4a02f812e19de9d0 4b333b04671489a8 4bb3d8dbdc1d9f22 4bedad9f38844ee0 4c50f4c4137cecb1
4c5c6e88e00fdfbb 4c6365291c278444 4d886e70408e6c1d 4df38c406c261b15 4fb4c7dc0e4855a5 502c582e169c77f5
50e291c9fd9282ef 5195fbe69a4f094e 51a8fd6a499f76dc 5205576031fc2cee 54a3a4bbfd55c371 55b1e2eba5a38cb1
56e1b8d05d9a3686 58608f832a7becb1 59895acfffb7fb6d 59c9f7f28de17521 5a3c906c48079108 5d344427d197f0cd
5d96f23facf700a8 5e9070414e356571 5f00e7aec32020ff 5f162346c83cd6e0 5f814af226b508c8 604162c876c02de3
6043ef30ee845551 612e7f7e1eec3720 6147723afd74c8fe 6197f32559b255b6 6317adfcc397230d 63de594dab9e16c2
64183c5a85d1d415 6605f48802931e94 66a744c5dfbda35d 673392f9ff4859da 67414a3cd2c047b7 6818c547e0eeed59
685f4bbfff047a67 68ce22be987124a6 69597d395c11a56b 6994ef1587595240 69967bac9e7b1750 6a0af085ca6e741c
6a59f257b1dcab52 6a80ec67bf0713ca 6b555f40d57c4e2d 6b7d039aa2fe12d7 6b966fcf5b574d5a 6c0c238227e169f3
6d24b7dfc3c90ca0 6d5e1a1163f173fd 6e311e88cda529df 6e46c58e838154de 6f5cf72204e84a7a 70886e5d64209469
7197d8c82fa1b69c 71ec32467ad144af 7238865184e33074 7302461049f27ea4 731bba91aa902c6b 735daab470d62b40
73687847519dfbca 74032464ecf8736a 742a2fbad38af0f6 7533351152b46fff 753d0d7f5eed9693 755fee96fd131e7e
75987fa25d211c06 766f77f0cebae9e6 7681d4ced00b0608 76ab454b193bfc53 76caf694ba8aba18 7809829bf1dbbd94
785ab14d0da21595 791375f487cfb73a 79a8047d442d9530 7a1e658a0a29764b 7b7a22b84a64d53d 7b7ae54bd9d3ba8b
7bd93c21a2e19fd6 7d0c88faeb62c0fc 7d8ca4da4a973cdb 7e98e696c2b91780 7f9ec90b0d6188a7 80cc83c7e82300af
82febd5e0bf02e5b 849525abb78f6b85 85c0457f0cd10c4d 8631fec2b991101e 87275ca7f5d29245 87d3892dc361e618
87d5278fa1def184 88d4fb4fc2e029ba 88e94cf13ec14165 8b1ba20b0e9e16ca 8be5b1ba29608b1a 8cacaf9838cae2e1
8ce36500484dffb9 8dbfdfe9ca66304b 8de093ef9b741628 8e068ca72192d14f 8ea7ac31b8b64fa7 8eff5526fcbc67dc
8f0a407a2f856675 90934eca5e285843 91256689d7c69b4f 915ced9940a6bffd 91752154a4b32866 91c723c13a3bef8f
9411df551d83b9bc 963c71bac5927531 9763869a605c6cb3 97b05c3448a7f4c4 97b485f07e334e8d 97de418175483e5d
98a9cc0908117816 98b245944c23507a 98b866283600f2ae 9a252e056151671d 9b370448103aea7b 9baa77a31aedf33e
9c34a8cb89827014 9c7a7a40b0703d63 9d31012b128baa04 9df6a15a11c30802 a0014ebe0f54e726 a065d39e70e4dc97
a13862033c5b50a8 a1a0f4e68771f06a a20cd7bdae51f3a4 a2228a17c71a73a2 a322156936a06465 a3981047d4743de7
a3c50c218e656564 a43b9f0525463bcb a4782698b48210bf a515ab41ce6df1f2 a580ec704aeb0cd0 a59075dd2fcd5291
a5bf454a055d93b0 a62959ee91c53d4f a673ec2a3b96d896 a872ff1e78deba4c a8f67918a99f31e0 a9565f2fd4eb6b29
a973cba495b6e490 a9a72f02029ce9fe a9ba6d5b28d77eb5 a9c3350aff3fd53c aa95d0aba0a284a9 aa9fb600e2986e03
ac75c4e46135230a ac9a3e8954327084 ae587bbb8779e95e af07dabea290c823 af94a64790159813 afdf8141d43370cf
b01a1bca42e046b2 b0c38e5560ce477c b0d7b85b4af1d54c b1437b9e0691d37b b1ffb25dc2666b69 b255550518ab547d
b26059f80b477163 b32d95751d00ec56 b3734a0990f1ab8c b385998e6a0f6e9a b42fc57e9c5b6244 b44c575bb40b171d
b47ac0a45dcc8ec9 b4d5a3b2e7a3152a b56a40af76cf54f4 b590c5e1e88985f4 b7798f74e2a913a9 b8c7987bb6da8f15
bb5c3c7e9a973afe bb64f299a47ce97e bc48729157bc6f11 bdd049f2f7dc0903 be4ecc4126e073ae be54245779284fbe
be9c2f4c43dedcd3 bf61744105dc3079 bf797d06be284ff4 c0061c28abf9c0e2 c091e70cc9cc7e73 c1da2fed235dca9b
c20f238532ff843d c2cd1063d5e07be0 c35d13f1032f8825 c40ddcdf40c57a8f c469c6971f59f594 c52c2a2bade20d8b
c54cbfbd1cd92e1b c5d8f4e1886d02c4 c5d919771134527c c607d3f76d871e1e c62bfdccc4c955a2 c6d13c7fc80b1cca
c828c98e59d2cd20 c848fbc87cfda4d0 c89f2c5fc85adeee c93a29bd313e2d08 c93cf0313e9c81c6 c9b890345f702540
c9fcf5b4d235519c ca37775c65e54dfe caf6c3ad508a01a2 ccba9974570c6aa3 ce268d51a0d89dee ce801ddb30f2182f
cede48ebd83b4acc d0540145acfa8644 d1944ab5da196cac d1b079335044625a d253a76dd0cdcec2 d2a9caa3f2328ae7
d3320b3e49aeaa4c d404fca3a7b4c815 d406a8fd1285bf0c d42d859873f0ab54 d4b7453b3c403f28 d4fb6d7e3696d145
d53c40cb51c625e6 d5e7f0fc20352aaa d62a6b0d79225513 d6b0cd4d3ee50d05 d74f51828719d1c8 d75bdd141630f320
d83235423dba0932 d8e70feca67736ab d8f048a70497c7d8 da94fc7df3aeaa24 db2feb6d096a2f39 dbc685bbc9126b3b
dcbbb2ce28e4f65d dd5d520b55985015 dd6d02ce635d1f9c df98e0a5e2879325 dfc7f471ec40e3e9 e0ae955bd7625bb8
e112e912693c16b5 e13bdf756b775c34 e20196d2aba266a4 e254b68569b6760c e25b16397b7422a9 e2650dade32ec355
e41beef9842732ca e499ffb7b12be7f7 e5f66e8ae81eca68 e7388ae66290de2d e7ce99bbff6a7f9d e85621db55314aab
e89ef05c839ef65a ea0f129e675a182f eace09883ff81d3f eb6399eea5e589be ec24e9fbf48a01a7 ecaffd9fe522fd51
ed9bea6ca1764aad eda613b7771396ef edb93e8b5229493b ef4714f07c20f595 ef48297fa9eb5128 ef4e9419e97b279e
efaa611a63574566 f091a781377aa25d f0ff40ae9c005647 f2473df4c7c23dbb f2c4ff2e1e74389c f2f606229612f7e9
f3f2700174660dbb f41366068fcfd198 f46dc30dde56d85e f61026cc9042d939 f78265ebd5b96f5b f82bbe370772deb4
f883dc310066c159 f8ea67277a070115 f91c55cc664188bc f980507ee91fe7dd fa44640dc4c77671 fa6cee5984eff491
fa833d7b13593e6c fb0275cb1f3e9078 fb07f7061f23527a fb7f4037ad5767d0 fb8d5206ce04d1b8 fb9d278d0dc8129b
fbc39cb16278c12e fbeed93142cc1646 fc3242218c32e5a2 fc8c8c8abbcd7f2a fcee565b1bf775dd fd8e92f46a23fd08
fd911df137adf466 fdad2d35fe433606 fed90f166fd7b9c7 ff548dec493c4825 fffb543d7f349294
`

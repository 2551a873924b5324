package ui

import (
	"runtime"

	"kasb/content/arabic"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Keys are all the keys of the program, each declared once with the words
// that the footer and the help screen show. Their names are those of a Latin
// layout; [physical] brings other layouts to it.
//
// In a right-to-left screen the left arrow goes forward and the right one
// goes back, and so do h and l, which lie the same way.
type Keys struct {
	Up, Down, Forward, Back key.Binding
	NextItem, PrevItem      key.Binding
	Choose, Leave           key.Binding
	PageUp, PageDown        key.Binding
	Top, End                key.Binding
	Digit                   key.Binding
	DontKnow, Why           key.Binding
	NextPage, PrevPage      key.Binding
	Again, Edit, Calibrate  key.Binding
	Tick, Keep, Drop        key.Binding
	Compare, Export, Method key.Binding
	Search                  key.Binding
	Reading                 key.Binding
	Help, Quit, Interrupt   key.Binding
	Suspend                 key.Binding
	Contents, Find          key.Binding
	Mark, Remove, Unread    key.Binding
	NextMatch, PrevMatch    key.Binding
}

// NewKeys declares the keys.
func NewKeys() Keys {
	bind := func(help, desc string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, desc))
	}
	k := Keys{
		Up:        bind("↑", "أعلى", "up", "k"),
		Down:      bind("↓", "أسفل", "down", "j"),
		Forward:   bind("←", "التالي", "left", "h"),
		Back:      bind("→", "رجوع", "right", "l"),
		NextItem:  bind("Tab", "العنصر التالي", "tab"),
		PrevItem:  bind("Shift+Tab", "العنصر السابق", "shift+tab"),
		Choose:    bind("Enter", "اختيار", "enter"),
		Leave:     bind("Esc", "رجوع", "esc", "backspace"),
		PageUp:    bind("PgUp", "صفحة أعلى", "pgup", "u"),
		PageDown:  bind("PgDn", "صفحة أسفل", "pgdown", "space", "d"),
		Top:       bind("Home", "البداية", "home", "g"),
		End:       bind("End", "النهاية", "end", "G"),
		Digit:     bind("1–9", "اختيار بالرقم", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		DontKnow:  bind("0", "لا أعرف", "0"),
		Why:       bind("w", "لماذا نسأل؟", "w"),
		NextPage:  bind("n", "المقال التالي", "n"),
		PrevPage:  bind("p", "المقال السابق", "p"),
		Again:     bind("r", "من جديد", "r"),
		Edit:      bind("e", "تعديل الإجابات", "e"),
		Calibrate: bind("c", "معايرة العرض", "c"),
		Tick:      bind("Space", "تم أو لم يتم", "space"),
		Keep:      bind("s", "حفظ نتيجة جديدة", "s"),
		Drop:      bind("z", "ترك التغييرات", "z"),
		Compare:   bind("c", "مقارنة", "c"),
		Export:    bind("x", "حفظ ونسخ", "x"),
		Reading:   bind("m", "ما يفيدك", "m"),
		Method:    bind("i", "كيف تُحسب؟", "i"),
		Search:    bind("/", "بحث", "/"),
		Contents:  bind("t", "المحتويات", "t"),
		Find:      bind("f", "بحث في الصفحة", "f"),
		NextMatch: bind("n", "الموضع التالي", "n"),
		PrevMatch: bind("N", "الموضع السابق", "N"),
		Mark:      bind("b", "إشارة مرجعية", "b", "m"), // m where an Arabic keyboard sends two letters for b
		Remove:    bind("x", "إزالة", "x", "delete"),
		Unread:    bind("N", "غير المقروء التالي", "N"),
		Help:      bind("?", "مساعدة", "?", "f1"),
		Quit:      bind("q", "خروج", "q"),
		Interrupt: bind("Ctrl+C", "خروج فورا", "ctrl+c"),
		Suspend:   bind("Ctrl+Z", "إيقاف مؤقت", "ctrl+z"),
	}
	k.Suspend.SetEnabled(runtime.GOOS != "windows") // which has nothing of the kind
	return k
}

// with is binding b with another description, for a screen where the same key
// has a narrower meaning.
func with(b key.Binding, desc string) key.Binding {
	b.SetHelp(b.Help().Key, desc)
	return b
}

// digits is binding b for the digits from 1 to n, 9 at most, with what they do.
func digits(b key.Binding, n int, desc string) key.Binding {
	n = min(max(n, 1), 9)
	all := []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}
	b.SetKeys(all[:n]...)
	b.SetHelp("1–"+all[n-1], desc)
	return b
}

// digit is the number of a digit key from 1 to 9, or 0.
func digit(k tea.KeyPressMsg) int {
	if len(k.Text) == 1 && k.Text[0] >= '1' && k.Text[0] <= '9' {
		return int(k.Text[0] - '0')
	}
	return 0
}

// physical is the key press that a Latin layout would have sent for the same
// key, with Western digits: an Arabic layout sends ض for q, ظ for /, ؟ for ?,
// and the digits may be ٠١٢ or ۰۱۲. Terminals with the Kitty keyboard protocol
// tell the key themselves.
//
// Shift+G on an Arabic layout sends لأ, as two presses; its first letter is g
// and its second counts as G, so that the pair ends where G ends.
//
// Such a terminal also sends ctrl or alt with the Arabic letter, where others
// send the control character of the Latin one: ctrl and ؤ is ctrl+c.
func physical(k tea.KeyPressMsg) tea.KeyPressMsg {
	r := []rune(k.Text)
	if len(r) == 0 {
		if to, ok := arabic.LatinKey(k.Code); ok {
			k.Code = to
		}
		return k
	}
	if r[0] < 0x80 {
		return k
	}
	to := rune(0)
	switch c := r[len(r)-1]; {
	case c >= '٠' && c <= '٩':
		to = '0' + c - '٠'
	case c >= '۰' && c <= '۹':
		to = '0' + c - '۰'
	case c == '؟':
		to = '?'
	case c == 'أ':
		to = 'G'
	case c == 'آ':
		to = 'N'
	case c == 'ﻻ': // as some keyboards send both letters of b in one
		to = 'b'
	case k.BaseCode > ' ' && k.BaseCode < 0x7f && k.Mod == 0:
		to = k.BaseCode
	default:
		latin, ok := arabic.LatinKey(c)
		if !ok {
			return k
		}
		to = latin
	}
	return tea.KeyPressMsg{Text: string(to), Code: to, IsRepeat: k.IsRepeat}
}

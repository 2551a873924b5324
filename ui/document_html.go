package ui

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// openHTML reports whether a line begins a block of HTML (CommonMark 4.6), and
// notes what ends it.
func (s *blockScan) openHTML(text string, prose bool) bool {
	end := ""
	switch {
	case strings.HasPrefix(text, "<!--"):
		end = "-->"
	case strings.HasPrefix(text, "<?"):
		end = "?>"
	case strings.HasPrefix(text, "<![CDATA["):
		end = "]]>"
	case len(text) > 2 && text[1] == '!' && text[2] >= 'A' && text[2] <= 'Z':
		end = ">"
	default:
		closing := strings.HasPrefix(text, "</")
		name := strings.TrimLeft(strings.TrimPrefix(text[1:], "/"), " ")
		n := 0
		for n < len(name) && (util.IsAlphaNumeric(name[n]) || name[n] == '-') {
			n++
		}
		rest := name[n:]
		name = strings.ToLower(name[:n])
		ends := rest == "" || rest[0] == ' ' || rest[0] == '>' || strings.HasPrefix(rest, "/>")
		alone := ends && rest != "" && strings.IndexByte(rest, '>') == len(rest)-1
		switch {
		case name == "":
			return false
		case !closing && strings.Contains(" script pre style textarea ", " "+name+" ") && ends:
			end = "</"
		case strings.Contains(blockTags, " "+name+" ") && ends, alone && !prose && !strings.Contains(" script pre style ", " "+name+" "):
			s.html = blankLine
			return true
		default:
			return false
		}
	}
	if !endsHTML(text, end) {
		s.html = end
	}
	return true
}

// endsHTML reports whether a block of HTML ends in a line. The end of the
// elements that hold plain text is any of their closing tags.
func endsHTML(text, end string) bool {
	if end != "</" {
		return strings.Contains(text, end)
	}
	if !strings.Contains(text, end) {
		return false
	}
	text = strings.ToLower(text)
	for _, name := range []string{"script", "pre", "style", "textarea"} {
		if strings.Contains(text, "</"+name+">") {
			return true
		}
	}
	return false
}

// blockTags are the elements whose tags begin a block of HTML wherever they
// stand.
const blockTags = " address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt" +
	" fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu" +
	" menuitem meta nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul "

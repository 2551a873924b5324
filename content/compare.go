package content

import "strings"

// CompareID is the id of the page that [Library.Compare] makes.
const CompareID = "compare"

// Compare is a page made from the heads of the paths: their estimates side by
// side, each with the way to its page.
func (l *Library) Compare() Page {
	var b strings.Builder
	b.WriteString("هذه تقديراتنا للتخطيط، ولم تُقس على أحد. الكلفة والوقت في البداية، وقد يزيدان.\n\n")
	b.WriteString("| المسار | كلفة البداية | الوقت في الأسبوع | أول دخل |\n|---|---|---|---|\n")
	for _, p := range l.Paths {
		if e := p.Estimate; e != nil {
			b.WriteString("| [" + p.Title + "](../paths/" + p.ID + ".md) | " + e.Cost + " | " + strings.Replace(e.Hours, " في الأسبوع", "", 1) + " | " + e.FirstIncome + " |\n")
		}
	}
	b.WriteString("\n## بالهاتف وحده\n\n")
	for _, p := range l.Paths {
		if e := p.Estimate; e != nil {
			b.WriteString("- **" + p.Title + ":** " + e.Phone + "\n")
		}
	}
	b.WriteString("\nالأرخص والأسرع ليس دائما الأنسب. اختبار الجاهزية يسأل عما لديك أنت، ثم يرتب المسارات.\n")
	page := Page{ID: CompareID, Kind: Article, Title: "المسارات جنبا إلى جنب", Summary: "كلفة كل مسار ووقته وموعد أول دخل، في جدول واحد.", Body: b.String()}
	for _, p := range l.Paths {
		page.Updated = max(page.Updated, p.Updated)
	}
	return page
}

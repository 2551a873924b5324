package plain

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"

	"kasb/content/progress"
	"kasb/content/quiz"
	"kasb/content/report"
)

// export writes the result to a file, with the plan for a path.
func (r *result) export(f quiz.Fit) error {
	if r.Folder == "" {
		r.say("لا تُكتب ملفات من هنا.")
		return nil
	}
	rep, err := report.New(r.table, r.answers, f.Path)
	if err != nil {
		return err
	}
	rep.Date = r.sitting.Changed
	if rep.Plan != nil {
		rep.Done = r.state.Plans[rep.Plan.Path].Done
	}
	day := rep.Date
	if day.IsZero() {
		day = r.Now()
	}
	write := func(format report.Format) func() error {
		return func() error { return r.write(rep, format, format.FileName(day), false) }
	}
	return r.menu(menu{title: "حفظ النتيجة في ملف",
		intro: []string{"يُكتب الملف على هذا الجهاز وحده. فيه نتيجتك، فيحسن النظر فيه قبل إرساله إلى أحد.", "المجلد: " + r.Folder},
		choices: func() []choice {
			return []choice{
				{label: "ملف نص عادي: " + report.Text.FileName(day), do: write(report.Text)},
				{label: "ملف Markdown، بعناوين وقوائم: " + report.Markdown.FileName(day), do: write(report.Markdown)},
				{label: "ملف JSON، للبرامج: " + report.JSON.FileName(day), do: write(report.JSON)},
			}
		}})
}

// write writes the file, in the place of another one only if over is set; else it asks what to do about that.
func (r *result) write(rep report.Report, f report.Format, name string, over bool) error {
	var b bytes.Buffer
	if err := rep.Write(&b, f); err != nil {
		return err
	}
	path, write := filepath.Join(r.Folder, name), progress.WriteNew
	if over {
		write = progress.Replace
	}
	switch err := write(path, b.Bytes()); {
	case errors.Is(err, fs.ErrExist) && !over:
		return r.askOver(rep, f, name)
	case err != nil:
		return err
	}
	r.say("كُتب الملف: " + path)
	return nil
}

// askOver asks what to do about a file that is there.
func (r *result) askOver(rep report.Report, f report.Format, name string) error {
	free := progress.FreeName(r.Folder, name)
	then := func(name string, over bool) func() error {
		return func() error {
			if err := r.write(rep, f, name, over); err != nil {
				return err
			}
			return errDone
		}
	}
	return r.menu(menu{title: "في المجلد ملف بهذا الاسم: " + name, choices: func() []choice {
		return []choice{
			{label: "اسم جديد: " + free + ".", note: "يبقى الملف القديم كما هو.", do: then(free, false)},
			{label: "الكتابة فوقه.", note: "يضيع ما في الملف القديم.", do: then(name, true)},
		}
	}})
}

package quiz

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestQuestionIDs(t *testing.T) {
	table := loaded(t)
	want := strings.Fields(`time capital audience product patience equip net pay
		camera-1 camera-2 writing-1 writing-2 lang-1 lang-2 design-1 design-2 sell-1 sell-2 teach-1 teach-2
		org-1 org-2 risk-1 risk-2 safe-1 safe-2 safe-3`)
	var got []string
	for _, q := range table.Questions {
		got = append(got, q.ID)
	}
	if first := got[:3]; !slices.Equal(first, []string{"time", "equip", "net"}) {
		t.Errorf("first questions %v", first)
	}
	if last := got[len(got)-3:]; !slices.Equal(last, []string{"safe-1", "safe-2", "safe-3"}) {
		t.Errorf("last questions %v, want the scam scenes", last)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("questions %v\nwant %v", got, want)
	}
	var short []string
	for _, q := range table.Asked(Short) {
		short = append(short, q.ID)
	}
	if len(short) != 17 || len(table.Dimensions) != 17 {
		t.Errorf("%d short questions, %d dimensions, want 17 of each: %v", len(short), len(table.Dimensions), short)
	}
}

func TestPathIDs(t *testing.T) {
	table := loaded(t)
	want := []string{"products", "store", "services", "pages", "youtube", "affiliate", "writing", "teaching"}
	for i, p := range table.Paths {
		if i >= len(want) || p.ID != want[i] {
			t.Fatalf("path %d is %s, want %v", i, p.ID, want)
		}
	}
	if len(table.Paths) != len(want) {
		t.Errorf("%d paths, want %d", len(table.Paths), len(want))
	}
}

// Situations are shown in mixed order, so that neither the best answer nor the worst has a place of its own; facts go
// upwards. Nor is the best answer known by its length.
func TestOrderOfAnswers(t *testing.T) {
	table := loaded(t)
	var best [5]int                // at each place, how often the best answer stands there
	orders := make(map[string]int) // of the levels of reactions
	for _, q := range table.Questions {
		var levels []int
		for _, a := range q.Answers {
			levels = append(levels, a.Level)
		}
		situation := strings.HasSuffix(q.ID, "-2") || q.Dimension == "safe"
		if sorted := slices.IsSorted(levels); sorted == situation {
			t.Errorf("%s: levels %v in order is %v", q.ID, levels, sorted)
		}
		if situation {
			at := slices.Index(levels, slices.Max(levels))
			best[at]++
			length := func(a Answer) int { return utf8.RuneCountInString(a.Text) }
			longest := 0
			for i, a := range q.Answers {
				if i != at {
					longest = max(longest, length(a))
				}
			}
			if length(q.Answers[at]) > longest {
				t.Errorf("%s: the best answer is the longest: %q", q.ID, q.Answers[at].Text)
			}
			if longest > 36 {
				t.Errorf("%s: an answer of %d runes, want all of them readable at a glance", q.ID, longest)
			}
		}
		if strings.HasSuffix(q.ID, "-2") && q.Dimension != "safe" {
			orders[fmt.Sprint(levels)]++
		}
		if lesson := q.Lesson != ""; lesson != (q.Dimension == "safe") {
			t.Errorf("%s: lesson is %q", q.ID, q.Lesson)
		}
	}
	for place, n := range best {
		if n < 1 || n > 3 {
			t.Errorf("the best answer is at place %d in %d situations, want 1 to 3", place+1, n)
		}
	}
	for order, n := range orders {
		if n > 1 {
			t.Errorf("%d situations have the order %s", n, order)
		}
	}
}

// The data is held to the same rules of writing as the sentences made of it.
func TestTextsOfTheData(t *testing.T) {
	table := loaded(t)
	for _, q := range table.Questions {
		checkText(t, q.ID, q.Text)
		if !strings.HasSuffix(q.Text, "؟") {
			t.Errorf("%s: the question ends without a question mark", q.ID)
		}
		checkText(t, q.ID+" why", q.Why)
		if q.Lesson != "" {
			checkText(t, q.ID+" lesson", q.Lesson)
		}
		seen := make(map[string]bool)
		for _, a := range q.Answers {
			checkText(t, q.ID, a.Text)
			checkText(t, q.ID+" echo", a.Echo)
			checkClause(t, q.ID+" echo", a.Echo)
			if strings.HasSuffix(a.Text, ".") || seen[a.Text] || seen[a.Echo] {
				t.Errorf("%s: %+v", q.ID, a)
			}
			seen[a.Text], seen[a.Echo] = true, true
			// The first person belongs to the answer, the second to the echo.
			for _, word := range strings.Fields(a.Echo) {
				if slices.Contains([]string{"عندي", "لي", "أنا", "باسمي", "حسابي", "وقتي", "هاتفي", "لغيري", "غيري", "معي", "علي"}, word) {
					t.Errorf("%s: echo in the first person: %q", q.ID, a.Echo)
				}
			}
		}
	}
	for _, d := range table.Dimensions {
		checkText(t, d.ID, d.Name)
		checkText(t, d.ID, d.Action)
		for _, l := range d.Levels {
			checkText(t, d.ID, l)
		}
	}
	for _, p := range table.Paths {
		checkText(t, p.ID, p.Name)
		checkText(t, p.ID, p.Line)
		seen := make(map[string]bool)
		for _, task := range slices.Concat(p.FirstWeek, p.FirstMonth) {
			checkText(t, p.ID, task)
			if !strings.HasSuffix(task, ".") || seen[task] {
				t.Errorf("%s: the task %q is no sentence, or stands there twice", p.ID, task)
			}
			seen[task] = true
		}
		if p.Warning != "" {
			checkText(t, p.ID, p.Warning)
		}
		for _, n := range p.needs {
			checkClause(t, p.ID, n.why)
		}
		checkClause(t, p.ID, p.gate.text)
	}
}

// One word for one thing, and «يحتاج» with its preposition, in both files line by line.
func TestWordsOfTheData(t *testing.T) {
	needs := regexp.MustCompile(`[يت]حتاج[^.،]*`)
	for name, data := range map[string][]byte{questionsFile: embedded(questionsFile), tableFile: embedded(tableFile)} {
		found := 0
		for line := range strings.Lines(string(data)) {
			for _, word := range []string{"العميل", "الشبكات", "مونتاج", "ممنتج"} {
				if strings.Contains(line, word) {
					t.Errorf("%s: %q in %q", name, word, line)
				}
			}
			for _, clause := range needs.FindAllString(line, -1) {
				found++
				if !strings.Contains(clause, " إلى ") && !strings.Contains(clause, " إلي") {
					t.Errorf("%s: %q lacks its preposition", name, clause)
				}
			}
		}
		if found == 0 {
			t.Errorf("%s: nothing to check", name)
		}
	}
}

// checkClause checks text that goes inside a sentence.
func checkClause(t *testing.T, what, s string) {
	t.Helper()
	if strings.ContainsAny(s, ".؟:؛") {
		t.Errorf("%s: %q cannot stand inside a sentence", what, s)
	}
}

func checkText(t *testing.T, what, s string) {
	t.Helper()
	for _, why := range textFaults(s) {
		t.Errorf("%s: %s in %q", what, why, s)
	}
}

// textFaults finds what has no place in a finished Arabic text: Latin letters, leftovers of formatting, marks, wrong
// punctuation and spacing, empty or unbalanced quotation marks.
func textFaults(s string) (faults []string) {
	bad := func(why string) { faults = append(faults, why) }
	marks, depth := 0, 0
	for i, r := range s {
		rest := s[i+len(string(r)):]
		switch {
		case r == 'ـ' || r >= '٠' && r <= '٩' || r == '٪':
			bad("a rune that we do not write")
		case unicode.Is(unicode.Cf, r):
			bad("a rune that is not seen, or a sign around numbers")
		case unicode.Is(unicode.Latin, r):
			bad("a Latin letter")
		case strings.ContainsRune("%,;?!{}[]<>|_\"'\\/=+*@#-", r):
			bad("Latin punctuation")
		case strings.ContainsRune("،؛:", r) && rest != "" && rest[0] != ' ':
			bad("no space after punctuation")
		case unicode.Is(unicode.Mn, r):
			marks++
		case r == '«':
			depth++
		case r == '»':
			depth--
		}
		if depth < 0 || depth > 1 {
			bad("nested or unbalanced quotation marks")
			depth = 0
		}
	}
	if depth != 0 {
		bad("open quotation marks")
	}
	if marks > 1+strings.Count(s, ". ") {
		bad("too many vowel marks")
	}
	for _, piece := range []string{"  ", " ،", " .", " ؟", " ؛", " :", "..", "،،", "،.", "؟.", "«»", "« ", " »", "( ", " )", "()", "\n"} {
		if strings.Contains(s, piece) {
			bad("the leftover " + piece)
		}
	}
	if s == "" || strings.TrimSpace(s) != s {
		bad("missing text or outer space")
	}
	return faults
}

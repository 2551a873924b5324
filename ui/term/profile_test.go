package term

import (
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

// The environment and the answers of terminals. Those with a version were asked
// themselves; the others are known from documentation.
var recorded = []struct {
	name, env, replies string
	strategy           Strategy
	marks              bool
	enter              string
	ask                bool
	guess              Strategy // before any answer
	is, by             string
}{
	{"xterm 379", "TERM=xterm XTERM_VERSION=XTerm(379) WINDOWID=2097164", "\x1bP>|XTerm(379)\x1b\\\x1b[8;0$y\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
		Visual, true, "", false, Visual, "XTerm(379)", "XTVERSION XTerm(379)"},
	{"VTE 0.70.6", "TERM=xterm-256color COLORTERM=truecolor VTE_VERSION=7006 WINDOWID=2097155", "\x1b[>65;7006;1c\x1b[?65;1;9c",
		Visual, true, StopBidi, false, Visual, "VTE", "DA2 >65;7006;1"},
	{"VTE 0.70.6 over ssh", "TERM=xterm-256color", "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c",
		Visual, true, StopBidi, false, LRM, "VTE", "DA2 >65;7006;1"},
	{"VTE 0.70.6 that was stopped before", "TERM=xterm-256color", "\x1b[8;2$y\x1b[>65;7006;1c\x1b[?65;1;9c",
		Visual, true, "", false, LRM, "VTE", "DA2 >65;7006;1"},
	{"Konsole 22.12.3", "TERM=xterm-256color COLORTERM=truecolor COLORFGBG=15;0 KONSOLE_VERSION=221203 WINDOWID=2097159", "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c",
		Runs, false, "", false, Runs, "Konsole 22.12.3", "XTVERSION Konsole 22.12.3"},
	{"QTerminal 1.2.0", "TERM=xterm-256color COLORTERM=truecolor COLORFGBG=15;0 WINDOWID=0", "\x1b[>0;115;0c\x1b[?1;2c",
		Pair, false, "", false, Pair, "QTerminal", "DA2 >0;115;0"},
	{"QTerminal 1.2.0 without colours", "TERM=xterm-256color NO_COLOR=1", "\x1b[>0;115;0c\x1b[?1;2c",
		Logical, false, "", true, LRM, "QTerminal", "DA2 >0;115;0"},
	{"mlterm 3.9.0", "TERM=mlterm COLORFGBG=default;default MLTERM=3.9.0", "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c",
		Visual, true, "\x1b]5379;use_ctl=false\a", false, Visual, "mlterm", "DA2 >24;279;0"},
	{"kitty 0.26.5", "TERM=xterm-kitty COLORTERM=truecolor KITTY_WINDOW_ID=1", "\x1bP>|kitty(0.26.5)\x1b\\\x1b[8;0$y\x1b[>1;4000;26c\x1b[?62;c",
		Tokens, false, "", false, Tokens, "kitty(0.26.5)", "XTVERSION kitty(0.26.5)"},
	{"Alacritty 0.11.0", "TERM=alacritty COLORTERM=truecolor ALACRITTY_WINDOW_ID=2097159", "\x1b[>0;1700;1c\x1b[?6c",
		Visual, false, "", false, Visual, "Alacritty", "TERM=alacritty"},
	{"st 0.9", "TERM=st-256color WINDOWID=2097157", "\x1b[?6c",
		Visual, false, "", false, Visual, "st", "TERM=st-256color"},
	{"urxvt 9.30", "TERM=rxvt-unicode-256color COLORTERM=rxvt-xpm COLORFGBG=default;default", "\x1b[>85;95;0c\x1b[?1;2c",
		Visual, true, "", false, Visual, "urxvt", "DA2 >85;95;0"},
	{"zutty 0.14", "TERM=xterm-256color WINDOWID=2097154 ZUTTY_VERSION=0.14-DEBUG", "\x1b[>64;0;0c\x1b[?64;1;9;15;21;22c",
		Visual, false, "", false, Visual, "zutty", "DA2 >64;0;0"},
	{"foot 1.13.1", "TERM=foot COLORTERM=truecolor", "\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c",
		Visual, false, "", false, Visual, "foot(1.13.1)", "XTVERSION foot(1.13.1)"},
	{"PuTTY 0.78", "TERM=xterm WINDOWID=2097437", "\x1b[>0;136;0c\x1b[?6c",
		Inverse, false, "", false, LRM, "PuTTY", "DA2 >0;136;0"},
	{"xterm.js 6.0.0", "TERM=xterm-256color COLORTERM=truecolor", "\x1b[8;0$y\x1b[>0;276;0c\x1b[?1;2c",
		LRM, false, "", false, LRM, "xterm.js", "DA2 >0;276;0"},
	{"tmux 3.3a in xterm", "TERM=tmux-256color TERM_PROGRAM=tmux XTERM_VERSION=XTerm(379) TMUX=/tmp/t,1,0", "",
		LRM, false, "", false, LRM, "tmux", "TMUX"},
	{"tmux 3.3a in VTE", "TERM=tmux-256color TERM_PROGRAM=tmux VTE_VERSION=7006 TMUX=/tmp/t,1,0", "",
		LRM, false, "", false, LRM, "tmux", "TMUX"},
	{"tmux 3.3a in Konsole", "TERM=tmux-256color TERM_PROGRAM=tmux COLORFGBG=15;0 KONSOLE_VERSION=221203 TMUX=/tmp/t,1,0", "",
		Runs, false, "", false, Runs, "tmux Konsole", "TMUX KONSOLE_VERSION=221203"},
	{"tmux 3.3a in kitty", "TERM=tmux-256color TERM_PROGRAM=tmux KITTY_WINDOW_ID=1 TMUX=/tmp/t,1,0", "",
		Tokens, false, "", false, Tokens, "tmux kitty", "TMUX KITTY_WINDOW_ID=1"},
	{"tmux 3.3a under another TERM, over ssh", "TERM=xterm-256color", "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c",
		LRM, false, "", false, LRM, "tmux", "XTVERSION tmux 3.3a"},

	{"screen", "TERM=screen.xterm-256color STY=1.pts", "", LRM, false, "", false, LRM, "screen", "STY"},
	{"Zellij in VTE", "TERM=xterm-256color VTE_VERSION=7006 ZELLIJ=0", "", LRM, false, "", false, LRM, "Zellij", "ZELLIJ"},
	{"VS Code", "TERM=xterm-256color TERM_PROGRAM=vscode", "\x1bP>|xterm.js(6.1.0)\x1b\\\x1b[8;0$y\x1b[>0;276;0c\x1b[?1;2c",
		LRM, false, "", false, LRM, "xterm.js(6.1.0)", "XTVERSION xterm.js(6.1.0)"},
	{"Windows Terminal", "TERM=xterm-256color WT_SESSION=0b2f", "\x1b[>0;10;1c\x1b[?61;6;7;22;23;24;28;32;42c",
		Visual, false, "", false, Visual, "Windows Terminal", "WT_SESSION=0b2f"},
	{"WezTerm", "TERM=xterm-256color TERM_PROGRAM=WezTerm", "\x1bP>|WezTerm 20240203-110809\x1b\\\x1b[8;2$y\x1b[>1;277;0c\x1b[?65;4;6;18;22c",
		Visual, false, "", false, Visual, "WezTerm 20240203-110809", "XTVERSION WezTerm 20240203-110809"},
	{"WezTerm with bidi_enabled", "TERM=xterm-256color TERM_PROGRAM=WezTerm", "\x1bP>|WezTerm 20240203-110809\x1b\\\x1b[8;1$y\x1b[>1;277;0c\x1b[?65;4;6;18;22c",
		Visual, false, StopBidi, false, Visual, "WezTerm 20240203-110809", "XTVERSION WezTerm 20240203-110809"},
	{"Ghostty", "TERM=xterm-ghostty TERM_PROGRAM=ghostty", "\x1bP>|ghostty 1.2.0\x1b\\\x1b[>1;10;0c\x1b[?62;22c",
		Visual, false, "", false, Visual, "ghostty 1.2.0", "XTVERSION ghostty 1.2.0"},
	{"iTerm2", "TERM=xterm-256color TERM_PROGRAM=iTerm.app LC_TERMINAL=iTerm2", "\x1bP>|iTerm2 3.5.0\x1b\\\x1b[?62;4c",
		LRM, false, "", true, LRM, "iTerm2 3.5.0", "XTVERSION iTerm2 3.5.0"},
	{"Apple Terminal", "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", "\x1b[>1;95;0c\x1b[?1;2c",
		LRM, false, "", true, LRM, "Apple Terminal", "DA2 >1;95;0"},
	{"mintty", "TERM=xterm-256color TERM_PROGRAM=mintty", "\x1bP>|mintty 3.7.0\x1b\\\x1b[>77;30700;0c\x1b[?64;1;2;4;6;9;15;21;22;28;29c",
		Visual, false, StopBidi + "\x1b[?77096h", false, Visual, "mintty 3.7.0", "XTVERSION mintty 3.7.0"},
	{"Termux", "TERM=xterm-256color TERMUX_VERSION=0.118", "\x1b[>41;320;0c\x1b[?64;1;2;6;9;15;18;21;22c",
		LRM, false, "", true, LRM, "Termux", "TERMUX_VERSION=0.118"},
	{"Linux console", "TERM=linux", "", Visual, false, "", false, Visual, "Linux console", "TERM=linux"},
	{"dumb", "TERM=dumb", "", Logical, false, "", false, Logical, "dumb", "TERM=dumb"},

	// Not known: a name that says nothing, and numbers taken over from others.
	{"another one", "TERM=xterm-256color", "\x1bP>|another 0.5.1\x1b\\\x1b[8;0$y\x1b[>65;501;0c\x1b[?65;1;9c",
		LRM, false, "", true, LRM, "another 0.5.1", "TERM=xterm-256color"},
	{"another one that can be stopped", "TERM=xterm-256color", "\x1bP>|another\x1b\\\x1b[8;1$y\x1b[?1;2c",
		Visual, false, StopBidi, false, LRM, "another", "DECRQM 8;1"},
	{"another one that can't be stopped", "TERM=xterm-256color", "\x1b[8;3$y\x1b[?1;2c",
		LRM, false, "", true, LRM, "", "TERM=xterm-256color"},

	// Started from another terminal, whose variables are still set.
	{"xterm from VTE", "TERM=xterm VTE_VERSION=7006 XTERM_VERSION=XTerm(379)", "\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
		Visual, true, "", false, Visual, "XTerm(379)", "XTVERSION XTerm(379)"},
	{"st from kitty", "TERM=st-256color KITTY_WINDOW_ID=1", "\x1b[?6c", Visual, false, "", false, Visual, "st", "TERM=st-256color"},
	{"PuTTY from Konsole", "TERM=xterm KONSOLE_VERSION=221203", "\x1b[>0;136;0c\x1b[?6c", Inverse, false, "", false, Runs, "PuTTY", "DA2 >0;136;0"},
	{"Alacritty from mlterm, with another TERM", "TERM=xterm-256color MLTERM=3.9.0 ALACRITTY_WINDOW_ID=1", "\x1b[>0;1700;1c\x1b[?6c",
		Visual, false, "", false, Visual, "Alacritty", "ALACRITTY_WINDOW_ID=1"},
	{"another one from kitty", "TERM=xterm-256color KITTY_WINDOW_ID=1", "\x1b[8;0$y\x1b[?1;2c", LRM, false, "", true, Tokens, "", "TERM=xterm-256color"},
	{"VTE from VS Code", "TERM=xterm-256color VTE_VERSION=7006 TERM_PROGRAM=vscode", "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c",
		Visual, true, StopBidi, false, LRM, "VTE", "DA2 >65;7006;1"},
}

func TestProfiles(t *testing.T) {
	for _, c := range recorded {
		e := Evidence{Environ: strings.Fields(c.env)}
		if got := e.Profile().Strategy; got != c.guess {
			t.Errorf("%s: before any answer %v, want %v", c.name, got, c.guess)
		}
		if asked := e.Queries() != ""; asked != (c.replies != "") {
			t.Errorf("%s: asks %q", c.name, e.Queries())
		}
		e.Replies = hear(t, c.replies)
		p := e.Profile()
		if p.Strategy != c.strategy || p.Marks != c.marks || p.Enter != c.enter || p.Ask != c.ask || p.Name != c.is || p.By != c.by {
			t.Errorf("%s: %+v", c.name, p)
		}
		if (p.Enter == "") != (p.Leave == "") || strings.Contains(p.Enter, StopBidi) != strings.Contains(p.Leave, ResumeBidi) {
			t.Errorf("%s: enters with %q and leaves with %q", c.name, p.Enter, p.Leave)
		}
	}
}

// The reader is asked when the terminal has answered or will not, and not
// before.
func TestAskWaitsForAnswers(t *testing.T) {
	e := Evidence{Environ: []string{"TERM=xterm-256color"}}
	if e.Profile().Ask {
		t.Error("asks before an answer could come")
	}
	e.Replies.Silent = true
	if !e.Profile().Ask {
		t.Error("does not ask where no answer comes")
	}
	e.Replies.Take(hear(t, "")) // what is no event is no answer
	e.Replies.Secondary = ">0;276;0"
	if e.Profile().Ask {
		t.Error("asks though an answer came in the end")
	}
}

// Answers count as soon as they come, in whatever order, and the last one
// leads where all of them together do.
func TestAnswersComeOneByOne(t *testing.T) {
	for _, c := range recorded {
		e := Evidence{Environ: strings.Fields(c.env), Replies: hear(t, c.replies)}
		want := e.Profile()
		events := decode(t, c.replies)
		slices.Reverse(events)
		e.Replies = Replies{}
		for _, event := range events {
			e.Replies.Take(event)
		}
		if got := e.Profile(); got != want {
			t.Errorf("%s: backwards %+v, want %+v", c.name, got, want)
		}
	}
}

func TestChoices(t *testing.T) {
	e := Evidence{Environ: []string{"TERM=xterm-256color", "VTE_VERSION=7006"}}
	found := e.Profile()

	e.Saved = map[string]Strategy{found.Key: Runs, "another": Pair}
	if p := e.Profile(); p.Strategy != Runs || p.By != "calibration" || p.Enter != found.Enter || p.Marks || p.Ask {
		t.Errorf("after a calibration: %+v", p)
	}
	if e.Queries() == "" {
		t.Error("a calibrated terminal is not asked how it is stopped")
	}

	e.Choice = Choice{LRM, "--text"}
	if p := e.Profile(); p.Strategy != LRM || p.By != "--text" || p.Enter != found.Enter || p.Marks {
		t.Errorf("with a flag: %+v", p)
	}
	if q := e.Queries(); q != "" {
		t.Errorf("the user has chosen, and the terminal is asked %q", q)
	}

	e.Choice.Strategy = Visual
	if p := e.Profile(); !p.Marks {
		t.Error("marks are left out though the choice is what was found")
	}
	e.Choice.Strategy = Logical
	if p := e.Profile(); p.Enter != "" || p.Leave != "" {
		t.Errorf("a terminal that is to order text is sent %q", p.Enter)
	}

	apple := Evidence{Environ: []string{"TERM_PROGRAM=Apple_Terminal"}, Replies: Replies{Silent: true}}
	if !apple.Profile().Ask {
		t.Error("a reader of a terminal that needs it is not asked")
	}
	apple.Choice = Choice{LRM, "--text"}
	if apple.Profile().Ask {
		t.Error("a reader who has chosen is asked")
	}
}

func TestChosenBy(t *testing.T) {
	if c, err := ChosenBy([]string{"KASB_TEXT=lrm", "KASB_TEXT=runs"}); err != nil || c != (Choice{Runs, "KASB_TEXT=runs"}) {
		t.Errorf("%v, %v", c, err)
	}
	if c, err := ChosenBy([]string{"KASB_TEXT="}); err != nil || c != (Choice{}) {
		t.Errorf("%v, %v", c, err)
	}
	if _, err := ChosenBy([]string{"KASB_TEXT=sideways"}); err == nil {
		t.Error("no error for a strategy that does not exist")
	}
}

// A calibration of one terminal is none of another, even where TERM is the same.
func TestKeys(t *testing.T) {
	of := map[string]string{}
	for _, env := range []string{"TERM=xterm-256color VTE_VERSION=7006", "TERM=xterm-256color KONSOLE_VERSION=221203",
		"TERM=xterm-256color WINDOWID=0", "TERM=xterm-256color", "TERM=xterm", "TERM=xterm-256color TMUX=1",
		"TERM=xterm-256color TERM_PROGRAM=vscode", "TERM=xterm-256color TERM_PROGRAM=tmux TMUX=1"} {
		key := Evidence{Environ: strings.Fields(env)}.Profile().Key
		if other, taken := of[key]; taken {
			t.Errorf("%s and %s are both %q", env, other, key)
		}
		of[key] = env
	}
	// The version is no part of it, nor is what told the terminal.
	a := Evidence{Environ: []string{"TERM=xterm-kitty", "KITTY_WINDOW_ID=1"}}
	b := Evidence{Environ: []string{"TERM=xterm-kitty"}, Replies: hear(t, "\x1bP>|kitty(0.40.0)\x1b\\\x1b[?62;c")}
	if a.Profile().Key != b.Profile().Key {
		t.Errorf("%q and %q", a.Profile().Key, b.Profile().Key)
	}
}

// Whatever the environment says and the terminal answers: what is taken is given
// back, and nothing is sent where something stands between.
func FuzzProfile(f *testing.F) {
	for _, c := range recorded {
		f.Add(c.env, c.replies, false, "")
	}
	f.Add("TERM=xterm-256color NO_COLOR=1", "\x1b[8;4$y\x1b[>0;115;0c", true, "logical")
	f.Fuzz(func(t *testing.T, env, wire string, silent bool, choice string) {
		e := Evidence{Environ: strings.Fields(env), Replies: Replies{Silent: silent}}
		var d uv.EventDecoder
		for b := []byte(wire); len(b) > 0; {
			n, event := d.Decode(b)
			e.Replies.Take(event)
			b = b[max(n, 1):]
		}
		if s, err := ParseStrategy(choice); err == nil {
			e.Choice = Choice{s, "--text"}
		}
		p := e.Profile()
		if (p.Enter == "") != (p.Leave == "") || strings.Contains(p.Enter, StopBidi) != strings.Contains(p.Leave, ResumeBidi) {
			t.Errorf("enters with %q and leaves with %q", p.Enter, p.Leave)
		}
		if variable(e.Environ, "TMUX") != "" && (p.Enter != "" || e.Queries() != "") {
			t.Errorf("sends %q and %q through tmux", p.Enter, e.Queries())
		}
		if p.By == "" || p.Key == "" || int(p.Strategy) >= len(Names()) {
			t.Errorf("%+v", p)
		}
		if e.Choice.By != "" && (p.Strategy != e.Choice.Strategy || p.Ask) {
			t.Errorf("chosen %v, got %+v", e.Choice, p)
		}
	})
}

package command

import (
	"errors"
	"os"
	"syscall"
	"time"

	"kasb/content/config"
	"kasb/ui"
	"kasb/ui/plain"
)

// plainProgram runs the whole program line by line and gives the exit status.
func (c *call) plainProgram() int {
	p, err := c.dialogue()
	if err != nil {
		return c.unfit(err)
	}
	return c.spoken(plain.Run(p))
}

// dialogue is what a dialogue needs.
func (c *call) dialogue() (plain.Program, error) {
	var env ui.Env
	if err := c.equip(&env); err != nil {
		return plain.Program{}, err
	}
	folder, err := os.Getwd()
	if err != nil {
		folder = "" // it is gone, and nothing can be written to it
	}
	file := config.Open(configPath())
	settings, _ := file.Load() // its faults are told where settings are chosen
	if old, ok := earlier(); ok {
		if taken, _ := file.TakeOver(old); taken {
			settings = old
		}
	}
	return plain.Program{
		Preferences: plain.Preferences{Arabic: settings.Digits == config.DigitsArabic},
		Prefer: func(p plain.Preferences) error {
			return file.Update(func(s *config.Settings) {
				s.Digits = ""
				if p.Arabic {
					s.Digits = config.DigitsArabic
				}
			})
		},
		In: c.in, Out: c.out, Library: env.Library, Table: env.Table, Store: env.Store, Now: time.Now,
		Folder: folder, Paths: env.Paths, Title: env.About.Title, About: env.About.Text,
	}, nil
}

// spoken gives the exit status of a dialogue. A terminal that was closed and a pipe that nobody reads any more end it
// as they end any program.
func (c *call) spoken(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, syscall.EPIPE):
		return exitPipe
	}
	c.say(c.errs, "kasb: "+explain(err, "-"))
	return exitFailed
}

package plain

import (
	"errors"

	"kasb/content/progress"
)

// load reads the reader's state. What is wrong with it is said, and the program goes on.
func (d *dialogue) load() {
	st, err := d.Store.Load()
	d.state = st
	if err != nil {
		d.say(err.Error())
	}
}

// keep changes the reader's state on disk before anything else is said. What the disk does not take the store holds in
// memory and tries again with the next change; that is said once.
func (d *dialogue) keep(change func(*progress.State)) {
	err := d.Store.Update(change)
	change(&d.state)
	aside := (*progress.SetAside)(nil)
	switch {
	case err == nil || errors.As(err, &aside):
		if d.refused {
			d.say("عاد الحفظ على القرص، وحُفظ كل ما سبق.")
		}
		d.refused = false
		if err != nil {
			d.say(err.Error())
		}
	case !d.refused:
		d.refused = true
		d.say(err.Error(), "يمكنك المتابعة. ما يأتي يبقى في الذاكرة حتى يمكن حفظه.")
	}
}

// flush writes at the end what the disk did not take before, and reports whether everything is kept.
func (d *dialogue) flush() bool {
	if d.refused && d.Store.Flush() == nil {
		d.refused = false
	}
	return !d.refused
}

//go:build !windows

package progress

import "syscall"

// errQuota says that a user has used up what a disk has for them.
const errQuota = syscall.EDQUOT

//go:build unix

package digests

import (
	"os/exec"
	"syscall"
)

// stopTogether makes the end of c's context end all that c started: first with
// a request (SIGTERM) to the whole process group, after c.WaitDelay by force.
func stopTogether(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGTERM) }
}

// stopRest ends by force what is left of c's process group.
func stopRest(c *exec.Cmd) {
	if c.Process != nil {
		syscall.Kill(-c.Process.Pid, syscall.SIGKILL) //nolint:errcheck // nothing may be left
	}
}

//go:build !unix

package digests

import "os/exec"

// stopTogether: without process groups the command alone is ended.
func stopTogether(*exec.Cmd) {}

func stopRest(*exec.Cmd) {}

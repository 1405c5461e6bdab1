package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// program is wenzhai for a platform.
type program struct {
	platform
	path string // of the compiled file
	data []byte
}

// Name returns the name of the file.
func (p platform) Name() string {
	if p.OS == "windows" {
		return "wenzhai.exe"
	}
	return "wenzhai"
}

// compile builds the program for each platform.
func (r *release) compile(ctx context.Context, chosen []platform) ([]program, error) {
	var programs []program
	for _, p := range chosen {
		made, err := r.program(ctx, p)
		if err != nil {
			return nil, fmt.Errorf("%v: %w", p, err)
		}
		programs = append(programs, made)
	}
	return programs, nil
}

// program builds for one platform.
func (r *release) program(ctx context.Context, p platform) (program, error) {
	path := filepath.Join(r.work, p.label(), p.Name())
	if err := r.build(ctx, p, path); err != nil {
		return program{}, err
	}
	data, err := os.ReadFile(path)
	fmt.Printf("%v: %d kB\n", p, len(data)/1000)
	return program{platform: p, path: path, data: data}, err
}

// build compiles for one platform. The flags that are said here are all that count: GOFLAGS and the like
// of the environment are not taken, and no folder of this machine is in the program.
func (r *release) build(ctx context.Context, p platform, path string) error {
	const room = "github.com/wenzhai/wenzhai/cmd/wenzhai/internal/version."
	args := []string{
		"build", "-trimpath", "-buildvcs=false", "-o", path,
		"-ldflags", fmt.Sprintf("-s -w -buildid= -X %sVersion=%s -X %sCommit=%s -X %sDate=%s",
			room, r.Tag(), room, r.Commit, room, r.Date.Format(time.RFC3339)),
	}
	if r.draft {
		args = append(args, "-pgo=off", "-gcflags=all=-N -l")
	}
	c := exec.CommandContext(ctx, "go", append(args, "./cmd/wenzhai")...)
	c.Dir, c.Stdout, c.Stderr = r.top, os.Stdout, os.Stderr
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.OS, "GOARCH="+p.Arch,
		"GOAMD64=v1", "GOARM64=v8.0", "GOARM=7", "GOFLAGS=", "GOEXPERIMENT=", "GOWORK=off")
	return c.Run()
}

// host returns a program that runs here, for what it prints of itself.
func (r *release) host(ctx context.Context) (string, error) {
	p := platform{runtime.GOOS, runtime.GOARCH}
	path := filepath.Join(r.work, p.label(), p.Name())
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	return path, r.build(ctx, p, path)
}

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

// exitCode runs a command that must end with a given code: exitcode N wenzhai
// ARGS. What it prints goes to the files out and err.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode N COMMAND ARGS")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	path, err := exec.LookPath(args[1])
	if err != nil {
		path = filepath.Join(filepath.Dir(os.Args[0]), args[1])
		for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
			if p := filepath.Join(dir, args[1]); isFile(p) {
				path = p
				break
			}
		}
	}
	var out, errs bytes.Buffer
	ctx, cancel := context.WithTimeout(context.Background(), testtime.Limit)
	defer cancel()
	c := exec.CommandContext(ctx, path, args[2:]...)
	c.Dir, c.Stdout, c.Stderr = ts.MkAbs("."), &out, &errs
	c.Env = os.Environ()
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CACHE_HOME", "WENZHAI_NOW"} {
		c.Env = append(c.Env, name+"="+ts.Getenv(name))
	}
	err = c.Run()
	if ctx.Err() != nil {
		ts.Fatalf("waited %v for %q", testtime.Limit, args)
	}
	ts.Check(os.WriteFile(ts.MkAbs("out"), out.Bytes(), 0o644))
	ts.Check(os.WriteFile(ts.MkAbs("err"), errs.Bytes(), 0o644))
	ts.Logf("[stdout]\n%s[stderr]\n%s", out.Bytes(), errs.Bytes())
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// gb18030 rewrites files from UTF-8: scripts can hold only that.
func gb18030(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("gb18030 cannot be negated")
	}
	for _, name := range args {
		b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(ts.ReadFile(name)))
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name), b, 0o644))
	}
}

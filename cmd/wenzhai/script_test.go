package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/cli"
	"github.com/wenzhai/wenzhai/tools/testtime"
)

var update = flag.Bool("update", false, "rewrite the golden parts of the scripts")

// TestMain lets the test binary stand for wenzhai in scripts, and in tests
// that kill it.
func TestMain(m *testing.M) {
	testtime.Pin()
	testscript.Main(m, map[string]func(){"wenzhai": func() {
		os.Exit(cli.Main(cli.System(), os.Args[1:]))
	}})
}

// pinned gives the scripts' commands the moment and the zone of the tests.
func pinned(e *testscript.Env) error {
	e.Vars = append(e.Vars, testtime.Environ()...)
	return nil
}

// TestScript runs the command lines of testdata/script, each with its files
// and what it must print.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", Setup: pinned, UpdateScripts: *update, RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exitcode": exitCode, "gb18030": gb18030, "font": makeFont},
	})
}

// Package explain puts into words what a run has to say: why it failed, what a
// book lacks, why nothing was selected.
package explain

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"regexp/syntax"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// Error returns what err says in the words of a user: errors of the system name
// what was done and not the function that did it.
func Error(err error) string {
	text := err.Error()
	tell := func(inner error, words string) { text = strings.Replace(text, inner.Error(), words, 1) }
	var path *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	var program *exec.Error
	var ended *exec.ExitError
	if errors.As(err, &path) {
		tell(path, place(path.Path)+" cannot be "+done(path.Op)+": "+path.Err.Error())
	}
	if errors.As(err, &link) {
		tell(link, link.Old+" cannot become "+link.New+": "+link.Err.Error())
	}
	if errors.As(err, &program) {
		tell(program, "there is no such program")
	}
	if errors.As(err, &ended) {
		words := "it ended with exit code " + strconv.Itoa(ended.ExitCode())
		if ended.ExitCode() < 0 {
			words = "it was ended (" + ended.String() + ")"
		}
		tell(ended, words)
	}
	if errors.As(err, &call) {
		tell(call, call.Err.Error())
	}
	return text
}

// place returns a path as a message names it.
func place(path string) string {
	switch path {
	case os.Stdout.Name():
		return "standard output"
	case os.Stdin.Name():
		return "standard input"
	}
	return path
}

// done returns what a failed operation of the file system would have done.
func done(op string) string {
	words := map[string]string{
		"read": "read", "readat": "read", "readdirent": "read", "readlink": "read", "write": "written", "close": "written", "sync": "written", "truncate": "written",
		"mkdir": "made", "mkdirat": "made", "createtemp": "made", "chdir": "entered", "remove": "removed", "unlinkat": "removed", "fork/exec": "run",
		"stat": "found", "lstat": "found",
	}
	return cmp.Or(words[op], "opened")
}

// Unwritable names the flag with which an output that cannot be written gets
// another place.
func Unwritable(err error, flag string) error {
	var d diag.Diagnostic
	if errors.As(err, &d) && d.Code == diag.BadOutput {
		d.Hint = "choose another place with " + flag
		return exit.Failed(d)
	}
	return exit.Failed(err)
}

// BadPattern says what is wrong with a regular expression.
func BadPattern(pattern string, err error) string {
	Why := err.Error()
	var fault *syntax.Error
	if errors.As(err, &fault) {
		Why = fault.Code.String()
		if fault.Expr != "" && fault.Expr != pattern {
			Why = fmt.Sprintf("%s in %s", Why, fault.Expr)
		}
	}
	return strconv.Quote(pattern) + " is no regular expression: " + Why
}

// Package exit holds the exit codes of wenzhai and the errors that carry them.
package exit

import (
	"errors"
	"fmt"
)

// The exit codes.
const (
	OK          = 0
	Failure     = 1
	BadUsage    = 2 // or a bad configuration
	Strict      = 3 // done, with warnings, under --strict
	Empty       = 4 // nothing selected, under --fail-if-empty
	Interrupted = 130
)

// Error carries an exit code out of a command.
type Error struct {
	Code int
	Err  error // nil: reported already
}

// Error returns the error's text, or the code where it was reported already.
func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("exit %d", e.Code)
	}
	return e.Err.Error()
}

// Unwrap returns the error without its code.
func (e *Error) Unwrap() error { return e.Err }

// Of returns err with its code; one that carries none is about the command line, as
// what cobra returns is.
func Of(err error) *Error {
	e := &Error{BadUsage, err}
	errors.As(err, &e)
	return e
}

// Failed returns the error of a run that could not do its work; nil for nil. One that
// says so itself, with a method Usage, is about what was asked for.
func Failed(err error) error {
	var e *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &e):
		return e
	case IsUsage(err):
		return Usage(err)
	}
	return &Error{Failure, err}
}

// IsUsage reports whether an error is about the command line or the configuration.
func IsUsage(err error) bool {
	var e *Error
	var u interface{ Usage() bool }
	return errors.As(err, &e) && e.Code == BadUsage || errors.As(err, &u) && u.Usage()
}

// Usage returns err as one about the command line or the configuration.
func Usage(err error) error { return &Error{BadUsage, err} }

// Usagef returns an error about the command line or the configuration.
func Usagef(format string, args ...any) error { return Usage(fmt.Errorf(format, args...)) }

// IfStrict returns the error of a run that is done but for warnings, where --strict
// asks for one; else nil.
func IfStrict(strict bool, warnings int) error {
	if strict && warnings > 0 {
		return &Error{Code: Strict}
	}
	return nil
}

package math

import (
	_ "embed"
	"errors"
	"strings"
	"sync"

	"github.com/dop251/goja"
	"github.com/klauspost/compress/zstd"
)

// temml is Temml 0.13.5, dist/temml.min.js of the package at npm.
//
//go:embed temml.min.js.zst
var temml []byte

//go:embed prelude.js
var prelude string

// programs are Temml and prelude, compiled once for all engines.
var programs = sync.OnceValues(func() ([]*goja.Program, error) {
	d, err := zstd.NewReader(nil)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	source, err := d.DecodeAll(temml, nil)
	if err != nil {
		return nil, err
	}
	var out []*goja.Program
	for _, s := range []string{string(source), prelude} {
		p, err := goja.Compile("temml", s, false)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
})

// maxCalls is how deep the calls of the engine may nest: a count, so that what is
// too deep is so on every machine.
const maxCalls = 3000

// engine reads TeX. It serves one goroutine.
type engine struct {
	formula func(tex string, display bool, definitions string) (string, error)
}

func newEngine() (*engine, error) {
	list, err := programs()
	if err != nil {
		return nil, err
	}
	vm := goja.New()
	vm.SetMaxCallStackSize(maxCalls)
	for _, p := range list {
		if _, err := vm.RunProgram(p); err != nil {
			return nil, err
		}
	}
	e := &engine{}
	if err := vm.ExportTo(vm.Get("formula"), &e.formula); err != nil {
		return nil, err
	}
	return e, nil
}

// read returns what the engine makes of a formula. Where it fails in a way of its
// own the engine is not to be used again.
func (e *engine) read(tex string, display bool, definitions string) (out string, broken bool, err error) {
	defer func() {
		if recover() != nil {
			out, broken, err = "", true, failure("reading it fails")
		}
	}()
	out, err = e.formula(tex, display, definitions)
	var deep *goja.StackOverflowError
	if errors.As(err, &deep) {
		return "", true, failure("it is nested too deep")
	}
	if err != nil {
		return "", false, failure(reason(err))
	}
	return out, false, nil
}

// reason returns the first line of what Temml says of a formula.
func reason(err error) string {
	var x *goja.Exception
	s := err.Error()
	if errors.As(err, &x) {
		s = x.Value().String()
	}
	s, _, _ = strings.Cut(s, "\n")
	s, _, _ = strings.Cut(s, " at position ")
	s, _, _ = strings.Cut(s, " at end of input")
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "Error: "), "ParseError:"))
}

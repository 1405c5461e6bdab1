package layout_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/layout"
)

// TestNothingPanicsOnZeroValues calls every exported function and method of the
// packages that a Go program may call with zero values: with nil for pointers,
// slices, functions and interfaces, then with what these point to, hold or
// return being zero. Errors are fine, panics are not.
func TestNothingPanicsOnZeroValues(t *testing.T) {
	var names []string
	for _, dir := range []string{"../convert", ".", "../fonts"} {
		names = append(names, declared(t, dir)...)
	}
	t.Chdir(t.TempDir()) // a name that is "" may mean the folder at hand
	called := map[string]bool{}
	for _, f := range exported() {
		v := reflect.ValueOf(f)
		name := nameOf(v)
		called[name] = true
		for round, args := range [][]reflect.Value{zeroArgs(v.Type(), nothing), zeroArgs(v.Type(), emptiness)} {
			if err := try(v, args); err != nil {
				t.Errorf("%s, round %d: %v", name, round, err)
			}
		}
	}
	for _, name := range names {
		if !called[name] {
			t.Errorf("%s is not in the table of zerotable_test.go", name)
		}
	}
}

// nameOf returns the name of a function as declared gives it.
func nameOf(v reflect.Value) string {
	name := runtime.FuncForPC(v.Pointer()).Name()
	return strings.TrimPrefix(strings.TrimSuffix(name, "[...]"), module)
}

const module = "github.com/wenzhai/wenzhai/"

// zeroArgs returns arguments for a call. A method's receiver is always a value.
func zeroArgs(f reflect.Type, zero func(reflect.Type) reflect.Value) []reflect.Value {
	var args []reflect.Value
	for i := range f.NumIn() {
		in := f.In(i)
		switch {
		case f.IsVariadic() && i == f.NumIn()-1:
			continue
		case in == reflect.TypeFor[context.Context]():
			args = append(args, reflect.ValueOf(context.Background()))
		default:
			args = append(args, zero(in))
		}
	}
	return args
}

func nothing(t reflect.Type) reflect.Value { return reflect.Zero(t) }

// emptiness returns a value that is there, with nothing in it.
func emptiness(t reflect.Type) reflect.Value {
	switch {
	case t == reflect.TypeFor[io.Writer]():
		return reflect.ValueOf(io.Discard)
	case t == reflect.TypeFor[io.Reader]():
		return reflect.ValueOf(strings.NewReader(""))
	case t.Kind() == reflect.Pointer && strings.HasPrefix(t.Elem().PkgPath()+"/", module):
		return reflect.New(t.Elem())
	case t.Kind() == reflect.Slice:
		s := reflect.MakeSlice(t, 1, 1)
		s.Index(0).Set(emptiness(t.Elem()))
		return s
	case t.Kind() == reflect.Func:
		return reflect.MakeFunc(t, func([]reflect.Value) []reflect.Value {
			var out []reflect.Value
			for i := range t.NumOut() {
				out = append(out, reflect.Zero(t.Out(i)))
			}
			return out
		})
	}
	return reflect.Zero(t)
}

// patience is how long a call may take.
const patience = time.Minute

// try calls f and returns what it panicked with.
func try(f reflect.Value, args []reflect.Value) error {
	if len(args) > 0 && isMethod(f) && args[0].Kind() == reflect.Pointer && args[0].IsNil() {
		args[0] = reflect.New(args[0].Type().Elem())
	}
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("panic: %v\n%s", r, where())
				return
			}
			done <- nil
		}()
		f.Call(args)
	}()
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return fmt.Errorf("does not return within %v", patience)
	}
}

var method = regexp.MustCompile(`\.(\(\*\w+(\[\.\.\.\])?\)|[A-Z]\w*)\.\w+$`)

func isMethod(f reflect.Value) bool { return method.MatchString(nameOf(f)) }

// where returns the lines of this module that the panic came through.
func where() string {
	buf := make([]byte, 64<<10)
	var out []string
	for _, l := range strings.Split(string(buf[:runtime.Stack(buf, false)]), "\n") {
		if strings.Contains(l, ".go:") && !strings.Contains(l, "_test.go") && !strings.Contains(l, "/src/") && len(out) < 3 {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// declared returns the exported functions and methods of the packages below dir.
func declared(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") || strings.Contains(p, "testdata") || strings.Contains(filepath.ToSlash(p), "/internal/") {
			return err
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(filepath.Clean(filepath.Join("layout", filepath.Dir(p))))
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.IsExported() && f.Name.Name != "main" {
				if name, ok := declaredName(fn); ok {
					out = append(out, pkg+"."+name)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// declaredName returns "Func", "Type.Method" or "(*Type).Method", and false for
// methods of types that are not exported.
func declaredName(fn *ast.FuncDecl) (string, bool) {
	if fn.Recv == nil {
		return fn.Name.Name, true
	}
	t := fn.Recv.List[0].Type
	form := "%s.%s"
	if star, ok := t.(*ast.StarExpr); ok {
		t, form = star.X, "(*%s).%s"
	}
	switch x := t.(type) { // generic ones
	case *ast.IndexExpr:
		t, form = x.X, strings.Replace(form, "%s", "%s[...]", 1)
	case *ast.IndexListExpr:
		t, form = x.X, strings.Replace(form, "%s", "%s[...]", 1)
	}
	id, ok := t.(*ast.Ident)
	return fmt.Sprintf(form, id.Name, fn.Name.Name), ok && id.IsExported()
}

// TestZeroOptionsReadAnArchive opens an archive with nothing but its path: dates
// without a zone are then in UTC.
func TestZeroOptionsReadAnArchive(t *testing.T) {
	dir := t.TempDir()
	text := "---\ntitle: 潮\ndate: 2024-05-01 08:00\n---\n潮水退到石阶以下，渡工把缆绳收进舱里，又在账簿上记了一笔。\n"
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	r, err := convert.Read(ctx, convert.Options{Source: convert.Source{Paths: []string{dir}}})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	opened, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{dir}}})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	again, err := r.Library(ctx, convert.Options{Source: convert.Source{Paths: []string{dir}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []*convert.Library{opened, again} {
		if got := l.Volume().Entries()[0].Date; !got.Equal(time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)) || got.Location() != time.UTC {
			t.Errorf("the date is %v", got)
		}
		if _, err := layout.Write(ctx, io.Discard, l, layout.EPUB{}); err != nil {
			t.Error(err)
		}
		if _, err := layout.Write(ctx, io.Discard, l, layout.PDF{}); err != nil {
			t.Error(err)
		}
	}
}

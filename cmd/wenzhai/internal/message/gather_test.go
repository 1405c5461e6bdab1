package message_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// literal is a text in the code: parts that are added to it are %s.
type literal struct {
	place string // file:line
	text  string
	must  bool // it is a message
}

// calls tells which argument of a function is a message, by the function's name, or
// that of its package or receiver with it.
var calls = map[string]int{
	"diag.New": 3, "errors.New": 0, "fmt.Errorf": 0, "usagef": 0, "exit.Usagef": 0, "faultf": 1, "Plain": 0, "Fact": 2, "l.printf": 0,
	"Failure": 0, "Fault": 1, "p.complain": 2, "s.report": 2, "c.find": 2, "c.findAt": 3, "c.warn": 2, "c.warnAt": 3, "c.doubt": 2, "Stage": 0,
	"bar.Stage": 0, "fs.BoolVar": 3, "f.BoolVar": 3, "BoolVar": 3, "addChoice": 4, "addFile": 4, "addOther": 3, "StringVar": 3, "IntVar": 3, "StringArrayVar": 3, "StringSliceVar": 3, "BoolVarP": 4, "h.messages.Text": 0, "m.Text": 0, "leave": 0, "skip": 0, "tell": 1,
	"report": 1, "issue": 1, "leaveOut": 3, "doubt": 1, "broken": 1, "fault": 1, "Warn": 2, "sayOpen": 1, "among": 0,
}

// rooms are folders in which every text of two words is a message, unless
// testdata/none.txt says that it is none.
var rooms = []string{"cmd/wenzhai/internal/", "convert/reasons/", "convert/diag/", "convert/clean/rules/"}

// twoWords is what a message has.
var twoWords = regexp.MustCompile(`[A-Za-z]+[,:;]? [A-Za-z]{2,}|^%d [a-z]+$`)

// markup is what no message has: elements, expressions, lists of words, examples.
var markup = regexp.MustCompile(`<[a-z!]|="|\(\?|\^|\||^  wenzhai |^[a-z]+ \[|font:|\.SH`)

// gather returns the texts of the product's code.
func gather(t *testing.T) []literal {
	const root = "../../../.."
	var out []literal
	for _, folder := range []string{"cmd", "convert", "layout", "fonts"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err == nil {
				var found []literal
				found, err = textsOf(path, filepath.ToSlash(name))
				out = append(out, found...)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// textsOf returns the texts of a file.
func textsOf(path, name string) ([]literal, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var out []literal
	note := func(e ast.Expr, format string, must bool) {
		if text, ok := textOf(e); ok {
			out = append(out, literal{name + ":" + strconv.Itoa(set.Position(e.Pos()).Line), strings.ReplaceAll(format, "*", text), must})
		}
	}
	done := map[ast.Expr]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.ImportSpec, *ast.StructType:
			return false
		case *ast.CallExpr:
			switch fn := nameOf(x.Fun); {
			case fn == "term.Count" && len(x.Args) == 2:
				note(x.Args[1], "%d *", true)
			case fn == "add" && len(x.Args) == 3:
				note(x.Args[1], "%d *", strings.Contains(name, "/explain/"))
				done[x.Args[1]], done[x.Args[2]] = true, true
			default:
				i, ok := calls[fn]
				if !ok {
					i, ok = calls[fn[strings.LastIndex(fn, ".")+1:]]
				}
				if ok && i < len(x.Args) {
					note(x.Args[i], "*", true)
					parts(x.Args[i], done)
					done[x.Args[i]] = isSum(x.Args[i])
				}
			}
		case ast.Expr:
			if text, ok := textOf(x); ok && !done[x] {
				must := false
				for _, r := range rooms {
					must = must || strings.HasPrefix(name, r) && twoWords.MatchString(text) && !markup.MatchString(text)
				}
				note(x, "*", must)
				parts(x, done)
			}
		}
		return true
	})
	return out, nil
}

// parts marks the literals of a sum as read.
func parts(e ast.Expr, done map[ast.Expr]bool) {
	switch x := e.(type) {
	case *ast.BasicLit:
		done[x] = true
	case *ast.BinaryExpr:
		parts(x.X, done)
		parts(x.Y, done)
		done[x.X], done[x.Y] = isSum(x.X), isSum(x.Y)
	}
}

func isSum(e ast.Expr) bool {
	_, ok := textOf(e)
	return ok
}

func nameOf(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		if of, ok := x.X.(*ast.Ident); ok {
			return of.Name + "." + x.Sel.Name
		}
		return "." + x.Sel.Name
	}
	return ""
}

// textOf returns the text of a literal or of a sum of literals and others.
func textOf(e ast.Expr) (string, bool) {
	switch x := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(x.Value)
		return s, err == nil && x.Kind == token.STRING
	case *ast.BinaryExpr:
		if x.Op != token.ADD {
			return "", false
		}
		a, ok := textOf(x.X)
		b, too := textOf(x.Y)
		if !ok {
			a = "%s"
		}
		if !too {
			b = "%s"
		}
		return a + b, ok || too
	case *ast.ParenExpr:
		return textOf(x.X)
	}
	return "", false
}

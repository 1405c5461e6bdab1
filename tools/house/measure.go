package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const module = "github.com/wenzhai/wenzhai"

// house is what was counted. Tests are not.
type house struct {
	packages     []*room
	functions    []function
	exported     int      // names: types, functions, methods of exported types, constants, variables
	undocumented []string // file:line and name
	other        int      // lines of documents and of data files beside the code
}

// room is one package.
type room struct {
	path      string // from the module's root, with slashes
	files     int
	lines     int
	methods   map[string]int
	imports   map[string]bool // of the module's own, from its root
	functions []function      // by length
}

type function struct {
	place string // file:line and name
	lines int    // from func to the closing brace
}

// measure counts the packages under root but those that belong to other modules.
func measure(root string) (*house, error) {
	h := &house{}
	rooms := map[string]*room{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && (rel != "." && strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case d.IsDir() || strings.HasSuffix(rel, "_test.go"):
			return nil
		case strings.HasSuffix(rel, ".go"):
			return h.file(rooms, root, rel)
		case strings.HasSuffix(rel, ".md") || strings.HasSuffix(rel, ".txt") && !strings.HasPrefix(rel, "samples/"):
			data, err := os.ReadFile(path)
			h.other += strings.Count(string(data), "\n")
			return err
		}
		return nil
	})
	byLength := func(a, b function) int { return cmp.Compare(a.lines, b.lines) }
	for _, r := range rooms {
		h.packages = append(h.packages, r)
		slices.SortFunc(r.functions, byLength)
		h.functions = append(h.functions, r.functions...)
	}
	slices.SortFunc(h.packages, func(a, b *room) int { return cmp.Compare(a.path, b.path) })
	slices.SortStableFunc(h.functions, byLength)
	return h, err
}

// file adds one file to its package.
func (h *house) file(rooms map[string]*room, root, rel string) error {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, filepath.Join(root, rel), nil, parser.ParseComments)
	if err != nil {
		return err
	}
	dir := rel[:max(strings.LastIndexByte(rel, '/'), 0)]
	r := rooms[dir]
	if r == nil {
		r = &room{path: dir, methods: map[string]int{}, imports: map[string]bool{}}
		rooms[dir] = r
	}
	r.files++
	r.lines += set.File(f.Pos()).LineCount()
	for _, i := range f.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err == nil && strings.HasPrefix(p, module+"/") {
			r.imports[strings.TrimPrefix(p, module+"/")] = true
		}
	}
	place := func(n ast.Node, name string) string {
		return fmt.Sprintf("%s:%d: %s", rel, set.Position(n.Pos()).Line, name)
	}
	for _, d := range f.Decls {
		h.declaration(r, d, set, place)
	}
	return nil
}

// declaration counts one of a file's top level.
func (h *house) declaration(r *room, d ast.Decl, set *token.FileSet, place func(ast.Node, string) string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		lines := set.Position(d.End()).Line - set.Position(d.Pos()).Line + 1
		r.functions = append(r.functions, function{place(d, d.Name.Name), lines})
		owner := receiver(d)
		if owner != "" {
			r.methods[owner]++
		}
		if owner == "" || ast.IsExported(owner) {
			h.name(d.Name, d.Doc != nil, place)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				h.name(s.Name, d.Doc != nil || s.Doc != nil || s.Comment != nil, place)
			case *ast.ValueSpec:
				for _, n := range s.Names {
					h.name(n, d.Doc != nil || s.Doc != nil || s.Comment != nil, place)
				}
			}
		}
	}
}

// name counts an exported one.
func (h *house) name(n *ast.Ident, documented bool, place func(ast.Node, string) string) {
	if !n.IsExported() {
		return
	}
	h.exported++
	if !documented {
		h.undocumented = append(h.undocumented, place(n, n.Name))
	}
}

// receiver is the type that a method belongs to, empty for a function.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return ""
	}
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// largest is the type with the most methods.
func (r *room) largest() (name string, methods int) {
	for t, n := range r.methods {
		if n > methods || n == methods && t < name {
			name, methods = t, n
		}
	}
	return name, methods
}

// percentile is the length that p of 100 functions do not pass; they are
// sorted by length.
func percentile(functions []function, p int) int {
	if len(functions) == 0 {
		return 0
	}
	return functions[(len(functions)-1)*p/100].lines
}

// below names what each top folder may import from.
var below = map[string][]string{
	"cmd": {"cmd", "layout", "convert", "fonts"}, "layout": {"layout", "convert", "fonts"}, "convert": {"convert"}, "fonts": {"fonts"},
}

// upward names the imports that go up, or from convert to fonts.
func (h *house) upward() []string {
	var out []string
	for _, r := range h.packages {
		may := below[top(r.path)]
		for i := range r.imports {
			if may != nil && !slices.Contains(may, top(i)) {
				out = append(out, fmt.Sprintf("%s imports %s, which is not below it", r.path, i))
			}
		}
	}
	slices.Sort(out)
	return out
}

// top is the top folder of a package.
func top(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}

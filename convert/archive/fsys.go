package archive

import (
	"io"
	"io/fs"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// openFS adds all sources of a file system, as of a packed archive that has no name.
func (a *opener) openFS(fsys fs.FS) error {
	var files []*packed
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			a.report(diag.New(diag.Unreadable, name, 0, "cannot be read: %v", cause(err)))
			return nil
		case e.IsDir():
			return a.ctx.Err()
		case !e.Type().IsRegular():
			a.leave("special", name, "")
			return nil
		}
		p := &packed{name: name, size: -1, open: func() (io.ReadCloser, error) { return fsys.Open(name) }}
		if info, err := e.Info(); err == nil {
			p.size, p.modified = info.Size(), info.ModTime()
		}
		files = append(files, p)
		return nil
	})
	if err != nil {
		return err
	}
	return box{opener: a, rules: a.choice.Rules()}.addPacked(files)
}

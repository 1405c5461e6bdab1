package main

import (
	"context"
	"embed"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
)

// shared is what the archives and packages of all platforms hold, by what it is for.
type shared struct {
	documents   []file // README.md, LICENSE …
	manuals     []file // man/man1/wenzhai.1, man/zh_CN/man1/wenzhai.1 …
	completions []file // completions/wenzhai.bash …
	examples    []file // examples/wenzhai.service …
}

//go:embed examples
var examples embed.FS

// documents are the files of the repository that go into a release.
var documents = []string{"README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "THIRD-PARTY.txt"}

// shells are those that completions are for, with the usual names of these.
var shells = []struct{ shell, name string }{
	{"bash", "wenzhai.bash"},
	{"zsh", "_wenzhai"},
	{"fish", "wenzhai.fish"},
	{"powershell", "wenzhai.ps1"},
}

// shared reads the documents and has the program write the rest.
func (r *release) shared(ctx context.Context) (shared, error) {
	program, err := r.host(ctx)
	if err != nil {
		return shared{}, err
	}
	var s shared
	var faults [5]error
	s.documents, faults[0] = r.documents()
	s.completions, faults[1] = completions(ctx, program)
	var chinese []file
	s.manuals, faults[2] = r.manuals(ctx, program, "en", "man/man1")
	chinese, faults[3] = r.manuals(ctx, program, "zh", "man/zh_CN/man1")
	s.manuals = append(s.manuals, chinese...)
	s.examples, faults[4] = read(examples, "examples")
	return s, errors.Join(faults[:]...)
}

// documents reads the files of the repository that go into a release.
func (r *release) documents() ([]file, error) {
	var files []file
	for _, name := range documents {
		data, err := os.ReadFile(filepath.Join(r.top, name))
		if err != nil {
			return nil, err
		}
		files = append(files, file{Name: name, Data: data})
	}
	return files, nil
}

// completions returns what the program writes for each shell.
func completions(ctx context.Context, program string) ([]file, error) {
	var files []file
	for _, c := range shells {
		data, err := says(ctx, program, "en", "completion", c.shell)
		if err != nil {
			return nil, err
		}
		files = append(files, file{Name: "completions/" + c.name, Data: data})
	}
	return files, nil
}

// manuals returns the manual pages in a language, below folder.
func (r *release) manuals(ctx context.Context, program, language, folder string) ([]file, error) {
	if _, err := says(ctx, program, language, "man", "--dir", filepath.Join(r.work, folder)); err != nil {
		return nil, err
	}
	return read(os.DirFS(r.work), folder)
}

// says runs the program in a language, with no settings of this machine.
func says(ctx context.Context, program, language string, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, program, append([]string{"--ui-lang", language}, args...)...)
	c.Env = []string{"LC_ALL=C.UTF-8", "HOME=" + filepath.Dir(program)}
	c.Stderr = os.Stderr
	return c.Output()
}

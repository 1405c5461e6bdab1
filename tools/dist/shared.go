package main

import (
	"context"
	"embed"
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
	var s shared
	for _, name := range documents {
		data, err := os.ReadFile(filepath.Join(r.top, name))
		if err != nil {
			return s, err
		}
		s.documents = append(s.documents, file{Name: name, Data: data})
	}
	program, err := r.host(ctx)
	if err != nil {
		return s, err
	}
	for _, c := range shells {
		data, err := says(ctx, program, "en", "completion", c.shell)
		if err != nil {
			return s, err
		}
		s.completions = append(s.completions, file{Name: "completions/" + c.name, Data: data})
	}
	for language, folder := range map[string]string{"en": "man/man1", "zh": "man/zh_CN/man1"} {
		dir := filepath.Join(r.work, folder)
		if _, err := says(ctx, program, language, "man", "--dir", dir); err != nil {
			return s, err
		}
		pages, err := read(os.DirFS(r.work), folder)
		if err != nil {
			return s, err
		}
		s.manuals = append(s.manuals, pages...)
	}
	s.examples, err = read(examples, "examples")
	return s, err
}

// says runs the program in a language, with no settings of this machine.
func says(ctx context.Context, program, language string, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, program, append([]string{"--ui-lang", language}, args...)...)
	c.Env = []string{"LC_ALL=C.UTF-8", "HOME=" + filepath.Dir(program)}
	c.Stderr = os.Stderr
	return c.Output()
}

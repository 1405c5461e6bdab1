package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/apk" // registers the format
	_ "github.com/goreleaser/nfpm/v2/deb" // registers the format
	"github.com/goreleaser/nfpm/v2/files"
	_ "github.com/goreleaser/nfpm/v2/rpm" // registers the format
)

const (
	summary    = "make EPUB and PDF books of archives of articles"
	homepage   = "https://github.com/wenzhai/wenzhai"
	maintainer = "The wenzhai authors <maintainers@wenzhai.invalid>"
)

// packaged returns the version for a format. Alpine knows 1.2.3_rc1, and takes 1.2.3_rc.1 for no version.
func (r *release) packaged(format string) string {
	if format != "apk" {
		return r.Tag()
	}
	version, before, ok := strings.Cut(r.Tag(), "-")
	if !ok {
		return version
	}
	return version + "-" + strings.ReplaceAll(before, ".", "")
}

// description returns what the package does. The first line of Debian's is the summary; RPM has a field of its own for it.
func description(format string) string {
	const long = `wenzhai orders the articles of folders, feeds, exports and e-books in Chinese,
English and other languages, cleans them and sets them as books.`
	switch format {
	case "rpm":
		return long
	case "apk": // has one line
		return summary
	}
	return summary + "\n" + long
}

// packages writes the .deb, .rpm and .apk of a program for Linux.
func (r *release) packages(p program, s shared) error {
	for _, format := range []string{"deb", "rpm", "apk"} {
		if err := r.pack(format, p, s); err != nil {
			return fmt.Errorf("%s of %v: %w", format, p.platform, err)
		}
	}
	return nil
}

// pack writes one package.
func (r *release) pack(format string, p program, s shared) error {
	root := filepath.Join(r.work, format+"-"+p.label())
	contents, err := r.stage(root, installed(format, p, s))
	if err != nil {
		return err
	}
	arch := p.Arch
	if arch == "arm" {
		arch = "arm7"
	}
	info := nfpm.WithDefaults(&nfpm.Info{
		Name: "wenzhai", Arch: arch, Platform: "linux", Version: r.packaged(format), Release: "1",
		Section: "text", Priority: "optional", Maintainer: maintainer, Vendor: "The wenzhai authors",
		Homepage: homepage, License: "MIT", MTime: r.Date, DisableGlobbing: true,
		Description: description(format),
		Overridables: nfpm.Overridables{
			Contents: contents,
			// xz of the library is not used: gzip is that of Go, whose bytes are the same for one version of Go.
			Deb: nfpm.Deb{Compression: "gzip"},
			RPM: nfpm.RPM{Summary: summary, BuildHost: "localhost", Compression: "gzip:9"},
		},
	})
	packager, err := nfpm.Get(format)
	if err != nil {
		return err
	}
	if err := nfpm.PrepareForPackager(info, format); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := packager.Package(info, &b); err != nil {
		return err
	}
	return r.place(packager.ConventionalFileName(info), b.Bytes())
}

// stage writes the files below root, where nfpm reads them.
func (r *release) stage(root string, list []file) (files.Contents, error) {
	contents := folders(list)
	for _, f := range list {
		source := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(source), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(source, f.Data, f.mode()); err != nil {
			return nil, err
		}
		contents = append(contents, &files.Content{
			Source: source, Destination: "/" + f.Name,
			FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: f.mode(), MTime: r.Date},
		})
	}
	return contents, nil
}

// folders returns those that the package has alone: without an entry, rpm leaves them behind, empty.
func folders(list []file) files.Contents {
	var contents files.Contents
	for _, f := range list {
		dir := "/" + path.Dir(f.Name)
		known := slices.ContainsFunc(contents, func(c *files.Content) bool { return c.Destination == dir })
		if strings.Contains(dir, "/wenzhai") && !known {
			contents = append(contents, &files.Content{Destination: dir, Type: files.TypeDir, FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: 0o755}})
		}
	}
	return contents
}

// installed returns the files of a package where systems of its format have them.
func installed(format string, p program, s shared) []file {
	const doc = "usr/share/doc/wenzhai/"
	list := []file{{Name: "usr/bin/wenzhai", Mode: 0o755, Data: p.data}}
	for _, f := range s.documents {
		switch {
		case f.Name == "LICENSE" && format == "deb":
			f.Name = doc + "copyright"
		case f.Name == "LICENSE":
			f.Name = "usr/share/licenses/wenzhai/LICENSE"
		default:
			f.Name = doc + f.Name
		}
		list = append(list, f)
	}
	for _, f := range s.manuals {
		if data, err := compress(f.Data); err == nil {
			list = append(list, file{Name: "usr/share/" + f.Name + ".gz", Data: data})
		}
	}
	for _, f := range s.completions {
		if name := completion(format, path.Base(f.Name)); name != "" {
			list = append(list, file{Name: name, Data: f.Data})
		}
	}
	for _, f := range s.examples {
		f.Name = doc + f.Name
		list = append(list, f)
	}
	return byName("", list)
}

// completion returns where a shell looks for the file of that name, or nothing.
func completion(format, name string) string {
	switch {
	case strings.HasSuffix(name, ".bash"):
		return "usr/share/bash-completion/completions/wenzhai"
	case strings.HasSuffix(name, ".fish"):
		return "usr/share/fish/vendor_completions.d/wenzhai.fish"
	case name == "_wenzhai" && format == "deb":
		return "usr/share/zsh/vendor-completions/_wenzhai"
	case name == "_wenzhai":
		return "usr/share/zsh/site-functions/_wenzhai"
	}
	return ""
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// options are what the flags say.
type options struct {
	version, top, out, only string
	draft                   bool
}

// release is what all files of a release have in common.
type release struct {
	Version string    // without the v: 1.2.3, 1.2.3-rc.1
	Commit  string    // its hash
	Date    time.Time // of the commit, in UTC: the time of all files
	top     string    // folder of the repository
	out     string    // folder for what is made
	work    string    // folder for what is made on the way
	draft   bool
}

// Tag returns the name of the release's tag.
func (r *release) Tag() string { return "v" + r.Version }

// platform is a system and a processor, in Go's words.
type platform struct{ OS, Arch string }

// platforms are those of docs/platforms.md.
var platforms = []platform{
	{"linux", "amd64"},
	{"linux", "arm64"},
	{"linux", "arm"},
	{"darwin", "amd64"},
	{"darwin", "arm64"},
	{"windows", "amd64"},
	{"windows", "arm64"},
	{"freebsd", "amd64"},
}

// label returns the platform as names of files have it.
func (p platform) label() string {
	if p.Arch == "arm" {
		return p.OS + "_armv7"
	}
	return p.OS + "_" + p.Arch
}

func (p platform) String() string { return p.OS + "/" + p.Arch }

var semver = regexp.MustCompile(`^v(\d+\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?)$`)

// newRelease reads what git knows of the commit.
func newRelease(ctx context.Context, o options) (*release, error) {
	top, err := filepath.Abs(o.top)
	if err != nil {
		return nil, err
	}
	m := semver.FindStringSubmatch(o.version)
	if m == nil {
		return nil, fmt.Errorf("version %q: expected the form v1.2.3 or v1.2.3-rc.1; say make dist VERSION=v1.2.3, or set a tag", o.version)
	}
	if changed, err := output(ctx, top, "git", "status", "--porcelain"); err != nil {
		return nil, err
	} else if changed != "" && !o.draft {
		return nil, fmt.Errorf("%s has changes that are not committed:\n%s", top, changed)
	}
	commit, err := output(ctx, top, "git", "rev-parse", "HEAD")
	if err != nil {
		return nil, err
	}
	when, err := committed(ctx, top)
	return &release{Version: m[1], Commit: commit, Date: when, top: top, out: o.out, draft: o.draft}, err
}

// committed returns the time of the commit.
func committed(ctx context.Context, top string) (time.Time, error) {
	date, err := output(ctx, top, "git", "log", "-1", "--format=%cI")
	if err != nil {
		return time.Time{}, err
	}
	when, err := time.Parse(time.RFC3339, date)
	return when.UTC(), err
}

// dist makes all files of a release.
func dist(ctx context.Context, o options) error {
	r, err := newRelease(ctx, o)
	if err != nil {
		return err
	}
	if err := vacant(r.out); err != nil {
		return err
	}
	r.work, err = os.MkdirTemp("", "wenzhai-dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(r.work)
	chosen, err := choose(o.only)
	if err != nil {
		return err
	}
	programs, err := r.compile(ctx, chosen)
	if err != nil {
		return err
	}
	shared, err := r.shared(ctx)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	if err := r.write(programs, shared); err != nil {
		return err
	}
	if err := r.materials(programs, shared); err != nil {
		return err
	}
	if o.only == "" {
		if err := r.manifests(); err != nil {
			return err
		}
	}
	return r.sums()
}

// vacant refuses a folder that holds something.
func vacant(dir string) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty: remove it, or name another folder", dir)
	}
	return nil
}

// materials writes the bill of what is in the programs.
func (r *release) materials(programs []program, s shared) error {
	modules, goVersion, err := linked(programs)
	if err != nil {
		return err
	}
	return r.bill(modules, goVersion, s)
}

// write makes what holds the programs.
func (r *release) write(programs []program, s shared) error {
	for _, p := range programs {
		if err := r.archive(p, s); err != nil {
			return err
		}
		if p.OS == "linux" {
			if err := r.packages(p, s); err != nil {
				return err
			}
		}
	}
	return r.image(programs, s)
}

// choose returns the platforms of a list, all where it is empty.
func choose(list string) ([]platform, error) {
	if list == "" {
		return platforms, nil
	}
	var chosen []platform
	for name := range strings.SplitSeq(list, ",") {
		i := slices.IndexFunc(platforms, func(p platform) bool { return p.String() == name })
		if i < 0 {
			return nil, fmt.Errorf("%q is none of %v", name, platforms)
		}
		chosen = append(chosen, platforms[i])
	}
	return chosen, nil
}

// output runs a command in dir and returns what it prints, trimmed.
func output(ctx context.Context, dir, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	var complaint bytes.Buffer
	c.Dir, c.Stderr = dir, &complaint
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, complaint.Bytes())
	}
	return strings.TrimSpace(string(out)), nil
}

// place writes a file of the release.
func (r *release) place(name string, data []byte) error {
	path := filepath.Join(r.out, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

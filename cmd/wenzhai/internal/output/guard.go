package output

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// Wanted is a file that a run is going to write.
type Wanted struct {
	By   string // what names it: "-o", "--report", "output"
	For  string // "digest weekly"; "" = nothing particular
	No   int    // tells outputs of one By and For from each other
	Path string
	Kind Kind
}

// String returns what names the file, and its path.
func (w Wanted) String() string {
	if w.For == "" {
		return w.By + " " + w.Path
	}
	return w.By + " " + w.Path + " of " + w.For
}

// Refusal says why a file must not be written. Nothing was changed.
type Refusal struct {
	Wanted
	Why string
}

// Usage says that a refusal is about what was asked for.
func (r *Refusal) Usage() bool { return true }

// Error returns what is wanted and why it cannot be.
func (r *Refusal) Error() string { return fmt.Sprintf("%s %s %s", r.By, r.Path, r.Why) }

// Guard keeps the outputs of one run off all that is not theirs: what the run
// reads, each other, and files that wenzhai does not write. It changes nothing.
type Guard struct {
	overwrite bool
	read      []readFile
	archive   func(path string) (name string, ok bool)
	own       []Wanted
	claims    *[]claim // of all guards that belong together
}

// NewGuard returns a guard. With overwrite outputs may replace files of any kind,
// but none that is read.
func NewGuard(overwrite bool) *Guard {
	return &Guard{overwrite: overwrite, claims: &[]claim{}}
}

// Another returns a guard for outputs that are made from something else in the
// same run: it knows what g's have claimed, and not what is read for them.
func (g *Guard) Another(overwrite bool) *Guard {
	return &Guard{overwrite: overwrite, claims: g.claims}
}

type readFile struct {
	info os.FileInfo
	name string
}

type claim struct {
	Wanted
	target string
}

// Reads notes a file that the run reads. What is not there, and what is a folder,
// is passed over.
func (g *Guard) Reads(path string) {
	if info, err := os.Stat(path); err == nil {
		g.ReadsFile(path, info)
	}
}

// ReadsFile is Reads for a file that is open already.
func (g *Guard) ReadsFile(name string, info os.FileInfo) {
	if info.Mode().IsRegular() {
		g.read = append(g.read, readFile{info, name})
	}
}

// Archive tells the guard which files an archive reads, as archive.Archive.Reads
// does, and returns a *Refusal where one of them is claimed here already.
func (g *Guard) Archive(reads func(path string) (name string, ok bool)) error {
	g.archive = reads
	for _, w := range g.own {
		if err := g.Spare(w); err != nil {
			return err
		}
	}
	return nil
}

// Spare returns a *Refusal where w would replace a file that the run reads, and
// claims nothing.
func (g *Guard) Spare(w Wanted) error {
	at, info, err := there(w.Path)
	if err != nil || info == nil || !info.Mode().IsRegular() {
		return nil //nolint:nilerr // Claim says what is wrong with it
	}
	return g.notRead(w, at, info)
}

// Claim reserves a file, or returns a *Refusal. A file may be claimed again by the
// same output.
func (g *Guard) Claim(w Wanted) error {
	if w.Path == "-" || w.Path == "" {
		return nil
	}
	target, err := Target(w.Path)
	if err != nil {
		return bad(w.Path, err)
	}
	at, info, err := there(w.Path)
	if err != nil {
		return bad(w.Path, err)
	}
	if info != nil && !info.Mode().IsRegular() && !info.IsDir() {
		if why := w.Kind.unfit(info.Mode()); why != "" {
			return &Refusal{w, why}
		}
		if info.Mode()&os.ModeCharDevice != 0 {
			return nil // such as /dev/null, which takes whatever comes
		}
	}
	if err := g.alone(w, target, info); err != nil {
		return err
	}
	if info != nil && info.Mode().IsRegular() {
		if err := g.notRead(w, at, info); err != nil {
			return err
		}
		if err := g.replaceable(w, at, info); err != nil {
			return err
		}
	}
	g.own = append(g.own, w)
	*g.claims = append(*g.claims, claim{w, target})
	return nil
}

// alone refuses a file that another output has claimed.
func (g *Guard) alone(w Wanted, target string, info os.FileInfo) error {
	for _, c := range *g.claims {
		if c.By == w.By && c.For == w.For && c.No == w.No && c.Path == w.Path {
			continue
		}
		same := sameName(c.target, target)
		if !same && info != nil && info.Mode().IsRegular() {
			other, err := os.Stat(c.target)
			same = err == nil && os.SameFile(info, other)
		}
		if same {
			return &Refusal{w, fmt.Sprintf("is the file of %s, too: name another", c.Wanted)}
		}
	}
	return nil
}

// sameName reports whether two clean absolute paths name one file. Where file
// systems take upper and lower case for the same as a rule, so does it.
func sameName(a, b string) bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return strings.EqualFold(a, b)
	}
	return a == b
}

// notRead refuses to replace a file that the run reads. An older report that lies
// among the articles is no article.
func (g *Guard) notRead(w Wanted, at string, info os.FileInfo) error {
	for _, r := range g.read {
		if os.SameFile(r.info, info) {
			return &Refusal{w, fmt.Sprintf("would replace %s, which is being read", r.name)}
		}
	}
	if g.archive == nil {
		return nil
	}
	if w.Kind == Report || w.Kind == Manifest {
		if own, err := w.Kind.Holds(at); err == nil && own {
			return nil
		}
	}
	if name, ok := g.archive(at); ok {
		return &Refusal{w, fmt.Sprintf("would replace %s, which is being read", name)}
	}
	return nil
}

// replaceable refuses to replace a file of another kind. An empty one holds nothing
// that could be lost.
func (g *Guard) replaceable(w Wanted, at string, info os.FileInfo) error {
	if g.overwrite || info.Size() == 0 {
		return nil
	}
	own, err := w.Kind.Holds(at)
	switch {
	case err != nil:
		return bad(w.Path, err)
	case !own:
		return &Refusal{w, fmt.Sprintf("would replace a file that is not %s: name another, or give --overwrite", w.Kind)}
	}
	return nil
}

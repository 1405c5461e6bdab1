package pick

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// IgnoreFile is the name of the files whose lines are patterns of what stays out:
// of their own folder and those below.
const IgnoreFile = ".wenzhaiignore"

// maxPatterns bounds the patterns of one file.
const maxPatterns = 10_000

// Choice is the patterns of a user.
type Choice struct{ include, exclude []*Pattern }

// New returns a choice: the files of include, of which there are none that exclude
// names. An empty include takes all. Later patterns of exclude overrule earlier
// ones; one that begins with "!" takes back what they say.
func New(include, exclude []string) *Choice {
	c := &Choice{}
	for _, text := range include {
		if p := parse(text, ""); p != nil {
			p.negated = false
			c.include = append(c.include, p)
		}
	}
	for _, text := range exclude {
		if p := parse(text, ""); p != nil {
			c.exclude = append(c.exclude, p)
		}
	}
	return c
}

// Unused returns the patterns that named no file: those of include, and those of
// exclude.
func (c *Choice) Unused() (include, exclude []string) {
	if c == nil {
		return nil, nil
	}
	unused := func(all []*Pattern) (out []string) {
		for _, p := range all {
			if !p.used {
				out = append(out, p.text)
			}
		}
		return out
	}
	return unused(c.include), unused(c.exclude)
}

// Including reports whether there are patterns of what is to be read.
func (c *Choice) Including() bool { return c != nil && len(c.include) > 0 }

// Hidden reports whether a pattern names what lies in a hidden file or folder of
// this name: with a part of its own that begins with a dot.
func (c *Choice) Hidden(base string) bool {
	return c.Including() && slices.ContainsFunc(c.include, func(p *Pattern) bool {
		return slices.ContainsFunc(p.parts, func(s string) bool { return strings.HasPrefix(s, ".") && part(s, base) })
	})
}

// Suffix reports whether a pattern names files of the suffix that a name has, or
// the name itself: whatever kind of file it is, it is to be read.
func (c *Choice) Suffix(name string) bool {
	if !c.Including() {
		return false
	}
	name = norm.NFC.String(name)
	return slices.ContainsFunc(c.include, func(p *Pattern) bool {
		last, ext := p.parts[len(p.parts)-1], path.Ext(name)
		return p.matches(name, false) && (p.literal || ext != "" && strings.HasSuffix(last, ext))
	})
}

// Rules are what says which files of one root are read. The zero value takes all.
type Rules struct {
	choice *Choice
	files  []ignoring
}

// ignoring is the patterns of one file .wenzhaiignore.
type ignoring struct {
	folder   string
	patterns []*Pattern
}

// Rules returns those of a root, in which no file .wenzhaiignore was found yet.
func (c *Choice) Rules() *Rules { return &Rules{choice: c} }

// Ignore adds a file .wenzhaiignore by its name in the root. Files of folders above
// come first.
func (r *Rules) Ignore(name, display string, text []byte) {
	f := ignoring{folder: path.Dir(name)}
	lines := strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n")
	for i, line := range lines[:min(len(lines), maxPatterns)] {
		if p := parse(line, fmt.Sprintf("%s:%d", display, i+1)); p != nil {
			f.patterns = append(f.patterns, p)
		}
	}
	r.files = append(r.files, f)
}

// Verdict is what the rules say of a file or a folder.
type Verdict struct {
	Why   Why
	By    string // the pattern that says so, or the file and line that it stands on
	Named bool   // a pattern without wildcards is the name of the file: it is read whatever else says

	include []*Pattern // that name it
}

// Why is why a file stays out.
type Why uint8

// The reasons.
const (
	Read     Why = iota // it does not stay out
	Excluded            // by a pattern of the user
	Ignored             // by a file .wenzhaiignore
	Others              // no pattern of what is to be read names it
)

// Of judges a file by its name from the root, slash-separated.
func (r *Rules) Of(name string) Verdict {
	if r.none() {
		return Verdict{}
	}
	name = norm.NFC.String(name)
	v := r.out(name, false)
	if v.Why == Excluded || !r.choice.Including() {
		return v
	}
	for _, p := range r.choice.include {
		if own, in := p.holds(name); in {
			p.used = true
			v.include = append(v.include, p)
			v.Named = v.Named || own && p.literal
		}
	}
	if len(v.include) == 0 {
		return Verdict{Why: Others}
	}
	return v
}

// Closed judges a folder: nothing in it is to be looked at where it stays out.
func (r *Rules) Closed(name string) Verdict {
	if r.none() {
		return Verdict{}
	}
	v := r.out(norm.NFC.String(name), true)
	if v.Why == Ignored && r.choice.Including() {
		return Verdict{} // a pattern may name what is in it
	}
	return v
}

func (r *Rules) none() bool {
	return r == nil || len(r.files) == 0 && (r.choice == nil || len(r.choice.include)+len(r.choice.exclude) == 0)
}

// out judges a name by what leaves out files, from the top folder down: what lies
// in one that stays out stays out.
func (r *Rules) out(name string, folder bool) Verdict {
	for at := 0; at < len(name); at++ {
		end := strings.IndexByte(name[at:], '/')
		last := end < 0
		if at += end; last {
			at = len(name)
		}
		if v := r.step(name[:at], folder || !last); v.Why != Read || last {
			return v
		}
	}
	return Verdict{}
}

// step judges one file or folder by its own name. The user's patterns come before
// those of files, those of a folder before those of the ones above, and of each the
// last one counts.
func (r *Rules) step(name string, folder bool) Verdict {
	if r.choice != nil {
		if p := last(r.choice.exclude, name, folder); p != nil {
			return p.verdict(Excluded)
		}
	}
	for _, f := range slices.Backward(r.files) {
		rel, in := name, true
		if f.folder != "." {
			rel, in = strings.CutPrefix(name, f.folder+"/")
		}
		if !in {
			continue
		}
		if p := last(f.patterns, rel, folder); p != nil {
			return p.verdict(Ignored)
		}
	}
	return Verdict{}
}

func last(all []*Pattern, name string, folder bool) *Pattern {
	for _, p := range slices.Backward(all) {
		if p.matches(name, folder) {
			p.used = true
			return p
		}
	}
	return nil
}

func (p *Pattern) verdict(why Why) Verdict {
	if p.negated {
		return Verdict{Named: p.literal && !p.folder}
	}
	by := p.from
	if by == "" {
		by = p.text
	}
	return Verdict{Why: why, By: by}
}

// holds reports whether the pattern names a file, itself (own) or by a folder that
// it is in.
func (p *Pattern) holds(name string) (own, in bool) {
	if p.matches(name, false) {
		return true, true
	}
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if p.matches(dir, true) {
			return false, true
		}
	}
	return false, false
}

// Take says that a file is read.
func (v *Verdict) Take() {
	for _, p := range v.include {
		p.taken++
	}
}

// Wanted reports whether a file is read that something else than the user leaves
// out: it is named itself, or a pattern would else take nothing. It is asked when
// Take has been called for all other files.
func (v *Verdict) Wanted() bool {
	return v.Named || slices.ContainsFunc(v.include, func(p *Pattern) bool { return p.taken == 0 })
}

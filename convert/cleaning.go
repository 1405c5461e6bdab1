package convert

import (
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// SourceCleaning changes cleaning for the articles of one source.
type SourceCleaning struct {
	// Match names the source: the host of an article's address
	// ("garden.example" means its subdomains too), what Meta.Source or
	// Meta.Author says, or a folder or a file by a pattern of article.MatchPath.
	Match string
	clean.Options
}

// cleaning holds the policies of a library, and the cleaners that are not in use.
type cleaning struct {
	all     *clean.Policy
	own     *clean.Policy // for what was cleaned when wenzhai made a book of it: the user's selectors alone
	sources []sourcePolicy
	idle    *sync.Pool // of *clean.Cleaner
}

type sourcePolicy struct {
	match  string
	policy *clean.Policy
}

// newCleaning compiles the policies; errors are values of diag.Diagnostic.
func newCleaning(all clean.Options, sources []SourceCleaning) (cleaning, error) {
	out := cleaning{idle: &sync.Pool{New: func() any { return clean.NewCleaner() }}}
	var err error
	if out.all, err = all.Compile(); err != nil {
		return out, diag.New(diag.BadInput, "", 0, "%v", err)
	}
	done := clean.Options{Only: []string{}}
	if all.FixPunctuation == clean.PunctuationAuto {
		done.FixPunctuation = clean.PunctuationOff
	}
	if out.own, err = all.With(done).Compile(); err != nil {
		return out, diag.New(diag.BadInput, "", 0, "%v", err)
	}
	for _, s := range sources {
		p, err := all.With(s.Options).Compile()
		if err != nil {
			return out, diag.New(diag.BadInput, "", 0, "source %q: %v", s.Match, err)
		}
		if article.CheckPath(s.Match) != nil {
			return out, diag.New(diag.BadInput, "", 0, "source %q names no host, source or path", s.Match)
		}
		out.sources = append(out.sources, sourcePolicy{s.Match, p})
	}
	return out, nil
}

// clean cleans one body with a cleaner that may have cleaned others before.
func (c *cleaning) clean(in clean.Input) clean.Result {
	k, _ := c.idle.Get().(*clean.Cleaner)
	defer c.idle.Put(k)
	return k.Clean(in)
}

// policy returns the policy for an article: that of the first source which it
// is from; own says that it is of a book that wenzhai made.
func (c *cleaning) policy(m *doc.Meta, own bool) *clean.Policy {
	if own {
		return c.own
	}
	for _, s := range c.sources {
		if isFrom(m, s.match) {
			return s.policy
		}
	}
	return c.all
}

// isFrom reports whether an article is from the source that match names.
func isFrom(m *doc.Meta, match string) bool {
	if strings.EqualFold(m.Source, match) || strings.EqualFold(m.Author, match) {
		return true
	}
	_, rest, ok := strings.Cut(m.URL, "://")
	host, _, _ := strings.Cut(rest, "/")
	if ok && (strings.EqualFold(host, match) || strings.HasSuffix(strings.ToLower(host), "."+strings.ToLower(match))) {
		return true
	}
	return article.MatchPath(match, m.Path)
}

package clean

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/html"
	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
)

// Rule is a named reason to drop a part of a body.
type Rule = rules.Rule

// Rules returns every rule, sorted by name.
func Rules() []Rule { return rules.Rules() }

// Punctuation says when half-width marks between Chinese characters become
// full-width ones.
type Punctuation = repair.Punctuation

// The values of Punctuation.
const (
	PunctuationAuto = repair.PunctuationAuto
	PunctuationOn   = repair.PunctuationOn
	PunctuationOff  = repair.PunctuationOff
)

// ParsePunctuation reads auto, on or off; "" is auto.
func ParsePunctuation(s string) (Punctuation, error) { return repair.ParsePunctuation(s) }

// Options is what a user changes about cleaning, for all bodies or for those of
// one source. The zero value changes nothing.
type Options struct {
	Only           []string // names of the rules to follow, beside those that cannot be switched off; nil = all
	Off            []string // names of rules that are not to be followed
	Body           string   // CSS selector of the element that holds a whole page's article; "" = found by itself
	Drop           []string // CSS selectors of elements to leave out, under the rule "selector"
	Keep           []string // CSS selectors of elements to keep, whatever rules say of them
	FixPunctuation Punctuation
	Shortcodes     map[string]string // tags of Markdown and what they are shown as, see dialect.ParseForm
}

// With returns o changed further by more: lists are joined, and of single
// values those of more win where they are set. Only of more stands for Only and
// Off of o.
func (o Options) With(more Options) Options {
	if more.Only != nil {
		o.Only, o.Off = more.Only, nil
	}
	o.Off = slices.Concat(o.Off, more.Off)
	o.Drop = slices.Concat(o.Drop, more.Drop)
	o.Keep = slices.Concat(o.Keep, more.Keep)
	if more.Body != "" {
		o.Body = more.Body
	}
	if len(more.Shortcodes) > 0 {
		all := maps.Clone(o.Shortcodes)
		if all == nil {
			all = map[string]string{}
		}
		maps.Copy(all, more.Shortcodes)
		o.Shortcodes = all
	}
	if more.FixPunctuation != PunctuationAuto {
		o.FixPunctuation = more.FixPunctuation
	}
	return o
}

// Policy is Options made ready. It is not changed by use and serves any number
// of bodies at once; nil is the policy of the zero Options.
type Policy struct {
	off         map[string]bool
	selectors   html.Selectors
	punctuation Punctuation
	shortcodes  map[string]dialect.Form
}

// Compile checks o. It fails where a rule is unknown or cannot be switched
// off, and where a selector cannot be read.
func (o Options) Compile() (*Policy, error) {
	p := &Policy{off: map[string]bool{}, punctuation: o.FixPunctuation}
	if err := o.checkNames(); err != nil {
		return nil, err
	}
	for _, r := range Rules() {
		if o.Only != nil && !slices.Contains(o.Only, r.Name) && !r.Always && r.Name != rules.Selector || slices.Contains(o.Off, r.Name) {
			p.off[r.Name] = true
		}
	}
	var err error
	if p.shortcodes, err = parseShortcodes(o.Shortcodes); err != nil {
		return nil, err
	}
	var body []string
	if o.Body != "" {
		body = []string{o.Body}
	}
	var errs [3]error
	p.selectors.Body, errs[0] = html.ParseSelectors(body)
	p.selectors.Drop, errs[1] = html.ParseSelectors(o.Drop)
	p.selectors.Keep, errs[2] = html.ParseSelectors(o.Keep)
	if err := cmp.Or(errs[:]...); err != nil {
		return nil, err
	}
	return p, nil
}

// parseShortcodes reads the forms of tags; the first in the order of names that is
// none is the error.
func parseShortcodes(of map[string]string) (map[string]dialect.Form, error) {
	if len(of) == 0 {
		return nil, nil
	}
	forms := make(map[string]dialect.Form, len(of))
	for _, name := range slices.Sorted(maps.Keys(of)) {
		form, err := dialect.ParseForm(of[name])
		if err != nil {
			return nil, fmt.Errorf("shortcode %q: %w", name, err)
		}
		forms[strings.ToLower(name)] = form
	}
	return forms, nil
}

// checkNames finds names that are no rules, or are those of rules that cannot be
// switched off.
func (o Options) checkNames() error {
	for i, name := range slices.Concat(o.Only, o.Off) {
		switch r := rules.Default().Rule(name); {
		case r == nil:
			return fmt.Errorf("there is no cleaning rule %q", name)
		case r.Always && i >= len(o.Only):
			return fmt.Errorf("the cleaning rule %q cannot be switched off", name)
		}
	}
	return nil
}

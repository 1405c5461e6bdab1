package clean

import (
	"fmt"
	"slices"

	"github.com/wenzhai/wenzhai/convert/clean/html"
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
}

// Compile checks o. It fails where a rule is unknown or cannot be switched
// off, and where a selector cannot be read.
func (o Options) Compile() (*Policy, error) {
	p := &Policy{off: map[string]bool{}, punctuation: o.FixPunctuation}
	if err := p.follow(o.Only); err != nil {
		return nil, err
	}
	for _, name := range o.Off {
		if err := knownRule(name); err != nil {
			return nil, err
		}
		if rules.Default().Rule(name).Always {
			return nil, fmt.Errorf("the cleaning rule %q cannot be switched off", name)
		}
		p.off[name] = true
	}
	var err error
	if o.Body != "" {
		if p.selectors.Body, err = html.ParseSelectors([]string{o.Body}); err != nil {
			return nil, err
		}
	}
	if p.selectors.Drop, err = html.ParseSelectors(o.Drop); err != nil {
		return nil, err
	}
	p.selectors.Keep, err = html.ParseSelectors(o.Keep)
	return p, err
}

// follow switches all rules off but those of only and those that cannot be
// switched off; nil switches none off.
func (p *Policy) follow(only []string) error {
	if only == nil {
		return nil
	}
	for _, name := range only {
		if err := knownRule(name); err != nil {
			return err
		}
	}
	for _, r := range Rules() {
		if !slices.Contains(only, r.Name) && !r.Always && r.Name != rules.Selector {
			p.off[r.Name] = true
		}
	}
	return nil
}

func knownRule(name string) error {
	if rules.Default().Rule(name) != nil {
		return nil
	}
	return fmt.Errorf("there is no cleaning rule %q", name)
}

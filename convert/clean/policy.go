package clean

import (
	"fmt"
	"slices"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Punctuation says when half-width marks between Chinese characters become
// full-width ones.
type Punctuation uint8

// Auto mends paragraphs that are Chinese throughout, in bodies that do not set
// all their commas half-width by a rule of their own.
const (
	PunctuationAuto Punctuation = iota
	PunctuationOn               // every mark between Chinese characters
	PunctuationOff              // none
)

// ParsePunctuation reads auto, on or off; "" is auto.
func ParsePunctuation(s string) (Punctuation, error) {
	switch s {
	case "", "auto":
		return PunctuationAuto, nil
	case "on":
		return PunctuationOn, nil
	case "off":
		return PunctuationOff, nil
	}
	return 0, fmt.Errorf("%q is none of auto, on, off", s)
}

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
	body        cascadia.SelectorGroup
	drop, keep  cascadia.SelectorGroup
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
		if name == ruleScript || name == ruleFrame {
			return nil, fmt.Errorf("the cleaning rule %q cannot be switched off", name)
		}
		p.off[name] = true
	}
	var err error
	if o.Body != "" {
		if p.body, err = selectors([]string{o.Body}); err != nil {
			return nil, err
		}
	}
	if p.drop, err = selectors(o.Drop); err != nil {
		return nil, err
	}
	p.keep, err = selectors(o.Keep)
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
		if !slices.Contains(only, r.Name) && r.Name != ruleScript && r.Name != ruleFrame && r.Name != ruleSelector {
			p.off[r.Name] = true
		}
	}
	return nil
}

func knownRule(name string) error {
	if slices.ContainsFunc(Rules(), func(r Rule) bool { return r.Name == name }) {
		return nil
	}
	return fmt.Errorf("there is no cleaning rule %q", name)
}

// selectors reads CSS selectors into one group.
func selectors(list []string) (cascadia.SelectorGroup, error) {
	var out cascadia.SelectorGroup
	for _, s := range list {
		g, err := cascadia.ParseGroup(s)
		if err != nil {
			return nil, fmt.Errorf("the selector %q cannot be read: %w", s, err)
		}
		out = append(out, g...)
	}
	return out, nil
}

// wish is what a user's selectors say of an element.
type wish uint8

const (
	wishNone  wish = iota
	wishDrop       // it matches a selector of Options.Drop
	wishKeep       // it matches one of Options.Keep
	wishHolds      // it holds an element to keep, so no guess may drop it
)

// wishes asks the user's selectors about the elements below root; nil where
// there are none. What is to be kept wins.
func (p *Policy) wishes(root *html.Node) map[*html.Node]wish {
	if p == nil || len(p.drop)+len(p.keep) == 0 {
		return nil
	}
	out := map[*html.Node]wish{}
	for _, n := range cascadia.QueryAll(root, p.drop) {
		out[n] = wishDrop
	}
	for _, n := range cascadia.QueryAll(root, p.keep) {
		out[n] = wishKeep
		for up := n.Parent; up != nil && out[up] != wishKeep && out[up] != wishHolds; up = up.Parent {
			out[up] = wishHolds
		}
	}
	return out
}

// isOff reports whether the user switched rule off.
func (c *cleaner) isOff(rule string) bool { return c.policy != nil && c.policy.off[rule] }

// asks reports whether the user has selectors, which may ask about anything.
func (p *Policy) asks() bool { return p != nil && len(p.drop)+len(p.keep)+len(p.body) > 0 }

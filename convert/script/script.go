// Package script converts Chinese between the Simplified and the Traditional
// script, and between the standards of the mainland, Taiwan and Hong Kong. It
// has the dictionaries of OpenCC (Apache-2.0, data/OpenCC-LICENSE.txt), goes by
// the rules of OpenCC's configurations and gives what OpenCC gives.
//
// Terms: a table says what a word or a character becomes; a step replaces, from
// left to right, the longest word that one of its tables holds; a conversion is
// a chain of steps.
package script

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Converter converts text by one configuration. It is safe for concurrent use.
type Converter struct {
	from   doc.Lang
	to     doc.Lang
	tidy   step   // compatibility ideographs
	words  *table // cuts the text into what the chain converts apart; nil = the whole is one
	chain  []step
	within *Converter // what to do with text that is in the script of to already; nil = nothing
}

// Names returns the names that Parse knows, in the order they are best told in.
func Names() []string {
	out := make([]string, len(configs))
	for i := range configs {
		out[i] = configs[i].name
	}
	return out
}

// Parse returns the converter of a name: s is Simplified, t Traditional as
// OpenCC spells it, tw Taiwan's and hk Hong Kong's standard; a final p says
// that words change, too ("s2twp": 鼠标 becomes 滑鼠). It reads dictionaries for
// some hundredths of a second, so callers keep what it returns. It fails on
// names it does not know.
func Parse(name string) (*Converter, error) {
	i := slices.IndexFunc(configs, func(c config) bool { return c.name == name })
	if i < 0 {
		return nil, fmt.Errorf("no conversion is called %q: there are %s", name, strings.Join(Names(), ", "))
	}
	t, err := readTables()
	if err != nil {
		return nil, err
	}
	return configs[i].build(t), nil
}

// To returns the language that c converts to: doc.Hans or doc.Hant.
func (c *Converter) To() doc.Lang { return c.to }

// Changes reports whether c brings Chinese in lang into the other script.
func (c *Converter) Changes(lang doc.Lang) bool {
	return lang.Script() == c.from && c.from != c.to
}

// String converts s.
func (c *Converter) String(s string) string {
	if !strings.ContainsFunc(s, mayChange) {
		return s
	}
	out, _ := c.convert(s, nil)
	return out
}

// mayChange reports whether r is a character of those that tables hold.
func mayChange(r rune) bool { return r >= 0x2E80 }

// Parts converts pieces of one text, such as the runs of a paragraph, with a
// view of the whole: a word may begin in one and end in the next. Where a word
// becomes one of another length, the piece it began in takes all of it.
func (c *Converter) Parts(parts []string) []string {
	if len(parts) == 1 {
		return []string{c.String(parts[0])}
	}
	whole := strings.Join(parts, "")
	if !strings.ContainsFunc(whole, mayChange) {
		return parts
	}
	cuts := make([]int, len(parts)-1)
	at := 0
	for i := range cuts {
		at += len(parts[i])
		cuts[i] = at
	}
	out, cuts := c.convert(whole, cuts)
	done := make([]string, 0, len(parts))
	at = 0
	for _, cut := range append(cuts, len(out)) {
		done = append(done, out[at:cut])
		at = cut
	}
	return done
}

// convert converts s. Cuts are ascending places in it, in bytes; it returns
// where they are in the result.
func (c *Converter) convert(s string, cuts []int) (string, []int) {
	t := c.tidy.apply(text{s: s, cuts: cuts})
	if c.words != nil {
		t.ends = c.words.segments(t.s)
	}
	for _, s := range c.chain {
		t = s.apply(t)
	}
	return t.s, t.cuts
}

package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
)

// choice is a flag that takes one of several words, in any case.
type choice struct {
	to    *string
	def   string // taken too, if it is none of words
	words []string
}

// addChoice adds a flag that takes one of words; to gets the one given, or def.
func addChoice(f *pflag.FlagSet, to *string, name, def, usage string, words ...string) {
	*to = def
	f.Var(&choice{to, def, words}, name, usage)
}

// String returns the word that is set.
func (c *choice) String() string { return *c.to }

// Words returns the words that the flag takes.
func (c *choice) Words() []string { return c.words }

// Type returns what help calls a value.
func (c *choice) Type() string { return "WORD" }

// Set takes one of the words.
func (c *choice) Set(s string) error {
	for _, w := range append([]string{c.def}, c.words...) {
		if strings.EqualFold(s, w) {
			*c.to = w
			return nil
		}
	}
	return fmt.Errorf("expected %s", expected(s, c.words))
}

// whole is a flag that takes a whole number in decimal digits: 010 is ten.
type whole int

// addWhole adds a flag that takes a whole number; short is a letter for it, or "".
func addWhole(f *pflag.FlagSet, to *int, name, short string, def int, usage string) {
	*to = def
	f.VarP((*whole)(to), name, short, usage)
}

// String returns the number.
func (w *whole) String() string { return strconv.Itoa(int(*w)) }

// Type returns what tells the flag from others.
func (w *whole) Type() string { return "int" }

// Set takes digits.
func (w *whole) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err == nil {
		*w = whole(n)
	}
	return err
}

// expected lists words, and names the one that s was likely meant to be.
func expected(s string, words []string) string { return nearest.Or(words) + nearest.Hint(s, words) }

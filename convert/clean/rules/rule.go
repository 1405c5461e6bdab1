// Package rules holds the rules by which parts of a body are dropped, and asks
// them about elements, lines, pictures and blocks.
//
// A rule is a value. Those of one family stand in a file, with the code of their
// guards and tests, and families lists them all. Their words are in the files of
// package words, one a rule or a subject. A Set is rules made ready to be asked, and what a
// reader of HTML must not cut from a source before it is parsed is derived from
// it.
//
// To add a rule, write its value in the file of its family, and its words, if they
// are many, in a file of package words; add a body that shows it at work to
// convert/clean/testdata/rules.txtar; go test ./convert/clean -update then writes
// what must come of that body, and the rule's row in docs/cleaning.md.
package rules

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Rule is a named reason to drop a part of a body.
type Rule struct {
	Name   string
	Doc    string // one sentence: what it drops, and what it leaves
	Always bool   // it cannot be switched off

	Elements
	Lines
	// Picture reports whether it drops a picture.
	Picture func(*Picture) bool
	// Closing drops what ends a body, before its lines are looked at; Blocks
	// drops other blocks, after that.
	Closing, Blocks func(*Body, []doc.Block) []doc.Block
}

// Elements is what elements of HTML show of a rule.
type Elements struct {
	// Tags are elements that it drops by their kind, but those that Stays holds
	// back. Where Hint is set, the kind is as good as a class name.
	Tags  []atom.Atom
	Stays func(*html.Node) bool
	Hint  bool
	// Class are words of class names and ids that hint at it, Pairs two
	// neighbouring ones, Names whole class names; with those of the sections class,
	// pairs and names of the rule's words. Is tells where names do not.
	Class, Pairs, Names []string
	Is                  func(*html.Node) bool
	// Attrs are attributes that say it for sure, and which values do; nil = any.
	Attrs map[string]func(value string) bool
	// Frames are parts of the addresses of frames.
	Frames []string
	// Guard reports whether a hint is to be followed; nil = where the element
	// holds at most one paragraph. Asks are the words of class names that it asks
	// about.
	Guard func(*Part) bool
	Asks  []string
	Large bool // it may hold most of a page
	Aside bool // it holds what is beside the article on a page, for sure
}

// Lines is what short lines show of a rule.
type Lines struct {
	Patterns []Pattern
	Quotable bool // an author may quote or list such lines: in quotes and lists they stay
	Codes    bool // a picture without words behind the line, the last of a body, goes with it
}

// Where says where in a body a line falls under a rule.
type Where uint8

// The places of lines. Tests of Top come before words, those of Asking after all
// others and not for headings.
const (
	Edge    Where = iota // near the beginning or the end
	Inside               // anywhere
	Ends                 // where nothing but headings, pictures and notices stands before it, or behind it
	Top                  // before the article's own words
	Heading              // in a heading of the first level
	Asking               // as Ends, in what asks readers for something
	First                // where it would be the first line that is kept
)

// Pattern is of lines that, without brackets and bullets around them, are one of
// Is, begin with one of Begins, a label, and its value, begin with one of Starts,
// hold one of Holds, or pass Test. A phrase of Starts or Holds whose sentence goes
// on, or that is quoted, is text; as is one in a line that Shape, if there is one, does
// not hold for. Words count near an edge, at the ends or inside; tests anywhere that
// Where says. Words names the sections of the rule's words that go with them:
// WORDS.is, WORDS.begins, WORDS.starts, WORDS.holds.
type Pattern struct {
	Where                     Where
	Max                       int // length of the longest, in runes, for words
	Is, Begins, Starts, Holds []string
	Words                     string
	Shape, Test               func(*Line) bool
	Asks                      bool // its words ask readers for something, as those of Asking: in the same words under each article
}

// Size is what a part of a page holds.
type Size struct {
	Text int // visible characters
	Link int // those inside links
	Rich int // paragraphs of over 60 characters that are mostly not links
}

// Part is an element that a rule hints at, as its guard sees it.
type Part struct {
	*html.Node
	Size
	More func(chars int) bool // whether the body has more visible characters than these
}

// Package token holds running text on its way into the tree as a flat sequence,
// and makes the tree of it.
package token

import (
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Kind is a kind of token.
type Kind uint8

// The kinds of tokens.
const (
	Text  Kind = iota
	Open       // begins a mark
	Close      // ends the innermost mark
	Break      // a forced line break
	Code       // a code span
)

// Mark is what an opening token begins.
type Mark uint8

// The marks.
const (
	Styled Mark = iota // Token.Style
	Link               // token.text is the URL
	Small              // small print: no mark in the tree, but a hint of a caption
)

// Token is a piece of running text on its way into the tree: a flat sequence
// can be cut into paragraphs anywhere, and its white space judged across marks.
type Token struct {
	Kind  Kind
	Mark  Mark
	Style doc.Style
	lang  doc.Lang
	Text  string
}

// Same reports whether two opening tokens begin the same mark.
func (t Token) Same(o Token) bool {
	return t.Mark == o.Mark && t.Style == o.Style && (t.Mark != Link || t.Text == o.Text)
}

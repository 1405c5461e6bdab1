// Package highlight tells the parts of program text apart: keywords, comments, strings.
// Its lexers are those of chroma, read when a program in a known language is met first:
// chroma's own package of them reads all of its languages whenever a program starts.
package highlight

import (
	"embed"
	"io/fs"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
)

//go:embed data/*.xml
var data embed.FS

// Kind is what a part of a program is.
type Kind uint8

// The kinds of parts.
const (
	Plain Kind = iota
	Keyword
	Comment
	String
	Number
	Name // of a function, a tag, an attribute
	Type
	Added // a line of a change
	Removed
)

// Span is a part of a program.
type Span struct {
	Kind Kind
	Text string
}

// Longer programs and lines stay as they are: lexers take time in the square of what
// is made to hold them up.
const (
	maxText = 8_000
	maxLine = 500
)

// registry holds the lexers by the names and aliases of their languages.
var registry = sync.OnceValue(func() *chroma.LexerRegistry {
	reg := chroma.NewLexerRegistry()
	paths, _ := fs.Glob(data, "data/*.xml")
	for _, p := range paths {
		if l, err := chroma.NewXMLLexer(data, p); err == nil {
			reg.Register(l)
		}
	}
	return reg
})

// Spans parts a program in a language, of which names and aliases are known. It
// returns nil where the language is not known, where the program is too long, and for
// one line, in which nobody needs help to find the way.
func Spans(language, program string) []Span {
	if language == "" || len(program) > maxText || longLine(program) || !strings.Contains(strings.TrimSpace(program), "\n") {
		return nil
	}
	l := lexer(strings.ToLower(language))
	if l == nil {
		return nil
	}
	tokens, err := l.Tokenise(&chroma.TokeniseOptions{State: "root"}, program)
	if err != nil {
		return nil
	}
	var out []Span
	length := 0
	for t := range tokens.Stdlib() {
		text := t.Value
		if length+len(text) > len(program) { // a lexer adds a line end
			text = text[:len(program)-length]
		}
		if text == "" {
			continue
		}
		if program[length:length+len(text)] != text {
			return nil
		}
		length += len(text)
		if n := len(out) - 1; n >= 0 && out[n].Kind == kindOf(t.Type) {
			out[n].Text += text
		} else {
			out = append(out, Span{kindOf(t.Type), text})
		}
	}
	if length != len(program) {
		return nil
	}
	return out
}

func longLine(program string) bool {
	for line := range strings.Lines(program) {
		if len(line) > maxLine {
			return true
		}
	}
	return false
}

// lexer returns the lexer whose name or alias is that of the language, or nil.
func lexer(language string) chroma.Lexer {
	for _, l := range registry().Lexers {
		c := l.Config()
		if strings.EqualFold(c.Name, language) {
			return l
		}
		for _, alias := range c.Aliases {
			if strings.EqualFold(alias, language) {
				return l
			}
		}
	}
	return nil
}

func kindOf(t chroma.TokenType) Kind {
	switch {
	case t == chroma.KeywordType || t == chroma.NameClass || t == chroma.NameException:
		return Type
	case t.InCategory(chroma.Keyword) || t == chroma.OperatorWord || t == chroma.NameBuiltinPseudo:
		return Keyword
	case t == chroma.CommentPreproc || t == chroma.CommentPreprocFile:
		return Keyword
	case t.InCategory(chroma.Comment):
		return Comment
	case t.InSubCategory(chroma.LiteralString):
		return String
	case t.InSubCategory(chroma.LiteralNumber):
		return Number
	case t == chroma.NameFunction || t == chroma.NameTag || t == chroma.NameAttribute || t == chroma.NameDecorator || t == chroma.NameBuiltin || t == chroma.NameFunctionMagic || t == chroma.GenericHeading || t == chroma.GenericSubheading:
		return Name
	case t == chroma.GenericInserted:
		return Added
	case t == chroma.GenericDeleted:
		return Removed
	}
	return Plain
}

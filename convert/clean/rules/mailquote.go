package rules

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/mailhead"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// isMail reports whether the body is that of a mail.
func (b *Body) isMail() bool {
	name := strings.ToLower(b.Meta.Path)
	return path.Ext(name) == ".eml" || strings.Contains(name, ".mbox")
}

// dropAnswered drops the mail that a mail answers, with all that stands behind its head,
// or a quotation at the end with the line that says whose it is.
func dropAnswered(b *Body, blocks []doc.Block) []doc.Block {
	if !b.isMail() || sentOn().MatchString(b.Meta.Title) {
		return blocks
	}
	for i := 1; i < len(blocks); i++ {
		if !beginsAnswered(blocks[i:]) {
			continue
		}
		rest := joined(blocks[i:], " ")
		if own := length(blocks[:i]); own < leastAnswer || own < utf8.RuneCountInString(rest)/mostAnswered || saysSentOn(rest) {
			return blocks
		}
		b.Log.Drop(mailQuote, rest, "")
		return blocks[:i]
	}
	return blocks
}

// sentOn matches the subjects of mails that were sent on.
var sentOn = pattern.Lazy(`(?i)^\s*(?:fwd?|wg|tr|rv|转发|轉寄)\s*[:：]`)

// Of an answer, leastAnswer is how many characters it has at least, and mostAnswered how
// many times as long the mail may be that it answers.
const (
	leastAnswer  = 20
	mostAnswered = 4
)

func length(blocks []doc.Block) int { return utf8.RuneCountInString(joined(blocks, " ")) }

// beginsAnswered reports whether blocks begin with the head of another mail, as programs
// for mail set it above the one that is answered.
func beginsAnswered(blocks []doc.Block) bool {
	lines := strings.SplitN(joined(blocks[:min(len(blocks), headBlocks)], "\n"), "\n", mailhead.Lines+1)
	return mailhead.Is(lines) || mailhead.Quoting(lines[0]) && onlyQuotes(blocks)
}

// headBlocks is how many blocks the head of a mail that is answered may have.
const headBlocks = 6

// onlyQuotes reports whether blocks consist of a line, which may be the first of a
// quotation itself, and of quotations.
func onlyQuotes(blocks []doc.Block) bool {
	if _, ok := blocks[0].(*doc.Quote); !ok {
		blocks = blocks[1:]
	}
	return len(blocks) > 0 && !slices.ContainsFunc(blocks, func(x doc.Block) bool {
		_, quote := x.(*doc.Quote)
		text := joined([]doc.Block{x}, " ")
		return !quote && text != "" && !strings.HasPrefix(text, ">")
	})
}

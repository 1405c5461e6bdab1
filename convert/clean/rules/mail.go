package rules

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// The rules of mails.
const (
	mailSignature = "mail-signature"
	mailQuote     = "mail-quote"
)

// mails are the rules of what programs for mail set around a text.
func mails() []Rule {
	signature := Rule{
		Name: mailSignature,
		Doc:  "Signatures of mails, by the marks of the programs that wrote them or behind a line “--”.",
		Elements: Elements{
			Names: []string{
				"gmail_signature", "gmail_signature_prefix", "moz-signature", "protonmail_signature_block",
				"zmail_signature", "ntes-signature", "x_gmail_signature", "tutanota_signature",
			},
			Pairs: []string{"mail signature", "mobile signature"}, // AppleMailSignature, ms-outlook-mobile-signature
			Attrs: map[string]func(string) bool{"data-smartmail": func(v string) bool { return v == "gmail_signature" }},
			Guard: func(p *Part) bool { return p.Text < maxSignature },
		},
		Closing: dropSignature,
	}
	quote := Rule{
		Name: mailQuote,
		Doc:  "The mail that a mail answers, below it, by the marks of programs for mail, or, in files of mails, by the head or the line above it; not one that is sent on, nor one that is longer than all else.",
		Elements: Elements{
			Names: []string{
				"gmail_quote", "gmail_quote_container", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "ntes-mailmaster-quote", "zmail_extra", "x_gmail_quote",
				"gmail_attr", "tutanota_quote",
			},
			Attrs: map[string]func(string) bool{"type": func(v string) bool { return v == "cite" }},
			Guard: func(p *Part) bool { return p.More(p.Text+max(20, p.Text/4)) && !sendsOn(p.Node) },
			Large: true,
		},
		Closing: dropAnswered,
	}
	return []Rule{quote, signature}
}

// maxSignature is the length of the longest signature in characters.
const maxSignature = 600

// sendsOn reports whether an element holds a mail that was sent on.
func sendsOn(n *html.Node) bool {
	return saysSentOn(node.Text(n))
}

// saysSentOn reports whether the beginning of a text says that the mail was sent on.
func saysSentOn(text string) bool {
	text = strings.ToLower(text[:min(len(text), 400)])
	for _, w := range []string{"forwarded message", "begin forwarded", "转发的邮件", "轉寄郵件", "转发邮件", "пересылаемое сообщение", "weitergeleitete"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// signatureBlocks is how many blocks from the end of a mail its signature may begin.
const signatureBlocks = 8

// dropSignature drops what stands behind a line "--" at the end of a mail.
func dropSignature(b *Body, blocks []doc.Block) []doc.Block {
	if !b.isMail() {
		return blocks
	}
	for i := max(1, len(blocks)-signatureBlocks); i < len(blocks); i++ {
		first, _, _ := strings.Cut(joined(blocks[i:i+1], "\n"), "\n")
		if first = strings.TrimSpace(first); first != "--" && first != "——" && first != "—" {
			continue
		}
		if rest := joined(blocks[i:], " "); len(rest) < maxSignature {
			b.Log.Drop(mailSignature, rest, "")
			return blocks[:i]
		}
	}
	return blocks
}

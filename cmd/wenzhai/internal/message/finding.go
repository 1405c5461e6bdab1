package message

import (
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// Finding returns d as its String does, in the language of c.
func (c *Catalogue) Finding(d diag.Diagnostic) string {
	if c == nil {
		return d.String()
	}
	place := d.Path
	if d.Path != "" && d.Line > 0 {
		place = fmt.Sprintf("%s:%d", d.Path, d.Line)
	}
	if place != "" {
		place += ": "
	}
	s := place + c.Text(d.Severity.String()) + "[" + string(d.Code) + "]: " + c.Text(d.Message)
	if d.Hint != "" {
		s = hinted(s, c.Text(d.Hint))
	}
	return s
}

// hinted adds to a message what to do.
func hinted(s, hint string) string {
	if !strings.HasSuffix(s, "？") {
		s += "；"
	}
	return s + "提示：" + hint
}

// Failure returns "error: " and why, in the language of c.
func (c *Catalogue) Failure(why string) string {
	if c == nil {
		return "error: " + why
	}
	s := c.Text("error") + "："
	if what, hint, ok := strings.Cut(why, "; hint: "); ok {
		return s + hinted(c.Text(what), c.Text(hint))
	}
	return s + c.Text(why)
}

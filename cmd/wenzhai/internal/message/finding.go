package message

import (
	"fmt"

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
		s += "；提示：" + c.Text(d.Hint)
	}
	return s
}

// Failure returns "error: " and why, in the language of c.
func (c *Catalogue) Failure(why string) string {
	if c == nil {
		return "error: " + why
	}
	return c.Text("error") + "：" + c.Text(why)
}

package text_test

import (
	"github.com/wenzhai/wenzhai/layout/text"
	"github.com/wenzhai/wenzhai/tools/audit/lines"
)

func init() { text.JudgeWith(func() *lines.Audit { return new(lines.Audit) }) }

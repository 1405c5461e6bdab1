package frame

import (
	"fmt"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Issue returns the name of issue n of a periodical: "第 26 期", "No. 26",
// "№ 26".
func Issue(l doc.Lang, n int) string {
	switch {
	case l.IsChinese():
		return fmt.Sprintf("第 %d 期", n)
	case l == doc.Russian:
		return fmt.Sprintf("№ %d", n)
	}
	return fmt.Sprintf("No. %d", n)
}

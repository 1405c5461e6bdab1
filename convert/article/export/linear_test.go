package export

import (
	"strings"
	"testing"
)

// Damage on damage must not make the work grow with its square: each damaged
// item ends at the next one.
func TestDamageIsBounded(t *testing.T) {
	const n = 20000
	for _, part := range []string{"<item><title>a<", "<item><description><", "<item><b></x></item>", "<entry><content>\x00&#0;<"} {
		f, _ := Read([]byte("<rss>" + strings.Repeat(part, n)))
		bytes := 0
		for _, it := range f.Items {
			bytes += len(it.Body)
		}
		if len(f.Issues) > maxIssues+2 || bytes > n*len(part) {
			t.Errorf("%q: %d issues, %d items with %d bytes", part, len(f.Issues), len(f.Items), bytes)
		}
	}
}

// A row of very many cells and notes that hold very many files are read within bounds.
func TestManyOfOne(t *testing.T) {
	f, ok := ReadTable([]byte("title,content\n渡口,灯\n" + strings.Repeat("a,", maxCells+1) + "\n石阶,雾\n"))
	if !ok || len(f.Items) != 1 || len(f.Issues) != 1 || f.Issues[0].Line != 3 {
		t.Errorf("%t, %d items, issues %v", ok, len(f.Items), f.Issues)
	}
	const resource = `<resource><data encoding="base64">R0lG</data><mime>image/gif</mime></resource>`
	note := "<note><title>灯</title><content><![CDATA[<en-note>灯</en-note>]]></content>" + strings.Repeat(resource, maxHeld+5) + "</note>"
	f, ok = ReadENEX([]byte("<en-export>" + note + "<note><title>雾</title><content><![CDATA[<en-note>雾</en-note>]]></content>" + resource + "</note></en-export>"))
	if !ok || len(f.Items) != 2 || len(f.Issues) != 1 || !strings.Contains(f.Issues[0].Text, " 6 are not read") {
		t.Errorf("%t, %d items, issues %v", ok, len(f.Items), f.Issues)
	}
}

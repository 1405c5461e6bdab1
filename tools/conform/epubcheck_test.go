package conform

import (
	"path/filepath"
	"strings"
	"testing"
)

// Faults and unexplained notes count, explained notes and remarks do not.
func TestUnexcused(t *testing.T) {
	explained, err := explainedUsage(filepath.Join(root(), "docs", "ebook.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !explained["HTM-006"] || explained["RSC-005"] {
		t.Errorf("explained: %v", explained)
	}
	said := strings.Join([]string{
		"EPUBCheck 9", "Validating using EPUB version 3.2 rules.",
		"USAGE\tHTM-006\tb.epub\tEPUB/nav.xhtml\t2\tAn XHTML Named Entity was found.",
		"USAGE\tZZZ-999\tb.epub\tnull\t0\tA note that nobody explained.",
		"INFO\tPKG-018\tb.epub\tnull\t0\tA remark.",
		"ERROR\tRSC-005\tc.epub\tEPUB/a.xhtml\t7\tsomething is wrong",
		"WARNING\tPKG-014\tb.epub\tnull\t0\tsomething may be wrong",
		"FATAL\tRSC-016\tb.epub\tEPUB/a.xhtml\t7\tnothing is right",
		"books 1",
	}, "\n")
	got := unexcused(said, explained)
	if b, c := got["b.epub"], got["c.epub"]; len(got) != 2 || len(b) != 3 || !strings.Contains(b[0], "ZZZ-999") || !strings.Contains(b[2], "RSC-016") || len(c) != 1 {
		t.Errorf("faults: %q", got)
	}
}

package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/extent"
)

// tableOf is a table whose cells in each row say its number.
func tableOf(rows, columns int) *doc.Table {
	t := &doc.Table{}
	for i := range rows {
		var row doc.Row
		for range columns {
			row = append(row, cellOf(fmt.Sprint("行", i)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// The tables of an article are set as far as there is paper for them, counted
// together; what is left out is named, and what comes after is there.
func TestLongTablesAreCut(t *testing.T) {
	a := linkArticle(tableOf(1, 2), tableOf(extent.MaxCells/100, 50), tableOf(extent.MaxCells/100+100, 50), para("表后的话。"))
	d, r := compose(t, Options{}, digest.None, a)
	if len(r.Diagnostics) != 1 {
		t.Fatalf("diagnostics %v, want one", r.Diagnostics)
	}
	if got := r.Diagnostics[0]; got.Code != diag.LongTable || !strings.Contains(got.Message, "101 rows of the tables") {
		t.Errorf("diagnostic %v", got)
	}
	pages := string(dump(t, d))
	for text, want := range map[string]bool{"行248": true, "行250": false, "……": true, "表后的话": true} {
		if strings.Contains(pages, text) != want {
			t.Errorf("%s: want %v", text, want)
		}
	}
}

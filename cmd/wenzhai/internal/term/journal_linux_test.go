package term

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
)

func TestLevelsInTheJournal(t *testing.T) {
	for _, c := range []struct {
		name    string
		o       Options
		another bool // the stream that is named is another one
		want    string
	}{
		{"its stream", Options{Verbose: true}, false, "<6>done\n<4>a.md:1: warning[undated]: found; hint: add a date: line to its front matter\n<3>error: full\n"},
		{"another stream", Options{}, true, "done\na.md:1: warning[undated]: found; hint: add a date: line to its front matter\nerror: full\n"},
		{"JSON", Options{JSON: true, Quiet: true}, false, `{"message":"full","severity":"error"}` + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := os.Create(filepath.Join(t.TempDir(), "log"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			info, err := f.Stat()
			if err != nil {
				t.Fatal(err)
			}
			st := info.Sys().(*syscall.Stat_t)
			c.o.Journal = fmt.Sprintf("%d:%d", st.Dev, st.Ino)
			if c.another {
				c.o.Journal += "0"
			}
			p := New(f, c.o)
			p.Plain("done")
			p.Diagnostic(finding(diag.Undated))
			p.Failure("full")
			if got, err := os.ReadFile(f.Name()); err != nil || string(got) != c.want {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

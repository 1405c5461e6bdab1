package tomltext

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
)

const most = 10_000

// What is over a limit is refused with its line, what just keeps it is not.
func TestCheck(t *testing.T) {
	rep := strings.Repeat
	for _, c := range []struct {
		name, text string
		line       int // 0 = not refused
	}{
		{"nothing", "", 0},
		{"key of most parts", rep("a.", maxParts-1) + "a = 1", 0},
		{"key of many parts", "x = 1\n" + rep("a.", maxParts) + "a = 1", 2},
		{"quoted parts", rep(`"a" . 'b'.`, maxParts) + "a = 1", 1},
		{"header of many parts", "\n\n[" + rep("a.", maxParts) + "a]", 3},
		{"key in a table of many parts", "x = {" + rep("a.", maxParts) + "a = 1}", 1},
		{"dots in texts", `x = "` + rep("a.", most) + "\"\ny = '''\n" + rep("[a.b]\n", 2*most) + "'''", 0},
		{"dots in a comment", "# " + rep("[.", most) + "\nx = 1 #" + rep("[.", most), 0},
		{"quotes in texts", `x = "\"` + rep("[", most) + `"` + "\ny = \"\"\"a\"\" " + rep("[", most) + `"""`, 0},
		{"text that is not closed", "x = \"abc\n" + rep("[", most), 2},
		{"list of numbers", "x = [" + rep("1.5, ", most) + "]", 0},
		{"deep list", "x = " + rep("[", maxDepth) + rep("]", maxDepth), 0},
		{"too deep list", "x = " + rep("[\n", maxDepth+1), maxDepth + 1},
		{"too deep table", "x = " + rep("{a=", maxDepth+1), 1},
		{"most tables", rep("[[a]]\n", most), 0},
		{"many tables", rep("[[a]]\n", most+1), most + 1},
		{"many indented tables", rep(" \t[a]\n", most+1), most + 1},
		{"most keys", rep("a = 1\n", most), 0},
		{"many keys", rep("a = 1\n", most+1), most + 1},
		{"many keys of two parts", rep("a.b = 1\n", most/2+1), most/2 + 1},
		{"many headers of two parts", rep("[a.b]\n", most/2+1), most/2 + 1},
		{"many keys on a line", "x = [" + rep("{a=1},", most) + "]", 1},
		{"many bytes", rep("#", maxBytes+1), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			line := 0
			if over := new(Error); errors.As(Check([]byte(c.text), most), &over) {
				line = over.Line
			}
			if line != c.line {
				t.Errorf("line %d, want %d", line, c.line)
			}
		})
	}
}

// What is not refused costs little: decoding it ends soon.
func TestCheckedIsCheap(t *testing.T) {
	rep := strings.Repeat
	for name, text := range map[string]string{
		"one deep key":  rep("a.", maxBytes/4) + "a = 1",
		"tables":        rep("[[digest]]\nx = 1\n", 47_000),
		"deep lists":    "x = " + rep("[", maxBytes/2),
		"deep keys":     rep(rep("a.", maxParts-2)+"a = 1\n", maxBytes/2/maxParts),
		"list":          "x = [" + rep("1,", maxBytes/4) + "]",
		"lists of keys": "x = [" + rep("{a = 1},", maxBytes/16) + "]",
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan error, 1)
			go func() {
				var table map[string]any
				if err := Check([]byte(text), most); err != nil {
					done <- err
					return
				}
				done <- toml.Unmarshal([]byte(text), &table)
			}()
			select {
			case <-done:
			case <-time.After(20 * time.Second):
				t.Error("waited 20 s for the end of decoding")
			}
		})
	}
}

// Every configuration in the documentation and in the tests of the command line
// is ordinary.
func TestCheckOrdinary(t *testing.T) {
	tables := regexp.MustCompile(`(?m)^\[{1,2}[a-z]`)
	n := 0
	for _, pattern := range []string{"../../docs/*.md", "../../README*.md", "../../cmd/wenzhai/testdata/script/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range tables.FindAllIndex(text, -1) {
				n++
				part, _, _ := strings.Cut(string(text[at[0]:]), "\n-- ")
				part, _, _ = strings.Cut(part, "\n```")
				if err := Check([]byte(part), most); err != nil {
					t.Errorf("%s: %v\n%.200s", name, err, part)
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("%d tables found", n)
	}
}

// Short texts that decode are never refused: they have no room for so much.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"a.b = 1", "[[a]]\nb = [1, 2]\n", `a = """x"""`, "a = '''\n[['''\n# [", `"a.\"b" = {c = 1.5}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		err := Check([]byte(s), most)
		var table map[string]any
		if len(s) < maxParts && (err != nil || Check([]byte(s), len(s)+1) != nil) {
			t.Errorf("refused: %v", err)
		}
		// A text of several lines holds any text and counts for nothing.
		if !strings.ContainsAny(s, "'") && toml.Unmarshal([]byte("a = '''"+s+"'''"), &table) == nil {
			if err := Check([]byte("a = '''"+strings.Repeat(s, 1+4*maxDepth/(len(s)+1))+"'''"), 1); err != nil {
				t.Errorf("text refused: %v", err)
			}
		}
	})
}

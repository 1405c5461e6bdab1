package known

import "testing"

func TestKeys(t *testing.T) {
	for in, want := range map[string]string{
		"++ctrl+alt+del++ 后":   "<kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd>",
		"++page-up++":          "<kbd>Page Up</kbd>",
		"++\"任意键\"+f1++":       "<kbd>任意键</kbd>+<kbd>F1</kbd>",
		"++shift+plus++":       "<kbd>Shift</kbd>+<kbd>+</kbd>",
		"++num-lock++":         "<kbd>Num Lock</kbd>",
		"++\"<b>\"++":          "<kbd>&lt;b&gt;</kbd>",
		"++i":                  "",
		"++ 与 ++":              "",
		"++++":                 "",
		"++a b++":              "",
		"++\"不闭合++":            "",
		"++ctrl+\n+del++":      "",
		"+ctrl+":               "",
		"++ctrl+alt+del+f1+f2": "",
	} {
		n, got := Keys(in)
		if got != want || (n > 0) != (want != "") {
			t.Errorf("%q is %q (%d), not %q", in, got, n, want)
		}
	}
}

func FuzzKeys(f *testing.F) {
	f.Add("++ctrl+alt++")
	f.Add("++\"a\"+b++")
	f.Fuzz(func(t *testing.T, s string) {
		if n, text := Keys(s); n > len(s) || n > 0 && text == "" {
			t.Errorf("%q: %d, %q", s, n, text)
		}
	})
}

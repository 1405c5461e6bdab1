package dialect

import "testing"

// TestMarks checks keys, lines of generators, fragments, poems and the heads of
// quotations.
func TestMarks(t *testing.T) {
	for in, want := range map[string]string{
		"按++ctrl+c++。\n":         "按<kbd>Ctrl</kbd>+<kbd>C</kbd>。\n",
		"C++ 与 D++，i++ + ++i。\n": "C++ 与 D++，i++ + ++i。\n",
		"a++b++c\n":              "a++b++c\n",
		"++\n++ctrl+\n":          "++\n++ctrl+\n",
		"`++ctrl++`\n":           "`++ctrl++`\n",
		"+++ctrl+++\n":           "+++ctrl+++\n",
		"文\n\n::: a.b.C\n    options:\n\n文\n":          "文\n\n\n\n文\n",
		"::: tea_house\n    options:\n      a: 1\n文\n": "\n文\n",
		"::: a..b\n文\n":     "::: a..b\n文\n",
		"<>\n文\n</>\n":      "\n文\n\n",
		"前 <>中</> 后 <> 尾\n": "前 中 后 <> 尾\n",
		"a <> b\n":          "a <> b\n",
		"文 </> 文\n":         "文 </> 文\n",
		"{% poem 题 名 %}\n一\n二\n\n三\n{% endpoem %}\n": "\n**题**\n\n名\n\n一\\\n二\n\n三\n\n\n",
		"{% poem %}\n一\n二\n{% endpoem %}\n":          "\n一\\\n二\n\n\n",
	} {
		if got, _ := plain(in, nil); got != want {
			t.Errorf("%q became %q, not %q", in, got, want)
		}
	}
}

package markdown

import "testing"

// TestKeepNotes checks which lines the parser is shown as the texts of notes.
func TestKeepNotes(t *testing.T) {
	for in, want := range map[string]string{
		"一[^1]\n\n[^1]: 注":                 "一[^1]\n\n[^1]: 注",
		"一\n\n[^1]: 注":                     "一\n\n[^1]: 注",
		"一\n\n[^a-z]: 非字母\n[^\\w]: 又":      "一\n\n\\[^a-z]: 非字母\n\\[^\\w]: 又",
		"一[^1]\n\n[^1]：注":                  "一[^1]\n\n[^1]: 注",
		"一[^1]\n\n> [^1]：注\n\n[^1]：又":      "一[^1]\n\n> [^1]: 注\n\n[^1]：又",
		"[^1]：正文。\n\n[^1]: 注":              "[^1]：正文。\n\n[^1]: 注",
		"[^1]：正文。":                         "[^1]：正文。",
		"一[^1]\n\n```\n[^1]：码\n```\n":      "一[^1]\n\n```\n[^1]：码\n```\n",
		"一[^1]，见[^2]：二\n\n[^1]: 注\n[^2]：乙": "一[^1]，见[^2]：二\n\n[^1]: 注\n[^2]: 乙",
	} {
		if got, _ := keepNotes(in); got != want {
			t.Errorf("%q became %q, not %q", in, got, want)
		}
	}
}

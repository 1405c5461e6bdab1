package address

import "testing"

func TestPrintedAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.example.org/":                                        "example.org",
		"http://example.org/tea/?page=2":                                  "example.org/tea/?page=2",
		"https://www.example.org":                                         "example.org",
		"https://example.org/%E8%8C%B6":                                   "example.org/茶",
		"https://example.org/a%20b":                                       "example.org/a%20b",
		"https://example.org/%E8%8C":                                      "example.org/%E8%8C",
		"mailto:garden@example.org":                                       "garden@example.org",
		"not an address":                                                  "not an address",
		"https://example.org:8080/x/":                                     "example.org:8080/x",
		"https://example.org/2021/07/12/tea-garden.html#c":                "example.org/2021/07/12/tea-garden.html",
		"https://example.org/%E8%8C%B6%E2%80%8A%E5%9B%AD?q=%E8%8C%B6&n=1": "example.org/茶%E2%80%8A园?q=茶&n=1",
	} {
		if got := Short(in); got != want {
			t.Errorf("%s prints as %s, want %s", in, got, want)
		}
	}
}

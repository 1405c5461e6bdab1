package rules

import "testing"

func TestCreditAt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"The bridge in spring. Foto: A. Weber":                         "The bridge in spring.",
		"The bridge in spring (Image: GETTY )":                         "The bridge in spring",
		"The bridge in spring – © Anna Weber/Adobe Stock":              "The bridge in spring",
		"The bridge (REUTERS/Anna Weber)":                              "The bridge",
		"Photo: Anna Weber":                                            "",
		"© Thinkstock":                                                 "",
		"(crédito: Anna Weber/CB)":                                     "",
		"Anna Weber/Getty Images":                                      "",
		"The oldest lemon, in its pot. Photo by the author":            "The oldest lemon, in its pot. Photo by the author",
		"A photo: the image that the town has of itself. It is not so": "A photo: the image that the town has of itself. It is not so",
		"What Reuters said to the ferryman":                            "What Reuters said to the ferryman",
		"春天的桥。摄影：王小明":                                                  "春天的桥。摄影：王小明",
		"":                                                             "",
	} {
		got := text
		if at := creditAt(text); at >= 0 {
			got = text[:at]
		}
		if got != want {
			t.Errorf("%q is left as %q, want %q", text, got, want)
		}
	}
}

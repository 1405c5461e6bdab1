package xhtml

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestShortNumbersStandUpright(t *testing.T) {
	for in, want := range map[string]string{
		"7月12日":       "[7]月[12]日",
		"2021年，第3章":   "2021年，第[3]章",
		"共 8 人":       "共 [8] 人",
		"3.5米和20%":    "3.5米和20%",
		"A4纸、COVID19": "A4纸、COVID19",
		"第100页":       "第100页",
		"5":           "[5]",
		"茶园":          "茶园",
		"":            "",
	} {
		r := &Renderer{Options: Options{Vertical: true}, Lang: doc.Hant}
		r.Run(in)
		got := strings.NewReplacer(`<span class="tcy">`, "[", "</span>", "]").Replace(string(r.Buf))
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

package lang

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestDetectLang(t *testing.T) {
	for text, want := range map[string]doc.Lang{
		"": "", "12 34": "", "茶园": doc.Hans, "Tea": doc.English, "чай": doc.Russian, "お茶の時間です": "ja", "차를 마십니다": "ko",
		"用 `systemctl restart garden.service` 重启": doc.Hans, "打开 https://www.tea.example/a/very/long/address": doc.Hans,
		"安装：\n\n    sudo apt-get install garden-tools library-tools\n": doc.Hans,
		"```\nfor leaf in garden: pick(leaf); brew(leaf)\n```\n采茶程序":   doc.Hans,
		"<div class=\"a very long class name of a garden\">茶</div>":    doc.Hans,
		"The tea from 龙井 is sold in the garden by the library.":        doc.English,
		"&#33590;&#22290;": doc.Hant,
	} {
		if got := Detect([]byte(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestScriptTable(t *testing.T) {
	pairs := []rune(scriptPairs)
	seen := map[rune]bool{}
	for i, r := range pairs {
		if seen[r] || r < hanFirst || r > hanLast {
			t.Errorf("%c stands twice or is no ideograph", r)
		}
		seen[r] = true
		if want := []script{hans, hant}[i%2]; hanScripts[r-hanFirst] != want {
			t.Errorf("%c: script %d, want %d", r, hanScripts[r-hanFirst], want)
		}
	}
}

package xhtml

import "testing"

func TestQuoted(t *testing.T) {
	for in, want := range map[string]string{
		"渡轮“白鹭号”重新靠岸": "“白鹭号”", "读《茶经》与《花镜》": "《茶经》", "没有引号": "", "“只有前引号": "", "”倒过来“": "",
		"【通知】花圃周三闭园": "【通知】", "“他说花圃里的每一株紫藤都要重新编号”": "", "“他说花圃里的每一株紫藤都要重新编号”（下）": "（下）",
		"“外‘内’外”": "“外‘内’外”", "": "",
	} {
		from, to := quoted(in)
		if got := in[from:to]; got != want {
			t.Errorf("quoted(%q) = %q, expected %q", in, got, want)
		}
	}
}

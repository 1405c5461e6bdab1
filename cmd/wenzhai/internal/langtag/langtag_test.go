package langtag

import (
	"strings"
	"testing"
)

func TestParseLang(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"zh", "zh"},
		{"ZH", "zh"},
		{"zh-Hans", "zh-Hans"},
		{"zh-hant", "zh-Hant"},
		{"zh-CN", "zh-Hans"},
		{"zh_CN", "zh-Hans"},
		{"zh_Hans_CN", "zh-Hans"},
		{"zh-SG", "zh-Hans"},
		{"zh-TW", "zh-Hant"},
		{"zh-hk", "zh-Hant"},
		{"zh-Hant-HK", "zh-Hant"},
		{"zh-Hans-TW", "zh-Hans"},
		{" cn ", "zh-Hans"},
		{"CHT", "zh-Hant"},
		{"en", "en"},
		{"EN", "en"},
		{"en-US", "en"},
		{"en_GB", "en"},
		{"ru-RU", "ru"},
		{"ja", "ja"},
		{"ja_JP", "ja"},
		{"fr", "fr"},
		{"pt-br", "pt-BR"},
		{"sr-Latn", "sr-Latn"},
	} {
		if got, err := Parse(c.in); err != nil || string(got) != c.want {
			t.Errorf("parseLang(%q) = %q, %v; want %q", c.in, got, err, c.want)
		}
	}
}

func TestParseLangRefuses(t *testing.T) {
	for _, c := range []struct{ in, hint string }{
		{"", ""},
		{"xx-foo", ""},
		{"und", ""},
		{"x-private", ""},
		{"zh-US", ""},
		{"zh-Latn", ""},
		{"zh-Bopo-TW", ""},
		{"e", ""},
		{"chinese", "did you mean zh?"},
		{"English", "did you mean en?"},
		{"繁體", "did you mean zh-Hant?"},
		{"zh-hams", "did you mean zh-Hans?"},
		{"jp", "did you mean ja?"},
	} {
		got, err := Parse(c.in)
		if err == nil {
			t.Errorf("parseLang(%q) = %q, want an error", c.in, got)
		} else if m := err.Error(); !strings.Contains(m, "expected zh, zh-Hans, zh-Hant, en, ru, ja") || !strings.Contains(m, c.hint) {
			t.Errorf("parseLang(%q): %v; want %q", c.in, err, c.hint)
		}
	}
}

func TestParseUI(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"zh", "zh-Hans"}, {"zh-TW+en-GB", "zh-Hant+en"}, {"EN", "en"}, {" ru + zh_CN ", "ru+zh-Hans"},
	} {
		ui, err := ParseUI(c.in)
		var got []string
		for _, l := range ui {
			got = append(got, string(l))
		}
		if err != nil || strings.Join(got, "+") != c.want {
			t.Errorf("parseUI(%q) = %v, %v; want %s", c.in, got, err, c.want)
		}
	}
	for _, bad := range []string{"", "ja", "en+", "en+en-US", "zh,en"} {
		if ui, err := ParseUI(bad); err == nil {
			t.Errorf("parseUI(%q) = %v, want an error", bad, ui)
		}
	}
}

package nearest

import "testing"

func TestName(t *testing.T) {
	names := []string{"epub", "pdf", "list", "output", "paper", "chapter-by", "date", "-date", "zh-Hans", "a4"}
	for _, c := range []struct{ word, want string }{
		{"epbu", "epub"},
		{"EPUB", "epub"},
		{"otuput", "output"},
		{"out", "output"},
		{"papers", "paper"},
		{"chapters", ""},
		{"chapter", "chapter-by"},
		{"dates", "date"},
		{"zh-hams", "zh-Hans"},
		{"a44", "a4"},
		{"a5", "a4"},
		{"x", ""},
		{"", ""},
		{"qwertyuiop", ""},
	} {
		if got := Name(c.word, names); got != c.want {
			t.Errorf("Name(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"titel", "title", 1}, {"output", "outputs", 1}, {"kitten", "sitting", 3}, {"上週", "上周", 1}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

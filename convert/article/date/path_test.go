package date

import (
	"testing"
	"time"
)

func TestShort(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"240501 tea", "2024-05-01"},
		{"240501_茶", "2024-05-01"},
		{"240501茶", "2024-05-01"},
		{"240501-茶", "2024-05-01"},
		{"[240501] tea", "2024-05-01"},
		{"（240501）茶", "2024-05-01"},
		{"24年5月1日", "2024-05-01"},
		{"240501", ""}, // a number
		{"240501-tea", ""},
		{"2405012 tea", ""},
		{"241301 tea", ""},
		{"000501 tea", ""},
		{"tea 240501", ""},
		{"24-05-01 tea", ""}, // or the 24th
	} {
		f, ok := Short(tt.name, time.UTC)
		got := ""
		if ok {
			got = f.Time.Format(time.DateOnly)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestInFolder(t *testing.T) {
	for name, want := range map[string]int{
		"2024/05-01 tea.md": 5, "2024/05/01-tea.md": 2, "2024-05/01.md": 2, "2024年5月/1日 茶.md": 4,
		"2024/tea.md": 0, "notes/05-01 tea.md": 0, "2024-05-01 tea.md": 0, "": 0,
	} {
		if got := InFolder(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

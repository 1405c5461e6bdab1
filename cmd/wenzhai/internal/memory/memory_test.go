package memory

import "testing"

func TestGrowth(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct {
		live, room uint64
		want       int
	}{
		{0, 24 * mb, mostGrowth},
		{2 * mb, 24 * mb, mostGrowth},
		{12 * mb, 24 * mb, 200},
		{48 * mb, 24 * mb, 50},
		{1000 * mb, 24 * mb, 20},
	} {
		if got := growth(c.live, c.room, 20); got != c.want {
			t.Errorf("%d MB live: %d %%, want %d", c.live/mb, got, c.want)
		}
	}
}

func TestBound(t *testing.T) {
	s := Tuner{Getenv: func(string) string { return "1" }}
	s.CollectAt(300)
	s.bound()
	if s.now != 0 || s.watched {
		t.Error("the environment has the last word")
	}
	s = Tuner{now: 300}
	s.bound()
	if s.now != 300 {
		t.Errorf("%d %% of a small heap", s.now)
	}
}

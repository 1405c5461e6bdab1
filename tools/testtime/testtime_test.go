package testtime

import (
	"os"
	"testing"
	"time"
)

func TestPin(t *testing.T) {
	t.Setenv("WENZHAI_NOW", "")
	t.Setenv("TZ", "")
	was := time.Local
	defer func() { time.Local = was }()
	Pin()
	if now := Now(t); now.Format(time.RFC3339) != DefaultNow || time.Local.String() != DefaultZone {
		t.Errorf("pinned %v in %v", now, time.Local)
	}
	t.Setenv("WENZHAI_NOW", "2028-02-29T20:00:00+08:00")
	Pin()
	if now := Now(t); !now.Equal(time.Date(2028, 2, 29, 12, 0, 0, 0, time.UTC)) {
		t.Errorf("the environment's moment is not taken: %v", now)
	}
	if got := Environ(); len(got) != 2 || got[0] != "WENZHAI_NOW=2028-02-29T20:00:00+08:00" || got[1] != "TZ="+DefaultZone {
		t.Errorf("for others: %q", got)
	}
}

// fails is a test that notes what it is failed with.
type fails struct {
	testing.TB
	said string
}

func (f *fails) Helper()                        {}
func (f *fails) Cleanup(func())                 {}
func (f *fails) Errorf(format string, _ ...any) { f.said = format }
func (f *fails) Fatalf(format string, _ ...any) {
	f.said = format
	panic(f)
}

func TestWaitsHaveALimit(t *testing.T) {
	for name, wait := range map[string]func(testing.TB, time.Duration){
		"Until":   func(t testing.TB, limit time.Duration) { until(t, limit, "nothing", func() bool { return false }) },
		"Receive": func(t testing.TB, limit time.Duration) { receive(t, limit, make(chan int), "nothing") },
	} {
		f := &fails{TB: t}
		func() {
			defer func() { recover() }()
			wait(f, 30*time.Millisecond)
		}()
		if f.said != "waited %v for %s" {
			t.Errorf("%s: failed with %q", name, f.said)
		}
	}
	f := &fails{TB: t}
	if err := command(f, 50*time.Millisecond, "sleep", "60").Run(); err == nil || f.said != "waited %v for %s %q" {
		t.Errorf("a command without an end: %v, %q", err, f.said)
	}
	if out, err := Command(t, "echo", "x").Output(); err != nil || string(out) != "x\n" {
		t.Errorf("%q, %v", out, err)
	}
	Within(t, "a file", func() { os.Stat(".") })
}

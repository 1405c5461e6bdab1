// Package testtime is the one way for tests to meet time: the moment and the
// zone that they run in are pinned, and every wait has a limit and says what it
// waited for. The linter forbids tests the clock, the zone and commands without
// a limit elsewhere.
package testtime

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"
)

// The moment and the zone of tests where the environment sets no others: late on
// a Sunday in UTC, when it is Monday in Shanghai already, and a zone whose offset
// has quarters of an hour.
const (
	DefaultNow  = "2026-11-29T17:00:00Z"
	DefaultZone = "Asia/Kathmandu"
)

// The variables that hold both. The first one is wenzhai's own.
const (
	nowVariable  = "WENZHAI_NOW"
	zoneVariable = "TZ"
)

// Limit is how long a command or a wait may take: many times what it takes on a
// busy machine.
const Limit = 2 * time.Minute

// Pin sets the moment and the zone for this process and those that it starts
// with its environment. A test binary calls it first, in TestMain.
func Pin() {
	for name, value := range map[string]string{nowVariable: DefaultNow, zoneVariable: DefaultZone} {
		if os.Getenv(name) == "" {
			if err := os.Setenv(name, value); err != nil {
				panic(err)
			}
		}
	}
	zone, err := time.LoadLocation(os.Getenv(zoneVariable))
	if err != nil {
		panic(err)
	}
	time.Local = zone
}

// Now returns the pinned moment in UTC.
func Now(t testing.TB) time.Time {
	t.Helper()
	now, err := time.Parse(time.RFC3339, os.Getenv(nowVariable))
	if err != nil {
		t.Fatalf("the moment is not pinned (does TestMain call testtime.Pin?): %v", err)
	}
	return now.UTC()
}

// Environ returns the variables that pin a process which does not get the test's
// environment.
func Environ() []string {
	return []string{nowVariable + "=" + os.Getenv(nowVariable), zoneVariable + "=" + os.Getenv(zoneVariable)}
}

// Took returns how long do takes on this machine, for tests that act half way
// through. It is no measure to hold a test to.
func Took(do func()) time.Duration {
	begin := time.Now()
	do()
	return time.Since(begin)
}

// Deadline returns when a wait that begins now is over, for connections.
func Deadline() time.Time { return time.Now().Add(Limit) }

// Until waits until done reports true, and fails the test after Limit.
func Until(t testing.TB, what string, done func() bool) {
	t.Helper()
	until(t, Limit, what, done)
}

func until(t testing.TB, limit time.Duration, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(limit); !done(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited %v for %s", limit, what)
		}
	}
}

// Receive waits for a value of c, and fails the test after Limit.
func Receive[T any](t testing.TB, c <-chan T, what string) T {
	t.Helper()
	return receive(t, Limit, c, what)
}

func receive[T any](t testing.TB, limit time.Duration, c <-chan T, what string) (v T) {
	t.Helper()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case v = <-c:
	case <-timer.C:
		t.Fatalf("waited %v for %s", limit, what)
	}
	return v
}

// Within runs do, and fails the test after Limit. do goes on then: it must not use
// the test.
func Within(t testing.TB, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	Receive(t, done, what)
}

// Command returns a command that is killed when the test ends, or after Limit,
// which fails the test.
func Command(t testing.TB, name string, args ...string) *exec.Cmd {
	t.Helper()
	return command(t, Limit, name, args...)
}

func command(t testing.TB, limit time.Duration, name string, args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	t.Cleanup(cancel)
	c := exec.CommandContext(ctx, name, args...)
	c.WaitDelay = time.Second // something that it started may hold its output open
	c.Cancel = func() error {
		if ctx.Err() == context.DeadlineExceeded {
			t.Errorf("waited %v for %s %q", limit, name, args)
		}
		return c.Process.Kill()
	}
	return c
}

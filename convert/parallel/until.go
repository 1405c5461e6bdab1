package parallel

import "context"

// Until calls f and returns what f returns; or the error of ctx as soon as that
// ends. Nobody waits for f then, which goes on by itself: it is for work that
// cannot be stopped, in a program that is about to end.
func Until(ctx context.Context, f func() error) error {
	if err := ctx.Err(); err != nil || f == nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- f() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

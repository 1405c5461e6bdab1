package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
)

// patience is how long a run may take over ending once it was told to. What is
// left then neither writes files nor looks at its context: it sets one long
// article, or waits for a stream.
const patience = time.Second

// Main carries out a command line and returns the exit code. The first signal to
// end it (SIGINT, SIGTERM) ends the run in order, within two seconds; the second
// ends the process at once.
func Main(env Env, args []string) int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	go func() {
		<-signals
		cancel()
		<-signals
		os.Exit(exit.Interrupted)
	}()
	return Run(ctx, env, args)
}

// soon calls run, which ends with ctx, and waits for it no longer than patience
// after ctx has ended. It reports false where it waited in vain.
func soon(ctx context.Context, run func() int) (code int, ended bool) {
	done := make(chan int, 1)
	go func() { done <- run() }()
	select {
	case code := <-done:
		return code, true
	case <-ctx.Done():
	}
	select {
	case code := <-done:
		return code, true
	case <-time.After(patience):
		return exit.Interrupted, false
	}
}

// Command wenzhai turns an archive of articles into a book: a chaptered EPUB
// or a typeset PDF, each with generated contents.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones work on machines without zone files

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, cli.System(), os.Args[1:])
	stop()
	os.Exit(code)
}

// Command wenzhai turns an archive of articles into a book: a chaptered EPUB
// or a typeset PDF, each with generated contents.
package main

import (
	"os"
	_ "time/tzdata" // zones work on machines without zone files

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/cli"
)

func main() { os.Exit(cli.Main(cli.System(), os.Args[1:])) }

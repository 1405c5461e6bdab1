// Dist makes the files of a release: the program for each platform in an archive with completions and
// manual pages, packages for Debian, RPM and Alpine, an OCI image, manifests of package managers, a bill of
// materials and sums. From the same commit and the same Go it makes the same bytes, wherever it runs.
//
//	cd tools/dist && go run . -version v1.2.3 -out ../../dist
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	var o options
	flag.StringVar(&o.version, "version", "", "`VERSION` of the release, as v1.2.3")
	flag.StringVar(&o.top, "top", "../..", "top `DIR` of the repository")
	flag.StringVar(&o.out, "out", "../../dist", "`DIR` for the files; it may not exist yet")
	flag.StringVar(&o.only, "only", "", "make the files of these `PLATFORMS` alone, as linux/amd64,linux/arm; no manifests then")
	flag.BoolVar(&o.draft, "draft", false, "compile without optimization, and allow changes that are not committed")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := dist(ctx, o)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

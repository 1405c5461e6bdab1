// Command pdfcheck checks the structure of PDF files: the rules of the
// Matterhorn Protocol (PDF Association, for PDF/UA-1) that a program can
// decide over the output of qpdf, and the consistency of the parent tree.
//
//	go run ./tools/pdfcheck FILE...
//
// It prints one line per failure and leaves with status 1 where there is any,
// 2 where a file cannot be read.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/wenzhai/wenzhai/tools/pdfcheck/matterhorn"
)

func main() {
	status := 0
	for _, name := range os.Args[1:] {
		file, err := matterhorn.Open(context.Background(), name)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			os.Exit(2)
		}
		failures := matterhorn.Check(file)
		for _, f := range failures {
			fmt.Printf("%s: %s\n", name, f)
			status = 1
		}
		if len(failures) == 0 {
			fmt.Printf("%s: no failure in the rules checked\n", name)
		}
	}
	os.Exit(status)
}

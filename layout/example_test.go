package layout_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"testing/fstest"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
)

// Make an EPUB and a PDF of the same articles, in every format there is.
func Example() {
	fsys := fstest.MapFS{
		"a.md": {Data: []byte("---\ntitle: 雾\ndate: 2024-05-01\n---\n雾从山谷里升起来，太阳出来以前没有人说话。\n")},
		"b.md": {Data: []byte("---\ntitle: The kiln\ndate: 2024-05-02\n---\nIt burns for three days and cools for two.\n")},
	}
	ctx := context.Background()
	lib, err := convert.Open(ctx, convert.Options{Source: convert.Source{FS: fsys}, Planning: convert.Planning{Title: "晨报"}})
	if err != nil {
		log.Fatal(err)
	}
	defer lib.Close()
	for _, format := range layout.Formats() {
		var file bytes.Buffer
		report, err := layout.Write(ctx, &file, lib, format.Writer)
		if err != nil {
			log.Fatal(err)
		}
		err = format.Verify(bytes.NewReader(file.Bytes()), int64(file.Len()))
		fmt.Println(report.Title+format.Suffix, report.Articles, "articles of", report.Period, err)
	}
	// Output:
	// 晨报.epub 2 articles of 2024-05-01–2024-05-02 <nil>
	// 晨报.pdf 2 articles of 2024-05-01–2024-05-02 <nil>
	// 晨报.html 2 articles of 2024-05-01–2024-05-02 <nil>
	// 晨报.zip 2 articles of 2024-05-01–2024-05-02 <nil>
}

// Choose how a format is written by the options of its writer.
func ExampleWrite() {
	ctx := context.Background()
	lib, err := convert.Open(ctx, convert.Options{Source: convert.Source{FS: fstest.MapFS{"a.txt": {Data: []byte("标题：渡口\n\n渡船来了。\n")}}}})
	if err != nil {
		log.Fatal(err)
	}
	defer lib.Close()
	var file bytes.Buffer
	report, err := layout.Write(ctx, &file, lib, layout.PDF{Options: compose.Options{FontSize: 12, Columns: 2, Duplex: true}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.Format, report.Pages > 0)
	// Output: pdf true
}

package digests_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/layout"
)

// printer is an observer that prints a line an output.
type printer struct{}

func (printer) Line(l digests.Line, r *layout.Report) error {
	fmt.Println(l.Digest, l.Period, l.Status, filepath.Base(l.Path), l.Articles)
	if r != nil {
		fmt.Println(r.Title)
	}
	return nil
}
func (printer) Found(d diag.Diagnostic)               { fmt.Println(d) }
func (printer) Failed(digest string, err error)       { fmt.Println(digest, err) }
func (printer) Stage(string) (func(int, int), func()) { return nil, func() {} }

// The issue of the last week, and again where nothing has changed.
func ExampleEngine_Build() {
	dir, err := os.MkdirTemp("", "digests")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	article := "---\ntitle: 渡口\ndate: 2021-06-30\n---\n潮水退到石阶以下，渡工把缆绳收进舱里。\n"
	if err := os.WriteFile(filepath.Join(dir, "ferry.md"), []byte(article), 0o644); err != nil {
		log.Fatal(err)
	}
	file, err := config.Parse("wenzhai.toml", fmt.Appendf(nil, `
[digest.weekly]
paths  = %q
period = "week"
title  = "每周文摘 {issue}"
output = [%q, %q]
`, filepath.Join(dir, "ferry.md"), filepath.Join(dir, "out", "{period}.epub"), filepath.Join(dir, "out", "{period}.pdf")))
	if err != nil {
		log.Fatal(err)
	}
	engine := digests.Engine{
		File: file, Now: time.Date(2021, 7, 5, 6, 0, 0, 0, time.FixedZone("CST", 8*3600)),
		States: filepath.Join(dir, "state"), IfChanged: true, FailIfEmpty: true, Observer: printer{},
	}
	for range 2 {
		outcome, err := engine.Build(context.Background(), "weekly")
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%+v\n", outcome)
	}
	// Output:
	// weekly 2021-W26 written 2021-W26.epub 1
	// 每周文摘 第 26 期
	// weekly 2021-W26 written 2021-W26.pdf 1
	// 每周文摘 第 26 期
	// {Failed:false Warned:false Empty:false}
	// weekly 2021-W26 unchanged 2021-W26.epub 1
	// weekly 2021-W26 unchanged 2021-W26.pdf 1
	// {Failed:false Warned:false Empty:false}
}

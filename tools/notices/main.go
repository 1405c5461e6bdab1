// Command notices writes THIRD-PARTY.txt: what the program links or embeds that
// others made, each with its licence, and the text of every licence once. It is
// run in the top folder of the repository, and packs the same text into the
// program, for `wenzhai licenses`. A test holds both files to what it makes.
//
//	go run ./tools/notices
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

// Where the notices go, from the top folder.
const (
	noticesFile = "THIRD-PARTY.txt"
	packedFile  = "cmd/wenzhai/internal/licences/THIRD-PARTY.txt.zst"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func run(top string) error {
	text, err := notices(context.Background(), top)
	if err != nil {
		return err
	}
	packed, err := pack(text)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(top, noticesFile), text, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(top, packedFile), packed, 0o644)
}

func pack(text []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

// work is something that others made.
type work struct {
	name  string
	what  string   // what of it is used, or its version
	texts []string // files of its licence
}

// notices returns the text of the notices.
func notices(ctx context.Context, top string) ([]byte, error) {
	libraries, err := modules(ctx, top)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	texts := &texts{}
	b.WriteString(intro)
	for _, part := range []struct {
		title string
		works []work
	}{{"Libraries that are linked", libraries}, {"Data, fonts and code that are embedded", embedded(top)}} {
		fmt.Fprintf(&b, "\n%s\n\n", part.title)
		for _, w := range part.works {
			numbers, err := texts.add(w)
			if err != nil {
				return nil, err
			}
			line := fmt.Sprintf("  %s, %s", w.name, w.what)
			if len(numbers) > 0 {
				line += fmt.Sprint(" ", numbers)
			}
			fmt.Fprintln(&b, line)
		}
	}
	texts.write(&b)
	return b.Bytes(), nil
}

const intro = `Notices of third parties

wenzhai is under the MIT License (the file LICENSE). It contains the works
below, which others made, each under the licences whose numbers stand in
brackets; their texts follow. The program prints this with: wenzhai licenses
`

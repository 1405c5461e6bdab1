// Package licences holds the notices of what others made in the program. `make
// notices` makes them.
package licences

import (
	_ "embed" // the notices

	"github.com/klauspost/compress/zstd"
)

// packed is THIRD-PARTY.txt of the top folder.
//
//go:embed THIRD-PARTY.txt.zst
var packed []byte

// Text returns the notices.
func Text() ([]byte, error) {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.DecodeAll(packed, nil)
}

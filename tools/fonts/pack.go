package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"strconv"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// inParts is the size from which a face is packed in parts.
const inParts = 4 << 20

// pack compresses a face and returns the ending of its file's name. Package fonts
// describes the form of a file in parts.
func pack(data []byte) (packed []byte, ending string, err error) {
	if len(data) < inParts {
		packed, err = compress(data)
		return packed, ".ttf.zst", err
	}
	packed, err = packParts(data)
	return packed, ".parts", err
}

// partCount is how many parts partOf tells apart.
const partCount = 3

// partOf sorts glyphs by how common their characters are: what a mainland text
// of today and everything that is not Han needs, then what other texts need, then
// the rest.
func partOf(font *sfnt.Font) []byte {
	level1 := rows(twoByte(simplifiedchinese.GBK, 0xB0, 0xD7), simplifiedchinese.GBK.NewEncoder().String)
	level2 := rows(twoByte(simplifiedchinese.GBK, 0xD8, 0xF7), simplifiedchinese.GBK.NewEncoder().String)
	big5 := twoByte(traditionalchinese.Big5, 0xA4, 0xC6)
	of := bytes.Repeat([]byte{partCount - 1}, font.NumGlyphs())
	of[0] = 0
	for _, m := range font.Mappings() {
		part := byte(partCount - 1)
		switch {
		case !han(m.Rune) || level1[m.Rune] || m.Rune >= 0x3000 && m.Rune < 0x3100 || m.Rune >= 0xFF00:
			part = 0
		case level2[m.Rune] || big5[m.Rune]:
			part = 1
		}
		of[m.Glyph] = min(of[m.Glyph], part)
	}
	return of
}

// rows keeps the characters of GB 2312: those whose second byte is above 0xA0.
func rows(in map[rune]bool, encode func(string) (string, error)) map[rune]bool {
	out := map[rune]bool{}
	for r := range in {
		if s, err := encode(string(r)); err == nil && len(s) == 2 && s[1] > 0xA0 {
			out[r] = true
		}
	}
	return out
}

// packParts packs the outlines of each part by themselves.
func packParts(data []byte) ([]byte, error) {
	font, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	glyf := font.Table("glyf")
	of := partOf(font)
	contents := make([][]byte, 1+partCount)
	contents[0] = append(append(contents[0], of...), withoutOutlines(data)...)
	for g, part := range of {
		from, to := font.Span(g)
		contents[1+part] = append(contents[1+part], glyf[from:to]...)
	}
	head := []byte("wzf1")
	for _, v := range []int{font.NumGlyphs(), partCount} {
		head = binary.BigEndian.AppendUint32(head, uint32(v))
	}
	var frames []byte
	for _, c := range contents {
		packed, err := compress(c)
		if err != nil {
			return nil, err
		}
		head = binary.BigEndian.AppendUint32(head, uint32(len(packed)))
		frames = append(frames, packed...)
	}
	return append(head, frames...), nil
}

// withoutOutlines returns a TrueType file with its table glyf emptied: the tables
// behind it move up.
func withoutOutlines(data []byte) []byte {
	n := int(binary.BigEndian.Uint16(data[4:]))
	var begin, size uint32
	for i := range n {
		if rec := data[12+16*i:]; string(rec[:4]) == "glyf" {
			begin, size = binary.BigEndian.Uint32(rec[8:]), binary.BigEndian.Uint32(rec[12:])
		}
	}
	gap := (size + 3) &^ 3
	out := append(bytes.Clone(data[:begin]), data[min(int(begin+gap), len(data)):]...)
	for i := range n {
		rec := out[12+16*i:]
		if at := binary.BigEndian.Uint32(rec[8:]); at > begin {
			binary.BigEndian.PutUint32(rec[8:], at-gap)
		} else if at == begin {
			binary.BigEndian.PutUint32(rec[12:], 0)
		}
	}
	return out
}

// compress packs with the zstd program (1.5.4 made the committed files): its
// highest level saves 6 % over what the Go library's encoder reaches. The size
// stands in the frame, so that a reader sets aside what it needs.
func compress(data []byte) ([]byte, error) {
	cmd := exec.Command("zstd", "--ultra", "-22", "--single-thread", "--no-progress", "-c", "--stream-size="+strconv.Itoa(len(data)))
	cmd.Stdin = bytes.NewReader(data)
	cmd.Stderr = os.Stderr
	return cmd.Output()
}

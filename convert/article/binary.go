package article

import (
	"bytes"
	"slices"

	"github.com/wenzhai/wenzhai/convert/article/charset"
)

// binaryProbe is how many bytes are searched for signs of a binary file.
const binaryProbe = 4 << 10

// fewControls is how many control characters a text may hold by accident, and
// of a hundred bytes maxControls more.
const (
	fewControls = 3
	maxControls = 2
)

// isBinary reports whether data are no text: they begin as a known kind of
// binary file, or hold NUL bytes and other control characters as no text in any
// charset does.
func isBinary(data []byte) bool {
	head := data[:min(len(data), binaryProbe)]
	if charset.IsUTF16(data) {
		return false
	}
	n, nul := controls(head)
	switch {
	case nul*100 > len(head), n > fewControls && n*100 > maxControls*len(head):
		return true
	case n > 0:
		return hasMagic(head, binaryMagic()) || hasMagic(head, textMagic())
	}
	return hasMagic(head, binaryMagic())
}

// controls counts the control characters that no text holds, and among them
// NUL. Escape begins sequences of ISO 2022 and of terminals.
func controls(b []byte) (n, nul int) {
	for _, c := range b {
		switch {
		case c == 0:
			n++
			nul++
		case c >= ' ' && c != 0x7F, c >= '\b' && c <= '\r', c == 0x1B, c == 0x1A:
		default:
			n++
		}
	}
	return n, nul
}

func hasMagic(b []byte, magic []string) bool {
	return slices.ContainsFunc(magic, func(m string) bool { return bytes.HasPrefix(b, []byte(m)) })
}

// binaryMagic returns the first bytes of kinds of files with which no text
// begins: pictures, packed files, PDF, programs, office documents, sound, film,
// fonts, data bases.
func binaryMagic() []string {
	return []string{
		"\x89PNG\r\n", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "PK\x03\x04", "PK\x05\x06", "\x1F\x8B\x08", "%PDF-", "{\\rtf1",
		"7z\xBC\xAF\x27\x1C", "Rar!\x1A", "\xFD7zXZ", "\x28\xB5\x2F\xFD", "\x7FELF", "\xCA\xFE\xBA\xBE", "\xCF\xFA\xED\xFE", "\x00asm",
		"\xD0\xCF\x11\xE0\xA1\xB1", "OggS\x00", "fLaC\x00", "wOFF\x00", "wOF2\x00", "SQLite format 3\x00",
	}
}

// textMagic returns the first bytes of kinds of files with which a text may
// begin too; a control character settles it.
func textMagic() []string { return []string{"MZ", "BM", "BZh", "RIFF", "ID3", "OTTO", "true"} }

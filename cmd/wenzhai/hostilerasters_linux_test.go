package main

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"path/filepath"
	"strings"
	"testing"
)

// hostileRasters are pictures of pixels that would fill the memory, or take
// long.
func hostileRasters() []hostilePicture {
	const broken = "image-broken"
	return []hostilePicture{
		{"PNG of 8,192 by 8,192 with 16 bits", "x.png", zeroPNG(8192, 16, 6, 0, nil, 0), broken},
		{"PNG of 4,500 by 4,500 with 16 bits", "x.png", zeroPNG(4500, 16, 6, 0, nil, 4500), ""},
		{"PNG of 6,000 by 6,000 that one sees through", "x.png", zeroPNG(6000, 8, 6, 0, nil, 6000), ""},
		{"interlaced PNG of 4,000 by 4,000", "x.png", zeroPNG(4000, 8, 2, 1, nil, 4001), ""},
		{"PNG of 20,000 by 20,000 in black and white", "x.png", zeroPNG(20000, 1, 0, 0, nil, 0), broken},
		{"PNG with a colour profile of 256 MB", "x.png", zeroPNG(9, 8, 2, 0, pngChunk("iCCP", "p\x00\x00", deflated(256<<20)), 9), ""},
		{"PNG with a text of 256 MB", "x.png", zeroPNG(9, 8, 2, 0, pngChunk("zTXt", "Raw profile type exif\x00\x00", deflated(256<<20)), 9), ""},
		{"JPEG of 8,000 by 8,000 in 1,000 scans", "x.jpg", scansJPEG(8000, 1000), broken},
		{"JPEG of 4,000 by 4,000 in 60 scans", "x.jpg", scansJPEG(4000, 60), ""},
		{"JPEG whose EXIF directories lead to themselves", "x.jpg", exifLoopJPEG(), ""},
		{"GIF of 3,000 pictures", "x.gif", moving(3000, 3000), ""},
		{"BMP of 6,900 by 6,900 without pixels", "x.bmp", bmpHead(6900), broken},
		{"BMP of 30,000 by 30,000", "x.bmp", bmpHead(30000), broken},
		{"TIFF whose directory leads to itself", "x.tiff", tiffLoop(), broken},
		{"WebP of 4,000 by 4,000", "x.webp", zeroWebP(4000), ""},
	}
}

// pngChunk returns a chunk of a PNG.
func pngChunk(kind string, parts ...string) []byte {
	data := strings.Join(parts, "")
	b := append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), kind+data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// deflated returns so many zero bytes, packed.
func deflated(n int) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	zeros := make([]byte, 1<<16)
	for ; n > 0; n -= len(zeros) {
		z.Write(zeros[:min(n, len(zeros))])
	}
	z.Close()
	return b.String()
}

// zeroPNG returns a PNG of side × side pixels that are zero, with so many rows
// of them.
func zeroPNG(side, depth, colour, interlace int, extra []byte, rows int) []byte {
	samples := map[int]int{0: 1, 2: 3, 6: 4}[colour]
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(side)), uint32(side))
	out := append([]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", string(head), string([]byte{byte(depth), byte(colour), 0, 0, byte(interlace)}))...)
	out = append(out, extra...)
	size := rows * (1 + (side*depth*samples+7)/8)
	if interlace != 0 { // the rows of its seven passes
		size = 0
		for _, p := range [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
			w, h := (side-p[0]+p[2]-1)/p[2], (side-p[1]+p[3]-1)/p[3]
			size += h * (1 + (w*depth*samples+7)/8)
		}
	}
	out = append(out, pngChunk("IDAT", deflated(size))...)
	return append(out, pngChunk("IEND")...)
}

// scansJPEG returns a progressive grey JPEG in many scans, all but the first of
// some bytes each.
func scansJPEG(side, scans int) []byte {
	segment := func(kind byte, body string) string {
		return string(binary.BigEndian.AppendUint16([]byte{0xFF, kind}, uint16(len(body)+2))) + body
	}
	table := func(class byte, symbol byte) string { // one code, of one bit
		return segment(0xC4, string([]byte{class, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, symbol}))
	}
	blocks := (side + 7) / 8 * ((side + 7) / 8)
	size := string(binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(nil, uint16(side)), uint16(side)))
	out := "\xFF\xD8" + segment(0xDB, "\x00"+strings.Repeat("\x01", 64)) + segment(0xC2, "\x08"+size+"\x01\x01\x11\x00") +
		table(0x00, 0) + table(0x10, 0xE0) +
		segment(0xDA, "\x01\x01\x00\x00\x00\x00") + strings.Repeat("\x00", (blocks+7)/8)
	// A code of one bit and 14 that are zero pass over 16,384 blocks.
	pass := segment(0xDA, "\x01\x01\x00\x01\x3F\x00") + strings.Repeat("\x00", (blocks/16384+1)*15/8+1)
	return []byte(out + strings.Repeat(pass, scans-1) + "\xFF\xD9")
}

// exifLoopJPEG is a JPEG of 8 × 8 whose EXIF directories lead to themselves.
func exifLoopJPEG() []byte {
	tiff := "MM\x00*\x00\x00\x00\x08\x00\x02" + "\x87\x69\x00\x04\x00\x00\x00\x01\x00\x00\x00\x08" + "\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x08" + "\x00\x00\x00\x08"
	body := "Exif\x00\x00" + tiff
	whole := scansJPEG(8, 2)
	return append([]byte("\xFF\xD8\xFF\xE1"+string(binary.BigEndian.AppendUint16(nil, uint16(len(body)+2)))+body), whole[2:]...)
}

// moving is a GIF of so many pictures of side × side pixels, of which only the
// first has any data.
func moving(side, frames int) []byte {
	u16 := func(n int) string { return string(binary.LittleEndian.AppendUint16(nil, uint16(n))) }
	one := ",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00" // a pixel
	large := ",\x00\x00\x00\x00" + u16(side) + u16(side) + "\x00\x02\x02\x44\x01\x00"
	return []byte("GIF89a" + u16(side) + u16(side) + "\x80\x00\x00\x00\x00\x00\xff\xff\xff" + one + strings.Repeat(large, frames-1) + ";")
}

// bmpHead is the head of a BMP of side × side pixels.
func bmpHead(side int) []byte {
	u32 := func(n int) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }
	return []byte("BM" + u32(54+3*side*side) + u32(0) + u32(54) + u32(40) + u32(side) + u32(side) + "\x01\x00\x18\x00" + u32(0) + u32(3*side*side) + u32(0) + u32(0) + u32(0) + u32(0))
}

// tiffLoop is a TIFF without pixels whose directory names itself as the next.
func tiffLoop() []byte {
	entry := func(tag, value byte) string {
		return "\x01" + string([]byte{tag}) + "\x00\x04\x00\x00\x00\x01\x00\x00\x10" + string([]byte{value})
	}
	return []byte("MM\x00*\x00\x00\x00\x08\x00\x02" + entry(0x00, 0) + entry(0x01, 0) + "\x00\x00\x00\x08")
}

// zeroWebP is a WebP without loss of side × side pixels of one colour.
func zeroWebP(side int) []byte {
	bits := binary.LittleEndian.AppendUint32(nil, uint32(side-1)|uint32(side-1)<<14)
	// No transform, no cache, no second image; each of five codes has one symbol of one bit.
	stream, at := []byte{}, 0
	put := func(v, n int) {
		for ; n > 0; n, v, at = n-1, v>>1, at+1 {
			if at%8 == 0 {
				stream = append(stream, 0)
			}
			stream[at/8] |= byte(v&1) << (at % 8)
		}
	}
	put(0, 3)
	for range 5 {
		put(1, 1) // a simple code
		put(0, 1) // of one symbol
		put(0, 1) // of one bit
		put(0, 1) // which is 0
	}
	body := "/" + string(bits) + string(stream) + strings.Repeat("\x00", 8)
	if len(body)%2 == 1 {
		body += "\x00"
	}
	u32 := func(n int) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }
	return []byte("RIFF" + u32(12+len(body)) + "WEBPVP8L" + u32(len(body)) + body)
}

// Pictures that are large, but not too large, are decoded one after the other
// where they would not fit into the memory together.
func TestLargePicturesTogether(t *testing.T) {
	dir := t.TempDir()
	for i := range 6 {
		name := fmt.Sprintf("%d.png", i)
		write(t, dir, name, zeroPNG(3500+i, 16, 6, 0, nil, 3500+i))
		write(t, dir, fmt.Sprintf("%d.md", i), append(bigPicture(name), name...))
	}
	for _, format := range []string{"epub", "pdf"} {
		_, errs, state := measured(t, format, dir, "-o", filepath.Join(t.TempDir(), "b."+format), "-j", "8")
		if state.ExitCode() != 0 || strings.Contains(errs, "image-") {
			t.Errorf("%s: exit code %d\n%.2000s", format, state.ExitCode(), errs)
		}
	}
}

// A picture within the text is bounded like one beside it.
func TestHostileDataURL(t *testing.T) {
	t.Parallel()
	for name, head := range map[string]string{"x.md": "# 图\n\n2021-06-28\n\n图前的话。\n\n![](%s)\n", "x.html": "<h1>图</h1><p>2021-06-28</p><p>图前的话。</p><img src='%s'>"} {
		dir := t.TempDir()
		write(t, dir, "good.md", []byte(good))
		address := "data:image/png;base64," + base64.StdEncoding.EncodeToString(make([]byte, 12<<20))
		write(t, dir, name, fmt.Appendf(nil, head, address))
		h := hostilePicture{name: name, code: "image-broken"}
		h.run(t, "epub", dir)
	}
}

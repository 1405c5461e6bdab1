package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// dense returns text that packs to a hundredth or less, different for each n.
func dense(n, size int) string { return strings.Repeat(strconv.Itoa(n)+" 茶\n", size/5) }

// textOf returns text that packs as articles do.
func textOf(size int) string {
	var b strings.Builder
	for i := uint32(1); b.Len() < size; i++ {
		b.WriteRune(rune(0x4e00 + i*2654435761>>20))
	}
	return b.String()
}

// All that an archive unpacks to is held by one limit, also where each file of it
// and each archive inside it is harmless; archives beside it do not suffer.
func TestBudget(t *testing.T) {
	var flat, nested []file
	for i := range 4 {
		flat = append(flat, file{name: strconv.Itoa(i) + ".md", data: dense(i, 7<<20)})
		nested = append(nested, file{name: strconv.Itoa(i) + ".zip", data: string(zipOf(t, flat[i]))})
	}
	good := zipOf(t, file{name: "good.md", data: textOf(1 << 20)})
	for about, data := range map[string][]byte{
		"zip": zipOf(t, flat...), "zip of zips": zipOf(t, nested...), "tar.gz": gzipped2(t, tarOf(t, flat...)),
		"damaged zip": cutDirectory(zipOf(t, flat...)),
	} {
		dir := tree(t, map[string]string{"a.zip": string(data), "b.zip": string(good), "c.md": "C"})
		a, ds, err := Open(context.Background(), []string{dir}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		total := int64(0)
		for _, s := range a.Sources() {
			total += s.Size()
		}
		if limit := int64(len(data)*sumRatio + sumFloor + sharedFloor + 1<<20 + 1); total > limit {
			t.Errorf("%s: %d bytes are read of %d", about, total, len(data))
		}
		if !strings.Contains(codes(ds), "broken-archive") || !strings.Contains(names(a, dir), "b.zip/good.md c.md") {
			t.Errorf("%s: %s; %s", about, names(a, dir), codes(ds))
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Text that packs well, and much of it, is no bomb.
func TestBudgetSparesText(t *testing.T) {
	page := textOf(20_000)
	var pages []file
	for i := range 150 {
		pages = append(pages, file{name: strconv.Itoa(i) + ".html", data: page + strings.Repeat(page[:3000], 9) + textOf(2000+i)})
	}
	dir := tree(t, map[string]string{"site.zip": string(zipOf(t, pages...)), "site.tar.gz": string(gzipped2(t, tarOf(t, pages...)))})
	if a, ds := open(t, Options{}, dir); len(a.Sources()) != 300 || len(ds) > 0 {
		t.Errorf("%d sources, %v", len(a.Sources()), ds)
	}
}

func cutDirectory(z []byte) []byte { return z[:bytes.Index(z, []byte("PK\x01\x02"))] }

// localHead returns a local header (APPNOTE 4.3.7) and what follows it.
func localHead(name string, flags, method uint16, sum uint32, packed, full, extra int) []byte {
	le := binary.LittleEndian
	h := le.AppendUint16([]byte("PK\x03\x04"), 20)
	for _, v := range []uint16{flags, method, 0, 0} {
		h = le.AppendUint16(h, v)
	}
	for _, v := range []uint32{sum, uint32(packed), uint32(full)} {
		h = le.AppendUint32(h, v)
	}
	h = le.AppendUint16(le.AppendUint16(h, uint16(len(name))), uint16(extra))
	return append(h, name...)
}

func deflated(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, 9)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// counting counts the bytes that are read of an archive.
type counting struct {
	io.ReaderAt
	n int64
}

func (c *counting) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.n += int64(n)
	return n, err
}

// Searching a damaged zip archive costs no more than its size allows, however its
// headers lie; each file that is whole is found.
func TestSalvage(t *testing.T) {
	whole := []byte("雾从山上下来。")
	stored := append(localHead("stored.md", 0, zip.Store, crc32.ChecksumIEEE(whole), len(whole), len(whole), 0), whole...)
	packed := deflated(t, whole)
	streamed := append(localHead("streamed.md", 8, zip.Deflate, 0, 0, 0, 0), packed...)
	streamed = append(streamed, "PK\x07\x08............"...)
	bomb := deflated(t, make([]byte, 30<<20))
	bombed := append(localHead("bomb.md", 8, zip.Deflate, 0, 0, 0, 0), bomb...)
	known := append(localHead("known.md", 0, zip.Deflate, crc32.ChecksumIEEE(make([]byte, 30<<20)), len(bomb), 30<<20, 0), bomb...)
	var shared []byte // all lead to the same data, which are damaged at their end
	head := len(localHead("0000.md", 8, zip.Deflate, 0, 0, 0, 0))
	for i := range 1000 {
		shared = append(shared, localHead("0000.md", 8, zip.Deflate, 0, 0, 0, (999-i)*head)...)
	}
	slow := deflated(t, []byte(textOf(2<<20)))
	shared = append(shared, slow[:len(slow)-4]...)
	for _, c := range []struct {
		about, want string
		data        []byte
	}{
		{"whole files", "stored.md streamed.md", append(bytes.Clone(stored), streamed...)},
		{"a header in a stored file", "stored.md", append(localHead("stored.md", 0, zip.Store, crc32.ChecksumIEEE(stored), len(stored), len(stored), 0), stored...)},
		{"a bomb", "stored.md", append(bytes.Clone(bombed), stored...)},
		{"a bomb that states its size", "stored.md", append(bytes.Clone(known), stored...)},
		{"signatures", "stored.md", append(bytes.Repeat([]byte("PK\x03\x04"), 1_000_000), stored...)},
		{"a name too long", "stored.md", append(append(localHead(strings.Repeat("n", 5000), 8, zip.Deflate, 0, 0, 0, 0), packed...), stored...)},
		{"headers that share their data", "", shared},
		{"headers that span all", "", append(bytes.Repeat(localHead("a.md", 0, zip.Store, 1, 3_000_000, 3_000_000, 0), 100_000), make([]byte, 100_000)...)},
		{"a wrong size", "stored.md", append(append(localHead("wrong.md", 0, zip.Deflate, crc32.ChecksumIEEE(whole), len(packed), 9, 0), packed...), stored...)},
		{"encrypted", "stored.md", append(localHead("locked.md", 1, zip.Deflate, 0, 0, 0, 0), stored...)},
		{"deflate64", "stored.md", append(localHead("64.md", 0, 9, 0, 0, 0, 0), stored...)},
	} {
		t.Run(c.about, func(t *testing.T) {
			var said []string
			r := &counting{ReaderAt: bytes.NewReader(c.data)}
			size := int64(len(c.data))
			a := &opener{ctx: context.Background(), shared: sharedFloor}
			b := box{opener: a, named: "x.zip", budget: a.newBudget(size)}
			a.Archive, a.alike = &Archive{}, map[diag.Code]int{}
			var got []string
			for _, p := range b.salvage(r, size) {
				got = append(got, p.name)
				f, err := p.open()
				if err != nil {
					t.Fatal(err)
				}
				if data, err := io.ReadAll(f); err != nil || int64(len(data)) != p.size {
					t.Errorf("%s: %d bytes, not %d; %v", p.name, len(data), p.size, err)
				}
			}
			for _, d := range a.diags {
				said = append(said, d.String())
			}
			if names := strings.Join(got, " "); names != c.want {
				t.Errorf("got %s, want %s; %v", names, c.want, said)
			}
			if most := size*sumRatio + sumFloor + sharedFloor + 20*size; r.n > most {
				t.Errorf("%d bytes were read of %d", r.n, size)
			}
			if strings.Contains(c.about, "bomb") && !strings.Contains(strings.Join(said, ""), "400 times") {
				t.Errorf("said %v", said)
			}
		})
	}
}

// Opening ends with its context, whatever it is at.
func TestOpenEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := tree(t, map[string]string{"a.md": "A", "b.zip": string(zipOf(t, file{name: "b.md", data: "B"}))})
	stuck, _ := io.Pipe()
	for _, p := range []string{dir, filepath.Join(dir, "b.zip"), Stdin} {
		if _, _, err := Open(ctx, []string{p}, Options{Stdin: stuck}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", p, err)
		}
	}
}

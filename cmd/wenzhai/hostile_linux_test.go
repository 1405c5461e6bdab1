package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
)

// maxHostileMemory bounds what hostile input may make a run use, in KiB.
const maxHostileMemory = 300 << 10

// good stands beside each hostile input and must not suffer.
const good = "---\ntitle: 安分的一篇\ndate: 2021-06-28\n---\n\n茶凉了，再续一杯。\n"

// hostileInput is one input, made here because it is large or must not lie in a
// repository.
type hostileInput struct {
	name  string            // of the file
	data  []byte            // of the file
	more  map[string][]byte // files beside it
	code  string            // of the diagnostic; "" = none is due
	must  string            // text that must be in the book; "" = none
	about string
}

func hostileInputs(t *testing.T) []hostileInput {
	word := strings.Repeat("a", 1<<20)
	zeros := make([]byte, 64<<20)
	return []hostileInput{
		{about: "YAML alias bomb", name: "x.md", data: []byte(aliasBomb()), code: "bad-front-matter", must: "正文还在"},
		{about: "zip bomb", name: "x.zip", data: packZip(t, "bomb.md", zeros), code: "broken-archive"},
		{about: "tar.gz bomb", name: "x.tar.gz", data: packGzip(t, zeros), code: "broken-archive"},
		{about: "bomb in a zip", name: "x.zip", data: packZip(t, "y.tgz", packGzip(t, zeros)), code: "broken-archive"},
		{about: "zip of zips of zips", name: "x.zip", data: packZip(t, "y.zip", packZip(t, "z.zip", packZip(t, "a.md", []byte("a")))), code: "too-deep"},
		{about: "zip slip", name: "x.zip", data: packZip(t, "../../a.md", []byte("a")), code: "broken-archive"},
		{about: "tar slip", name: "x.tar", data: packTar(t, &tar.Header{Name: "../../a.md", Typeflag: tar.TypeReg}), code: "broken-archive"},
		{about: "tar with a link to passwords", name: "x.tar", data: packTar(t, &tar.Header{Name: "a.md", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"})},
		{about: "billion laughs", name: "x.xml", data: []byte(laughs()), code: "broken-file", must: "笑完了"},
		{about: "external entity", name: "x.rss", data: []byte(`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>外面的东西</title><pubDate>2021-06-28</pubDate><description>读不到：&x;</description></item></channel></rss>`), code: "broken-file", must: "读不到"},
		{about: "picture of 30,000 by 30,000", name: "x.md", data: []byte("# 大图\n\n2021-06-28\n\n图前的话。\n\n![](big.png)\n"), more: map[string][]byte{"big.png": bigPNG()}, code: "image-broken", must: "图前的话"},
		{about: "JPEG of 30,000 by 30,000", name: "x.md", data: bigPicture("big.jpg"), more: map[string][]byte{"big.jpg": bigJPEG()}, code: "image-broken", must: "图前的话"},
		{about: "GIF of 30,000 by 30,000", name: "x.md", data: bigPicture("big.gif"), more: map[string][]byte{"big.gif": []byte("GIF89a\x30\x75\x30\x75\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x30\x75\x30\x75\x00\x02\x02\x44\x01\x00;")}, code: "image-broken", must: "图前的话"},
		{about: "WebP of 16,384 by 16,384", name: "x.md", data: bigPicture("big.webp"), more: map[string][]byte{"big.webp": []byte("RIFF\x20\x00\x00\x00WEBPVP8L\x14\x00\x00\x00/\xff\xff\xff\x0f" + strings.Repeat("\x00", 15))}, code: "image-broken", must: "图前的话"},
		{about: "AVIF of 30,000 by 30,000", name: "x.md", data: bigPicture("big.avif"), more: map[string][]byte{"big.avif": bigAVIF(t)}, code: "image-broken", must: "图前的话"},
		{about: "SVG of 30,000 by 30,000", name: "x.md", data: bigPicture("big.svg"), more: map[string][]byte{"big.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"><rect width="30000" height="30000"/></svg>`)}, must: "图前的话"},
		{about: "NUL bytes", name: "x.md", data: []byte("# 空字节\n\n2021-06-28\n\n前\x00面和后面都在。" + strings.Repeat("\n\n又是一段安静的文字，说的是茶和雨。", 60)), code: "bad-encoding", must: "和后面都在"},
		{about: "word of 1 MB in text", name: "x.txt", data: []byte("长词\n\n2021-06-28\n\n" + word + "\n\n词后的话。\n"), code: "long-paragraph", must: "词后的话"},
		{about: "word of 1 MB in HTML", name: "x.html", data: []byte("<h1>长词</h1><p>2021-06-28</p><p>" + word + "</p><p>词后的话。</p>"), code: "long-paragraph", must: "词后的话"},
		{about: "word of 1 MB in Markdown", name: "x.md", data: []byte("# 长词\n\n2021-06-28\n\n" + word + "\n\n词后的话。\n"), code: "long-paragraph", must: "词后的话"},
		{about: "520 nested divs", name: "x.html", data: []byte(strings.Repeat("<div>", 520) + "<p>2021-06-28</p><p>最里面的一句。</p>" + strings.Repeat("</div>", 520)), code: "too-deep", must: "最里面的一句"},
		{about: "20,000 misnested tags", name: "x.html", data: []byte("<p>2021-06-28</p><p>开头。" + strings.Repeat("<b><i><a href=x>字</b></i>", 20000) + "</p><p>结尾的话。</p>"), code: "broken-file", must: "结尾的话"},
		{about: "3,000 nested lists in HTML", name: "x.html", data: []byte("<p>2021-06-28</p>" + strings.Repeat("<ul><li>", 3000) + "最里面的叶子"), code: "too-deep", must: "最里面的叶子"},
		{about: "3,000 nested lists in Markdown", name: "x.md", data: []byte("# 列表\n\n2021-06-28\n\n" + nestedItems(3000) + "\n\n列表后的话。\n"), code: "too-deep", must: "列表后的话"},
		{about: "JSON nested 200,000 deep", name: "x.json", data: []byte(`[{"title":"a","content":"b","date":"2021-06-28","deep":` + strings.Repeat("[", 200000))},
		{about: "feed of 200,000 open elements", name: "x.xml", data: []byte("<rss><channel><item><title>深处</title><pubDate>2021-06-28</pubDate><description>" + strings.Repeat("<b>", 200000) + "底下的话"), code: "broken-file", must: "底下的话"},
		{about: "saved page of parts in parts", name: "x.mhtml", data: []byte(nestedParts(50)), code: "broken-file", must: "第一页的话"},
		{about: "word of 1 MB in a feed", name: "x.xml", data: []byte("<rss><channel><item><title>长词</title><pubDate>2021-06-28</pubDate><description>&lt;p&gt;" + word + "&lt;/p&gt;&lt;p&gt;词后的话。&lt;/p&gt;</description></item></channel></rss>"), code: "long-paragraph", must: "词后的话"},
		{about: "520 nested divs in a feed", name: "x.xml", data: []byte("<rss><channel><item><title>深</title><pubDate>2021-06-28</pubDate><description><![CDATA[" + strings.Repeat("<div>", 520) + "<p>最里面的一句。</p>]]></description></item></channel></rss>"), code: "too-deep", must: "最里面的一句"},
		{about: "100,000 nested quotes in Markdown", name: "x.md", data: []byte("# 引\n\n2021-06-28\n\n" + strings.Repeat("> ", 100000) + "最里面的一句。\n"), code: "too-deep", must: "最里面的一句"},
		{about: "1 MB of brackets in Markdown", name: "x.md", data: []byte("# 括号\n\n2021-06-28\n\n" + strings.Repeat("[", 1<<20) + "\n\n后面的话。\n"), code: "long-paragraph", must: "后面的话"},
		{about: "4 MB of asterisks in Markdown", name: "x.md", data: []byte("# 星号\n\n2021-06-28\n\n前" + strings.Repeat("*a **b ", 4<<17) + "\n\n后面的话。\n"), code: "long-paragraph", must: "后面的话"},
		{about: "row of 50,000 cells in Markdown", name: "x.md", data: []byte("# 表\n\n2021-06-28\n\n|" + strings.Repeat("a|", 50000) + "\n|" + strings.Repeat("-|", 50000) + "\n|" + strings.Repeat("b|", 50000) + "\n\n后面的话。\n"), code: "long-paragraph", must: "后面的话"},
		{about: "10,000 parts in a saved page", name: "x.mhtml", data: []byte(nestedParts(0) + strings.Repeat("--b0\nContent-Type: image/png\n\nx\n", 10000) + "--b0--\n"), code: "broken-file", must: "第一页的话"},
		{about: "broken e-book", name: "x.epub", data: packZip(t, "META-INF/container.xml", []byte("<container>")), code: "broken-archive"},
		{about: "archive that is none", name: "x.zip", data: []byte("no zip"), code: "broken-archive"},
	}
}

// Each hostile input gets its diagnostic; the article beside it is in the book;
// and the run stays within its memory.
func TestHostileInput(t *testing.T) {
	for _, h := range append(hostileInputs(t), hostileArchives(t)...) {
		t.Run(h.about, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, "good.md", []byte(good))
			write(t, dir, h.name, h.data)
			for name, data := range h.more {
				write(t, dir, name, data)
			}
			for _, args := range [][]string{{"list", dir}, {"extract", dir}, {"epub", dir, "-o", filepath.Join(t.TempDir(), "b.epub")}, {"pdf", dir, "-o", filepath.Join(t.TempDir(), "b.pdf")}} {
				h.run(t, args)
			}
		})
	}
}

// run runs one command, which must say what is wrong and do its work.
func (h *hostileInput) run(t *testing.T, args []string) {
	t.Helper()
	out, errs, state := measured(t, args...)
	if state.ExitCode() != 0 {
		t.Errorf("%s: exit code %d\n%s", args[0], state.ExitCode(), errs)
	}
	picture := h.code == "image-broken" // looked at when a book is made
	if h.code != "" && !strings.Contains(errs, "["+h.code+"]") && !(picture && (args[0] == "list" || args[0] == "extract")) {
		t.Errorf("%s: no diagnostic %s:\n%.2000s", args[0], h.code, errs)
	}
	quick(t, state, args[0])
	if args[0] == "extract" && (!strings.Contains(out, "再续一杯") || !strings.Contains(out, h.must)) {
		t.Errorf("a text is lost: %q", h.must)
	}
	if len(args) > 2 {
		if _, err := os.Stat(args[3]); err != nil {
			t.Error(err)
		}
	}
	if strings.Contains(out, "root:") || strings.Contains(errs, "panic") {
		t.Errorf("%s read what it must not, or panicked:\n%.2000s", args[0], errs)
	}
}

// measured runs wenzhai and holds its memory.
func measured(t *testing.T, args ...string) (out, errs string, state *os.ProcessState) {
	t.Helper()
	forgetPeak(t)
	c := command(t, args...)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	used := c.ProcessState.SysUsage().(*syscall.Rusage)
	t.Logf("%s: %d MiB, %v", args[0], used.Maxrss>>10, c.ProcessState.UserTime())
	if used.Maxrss > maxHostileMemory {
		t.Errorf("%s used %d MiB", args[0], used.Maxrss>>10)
	}
	return stdout.String(), stderr.String(), c.ProcessState
}

// forgetPeak forgets how much memory this process once had: what it starts would
// count from there (proc(5), clear_refs).
func forgetPeak(t *testing.T) {
	t.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Fatal(err)
	}
}

// quick holds the time that a run took of all processors.
func quick(t *testing.T, state *os.ProcessState, command string) {
	t.Helper()
	if used := state.UserTime() + state.SystemTime(); used > maxHostileTime {
		t.Errorf("%s took %v of the processors", command, used)
	}
}

func write(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// aliasBomb is front matter that would grow to ten to the ninth words.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString("---\ntitle: 炸弹\ndate: 2021-06-28\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 9; i++ {
		prev := "*a" + string(rune('0'+i-1))
		b.WriteString("a" + string(rune('0'+i)) + ": &a" + string(rune('0'+i)) + " [" + strings.TrimSuffix(strings.Repeat(prev+", ", 10), ", ") + "]\n")
	}
	b.WriteString("tags: *a8\n---\n\n正文还在。\n")
	return b.String()
}

// laughs is a feed whose entities would grow to ten to the ninth words.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE rss [<!ENTITY l0 "lol">`)
	for i := 1; i < 10; i++ {
		b.WriteString("<!ENTITY l" + string(rune('0'+i)) + ` "` + strings.Repeat("&l"+string(rune('0'+i-1))+";", 10) + `">`)
	}
	b.WriteString(`]><rss><channel><item><title>笑</title><pubDate>2021-06-28</pubDate><description>&l9; 笑完了。</description></item></channel></rss>`)
	return b.String()
}

func nestedItems(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", 2*i) + "- 叶\n")
	}
	return b.String()
}

func nestedParts(n int) string {
	var b strings.Builder
	b.WriteString("MIME-Version: 1.0\nDate: Mon, 28 Jun 2021 20:23:00 +0800\nContent-Type: multipart/related; boundary=b0\n\n--b0\nContent-Type: text/html\n\n<html><title>第一页</title><body><p>第一页的话，说的是茶山上的雾和雨，一直说到天黑，船也开了。</p></body></html>\n")
	for i := range n {
		outer, inner := "b"+strings.Repeat("x", i), "b"+strings.Repeat("x", i+1)
		if i == 0 {
			outer = "b0"
		}
		b.WriteString("--" + outer + "\nContent-Type: multipart/related; boundary=" + inner + "\n\n")
	}
	return b.String()
}

func bigPicture(name string) []byte {
	return []byte("# 大图\n\n2021-06-28\n\n图前的话。\n\n![](" + name + ")\n")
}

// bigJPEG is the head of a picture that would fill 2.7 GB.
func bigJPEG() []byte {
	return []byte("\xff\xd8\xff\xc0\x00\x11\x08\x75\x30\x75\x30\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01" +
		"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00\x00\xff\xd9")
}

// bigAVIF is a picture that says it has sides of 30,000 pixels.
func bigAVIF(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../convert/picture/avif/testdata/leaf.avif")
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, []byte("ispe"))
	binary.BigEndian.PutUint32(data[at+8:], 30000)
	binary.BigEndian.PutUint32(data[at+12:], 30000)
	return data
}

// bigPNG is the head of a picture that would fill 3.6 GB.
func bigPNG() []byte {
	chunk := func(kind string, data []byte) []byte {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		b = append(append(b, kind...), data...)
		return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	}
	head := binary.BigEndian.AppendUint32(nil, 30000)
	head = binary.BigEndian.AppendUint32(head, 30000)
	out := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(head, 8, 6, 0, 0, 0))...)
	return append(out, chunk("IEND", nil)...)
}

func packZip(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packGzip(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packTar(t *testing.T, h *tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(h); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

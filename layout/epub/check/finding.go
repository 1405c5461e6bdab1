package check

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zip"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// Finding is a fault of a finished book.
type Finding struct {
	Code     Code
	Severity diag.Severity // Error: readers fail or show less; Warning: they may
	File     string        // in the archive; "" for the archive itself
	Line     int           // 1-based, 0 if unknown
	Message  string
}

// Error returns the finding as one line.
func (f *Finding) Error() string {
	s := f.Message
	if f.Line > 0 {
		s = fmt.Sprintf("line %d: %s", f.Line, s)
	}
	if f.File != "" {
		s = f.File + ": " + s
	}
	return s
}

// Code is the kind of a finding, in one word: "archive", "link", "spine" …
type Code string

// The kinds of findings.
const (
	codeArchive   Code = "archive"    // the zip file, its mimetype, damaged or missing files
	codePackage   Code = "package"    // the package document cannot be read
	codeMetadata  Code = "metadata"   // what every package must say
	codeManifest  Code = "manifest"   // manifest and archive do not name the same files
	codeMediaType Code = "media-type" // a file is not what the manifest says
	codeSpine     Code = "spine"      // the reading order
	codeDocument  Code = "document"   // a document is not well-formed XHTML, or lacks what it needs
	codeLink      Code = "link"       // a link without a target
	codeContents  Code = "contents"   // navigation document, NCX and spine do not agree
	codeAccess    Code = "access"     // what readers who do not see the page miss
)

// maxFindings is the number of findings after which a check stops to note
// more.
const maxFindings = 1000

// maxVerify is the number of findings that Verify returns.
const maxVerify = 50

// Book opens any EPUB, 2 or 3, and returns what is wrong with it, at most
// 1,000 findings: the zip file and its mimetype, manifest and archive, media
// types, well-formed documents, the target of every link, contents, NCX and
// spine. A sound book has none.
//
// Of a book that unpacks to what no text does nothing is unpacked.
func Book(r io.ReaderAt, size int64) []Finding {
	if r == nil {
		r = strings.NewReader("")
	}
	if z, err := zip.NewReader(r, size); err == nil {
		if f := dense(z.File, size); f != nil {
			return []Finding{*f}
		}
	}
	return check(r, size, nil).findings
}

// What a book from outside may unpack to: whoever makes more of it makes a bomb.
const (
	denseRatio, denseFloor = 400, 8 << 20 // of one file, which is larger than this
	sumRatio, sumFloor     = 64, 32 << 20 // of all files together
)

// dense returns a finding where files unpack to too much, or nil.
func dense(files []*zip.File, size int64) *Finding {
	var sum uint64
	for _, f := range files {
		n := f.UncompressedSize64
		if n > denseFloor && n/denseRatio > max(f.CompressedSize64, 1) {
			return &Finding{codeArchive, diag.Error, f.Name, 0, fmt.Sprintf("unpacks to over %d times its size; the book is not unpacked", denseRatio)}
		}
		if sum += min(n, maxFile); sum > sumFloor && sum/sumRatio > uint64(size) {
			return &Finding{codeArchive, diag.Error, "", 0, fmt.Sprintf("unpacks to over %d times its size; the book is not unpacked", sumRatio)}
		}
	}
	return nil
}

// Verify checks a finished book as Book does, and returns nil or all findings
// (at most 50) joined; warnings count too.
func Verify(r io.ReaderAt, size int64) error {
	found := check(r, size, nil).findings
	errs := make([]error, 0, min(len(found), maxVerify))
	for i := range found[:cap(errs)] {
		errs = append(errs, &found[i])
	}
	return errors.Join(errs...)
}

// find notes an error.
func (c *checker) find(code Code, file, format string, args ...any) {
	c.note(Finding{code, diag.Error, file, 0, fmt.Sprintf(format, args...)})
}

// warn notes a warning.
func (c *checker) warn(code Code, file, format string, args ...any) {
	c.note(Finding{code, diag.Warning, file, 0, fmt.Sprintf(format, args...)})
}

// doubt notes an error of a book of EPUB 3, and a warning of an older one,
// whose rules were looser.
func (c *checker) doubt(code Code, file, format string, args ...any) {
	if c.old {
		c.warn(code, file, format, args...)
		return
	}
	c.find(code, file, format, args...)
}

func (c *checker) note(f Finding) {
	if len(c.findings) < maxFindings {
		c.findings = append(c.findings, f)
	}
}

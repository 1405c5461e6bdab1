package conform

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
)

// BilingualEPUB checks that file holds every character of both texts, each
// text in its order. What notes hold of a second text stands behind the
// article, and what both texts have in common stands once: of notes the order
// is left alone.
func BilingualEPUB(file string, p *Pairs) error {
	text, err := EPUBText(file)
	if err != nil {
		return err
	}
	if err := InOrder(text, p.Lead, nil); err != nil {
		return fmt.Errorf("the leading texts: %w", err)
	}
	if p.Layout != digest.Reveal {
		if err := InOrder(text, p.Second, nil); err != nil {
			return fmt.Errorf("the second texts: %w", err)
		}
		return nil
	}
	for _, part := range p.Second {
		if !strings.Contains(text, Squash(part)) {
			return fmt.Errorf("the second texts: %q is not there", head(part, 60))
		}
	}
	return nil
}

// opf is the part of a package document that names the reading order.
type opf struct {
	Items []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

// EPUBText returns the text of all documents of the spine but the contents,
// squashed, in reading order.
func EPUBText(file string) (string, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return "", err
	}
	defer z.Close()
	data, err := fs.ReadFile(z, "EPUB/package.opf")
	if err != nil {
		return "", err
	}
	var pkg opf
	if err := xml.Unmarshal(data, &pkg); err != nil {
		return "", fmt.Errorf("package.opf: %w", err)
	}
	var b strings.Builder
	for _, ref := range pkg.Spine {
		for _, it := range pkg.Items {
			if it.ID == ref.ID && it.Properties != "nav" {
				err = errors.Join(err, bodyText(&b, &z.Reader, path.Join("EPUB", it.Href)))
			}
		}
	}
	return Squash(b.String()), err
}

// bodyText appends the text of the body of a document.
func bodyText(b *strings.Builder, z *zip.Reader, name string) error {
	f, err := z.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	d := xml.NewDecoder(f)
	body := false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			body = body || t.Name.Local == "body"
		case xml.CharData:
			if body {
				b.Write(t)
			}
		}
	}
}

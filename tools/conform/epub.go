package conform

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
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

// EPUBText returns the text of all documents of the spine but the contents,
// squashed, in reading order.
func EPUBText(file string) (string, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return "", err
	}
	defer z.Close()
	var pkg struct {
		Items []struct {
			ID         string `xml:"id,attr"`
			Href       string `xml:"href,attr"`
			Properties string `xml:"properties,attr"`
		} `xml:"manifest>item"`
		Spine []struct {
			ID string `xml:"idref,attr"`
		} `xml:"spine>itemref"`
	}
	const opf = "EPUB/package.opf"
	f, err := z.Open(opf)
	if err != nil {
		return "", err
	}
	defer f.Close()
	if err := xml.NewDecoder(f).Decode(&pkg); err != nil {
		return "", fmt.Errorf("%s: %w", opf, err)
	}
	hrefs := map[string]string{}
	for _, it := range pkg.Items {
		if it.Properties != "nav" {
			hrefs[it.ID] = it.Href
		}
	}
	var b strings.Builder
	for _, ref := range pkg.Spine {
		if hrefs[ref.ID] == "" {
			continue
		}
		if err := bodyText(&b, &z.Reader, path.Join(path.Dir(opf), hrefs[ref.ID])); err != nil {
			return "", err
		}
	}
	return Squash(b.String()), nil
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

package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// producer is what the metadata name as the maker of the file.
const producer = "wenzhai"

// writeInfo writes the information dictionary and the same as XMP.
func (f *finisher) writeInfo() {
	info := f.doc.Info
	dict := fmt.Appendf(nil, "<</Producer%s/Creator%s", textString(producer), textString(producer))
	for _, entry := range []struct{ key, value string }{
		{"Title", info.Title},
		{"Author", info.Author},
		{"Subject", info.Subject},
		{"Keywords", strings.Join(info.Keywords, ", ")},
	} {
		if entry.value != "" {
			dict = fmt.Appendf(dict, "/%s%s", entry.key, textString(entry.value))
		}
	}
	if info.Created != 0 {
		dict = fmt.Appendf(dict, "/CreationDate%s/ModDate%[1]s", dateString(info.Created))
	}
	f.out.add(f.ids.info, append(dict, ">>"...))
	f.out.stream(f.ids.metadata, "/Type/Metadata/Subtype/XML", []byte(f.xmp()))
}

// xmp writes the metadata packet (ISO 16684-1; ISO 32000-2 §14.3.2).
func (f *finisher) xmp() string {
	info := f.doc.Info
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n" +
		"<dc:format>application/pdf</dc:format>\n")
	element := func(open, value, closing string) {
		if value != "" {
			b.WriteString(open + escapeXML(value) + closing + "\n")
		}
	}
	element(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, info.Title, "</rdf:li></rdf:Alt></dc:title>")
	element("<dc:creator><rdf:Seq><rdf:li>", info.Author, "</rdf:li></rdf:Seq></dc:creator>")
	element(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, info.Subject, "</rdf:li></rdf:Alt></dc:description>")
	element("<dc:language><rdf:Bag><rdf:li>", info.Lang, "</rdf:li></rdf:Bag></dc:language>")
	element("<pdf:Keywords>", strings.Join(info.Keywords, ", "), "</pdf:Keywords>")
	element("<pdf:Producer>", producer, "</pdf:Producer>")
	element("<xmp:CreatorTool>", producer, "</xmp:CreatorTool>")
	if info.Created != 0 {
		date := time.Unix(info.Created, 0).UTC().Format(time.RFC3339)
		element("<xmp:CreateDate>", date, "</xmp:CreateDate>")
		element("<xmp:ModifyDate>", date, "</xmp:ModifyDate>")
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

// escapeXML escapes character data; what XML 1.0 cannot hold becomes U+FFFD.
func escapeXML(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(withoutControls(s))) // a buffer takes everything
	return b.String()
}

// writeCatalog writes the root of the file (ISO 32000-2 §7.7.2).
func (f *finisher) writeCatalog(root int) {
	d := f.doc
	dict := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R", root, f.ids.metadata)
	if len(d.Outline) > 0 {
		dict = fmt.Appendf(dict, "/Outlines %d 0 R/PageMode/UseOutlines", f.ids.outlines)
	}
	if d.Spreads {
		dict = append(dict, "/PageLayout/TwoPageRight"...)
	}
	if d.Info.Lang != "" {
		dict = fmt.Appendf(dict, "/Lang%s", textString(d.Info.Lang))
	}
	if d.Info.Title != "" {
		dict = append(dict, "/ViewerPreferences<</DisplayDocTitle true>>"...)
	}
	dict = fmt.Appendf(dict, "/PageLabels%s", f.pageLabels())
	if len(d.Tags) > 0 {
		dict = fmt.Appendf(dict, "/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R", f.ids.structure)
	}
	f.out.add(f.ids.catalog, append(dict, ">>"...))
}

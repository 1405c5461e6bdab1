package cli

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // decoder
	_ "image/png"  // decoder
	"io"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/picture"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/epub/check"
)

// epubFlags are the flags of `wenzhai epub` alone.
type epubFlags struct {
	bookFlags
	volumeFlags
	cover, css string
	vertical   bool
	imageSize  int
	grey       bool
	series     string
	issue      string
	publisher  string
}

func (a *app) epub() *cobra.Command {
	var f epubFlags
	c := &cobra.Command{
		Use:   "epub [flags] PATH...",
		Short: "Generate an EPUB",
		Long: `Generate an EPUB 3.3 from the articles at each PATH: a folder, a file, a zip
archive, or - for standard input. Articles go by date, in chapters, with
nested contents, a cover and the language of each marked.`,
		Example: `  wenzhai epub articles/
  wenzhai epub articles/ -o "week-{week}.epub" --period "last week" --fail-if-empty
  wenzhai epub a.zip b/ --lang zh --chapter-by month --cover cover.jpg
  cat post.html | wenzhai epub - -o post.epub`,
		Args: pathname.Some,
		RunE: func(c *cobra.Command, paths []string) error {
			o, err := f.epubOptions(a)
			if err != nil {
				return err
			}
			// Parsing makes much short-lived garbage and an EPUB is streamed:
			// a little more room than usual saves time.
			a.heap.CollectAt(200)
			f.named = []string{f.cover, f.css}
			f.volumes, f.verify = &f.volumeFlags, check.Verify
			f.volumeFlags.write = func(ctx context.Context, l *convert.Library, vols []*digest.Volume, place func(*digest.Volume, func(io.Writer) error) error) (*layout.Report, error) {
				a.heap.LimitTo(l.Volume().Len())
				return layout.WriteVolumes(ctx, l, vols, layout.EPUB(o), place)
			}
			write := func(ctx context.Context, l *convert.Library, w io.Writer) (*layout.Report, error) {
				a.heap.LimitTo(l.Volume().Len())
				return layout.Write(ctx, w, l, layout.EPUB(o))
			}
			return a.book(c.Context(), &f.bookFlags, paths, write, check.Verify)
		},
	}
	f.bookFlags.add(c, "digest.epub", output.Book(".epub"))
	f.volumeFlags.add(c)
	c.Flags().StringVar(&f.cover, "cover", "auto", "auto (drawn from title and dates), none, or a PNG or JPEG `FILE`")
	addWhole(c.Flags(), &f.imageSize, "image-size", "", 0, "fit pictures into a square of `N` pixels (0 = as they are)")
	c.Flags().BoolVar(&f.grey, "grey", false, "pictures in shades of grey, for e-ink")
	c.Flags().StringVar(&f.series, "series", "", "`NAME` of the periodical that the book is an issue of")
	c.Flags().StringVar(&f.issue, "issue", "", "`NUMBER` of the issue in its series: 27, 2021.27")
	c.Flags().StringVar(&f.publisher, "publisher", "", "`NAME` of whoever makes the book available (default: the articles' only source)")
	c.Flags().BoolVar(&f.vertical, "vertical", false, "set Chinese from top to bottom, pages from right to left")
	c.Flags().StringVar(&f.css, "css", "", "style sheet `FILE` to add to the book's own")
	return a.configured(c, &f.config)
}

func (f *epubFlags) epubOptions(a *app) (epub.Options, error) {
	if f.imageSize < 0 || f.imageSize > 0 && f.imageSize < minImage {
		return epub.Options{}, usagef("--image-size takes at least %d pixels, not %d", minImage, f.imageSize)
	}
	if f.issue != "" && f.series == "" && a.asked == nil && !f.config.sets("issue") {
		return epub.Options{}, usagef("--issue changes nothing without --series, the periodical that it is a number of")
	}
	if f.issue != "" && !issueNumber.MatchString(f.issue) {
		return epub.Options{}, usagef("--issue: %q is no number: expected 27, or 2021.27", f.issue)
	}
	o := epub.Options{Vertical: f.vertical, ImageSize: f.imageSize, Grey: f.grey, Series: f.series, Issue: f.issue, Publisher: f.publisher, TOCDepth: f.tocDepth}
	if strings.EqualFold(f.bilingual, digest.Facing.String()) {
		return o, usagef("--bilingual facing is for the PDF: an e-book has no facing pages; take columns")
	}
	err := f.volumeFlags.options(f.out)
	if err != nil {
		return o, err
	}
	if o.Modified, err = sourceDate(a.env.Getenv); err != nil {
		return o, err
	}
	if f.css != "" {
		if o.CSS, err = readAsset("--css", f.css); err != nil {
			return o, err
		}
	}
	switch f.cover {
	case "auto":
	case "none":
		o.Cover.Kind = epub.CoverNone
	default:
		if o.Cover, err = coverFile(f.cover); err != nil {
			return o, usagef("%w%s", err, nearest.Hint(f.cover, []string{"auto", "none"}))
		}
	}
	return o, nil
}

// issueNumber is what stands for the number of an issue in an EPUB (EPUB 3.3
// §D.3.5); the book leaves out what else is given.
var issueNumber = regexp.MustCompile(`^[0-9]{1,9}(\.[0-9]{1,9})*$`)

// minImage is the least size of a picture on which something can be seen.
const minImage = 64

// coverFile reads a picture to serve as the cover.
func coverFile(path string) (epub.Cover, error) {
	data, err := readAsset("--cover", path)
	if err != nil {
		return epub.Cover{}, err
	}
	_, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return epub.Cover{}, usagef("--cover: %s is not a whole PNG or JPEG picture", path)
	}
	img, _, err := picture.Decode(context.Background(), nil, path, data)
	if err != nil {
		return epub.Cover{}, usagef("--cover: %s is not a whole PNG or JPEG picture: %v", path, err)
	}
	return epub.Cover{Kind: epub.CoverImage, Data: img.Data, MediaType: img.MediaType}, nil
}

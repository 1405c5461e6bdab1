package pathname

import (
	"cmp"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/layout"
)

// suffix is what stands at the end of a file's name for its format.
var suffix = regexp.MustCompile(`^\.[A-Za-z][A-Za-z0-9]{0,7}$`)

// OutputName returns the file that the flag of an output means by value: in a
// folder, one that is there or ends with a slash, the file of the name usual;
// a book without a suffix gets that of its format, and one of another format is
// refused. What is there and is no file, as a device, is taken as it is.
func OutputName(flag, value, usual string, kind output.Kind) (string, error) {
	info, err := os.Stat(value)
	switch {
	case value == "-":
		return value, nil
	case strings.HasSuffix(value, "/") || strings.HasSuffix(value, string(filepath.Separator)) || err == nil && info.IsDir():
		return filepath.Join(value, usual), nil
	case err == nil && !info.Mode().IsRegular():
		return value, nil
	}
	ext, want := filepath.Ext(value), layout.Suffix(usual)
	named := suffix.MatchString(ext)
	switch {
	case !kind.IsBook():
		if maker(ext) != "" {
			return "", exit.Usagef("%s %s: this is no book; give the file another suffix, such as %s", flag, value, want)
		}
		return value, nil
	case strings.EqualFold(ext, want) || strings.EqualFold(layout.Suffix(value), want):
		return value, nil
	case !named:
		return strings.TrimRight(value, ".") + want, nil
	}
	advice := MakerOf(value, ext)
	advice = cmp.Or(advice, "name a file that ends in "+want)
	return "", exit.Usagef("%s %s: the file would hold %s, not what its name says; %s", flag, value, kind, advice)
}

// maker returns the command that makes books of a suffix; "" = there is none.
func maker(ext string) string {
	if f, ok := layout.FormatOf(ext); ok {
		return "wenzhai " + f.Name
	}
	return ""
}

// MakerOf says what makes a file of another format; "" where nothing is known of
// it.
func MakerOf(name, ext string) string {
	if m := maker(ext); m != "" {
		return m + " makes that"
	}
	stem := strings.TrimSuffix(name, ext)
	switch strings.ToLower(ext) {
	case ".mobi", ".azw", ".azw3", ".azw4", ".kfx", ".prc", ".pdb", ".lit", ".lrf", ".fb2", ".fbz", ".docx", ".doc", ".odt", ".rtf", ".htmlz", ".txtz", ".djvu", ".cbz":
		return "write an EPUB and convert it with calibre: ebook-convert " + stem + ".epub " + name
	case ".md", ".markdown", ".txt", ".htm", ".xhtml":
		return "wenzhai extract --format markdown, text or html prints articles so"
	case ".kepub":
		return "name it " + name + ".epub"
	}
	return ""
}

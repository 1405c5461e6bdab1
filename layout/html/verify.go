package html

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Begins reports whether a file that begins with head is a page of Write.
func Begins(head []byte) bool { return strings.HasPrefix(string(head), Mark) }

// tail ends every page.
const tail = "</body>\n</html>\n"

// Verify returns an error where a page is not whole, where an identifier stands in it
// twice, or where a link within it leads nowhere.
func Verify(r io.ReaderAt, size int64) error {
	if r == nil {
		return errors.New("there is no page")
	}
	end := make([]byte, len(tail))
	if _, err := r.ReadAt(end, max(size-int64(len(tail)), 0)); err != nil || string(end) != tail {
		return errors.New("the page is cut off")
	}
	head := make([]byte, len(Mark))
	if _, err := r.ReadAt(head, 0); err != nil || !Begins(head) {
		return errors.New("the page was not made by wenzhai")
	}
	return links(bufio.NewReaderSize(io.NewSectionReader(r, 0, size), 1<<16))
}

// links looks through the values of attributes: text holds no quotation marks as such.
func links(in *bufio.Reader) error {
	places, wanted := map[string]bool{}, map[string]bool{}
	before := ""
	for {
		s, err := in.ReadString('"')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		value := strings.TrimSuffix(s, `"`)
		switch {
		case strings.HasSuffix(before, ` id="`) && places[value]:
			return fmt.Errorf("the page has two places %s", value)
		case strings.HasSuffix(before, ` id="`):
			places[value] = true
		case strings.HasSuffix(before, ` href="`) && strings.HasPrefix(value, "#"):
			wanted[value[1:]] = true
		}
		before = s[max(len(s)-len(` href="`), 0):]
	}
	return missing(wanted, places)
}

// missing reports what is wanted and not there.
func missing(wanted, places map[string]bool) error {
	for name := range wanted {
		if !places[name] {
			return fmt.Errorf("a link leads to %s, which is not in the page", name)
		}
	}
	return nil
}

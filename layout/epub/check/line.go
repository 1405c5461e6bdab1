package check

import "bytes"

// findAt notes an error at the line of file that names word in quotes.
func (c *checker) findAt(code Code, file, word, format string, args ...any) {
	c.find(code, file, format, args...)
	c.locate(file, word)
}

// warnAt is findAt for warnings.
func (c *checker) warnAt(code Code, file, word, format string, args ...any) {
	c.warn(code, file, format, args...)
	c.locate(file, word)
}

// maxSearched bounds the bytes that are searched for the lines of findings, of
// which a large and bad book has many.
const maxSearched = 256 << 20

// locate gives the last finding the line of file that word stands in, at the
// end of a quoted address or as a whole attribute. Files are read again for it:
// a sound book costs nothing.
func (c *checker) locate(file, word string) {
	if len(c.findings) >= maxFindings || word == "" || word == "." || c.files[file] == nil {
		return
	}
	if c.lastRead.name != file {
		data, err := read(c.files[file])
		if err != nil {
			return
		}
		c.lastRead.name, c.lastRead.data = file, data
	}
	if c.searched += len(c.lastRead.data); c.searched > maxSearched {
		return
	}
	for _, quoted := range []string{`"` + word + `"`, `'` + word + `'`, word + `"`, word + `'`} {
		if at := bytes.Index(c.lastRead.data, []byte(quoted)); at >= 0 {
			c.findings[len(c.findings)-1].Line = 1 + bytes.Count(c.lastRead.data[:at], []byte("\n"))
			return
		}
	}
}

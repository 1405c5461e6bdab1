package message

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// Entry is a message in both languages, as a PO file of gettext has it.
type Entry struct {
	File   string // in which it stands: "help.po"
	Line   int    // 1-based, of its end
	ID     string // the English text or format
	Plural string // the one for several; "" = none
	Text   string // the Chinese one
}

// Entries returns all messages, in the order of the names of the files.
func Entries() []Entry {
	names, err := fs.Glob(files, "zh/*.po")
	var out []Entry
	for _, name := range names {
		data, fault := files.ReadFile(name)
		if fault != nil || err != nil {
			continue // they are embedded: a test reads them
		}
		out = append(out, read(path.Base(name), string(data))...)
	}
	return out
}

// read reads a PO file: msgid, msgid_plural and msgstr with strings as Go and C write
// them; a line that is a string goes on with the one before.
func read(name, text string) []Entry {
	var out []Entry
	e := Entry{File: name}
	var to *string
	end := func() {
		if e.ID != "" && e.Text != "" {
			out = append(out, e)
		}
		e = Entry{File: name}
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		key, quoted, _ := strings.Cut(line, " ")
		switch {
		case strings.HasPrefix(line, `"`):
			quoted = line
		case key == "msgid":
			end()
			to = &e.ID
		case key == "msgid_plural":
			to = &e.Plural
		case key == "msgstr", key == "msgstr[0]":
			to = &e.Text
		default:
			continue
		}
		if s, err := strconv.Unquote(strings.TrimSpace(quoted)); err == nil && to != nil {
			*to += s
		}
		e.Line = n
	}
	end()
	return out
}

// String names the place of e.
func (e Entry) String() string { return fmt.Sprintf("zh/%s:%d", e.File, e.Line) }

package template

import (
	"cmp"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// maxName is how many bytes the name of a file or folder has at most: what ext4,
// XFS, Btrfs and APFS take, and less than the 255 UTF-16 units of FAT and NTFS.
const maxName = 255

// FillPath fills in the names of a path, so that any file system can have it. No
// value adds or removes a folder level or makes a file hidden; characters that
// FAT and Windows refuse become hyphens, those that nobody sees go, and a value is cut
// where a name would be too long. What the template says by itself stays.
func (n Names) FillPath(template string) string {
	separators := "/" + string(os.PathSeparator)
	var out strings.Builder
	for {
		at := strings.IndexAny(template, separators)
		if at < 0 {
			out.WriteString(n.fillElement(template))
			return out.String()
		}
		out.WriteString(n.fillElement(template[:at]))
		out.WriteByte(template[at])
		template = template[at+1:]
	}
}

// fillElement fills in the names of one file or folder.
func (n Names) fillElement(template string) string {
	used := Names{}
	for _, m := range placeholder.FindAllStringSubmatch(template, -1) {
		if v, ok := n[m[1]]; ok {
			used[m[1]] = portable(v)
		}
	}
	if len(used) == 0 {
		return template
	}
	used.shorten(template)
	name, ext := used.Fill(template), filepath.Ext(template)
	if strings.ContainsAny(ext, "{}") {
		ext = ""
	}
	stem := strings.TrimRightFunc(strings.TrimSuffix(name, ext), loose)
	if !strings.HasPrefix(template, ".") {
		stem = strings.TrimLeftFunc(stem, loose)
	}
	stem = cmp.Or(stem, "-")
	return unreserved(stem + ext)
}

// loose reports whether Windows drops a character at the end of a name. A point at
// the beginning hides it elsewhere.
func loose(r rune) bool { return r == '.' || unicode.IsSpace(r) }

// portable returns a value as it may stand in any file's name.
func portable(value string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`\/:*?"<>|`, r), unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp), r == utf8.RuneError:
			return '-'
		case unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point):
			return -1
		}
		return r
	}, value)
}

// shorten cuts the longest values until the template, filled in, is a name that is
// short enough, with a byte to spare for unreserved.
func (n Names) shorten(template string) {
	for {
		over := len(n.Fill(template)) + 1 - maxName
		longest := ""
		for name, v := range n {
			if len(v) > len(n[longest]) || len(v) == len(n[longest]) && name < longest {
				longest = name
			}
		}
		if over <= 0 || n[longest] == "" {
			return
		}
		each := (over + strings.Count(template, "{"+longest+"}") - 1) / max(strings.Count(template, "{"+longest+"}"), 1)
		n[longest] = cut(n[longest], max(len(n[longest])-each, 0))
	}
}

// cut returns the beginning of s of at most so many bytes, whole characters as
// people see them.
func cut(s string, most int) string {
	n := 0
	for rest := s; rest != ""; {
		var cluster string
		cluster, rest, _, _ = uniseg.FirstGraphemeClusterInString(rest, -1)
		if n+len(cluster) > most {
			break
		}
		n += len(cluster)
	}
	return s[:n]
}

// reserved are the names of devices on Windows, with any suffix.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(\.|$)`)

// unreserved returns a name that is no device's.
func unreserved(name string) string { return reserved.ReplaceAllString(name, "${1}_${2}") }

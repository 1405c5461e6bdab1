package article

import (
	"fmt"

	"github.com/wenzhai/wenzhai/convert/article/export"
)

// Records says what the keys of the records of some files are: of JSON, of one object
// a line, and of tables.
type Records struct {
	Files string // names the files, by a pattern of MatchPath; "" = all in which a record is found
	export.Fields
}

// String returns all that r says: records that are read alike are shown alike.
func (r *Records) String() string {
	if r == nil {
		return ""
	}
	return fmt.Sprintf("%q", *r)
}

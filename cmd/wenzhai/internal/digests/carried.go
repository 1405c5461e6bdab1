package digests

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/convert/digest"
)

// carry returns what the state keeps of each article: its place, for people,
// and its keys.
func carry(items []*digest.Item) []string {
	out := make([]string, 0, len(items))
	for _, it := range items {
		s := fmt.Sprintf("%s#%d", it.Meta.Path, it.Meta.Index)
		for _, k := range digest.Keys(it) {
			s += fmt.Sprintf(" %016x", k)
		}
		out = append(out, s)
	}
	return out
}

// carriedElsewhere returns a function that reports whether an issue other than
// that of a period carried an article.
func carriedElsewhere(s *state.State, period string) func(*digest.Item) bool {
	in := map[uint64]bool{}
	for i := range s.Issues {
		if s.Issues[i].Period == period {
			continue
		}
		for _, c := range s.Issues[i].Carried {
			for _, k := range keysOf(c) {
				in[k] = true
			}
		}
	}
	return func(it *digest.Item) bool {
		return slices.ContainsFunc(digest.Keys(it), func(k uint64) bool { return in[k] })
	}
}

// keysOf reads the keys at the end of what carry made. Names of files may hold
// spaces.
func keysOf(c string) []uint64 {
	var out []uint64
	for {
		at := strings.LastIndexByte(c, ' ')
		if at < 0 || len(c)-at != 17 {
			return out
		}
		k, err := strconv.ParseUint(c[at+1:], 16, 64)
		if err != nil {
			return out
		}
		out = append(out, k)
		c = c[:at]
	}
}

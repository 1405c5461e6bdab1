package archive

import (
	"io/fs"

	"github.com/wenzhai/wenzhai/convert/cache"
)

// Identity returns what tells the source from all other files on this machine,
// and a stamp of its present state, as far as both are known without reading
// it; "" for standard input and the like. The stamp is of the moment when the
// archive was opened. Of a packed file it is that of the archive.
func (s *Source) Identity() (string, cache.Stamp) {
	if s.id == "" && s.root != nil {
		return s.root.identity(s.rel), s.stamp
	}
	return s.id, s.stamp
}

func stampOf(info fs.FileInfo) cache.Stamp {
	st := cache.Stamp{Size: info.Size(), MTime: info.ModTime().UnixNano()}
	st.CTime, st.File = system(info)
	return st
}

// identify gives the sources from number n on, which lie in one packed
// archive, an identity.
func (a *opener) identify(n int, key string, info fs.FileInfo) {
	for _, s := range a.sources[n:] {
		s.id, s.stamp = key+"\x00"+s.path, stampOf(info)
	}
}

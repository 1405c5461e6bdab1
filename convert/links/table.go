package links

import (
	"cmp"
	"slices"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// table finds articles by keys. It holds hashes of 64 bits, which are as good as the
// keys, in a fraction of their room.
type table []entry

type entry struct {
	hash uint64
	at   int32 // number of the article
	rank int32 // the lower the better
}

func (t *table) add(key string, at, rank int) {
	if key != "" {
		*t = append(*t, entry{letter.Hash(key), int32(at), int32(rank)})
	}
}

// sorted returns t ready to be searched.
func (t table) sorted() table {
	slices.SortFunc(t, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.rank, b.rank), cmp.Compare(a.at, b.at))
	})
	return slices.Clip(slices.Compact(t))
}

// find returns the entries of key, the best first.
func (t table) find(key string) []entry {
	h := letter.Hash(key)
	from, _ := slices.BinarySearchFunc(t, h, func(e entry, h uint64) int { return cmp.Compare(e.hash, h) })
	to := from
	for to < len(t) && t[to].hash == h {
		to++
	}
	return t[from:to]
}

// ranked returns the entries of key with a rank.
func (t table) ranked(key string, rank int) []entry {
	es := t.find(key)
	from := slices.IndexFunc(es, func(e entry) bool { return int(e.rank) == rank })
	if from < 0 {
		return nil
	}
	to := from
	for to < len(es) && int(es[to].rank) == rank {
		to++
	}
	return es[from:to]
}

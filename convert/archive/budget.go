package archive

// The limits of what an archive unpacks to, with all archives inside it.
const (
	maxRatio    = 400       // unpacked to packed bytes of one entry …
	ratioFloor  = 8 << 20   // … that is larger than this
	sumRatio    = 64        // unpacked to packed bytes of an archive as a whole …
	sumFloor    = 1 << 20   // … beyond this, and beyond what is left of …
	sharedFloor = 8 << 20   // … these, which the archives of one run share
	maxUnpacked = 16 << 30  // bytes that one archive unpacks to
	maxSpooled  = 8 << 30   // bytes in temporary files of one run
	maxStdinZip = 256 << 20 // bytes of an archive on standard input, held in memory
)

// budget is what one named or found archive may still unpack to. Archives inside
// it spend the same budget: each of them may be harmless, and all together not.
// Text packs to a third, pages of one site to a thirtieth; only bombs and empty
// files get beyond sumRatio.
type budget struct {
	own    int64  // bytes left by its size
	shared *int64 // bytes left to all archives of the run
	most   int64  // bytes left of maxUnpacked
}

func (a *opener) newBudget(packed int64) *budget {
	return &budget{own: sumFloor + sumRatio*min(packed, maxUnpacked), shared: &a.shared, most: maxUnpacked}
}

// take spends n bytes, or none and reports false where fewer are left.
func (b *budget) take(n int64) bool {
	if n < 0 || n > b.most || n > b.own && n-b.own > *b.shared {
		return false
	}
	b.most -= n
	own := min(n, b.own)
	b.own -= own
	*b.shared -= n - own
	return true
}

// tooDense is what is said of what a budget does not suffice for.
const tooDense = "the archive unpacks to over 64 times its size"

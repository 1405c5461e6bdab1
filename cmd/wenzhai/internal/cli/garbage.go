package cli

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// collectGarbageAt sets how much the heap may grow between two runs of the
// garbage collector, in percent. GOGC has the last word.
func (a *app) collectGarbageAt(percent int) {
	a.steward = nil
	if a.env.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// keepRoom lets the heap grow by some bytes between two runs of the garbage
// collector while an archive is read, and by at least so many percent. A share
// alone collects too often at first, and wastes too much when the heads of a large
// archive are there.
func (a *app) keepRoom(bytes uint64, percent int) {
	a.collectGarbageAt(mostGrowth)
	if a.env.Getenv("GOGC") == "" {
		a.steward = &steward{room: bytes, least: percent, now: mostGrowth}
	}
}

// keepCeiling collects garbage as often as usual, and more often where memory would
// come to more than half again what lives, and some bytes. GOMEMLIMIT has the last
// word.
func (a *app) keepCeiling(bytes uint64) {
	a.collectGarbageAt(100)
	if a.env.Getenv("GOMEMLIMIT") == "" {
		a.steward = &steward{room: bytes, ceiling: true}
	}
}

// smallCeiling is the lowest ceiling in bytes: below it there is nothing to save.
const smallCeiling = 80 << 20

// mostGrowth is how much a small heap may grow, in percent.
const mostGrowth = 400

// steward sets the growth of the heap, or a ceiling of memory, as what lives on it
// grows.
type steward struct {
	room    uint64 // bytes
	least   int    // percent
	ceiling bool

	mu    sync.Mutex
	steps int
	now   int // percent
}

// step is called with every article that was read. It may be nil.
func (s *steward) step() {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.steps++; s.steps%16 != 0 {
		return
	}
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	live := sample[0].Value.Uint64()
	if s.ceiling {
		debug.SetMemoryLimit(int64(max(live+live/2+s.room, smallCeiling)))
		return
	}
	if p := growth(live, s.room, s.least); p*10 < s.now*9 || p*9 > s.now*10 {
		s.now = p
		debug.SetGCPercent(p)
	}
}

// growth returns the percentage of live bytes that room is, within its bounds.
func growth(live, room uint64, least int) int {
	return int(min(max(room*100/max(live, 1), uint64(least)), mostGrowth))
}

// Package memory says how often garbage is collected: a run takes no more memory
// than is worth its time. The environment's GOGC and GOMEMLIMIT have the last word.
package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"weak"
)

// Tuner sets the growth of the heap, or a ceiling of memory, as what lives on it
// grows. The zero value leaves both alone until it is told otherwise.
type Tuner struct {
	Getenv func(string) string // nil = the environment sets nothing

	room    uint64 // bytes; 0 = what is set stays
	least   int    // percent
	ceiling bool

	mu      sync.Mutex
	steps   int
	now     int // percent
	watched bool
}

func (s *Tuner) isSet(variable string) bool { return s.Getenv != nil && s.Getenv(variable) != "" }

// CollectAt sets how much the heap may grow between two runs of the garbage
// collector, in percent.
func (s *Tuner) CollectAt(percent int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.room = 0
	if !s.isSet("GOGC") {
		s.now = percent
		debug.SetGCPercent(percent)
		if !s.watched {
			s.watched = true
			watch(weak.Make(s))
		}
	}
}

// A heap may grow by growthRoom bytes, or by leastGrowth percent where that is more: one
// large file may fill it, during which no article is read.
const (
	growthRoom  = 96 << 20
	leastGrowth = 40
)

// watch bounds the growth of the heap of s whenever garbage was collected.
func watch(s weak.Pointer[Tuner]) {
	type collected struct{ _ *byte }
	runtime.SetFinalizer(&collected{}, func(*collected) {
		if t := s.Value(); t != nil {
			t.bound()
			watch(s)
		}
	})
}

func (s *Tuner) bound() {
	if !s.mu.TryLock() {
		return
	}
	defer s.mu.Unlock()
	if most := max(growth(liveBytes(), max(s.room, growthRoom), 0), leastGrowth); s.now > most {
		s.now = most
		debug.SetGCPercent(most)
	}
}

// liveBytes returns the size of what lives on the heap, 0 where it is not known.
func liveBytes() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

// KeepRoom lets the heap grow by some bytes between two runs of the garbage
// collector while an archive is read, and by at least so many percent. A share
// alone collects too often at first, and wastes too much when the heads of a large
// archive are there.
func (s *Tuner) KeepRoom(bytes uint64, percent int) {
	s.CollectAt(mostGrowth)
	if !s.isSet("GOGC") {
		s.room, s.least, s.ceiling = bytes, percent, false
	}
}

// KeepCeiling collects garbage as often as usual, and more often where memory would
// come to more than half again what lives, and some bytes.
func (s *Tuner) KeepCeiling(bytes uint64) {
	s.CollectAt(100)
	if !s.isSet("GOMEMLIMIT") {
		s.room, s.ceiling = bytes, true
	}
}

// Memory that writing an EPUB may take before garbage is collected more often:
// some megabytes for the work, and what a book keeps of each article.
const (
	workMemory    = 72 << 20
	articleMemory = 3 << 10
)

// LimitTo keeps the memory of writing n articles in bounds without collecting
// garbage more often than that takes.
func (s *Tuner) LimitTo(n int) {
	if !s.isSet("GOMEMLIMIT") {
		debug.SetMemoryLimit(workMemory + int64(n)*articleMemory)
	}
}

// smallCeiling is the lowest ceiling in bytes: below it there is nothing to save.
const smallCeiling = 80 << 20

// mostGrowth is how much a small heap may grow, in percent.
const mostGrowth = 400

// Step is called with every article that was read.
func (s *Tuner) Step() {
	if s.room == 0 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.steps++; s.steps%16 != 0 {
		return
	}
	live := liveBytes()
	if live == 0 {
		return
	}
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

package article

import (
	"cmp"
	"time"
)

// Stored is a head as it is kept from run to run. Its date stands apart, with its
// offset from UTC in seconds: the names of zones do not survive.
type Stored struct {
	_ struct{} `cbor:",toarray"`
	Head
	Sec    int64
	Nano   int
	Offset int
}

// NewStored returns h in the form in which it is kept; the zero value of nil.
func NewStored(h *Head) Stored {
	if h == nil {
		return Stored{}
	}
	st := Stored{Head: *h}
	if !h.Date.IsZero() {
		_, st.Offset = h.Date.Zone()
		st.Sec, st.Nano, st.Head.Date = h.Date.Unix(), h.Date.Nanosecond(), time.Time{}
	}
	return st
}

// Restored returns the head with its date in zone, nil = UTC, or else in one without
// a name.
func (st *Stored) Restored(zone *time.Location) Head {
	if st == nil {
		return Head{}
	}
	h := st.Head
	if !h.Dated() {
		return h
	}
	h.Date = time.Unix(st.Sec, int64(st.Nano)).In(cmp.Or(zone, time.UTC))
	if _, offset := h.Date.Zone(); offset != st.Offset {
		h.Date = h.Date.In(time.FixedZone("", st.Offset))
	}
	return h
}

package cli

import (
	"strconv"
	"time"
)

// nowVariable names the moment that a run takes for now, as --now does for
// `wenzhai build`: a recipe that must run as it stands is tried with it.
const nowVariable = "WENZHAI_NOW"

// setClock lets the run go by the moment that the environment names, if any.
func (a *app) setClock() error {
	s := a.env.Getenv(nowVariable)
	if s == "" {
		return nil
	}
	now, err := parseMoment(nowVariable, s)
	if err != nil {
		return err
	}
	a.env.Now = func() time.Time { return now }
	return nil
}

// parseMoment reads a moment that name gives. The error is a usage error.
func parseMoment(name, s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, usagef("%s: %q is no moment: expected 2021-06-28T06:00:00+08:00", name, s)
	}
	return t, nil
}

// sourceDate returns the moment that SOURCE_DATE_EPOCH names, or the zero
// time where it is not set.
func sourceDate(getenv func(string) string) (time.Time, error) {
	s := getenv("SOURCE_DATE_EPOCH")
	if s == "" {
		return time.Time{}, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < firstSource || n > lastSource {
		return time.Time{}, usagef("SOURCE_DATE_EPOCH is %q: expected seconds since 1970, of a moment from 1980 to 9999", s)
	}
	return time.Unix(n, 0).UTC(), nil
}

// The moments that SOURCE_DATE_EPOCH may name, in seconds since 1970: what a zip
// archive can state begins with 1980, RFC 3339 ends with 9999.
const (
	firstSource = 315532800
	lastSource  = 253402300799
)

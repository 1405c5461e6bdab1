package main

import (
	"bytes"
	"math"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// body is one article, ready to be cleaned.
type body struct {
	meta   doc.Meta
	format doc.Format
	text   []byte
	line   int
}

// clean compares cleaning the bodies of the archive with parsing their HTML, and
// doing nothing with it. The two take turns in this
// process; what else the machine does can only add to a time, so the best of many
// counts.
func (b *bed) clean() error {
	var bodies []body
	for _, f := range b.files {
		text, heads, _ := article.Scan(article.Input{Path: f.name, Name: f.name, Data: f.data}, article.Options{Zone: time.UTC})
		for _, h := range heads {
			bodies = append(bodies, body{h.Meta, h.Format, text[h.Start:h.End], h.BodyLine})
		}
	}
	best := [2]float64{math.Inf(1), math.Inf(1)}
	for range 8 * b.runs {
		for i, run := range []func([]body) error{parseAll, cleanAll} {
			runtime.GC() // each pays for its own garbage alone
			took, err := timed(func() error { return run(bodies) })
			if err != nil {
				return err
			}
			best[i] = min(best[i], took.Seconds())
		}
	}
	verdict("cleaning CPU / parsing", best[1]/best[0], 1.6, "%.3f s; parsing %.3f s; %d bodies; the best of %d runs each", best[1], best[0], len(bodies), 8*b.runs)
	return nil
}

func parseAll(bodies []body) error {
	for i := range bodies {
		if _, err := html.Parse(bytes.NewReader(bodies[i].text)); err != nil {
			return err
		}
	}
	return nil
}

func cleanAll(bodies []body) error {
	k := clean.NewCleaner()
	for i := range bodies {
		x := &bodies[i]
		k.Clean(clean.Input{Meta: &x.meta, Format: x.format, Body: x.text, Valid: true, Line: x.line})
	}
	return nil
}

// timed returns the processor time that f took, all threads counted.
func timed(f func() error) (time.Duration, error) {
	before, err := ownCPU()
	if err != nil {
		return 0, err
	}
	if err := f(); err != nil {
		return 0, err
	}
	after, err := ownCPU()
	return after - before, err
}

func ownCPU() (time.Duration, error) {
	var r syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()), err
}

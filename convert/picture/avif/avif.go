// Package avif decodes pictures in AVIF (AV1 Image File Format 1.1). The decoder
// is libavif with libaom and libyuv, compiled to WebAssembly and run inside this
// process: it touches no file and no library of the machine, so that a picture
// has the same pixels everywhere, and what a damaged one makes it do stays in
// its sandbox. See README.md for where it is from.
package avif

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed" // the decoder
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

//go:embed decode.wasm.gz
var module []byte

// MaxPixels bounds what is decoded: the decoder takes some 22 bytes a pixel.
const MaxPixels = 8 << 20

// maxPages bounds the sandbox, in pages of 64 KiB.
const maxPages = 224 << 20 >> 16

// Errors of Decode.
var (
	ErrDamaged  = errors.New("damaged")
	ErrTooLarge = errors.New("too large")
)

// decoder is the compiled module. One picture is decoded at a time, to bound
// memory.
type decoder struct {
	mu      sync.Mutex
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

// compiled makes the decoder when the first picture needs it: it takes a
// quarter of a second.
var compiled = sync.OnceValues(newDecoder)

func newDecoder() (*decoder, error) {
	z, err := gzip.NewReader(bytes.NewReader(module))
	if err != nil {
		return nil, err
	}
	code, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	d, err := compile(code, wazero.NewRuntimeConfig())
	if err != nil {
		// Some systems allow no memory that is both written and run.
		return compile(code, wazero.NewRuntimeConfigInterpreter())
	}
	return d, nil
}

// compile makes the module ready to run.
func compile(code []byte, c wazero.RuntimeConfig) (d *decoder, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the AVIF decoder cannot run here: %v", r)
		}
	}()
	ctx := context.Background()
	d = &decoder{runtime: wazero.NewRuntimeWithConfig(ctx, c.WithMemoryLimitPages(maxPages))}
	if d.module, err = d.runtime.CompileModule(ctx, code); err != nil {
		return nil, err
	}
	_, err = wasi_snapshot_preview1.Instantiate(ctx, d.runtime)
	return d, err
}

// Decode decodes the picture, of an animation the first one, and tells how it is
// to be seen: its EXIF orientation. It fails with ErrTooLarge for pictures over
// MaxPixels, before decoding, and with ErrDamaged.
func Decode(data []byte) (pic *image.RGBA, orientation int, err error) {
	h := readHeader(data)
	if h.width > 0 && h.height > MaxPixels/h.width {
		return nil, 0, tooLarge(h.width, h.height)
	}
	d, err := compiled()
	if err != nil {
		return nil, 0, err
	}
	pic, err = d.decode(data)
	return pic, h.orientation(), err
}

// tooLarge returns the error of a picture that is over the limit.
func tooLarge(w, h int) error {
	return fmt.Errorf("%w: %d × %d pixels", ErrTooLarge, w, h)
}

// decode runs the decoder on one picture.
func (d *decoder) decode(data []byte) (*image.RGBA, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	ctx := withMemory(context.Background())
	m, err := d.runtime.InstantiateModule(ctx, d.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer m.Close(ctx) //nolint:errcheck // nothing is written
	r := run{ctx: ctx, m: m}
	pic := r.decode(data)
	if r.err != nil {
		return nil, r.err
	}
	return pic, nil
}

// run is the decoding of one picture. After an error it does nothing more.
type run struct {
	ctx context.Context //nolint:containedctx // lives as long as one call
	m   api.Module
	err error
}

// call calls a function of the module; a trap is an error.
func (r *run) call(name string, args ...uint64) uint64 {
	if r.err != nil {
		return 0
	}
	out, err := r.m.ExportedFunction(name).Call(r.ctx, args...)
	if err != nil || len(out) != 1 || out[0] == 0 {
		r.err = ErrDamaged
		return 0
	}
	return out[0]
}

// Where the module puts what it finds out, in 32-bit words from an address:
// width, height, bits a channel, number of pictures; after these the duration of
// the first one.
const (
	widthAt  = 0
	heightAt = 4
	depthAt  = 8
	countAt  = 12
	delayAt  = 16
	factSize = 24
)

// decode returns the first picture.
func (r *run) decode(data []byte) *image.RGBA {
	in := r.call("malloc", uint64(len(data)))
	facts := r.call("malloc", factSize)
	if r.err != nil || !r.m.Memory().Write(uint32(in), data) {
		r.err = ErrDamaged
		return nil
	}
	pass := func(headOnly, out uint64) {
		r.call("decode", in, uint64(len(data)), headOnly, 0, facts+widthAt, facts+heightAt, facts+depthAt, facts+countAt, facts+delayAt, out)
	}
	pass(1, 0)
	w, h, deep := r.fact(facts+widthAt), r.fact(facts+heightAt), r.fact(facts+depthAt) > 8
	switch {
	case r.err != nil:
		return nil
	case w <= 0 || h <= 0:
		r.err = ErrDamaged
		return nil
	case h > MaxPixels/w:
		r.err = tooLarge(w, h)
		return nil
	}
	size := 4 * w * h
	if deep {
		size *= 2
	}
	out := r.call("malloc", uint64(size))
	if r.err != nil {
		r.err = tooLarge(w, h)
		return nil
	}
	pass(0, out)
	if r.err != nil {
		return nil
	}
	pix, ok := r.m.Memory().Read(uint32(out), uint32(size))
	if !ok {
		r.err = ErrDamaged
		return nil
	}
	pic := image.NewRGBA(image.Rect(0, 0, w, h))
	if !deep {
		copy(pic.Pix, pix)
		return pic
	}
	for i := range pic.Pix {
		pic.Pix[i] = byte(binary.LittleEndian.Uint16(pix[2*i:]) >> 8)
	}
	return pic
}

// fact reads one of the words that the module writes.
func (r *run) fact(at uint64) int {
	v, ok := r.m.Memory().ReadUint32Le(uint32(at))
	if !ok || v > 1<<30 {
		return -1
	}
	return int(v)
}

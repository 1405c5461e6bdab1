package archive

import (
	"context"
	"io"
)

// interruptible returns a reader of what r gives whose Read ends with ctx, also
// where nothing comes from r for ever. After stop nothing more is passed on; what
// r does not give may be waited for until the program ends.
func interruptible(ctx context.Context, r io.Reader) (_ io.Reader, stop func()) {
	out, in := io.Pipe()
	go func() {
		_, err := io.Copy(in, r)
		in.CloseWithError(err) //nolint:errcheck // it never fails
	}()
	release := context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) }) //nolint:errcheck // it never fails
	return out, func() {
		release()
		out.Close() //nolint:errcheck // it never fails
	}
}

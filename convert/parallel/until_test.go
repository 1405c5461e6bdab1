package parallel

import (
	"context"
	"errors"
	"testing"
)

func TestUntil(t *testing.T) {
	bad := errors.New("bad")
	if err := Until(t.Context(), func() error { return bad }); !errors.Is(err, bad) {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	never := make(chan struct{})
	defer close(never)
	if err := Until(ctx, func() error { cancel(); <-never; return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if err := Until(ctx, func() error { t.Error("called after the end"); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

package main

import "context"

func evaluateSeeds(ctx context.Context, t *table, dir string) error { _, _, _ = ctx, t, dir; return nil }

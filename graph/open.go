package graph

import (
	"context"
	"fmt"
	"strings"

	"parley/graph/quadstore"
)

// The address of a store in memory.
const memoryAddress = "mem:"

// Open opens the store at address: "mem:", or the path of a folder, which is
// made unless opts.ReadOnly. It returns ErrAddress, ErrNoStore, ErrNotStore,
// ErrOlder, ErrNewer, ErrInUse or ErrDamaged, wrapped, and leaves what it found
// untouched in all of these cases.
func Open(ctx context.Context, address string, opts Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	open := quadstore.Open
	scheme, _, remote := strings.Cut(address, "://")
	switch {
	case address == "" || remote && scheme == "":
		return nil, fmt.Errorf("%w: it is empty; name a folder, or mem: for memory", ErrAddress)
	case address == memoryAddress:
		open = func(string) (*quadstore.Store, error) { return quadstore.OpenMemory() }
	case remote, strings.HasPrefix(address, memoryAddress):
		return nil, fmt.Errorf("%w: %s; name a folder, or mem: for memory", ErrAddress, address)
	case opts.ReadOnly:
		open = quadstore.OpenView
	}
	db, err := open(address)
	if err != nil {
		return nil, err
	}
	return &Store{address: address, opts: opts, current: &handle{db: db}}, nil
}

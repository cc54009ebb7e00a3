package graph

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parley/graph/quadstore"
)

// The address of a store in memory.
const memoryAddress = "mem:"

// Open opens the store at address: "mem:", the path of a folder, or
// "postgres://USER@HOST/DATABASE", where the setting search_path names a schema.
// It is made if there is none, unless opts.ReadOnly. Open returns ErrAddress,
// ErrNoStore, ErrNotStore, ErrOlder, ErrNewer, ErrInUse or ErrDamaged, wrapped,
// and leaves what it found untouched in all of these cases.
func Open(ctx context.Context, address string, opts Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	at, err := placeOf(address)
	if err != nil {
		return nil, err
	}
	open := at.open
	if opts.ReadOnly {
		open = at.view
	}
	db, err := open(ctx)
	if err != nil {
		return nil, err
	}
	return &Store{address: at.name, place: at, opts: opts, current: &handle{db: db}}, nil
}

// place is where a store is kept.
type place struct {
	name       string // the address as it may be shown
	open, view func(context.Context) (*quadstore.Store, error)
	// create makes a store and fills it before it can be seen; quadstore.ErrExists
	// if there is something already.
	create func(ctx context.Context, fill func(*quadstore.Store) error) error
	beside string // the folder beside which there is room; empty for memory
}

// placeOf reads an address.
func placeOf(address string) (place, error) {
	scheme, _, remote := strings.Cut(address, "://")
	const choice = "name a folder, a database (postgres://USER@HOST/DATABASE), or mem: for memory"
	switch {
	case address == "" || remote && scheme == "":
		return place{}, fmt.Errorf("%w: it is empty; %s", ErrAddress, choice)
	case address == memoryAddress:
		return memoryPlace(), nil
	case quadstore.IsPostgres(address):
		return databasePlace(address), nil
	case remote, strings.HasPrefix(address, memoryAddress):
		return place{}, fmt.Errorf("%w: %s; %s", ErrAddress, address, choice)
	}
	return folderPlace(address), nil
}

func memoryPlace() place {
	open := func(context.Context) (*quadstore.Store, error) { return quadstore.OpenMemory() }
	return place{
		name: memoryAddress, open: open, view: open,
		create: func(context.Context, func(*quadstore.Store) error) error { return quadstore.ErrExists },
	}
}

func folderPlace(folder string) place {
	return place{
		name: folder, beside: folder,
		open: func(context.Context) (*quadstore.Store, error) { return quadstore.Open(folder) },
		view: func(context.Context) (*quadstore.Store, error) { return quadstore.OpenView(folder) },
		create: func(_ context.Context, fill func(*quadstore.Store) error) error {
			return quadstore.Create(folder, fill)
		},
	}
}

func databasePlace(address string) place {
	return place{
		name: quadstore.PostgresName(address), beside: filepath.Join(os.TempDir(), "parley"),
		open: func(ctx context.Context) (*quadstore.Store, error) { return quadstore.OpenPostgres(ctx, address) },
		view: func(ctx context.Context) (*quadstore.Store, error) { return quadstore.ViewPostgres(ctx, address) },
		create: func(ctx context.Context, fill func(*quadstore.Store) error) error {
			return quadstore.CreatePostgres(ctx, address, fill)
		},
	}
}

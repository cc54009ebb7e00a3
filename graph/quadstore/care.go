package quadstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Create makes a store in a folder that does not exist, and has it filled
// before it can be seen: after an error or a crash there is none. ErrExists if
// there is something.
func Create(folder string, fill func(*Store) error) error {
	if err := inspect(folder); !errors.Is(err, ErrNone) {
		return errors.Join(fmt.Errorf("%w: %s", ErrExists, folder), err)
	}
	return create(folder, fill)
}

// Aside makes a store for a while: beside a folder, or in memory if that is
// empty. It is gone when the function returns.
func Aside(folder string, use func(*Store) error) (err error) {
	var s *Store
	if folder == "" {
		if s, err = OpenMemory(); err != nil {
			return err
		}
	} else {
		folder = filepath.Clean(folder)
		sweep(folder)
		var beside string
		beside, err = os.MkdirTemp(filepath.Dir(folder), filepath.Base(folder)+".aside-*")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(beside)) }()
		if s, err = open(vfs.Default, beside, &pebble.Options{}); err != nil {
			return err
		}
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return use(s)
}

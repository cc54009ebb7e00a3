package graph

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"parley/graph/quadstore"
)

// handle is an open quad store and those who use it.
type handle struct {
	db    *quadstore.Store
	users sync.WaitGroup
}

// close waits for the users.
func (h *handle) close() error {
	h.users.Wait()
	return h.db.Close()
}

// read runs a function on a snapshot.
func (h *handle) read(ctx context.Context, fn func(*reader) error) (err error) {
	snapshot, err := h.db.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, snapshot.Close()) }()
	return fn(newReader(snapshot))
}

// lookEvery is how often a follower looks whether the store has changed.
const lookEvery = time.Second

// borrow lends the quad store; the borrower calls users.Done.
func (s *Store) borrow() (*handle, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current == nil {
		return nil, fmt.Errorf("%s: %w", s.address, ErrClosed)
	}
	if s.opts.Follow && time.Since(s.looked) >= lookEvery {
		s.renew()
		s.looked = time.Now()
	}
	s.current.users.Add(1)
	return s.current, nil
}

// renew exchanges a view that has become stale. If there is no new one to be
// had, as while a store is being built anew, the old one serves on.
func (s *Store) renew() {
	if !s.current.db.Stale() {
		return
	}
	db, err := s.place.view(context.Background())
	if err != nil {
		return
	}
	old := s.current
	s.current = &handle{db: db}
	s.left.Go(func() { _ = old.close() }) // a view has nothing to lose
}

// Close waits for readers and writers and closes the store.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	last := s.current
	s.current = nil
	s.mu.Unlock()
	s.left.Wait()
	if last == nil {
		return nil
	}
	return last.close()
}

package quadstore

import (
	"sync"

	"github.com/cockroachdb/pebble/v2"
)

// scheduler lets the engine merge tables, as many at once as it thinks needful,
// but none before the store is open: opening waits for every merge that has
// begun, which after a large load would be a second or more.
type scheduler struct {
	db pebble.DBForCompaction

	mu      sync.Mutex // guards what follows; the engine is not called under it
	opened  bool
	ended   bool
	running int

	granting sync.Mutex // held while merges that wait are let go
}

// Register begins to serve the engine.
func (s *scheduler) Register(_ int, db pebble.DBForCompaction) { s.db = db }

// Unregister ends it.
func (s *scheduler) Unregister() {
	s.mu.Lock()
	s.ended = true
	s.mu.Unlock()
	s.granting.Lock() // nobody is in the engine any more
	defer s.granting.Unlock()
}

// open lets go what has been waiting for the store to be open.
func (s *scheduler) open() {
	s.mu.Lock()
	s.opened = true
	s.mu.Unlock()
	s.grant()
}

// TrySchedule asks for leave to merge.
func (s *scheduler) TrySchedule() (bool, pebble.CompactionGrantHandle) {
	allowed := s.db.GetAllowedWithoutPermission()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.opened || s.ended || s.running >= allowed {
		return false, nil
	}
	s.running++
	return true, s
}

// grant lets merges go that were refused before.
func (s *scheduler) grant() {
	s.granting.Lock()
	defer s.granting.Unlock()
	for {
		if ok, _ := s.TrySchedule(); !ok {
			return
		}
		waiting, _ := s.db.GetWaitingCompaction()
		if !waiting || !s.db.Schedule(s) {
			s.mu.Lock()
			s.running--
			s.mu.Unlock()
			return
		}
	}
}

// UpdateGetAllowedWithoutPermission: the next to ask is told.
func (s *scheduler) UpdateGetAllowedWithoutPermission() {}

// Started: there is nothing to note.
func (s *scheduler) Started() {}

// MeasureCPU: there is nothing to note.
func (s *scheduler) MeasureCPU(pebble.CompactionGoroutineKind) {}

// CumulativeStats: there is nothing to note.
func (s *scheduler) CumulativeStats(pebble.CompactionGrantHandleStats) {}

// Done ends a merge.
func (s *scheduler) Done() {
	s.mu.Lock()
	s.running--
	s.mu.Unlock()
	s.grant()
}

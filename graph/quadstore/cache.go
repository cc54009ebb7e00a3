package quadstore

import (
	"sync"

	"github.com/cayleygraph/quad"
)

// cache remembers the terms of ids. An id never changes its meaning, so what is
// remembered is always right. There are two generations: when the young one is
// full it becomes the old one, and the old one is forgotten.
type cache struct {
	mu         sync.RWMutex
	young, old map[ID]quad.Value
	size       int // bytes in the young generation
}

// Bounds of the cache: half of what it may hold, and the longest text worth
// remembering.
const (
	generationSize = 12 << 20
	longestCached  = 4 << 10
	entrySize      = 80 // what an entry costs beside its text
)

func newCache() *cache { return &cache{young: map[ID]quad.Value{}} }

func (c *cache) get(i ID) (quad.Value, bool) {
	c.mu.RLock()
	v, ok := c.young[i]
	if !ok {
		v, ok = c.old[i]
	}
	c.mu.RUnlock()
	return v, ok
}

// put remembers a term that takes a number of bytes.
func (c *cache) put(i ID, v quad.Value, size int) {
	if size > longestCached {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.size > generationSize {
		c.old, c.young, c.size = c.young, map[ID]quad.Value{}, 0
	}
	c.young[i] = v
	c.size += size + entrySize
}

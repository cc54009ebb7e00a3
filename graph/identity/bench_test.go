package identity_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"testing"

	"parley/graph/identity"
	"parley/schema"
)

// BenchmarkResolve measures how many mentions of actors are brought to their
// nodes in a second, and what an actor takes in memory. PARLEY_ENTITIES names a
// file with the entities of a document a line, as `parley extract` finds them;
// without it the actors are made up.
func BenchmarkResolve(b *testing.B) {
	all := entityLists(b)
	mentions := 0
	for _, list := range all {
		mentions += len(list)
	}
	gather := func() *identity.Registry {
		registry := &identity.Registry{}
		for _, list := range all {
			registry.Add(list)
		}
		return registry
	}
	before := heap()
	registry := gather()
	after := heap()
	for b.Loop() {
		identity.Resolve(gather(), nil)
	}
	b.ReportMetric(float64(mentions*b.N)/b.Elapsed().Seconds(), "mentions/s")
	b.ReportMetric(float64(mentions), "mentions")
	b.ReportMetric(float64(registry.Len()), "actors")
	b.ReportMetric(float64(after-before)/float64(registry.Len()), "B/actor")
	runtime.KeepAlive(registry)
	runtime.KeepAlive(all)
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// entityLists are the actors of documents, one for each mention in a statement.
func entityLists(b *testing.B) [][]schema.Entity {
	var all [][]schema.Entity
	name := os.Getenv("PARLEY_ENTITIES")
	if name == "" {
		for i := range 2000 {
			var list []schema.Entity
			for k := range 20 {
				e := schema.Entity{Name: fmt.Sprintf("%s %s%s", first[(i*k+k)%len(first)], family[(i+k*k)%len(family)], string("bdfklmnprst"[i%11])+string("bdfklmnprst"[i/11%11])+string("bdfklmnprst"[i/121%11]))}
				e.ID, e.Class = schema.EntityID(e.Name), schema.Person
				list = append(list, e)
			}
			all = append(all, list)
		}
		return all
	}
	file, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var list []schema.Entity
		if err := json.Unmarshal(lines.Bytes(), &list); err != nil {
			b.Fatal(err)
		}
		all = append(all, list)
	}
	return all
}

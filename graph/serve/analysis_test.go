package serve

import (
	"net/http"
	"testing"

	"parley/graph/query"
	"parley/schema"
)

func TestMatrixAnswer(t *testing.T) {
	server := newServer(t, Options{})
	var got query.Matrix
	get(t, server.URL+"/api/matrix", &got)
	if len(got.Actors) != 1 || len(got.Targets) != 1 || len(got.Cells) != 1 {
		t.Fatalf("got %+v", got)
	}
	if c := got.Cells[0]; c.Actor != "Veldoria" || c.Target != "free_passage" || c.Side != schema.Supports || c.Support != 2 || c.Last != "2026-03-05" {
		t.Errorf("cell %+v", c)
	}
	get(t, server.URL+"/api/matrix?targets=entities", &got)
	if got.Cells == nil || len(got.Cells) != 0 {
		t.Errorf("cells %v", got.Cells)
	}
	for _, address := range []string{"/api/matrix?actors=many", "/api/matrix?issues=-1", "/api/matrix?targets=things"} {
		if status, _, _ := send(t, http.MethodGet, server.URL+address, "", nil); status != http.StatusBadRequest {
			t.Errorf("%s: status %d", address, status)
		}
	}
	if status, _, _ := send(t, http.MethodGet, server.URL+"/api/matrix?actor=Atlantis", "", nil); status != http.StatusNotFound {
		t.Errorf("status %d for an unknown actor", status)
	}
}

func TestTimelineAnswer(t *testing.T) {
	server := newServer(t, Options{})
	var got struct {
		Entries []query.Entry
		Total   int
		Next    int
	}
	get(t, server.URL+"/api/timeline?actor=Veldoria&limit=2", &got)
	if got.Total != 3 || len(got.Entries) != 2 || got.Entries[0].Date != "2026-03-03" || got.Entries[0].Dated != query.ByDocument {
		t.Errorf("got %+v", got)
	}
	if got.Next != 2 {
		t.Errorf("the next part begins at %d", got.Next)
	}
	get(t, server.URL+"/api/timeline?actor=Veldoria&offset=2", &got)
	if got.Total != 3 || len(got.Entries) != 1 || got.Entries[0].Date != "2026-03-05" {
		t.Errorf("the rest %+v", got)
	}
	get(t, server.URL+"/api/timeline?from=2026-03-04", &got)
	if got.Total != 2 {
		t.Errorf("%d entries", got.Total)
	}
	var pages struct {
		Periods []query.Page
		Total   int
	}
	get(t, server.URL+"/api/timeline?by=week", &pages)
	if pages.Total != 1 || pages.Periods[0].Period != "2026-W10" || pages.Periods[0].Statements != 6 {
		t.Errorf("got %+v", pages)
	}
	if status, _, _ := send(t, http.MethodGet, server.URL+"/api/timeline?by=decade", "", nil); status != http.StatusBadRequest {
		t.Errorf("status %d for an unknown unit", status)
	}
}

// The two articles know of one who takes a side: there are no allies, but no
// list is null.
func TestAlliesOpponentsAndShiftsAnswer(t *testing.T) {
	server := newServer(t, Options{})
	for _, name := range []string{"allies", "opponents", "shifts"} {
		var got map[string]any
		get(t, server.URL+"/api/"+name+"?actor=veldoria", &got)
		if list, ok := got[name].([]any); !ok || len(list) != 0 || got["total"] != 0.0 {
			t.Errorf("%s: %v", name, got)
		}
		for address, want := range map[string]int{"": http.StatusBadRequest, "?actor=Atlantis": http.StatusNotFound} {
			if status, _, _ := send(t, http.MethodGet, server.URL+"/api/"+name+address, "", nil); status != want {
				t.Errorf("%s%s: status %d, want %d", name, address, status, want)
			}
		}
	}
	var got struct {
		Shifts []query.Shift
		Total  int
	}
	get(t, server.URL+"/api/shifts?actor=Veldoria&on=free+passage&all=1", &got)
	if got.Total != 2 || got.Shifts[0].Change != query.Begins || got.Shifts[1].Change != query.Same || got.Shifts[1].From.Last != "2026-03-03" {
		t.Errorf("got %+v", got)
	}
	if status, _, _ := send(t, http.MethodGet, server.URL+"/api/shifts?actor=Veldoria&kind=odd", "", nil); status != http.StatusBadRequest {
		t.Errorf("status %d for an unknown change", status)
	}
}

func TestDisputesAnswer(t *testing.T) {
	server := newServer(t, Options{})
	var got struct {
		Disputes []query.Dispute
		Total    int
	}
	get(t, server.URL+"/api/disputes?within=30&actor=Veldoria", &got)
	if got.Total != 0 || got.Disputes == nil {
		t.Errorf("got %+v", got)
	}
	for _, address := range []string{"/api/disputes?kind=odd", "/api/disputes?within=soon"} {
		if status, _, _ := send(t, http.MethodGet, server.URL+address, "", nil); status != http.StatusBadRequest {
			t.Errorf("%s: status %d", address, status)
		}
	}
	if status, _, _ := send(t, http.MethodGet, server.URL+"/api/disputes?actor=Atlantis", "", nil); status != http.StatusNotFound {
		t.Errorf("status %d for an unknown actor", status)
	}
}

package vocab

import "testing"

func TestPlaceNamed(t *testing.T) {
	for _, test := range []struct {
		name, want, country string
		kind                PlaceKind
	}{
		{"U.S.", "United States", "", CountryPlace},
		{"Britain", "United Kingdom", "", CountryPlace},
		{"Kiev", "Kyiv", "Ukraine", CapitalPlace},
		{"Geneva", "Geneva", "Switzerland", CityPlace},
		{"Gaza Strip", "Gaza", "Palestine", RegionPlace},
		{"Georgia", "Georgia", "", CountryPlace},
	} {
		p := PlaceNamed(test.name)
		if p == nil || p.Name != test.want || p.Country != test.country || p.Kind != test.kind {
			t.Errorf("PlaceNamed(%q) = %+v", test.name, p)
		}
	}
	if p := PlaceNamed("us"); p != nil {
		t.Errorf("the pronoun us is the place %+v", p)
	}
}

func TestDemonym(t *testing.T) {
	for word, want := range map[string]string{
		"Russian": "Russia", "Russians": "Russia", "Iraqis": "Iraq", "Danes": "Denmark", "Chinese": "China",
		"Briton": "United Kingdom", "Serb": "Serbia", "Europeans": "Europe", "Frenchmen": "France",
	} {
		if p := Demonym(word); p == nil || p.Name != want {
			t.Errorf("Demonym(%q) = %+v, want %s", word, p, want)
		}
	}
}

func TestBodyNamed(t *testing.T) {
	for name, want := range map[string]string{"UN": "United Nations", "U.N. Security Council": "UN Security Council", "NATO": "NATO"} {
		if b := BodyNamed(name); b == nil || b.Name != want {
			t.Errorf("BodyNamed(%q) = %+v, want %s", name, b, want)
		}
	}
}

package vocab

import (
	"strings"
	"testing"
)

func TestAtlas(t *testing.T) {
	tests := []struct {
		day, names, name, want string
	}{
		{"", "Tbilisi;Russia", "Georgia", "Georgia"},
		{"", "Atlanta;Republican Party", "Georgia", "Georgia (U.S. state)"},
		{"", "Florida;Alabama", "Georgia", "Georgia (U.S. state)"},
		{"", "New York;Russia;United States", "Georgia", "Georgia"},
		{"", "Florida;Alabama;Tbilisi;Georgian", "Georgia", "Georgia"},
		{"", "", "Congo", "Democratic Republic of the Congo"},
		{"", "Brazzaville", "Congo", "Republic of the Congo"},
		{"", "Brazzaville;Kinshasa;Goma", "Congo", "Democratic Republic of the Congo"},
		{"", "Pyongyang", "Korea", "North Korea"},
		{"", "Seoul;Pyongyang", "Korea", "South Korea"},
		{"", "Beirut;Lebanese", "Tripoli", "Tripoli (Lebanon)"},
		{"", "", "Tripoli", "Tripoli"},
		{"", "Caracas;Venezuelan;Maracaibo", "Valencia", "Valencia (Venezuela)"},
		{"", "Sydney;Queensland", "Victoria", "Victoria (Australia)"},
		{"", "Seychelles", "Victoria", "Victoria"},
		{"2022-01-01", "", "Zaire", "Democratic Republic of the Congo"},
		{"", "", "Swaziland", "Eswatini"},
		{"", "", "Macedonia", "North Macedonia"},
	}
	for _, test := range tests {
		p := NewAtlas(test.day, strings.Split(test.names, ";")).Place(test.name)
		if p == nil || p.Name != test.want {
			t.Errorf("%q beside %q on %q: %+v, want %s", test.name, test.names, test.day, p, test.want)
		}
	}
}

func TestAtlasOfAdjectivesAndBodies(t *testing.T) {
	if p := NewAtlas("", []string{"Pyongyang"}).Demonym("Korean"); p.Name != "North Korea" {
		t.Errorf("Korean beside Pyongyang: %s", p.Name)
	}
	if p := NewAtlas("", []string{"Brazzaville"}).Demonym("Congolese"); p.Name != "Republic of the Congo" {
		t.Errorf("Congolese beside Brazzaville: %s", p.Name)
	}
	if p := Demonym("Dominicans"); p.Name != "Dominican Republic" {
		t.Errorf("Dominicans: %s", p.Name)
	}
	if b := NewAtlas("", []string{"Reporters Without Borders"}).Body("RSF"); b.Name != "Reporters Without Borders" {
		t.Errorf("RSF beside Reporters Without Borders: %s", b.Name)
	}
	if b := BodyNamed("RSF"); b.Name != "Rapid Support Forces" {
		t.Errorf("RSF: %s", b.Name)
	}
}

func TestStateOfAtlas(t *testing.T) {
	tests := []struct{ day, names, seat, want string }{
		{"", "", "Moscow", "Russia"},
		{"1985-03-11", "", "Moscow", "Soviet Union"},
		{"1985-03-11", "", "the Kremlin", "Soviet Union"},
		{"1991-12-26", "", "Moscow", "Russia"},
		{"1985-03-11", "", "Bonn", "Germany"},
		{"", "", "Bonn", ""},
		{"1999-05-01", "", "Belgrade", "Yugoslavia"},
		{"2004-05-01", "", "Belgrade", "Serbia and Montenegro"},
		{"", "", "Belgrade", "Serbia"},
		{"", "", "Brussels", "European Union"},
		{"", "NATO;Poland", "Brussels", "NATO"},
		{"", "NATO;European Commission", "Brussels", "European Union"},
		{"", "", "The Hague", "Netherlands"},
		{"", "ICC", "The Hague", "International Criminal Court"},
		{"", "", "the Pentagon", "U.S. Department of Defense"},
		{"", "", "Foggy Bottom", "U.S. State Department"},
		{"", "", "Tel Aviv", "Israel"},
		{"", "", "Astana", "Kazakhstan"},
		{"", "", "Lagos", ""},
	}
	for _, test := range tests {
		if got, _, ok := NewAtlas(test.day, strings.Split(test.names, ";")).StateOf(test.seat); got != test.want || ok != (test.want != "") {
			t.Errorf("%q beside %q on %q: %q, want %q", test.seat, test.names, test.day, got, test.want)
		}
	}
}

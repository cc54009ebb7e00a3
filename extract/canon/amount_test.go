package canon

import "testing"

func TestAmountValue(t *testing.T) {
	tests := []struct{ text, want string }{
		{"$40 million", "40000000 USD"},
		{"for $40 million", "40000000 USD"},
		{"$1.5bn", "1500000000 USD"},
		{"1.5 billion euros", "1500000000 EUR"},
		{"£300m", "300000000 GBP"},
		{"a record 80 million pounds", "80000000 GBP"},
		{"20 pounds of gold", "20 pounds"},
		{"at $60 a barrel", "60 USD/barrel"},
		{"100 euros per day", "100 EUR/day"},
		{"by 10%", "10 %"},
		{"by 2.5 percent", "2.5 %"},
		{"2 per cent", "2 %"},
		{"10 to 15 percent", "10/15 %"},
		{"10-15%", "10/15 %"},
		{"between 10 and 15 million yen", "10000000/15000000 JPY"},
		{"$10 million to $15 million", "10000000/15000000 USD"},
		{"30,000 troops", "30000 troops"},
		{"some 30,000 Russian troops near the border", "30000 Russian troops"},
		{"two missiles", "2 missiles"},
		{"twenty-five ships", "25 ships"},
		{"three hundred men", "300 men"},
		{"a dozen tanks", "12 tanks"},
		{"dozens of villagers", "24/.. villagers"},
		{"tens of thousands of refugees", "20000/.. refugees"},
		{"hundreds of tanks", "200/.. tanks"},
		{"millions of dollars", "2000000/.. USD"},
		{"more than 100 people", "100/.. people"},
		{"at least 12 men", "12/.. men"},
		{"by up to $500,000", "../500000 USD"},
		{"as many as 20 drones", "../20 drones"},
		{"nearly half", "50 %"},
		{"by a third", "33 %"},
		{"two thirds", "67 %"},
		{"20 kilograms of cocaine", "20 kg"},
		{"15 km", "15 km"},
		{"three days", "P3D"},
		{"two million tons of wheat", "2000000 tons"},
		{"by a third from 2001 to 2014", "33 %"},
		{"37 cents out of each dollar", "37 cents"},
		{"a 5-4 decision", ""},
		{"6 o’clock", ""},
		{"6 a.m.", ""},
		{"one of the leaders", ""},
		{"the third", ""},
		{"the 2014 annexation", ""},
		{"30 December", ""},
		{"9/11 attacks", ""},
		{"a 19-year-old man", ""},
		{"troops", ""},
		{"the third world", ""},
		{"5G networks", ""},
		{"one", ""},
		{"", ""},
	}
	for _, test := range tests {
		if got := amountValue(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzAmountValue(f *testing.F) {
	f.Add("between $1.5bn and 10-15% of the")
	f.Add("tens of thousands-2 a")
	f.Fuzz(func(_ *testing.T, text string) { amountValue(text) })
}

package canon

import "testing"

func TestTimeValue(t *testing.T) {
	const thursday = "2021-12-30"
	tests := []struct {
		text, date string
		ahead      bool
		want       string
	}{
		{"on Wednesday", thursday, false, "2021-12-29"},
		{"Thursday", thursday, false, "2021-12-30"},
		{"Friday", thursday, true, "2021-12-31"},
		{"last Thursday", thursday, false, "2021-12-23"},
		{"next Monday", thursday, false, "2022-01-03"},
		{"on Monday evening", thursday, false, "2021-12-27"},
		{"in January", thursday, false, "2022-01"},
		{"in January", thursday, true, "2022-01"},
		{"in early December", thursday, false, "2021-12"},
		{"in August", thursday, false, "2021-08"},
		{"last August", "2022-03-01", false, "2021-08"},
		{"earlier this month", thursday, false, "2021-12"},
		{"next month", thursday, true, "2022-01"},
		{"last week", thursday, false, "2021-W51"},
		{"this year", thursday, false, "2021"},
		{"two weeks ago", thursday, false, "2021-W50"},
		{"three days ago", thursday, false, "2021-12-27"},
		{"in two days", thursday, true, "2022-01-01"},
		{"tomorrow", thursday, true, "2021-12-31"},
		{"since 2014", "", false, "2014/.."},
		{"until March 2023", "", false, "../2023-03"},
		{"from 2014 to 2018", "", false, "2014/2018"},
		{"between 2014 and 2018", "", false, "2014/2018"},
		{"at 20:30 GMT", "", false, "T20:30Z"},
		{"at 8:30 p.m.", "", false, "T20:30"},
		{"at noon on Friday", thursday, true, "2021-12-31T12:00"},
		{"on 30 December 2021", "", false, "2021-12-30"},
		{"on Dec. 30, 2021", "", false, "2021-12-30"},
		{"on December 28", thursday, false, "2021-12-28"},
		{"on the 9th of May", "2022-05-20", false, "2022-05-09"},
		{"on May 9", "", false, "--05-09"},
		{"in the 1990s", "", false, "1990/1999"},
		{"for three days", "", false, "P3D"},
		{"for more than two hours", "", false, "PT2H"},
		{"for the New Year's holiday", thursday, false, ""},
		{"in January", "", false, "--01"},
		{"on Wednesday", "", false, ""},
		{"following the talks", thursday, false, ""},
		{"", thursday, false, ""},
		{"2020", "", false, "2020"},
		{"with 3,000 troops", thursday, false, ""},
	}
	for _, test := range tests {
		if got := timeValue(test.text, test.date, test.ahead); got != test.want {
			t.Errorf("%q on %q (ahead %v): got %q, want %q", test.text, test.date, test.ahead, got, test.want)
		}
	}
}

func FuzzTimeValue(f *testing.F) {
	f.Add("on Dec. 30, 2021", "2021-12-31", true)
	f.Add("from to 12:99 pm ago days", "", false)
	f.Fuzz(func(_ *testing.T, text, date string, ahead bool) { timeValue(text, date, ahead) })
}

package query

import (
	"testing"
	"time"
)

func TestPeriodOf(t *testing.T) {
	for value, want := range map[string]period{
		"2021-12-30":            {"2021-12-30", "2021-12-30"},
		"2021-12-30T21:30":      {"2021-12-30", "2021-12-30"},
		"2021-W01":              {"2021-01-04", "2021-01-10"},
		"2020-W53":              {"2020-12-28", "2021-01-03"},
		"2024-02":               {"2024-02-01", "2024-02-29"},
		"2021":                  {"2021-01-01", "2021-12-31"},
		"2021-22":               {"2021-06-01", "2021-08-31"},
		"2021-24":               {"2021-12-01", "2022-02-28"},
		"2010/2014":             {"2010-01-01", "2014-12-31"},
		"2014/..":               {"2014-01-01", ""},
		"../2021-12-31":         {"", "2021-12-31"},
		"2021-01-09/2021-01-12": {"2021-01-09", "2021-01-12"},
	} {
		if got, ok := periodOf(value); !ok || got != want {
			t.Errorf("%s: got %v, %v; want %v", value, got, ok, want)
		}
	}
	for _, value := range []string{"", "P3D", "T20:30Z", "--05-09", "../--03", "../..", "2021-30", "2021-W60", "soon"} {
		if got, ok := periodOf(value); ok {
			t.Errorf("%s: got %v, want none", value, got)
		}
	}
}

func TestPeriodsMeet(t *testing.T) {
	march, spring, since := period{"2021-03-01", "2021-03-31"}, period{"2021-03-31", "2021-05-31"}, period{"2021-04-01", ""}
	if !march.meets(spring) || !spring.meets(march) || !spring.meets(since) || !since.meets(period{"", ""}) {
		t.Error("periods with a day in common do not meet")
	}
	if march.meets(since) || since.meets(march) {
		t.Error("periods without a day in common meet")
	}
}

func FuzzPeriodOf(f *testing.F) {
	for _, value := range []string{"2021-W52", "2021-22", "2010/2014", "../2021-12-31", "2021-12-30T21:30", "P3D"} {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		p, ok := periodOf(value)
		for _, day := range []string{p.from, p.to} {
			if _, err := time.Parse(time.DateOnly, day); ok && day != "" && err != nil {
				t.Errorf("%q gives %v", value, p)
			}
		}
	})
}

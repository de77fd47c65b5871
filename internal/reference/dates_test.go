package reference

import "testing"

const lifecycles = `
	[[layer]]
	id = "l"
	[[option]]
	id = "retired"
	layer = "l"
	[[option]]
	id = "ending"
	layer = "l"
	[[option]]
	id = "plain"
	layer = "l"
	[[lifecycle]]
	id = "retired-2"
	option = "retired"
	status = "retired"
	since = 2025-08-20
	[[lifecycle]]
	id = "retired-1"
	option = "retired"
	status = "maintenance"
	since = 2024-01-01
	[[lifecycle]]
	id = "retired-3"
	option = "retired"
	status = "active"
	since = 2026-01-01
	[[lifecycle]]
	id = "ending-1"
	option = "ending"
	status = "deprecated"
	since = 2025-01-01
	until = 2027-10-28
	[[lifecycle]]
	id = "ending-2"
	option = "ending"
	status = "maintenance"
	since = 2025-01-01
`

func TestUnsupported(t *testing.T) {
	s := parse(t, lifecycles)
	tests := []struct {
		option, date string
		want         bool
		state        string
	}{
		{"retired", "2023-12-31", false, ""},
		{"retired", "2024-01-01", false, "maintenance"},
		{"retired", "2025-08-19", false, "maintenance"},
		{"retired", "2025-08-20", true, "retired"},
		{"retired", "2026-01-01", true, "active"}, // the state is the latest; a retired entry is enough
		{"ending", "2027-10-28", false, "maintenance"},
		{"ending", "2027-10-29", true, "maintenance"}, // of two entries of one day the later in the file
		{"plain", "2030-01-01", false, ""},
	}
	for _, test := range tests {
		if got := s.Unsupported(test.option, test.date); got != test.want {
			t.Errorf("%s on %s: got unsupported %v, want %v", test.option, test.date, got, test.want)
		}
		if got := s.State(test.option, test.date); got != test.state {
			t.Errorf("%s on %s: got state %q, want %q", test.option, test.date, got, test.state)
		}
	}
}

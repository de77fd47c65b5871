package report

import (
	"encoding/json"
	"math"
	"testing"
)

func TestThousandths(t *testing.T) {
	for n, want := range map[Thousandths]string{
		0: "0", 5000: "5", -500: "-0.5", 2125: "2.125", -1: "-0.001", 1010: "1.01", 1_000_000: "1000",
		math.MinInt64: "-9223372036854775.808", math.MaxInt64: "9223372036854775.807",
	} {
		got, err := json.Marshal(n)
		if err != nil || string(got) != want {
			t.Errorf("%d: got %s %v, want %s", int64(n), got, err, want)
		}
		var back Thousandths
		if err := json.Unmarshal(got, &back); err != nil || back != n {
			t.Errorf("%s reads as %d %v", got, int64(back), err)
		}
	}
	if got := Thousandths(1500).Signed() + Thousandths(0).Signed() + Thousandths(-1000).Signed(); got != "+1.50-1" {
		t.Errorf("signed: %s", got)
	}
	for _, bad := range []string{`"1"`, `1.0001`, `1e2`, `99999999999999999999`, `null`} {
		if err := json.Unmarshal([]byte(bad), new(Thousandths)); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}

func TestMillionths(t *testing.T) {
	for n, want := range map[Millionths]string{0: "0.000000", 1_000_000: "1.000000", 333_333: "0.333333", -2: "-0.000002"} {
		got, err := json.Marshal(n)
		if err != nil || string(got) != want {
			t.Errorf("%d: got %s %v, want %s", int64(n), got, err, want)
		}
		var back Millionths
		if err := json.Unmarshal(got, &back); err != nil || back != n {
			t.Errorf("%s reads as %d %v", got, int64(back), err)
		}
	}
}

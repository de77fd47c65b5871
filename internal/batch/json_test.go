package batch

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// member values as encoding/json takes them, later keys over earlier ones.
func decoded(line []byte) (map[string]json.RawMessage, bool) {
	if line = bytes.TrimSpace(line); len(line) == 0 || line[0] != '{' {
		return nil, false
	}
	var m map[string]json.RawMessage
	err := json.Unmarshal(line, &m)
	return m, err == nil
}

func compareObject(t *testing.T, line []byte) {
	if bytes.IndexByte(line, '\n') >= 0 {
		return
	}
	want, ok := decoded(line)
	if line = bytes.TrimSpace(line); len(line) == 0 {
		return
	}
	var o object
	o.read(line)
	if ok = ok && utf8.Valid(line); !ok { // encoding/json takes bytes of no character for U+FFFD
		want = nil
	}
	if ok != (o.problem == "") {
		t.Fatalf("%q: problem %q, encoding/json takes it: %v", line, o.problem, ok)
	}
	got := map[string]json.RawMessage{}
	for _, m := range o.members {
		got[string(m.key)] = m.value
	}
	if len(got) != len(want) {
		t.Fatalf("%q: %d keys, want %d", line, len(got), len(want))
	}
	for key, value := range want {
		if !bytes.Equal(got[key], value) {
			t.Fatalf("%q: %q is %q, want %q", line, key, got[key], value)
		}
	}
}

var jsonSeeds = []string{
	`{}`, ` { } `, `{"a":1}`, `{"a" : "b\"}" , "c":[1,{"d":"]"}],"e":null}`, `{"a":-1.5e3,"b":true}`, `{"a":{"b":{}},"c":[]}`,
	`{"\u0061":1,"b\\":"\\"}`, "{\"\xff\":1}", `{"a":1,}`, `[1]`, `1`, `"a"`, `{"a":1}{"b":2}`, "{\t\"a\"\r:\t1\r}", `{"a":"é"}`,
}

func TestObject(t *testing.T) {
	for _, s := range jsonSeeds {
		compareObject(t, []byte(s))
	}
}

// FuzzObject compares our way through an object with encoding/json.
func FuzzObject(f *testing.F) {
	for _, s := range jsonSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(compareObject)
}

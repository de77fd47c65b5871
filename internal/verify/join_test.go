package verify

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCompareAskedOtherwise: a question that two sets ask in different ways is
// two questions, which can be told apart.
func TestCompareAskedOtherwise(t *testing.T) {
	one := base + "\n" + yesno("n", "") + rule("r", `{ n = true }`, `points = { a = 9 }`)
	two := base + "\n[[question]]\nid = \"n\"\nprompt = \"How many?\"\nkind = \"number\"\nmax = 9\n" + rule("r", `{ n = 3 }`, `points = { b = 9 }`)
	d, err := Compare(context.Background(), compile(t, []byte(one)), compile(t, []byte(two)), DiffOptions{Date: 20261122})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i := range d.Both.Questions {
		ids = append(ids, d.Both.Questions[i].ID)
	}
	if diff := cmp.Diff([]string{"q", "n@A", "n@B"}, ids); diff != "" {
		t.Errorf("questions of both (-want +got):\n%s", diff)
	}
}
